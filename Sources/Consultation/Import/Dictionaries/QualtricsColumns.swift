internal import FileFormats

// Which columns a Qualtrics question fills. Names come in up to three forms: those of exports with three
// header rows first, then the author's own names alone, then those of the older exports with two header rows.

extension QualtricsQuestion {
  /// Adds the columns of this question.
  ///
  /// - Throws: A ``FormatError`` where there are too many.
  func add(to columns: inout CompanionColumns) throws(FormatError) {
    if isCarriedForward {
      columns.note("\(tag) takes its choices from another question; such columns are not read")
    }
    switch (type, selector) {
    case ("MC", "MAVR"), ("MC", "MAHR"), ("MC", "MACOL"), ("MC", "MSB"): try addMultiple(to: &columns)
    case ("MC", _): try addSingle(to: &columns)
    case ("Matrix", "MaxDiff"): try addUnread(to: &columns)
    case ("Matrix", _): try addGrid(to: &columns)
    case ("SBS", _):
      for part in parts { try part.addSideBySide(under: self, to: &columns) }
    case ("TE", "FORM"): try addItems(.text, to: &columns)
    case ("TE", _): try columns.append(.init(code: tag, text: text, kind: isNumber ? .number : .text))
    case ("RO", _): try addItems(.rankOfItem, to: &columns)
    case ("Slider", _), ("CS", _): try addItems(.number, to: &columns)
    case ("DB", _), ("Captcha", _): try columns.append(.init(code: tag, text: text, kind: .display))
    case ("Timing", _):
      try addMeasured(["First Click", "Last Click", "Page Submit", "Click Count"], to: &columns)
    case ("Meta", _): try addMeasured(["Browser", "Version", "Operating System", "Resolution"], to: &columns)
    case ("FileUpload", _): try addMeasured(["Id", "Name", "Size", "Type"], to: &columns)
    default: try addUnread(to: &columns)
    }
  }

  private func addSingle(to columns: inout CompanionColumns) throws(FormatError) {
    if selector == "NPS" {
      try columns.append(.init(code: tag + "_NPS_GROUP", text: text, kind: .display, question: tag))
    }
    try columns.append(.init(code: tag, text: text, kind: .single, values: Self.values(of: choices)))
    try addTexts(to: &columns)
  }

  private func addMultiple(to columns: inout CompanionColumns) throws(FormatError) {
    // Export options decide whether all choices stand in one column or each has its own.
    if columns.mayHave(tag) {
      try columns.append(
        .init(code: tag, text: text, kind: .joined(separator: ","), values: Self.values(of: choices)))
    }
    for choice in choices {
      try columns.append(
        named: Self.codes(of: choice).map { "\(tag)_\($0)" },
        .init(code: "", text: text, under: choice.label, kind: .tick, question: tag))
    }
    try addTexts(to: &columns)
  }

  /// What people typed beside choices.
  private func addTexts(to columns: inout CompanionColumns) throws(FormatError) {
    for choice in choices where choice.hasText {
      try columns.append(
        named: Self.codes(of: choice).map { "\(tag)_\($0)_TEXT" },
        .init(code: "", text: text, under: choice.label, kind: .text, question: tag))
    }
  }

  /// One column of the same kind for each item.
  private func addItems(
    _ kind: DataDictionary.Variable.Kind, to columns: inout CompanionColumns
  ) throws(FormatError) {
    for choice in choices {
      let names = rowNames(choice)
      try columns.append(
        named: names, .init(code: "", text: text, under: choice.label, kind: kind, question: tag))
      try addText(beside: choice, named: names, to: &columns)
    }
  }

  private func addText(
    beside statement: Choice, named names: [String], to columns: inout CompanionColumns
  ) throws(FormatError) {
    guard statement.hasText else { return }
    try columns.append(
      named: names.map { $0 + "_TEXT" },
      .init(code: "", text: text, under: statement.label, kind: .text, question: tag))
  }

  /// What the browser measured: no answers.
  private func addMeasured(_ parts: [String], to columns: inout CompanionColumns) throws(FormatError) {
    for (index, part) in parts.enumerated() {
      try columns.append(
        named: ["\(tag)_\(part)", "\(tag)_\(index + 1)"],
        .init(code: "", text: text, under: part, kind: .display, question: tag))
    }
  }

  private func addUnread(to columns: inout CompanionColumns) throws(FormatError) {
    columns.note("\(tag) is of the type \(type) \(selector), which is not read")
    try columns.append(.init(code: tag, text: text, kind: .display))
  }
}

// MARK: Grids

extension QualtricsQuestion {
  private func addGrid(to columns: inout CompanionColumns) throws(FormatError) {
    let values = Self.values(of: answers)
    for statement in choices {
      let names = rowNames(statement)
      if let kind = cellKind {
        try addCells(kind, of: statement, text: text, to: &columns) { answer in
          let plain = names.flatMap { name in Self.codes(of: answer).map { "\(name)_\($0)" } }
          return kind == .text ? plain.map { $0 + "_TEXT" } + plain : plain
        }
      } else {
        try columns.append(
          named: names,
          .init(
            code: "", text: text, under: statement.label, kind: .single, values: values,
            question: tag))
      }
      try addText(beside: statement, named: names, to: &columns)
    }
  }

  /// What each cell of the grid holds where it has a column of its own; `nil` where each row is one column.
  private var cellKind: DataDictionary.Variable.Kind? {
    switch (selector, subSelector) {
    case ("TE", _): .text
    case ("CS", _): .number
    case ("RO", _): .rankOfItem
    case (_, "MultipleAnswer"): .tick
    default: nil
    }
  }

  /// One column for each scale point of a statement: the statement is a question of its own.
  private func addCells(
    _ kind: DataDictionary.Variable.Kind, of statement: Choice, text: String,
    to columns: inout CompanionColumns, names: (Choice) -> [String]
  ) throws(FormatError) {
    let full = [text, statement.label].filter { !$0.isEmpty }.joined(separator: " - ")
    let question = "\(tag)_\(statement.tag ?? statement.id)"
    for answer in answers {
      try columns.append(
        named: names(answer),
        .init(code: "", text: full, under: answer.label, kind: kind, question: question))
    }
  }

  /// Adds one column of a side-by-side question, which is a grid with names of its own.
  private func addSideBySide(
    under whole: QualtricsQuestion, to columns: inout CompanionColumns
  ) throws(FormatError) {
    let text = [whole.text, self.text].filter { !$0.isEmpty }.joined(separator: " - ")
    let values = Self.values(of: answers)
    let order = Dictionary(
      whole.choices.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let statements = choices.enumerated().sorted {
      (order[$0.element.id] ?? .max, $0.offset) < (order[$1.element.id] ?? .max, $1.offset)
    }
    for statement in statements.map(\.element) {
      if let kind = cellKind {
        let ending = kind == .text ? "_TEXT" : ""
        try addCells(kind, of: statement, text: text, to: &columns) { answer in
          sideBySideNames(statement, answer).map { $0 + ending }
        }
      } else {
        try columns.append(
          named: sideBySideNames(statement, nil),
          .init(
            code: "", text: text, under: statement.label, kind: .single, values: values,
            question: tag))
      }
    }
  }
}

// MARK: Names

extension QualtricsQuestion {
  /// What a column's name may end in: the recode value or the choice's number.
  private static func codes(of choice: Choice) -> [String] {
    choice.code == choice.id ? [choice.id] : [choice.code, choice.id]
  }

  private func rowNames(_ statement: Choice) -> [String] {
    guard let own = statement.tag else { return ["\(tag)_\(statement.id)"] }
    let safe = String(own.map { $0 == "-" ? "_" : $0 })
    return ["\(tag)_\(own)", own] + (safe == own ? [] : [safe])
  }

  /// The names of a row in a side-by-side column, or of one cell of it.
  ///
  /// Three-row exports give all cells of a row the same name where the author named rows and columns.
  private func sideBySideNames(_ statement: Choice, _ answer: Choice?) -> [String] {
    guard let own = statement.tag else {
      let row = "\(tag)_\(statement.id)"
      return answer.map { Self.codes(of: $0).map { "\(row)_\($0)" } } ?? [row]
    }
    let ending = answerTag.map { "_\($0)" } ?? ""
    let older = "\(own): \(answerTag ?? "")"
    guard let answer else { return ["\(tag)_\(own)\(ending)", older] }
    return ["\(tag)_\(own)\(ending)"] + Self.codes(of: answer).reversed().map { "\(older)_\($0)" }
  }
}

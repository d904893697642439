package import FileFormats

// Which columns the questions of an XLSForm fill: groups make paths, and repeats make tables of their own.

extension XLSForm {
  /// What the form says of the columns of its exports.
  ///
  /// - Parameter headers: The export's header row, where it is known: exports join groups with a slash or a
  ///   hyphen, or leave them out.
  /// - Returns: The variables in the order of the form.
  /// - Throws: A ``FormatError`` where groups are not closed in order, or the form would fill too many
  ///   columns.
  package func dictionary(over headers: [String] = []) throws(FormatError) -> DataDictionary {
    var reading = Reading(form: self, columns: CompanionColumns(over: headers))
    for row in rows where !row.type.isEmpty { try reading.take(row) }
    try reading.end()
    return reading.columns.dictionary(title: title)
  }
}

extension XLSForm {
  fileprivate struct Reading {
    /// A group or a repeat that is open.
    fileprivate struct Section {
      let kind: String
      let name: String
      let line: Int
      /// The text and the list that its rows share, in a Kobo rating or ranking.
      let label: String
      let list: String
    }

    let form: XLSForm
    var columns: CompanionColumns
    fileprivate var sections: [Section] = []
    /// How many rows of the open rating or ranking were read.
    fileprivate var rowsInSection = 0

    init(form: XLSForm, columns: CompanionColumns) {
      self.form = form
      self.columns = columns
    }

    mutating func take(_ row: Row) throws(FormatError) {
      // Both begin_group and begin group are written; end alone is the time at which the form was left.
      let first = row.type.first?.lowercased() ?? ""
      let isJoined = first.hasPrefix("begin_") || first.hasPrefix("end_")
      let words =
        (isJoined ? first.split(separator: "_", maxSplits: 1).map(String.init) : [first])
        + row.type.dropFirst()
      switch words.count > 1 ? words[0] : "" {
      case "begin": try begin(words[1].lowercased(), row)
      case "end": try end(words[1].lowercased(), row)
      default:
        if !sections.contains(where: { $0.kind == "repeat" }) { try addQuestion(row) }
      }
    }

    private mutating func begin(_ kind: String, _ row: Row) throws(FormatError) {
      guard sections.count < JSONValue.depthLimit else {
        throw FormatError(
          .limit, line: row.line, "groups stand more than \(JSONValue.depthLimit) deep in each other")
      }
      if kind == "repeat" {
        columns.note(
          "the repeat '\(row.name)' is left out: exports keep its answers in a table of their own",
          line: row.line)
      } else if !["group", "score", "rank"].contains(kind) {
        columns.note("a section of the kind '\(kind)' is read as a group", line: row.line)
      }
      noteCondition(row)
      rowsInSection = 0
      let list = row.list.isEmpty ? row.type.last ?? "" : row.list
      sections.append(Section(kind: kind, name: row.name, line: row.line, label: row.label, list: list))
    }

    private mutating func end(_ kind: String, _ row: Row) throws(FormatError) {
      guard let open = sections.popLast() else {
        throw FormatError(
          .malformed, line: row.line, "a \(kind) ends that never began",
          expected: "begin_\(kind) before end_\(kind)")
      }
      guard open.kind == kind else {
        throw FormatError(
          .malformed, line: row.line, "a \(kind) ends inside the \(open.kind) of row \(open.line)",
          expected: "end_\(open.kind)")
      }
    }

    /// Refuses a form with an open group.
    func end() throws(FormatError) {
      guard let open = sections.last else { return }
      throw FormatError(
        .malformed, line: open.line, "the \(open.kind) that begins here never ends",
        expected: "end_\(open.kind)")
    }

    fileprivate mutating func noteCondition(_ row: Row) {
      guard !row.relevant.isEmpty else { return }
      columns.note("'\(row.name)' is asked only where \(row.relevant)", line: row.line)
    }
  }
}

// MARK: Questions

extension XLSForm.Reading {
  fileprivate mutating func addQuestion(_ row: XLSForm.Row) throws(FormatError) {
    guard !row.name.isEmpty else {
      columns.note("a question of the type '\(row.type.joined(separator: " "))' has no name", line: row.line)
      return
    }
    noteCondition(row)
    let words = Self.selectWords(row.type)
    switch words.first ?? "" {
    case "score__row", "rank__level": try addSharedRow(row)
    case "select_one", "select_one_from_file", "select_one_external":
      try addSelect(row, words, isMultiple: false)
    case "select_multiple", "select_multiple_from_file", "rank": try addSelect(row, words, isMultiple: true)
    default: try addPlain(row, words.first ?? "")
    }
  }

  /// The words of a type, with the older spellings of choice questions turned into today's.
  private static func selectWords(_ type: [String]) -> [String] {
    let text = type.joined(separator: " ").lowercased()
    for (older, today, count) in [
      ("select one from ", "select_one", 3), ("select one ", "select_one", 2), ("select1 ", "select_one", 1),
      ("select all that apply from ", "select_multiple", 5), ("select all that apply ", "select_multiple", 4),
      ("select multiple from ", "select_multiple", 3), ("select multiple ", "select_multiple", 2),
      ("add select multiple prompt using ", "select_multiple", 5),
      ("add select one prompt using ", "select_one", 5),
    ] where text.hasPrefix(older) {
      return [today] + type.dropFirst(count)
    }
    return [type.first?.lowercased() ?? ""] + type.dropFirst()
  }

  private mutating func addSelect(
    _ row: XLSForm.Row, _ words: [String], isMultiple: Bool
  ) throws(FormatError) {
    let list = words.dropFirst().first ?? ""
    var values = form.lists[list] ?? []
    if values.isEmpty {
      columns.note(
        "'\(row.name)' takes its choices from '\(list)', which is not in the sheet choices", line: row.line)
    }
    let rest = words.dropFirst(2).joined(separator: " ").lowercased()
    let hasOther = ["or_other", "or other", "or specify other"].contains(rest)
    if hasOther && !values.contains(where: { $0.code == "other" }) {
      values.append(.init(code: "other", label: "Other"))
    }
    let question = try append(
      row, kind: isMultiple ? .joined(separator: " ") : .single, values: values)
    if words.first == "rank" {
      columns.note(
        "'\(row.name)' is a ranking: its cells hold the codes, the first one first", line: row.line)
    } else if isMultiple {
      for value in values {
        try columns.append(
          named: names(row.name, ending: "/" + value.code),
          .init(code: "", text: row.label, under: value.label, kind: .tick, question: question))
      }
    }
    if hasOther {
      try columns.append(
        named: names(row.name, ending: "_other"),
        .init(code: "", text: row.label, under: "Other", kind: .text, question: question))
    }
  }

  /// Adds a row of a Kobo rating, or a place of a Kobo ranking, whose list the section names.
  private mutating func addSharedRow(_ row: XLSForm.Row) throws(FormatError) {
    guard let section = sections.last, section.kind == "score" || section.kind == "rank" else {
      columns.note("'\(row.name)' stands in no rating and no ranking", line: row.line)
      return
    }
    rowsInSection += 1
    let path = sections.map(\.name).filter { !$0.isEmpty }.joined(separator: "/")
    try columns.append(
      named: names(row.name),
      .init(
        code: "", text: section.label, under: row.label,
        kind: section.kind == "score" ? .single : .itemAtRank(rowsInSection),
        values: form.lists[section.list] ?? [], question: path))
  }

  private mutating func addPlain(_ row: XLSForm.Row, _ type: String) throws(FormatError) {
    switch type {
    case "integer", "int", "decimal", "range": try append(row, kind: .number)
    case "date", "datetime", "today": try append(row, kind: .date)
    case "start": try append(row, kind: .date, role: .started)
    case "end": try append(row, kind: .date, role: .submitted)
    case "deviceid", "username", "email", "phonenumber", "subscriberid", "simserial", "imei",
      "start-geopoint":
      try append(row, kind: .display, role: .personal)
    case "note", "calculate", "calculation", "hidden", "audit", "xml-external", "csv-external",
      "background-audio":
      try append(row, kind: .display)
    case "acknowledge", "trigger": try append(row, kind: .tick)
    case "text", "string", "barcode", "time", "geopoint", "geotrace", "geoshape", "image", "photo", "audio",
      "video", "file":
      try append(row, kind: .text)
    default:
      columns.note("'\(row.name)' is of the type '\(type)', which is read as text", line: row.line)
      try append(row, kind: .text)
    }
  }

  /// Adds a question of one column and returns the column's name.
  @discardableResult
  private mutating func append(
    _ row: XLSForm.Row, kind: DataDictionary.Variable.Kind, values: [DataDictionary.Value] = [],
    role: Dialect.Role? = nil
  ) throws(FormatError) -> String {
    try columns.append(
      named: names(row.name),
      .init(code: "", text: row.label, kind: kind, values: values, role: role))
    return columns.variables.last?.code ?? row.name
  }

  /// The names that exports give a column: groups joined by a slash (Kobo), by a hyphen (ODK), or left out.
  private func names(_ name: String, ending: String = "") -> [String] {
    let path = sections.map(\.name).filter { !$0.isEmpty } + [name]
    return [path.joined(separator: "/"), path.joined(separator: "-"), name].map { $0 + ending }
  }
}

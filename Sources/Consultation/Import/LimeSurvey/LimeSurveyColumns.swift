internal import FileFormats

/// The columns of a LimeSurvey response, in the order in which LimeSurvey writes them.
///
/// Their codes are those of the results file headed by question codes: `Q1`, `Q1[other]`, `Q1[comment]`, `Q1[SQ001]`,
/// `Q1[SQ001comment]`, `Q1[SQ001_SQ002]` for an array of numbers or texts, `Q1[SQ001][1]` and `[2]` for the two scales
/// of a dual array, `Q1[1]` for a rank. All columns of a question belong to the question `Q1`; only the two scales of a
/// dual array are two questions, `Q1[1]` and `Q1[2]`, because they have options of their own.
struct LimeSurveyColumns {
  /// More columns than any database holds for one survey.
  static let limit = 10_000

  let languages: [String]
  private(set) var variables: [DataDictionary.Variable] = []
  private(set) var notes: [(line: Int?, text: String)] = []
  /// The codes by the names of fields, in the older form (`841748X3X28other`) and the newer one (`Q28_Cother`).
  private(set) var codes: [String: String] = [:]

  init(languages: [String]) { self.languages = languages }

  // MARK: Metadata

  /// The names that are no answers, in order.
  static let metadata = [
    "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr",
    "refurl",
  ]

  private static let metadataTexts = [
    "Response ID", "Date submitted", "Last page", "Start language", "Seed", "Access code", "Date started",
    "Date last action", "IP address", "Referrer URL",
  ]

  private static let roles: [String: Dialect.Role] = [
    "id": .respondent, "submitdate": .submitted, "token": .personal, "startdate": .started,
    "ipaddr": .personal,
  ]

  /// Adds the columns before the answers; those that the survey's settings rule out are left out.
  mutating func addMetadata(settings: LimeSurveyDatabase.Row?) {
    for (name, text) in zip(Self.metadata, Self.metadataTexts) {
      if Self.isRuledOut(name, by: settings) { continue }
      variables.append(.init(code: name, text: text, kind: .display, role: Self.roles[name]))
      codes[name] = name
    }
  }

  /// Whether a survey has no such column; a setting that is inherited rules nothing out.
  private static func isRuledOut(_ name: String, by settings: LimeSurveyDatabase.Row?) -> Bool {
    guard let settings else { return false }
    switch name {
    case "token": return settings["anonymized"] == "Y"
    case "startdate", "datestamp": return settings["datestamp"] == "N"
    case "ipaddr", "refurl": return settings[name] == "N"
    default: return false
    }
  }

  // MARK: Questions

  /// Adds the columns of a question.
  ///
  /// - Throws: A ``FormatError`` where these are more columns than any database holds.
  mutating func add(_ question: LimeSurveyStructure.Question) throws(FormatError) {
    switch question.type {
    case ":", ";":
      let across = question.subquestions.filter { $0.scale == 1 }
      let down = question.subquestions.filter { $0.scale != 1 }
      // Counted before anything is made, because a small file can ask for a very large table.
      try checkRoom(for: across.count * down.count, line: question.line)
      addTable(question, down: down, across: across)
    case "1":
      try checkRoom(for: question.subquestions.count * 2, line: question.line)
      addDualScale(question)
    case "R":
      try checkRoom(for: question.answers.count, line: question.line)
      addRanking(question)
    case "A", "B", "C", "E", "F", "H", "K", "M", "P", "Q":
      try checkRoom(for: question.subquestions.count * 2 + 2, line: question.line)
      addRows(question)
    default:
      try checkRoom(for: 2, line: question.line)
      addSingle(question)
    }
  }

  private func checkRoom(for count: Int, line: Int) throws(FormatError) {
    guard variables.count + count > Self.limit else { return }
    throw FormatError(
      .limit, line: line, "the questions up to here make more than \(Self.limit) columns",
      expected: "at most \(Self.limit)", fix: "see whether the file is a survey that was ever activated")
  }

  /// Adds one column under the names that its field has in older and newer files.
  private mutating func add(
    _ question: LimeSurveyStructure.Question, code: String, fields: (old: String, new: String),
    under: String = "",
    kind: DataDictionary.Variable.Kind, values: [DataDictionary.Value] = []
  ) {
    let code = question.code + code
    variables.append(
      .init(
        code: code, text: question.text, under: under, kind: kind, values: values, question: question.code))
    name(code, of: question, fields: fields)
  }

  private mutating func name(
    _ code: String, of question: LimeSurveyStructure.Question, fields: (old: String, new: String)
  ) {
    let old = "\(question.survey)X\(question.group)X\(question.id)\(fields.old)"
    if let known = codes[old], known != code {
      notes.append(
        (
          question.line,
          "the columns '\(Quotation.shortened(known))' and '\(Quotation.shortened(code))' share a field"
        ))
    } else {
      codes[old] = code
    }
    codes["Q\(question.id)\(fields.new)"] = code
  }

  private mutating func addSingle(_ question: LimeSurveyStructure.Question) {
    let kind = LimeSurveyTypes.kind(of: question.type)
    if kind == nil {
      notes.append(
        (
          question.line,
          "the question type '\(Quotation.shortened(question.type))' is not known; it is read as text"
        ))
    }
    var values = LimeSurveyTypes.values(of: question, languages: languages)
    let isList = question.type == "L" || question.type == "!"
    if isList && question.hasOther { values.append(.init(code: "-oth-", label: "Other")) }
    add(question, code: "", fields: ("", ""), kind: kind ?? .text, values: values)
    switch question.type {
    case "L", "!":
      guard question.hasOther else { return }
      add(question, code: "[other]", fields: ("other", "_Cother"), under: "Other", kind: .text)
    case "O":
      add(question, code: "[comment]", fields: ("comment", "_Ccomment"), under: "Comment", kind: .text)
    case "|": add(question, code: "[filecount]", fields: ("_filecount", "_Cfilecount"), kind: .display)
    default: break
    }
  }

  private mutating func addRows(_ question: LimeSurveyStructure.Question) {
    let kind = LimeSurveyTypes.kind(of: question.type) ?? .text
    let values = LimeSurveyTypes.values(of: question, languages: languages)
    let hasComments = question.type == "P"
    for row in question.subquestions {
      add(
        question, code: "[\(row.code)]", fields: (row.code, "_S\(row.id)"), under: row.text, kind: kind,
        values: values)
      guard hasComments else { continue }
      add(
        question, code: "[\(row.code)comment]", fields: (row.code + "comment", "_S\(row.id)_Ccomment"),
        under: row.text + " - Comment", kind: .text)
    }
    guard question.hasOther, hasComments || question.type == "M" else { return }
    add(question, code: "[other]", fields: ("other", "_Cother"), under: "Other", kind: .text)
    guard hasComments else { return }
    add(
      question, code: "[othercomment]", fields: ("othercomment", "_Cothercomment"), under: "Other - Comment",
      kind: .text)
  }

  private mutating func addTable(
    _ question: LimeSurveyStructure.Question, down: [LimeSurveyStructure.Subquestion],
    across: [LimeSurveyStructure.Subquestion]
  ) {
    let isTicked = question.type == ":" && question.settings["multiflexible_checkbox"] == "1"
    let kind: DataDictionary.Variable.Kind = isTicked ? .tick : question.type == ":" ? .number : .text
    let values: [DataDictionary.Value] = isTicked ? [.init(code: "1", label: "Yes")] : []
    for row in down {
      for column in across {
        add(
          question, code: "[\(row.code)_\(column.code)]",
          fields: ("\(row.code)_\(column.code)", "_S\(row.id)_S\(column.id)"),
          under: row.text + " - " + column.text, kind: kind, values: values)
      }
    }
  }

  private mutating func addDualScale(_ question: LimeSurveyStructure.Question) {
    let headings = ["dualscale_headerA", "dualscale_headerB"].map {
      MarkupText.plain(question.settings[$0] ?? "")
    }
    let texts = headings.map { $0.isEmpty ? question.text : question.text + " - " + $0 }
    let values = [0, 1].map { LimeSurveyTypes.answers(of: question, scale: $0) }
    for row in question.subquestions {
      for scale in 0...1 {
        let code = "\(question.code)[\(row.code)][\(scale + 1)]"
        variables.append(
          .init(
            code: code, text: texts[scale], under: row.text, kind: .single, values: values[scale],
            question: "\(question.code)[\(scale + 1)]"))
        name(code, of: question, fields: ("\(row.code)#\(scale)", "_S\(row.id)#\(scale)"))
      }
    }
  }

  private mutating func addRanking(_ question: LimeSurveyStructure.Question) {
    let items = question.answers
    let most = question.settings["max_subquestions"].flatMap { Int($0) } ?? 0
    let count = most < 1 ? items.count : min(most, items.count)
    let values = LimeSurveyTypes.answers(of: question, scale: 0)
    // Newer fields of ranks are named after the items in the order of their numbers, whatever these stand for.
    let ids = items.map(\.id).sorted()
    for rank in 0..<count {
      add(
        question, code: "[\(rank + 1)]", fields: ("\(rank + 1)", "_R\(ids[rank])"), under: "Rank \(rank + 1)",
        kind: .itemAtRank(rank + 1), values: values)
    }
  }
}

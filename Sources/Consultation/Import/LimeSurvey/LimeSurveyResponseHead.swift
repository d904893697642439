internal import FileFormats

/// What stands before the first response of an `.lsr` file: its type and its fields.
struct LimeSurveyResponseHead {
  private(set) var fieldNames: [String] = []
  /// The columns by the names of their elements.
  private(set) var places: [String: Int] = [:]
  /// Whether there are no responses behind it.
  private(set) var isEmpty = false

  /// Reads up to the first response.
  ///
  /// - Throws: A ``FormatError`` where the file is not of LimeSurvey, or holds something else than responses.
  init(_ reader: inout XMLStreamReader) throws(FormatError) {
    guard case .start("document", false)? = try reader.next() else { throw Self.foreign(reader.line) }
    var type: LimeSurveyDocument?
    while let node = try reader.next() {
      guard case .start(let name, let isVoid) = node else { continue }
      if name == "LimeSurveyDocType" {
        let line = reader.startLine
        let word = LimeSurveyDocument(word: isVoid ? "" : try reader.textOfElement())
        try word.require(.responses, line: line)
        type = word
      } else if type == nil {
        throw Self.foreign(reader.startLine)
      } else if name == "responses" {
        try readFields(&reader, isEmpty: isVoid)
        return
      }
    }
    throw Self.empty(reader.line)
  }

  private mutating func readFields(_ reader: inout XMLStreamReader, isEmpty: Bool) throws(FormatError) {
    let start = reader.startLine
    var isOver = isEmpty
    while !isOver, let node = try reader.next() {
      switch node {
      case .start("fieldname", let isVoid):
        try add(isVoid ? "" : try reader.textOfElement(), line: reader.startLine)
      case .start("rows", let isVoid):
        guard !fieldNames.isEmpty else { throw Self.empty(start) }
        self.isEmpty = isVoid
        return
      case .end("responses"): isOver = true
      default: continue
      }
    }
    guard !fieldNames.isEmpty else { throw Self.empty(start) }
    self.isEmpty = true
  }

  private mutating func add(_ name: String, line: Int) throws(FormatError) {
    let name = name.trimmingBlanks
    guard !name.isEmpty, places.updateValue(fieldNames.count, forKey: Self.element(of: name)) == nil else {
      throw FormatError(
        .malformed, line: line, "the field '\(Quotation.shortened(name))' is named twice, or has no name",
        expected: "fields with names of their own", fix: "export the responses again")
    }
    guard fieldNames.count < LimeSurveyColumns.limit else {
      throw FormatError(
        .limit, line: line, "the file has more than \(LimeSurveyColumns.limit) fields",
        expected: "at most \(LimeSurveyColumns.limit)")
    }
    fieldNames.append(name)
  }

  /// How a field is written as an element: names may not begin with a digit, nor hold a number sign.
  private static func element(of name: String) -> String {
    let isNumbered = name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return (isNumbered ? "_" : "") + String(name.map { $0 == "#" ? "-" : $0 })
  }

  private static func foreign(_ line: Int) -> FormatError {
    FormatError(
      .malformed, line: line, "the file is XML, and holds no responses of LimeSurvey",
      expected: "<document> that begins with <LimeSurveyDocType>",
      fix: "in LimeSurvey choose Display/Export and Survey archive (.lsa)")
  }

  private static func empty(_ line: Int) -> FormatError {
    FormatError(
      .malformed, line: line, "the file lists no fields, which means that the survey has no responses yet",
      expected: "<responses> with <fields> and <rows>", fix: "export the survey after its first response")
  }
}

/// What stands over the columns of an `.lsr` file.
struct LimeSurveyNaming {
  private(set) var headings: [String] = []
  private(set) var notes: [String] = []
  /// The columns that are answers; the others are about the response.
  private(set) var answerColumns: [Int] = []

  /// Names the columns by the structure of the survey.
  ///
  /// - Throws: A ``FormatError`` where the structure knows none of the answers.
  init(_ fields: [String], structure: LimeSurveyStructure?) throws(FormatError) {
    answerColumns = fields.indices.filter { !LimeSurveyColumns.metadata.contains(fields[$0]) }
    headings = fields.map { structure?.codes[$0] ?? $0 }
    guard let structure else {
      notes = [
        "there is no structure (.lss) beside the responses, so that columns keep the names of their fields"
      ]
      return
    }
    let unknown = answerColumns.filter { structure.codes[fields[$0]] == nil }.map { fields[$0] }
    guard unknown.isEmpty || unknown.count < answerColumns.count else {
      throw FormatError(
        .malformed, "none of the \(unknown.count) answer fields is in the structure of the survey",
        expected: "the structure (.lss) and the responses (.lsr) of the same survey",
        fix: "take both from the same survey archive (.lsa)")
    }
    guard !unknown.isEmpty else { return }
    notes = [
      "\(unknown.count) fields are not in the structure and keep their names: \(Quotation.list(unknown))"
    ]
  }
}

internal import FileFormats

/// Reads the XML of a Triple-S definition into a value, and says what in it cannot be used.
struct TripleSReading {
  /// The most records at the start of a data file that may be no data.
  private static let mostSkipped = 1_000
  /// The most columns of a CSV file.
  static let mostColumns = 16_384

  private(set) var notes: [(line: Int?, text: String)] = []

  /// Reads the bytes of a definition file.
  ///
  /// - Throws: A ``FormatError`` with the line: Triple-S from before XML, a hierarchy, an unknown version,
  ///   variables without a place or with places that overlap, codes that do not fit their field.
  static func definition(_ bytes: [UInt8]) throws(FormatError) -> TripleSDefinition {
    try refuseKeywords(bytes)
    let document = try XMLDocument(bytes)
    var reading = TripleSReading()
    return try reading.definition(document.root(), encoding: document.declaredEncoding())
  }

  private mutating func definition(
    _ root: XMLElement, encoding: String?
  ) throws(FormatError) -> TripleSDefinition {
    guard root.name == "sss" else {
      throw FormatError(
        .malformed, line: root.line, "the document is <\(root.name)>",
        expected: "a Triple-S definition, <sss>",
        fix: "name the .sss or .xml file that was exported with the data")
    }
    try checkVersion(root)
    let survey = try survey(of: root)
    let records = survey.children("record")
    guard let record = records.first, records.count == 1 else {
      throw FormatError(
        .malformed, line: records.dropFirst().first?.line ?? survey.line,
        "the survey has \(records.count) <record> elements", expected: "one", fix: "export the survey again")
    }
    let labels = TripleSLabels(declared: root["languages"] ?? "")
    let format = try format(of: record)
    let variables = try variables(of: record, format: format, labels: labels)
    return TripleSDefinition(
      title: labels.text(of: survey.child("title")), format: format, skipped: try skipped(by: record),
      dataName: Self.baseName(record["href"] ?? ""),
      encoding: Self.encoding(record["data-file-encoding"] ?? encoding), variables: variables, notes: notes)
  }

  private mutating func variables(
    of record: XMLElement, format: TripleSDefinition.DataFormat, labels: TripleSLabels
  ) throws(FormatError) -> [TripleSDefinition.Variable] {
    var reading = TripleSVariableReading(format: format, labels: labels)
    var variables: [TripleSDefinition.Variable] = []
    for element in record.children("variable") { variables.append(try reading.variable(element)) }
    notes += reading.notes
    guard !variables.isEmpty else {
      throw FormatError(
        .malformed, line: record.line, "the record has no variables",
        expected: "a <variable> for each question",
        fix: "export the survey again")
    }
    try TripleSChecks.name(&variables)
    try TripleSChecks.refuseOverlaps(variables, format: format)
    return variables
  }
}

// MARK: What kind of definition

extension TripleSReading {
  /// Refuses the keyword text that Triple-S was before XML.
  static func refuseKeywords(_ bytes: [UInt8]) throws(FormatError) {
    // Marks and the zeros of UTF-16 are left out, so that the first word shows in any encoding.
    let head = bytes.prefix(400).filter { $0 > 0x20 && $0 < 0x80 }
    guard let first = head.first, first != 0x3C else { return }
    let text = String(decoding: head, as: UTF8.self).uppercased()
    guard ["SSS", "BEGIN", "VERSION", "SURVEY"].contains(where: text.hasPrefix) else { return }
    throw FormatError(
      .malformed, line: 1, "this is Triple-S from before XML, a text of keywords",
      expected: "Triple-S XML 1.1, 1.2 or 2.0",
      fix: "export the survey again as Triple-S XML 2.0, or as CSV with a code book")
  }

  private mutating func checkVersion(_ root: XMLElement) throws(FormatError) {
    let version = root["version"] ?? ""
    guard !version.isEmpty else {
      notes.append((root.line, "the definition does not tell its version; it is read as Triple-S XML 2.0"))
      return
    }
    guard let major = Int(version.prefix { $0 != "." }), (1...3).contains(major) else {
      throw FormatError(
        .malformed, line: root.line, "the version of Triple-S is '\(version.prefix(20))'",
        expected: "1.1, 1.2 or 2.0", fix: "export the survey again as Triple-S XML 2.0")
    }
    if major == 3 {
      notes.append((root.line, "Triple-S \(version.prefix(20)) is read as far as it is like 2.0"))
    }
  }

  private func survey(of root: XMLElement) throws(FormatError) -> XMLElement {
    if let hierarchy = root.child("hierarchy") {
      let levels = hierarchy.children("level").prefix(10).map { level in
        "\(level["ident"] ?? "?") (\(Self.baseName(level["href"] ?? "no file")))"
      }
      throw FormatError(
        .malformed, line: hierarchy.line, "the survey has levels: \(levels.joined(separator: ", "))",
        expected: "a definition of one level, with variables", fix: "name the definition file of one level")
    }
    guard let survey = root.child("survey") else {
      throw FormatError(
        .malformed, line: root.line, "the definition has no <survey>", expected: "a survey with variables",
        fix: "export the survey again")
    }
    return survey
  }

  private func format(of record: XMLElement) throws(FormatError) -> TripleSDefinition.DataFormat {
    let name = record["format"] ?? "fixed"
    guard let format = TripleSDefinition.DataFormat(rawValue: name.lowercased()) else {
      throw FormatError(
        .malformed, line: record.line, "the data format is '\(name.prefix(20))'", expected: "fixed or csv",
        fix: "export the survey again with data in CSV")
    }
    return format
  }

  private func skipped(by record: XMLElement) throws(FormatError) -> Int {
    guard let text = record["skip"], !text.isEmpty else { return 0 }
    guard let count = Int(TripleSCell.trimmed(text)), (0...Self.mostSkipped).contains(count) else {
      throw FormatError(
        .malformed, line: record.line, "skip is '\(text.prefix(20))'",
        expected: "a number from 0 to \(Self.mostSkipped)",
        fix: "write how many records at the start of the data file hold no data")
    }
    return count
  }

  /// The last part of a path of any system.
  static func baseName(_ path: String) -> String {
    String(path.split { $0 == "/" || $0 == "\\" || $0 == ":" }.last ?? "")
  }

  /// An encoding by the name that XML gives it; `nil` where it is unknown or the file must show it.
  private static func encoding(_ name: String?) -> TextEncoding? {
    switch name?.lowercased() {
    case "utf-8", "utf8", "us-ascii": .utf8
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252": .windows1252
    default: nil
    }
  }
}

internal import FileFormats

/// What a file was recognised as: its dialect, the evidence, and its columns.
struct Recognition {
  let dialect: Dialect
  /// Why, in words.
  let evidence: String
  let header: FileHeader
  /// What the file's own definition, or its companion, could not be understood in.
  let notes: [(line: Int?, text: String)]

  /// The platform and the evidence, in words.
  var inWords: String { "\(dialect.name) (\(evidence))" }

  /// Decides how a file is laid out.
  ///
  /// - Parameters:
  ///   - file: The opened file.
  ///   - name: The file in messages.
  ///   - dialects: Those to try, in order.
  ///   - wanted: The platform that a person named, with where.
  ///   - labels: What a companion file says of the columns.
  /// - Throws: A ``Problem`` where a named platform does not exist, or the file holds no responses.
  init(
    of file: ResponseFile, name: String, among dialects: [Dialect],
    wanted: (id: String, place: SourceLocation)? = nil, labels: DataDictionary? = nil
  ) throws(Problem) {
    let rows = file.head.map(\.cells)
    (dialect, evidence) = try Self.choose(dialects, file, rows, name, wanted)
    if let refusal = dialect.refusal {
      throw Problem(
        .unusable, at: SourceLocation(file: name, line: file.head.first?.line), refusal.found,
        expected: "one record for each response", fix: refusal.fix)
    }
    let count = file.dictionary == nil ? dialect.headerRows.count : 1
    guard rows.count >= count else {
      throw Problem(
        .unusable, at: SourceLocation(file: name, line: file.head.first?.line),
        "the file has \(rows.count) records and its platform has \(count) header rows",
        fix: "export the responses again, or correct platform=\"...\"")
    }
    if file.dictionary == nil { try Self.refuseMangled(rows[0], name: name, line: file.head[0].line) }
    notes = (file.dictionary?.notes ?? []) + (labels?.notes ?? [])
    try Self.refuseResponsesAsHeadings(rows.prefix(count), name: name, file.head)
    let records = Array(rows.dropFirst(count))
    header = FileHeader(
      Array(rows.prefix(count)), dialect: dialect,
      dictionary: labels.map { labels in
        file.dictionary?.completed(by: labels) ?? labels.fitted(to: records, headings: rows[0])
      } ?? file.dictionary)
    try refuseOtherLabels(labels, name: name)
  }

  /// Labels that belong to no column are those of another survey.
  private func refuseOtherLabels(_ labels: DataDictionary?, name: String) throws(Problem) {
    guard let labels, !header.columns.contains(where: { $0.variable != nil }) else { return }
    throw Problem(
      .unusable, at: SourceLocation(file: name), "the labels name no column of this file",
      expected: "columns such as \(Quotation.list(labels.variables.map(\.code)))",
      fix:
        "check that both files are of the same survey, and that the export heads its columns by their names")
  }

  /// Refuses a file whose second header row somebody has deleted, so that a response stands in its place.
  private static func refuseResponsesAsHeadings(
    _ rows: ArraySlice<[String]>, name: String, _ head: [CSVFile.HeadRecord]
  ) throws(Problem) {
    for place in rows.indices
    where rows[place].contains(where: { PersonalData.isAddress($0.trimmingBlanks) }) {
      throw Problem(
        .unusable, at: SourceLocation(file: name, line: head[place].line),
        "an e-mail or IP address stands in a header row: a header row is missing, and a response has taken its place",
        expected: "the header rows as the platform writes them",
        fix: "export the responses again and do not delete rows")
    }
  }

  /// How many records of the file are header.
  var headerRows: Int { dialect.headerRows.count }

  /// A draft is never used without a person's word.
  private static func draft(
    _ dialect: Dialect, _ evidence: String, _ name: String, _ line: Int
  ) -> Problem {
    Problem(
      .unusable, at: SourceLocation(file: name, line: line),
      "this looks like \(dialect.name) (\(evidence)), a layout that could not be tested on a real file",
      expected: "a platform that a person has named",
      fix:
        "say platform=\"\(dialect.id)\" in survey.xml, or --platform \(dialect.id), and compare some records with the platform; or platform=\"generic\" for a table with one header row"
    )
  }

  private static func choose(
    _ dialects: [Dialect], _ file: ResponseFile, _ rows: [[String]], _ name: String,
    _ wanted: (id: String, place: SourceLocation)?
  ) throws(Problem) -> (Dialect, String) {
    if let wanted {
      guard let dialect = dialects.first(where: { $0.id == wanted.id }) else {
        let known = dialects.map(\.id)
        throw Problem(
          .unusable, at: wanted.place, "'\(Quotation.shortened(wanted.id))' is no platform",
          expected: "one of those that `soundings platforms` lists",
          fix: Suggestion.question(for: wanted.id, among: known) + "Correct platform=\"...\", or leave it out"
        )
      }
      guard dialect.container == file.container else {
        throw Problem(
          .unusable, at: wanted.place, "the file is not laid out as platform \(dialect.id) says",
          expected: dialect.container == .table ? "rows under a header" : "a file of \(dialect.name)",
          fix: "leave platform=\"...\" out; the file is then recognised by what it holds")
      }
      let isSeen = dialect.recognition.isEmpty || dialect.evidence(in: rows) != nil
      return (dialect, isSeen ? "named by the user" : "named by the user; nothing in the file shows it")
    }
    let candidates = dialects.filter { $0.container == file.container }
    let told = candidates.first { file.dialect == nil || $0.id == file.dialect }
    if let evidence = file.evidence, let dialect = told { return (dialect, evidence) }
    for dialect in candidates {
      guard let evidence = dialect.evidence(in: rows) else { continue }
      if dialect.tier == .proved { return (dialect, evidence) }
      throw draft(dialect, evidence, name, file.head[0].line)
    }
    guard let generic = dialects.first(where: { $0.id == "generic" }) else {
      throw Problem(.unusable, at: wanted?.place ?? SourceLocation(file: ""), "no dialect fits the file")
    }
    return (generic, "no platform was recognised")
  }

  /// Refuses a table that a spreadsheet with another list separator has put into its first column.
  private static func refuseMangled(_ header: [String], name: String, line: Int) throws(Problem) {
    guard let first = header.first, let last = header.last else { return }
    let others = header.dropFirst().allSatisfy { $0.trimmingBlanks.isEmpty }
    let isPacked = others && [",", ";", "\t"].contains { mark in first.split(separator: mark).count > 5 }
    let isPadded = last.hasSuffix(";;;;;") || last.hasSuffix(",,,,,")
    guard isPacked || isPadded else { return }
    throw Problem(
      .unusable, at: SourceLocation(file: name, line: line),
      "a spreadsheet with another list separator has mixed up the columns of this file",
      expected: "the file as the platform wrote it",
      fix:
        "export the responses again and do not save them in a spreadsheet; records cut like this cannot be repaired"
    )
  }
}

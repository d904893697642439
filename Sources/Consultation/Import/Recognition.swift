internal import FileFormats

/// What a file was recognised as, with the plan for its columns.
struct Recognition {
  let plan: SourcePlan
  let headerRows: Int
  /// The platform and the evidence, in words.
  let inWords: String
}

extension SourceImport {
  /// Decides how a file is laid out and matches its columns.
  ///
  /// - Throws: A ``Problem`` where a named platform does not exist, or the columns do not fit the definition.
  func recognise(_ head: [CSVFile.HeadRecord], file: CSVFile) throws(Problem) -> Recognition {
    let rows = head.map(\.cells)
    if source.kind == .forms {
      let plan = try SheetMatching(
        survey: survey, source: source, headings: rows[0], file: source.file, line: head[0].line
      ).plan()
      return Recognition(plan: plan, headerRows: 1, inWords: "transcription sheet")
    }
    let dialects: [Dialect]
    do throws(FormatError) { dialects = try Dialect.shipped() } catch {
      throw Problem(error, file: source.file)
    }
    let (dialect, evidence) = try choose(dialects, rows)
    let header = FileHeader(Array(rows.prefix(dialect.headerRows.count)), dialect: dialect)
    var matching = ColumnMatching(
      survey: survey, source: source, header: header, dialect: dialect, file: source.file)
    return Recognition(
      plan: try matching.plan(), headerRows: dialect.headerRows.count,
      inWords: "\(dialect.name) (\(evidence))")
  }

  private func choose(
    _ dialects: [Dialect], _ rows: [[String]]
  ) throws(Problem) -> (Dialect, String) {
    if let wanted = source.platform {
      guard let dialect = dialects.first(where: { $0.id == wanted }) else {
        let known = dialects.map(\.id)
        throw Problem(
          .unusable, at: SourceLocation(file: survey.path, line: source.line),
          "'\(wanted)' is no platform", expected: "one of: \(known.joined(separator: ", "))",
          fix: Suggestion.question(for: wanted, among: known) + "Correct platform=\"...\", or leave it out")
      }
      return (dialect, "the definition says so")
    }
    for dialect in dialects {
      if let evidence = dialect.evidence(in: rows) { return (dialect, evidence) }
    }
    guard let generic = dialects.first(where: { $0.id == "generic" }) else {
      throw Problem(.unusable, at: SourceLocation(file: source.file), "no dialect fits the file")
    }
    return (generic, "no platform was recognised")
  }
}

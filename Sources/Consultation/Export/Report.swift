// Export: tables to documents, one file for each output. Writers format; what to say is decided before them.

internal import FileFormats

/// Everything that one run writes: `summary.csv`, `summary.md`, `dia-evidence.md`, `dia-evidence.csv`, `profile.csv`,
/// `problems.csv`; `indicators.csv` where indicators have targets; `keying.csv` where forms were keyed twice; and
/// `provenance.csv` where it is for officers only.
public struct Report: Sendable {
  /// The tables.
  public let tables: Tables
  /// What they say for an impact assessment.
  public let assessment: ImpactAssessment
  /// Whether the documents are for officers only and say so.
  public let isInternal: Bool

  /// A report on the tables of one wave, and on what they say for an impact assessment.
  public init(_ tables: Tables, _ assessment: ImpactAssessment, isInternal: Bool = false) {
    self.tables = tables
    self.assessment = assessment
    self.isInternal = isInternal
  }

  /// Writes the files into a folder, which is replaced as a whole.
  ///
  /// - Throws: A ``Problem`` of kind `unwritable`; what stood in the folder is then untouched.
  public func write(to folder: String) throws(Problem) {
    do throws(FormatError) {
      try OutputFolder.replace(folder, with: files())
    } catch { throw Problem(error, file: folder) }
  }

  /// The files as they would be written, by name.
  func files() -> [OutputFolder.File] {
    let responses = tables.responses
    let keying = KeyingCSV(responses, isInternal: isInternal)
    var files: [OutputFolder.File] = [
      .init(name: "summary.csv", bytes: SummaryCSV(tables).bytes()),
      .init(name: "summary.md", bytes: Array(SummaryMarkdown(self).text().utf8)),
      .init(
        name: "dia-evidence.md",
        bytes: Array(DIAEvidence(assessment, isInternal: isInternal).text().utf8)),
      .init(name: "dia-evidence.csv", bytes: DIAEvidenceCSV(assessment).bytes()),
      .init(name: "profile.csv", bytes: ProfileCSV(tables).bytes()),
      .init(name: "problems.csv", bytes: ProblemsCSV(responses.problems + assessment.openAnswers).bytes()),
    ]
    let indicators = IndicatorCSV(assessment)
    if !indicators.isEmpty { files.append(.init(name: "indicators.csv", bytes: indicators.bytes())) }
    if !keying.isEmpty { files.append(.init(name: "keying.csv", bytes: keying.bytes())) }
    if isInternal { files.append(.init(name: "provenance.csv", bytes: ProvenanceCSV(responses).bytes())) }
    return files
  }
}

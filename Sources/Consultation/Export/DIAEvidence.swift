/// `dia-evidence.md`: what an equality officer reads to a committee and copies into the form.
///
/// One page in brief; then a section for each question of the form, in its order; then what follows for the questions
/// on adverse impact, the recommendation, an action plan, the next review, what is not known, the method and the limits.
struct DIAEvidence {
  let assessment: ImpactAssessment
  let isInternal: Bool
  let writer: FindingWriter
  let measures: MeasureWording
  let officer: OfficerEntries
  /// The combinations of pairs of characteristics, by both characteristics and both groups.
  let pairCells: [String: Intersection.Cell]

  init(_ assessment: ImpactAssessment, isInternal: Bool) {
    self.assessment = assessment
    self.isInternal = isInternal
    writer = FindingWriter(tables: assessment.tables, comparing: assessment.allDisparities)
    measures = MeasureWording(survey: assessment.tables.survey)
    officer = OfficerEntries(assessment)
    let cells = assessment.concerns.flatMap(\.intersections).flatMap(\.cells)
    pairCells = Dictionary(
      cells.compactMap { cell in
        cell.disparities.first.map { ("\($0.characteristic) \($0.group.id)", cell) }
      }, uniquingKeysWith: { first, _ in first })
  }

  var survey: Survey { assessment.tables.survey }
  var responses: ResponseTable { assessment.tables.responses }

  func text() -> String {
    var document = DIADocument()
    opening(&document)
    brief(&document)
    overview(&document)
    for evidence in assessment.concerns { section(evidence, &document) }
    lacking(&document)
    adverseImpact(&document)
    checklist(&document)
    actionPlan(&document)
    reminders(&document)
    gapRegister(&document)
    weightedCheck(&document)
    method(&document)
    limits(&document)
    return document.text
  }

  // MARK: Opening

  private func opening(_ document: inout DIADocument) {
    document.heading(
      1, "Diversity Impact Assessment evidence: \(Markdown.inSentence(Markdown.escaped(survey.title)))")
    document.lines(DocumentOpening(survey: survey, isInternal: isInternal).marks)
    let first = assessment.form.concerns.first?.number ?? ""
    let subject = assessment.form.subject.map { " on \(Markdown.escaped($0))" } ?? ""
    document.paragraph(
      "For questions \(Markdown.escaped(first)) to \(Markdown.escaped(assessment.form.justification)) of the screening form\(subject). Consultation by \(Markdown.escaped(survey.organisation)), \(survey.fieldwork.inWords)."
    )
  }

  /// "Medway", or "the area".
  var place: String { survey.area.map(Markdown.escaped) ?? "the area" }

  /// The year of the fieldwork.
  var year: Int { survey.fieldwork.from.year }
}

extension ImpactAssessment {
  /// Every comparison of a group with all others.
  var allDisparities: [Disparity] {
    concerns.flatMap { concern in
      concern.characteristics.flatMap { $0.disparities + $0.nonResponse + $0.scale.dontKnow }
        + concern.intersections.flatMap { $0.cells.flatMap(\.disparities) }
    }
  }
}

/// The lines of a document that numbers its tables as they come.
struct DIADocument {
  private var written: [String] = []
  private var tables = 0

  mutating func heading(_ level: Int, _ text: String) {
    written += [String(repeating: "#", count: level) + " " + text, ""]
  }

  mutating func paragraph(_ text: String) {
    if !text.isEmpty { written += [text, ""] }
  }

  /// Sentences of one paragraph, of which some may be empty.
  mutating func paragraph(_ sentences: [String]) {
    paragraph(sentences.filter { !$0.isEmpty }.joined(separator: " "))
  }

  mutating func list(_ items: [String]) {
    if !items.isEmpty { written += items.map { "- \($0)" } + [""] }
  }

  /// Lines that are ready.
  mutating func lines(_ lines: [String]) {
    written += lines
    if written.last != "" { written.append("") }
  }

  mutating func table(_ table: CaptionedTable) {
    tables += 1
    written += table.lines(number: tables)
  }

  /// The document, with the marks explained before the first table.
  var text: String {
    var lines = written
    while lines.last == "" { lines.removeLast() }
    let marks = TableMarks.explained(lines)
    if !marks.isEmpty, let first = lines.firstIndex(where: { $0.hasPrefix("**Table ") }) {
      lines.insert(contentsOf: [marks, ""], at: first)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Marks in tables, explained once and only where they are used.
enum TableMarks {
  static func explained(_ lines: [String]) -> String {
    let marks = [
      ("[low]", "[low] means more than 0 and less than half a unit of the last figure."),
      (">99", ">99 means less than 100 and too close to it to print."),
      ("[u]", "[u] means based on fewer than 30 respondents: treat as indicative."),
      ("[x]", "[x] means too few respondents to give a figure."),
      ("[z]", "[z] means does not apply."),
    ].filter { mark in
      lines.contains { $0.hasPrefix("|") && ($0.contains(" \(mark.0) ") || $0.contains("(\(mark.0)%)")) }
    }
    return marks.isEmpty ? "" : "Marks in tables: " + marks.map(\.1).joined(separator: " ")
  }
}

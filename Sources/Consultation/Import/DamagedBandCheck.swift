/// Refuses a file in which a spreadsheet has turned bands into dates, until a person has confirmed what they were.
struct DamagedBandCheck {
  let survey: Survey
  let source: ResponseSource

  /// - Throws: A ``Problem`` at the first such cell, with the repair that a person can confirm in survey.xml.
  func check(_ log: CellLog, headings: [String]) throws(Problem) {
    for entry in log.entries
    where entry.kind == .notAnOption && survey.questions.indices.contains(entry.question) {
      let question = survey.questions[entry.question]
      let labels = question.frame.options.map(\.label)
      guard labels.count(where: DamagedBands.isBand) >= 2,
        let band = DamagedBands.band(of: entry.value.trimmingBlanks)
      else { continue }
      let heading = entry.column.flatMap { headings.indices.contains($0) ? headings[$0] : nil }
      let known = labels.first { Folding.key($0) == Folding.key(band) }
      throw Problem(
        .unusable,
        at: SourceLocation(
          file: source.file, line: entry.line, column: entry.column.map { $0 + 1 }, columnName: heading),
        "'\(Quotation.shortened(entry.value.trimmingBlanks))' is a date in a question of bands, \(question.id): a spreadsheet makes it of '\(band)'",
        expected: "one of: \(Quotation.list(labels)) (survey.xml:\(question.line))",
        fix:
          "export the file again without a spreadsheet; or, if it was '\(band)', confirm it by <also>\(Quotation.shortened(entry.value.trimmingBlanks))</also> in "
          + (known == nil ? "the answer that was meant" : "that answer"))
    }
  }
}

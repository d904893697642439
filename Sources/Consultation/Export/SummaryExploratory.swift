/// What was found outside the main measures.
extension SummaryMarkdown {
  /// The most that are listed; the file has all of them.
  private static let mostListed = 10

  /// How many comparisons were checked, and the largest differences among them.
  func otherComparisons() -> [String] {
    let all = assessment.exploratory
    guard !all.isEmpty else { return [] }
    let found = all.indices.filter { all[$0].state == .differenceFound }.sorted {
      (-abs(all[$0].pair.difference), $0) < (-abs(all[$1].pair.difference), $1)
    }.map { all[$0] }
    let main = assessment.measures.isEmpty ? "Outside main measures" : "Outside the main measures"
    let start =
      "\(main), \(Number.counted(all.count, "other comparison was", "other comparisons were")) checked. They were not chosen in advance, so they need confirming in a later consultation."
    guard !found.isEmpty else {
      return [
        "\(start) No difference was found in them, which does not mean that there is none.", "",
      ]
    }
    let rest = found.count - Self.mostListed
    let more = rest > 0 ? ["- and \(Number.inWords(rest)) more in `dia-evidence.csv`"] : []
    return [
      "\(start) Differences were found in \(found.count == 1 ? "one" : Number.inWords(found.count))\(rest > 0 ? ", the largest of them" : ""):",
      "",
    ] + found.prefix(Self.mostListed).map { "- " + writer.text(item($0)) } + more + [""]
  }

  /// "\"CCTV\", answered to \"What would help?\": 57% of respondents aged 65 and over (68 of 119), compared with ...".
  private func item(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    let question = survey.question(disparity.measure.question)
    let verb = question?.kind == .ranking ? "put first" : "answered"
    let asked = Markdown.escaped(question?.name ?? "")
    return Finding([
      .text("\"\(Markdown.escaped(measures.answer(disparity.measure)))\", \(verb) to \"\(asked)\": "),
      .comparison(reference, .groupPercentage), .text(" of \(people(disparity)) ("),
      .comparison(reference, .groupCounts), .text("), compared with "),
      .comparison(reference, .othersPercentage), .text(" of \(others(disparity)) ("),
      .comparison(reference, .othersCounts), .text(")"),
    ])
  }
}

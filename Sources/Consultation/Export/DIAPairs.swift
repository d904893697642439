/// Pairs of characteristics that the definition declares: people in more than one group.
extension DIAEvidence {
  func pairs(_ evidence: ConcernEvidence, _ document: inout DIADocument) {
    guard !evidence.intersections.isEmpty else {
      document.paragraph(
        "The survey definition names no pair of characteristics to look at together. The consultation holds no evidence on this question."
      )
      return
    }
    for pair in evidence.intersections {
      let names =
        "\(Markdown.lowered(Markdown.escaped(pair.first.name))) and \(Markdown.lowered(Markdown.escaped(pair.second.name)))"
      document.heading(3, capitalised(names))
      guard pair.isShown else {
        document.paragraph(
          "The survey definition names the pair \(names). The numbers for this pair are too small to give.")
        continue
      }
      compared(pair, names, &document)
    }
  }

  private func compared(_ pair: Intersection, _ names: String, _ document: inout DIADocument) {
    let disparities = pair.cells.flatMap(\.disparities)
    let found = disparities.filter { $0.state == .differenceFound }
    let states = EvidenceState.allCases.compactMap { state -> String? in
      let count = disparities.count { $0.state == state }
      return count > 0 ? "\(state.label) for \(Number.inWords(count))" : nil
    }
    document.paragraph(
      "Respondents in one group of each are compared with everybody else who gave both. Of \(Number.counted(disparities.count, "comparison", "comparisons")): \(Number.list(states))."
    )
    if !found.isEmpty {
      document.paragraph(found.count == 1 ? "Difference found:" : "Differences found:")
      document.list(found.map { writer.text(finding($0)) })
    }
    document.paragraph(interactions(pair))
    document.table(
      CaptionedTable(
        title: Markdown.unescaped(capitalised(names))
          + ": each combination compared with all other respondents",
        base:
          "Base: respondents who gave both and are in the base of the measure, shown in each row. Unweighted.",
        table: comparisonTable(disparities) { disparity in
          Markdown.unescaped(
            "\(capitalised(people(disparity))): \(measures.inSentence(disparity.measure))")
        }, notes: comparisonNotes(disparities)))
  }

  /// Whether the gap of one group differs inside and outside the other group.
  private func interactions(_ pair: Intersection) -> [String] {
    let all = pair.cells.flatMap { cell in zip(cell.disparities, cell.interactions).map { (cell, $0, $1) } }
    let clear = all.compactMap { cell, disparity, interaction -> String? in
      guard let interaction else { return nil }
      let interval = interaction.interval(confidence: assessment.rules.confidence)
      guard interval.lower > 0 || interval.upper < 0 else { return nil }
      let format = (
        Points.text(interaction.difference, decimals: 0),
        Points.bound(interval.lower, decimals: 0),
        Points.bound(interval.upper, decimals: 0)
      )
      return
        "\(people(disparity)), \(measures.inSentence(disparity.measure)): \(format.0) points (\(format.1) to \(format.2))"
    }
    guard all.contains(where: { $0.2 != nil }) else { return [] }
    guard !clear.isEmpty else {
      return [
        "No sign that the two work together: wherever it could be worked out, the gap of one group differs inside and outside the other group by no more than chance could easily produce."
      ]
    }
    return [
      "The gap of one group differs inside and outside the other for: \(clear.map(Markdown.escaped).joined(separator: "; ")). These differences of differences are not adjusted for their number."
    ]
  }
}

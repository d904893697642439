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
    together(pair, &document)
    document.paragraph(withoutFigures(disparities))
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
}

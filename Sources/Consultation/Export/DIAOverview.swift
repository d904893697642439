/// What everybody said to the main measures, and how the sections that follow compare groups.
extension DIAEvidence {
  func overview(_ document: inout DIADocument) {
    guard !assessment.measures.isEmpty else { return }
    document.heading(2, "What respondents said")
    let counts = assessment.measures.compactMap { responses.total(of: $0) }
    document.table(measuresTable(counts))
    let names = assessment.measures.map { measures.inSentence($0) }
    let list = names.count <= 6 ? ": \(Number.list(names))" : ""
    document.paragraph([
      names.count == 1
        ? "One main measure was set before the data were read\(list)."
        : "The \(names.count) main measures were set before the data were read\(list).",
      isCompared
        ? "The sections that follow compare each group with all other respondents who gave the same information."
        : "No group is compared, because no characteristic was asked about.",
    ])
    document.paragraph(Self.rangeMeaning)
  }

  /// Whether any characteristic was asked, so that groups are compared.
  var isCompared: Bool { assessment.characteristics.contains { !$0.disparities.isEmpty } }

  static let rangeMeaning =
    "The uncertainty range shows how far a figure could move by chance alone if the same kind of people answered again. It does not cover differences between people who took part and people who did not."

  private func measuresTable(_ counts: [MeasureCounts]) -> CaptionedTable {
    var table = MarkdownTable([
      .init("Measure", .left), .init("Respondents", .right), .init("Base", .right),
      .init("Respondents (%)", .right), .init("Uncertainty range (%)", .right),
    ])
    for one in counts {
      let share = one.total.proportion
      let decimals = Share.decimals(forBase: share.base)
      let interval = share.wilson(confidence: assessment.rules.confidence)
      let range =
        share.base > 0
        ? "\(Points.bound(interval.lower, decimals: decimals)) to \(Points.bound(interval.upper, decimals: decimals))"
        : "[z]"
      table.add([
        measures.name(one.measure), Number.inWords(share.count), Number.inWords(share.base),
        Share.printed(share.count, of: share.base, decimals: decimals), range,
      ])
    }
    return CaptionedTable(
      title: "Main measures, all respondents",
      base:
        "Base: shown for each measure, out of \(Number.inWords(responses.count)) respondents. Unweighted.",
      table: table, notes: bases(counts))
  }

  /// Who the base of each measure is.
  private func bases(_ counts: [MeasureCounts]) -> [String] {
    let byBase = Base.allCases.compactMap { base -> String? in
      let names = counts.filter { $0.base == base }.map { measures.inSentence($0.measure) }
      guard !names.isEmpty else { return nil }
      let which = names.count == counts.count ? "all measures" : Number.list(names)
      return "\(SummaryMarkdown.whoIsCounted(base)) (\(which))"
    }
    return ["Base: \(Number.list(byBase))."]
  }
}

/// The main measures: for all respondents with their uncertainty range, and by group.
extension SummaryMarkdown {
  /// A measure on its base: respondents, and what a percentage is worked out from.
  struct MeasureShare {
    let count: Int
    let base: Int
    /// Weights where the headline is weighted, else the same as count and base.
    let part: Int
    let whole: Int
    let who: String

    /// The percentage with its sign.
    func figure(decimals: Int? = nil) -> String {
      Share.inSentence(part, of: whole, decimals: decimals ?? Share.decimals(forBase: base))
    }
  }

  /// " (80 of 116 respondents)", left out beside a weighted percentage.
  func countsOf(_ share: MeasureShare) -> String {
    writer.isWeighted ? "" : " (\(Number.inWords(share.count)) of \(Number.inWords(share.base)) \(share.who))"
  }

  /// The noun behind the size of a base.
  static func whoIsCounted(_ base: Base) -> String {
    switch base {
    case .all: "respondents"
    case .asked: "respondents who were asked"
    case .answered: "respondents who answered"
    case .valid: "respondents who gave an answer other than \"don't know\" or \"prefer not to say\""
    }
  }

  /// The count and the base of a measure on a base of its own, or on that of its question.
  func share(of measure: Measure, base: Base? = nil) -> MeasureShare? {
    guard let counts = responses.total(of: measure, base: base) else { return nil }
    let total = counts.total
    return MeasureShare(
      count: total.proportion.count, base: total.proportion.base,
      part: writer.isWeighted ? total.weight : total.proportion.count,
      whole: writer.isWeighted ? total.weightedBase : total.proportion.base,
      who: Self.whoIsCounted(counts.base))
  }

  func name(of measure: Measure) -> String { measures.name(measure) }

  /// The main measures that have anybody in their base.
  private var answeredMeasures: [Measure] {
    survey.comparedMeasures.filter { (share(of: $0)?.base ?? 0) > 0 }
  }

  // MARK: All respondents

  /// The main measures among all respondents, each with its uncertainty range.
  ///
  /// Indicators with targets have tables of their own.
  func mainMeasuresTable() -> CaptionedTable? {
    let measures = answeredMeasures.filter { $0.target == nil }
    guard !measures.isEmpty else { return nil }
    var table = MarkdownTable([
      .init("Measure", .left), .init("Respondents", .right), .init("Base", .right),
      .init("Respondents (%)", .right), .init("Uncertainty range (%)", .right),
    ])
    for measure in measures {
      guard let share = responses.total(of: measure)?.total.proportion else { continue }
      let decimals = Share.decimals(forBase: share.base)
      table.add([
        name(of: measure), Number.inWords(share.count), Number.inWords(share.base),
        Share.printed(share.count, of: share.base, decimals: decimals),
        ShareRange.text(share, decimals: decimals),
      ])
    }
    return CaptionedTable(
      title: "Main measures, all respondents", base: measuresBase(measures), table: table,
      notes: [
        "The uncertainty range shows how far a percentage could move by chance alone if the same kind of people answered again. It does not cover differences between people who took part and people who did not."
      ])
  }

  // MARK: By group

  /// Measures by each group: groups are rows, two measures stand beside each other.
  func measuresTables() -> [CaptionedTable] {
    let measures = answeredMeasures
    let banners = groupBanners()
    guard !banners.isEmpty else { return [] }
    return stride(from: 0, to: measures.count, by: 2).map { start in
      measuresTable(Array(measures[start..<min(start + 2, measures.count)]), banners)
    }
  }

  private func measuresTable(_ measures: [Measure], _ banners: [Banner]) -> CaptionedTable {
    let names = measures.map { name(of: $0) }
    var columns: [MarkdownTable.Column] = [.init("Group", .left)]
    for name in names {
      columns += [.init("\(name): base", .right), .init("\(name)", .right), .init("\(name) (%)", .right)]
    }
    var table = MarkdownTable(columns)
    // Each measure is counted once, by all banners in one pass.
    let counted = responses.counts(of: measures, by: [responses.totalBanner(where: nil)] + banners)
    table.add(["All"] + counted.flatMap { cells($0.first, 0) })
    for (place, banner) in banners.enumerated() {
      for column in banner.columns.indices {
        let counts = counted.flatMap { cells($0.dropFirst(place + 1).first, column + 1) }
        let isGroup = banner.columns[column].kind == .group
        if !isGroup && counts.allSatisfy({ $0 == "0" || $0 == "[z]" }) { continue }
        let label = banner.columns[column].label
        table.add(["\(banner.label): \(isGroup ? label : Markdown.inSentence(label))"] + counts)
      }
    }
    return CaptionedTable(
      title: "\(Number.list(names.enumerated().map { $0 == 0 ? $1 : Markdown.inSentence($1) })), by group",
      base: measuresBase(measures),
      table: table,
      notes: ["Not stated: left the question about the group blank, or gave no clear answer."])
  }

  /// The banners of the characteristics of people that have few enough groups to show.
  private func groupBanners() -> [Banner] {
    assessment.characteristics.map(\.question).compactMap { question in
      let grouping = survey.shownGrouping(of: question)
      let banner = responses.banner(by: question, grouping: grouping, where: nil)
      return banner.columns.count { $0.kind == .group } <= CharacteristicProfile.mostShown ? banner : nil
    }
  }

  /// Who the measures are of, said once where it is the same for all.
  private func measuresBase(_ measures: [Measure]) -> String {
    let who = measures.compactMap { measure in
      share(of: measure).map { "\(Number.inWords($0.base)) \($0.who)" }
    }
    let isSame = Set(who).count == 1
    let named = zip(who, measures).map { "\($0) (\(Markdown.escaped(name(of: $1))))" }
    let list = isSame ? who.first ?? "" : Number.list(named)
    return "Base: \(list), out of \(Number.inWords(responses.count)). Unweighted."
  }

  /// Base, count and percentage of a measure in one column.
  private func cells(_ counts: MeasureCounts?, _ column: Int) -> [String] {
    guard let counts else { return ["[z]", "[z]", "[z]"] }
    let share = counts.columns[column].proportion
    let decimals = Share.decimals(forBase: counts.total.proportion.base)
    return [
      Number.inWords(share.base), Number.inWords(share.count),
      Share.printed(share.count, of: share.base, decimals: decimals),
    ]
  }
}

/// The uncertainty range of a share as it is printed.
enum ShareRange {
  /// "60.1 to 76.7", or "[z]" for an empty base.
  static func text(_ share: Proportion, decimals: Int) -> String {
    guard share.base > 0 else { return "[z]" }
    let range = share.wilson()
    return
      "\(Points.bound(range.lower, decimals: decimals)) to \(Points.bound(range.upper, decimals: decimals))"
  }
}

/// Whether findings change with weights: both results side by side, or why there are no weighted ones.
extension DIAEvidence {
  func weightedCheck(_ document: inout DIADocument) {
    guard let check = assessment.weighted else { return }
    document.heading(2, "Weighted check")
    guard let results = check.results else {
      refused(check, &document)
      return
    }
    document.paragraph([
      "Results were also weighted to match \(matched(check))\(results.isExact ? "" : ", as far as weights between 0.3 and 3 times the mean allow").",
      verdict(results), Self.limit,
    ])
    document.paragraph(bases(check, results))
    document.table(marginTable(check, results))
    document.table(measureTable(results))
    changes(results, &document)
    if results.disparities.contains(where: { $0.unweighted.isReportable }) {
      document.table(comparisonTable(results))
    }
  }

  /// The standing sentence: what weights cannot do.
  private static let limit =
    "Weighting cannot correct for views that differ between people who did and did not take part."

  /// "age, gender and ethnic group in the population of Medway in 2021".
  private func matched(_ check: WeightedSensitivity) -> String {
    let names = check.margins.map(nameInSentence)
    let places = Set(check.margins.map { "\(Markdown.escaped($0.area)) in \($0.year)" }).sorted()
    let ages = check.ages == .allAges ? "" : " aged \(agesInWords(check.ages))"
    return "\(Number.list(names)) in the population\(ages) of \(Number.list(places))"
  }

  private func name(_ margin: WeightedMargin) -> String {
    margin.question.label ?? Wording.title(margin.question.characteristic ?? margin.question.id)
  }

  private func nameInSentence(_ margin: WeightedMargin) -> String {
    Markdown.lowered(Markdown.escaped(name(margin)))
  }

  private func agesInWords(_ ages: Band) -> String {
    ages.upper.map { "\(ages.lower) to \($0)" } ?? "\(ages.lower) and over"
  }

  // MARK: Refused

  private func refused(_ check: WeightedSensitivity, _ document: inout DIADocument) {
    document.paragraph(
      "Results were to be weighted to match \(matched(check)). Weighted results are not given, for \(check.refusals.count == 1 ? "this reason" : "these reasons"):"
    )
    document.list(check.refusals.map { reason($0, check) })
    if let efficiency = check.efficiency {
      document.paragraph(
        "With these weights the \(Number.inWords(check.unweightedBase)) respondents would have an effective base of \(Number.inWords(whole(efficiency.effectiveBase)))."
      )
    }
    document.paragraph("The unweighted results stand as they are. \(Self.limit)")
  }

  private func reason(_ refusal: WeightedSensitivity.Refusal, _ check: WeightedSensitivity) -> String {
    switch refusal {
    case .raking(let refusal): return reason(refusal, check)
    case .cell(.smallCell(let place, let base)):
      return
        "The group \(group(0, place, check)) has \(Number.counted(base, "respondent", "respondents")); a cell needs 10. Groups can be combined."
    case .cell(.noShare(let place)):
      return "The group \(group(0, place, check)) has no share of the population."
    case .cell: return "The population figures are no shares of cells."
    case .trimming: return "No weights within 0.3 and 3 times their mean were found."
    case .efficiency(.lowEfficiency(let percentage, let least)):
      return
        "The effective base would be \(whole(percentage))% of the base, and less than \(whole(least))% says too little."
    case .efficiency(.largeWeight(let times, let most)):
      return
        "One respondent would count \(Self.decimal(times)) times the mean, and more than \(whole(most)) times is too much."
    }
  }

  private func reason(_ refusal: Raking.Refusal, _ check: WeightedSensitivity) -> String {
    switch refusal {
    case .emptyCategory(let category):
      return
        "The group \(group(category.margin, category.category, check)) has no respondent. Groups can be combined."
    case .smallCategory(let category):
      return
        "The group \(group(category.margin, category.category, check)) has \(Number.counted(category.base, "respondent", "respondents")); weighting needs 5. Groups can be combined."
    case .noTarget(let category):
      return
        "The group \(group(category.margin, category.category, check)) has no share of the population."
    case .notConverged(let cycles, _):
      return
        "The population's shares did not hold together after \(Number.inWords(cycles)) rounds."
    case .nothingToRake: return "There are no respondents to weight."
    case .codesDoNotFit, .targetsDoNotAddUp: return "The population figures do not add up."
    }
  }

  private func group(_ margin: Int, _ place: Int, _ check: WeightedSensitivity) -> String {
    guard check.margins.indices.contains(margin), check.margins[margin].groups.indices.contains(place)
    else { return "of those who gave no information" }
    return "\"\(Markdown.escaped(check.margins[margin].groups[place].label))\""
  }

  private func whole(_ value: Double) -> Int { Int(value.rounded(.toNearestOrAwayFromZero)) }

  // MARK: Given

  /// Whether findings change, as in "The main findings do not change: 79% weighted, 80% unweighted (safe by day)".
  private func verdict(_ results: WeightedResults) -> String {
    let changed = results.changed.count
    // Two measures are four percentages, as many as a sentence takes.
    let figures = results.measures.prefix(2).map { one in
      "\(percentage(one.weighted.mean.estimate, one)) weighted, \(percentage(one)) unweighted (\(measures.inSentence(one.measure)))"
    }
    let list = figures.isEmpty ? "" : ": \(figures.joined(separator: "; "))"
    if changed == 0 { return "The main findings do not change\(list)." }
    let all = Number.counted(results.disparities.count, "comparison", "comparisons")
    return
      "The finding changes for \(Number.inWords(changed)) of \(all)\(figures.isEmpty ? "" : ". The main measures\(list)")."
  }

  private func percentage(_ one: WeightedMeasure) -> String {
    Share.inSentence(
      one.unweighted.count, of: one.unweighted.base, decimals: Share.decimals(forBase: one.unweighted.base))
  }

  private func percentage(_ proportion: Double, _ one: WeightedMeasure) -> String {
    Share.inSentence(proportion, decimals: Share.decimals(forBase: one.unweighted.base))
  }

  private func bases(_ check: WeightedSensitivity, _ results: WeightedResults) -> [String] {
    guard let efficiency = check.efficiency else { return [] }
    let error = results.largestMarginError
    let kept = check.margins.map(\.kept).max() ?? 0
    return [
      "Unweighted base: \(Number.inWords(check.unweightedBase)). Weighted base: \(Number.inWords(whole(efficiency.tally.sum))). Effective base: \(Number.inWords(whole(efficiency.effectiveBase))), an efficiency of \(whole(efficiency.efficiencyPercentage))%.",
      results.largestUntrimmed > efficiency.largestOverMean + 0.005
        ? "The largest weight is \(Self.decimal(efficiency.largestOverMean)), trimmed from \(Self.decimal(results.largestUntrimmed))."
        : "The largest weight is \(Self.decimal(efficiency.largestOverMean)).",
      results.isExact
        ? "All shares match."
        : "After trimming, the weighted number of one group is off by \(Points.text(error, decimals: 1))% of what it should be; the others are closer.",
      kept > 0 ? keptSentence(check, isExact: results.isExact) : "",
    ]
  }

  /// What is done with the share of those who are in no group that is weighted.
  private func keptSentence(_ check: WeightedSensitivity, isExact: Bool) -> String {
    let ages = check.ages == .allAges ? "" : ", or are of other ages"
    let people = "Respondents who gave no group, or one without a population figure\(ages),"
    return isExact
      ? "\(people) keep their share."
      : "\(people) are weighted to their own share, which trimming can change as it changes the others."
  }

  private func marginTable(_ check: WeightedSensitivity, _ results: WeightedResults) -> CaptionedTable {
    var table = MarkdownTable([
      .init("Group", .left), .init("Respondents", .right), .init("Unweighted (%)", .right),
      .init("Weighted (%)", .right), .init("Population (%)", .right),
    ])
    for (margin, proportions) in zip(check.margins, results.marginProportions) {
      for (group, weighted) in zip(margin.groups, proportions) {
        table.add([
          "\(name(margin)): \(group.label)",
          Number.inWords(group.respondents.count),
          Share.printed(group.respondents.count, of: group.respondents.base, decimals: 1),
          Share.printed(weighted, decimals: 1), Share.printed(group.populationProportion, decimals: 1),
        ])
      }
    }
    return CaptionedTable(
      title: "What respondents are weighted to",
      base: "Base: for each characteristic, respondents whose group has a population figure.",
      table: table,
      notes: otherAges(check) + kept(check))
  }

  /// Figures about other ages than those that are weighted.
  private func otherAges(_ check: WeightedSensitivity) -> [String] {
    let bands = check.margins.compactMap(\.otherAges)
    return bands.indices.filter { bands.firstIndex(of: bands[$0]) == $0 }.map { place in
      let names = check.margins.filter { $0.otherAges == bands[place] }.map(nameInSentence)
      let ages = bands[place] == .allAges ? "all ages" : "people aged \(agesInWords(bands[place]))"
      return "Population figures of \(Number.list(names)) are of \(ages)."
    }
  }

  private func kept(_ check: WeightedSensitivity) -> [String] {
    let kept = check.margins.filter { $0.kept > 0 }.map {
      "\(Number.inWords($0.kept)) for \(nameInSentence($0))"
    }
    return kept.isEmpty ? [] : ["Not in the base, and weighted to their own share: \(Number.list(kept))."]
  }

  private func measureTable(_ results: WeightedResults) -> CaptionedTable {
    var table = MarkdownTable([
      .init("Measure", .left), .init("Base", .right), .init("Unweighted (%)", .right),
      .init("Unweighted range (%)", .right), .init("Effective base", .right), .init("Weighted (%)", .right),
      .init("Weighted range (%)", .right),
    ])
    for one in results.measures {
      let decimals = Share.decimals(forBase: one.unweighted.base)
      func range(_ interval: Interval) -> String {
        "\(Points.bound(interval.lower, decimals: decimals)) to \(Points.bound(interval.upper, decimals: decimals))"
      }
      table.add([
        measures.name(one.measure), Number.inWords(one.unweighted.base),
        Share.printed(one.unweighted.count, of: one.unweighted.base, decimals: decimals),
        range(one.unweightedInterval), Number.inWords(whole(one.weighted.mean.tally.effectiveBase)),
        Share.printed(one.weighted.mean.estimate, decimals: decimals), range(one.interval),
      ])
    }
    return CaptionedTable(
      title: "Main measures, unweighted and weighted",
      base:
        "Base: unweighted, shown for each measure, out of \(Number.inWords(responses.count)) respondents.",
      table: table,
      notes: ["Effective base: the number of unweighted respondents that would be as uncertain."])
  }

  /// The comparisons whose finding changes, in words.
  private func changes(_ results: WeightedResults, _ document: inout DIADocument) {
    let changed = results.changed
    guard !changed.isEmpty else { return }
    document.paragraph(changed.count == 1 ? "The finding that changes:" : "The findings that change:")
    document.list(
      changed.map { one in
        "\(capitalised(people(one.unweighted))), \(measures.inSentence(one.unweighted.measure)): \(unweighted(one).lowercased()) unweighted, \(weighted(one).lowercased()) weighted"
      })
  }

  private func comparisonTable(_ results: WeightedResults) -> CaptionedTable {
    var table = MarkdownTable([
      .init("Group and measure", .left), .init("Gap", .right), .init("Range", .right),
      .init("Adjusted p", .right), .init("Weighted gap", .right), .init("Weighted range", .right),
      .init("Weighted adjusted p", .right), .init("Finding", .left),
    ])
    for one in results.disparities where one.unweighted.isReportable {
      let format = ComparisonFormat(one.unweighted)
      let decimals = Share.decimals(forBase: one.unweighted.totalBase)
      table.add([
        "\(capitalised(short(one.unweighted))): \(measures.inSentence(one.unweighted.measure))", format.gap,
        format.range, one.unweighted.adjustedPValue.map(ComparisonFormat.probability) ?? "[z]",
        one.difference.map { gap($0.difference, decimals: decimals) } ?? "[x]",
        one.interval.map {
          "\(Points.bound($0.lower, decimals: decimals)) to \(Points.bound($0.upper, decimals: decimals))"
        } ?? "[x]", one.adjustedPValue.map(ComparisonFormat.probability) ?? "[x]",
        one.isChanged ? "\(unweighted(one)), weighted: \(weighted(one).lowercased())" : unweighted(one),
      ])
    }
    return CaptionedTable(
      title: "Each group compared with all other respondents, unweighted and weighted",
      base: "Base: as in the tables of each characteristic.", table: table,
      notes: [
        "Gaps and ranges are in percentage points. Adjusted p allows for the comparisons of each characteristic.",
        "A finding that does not change with weights is given once.",
      ]
        + (results.disparities.contains { $0.unweighted.isReportable && $0.difference == nil }
          ? [
            "No weighted figure is given where the group or the others have an effective base below \(assessment.rules.minimumBase)."
          ] : []))
  }

  /// A weighted gap, rounded half away from zero; as near to half a unit as floating error goes counts as half.
  private func gap(_ difference: Double, decimals: Int) -> String {
    Points.text(difference + (difference < 0 ? -1e-11 : 1e-11), decimals: decimals)
  }

  private func unweighted(_ one: WeightedDisparity) -> String { ComparisonFormat(one.unweighted).finding }

  private func weighted(_ one: WeightedDisparity) -> String {
    switch one.state {
    case .differenceFound: one.isHigher ? "Higher" : "Lower"
    case .similar: "Similar"
    case .tooFewToTell: "Too few to tell"
    default: "Not reportable"
    }
  }
}

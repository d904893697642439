/// One group against all others who gave the same information, for one measure.
///
/// Those who preferred not to say and those whose group is not known stand on neither side. All figures are of
/// respondents and unweighted.
package struct Disparity: Sendable {
  /// The measure.
  package let measure: Measure
  /// Who is divided by.
  package let base: Base
  /// The characteristic.
  package let characteristic: String
  /// The grouping; `answers` where the answers themselves are the groups.
  package let grouping: String
  /// The group.
  package let group: Crosstab.Column
  /// The only other group, where there are two and the comparison is made once.
  package let counterpart: Crosstab.Column?
  /// The group and all others.
  package let pair: ProportionPair
  /// The uncertainty range of the difference, as proportions (Newcombe, Statistics in Medicine 17, 1998).
  package let interval: Interval
  /// Fisher's exact test, mid-p, two-sided; `nil` where the group or the others are too few to compare.
  package let pValue: Double?
  /// The p value adjusted for the comparisons of its family: by Holm's method for the main measures, by that of
  /// Benjamini and Hochberg outside them.
  package internal(set) var adjustedPValue: Double?
  /// How many comparisons the family has.
  package internal(set) var familySize = 0
  /// The smallest gaps that would be found 4 times in 5, from the percentage of the others.
  package let detectable: DetectableDifference?
  /// What follows from it.
  package internal(set) var state = EvidenceState.notReportable
  /// The base under which a figure is of low reliability.
  package let cautionBase: Int
  /// The gap within which answers count as similar, in percentage points.
  package let marginPercentage: Int
  /// The base of the measure among everybody, which decides how many decimals are printed.
  package let totalBase: Int

  /// Compares two groups of people; the state waits for the family.
  ///
  /// - Parameters:
  ///   - counts: The measure by the groups of the characteristic.
  ///   - place: The place of the group among the columns.
  ///   - others: The places of all others.
  ///   - rules: How evidence is judged.
  init(_ counts: MeasureCounts, group place: Int, others: [Int], rules: AssessmentRules) {
    self.init(
      measure: counts.measure, base: counts.base, characteristic: counts.characteristic ?? "",
      grouping: counts.grouping ?? "answers", group: counts.columns[place].column,
      counterpart: others.count == 1 ? counts.columns[others[0]].column : nil,
      pair: ProportionPair(
        group: counts.columns[place].proportion,
        others: .sum(others.map { counts.columns[$0].proportion })),
      totalBase: counts.total.proportion.base, rules: rules)
    if counts.asked == 0 { state = .notAsked }
  }

  private init(
    measure: Measure, base: Base, characteristic: String, grouping: String, group: Crosstab.Column,
    counterpart: Crosstab.Column?, pair: ProportionPair, totalBase: Int, rules: AssessmentRules
  ) {
    self.measure = measure
    self.base = base
    self.characteristic = characteristic
    self.grouping = grouping
    self.group = group
    self.counterpart = counterpart
    self.pair = pair
    interval = pair.newcombe(confidence: rules.confidence)
    let isReportable = min(pair.group.base, pair.others.base) >= rules.minimumBase
    pValue = isReportable ? pair.midPValue : nil
    detectable =
      isReportable
      ? DetectableDifference.smallest(
        othersProportion: pair.others.value, group: pair.group.base, others: pair.others.base,
        alpha: rules.alpha, power: rules.power) : nil
    cautionBase = rules.cautionBase
    marginPercentage = rules.marginPercentage
    self.totalBase = totalBase
  }

  /// The same comparison with more people in it; the state waits for the family.
  ///
  /// - Parameters:
  ///   - more: The group and all others among other people.
  ///   - totalBase: The base of the measure among all of these.
  ///   - rules: How evidence is judged.
  /// - Returns: The comparison over all of them.
  func adding(_ more: [ProportionPair], totalBase: Int, rules: AssessmentRules) -> Disparity {
    Disparity(
      measure: measure, base: base, characteristic: characteristic, grouping: grouping, group: group,
      counterpart: counterpart,
      pair: ProportionPair(
        group: .sum([pair.group] + more.map(\.group)), others: .sum([pair.others] + more.map(\.others))),
      totalBase: self.totalBase + totalBase, rules: rules)
  }

  /// Whether figures may be given at all.
  package var isReportable: Bool { pValue != nil }

  /// Whether the group's share is the larger one, where a difference was found.
  package var isHigher: Bool { pair.difference > 0 }

  /// Whether the difference is to the disadvantage of the group; `nil` where neither direction is better.
  package var isDisadvantage: Bool? {
    measure.better.map { ($0 == .higher) != isHigher }
  }

  /// Decides the state from the adjusted p and the range.
  mutating func conclude(adjusted: Double?, familySize: Int, rules: AssessmentRules) {
    adjustedPValue = adjusted
    self.familySize = familySize
    guard let adjusted else { return }
    if adjusted < rules.alpha {
      state = .differenceFound
    } else if interval.lower > -rules.margin && interval.upper < rules.margin {
      state = .similar
    } else {
      state = .tooFewToTell
    }
  }
}

extension [Disparity] {
  /// The same comparisons as one family: p adjusted over those that can be made, states decided.
  ///
  /// - Parameters:
  ///   - rules: How evidence is judged.
  ///   - adjust: Raises the p values of a family so that they hold for all of them together.
  /// - Returns: Them in their order.
  func concluded(
    _ rules: AssessmentRules, by adjust: ([Double]) -> [Double] = Adjustment.holm
  ) -> [Disparity] {
    let places = indices.filter { self[$0].isReportable }
    let adjusted = adjust(places.compactMap { self[$0].pValue })
    var result = self
    for (place, value) in zip(places, adjusted) {
      result[place].conclude(adjusted: value, familySize: places.count, rules: rules)
    }
    return result
  }
}

extension Proportion {
  /// The proportion among several sets of different people.
  static func sum(_ parts: [Proportion]) -> Proportion {
    Proportion(parts.map(\.count).reduce(0, +), of: parts.map(\.base).reduce(0, +))
  }
}

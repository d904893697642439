/// How far the weighted mean or share of a group is from that of all others.
///
/// The figures are those of `svyttest` of R's package survey.
package struct WeightedDifference: Sendable, Hashable {
  /// The group.
  package let group: WeightedMean
  /// All others who gave the same information; nobody stands in both.
  package let others: WeightedMean

  package init(group: WeightedMean, others: WeightedMean) {
    self.group = group
    self.others = others
  }

  /// Group minus others.
  package var difference: Double { group.estimate - others.estimate }

  /// The standard error of the difference.
  package var standardError: Double {
    (group.standardError * group.standardError + others.standardError * others.standardError).squareRoot()
  }

  /// How many people there are, less two.
  package var degrees: Int { group.tally.base + others.tally.base - 2 }

  /// The difference over its standard error; `nil` where neither side has any spread, or with two people.
  package var statistic: Double? {
    standardError > 0 && degrees > 0 ? difference / standardError : nil
  }

  /// The two-sided p value; 1 where all answers are equal, `nil` where it cannot be tested.
  package var pValue: Double? {
    if let statistic { return 2 * Distributions.studentUpper(abs(statistic), degrees: Double(degrees)) }
    return difference == 0 ? 1 : nil
  }

  /// The range of the difference; `nil` where there is no statistic.
  package func interval(confidence: Double = 0.95) -> Interval? {
    guard statistic != nil else { return nil }
    let half =
      -Distributions.studentQuantile((1 - confidence) / 2, degrees: Double(degrees)) * standardError
    return Interval(lower: difference - half, upper: difference + half)
  }
}

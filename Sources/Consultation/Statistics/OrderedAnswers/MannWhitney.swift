/// Whether a group tends to give higher answers than all others: the Mann-Whitney test with midranks.
///
/// Answers that are not on the scale ("don't know") and missing ones are left out before. The work grows with the
/// number of answers, not of people. Source: Mann and Whitney, Annals of Mathematical Statistics 18, 1947; the
/// figures are those of R's `wilcox.test`.
package struct MannWhitney: Sendable, Hashable {
  /// How many of the group gave each answer, lowest answer first.
  package let group: [Int]
  /// How many of all others gave each answer.
  package let others: [Int]
  /// Twice the number of pairs in which the group's answer is the higher one, half a pair for equal answers.
  let doubledStatistic: Int
  let ranks: Midranks

  /// Compares the answers of a group with those of all others.
  ///
  /// `nil` where one of them has nobody, or where the two are not of one length.
  ///
  /// - Parameters:
  ///   - group: How many of the group gave each answer, lowest answer first.
  ///   - others: How many of all others gave each answer, in the same order.
  package init?(group: [Int], others: [Int]) {
    guard CountTable.isSound([group, others]) else { return nil }
    let base = group.reduce(0, +)
    guard base > 0, others.contains(where: { $0 > 0 }) else { return nil }
    self.group = group
    self.others = others
    ranks = Midranks(counts: CountTable.columnTotals([group, others]))
    doubledStatistic = zip(group, ranks.doubled).reduce(0) { $0 + $1.0 * $1.1 } - base * (base + 1)
  }

  /// How many people are in the group.
  package var groupBase: Int { group.reduce(0, +) }
  /// How many others there are.
  package var othersBase: Int { others.reduce(0, +) }

  /// R's W: pairs in which the group's answer is the higher one, and half the pairs with equal answers.
  package var statistic: Double { Double(doubledStatistic) / 2 }

  /// The probability that one of the group gives a higher answer than one of the others, half of it for equal answers.
  ///
  /// 0.5 where neither side tends to the higher answers.
  package var superiorityProportion: Double { statistic / (Double(groupBase) * Double(othersBase)) }

  /// Cliff's delta: pairs that speak for the group less those that speak against it, as a share, -1...1.
  package var cliffsDelta: Double { 2 * superiorityProportion - 1 }

  /// The two-sided p value: exact for at most 60 people, else from the normal distribution, corrected for continuity.
  package var pValue: Double { exactPValue ?? normalPValue(correctedForContinuity: true) }

  /// The two-sided p value from the normal distribution, its variance corrected for ties.
  ///
  /// - Parameter correctedForContinuity: Whether the statistic moves half a pair towards what is expected.
  /// - Returns: 1 where all answers are equal.
  package func normalPValue(correctedForContinuity: Bool) -> Double {
    let pairs = Double(groupBase) * Double(othersBase)
    let variance = pairs / 12 * Double(ranks.total + 1) * ranks.tieFactor
    guard variance > 0 else { return 1 }
    let distance = (statistic - pairs / 2).magnitude
    let corrected = correctedForContinuity ? max(0, distance - 0.5) : distance
    return min(1, 2 * Distributions.normalUpper(corrected / variance.squareRoot()))
  }
}

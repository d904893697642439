/// Whether a share rises or falls along ordered groups: the Cochran-Armitage test for trend.
///
/// Source: Armitage, Biometrics 11, 1955; the figures are those of R's `prop.trend.test`.
package struct CochranArmitage: Sendable, Hashable {
  /// The chi-square statistic with one degree of freedom; `nil` where all or none said yes, or all share a score.
  package let statistic: Double?
  /// By how much the share rises when the score rises by one; `nil` where all people share a score.
  package let slope: Double?

  /// Compares the shares of ordered groups.
  ///
  /// `nil` without anybody, or where groups and scores differ in number.
  ///
  /// - Parameters:
  ///   - groups: How many of each group said yes, the groups in their order.
  ///   - scores: A score for each group; 1, 2, 3 ... without.
  package init?(_ groups: [Proportion], scores: [Double]? = nil) {
    let scores = Scores(scores, counts: groups.map(\.base))
    guard scores.centred.count == groups.count, scores.base > 0 else { return nil }
    let yes = groups.reduce(0) { $0 + $1.count }
    // The centred scores add up to nothing, so the mean share may stay in.
    let product = zip(groups, scores.centred).reduce(0) { $0 + Double($1.0.count) * $1.1 }
    let share = Double(yes) / Double(scores.base)
    let variance = share * (1 - share) * scores.squares
    statistic = variance > 0 ? product * product / variance : nil
    slope = scores.squares > 0 ? product / scores.squares : nil
  }

  /// The probability of a trend at least as strong in either direction; 1 where there is no statistic.
  package var pValue: Double { statistic.map { Distributions.chiSquareUpper($0, degrees: 1) } ?? 1 }
}

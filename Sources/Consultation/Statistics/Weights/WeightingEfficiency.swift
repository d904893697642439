/// How much weighting costs: the base that is left after it, and whether that is too little to publish.
package struct WeightingEfficiency: Sendable, Hashable {
  /// Why weighted results are not published.
  package enum Refusal: Sendable, Hashable {
    /// The effective base is too small a part of the base, in per cent.
    case lowEfficiency(percentage: Double, atLeast: Double)
    /// The largest weight is too many times the mean weight.
    case largeWeight(timesMean: Double, atMost: Double)
  }

  /// The respondents, their weights and the squares of these.
  package let tally: WeightTally
  /// The largest weight over the mean weight.
  package let largestOverMean: Double

  /// Looks at the weights of all respondents.
  ///
  /// `nil` without weights, with a negative one, or where all are 0.
  package init?(_ weights: [Double]) {
    tally = WeightTally(weights)
    guard tally.sum > 0, tally.squares.isFinite, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    largestOverMean = weights.reduce(0, max) * Double(tally.base) / tally.sum
  }

  /// The size of the base as if it were unweighted (Kish, Survey Sampling, 1965).
  package var effectiveBase: Double { tally.effectiveBase }
  /// By how much weighting multiplies variances: 1 plus the squared coefficient of variation of the weights.
  package var designEffect: Double { Double(tally.base) / effectiveBase }
  /// The effective base as a percentage of the base.
  package var efficiencyPercentage: Double { 100 * effectiveBase / Double(tally.base) }

  /// Why weighted results are not published.
  ///
  /// - Parameters:
  ///   - percentage: The lowest efficiency that is accepted.
  ///   - times: The largest weight that is accepted, as a multiple of the mean weight.
  /// - Returns: All reasons; empty where the results may be published.
  package func refusals(efficiencyAtLeast percentage: Double = 50, largestOverMeanAtMost times: Double = 5)
    -> [Refusal]
  {
    var refusals: [Refusal] = []
    if efficiencyPercentage < percentage {
      refusals.append(.lowEfficiency(percentage: efficiencyPercentage, atLeast: percentage))
    }
    if largestOverMean > times { refusals.append(.largeWeight(timesMean: largestOverMean, atMost: times)) }
    return refusals
  }
}

/// The weighted share of people who gave one of some answers, with intervals.
package struct WeightedProportion: Sendable, Hashable {
  /// How an interval is worked out.
  package enum Method: Sendable, Hashable, CaseIterable {
    /// On the scale of log odds, with Student's t.
    case logit
    /// From the beta distribution, with the base that the standard error implies (Korn and Graubard, 1998).
    case beta
    /// Wilson's, with Kish's effective base.
    case wilson
  }

  /// The estimate, 0...1, its standard error and its base.
  package let mean: WeightedMean

  /// The share of the chosen among all who answered.
  ///
  /// `nil` without weight.
  ///
  /// - Parameters:
  ///   - chosen: Those who gave one of the answers.
  ///   - others: Those who gave another answer.
  ///   - fileBase: How many respondents the file has, with or without an answer.
  package init?(chosen: WeightTally, others: WeightTally, fileBase: Int) {
    guard let mean = WeightedMean(values: [1, 0], tallies: [chosen, others], fileBase: fileBase) else {
      return nil
    }
    self.mean = mean
  }

  /// The range that holds the share as often as the confidence says, were the respondents a random sample.
  ///
  /// Where all or none chose, the standard error is 0: the logit and beta ones are then Clopper's and Pearson's with Kish's effective base.
  package func interval(_ method: Method, confidence: Double = 0.95) -> Interval {
    let tail = (1 - confidence) / 2
    let isAtEdge = mean.estimate <= 0 || mean.estimate >= 1 || mean.standardError <= 0
    switch method {
    case .wilson: return wilson(confidence: confidence)
    case .logit where !isAtEdge && mean.tally.base > 1: return logit(tail: tail)
    case .beta where !isAtEdge:
      let share = mean.estimate
      return Self.beta(
        share, base: share * (1 - share) / (mean.standardError * mean.standardError), tail: tail)
    default: return Self.beta(mean.estimate, base: mean.tally.effectiveBase, tail: tail)
    }
  }

  private func logit(tail: Double) -> Interval {
    let share = mean.estimate
    let centre = ElementaryFunctions.logarithm(share / (1 - share))
    let errors = -Distributions.studentQuantile(tail, degrees: Double(mean.tally.base - 1))
    let half = errors * mean.standardError / (share * (1 - share))
    return Interval(
      lower: 1 / (1 + ElementaryFunctions.exponential(half - centre)),
      upper: 1 / (1 + ElementaryFunctions.exponential(-half - centre)))
  }

  private func wilson(confidence: Double) -> Interval {
    let interval = WilsonInterval.of(
      mean.estimate, base: mean.tally.effectiveBase, errors: Confidence.standardErrors(confidence))
    return Interval(
      lower: mean.estimate <= 0 ? 0 : max(0, interval.lower),
      upper: mean.estimate >= 1 ? 1 : min(1, interval.upper))
  }

  /// Clopper's and Pearson's interval for a base that need not be whole.
  private static func beta(_ share: Double, base: Double, tail: Double) -> Interval {
    let (yes, no) = (share * base, (1 - share) * base)
    return Interval(
      lower: share <= 0 ? 0 : Distributions.betaQuantile(tail, yes, no + 1),
      upper: share >= 1 ? 1 : Distributions.betaQuantile(1 - tail, yes + 1, no))
  }
}

/// The quantile of the normal distribution that an interval is made with.
package enum Confidence {
  /// How many standard errors on each side hold a share of a normal distribution: 1.96 for 0.95.
  package static func standardErrors(_ confidence: Double) -> Double {
    -Distributions.normalQuantile((1 - confidence) / 2)
  }
}

/// Intervals of one proportion. An empty base says nothing: its interval is 0...1.
extension Proportion {
  /// The score interval without continuity correction (Wilson, Journal of the American Statistical Association 22,
  /// 1927).
  ///
  /// - Parameter confidence: 0...1, such as 0.95.
  /// - Returns: The lower bound is exactly 0 for a count of 0, the upper one exactly 1 for a full count.
  package func wilson(confidence: Double = 0.95) -> Interval {
    guard base > 0 else { return Interval(lower: 0, upper: 1) }
    let interval = WilsonInterval.of(value, base: Double(base), errors: Confidence.standardErrors(confidence))
    return Interval(
      lower: count <= 0 ? 0 : max(0, interval.lower), upper: count >= base ? 1 : min(1, interval.upper))
  }

  /// The exact interval, which holds the truth at least as often as it says (Clopper and Pearson, Biometrika 26,
  /// 1934).
  package func clopperPearson(confidence: Double = 0.95) -> Interval {
    let tail = (1 - confidence) / 2
    let (yes, no) = (Double(count), Double(base - count))
    return Interval(
      lower: count <= 0 ? 0 : Distributions.betaQuantile(tail, yes, no + 1),
      upper: count >= base ? 1 : Distributions.betaQuantile(1 - tail, yes + 1, no))
  }

  /// The equal-tailed interval of the Jeffreys prior, with 0 and 1 at the edges (Brown, Cai and DasGupta, Statistical
  /// Science 16, 2001).
  package func jeffreys(confidence: Double = 0.95) -> Interval {
    let tail = (1 - confidence) / 2
    let (yes, no) = (Double(count) + 0.5, Double(base - count) + 0.5)
    return Interval(
      lower: count <= 0 ? 0 : Distributions.betaQuantile(tail, yes, no),
      upper: count >= base ? 1 : Distributions.betaQuantile(1 - tail, yes, no))
  }
}

/// Wilson's interval of a proportion that need not be a whole count.
enum WilsonInterval {
  /// The interval, which may pass 0 or 1 by a rounding error.
  ///
  /// - Parameters:
  ///   - proportion: 0...1.
  ///   - base: Above 0; need not be whole.
  ///   - errors: The normal quantile, such as 1.96.
  /// - Returns: Both bounds.
  static func of(_ proportion: Double, base: Double, errors: Double) -> Interval {
    let square = errors * errors
    let divisor = 1 + square / base
    let centre = (proportion + square / (2 * base)) / divisor
    let variance = proportion * (1 - proportion) / base + square / (4 * base * base)
    let half = errors * variance.squareRoot() / divisor
    return Interval(lower: centre - half, upper: centre + half)
  }
}

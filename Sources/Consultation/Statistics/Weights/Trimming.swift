/// Bounds for weights, as multiples of their mean.
package struct Trimming: Sendable, Hashable {
  /// The smallest weight; 0...1 times the mean.
  package let lowest: Double
  /// The largest weight; at least 1 times the mean.
  package let largest: Double

  package init(lowest: Double = 0.3, largest: Double = 3) {
    self.lowest = lowest
    self.largest = largest
  }

  /// Weights within the bounds, with the same sum.
  ///
  /// What is clipped is shared equally among the weights that were within the bounds, again and again until none is
  /// outside. The margins that weights were raked to no longer hold exactly afterwards. Source: `trimWeights` with
  /// `strict = TRUE` of R's package survey.
  ///
  /// - Returns: `nil` without weights, where the bounds leave out the mean, or where every weight is outside.
  package func trimmed(_ weights: [Double]) -> [Double]? {
    let mean = weights.reduce(0, +) / Double(max(weights.count, 1))
    guard mean > 0, mean.isFinite, lowest <= 1, largest >= 1 else { return nil }
    var weights = weights
    for _ in 0..<Self.mostRounds {
      guard let clipped = clip(weights, between: lowest * mean, and: largest * mean) else { return weights }
      guard clipped.inside > 0 else { return nil }
      weights = clipped.weights
    }
    return nil
  }

  /// Far more rounds than weights need: each leaves only the part that is shared with those already at a bound.
  private static let mostRounds = 10_000

  /// One round: weights clipped and the rest shared, and how many were inside; `nil` where nothing is outside.
  private func clip(_ weights: [Double], between lower: Double, and upper: Double)
    -> (weights: [Double], inside: Int)?
  {
    // A sum of many weights is never exact, so that a weight at a bound may seem to be beyond it.
    let slack = 1e-14 * upper
    let isOutside = weights.map { $0 < lower - slack || $0 > upper + slack }
    guard isOutside.contains(true) else { return nil }
    let clipped = weights.map { min(max($0, lower), upper) }
    let rest = zip(weights, clipped).reduce(0) { $0 + ($1.0 - $1.1) }
    let inside = isOutside.count { !$0 }
    let share = rest / Double(max(inside, 1))
    return (zip(clipped, isOutside).map { $1 ? $0 : $0 + share }, inside)
  }
}

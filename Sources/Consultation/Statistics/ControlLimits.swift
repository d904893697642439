/// The counts of a base that chance alone makes likely around a common proportion.
///
/// Exact binomial limits, without interpolation (Spiegelhalter, Statistics in Medicine 24, 2005).
package struct ControlLimits: Sendable, Hashable {
  /// The lowest count inside.
  package let lowest: Int
  /// The highest count inside.
  package let highest: Int
  /// Out of how many.
  package let base: Int

  /// The limits outside which a count falls, on each side, with at most half of what the level leaves over.
  ///
  /// - Parameters:
  ///   - proportion: What is common to all, 0...1.
  ///   - base: How many answered; 0 gives limits of 0.
  ///   - level: 0...1, such as 0.95 for a warning and 0.998 for action.
  package init(around proportion: Double, base: Int, level: Double) {
    let tail = (1 - level) / 2
    self.base = base
    lowest = Search.first(from: 0, to: base) {
      Distributions.binomialAtMost($0, of: base, probability: proportion) > tail
    }
    highest =
      Search.first(from: 1, to: base + 1) {
        Distributions.binomialAtLeast($0, of: base, probability: proportion) <= tail
      } - 1
  }

  /// The limits as proportions.
  package var interval: Interval {
    Interval(lower: Proportion(lowest, of: base).value, upper: Proportion(highest, of: base).value)
  }

  /// Whether a count is inside; a count on a limit is.
  package func contains(_ count: Int) -> Bool { count >= lowest && count <= highest }
}

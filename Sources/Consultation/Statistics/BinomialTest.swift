/// A count out of a base against a proportion that is given, by the binomial distribution itself.
package struct BinomialTest: Sendable, Hashable {
  /// The count and its base.
  package let observed: Proportion
  /// What it is compared with, 0...1.
  package let expectedProportion: Double

  package init(_ observed: Proportion, against expectedProportion: Double) {
    self.observed = observed
    self.expectedProportion = expectedProportion
  }

  /// The probability of a count no higher.
  package var atMostPValue: Double { atMost(observed.count) }

  /// The probability of a count no lower.
  package var atLeastPValue: Double { atLeast(observed.count) }

  /// The probability of the counts that are no likelier than this one.
  ///
  /// Probabilities that differ by less than 1 in 10 million count as equal, as in R's `binom.test`.
  package var twoSidedPValue: Double {
    let limit = point(observed.count) * (1 + 1e-7)
    let mode = min(observed.base, Int(Double(observed.base + 1) * expectedProportion))
    if point(mode) <= limit { return 1 }
    // Probabilities rise up to the mode and fall after it, so each tail ends at one place.
    let lower = observed.count < mode ? observed.count : lastNoLikelier(below: mode, limit)
    let upper = observed.count > mode ? observed.count : firstNoLikelier(above: mode, limit)
    return min(1, atMost(lower) + atLeast(upper))
  }

  /// The two-sided p less half the probability of the count itself (Lancaster, Journal of the American Statistical
  /// Association 56, 1961).
  package var midPValue: Double { twoSidedPValue - point(observed.count) / 2 }

  /// How far the count is from what is expected, in standard errors under the given proportion.
  ///
  /// - Returns: `nil` without a base, or where the given proportion leaves no spread.
  package var score: Double? {
    let variance = expectedProportion * (1 - expectedProportion) / Double(max(1, observed.base))
    guard observed.base > 0, variance > 0 else { return nil }
    return (observed.value - expectedProportion) / variance.squareRoot()
  }
}

extension BinomialTest {
  private func point(_ count: Int) -> Double {
    Distributions.binomialPoint(count, of: observed.base, probability: expectedProportion)
  }
  private func atMost(_ count: Int) -> Double {
    Distributions.binomialAtMost(count, of: observed.base, probability: expectedProportion)
  }
  private func atLeast(_ count: Int) -> Double {
    count > observed.base
      ? 0 : Distributions.binomialAtLeast(count, of: observed.base, probability: expectedProportion)
  }

  /// The highest count below the mode that is no likelier than a limit; -1 where there is none.
  private func lastNoLikelier(below mode: Int, _ limit: Double) -> Int {
    -1 + Search.first(from: 0, to: mode) { point($0) > limit }
  }

  /// The lowest count above the mode that is no likelier than a limit; one above the base where there is none.
  private func firstNoLikelier(above mode: Int, _ limit: Double) -> Int {
    Search.first(from: mode, to: observed.base + 1) { point($0) <= limit }
  }
}

/// Halving a range of whole numbers.
enum Search {
  /// The first number of which something holds that holds of all after it.
  ///
  /// - Parameters:
  ///   - low: The first number that is asked about.
  ///   - high: What is returned where it holds of none before; it is not asked about.
  ///   - holds: What is asked; no, no, ..., yes, yes.
  /// - Returns: A number of low...high.
  static func first(from low: Int, to high: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

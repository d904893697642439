/// How many of a group said yes, if who said yes had been drawn by lot from the group and all others.
///
/// Probabilities follow from their ratios, outwards from the most likely count, and are divided by their own sum: no
/// factorials, so a million people do not overflow, and nothing is allocated. Cost: some tens of standard deviations
/// of steps at most, since what is smaller than a double can hold counts as 0.
package struct Hypergeometric: Sendable, Hashable {
  /// How many are drawn: the base of the group.
  package let drawn: Int
  /// How many of all say yes.
  package let successes: Int
  /// How many of all do not.
  package let failures: Int

  /// - Returns: `nil` for numbers below 0, or where more are drawn than there are.
  package init?(drawn: Int, successes: Int, failures: Int) {
    guard drawn >= 0, successes >= 0, failures >= 0, drawn <= successes + failures else { return nil }
    self.drawn = drawn
    self.successes = successes
    self.failures = failures
  }

  /// The smallest possible count.
  package var lowest: Int { max(0, drawn - failures) }
  /// The largest possible count.
  package var highest: Int { min(drawn, successes) }
  /// The most likely count.
  package var mode: Int {
    let product = (Int128(drawn) + 1) * (Int128(successes) + 1)
    return min(highest, max(lowest, Int(product / (Int128(successes) + Int128(failures) + 2))))
  }

  /// The probability of a count one higher over that of a count; 0 at the highest.
  func ratioUp(_ count: Double) -> Double { walkUp(from: count).ratio }

  /// The probability of a count one lower over that of a count; 0 at the lowest.
  func ratioDown(_ count: Double) -> Double { walkDown(from: count).ratio }
}

extension Hypergeometric {
  /// A walk along the counts, one at a time, in one direction: the ratio of each probability to the one before is that
  /// of two products, whose factors change by 1 at each step.
  struct Walk {
    /// Who could still change sides.
    var fewer: (Double, Double)
    /// Who has.
    var more: (Double, Double)

    /// The next probability over this one; 0 at the end.
    @inline(__always) var ratio: Double { fewer.0 * fewer.1 / (more.0 * more.1) }

    @inline(__always) mutating func step() {
      fewer = (fewer.0 - 1, fewer.1 - 1)
      more = (more.0 + 1, more.1 + 1)
    }
  }

  @inline(__always) func walkUp(from count: Double) -> Walk {
    Walk(
      fewer: (Double(drawn) - count, Double(successes) - count),
      more: (count + 1, Double(failures - drawn) + count + 1))
  }

  @inline(__always) func walkDown(from count: Double) -> Walk {
    Walk(
      fewer: (count, Double(failures - drawn) + count),
      more: (Double(drawn) - count + 1, Double(successes) - count + 1))
  }

  /// The probability of a count over that of the most likely one; 0 where that is too small to hold.
  func relative(_ count: Int) -> Double {
    guard count >= lowest, count <= highest else { return 0 }
    let start = mode
    var walk = count > start ? walkUp(from: Double(start)) : walkDown(from: Double(start))
    var term = 1.0
    for _ in 0..<abs(count - start) where term > 0 {
      term *= walk.ratio
      walk.step()
    }
    return term
  }
}

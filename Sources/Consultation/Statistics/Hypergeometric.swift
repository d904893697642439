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
  func ratioUp(_ count: Double) -> Double {
    let numerator = (Double(drawn) - count) * (Double(successes) - count)
    return numerator / ((count + 1) * (Double(failures) - Double(drawn) + count + 1))
  }

  /// The probability of a count one lower over that of a count; 0 at the lowest.
  func ratioDown(_ count: Double) -> Double {
    let numerator = count * (Double(failures) - Double(drawn) + count)
    return numerator / ((Double(drawn) - count + 1) * (Double(successes) - count + 1))
  }
}

extension Hypergeometric {
  /// The probability of a count over that of the most likely one; 0 where that is too small to hold.
  func relative(_ count: Int) -> Double {
    guard count >= lowest, count <= highest else { return 0 }
    var (term, place) = (1.0, Double(mode))
    let end = Double(count)
    while place < end, term > 0 {
      term *= ratioUp(place)
      place += 1
    }
    while place > end, term > 0 {
      term *= ratioDown(place)
      place -= 1
    }
    return term
  }
}

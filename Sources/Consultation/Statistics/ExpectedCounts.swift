/// The rule for when the chi-square distribution may stand in for the distribution of a chi-square statistic.
package enum ExpectedCounts {
  /// Every expected count is 1 or more, and at most a fifth of them are below 5 (Cochran, Biometrics 10, 1954).
  ///
  /// - Returns: `false` without counts.
  package static func areLargeEnough(_ expected: [Double]) -> Bool {
    !expected.isEmpty && expected.allSatisfy { $0 >= 1 } && 5 * expected.count { $0 < 5 } <= expected.count
  }
}

/// Monte Carlo p values.
package enum MonteCarlo {
  /// The seed of all random numbers.
  package static let seed: UInt64 = 20_240_601
  /// How many tables are drawn.
  package static let draws = 9_999

  /// The share of draws, with the observed table as one of them, whose statistic is at least as large (Davison and
  /// Hinkley, Bootstrap Methods, 1997, 4.2).
  ///
  /// - Parameter draw: The statistic of one drawn table.
  static func pValue(
    of statistic: Double, draws: Int, seed: UInt64, draw: (inout RandomNumbers) -> Double
  ) -> Double {
    var numbers = RandomNumbers(seed: seed)
    // The same table drawn again may come out a few units in the last place lower.
    let limit = statistic * (1 - 1e-9)
    var atLeast = 0
    for _ in 0..<draws where draw(&numbers) >= limit { atLeast += 1 }
    return Double(atLeast + 1) / Double(draws + 1)
  }
}

/// Monte Carlo p values.
package enum MonteCarlo {
  /// The seed of all random numbers.
  package static let seed: UInt64 = 20_240_601
  /// How many tables are drawn.
  package static let draws = 9_999

  /// The share of draws, with the observed table as one of them, whose statistic is at least as large (Davison and
  /// Hinkley, Bootstrap Methods, 1997, 4.2).
  ///
  /// - Parameters:
  ///   - statistic: The observed one.
  ///   - draws: How many tables are drawn.
  ///   - seed: Where the random numbers begin.
  ///   - draw: The statistic of one drawn table.
  /// - Returns: Above 0, at most 1.
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

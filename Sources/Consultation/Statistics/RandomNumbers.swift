/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
package struct RandomNumbers: Sendable, RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, 1.
  package mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

extension RandomNumbers {
  /// A whole number by inversion, from the most likely one outwards; cost: about a standard deviation of steps.
  ///
  /// - Parameters:
  ///   - mode: The most likely number.
  ///   - probability: Its probability.
  ///   - up: The probability of one more over that of a number; 0 at the highest.
  ///   - down: The probability of one fewer over that of a number; 0 at the lowest.
  /// - Returns: The number drawn.
  @inline(__always)
  mutating func count(
    mode: Int, probability: Double, up: (Double) -> Double, down: (Double) -> Double
  ) -> Int {
    var left = fraction() - probability
    if left < 0 { return mode }
    var (above, below) = (Double(mode), Double(mode))
    var (aboveTerm, belowTerm) = (probability, probability)
    while aboveTerm > 0 || belowTerm > 0 {
      aboveTerm *= up(above)
      above += 1
      left -= aboveTerm
      if left < 0 { return Int(above) }
      belowTerm *= down(below)
      below -= 1
      left -= belowTerm
      if left < 0 { return Int(below) }
    }
    return mode
  }

  /// How many of so many trials succeed.
  mutating func binomial(trials: Int, probability: Double) -> Int {
    if trials == 0 || probability <= 0 { return 0 }
    if probability >= 1 { return trials }
    let (n, odds) = (Double(trials), probability / (1 - probability))
    let mode = min(trials, Int((n + 1) * probability))
    return count(
      mode: mode, probability: Distributions.binomialPoint(mode, of: trials, probability: probability),
      up: { (n - $0) / ($0 + 1) * odds }, down: { $0 / ((n - $0 + 1) * odds) })
  }
}

extension RandomNumbers {
  /// A whole number from 0 up to, not including, a bound of at least 1, each as likely as the others.
  ///
  /// Source: Lemire, ACM Transactions on Modeling and Computer Simulation 29, 2019. Not the standard library's, which
  /// may change between its versions.
  mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// How often each of some kinds comes up when as many are drawn, with replacement, as there are of all kinds.
  ///
  /// - Parameter counts: How many there are of each kind.
  /// - Returns: How many of each kind were drawn.
  mutating func resample(_ counts: [Int]) -> [Int] {
    let total = counts.reduce(0, +)
    var left = (toDraw: total, among: total)
    return counts.map { count in
      // What the kinds before did not take is drawn from this one and those after it.
      let share = left.among > 0 ? Double(count) / Double(left.among) : 0
      let drawn = binomial(trials: left.toDraw, probability: share)
      left = (left.toDraw - drawn, left.among - count)
      return drawn
    }
  }
}

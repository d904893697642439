extension ProportionPair {
  /// The interval of group minus others from the two Wilson intervals, without continuity correction (Newcombe,
  /// Statistics in Medicine 17, 1998, method 10).
  ///
  /// - Returns: Within -1...1; all of it where a base is empty.
  package func newcombe(confidence: Double = 0.95) -> Interval {
    guard group.base > 0, others.base > 0 else { return Interval(lower: -1, upper: 1) }
    return Self.newcombe(
      (group.value, group.wilson(confidence: confidence)),
      (others.value, others.wilson(confidence: confidence)))
  }

  /// The same of two proportions with their intervals.
  static func newcombe(_ group: (value: Double, range: Interval), _ others: (value: Double, range: Interval))
    -> Interval
  {
    let difference = group.value - others.value
    let below = Self.length(group.value - group.range.lower, others.range.upper - others.value)
    let above = Self.length(group.range.upper - group.value, others.value - others.range.lower)
    return Interval(lower: difference - below, upper: difference + above)
  }

  /// The hypotenuse.
  static func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}

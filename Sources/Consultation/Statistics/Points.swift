extension ProportionPair {
  /// The difference in percentage points times 10 to the power of the decimals, rounded half away from zero from the
  /// counts, so that no floating error decides a digit; `nil` for an empty base.
  package func roundedPoints(decimals: Int) -> Int? {
    guard group.base > 0, others.base > 0 else { return nil }
    var unit: Int128 = 100
    for _ in 0..<decimals { unit *= 10 }
    let cross =
      (Int128(group.count) * Int128(others.base) - Int128(others.count) * Int128(group.base)) * unit * 2
    let whole = Int128(group.base) * Int128(others.base)
    return Int((cross + (cross < 0 ? -whole : whole)) / (whole * 2))
  }
}

/// Points of a percentage as they are printed.
package enum Points {
  /// A bound of a range: whole points, or one decimal where it would print as 0 and is not, so that the reader sees its
  /// side of zero.
  ///
  /// - Parameters:
  ///   - proportion: The bound, -1...1.
  ///   - decimals: 0 or 1.
  /// - Returns: Such as "-13" or "0.3".
  package static func bound(_ proportion: Double, decimals: Int) -> String {
    let text = text(proportion, decimals: decimals)
    guard text == "0", proportion != 0 else { return text }
    let finer = Self.text(proportion, decimals: 1)
    return finer == "0.0" ? text : finer
  }

  /// A proportion in points, rounded half away from zero; never "-0".
  package static func text(_ proportion: Double, decimals: Int) -> String {
    let scaled = (proportion * (decimals == 0 ? 100 : 1_000)).rounded(.toNearestOrAwayFromZero)
    return FixedPoint.text(Int(scaled), decimals: decimals)
  }
}

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
  /// A bound of a range: whole points, or more decimals where it would print as 0 or as the margin and is not, so that
  /// the reader sees its side of them.
  ///
  /// - Parameters:
  ///   - proportion: The bound, -1...1.
  ///   - decimals: 0 or 1.
  ///   - margin: The margin in points, where there is one.
  /// - Returns: Such as "-13" or "0.3".
  package static func bound(_ proportion: Double, decimals: Int, margin: Int? = nil) -> String {
    let edges = [0] + (margin.map { [Double($0), -Double($0)] } ?? [])
    for decimals in [decimals, 1, 2, 3] {
      let text = text(proportion, decimals: decimals)
      let isOnEdge = edges.contains { Double(text) == $0 && $0 != proportion * 100 }
      if !isOnEdge { return text }
    }
    return text(proportion, decimals: decimals)
  }

  /// A proportion in points, rounded half away from zero; never "-0".
  package static func text(_ proportion: Double, decimals: Int) -> String {
    var unit = 100.0
    for _ in 0..<decimals { unit *= 10 }
    let scaled = (proportion * unit).rounded(.toNearestOrAwayFromZero)
    return FixedPoint.text(Int(scaled), decimals: decimals)
  }
}

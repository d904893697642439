// Statistics: pure functions on numbers. Nothing here knows of questions or groups.

/// Shares of a base, rounded half up from whole numbers, so that no floating error decides a digit.
package enum Share {
  /// A percentage in ten-thousandths: 69.0 % is 690,000.
  ///
  /// - Parameters:
  ///   - part: A count, or a sum of weights in small units; 0 or more.
  ///   - base: In the same units.
  /// - Returns: The percentage, or `nil` for an empty base.
  package static func percentage(of part: Int, in base: Int) -> Int? {
    guard base > 0 else { return nil }
    return Int((Int128(part) * 2_000_000 + Int128(base)) / (Int128(base) * 2))
  }

  /// A percentage as it is printed: whole for a base under 1,000, else with one decimal.
  ///
  /// A share that is not nothing and would print as 0 is `[low]`; one that is not everything and would print as 100
  /// is `>99`. `[z]` stands for an empty base.
  package static func printed(_ part: Int, of base: Int, decimals: Int) -> String {
    guard base > 0 else { return "[z]" }
    let unit = decimals == 0 ? 1 : 10
    let value = Int((Int128(part) * Int128(200 * unit) + Int128(base)) / (Int128(base) * 2))
    if value == 0 && part > 0 { return "[low]" }
    if value == 100 * unit && part < base { return ">99" }
    return FixedPoint.text(value, decimals: decimals)
  }

  /// A percentage inside a sentence, with its sign: "80%", "under 1%", "over 99%".
  package static func inSentence(_ part: Int, of base: Int, decimals: Int) -> String {
    inSentence(printed(part, of: base, decimals: decimals), decimals: decimals)
  }

  private static func inSentence(_ printed: String, decimals: Int) -> String {
    switch printed {
    case "[low]": decimals == 0 ? "under 1%" : "under 0.1%"
    case ">99": "over 99%"
    case let figure: figure + "%"
    }
  }

  /// A share that is no count over a base, such as a weighted one, printed as the exact ones are.
  ///
  /// Rounded half up. A share that is short of half a unit by less than a billionth of a point is rounded up too, so
  /// that with weights of 1 the figure is that of the counts.
  ///
  /// - Parameters:
  ///   - proportion: 0...1.
  ///   - decimals: 0 or 1.
  /// - Returns: A figure, `[low]` or `>99`.
  package static func printed(_ proportion: Double, decimals: Int) -> String {
    let unit = decimals == 0 ? 1 : 10
    let value = Int((proportion * Double(100 * unit) + 0.5 + 1e-9).rounded(.down))
    // Floating error makes neither nobody nor everybody something else.
    if value == 0 && proportion > 1e-12 { return "[low]" }
    if value == 100 * unit && proportion < 1 - 1e-12 { return ">99" }
    return FixedPoint.text(value, decimals: decimals)
  }

  /// Such a share inside a sentence, with its sign: "80%", "under 1%", "over 99%".
  package static func inSentence(_ proportion: Double, decimals: Int) -> String {
    inSentence(printed(proportion, decimals: decimals), decimals: decimals)
  }

  /// How many decimals a percentage of a base is printed with.
  package static func decimals(forBase base: Int) -> Int { base >= 1_000 ? 1 : 0 }

  /// A mean in ten-thousandths, rounded half away from zero.
  ///
  /// - Parameters:
  ///   - sum: The sum of values in ten-thousandths, each times its weight.
  ///   - weight: The sum of weights in the same small unit.
  /// - Returns: The mean, or `nil` without values.
  package static func mean(sum: Int128, weight: Int) -> Int? {
    guard weight > 0 else { return nil }
    let doubled = sum * 2
    let half = sum < 0 ? -Int128(weight) : Int128(weight)
    return Int((doubled + half) / (Int128(weight) * 2))
  }
}

/// Whole numbers of a small unit as decimal text.
package enum FixedPoint {
  /// Such as 6.9 for 69 tenths.
  package static func text(_ value: Int, decimals: Int) -> String {
    guard decimals > 0 else { return String(value) }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let magnitude = Int(value.magnitude)
    let fraction = String(magnitude % unit)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(value < 0 ? "-" : "")\(magnitude / unit).\(zeros)\(fraction)"
  }
}

/// The size of a weighted base as if it were unweighted.
package enum EffectiveBase {
  /// The square of the sum of weights over the sum of their squares (Kish, Survey Sampling, 1965).
  ///
  /// - Returns: 0 where there is no weight.
  package static func kish(sum: Double, squares: Double) -> Double {
    squares > 0 ? sum * sum / squares : 0
  }
}

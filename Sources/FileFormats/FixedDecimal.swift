/// Decimal numbers as whole numbers of a small unit, so that sums of them are exact.
package enum FixedDecimal {
  /// Reads a decimal number such as `2037.23486328125` or `1.5e-3`.
  ///
  /// - Parameters:
  ///   - text: Digits with an optional sign, one point and an optional exponent, blanks around them allowed.
  ///   - decimals: How many decimals the unit has; further digits are rounded half away from zero.
  /// - Returns: The number times ten to the `decimals`, or `nil` where the text is no number or does not fit.
  package static func parse(_ text: String, decimals: Int) -> Int? {
    var text = text
    return text.withUTF8 { unsafe parse($0, decimals: decimals) }
  }

  /// Reads a decimal number from bytes.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) -> Int? {
    var at = 0
    var end = bytes.count
    while unsafe at < end && bytes[at] <= 0x20 { at += 1 }
    while unsafe end > at && bytes[end - 1] <= 0x20 { end -= 1 }
    let isNegative = unsafe at < end && bytes[at] == 0x2D
    if unsafe at < end && (bytes[at] == 0x2D || bytes[at] == 0x2B) { at += 1 }
    guard at < end else { return nil }
    var value = 0
    var kept: Int? = nil
    var digits = 0
    var roundsUp = false
    while at < end {
      let byte = unsafe bytes[at]
      if byte == 0x2E && kept == nil {
        kept = 0
      } else if byte == 0x65 || byte == 0x45 {
        return unsafe withExponent(bytes, from: at + 1, to: end, all: bytes, decimals: decimals)
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        digits += 1
        if let count = kept, count >= decimals {
          if count == decimals { roundsUp = byte >= 0x35 }
          kept = count + 1
        } else {
          let (tens, over) = value.multipliedReportingOverflow(by: 10)
          let (sum, overSum) = tens.addingReportingOverflow(Int(byte - 0x30))
          if over || overSum { return nil }
          value = sum
          if let count = kept { kept = count + 1 }
        }
      }
      at += 1
    }
    guard digits > 0 else { return nil }
    for _ in min(kept ?? 0, decimals)..<decimals {
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      if over { return nil }
      value = tens
    }
    if roundsUp && value < Int.max { value += 1 }
    return isNegative ? -value : value
  }

  /// Numbers with an exponent are rare and small; a double holds them well enough.
  private static func withExponent(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    all: UnsafeBufferPointer<UInt8>, decimals: Int
  ) -> Int? {
    guard start < end, let number = unsafe Double(String(decoding: all, as: UTF8.self)) else { return nil }
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    let scaled = (number * unit).rounded(.toNearestOrAwayFromZero)
    return scaled.magnitude < 9e18 ? Int(scaled) : nil
  }

  /// A whole number of small units as decimal text, rounded half away from zero to fewer decimals.
  package static func text(_ value: Int, decimals: Int, shown: Int) -> String {
    var divisor = 1
    for _ in shown..<decimals { divisor *= 10 }
    let half = divisor / 2
    let magnitude = Int(value.magnitude)
    let rounded = divisor == 1 ? magnitude : magnitude / divisor + (magnitude % divisor >= half ? 1 : 0)
    var unit = 1
    for _ in 0..<shown { unit *= 10 }
    let sign = value < 0 && rounded > 0 ? "-" : ""
    guard shown > 0 else { return sign + String(rounded) }
    let fraction = String(rounded % unit)
    let zeros = String(repeating: "0", count: shown - fraction.count)
    return "\(sign)\(rounded / unit).\(zeros)\(fraction)"
  }
}

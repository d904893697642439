/// Numbers as workbooks store them, written as people write them: whole numbers, decimals, dates and times.
enum SheetNumber {
  /// A number whose digits fit a word, so that no floating point is needed: `-12.50` is 1250 over 2 decimals.
  private struct Plain {
    var isNegative = false
    /// The first 18 digits without leading zeros.
    var digits: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    /// Digits that did not fit.
    var dropped = 0

    var approximate: Double {
      var divisor = 1.0
      for _ in 0..<decimals { divisor *= 10 }
      for _ in 0..<dropped { divisor /= 10 }
      return (isNegative ? -1 : 1) * Double(digits) / divisor
    }
  }

  /// Writes a number as its number format wants it; what is no number stays as it stands.
  ///
  /// Whole numbers stay as they are, without `.0`. Others are the shortest decimal that gives the same number, with
  /// an exponent only from 1e21 on. A date that no calendar has is written as a number.
  static func write(
    _ text: [UInt8], as kind: WorkbookStyles.Kind, is1904: Bool, into output: inout [UInt8]
  ) {
    output.removeAll(keepingCapacity: true)
    if let plain = plain(text) {
      if kind != .number && SheetDate.write(plain.approximate, as: kind, is1904: is1904, into: &output) {
        return
      }
      // Up to 15 digits, no shorter decimal can mean the same double.
      if plain.digitCount <= 15 { return write(plain, into: &output) }
      if plain.decimals == 0 { return output.append(contentsOf: text) }
    }
    guard let value = double(text) else { return output.append(contentsOf: text) }
    if kind != .number && SheetDate.write(value, as: kind, is1904: is1904, into: &output) { return }
    write(value, into: &output)
  }

  /// Reads digits with an optional sign and point; `nil` for an exponent and for what is no number.
  private static func plain(_ text: [UInt8]) -> Plain? {
    var plain = Plain()
    var at = 0
    if text.first == 0x2D {
      plain.isNegative = true
      at = 1
    }
    var hasPoint = false
    var hasDigit = false
    while at < text.count {
      let byte = text[at]
      at += 1
      if byte == 0x2E && !hasPoint {
        hasPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      hasDigit = true
      if hasPoint { plain.decimals += 1 }
      if plain.digitCount == 18 {
        plain.dropped += 1
        plain.digitCount += 1
      } else if plain.digitCount > 18 {
        plain.dropped += 1
      } else if byte != 0x30 || plain.digitCount > 0 {
        plain.digits = plain.digits * 10 + UInt64(byte - 0x30)
        plain.digitCount += 1
      }
    }
    return hasDigit && plain.decimals < 300 && plain.dropped < 300 ? plain : nil
  }

  private static func write(_ plain: Plain, into output: inout [UInt8]) {
    var plain = plain
    while plain.decimals > 0 && plain.digits % 10 == 0 {
      plain.digits /= 10
      plain.decimals -= 1
    }
    if plain.digits == 0 { return output.append(0x30) }
    if plain.isNegative { output.append(0x2D) }
    let start = output.count
    var rest = plain.digits
    var written = 0
    while rest > 0 || written <= plain.decimals {
      if written == plain.decimals && written > 0 { output.append(0x2E) }
      output.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written += 1
    }
    output[start...].reverse()
  }

  private static func double(_ text: [UInt8]) -> Double? {
    let isDecimal = text.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isDecimal, text.count < 1_000, let value = Double(String(decoding: text, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }

  /// Lays out the shortest digits of a number without an exponent.
  private static func write(_ value: Double, into output: inout [UInt8]) {
    let shortest = Array(value.magnitude.description.utf8)
    guard value != 0, value.magnitude < 1e21 else {
      return output.append(contentsOf: value == 0 ? [0x30] : Array(value.description.utf8))
    }
    let parts = shortest.split(separator: 0x65)
    let mantissa = parts[0].split(separator: 0x2E)
    let exponent = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    var digits = Array(mantissa.joined())
    var point = mantissa[0].count + exponent
    while digits.count > 1 && digits.last == 0x30 { digits.removeLast() }
    while digits.count > 1 && digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    if value < 0 { output.append(0x2D) }
    if point <= 0 {
      output.append(contentsOf: [0x30, 0x2E])
      output.append(contentsOf: repeatElement(0x30, count: -point))
      output.append(contentsOf: digits)
    } else {
      digits.append(contentsOf: repeatElement(0x30, count: max(0, point - digits.count)))
      output.append(contentsOf: digits[..<point])
      if digits.count > point {
        output.append(0x2E)
        output.append(contentsOf: digits[point...])
      }
    }
  }
}

/// Dates as workbooks store them: days since 1900 or 1904, with the time of day as a fraction.
enum SheetDate {
  private static let secondsOfDay = 86_400

  /// Writes a serial number as `2023-06-12`, `2023-06-12 10:15:00` or `10:15:00`, rounded to the second.
  ///
  /// - Returns: False, with nothing written, where the number is no date of the years up to 9999.
  static func write(
    _ serial: Double, as kind: WorkbookStyles.Kind, is1904: Bool, into output: inout [UInt8]
  ) -> Bool {
    guard serial >= 0, serial < 2_958_466 else { return false }
    let seconds = Int((serial * Double(secondsOfDay)).rounded())
    let (day, second) = seconds.quotientAndRemainder(dividingBy: secondsOfDay)
    if kind != .time {
      guard is1904 ? day < 2_957_004 : day >= 1 && day < 2_958_466 else { return false }
      writeDay(day, is1904: is1904, into: &output)
      if kind == .date { return true }
      output.append(0x20)
    }
    writeTwo(second / 3_600, into: &output)
    output.append(0x3A)
    writeTwo(second / 60 % 60, into: &output)
    output.append(0x3A)
    writeTwo(second % 60, into: &output)
    return true
  }

  private static func writeDay(_ day: Int, is1904: Bool, into output: inout [UInt8]) {
    // Day 60 is 29 February 1900, which spreadsheets have and the calendar has not.
    if !is1904 && day == 60 { return output.append(contentsOf: Array("1900-02-29".utf8)) }
    let sinceEpoch = is1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569
    let date = date(sinceEpoch)
    writeTwo(date.year / 100, into: &output)
    writeTwo(date.year % 100, into: &output)
    output.append(0x2D)
    writeTwo(date.month, into: &output)
    output.append(0x2D)
    writeTwo(date.day, into: &output)
  }

  private static func writeTwo(_ number: Int, into output: inout [UInt8]) {
    output.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    output.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// The date of a day counted from 1 January 1970, by years that begin in March.
  private static func date(_ sinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
    let day = sinceEpoch + 719_468
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1
    )
  }
}

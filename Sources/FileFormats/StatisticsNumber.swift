/// The text of numbers, dates and times as SPSS stores them, written without allocating.
enum StatisticsNumber {
  typealias Format = StatisticsFile.Variable.Format

  /// The most bytes that one number takes.
  static let longest = 32
  private static let secondsInDay = 86_400.0
  /// The days from 1582-10-14, where SPSS begins to count, to 10000-01-01.
  private static let daysToYear10000 = 3_074_325.0
  /// The days from 0000-03-01 to 1582-10-14.
  private static let daysToEpoch = 578_040

  /// The text of a number, for the codes of a dictionary.
  static func text(_ value: Double, as format: Format) -> String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { buffer in
      guard let bytes = buffer.baseAddress else { return "" }
      let count = unsafe write(value, as: format, to: bytes)
      return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }

  /// Writes a number, a date or a time; a date outside the years 1582 to 9999 is written as a number.
  ///
  /// - Returns: How many bytes were written, ``longest`` at the most; none for what is no number.
  /// - Complexity: No allocation, unless a number takes more than 15 characters.
  @inline(__always)
  static func write(_ value: Double, as format: Format, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if format == .number || format == .text { return unsafe number(value, to: bytes) }
    return unsafe moment(value, as: format, to: bytes)
  }

  // MARK: Numbers

  @inline(__always)
  private static func number(_ value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    guard value.magnitude < 9e18 else { return unsafe unusual(value, to: bytes) }
    let whole = Int(value)
    guard Double(whole) == value else { return unsafe fraction(value, to: bytes) }
    if whole >= 0 && whole < 10 {
      unsafe bytes[0] = 0x30 + UInt8(truncatingIfNeeded: whole)
      return 1
    }
    guard whole < 0 else { return unsafe digits(whole, to: bytes) }
    unsafe bytes[0] = 0x2D
    return unsafe 1 + digits(-whole, to: bytes + 1)
  }

  /// Writes a number with up to six decimals, as nearly all are, or leaves it to the standard library.
  private static func fraction(_ value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let magnitude = value.magnitude
    guard magnitude < 1e9 else { return unsafe unusual(value, to: bytes) }
    var unit = 1
    for decimals in 1...6 {
      unit *= 10
      let scaled = (magnitude * Double(unit)).rounded()
      // Both are exact, so their quotient is the number that these decimals are read as.
      guard scaled / Double(unit) == magnitude else { continue }
      var count = 0
      if value < 0 {
        unsafe bytes[0] = 0x2D
        count = 1
      }
      let small = Int(scaled)
      unsafe count += digits(small / unit, to: bytes + count)
      unsafe bytes[count] = 0x2E
      return unsafe count + 1 + digits(small % unit, to: bytes + count + 1, atLeast: decimals)
    }
    return unsafe unusual(value, to: bytes)
  }

  /// The shortest decimal that is read as the same number.
  private static func unusual(_ value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    guard value.isFinite else { return 0 }
    var text = value.description
    return text.withUTF8 { source in
      let count = min(source.count, longest)
      if let start = source.baseAddress { unsafe bytes.update(from: start, count: count) }
      return count
    }
  }

  private static func digits(
    _ value: Int, to bytes: UnsafeMutablePointer<UInt8>, atLeast least: Int = 1
  ) -> Int {
    var count = 1
    var rest = value / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    count = max(count, least)
    rest = value
    for place in stride(from: count - 1, through: 0, by: -1) {
      unsafe bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return count
  }

  // MARK: Dates

  private static func moment(
    _ value: Double, as format: Format, to bytes: UnsafeMutablePointer<UInt8>
  ) -> Int {
    // Seconds that a program worked out in another unit may miss the whole second by a little.
    let seconds = (value + 0.000_5).rounded(.down)
    guard seconds >= 0, seconds < daysToYear10000 * secondsInDay else {
      return unsafe number(value, to: bytes)
    }
    let day = Int(secondsInDay)
    let whole = Int(seconds)
    switch format {
    case .time: return unsafe time(whole, to: bytes)
    case .date: return unsafe date(whole / day, to: bytes)
    default:
      let count = unsafe date(whole / day, to: bytes)
      unsafe bytes[count] = 0x20
      return unsafe count + 1 + time(whole % day, to: bytes + count + 1)
    }
  }

  /// Writes the day that lies so many days after 1582-10-14.
  private static func date(_ day: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    // Years are counted from March on, so that the odd day comes last.
    let total = day + daysToEpoch
    let dayOfEra = total % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = total / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    var count = unsafe digits(year, to: bytes, atLeast: 4)
    for part in [month, dayOfYear - (153 * fromMarch + 2) / 5 + 1] {
      unsafe bytes[count] = 0x2D
      unsafe count += 1 + digits(part, to: bytes + count + 1, atLeast: 2)
    }
    return count
  }

  private static func time(_ seconds: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    var count = unsafe digits(seconds / 3_600, to: bytes, atLeast: 2)
    for part in [seconds / 60 % 60, seconds % 60] {
      unsafe bytes[count] = 0x3A
      unsafe count += 1 + digits(part, to: bytes + count + 1, atLeast: 2)
    }
    return count
  }
}

/// A day as an officer types it, or as a spreadsheet turns it: 2026-11-21, 21/11/2026, 21/11/2026 00:00:00.
enum EnteredDay {
  /// The day, or `nil` where the text is none.
  ///
  /// The day comes before the month; a year has four digits.
  static func day(_ text: String) -> CalendarDate? {
    let words = text.split(separator: " ")
    guard let first = words.first, words.dropFirst().allSatisfy({ $0.allSatisfy { "0:".contains($0) } })
    else {
      return nil
    }
    let parts = first.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    let numbers = parts.compactMap { part in
      part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    guard numbers.count == 3, parts.count == 3 else { return nil }
    if parts[0].count == 4 { return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
    guard parts[2].count == 4 else { return nil }
    return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// A text for a message: shown where it holds the signs of a date alone, else only its length.
  static func quoted(_ text: String) -> String {
    let isPlain = text.count <= 10 && text.allSatisfy { ($0.isASCII && $0.isNumber) || "/-.".contains($0) }
    return isPlain && text.count(where: \.isNumber) <= 8
      ? "'\(text)'" : Quotation.value(text)
  }
}

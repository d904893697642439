/// Reads a day as people and platforms write it: 2023-06-12, 12/06/2023, 6/12/2023 10:15:00 AM.
enum WrittenDate {
  /// The day, or `nil` where the text is none in this order; what stands behind the date is ignored.
  static func day(_ text: String, order: DateOrder) -> CalendarDate? {
    let date = text.prefix { $0.isASCII && ($0.isNumber || "/-.".contains($0)) }
    let words = date.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    let parts = words.compactMap { Int($0) }
    guard parts.count == 3, words.count == 3 else { return nil }
    // Four digits in front are a year, whatever order was declared; elsewhere a year must have four as well.
    if words[0].count == 4 { return CalendarDate(year: parts[0], month: parts[1], day: parts[2]) }
    // A year of two digits is one of this century: nothing older is sent to a consultation.
    guard words[2].count == 4 || words[2].count == 2 else { return nil }
    let year = words[2].count == 2 ? 2000 + parts[2] : parts[2]
    switch order {
    case .yearFirst: return nil
    case .dayFirst: return CalendarDate(year: year, month: parts[1], day: parts[0])
    case .monthFirst: return CalendarDate(year: year, month: parts[0], day: parts[1])
    }
  }

  /// The minute of the day, or `nil` where the text tells no time: 2023-06-12 10:15, 6/12/2023 1:05:00 PM.
  static func minute(_ text: String) -> Int? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let hours = text[..<colon].reversed().prefix { $0.isASCII && $0.isNumber }
    let minutes = text[text.index(after: colon)...].prefix { $0.isASCII && $0.isNumber }
    guard var hour = Int(String(hours.reversed())), let minute = Int(minutes), hour < 24, minute < 60 else {
      return nil
    }
    let key = text.lowercased()
    let isAfternoon = key.contains("pm")
    if isAfternoon || key.contains("am"), hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    return hour * 60 + minute
  }
}

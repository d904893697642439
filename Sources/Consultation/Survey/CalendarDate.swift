/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// A day that exists, or `nil`.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...9999).contains(year),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day written as 2023-06-12, or `nil`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2].prefix(2))
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier days come first.
  public static func < (one: Self, other: Self) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }

  /// The number of the day, counted from 1 March of the year 0.
  ///
  /// After "Euclidean affine functions and their application to calendar algorithms" (Neri, Schneider 2023):
  /// years start in March, so that the leap day is the last one.
  package var dayNumber: Int {
    let shifted = month > 2 ? (year: year, month: month - 3) : (year: year - 1, month: month + 9)
    let leapDays = shifted.year / 4 - shifted.year / 100 + shifted.year / 400
    return shifted.year * 365 + leapDays + (shifted.month * 153 + 2) / 5 + day - 1
  }

  /// How old someone born on another day is on this day, in whole years.
  package func age(ofBorn birth: CalendarDate) -> Int {
    year - birth.year - ((month, day) < (birth.month, birth.day) ? 1 : 0)
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// The day in British English: 3 September 2023.
  package var inWords: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

  /// The day as ISO 8601 writes it: 2023-09-03.
  package var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day and month without the year.
  package var dayAndMonth: String { "\(day) \(Self.monthNames[month - 1])" }
}

extension CalendarDate {
  /// A day written in our own code.
  init(knownDay day: (year: Int, month: Int, day: Int)) {
    year = day.year
    month = day.month
    self.day = day.day
  }
}

extension CalendarDate {
  /// The day of a number as ``dayNumber`` gives it.
  package init(dayNumber: Int) {
    // The year is guessed from the mean length and put right by at most one.
    var start = dayNumber / 366
    while Self.firstDay(ofShiftedYear: start + 1) <= dayNumber { start += 1 }
    let rest = dayNumber - Self.firstDay(ofShiftedYear: start)
    let month = (rest * 5 + 2) / 153
    day = rest - (month * 153 + 2) / 5 + 1
    self.month = month < 10 ? month + 3 : month - 9
    year = month < 10 ? start : start + 1
  }

  private static func firstDay(ofShiftedYear year: Int) -> Int {
    year * 365 + year / 4 - year / 100 + year / 400
  }
}

extension Fieldwork {
  /// The days in words: "12 June to 3 September 2023".
  package var inWords: String {
    if from == to { return from.inWords }
    if (from.year, from.month) == (to.year, to.month) { return "\(from.day) to \(to.inWords)" }
    return "\(from.year == to.year ? from.dayAndMonth : from.inWords) to \(to.inWords)"
  }
}

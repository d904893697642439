/// What the dates of a column say about the order of day, month and year.
struct DateOrderEvidence: Sendable {
  enum Finding: Sendable {
    /// Only one order fits; with how many dates show it.
    case proved(DateOrder, String)
    /// No date has a number above 12 in the first or second place.
    case ambiguous
    /// Some dates need the one order and some the other.
    case contradictory
  }

  let finding: Finding
  /// The share of texts that are dates at all.
  let share: Double

  /// Looks at the texts of a column; `nil` where hardly any is a date.
  init?(_ texts: [String]) {
    var dates = 0
    var yearFirst = 0
    var dayProofs = 0
    var monthProofs = 0
    for text in texts {
      guard let parts = Self.parts(text) else { continue }
      dates += 1
      if parts.isYearFirst {
        yearFirst += 1
      } else if parts.first > 12 {
        dayProofs += 1
      } else if parts.second > 12 {
        monthProofs += 1
      }
    }
    guard dates > 0, !texts.isEmpty else { return nil }
    share = Double(dates) / Double(texts.count)
    if yearFirst == dates {
      finding = .proved(.yearFirst, "every date begins with its year")
    } else if dayProofs > 0 && monthProofs > 0 {
      finding = .contradictory
    } else if dayProofs > 0 {
      finding = .proved(.dayFirst, "\(dayProofs) have a first number above 12")
    } else if monthProofs > 0 {
      finding = .proved(.monthFirst, "\(monthProofs) have a second number above 12")
    } else {
      finding = .ambiguous
    }
  }

  private static func parts(_ text: String) -> (first: Int, second: Int, isYearFirst: Bool)? {
    let date = text.prefix { $0.isASCII && ($0.isNumber || "/-.".contains($0)) }
    let words = date.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    guard words.count == 3, let first = Int(words[0]), let second = Int(words[1]), Int(words[2]) != nil,
      first > 0, second > 0
    else { return nil }
    if words[0].count == 4 { return second <= 12 ? (first, second, true) : nil }
    guard words[2].count == 4 || words[2].count == 2, first <= 31, second <= 31, min(first, second) <= 12
    else { return nil }
    return (first, second, false)
  }
}

extension DateOrder {
  /// The order in words.
  var inWords: String {
    switch self {
    case .yearFirst: "year first"
    case .dayFirst: "day first"
    case .monthFirst: "month first"
    }
  }
}

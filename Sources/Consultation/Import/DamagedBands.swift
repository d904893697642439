/// Bands of ages or numbers that a spreadsheet has turned into dates: `5-9` into `05-Sep`.
enum DamagedBands {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The texts that were bands, with what they were; empty where the others are no bands.
  static func found(in texts: [String]) -> [(text: String, band: String)] {
    let damaged = texts.compactMap { text in band(of: text).map { (text, $0) } }
    guard !damaged.isEmpty, damaged.count < texts.count else { return [] }
    let others = texts.filter { band(of: $0) == nil && AnswerWording.kind(of: $0) == nil }
    let isNumbers = others.allSatisfy { isBand($0) || Int($0.trimmingBlanks) != nil }
    return others.contains(where: isBand) && isNumbers ? damaged : []
  }

  /// Whether a text is a band such as `16-24`, `65 or over`, `Under 16`.
  static func isBand(_ text: String) -> Bool {
    let words = Naming.words(text)
    let numbers = words.compactMap { Int($0) }
    if numbers.count == 2 { return numbers[0] < numbers[1] && words.count <= 5 && band(of: text) == nil }
    let open: Set<String> = ["over", "under", "plus", "older", "above", "below", "more", "less", "younger"]
    return numbers.count == 1 && (text.contains("+") || words.contains { open.contains($0) })
  }

  /// What a text that looks like a date was, or `nil`.
  static func band(of text: String) -> String? {
    var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // The time that a workbook adds: 00:00:00, or t00 behind the day.
    if let place = words.firstIndex(where: { $0.hasSuffix("t00") }) {
      words = words.prefix(place) + [String(words[place].dropLast(3))]
    }
    while words.count > 3, words.last == "00" { words.removeLast() }
    if words.count == 2 {
      if let month = month(words[1]), let day = number(words[0]) { return ordered(day, month) }
      if let month = month(words[0]), let year = number(words[1]) { return ordered(month, year) }
      guard text.contains("/"), let one = number(words[0]), let other = number(words[1]) else { return nil }
      return ordered(one, other)
    }
    guard words.count == 3 else { return nil }
    if words[0].count == 4, let month = number(words[1]), let day = number(words[2]) {
      return ordered(day, month)
    }
    guard words[2].count == 4, Int(words[2]) != nil, let one = number(words[0]) else { return nil }
    return (month(words[1]) ?? number(words[1])).map { ordered(one, $0) }
  }

  private static func month(_ word: String) -> Int? {
    word.count >= 3 && word.allSatisfy(\.isLetter)
      ? months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 } : nil
  }

  private static func number(_ word: String) -> Int? {
    word.count <= 2 && word.allSatisfy(\.isNumber) ? Int(word) : nil
  }

  private static func ordered(_ one: Int, _ other: Int) -> String {
    "\(min(one, other))-\(max(one, other))"
  }
}

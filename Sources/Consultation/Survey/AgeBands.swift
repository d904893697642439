extension Band {
  /// Every age.
  package static let allAges = Band(lower: 0, upper: nil)

  /// An age from which on a band counts as open: nobody is told apart beyond it.
  private static let oldest = 100

  /// Reads a band of ages as people write it: `16-24`, `16 to 24`, `Under 16`, `65+`, `65-and-over`, `16`, `all`.
  ///
  /// A band that ends at 100 or later is open. `nil` where the text is no band.
  package init?(age text: String) {
    let words = Self.words(text)
    let numbers = words.compactMap { Int($0) }
    let others = words.filter { Int($0) == nil }
    guard numbers.allSatisfy({ $0 <= 200 }) else { return nil }
    switch numbers.count {
    case 0 where others == ["all"]: self = .allAges
    case 1 where others.isEmpty && text.contains("+"): self.init(lower: numbers[0], upper: nil)
    case 1 where others.isEmpty: self.init(lower: numbers[0], upper: numbers[0])
    case 1 where Self.opening.contains(others): self.init(lower: numbers[0], upper: nil)
    case 1 where ["under", "below"].contains(others[0]) && others.count == 1 && numbers[0] > 0:
      self.init(lower: 0, upper: numbers[0] - 1)
    case 2 where (others.isEmpty || others == ["to"]) && numbers[0] <= numbers[1]:
      self.init(lower: numbers[0], upper: numbers[1] >= Self.oldest ? nil : numbers[1])
    default: return nil
    }
  }

  private static let opening: [[String]] = [
    ["and", "over"], ["or", "over"], ["plus"], ["and", "older"], ["or", "older"], ["and", "above"],
    ["or", "above"],
  ]

  /// Numbers and words, without those that say that ages are meant.
  private static func words(_ text: String) -> [String] {
    let silent: Set<String> = ["age", "aged", "ages", "year", "years", "yrs", "old"]
    return text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !silent.contains($0) }
  }

  /// Whether every number of another band is in this one.
  package func holds(_ other: Band) -> Bool {
    guard other.lower >= lower else { return false }
    guard let upper else { return true }
    return other.upper.map { $0 <= upper } ?? false
  }

  /// Whether some number is in both.
  package func meets(_ other: Band) -> Bool {
    (upper.map { other.lower <= $0 } ?? true) && (other.upper.map { lower <= $0 } ?? true)
  }

  /// Bands that follow each other as one; `nil` where there are none, or they leave a gap or overlap.
  package init?(joining bands: [Band]) {
    let bands = bands.sorted { $0.lower < $1.lower }
    guard let first = bands.first, let last = bands.last else { return nil }
    for (one, next) in zip(bands, bands.dropFirst()) where one.upper.map({ $0 + 1 != next.lower }) ?? true {
      return nil
    }
    self.init(lower: first.lower, upper: last.upper)
  }

  /// The band in figures: `16-24`, `65+`, `16`; `all` for every age.
  package var figures: String {
    if self == .allAges { return "all" }
    guard let upper else { return "\(lower)+" }
    return lower == upper ? "\(lower)" : "\(lower)-\(upper)"
  }
}

extension AnswerOption {
  /// The ages of somebody who gives this answer: read from the code, or else from the label.
  package var ages: Band? { isSubstantive ? Band(age: code) ?? Band(age: label) : nil }
}

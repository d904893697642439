/// What several columns of one question do together.
struct BlockLayout {
  enum Kind: Sendable, Equatable {
    /// Each column says whether an option is ticked.
    case ticks
    /// Each column holds the rank of an item.
    case ranks
    /// Each column holds the item of a rank.
    case itemsAtRanks
    /// Each column holds one of several answers to one question.
    case answers
    /// Each column holds one of the same answers.
    case grid
    case separate
  }

  private(set) var kind = Kind.separate
  private(set) var reason = ""
  private(set) var doubts: [String] = []
  /// The answers of all columns together, the most frequent first.
  let sharedValues: [ColumnProfile.Value]
  private let profiles: [ColumnProfile]
  private let dialect: Dialect

  private static let yesNo: Set<String> = ["yes", "no", "n"]
  /// What is a tick or none wherever it stands; "yes" and "no" may as well be answers.
  private static let tickWords = TickWords.ticked.union(TickWords.notTicked).subtracting(yesNo)

  init(_ profiles: [ColumnProfile], dialect: Dialect, asksForOrder: Bool) {
    self.profiles = profiles
    self.dialect = dialect
    sharedValues = Self.shared(profiles)
    decide(asksForOrder)
  }

  private static func shared(_ profiles: [ColumnProfile]) -> [ColumnProfile.Value] {
    var places: [String: Int] = [:]
    var values: [(text: String, count: Int, spellings: [String])] = []
    for value in profiles.flatMap(\.values) {
      let key = Folding.key(value.text)
      let place = places[key] ?? values.count
      if place == values.count {
        places[key] = place
        values.append((value.text, 0, []))
      }
      values[place].count += value.count
      for spelling in [value.text] + value.spellings
      where spelling != values[place].text && !values[place].spellings.contains(spelling) {
        values[place].spellings.append(spelling)
      }
    }
    return values.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { .init(text: $0.element.text, count: $0.element.count, spellings: $0.element.spellings) }
  }

  private mutating func decide(_ asksForOrder: Bool) {
    if let declared = declared() {
      kind = declared
      reason = "the file declares it so"
    } else if profiles.allSatisfy(isTicks) {
      kind = .ticks
      reason = "each column holds nothing but a mark or the name of its option"
    } else if isRanks() {
      decideRanks(asksForOrder)
    } else if isItemsAtRanks() {
      kind = .itemsAtRanks
      reason = "each column holds one of the same items, and no row holds an item twice"
    } else if isGrid() {
      kind = .grid
      reason = "the columns share their \(sharedValues.count) answers"
    } else {
      reason = "the columns hold different things"
    }
  }

  private func declared() -> Kind? {
    let kinds = profiles.compactMap { $0.column.variable?.kind }
    guard kinds.count == profiles.count, let first = kinds.first else { return nil }
    if kinds.allSatisfy({ $0 == .tick }) { return .ticks }
    if kinds.allSatisfy({ $0 == .answer }) { return .answers }
    if kinds.allSatisfy({ $0 == .rankOfItem }) { return .ranks }
    if kinds.allSatisfy({ if case .itemAtRank = $0 { true } else { false } }) { return .itemsAtRanks }
    guard first == .single, kinds.allSatisfy({ $0 == .single }) else { return nil }
    let lists = profiles.map { $0.column.variable?.values ?? [] }
    if lists.allSatisfy(\.isEmpty) { return nil }
    guard lists.allSatisfy({ $0 == lists[0] }) else { return .separate }
    return isYesOrNo(profiles[0].column.variable?.values ?? []) ? .ticks : .grid
  }

  /// Whether codes say ticked and not ticked: 0 and 1 under such labels.
  private func isYesOrNo(_ values: [DataDictionary.Value]) -> Bool {
    let words: Set<String> = [
      "yes", "no", "selected", "notselected", "ticked", "notticked", "checked", "unchecked", "mentioned",
      "notmentioned", "quoted", "notquoted",
    ]
    let meant = values.filter { !$0.isMissing }
    return Set(meant.map(\.code)) == ["0", "1"] && meant.allSatisfy { words.contains(Folding.key($0.label)) }
  }

  // MARK: Ticks

  private func isTicks(_ profile: ColumnProfile) -> Bool {
    let keys = Set(profile.values.map { Folding.key($0.text) })
    if keys.isEmpty { return true }
    let label = Folding.key(profile.column.under.isEmpty ? profile.column.text : profile.column.under)
    if keys == [label] { return true }
    let isPlatformYesNo = dialect.id.hasPrefix("limesurvey") && keys.isSubset(of: Self.yesNo)
    if isPlatformYesNo || keys.isSubset(of: Self.tickWords) || keys == ["yes"] { return true }
    // One and the same text in every filled cell of a column of options.
    return keys.count == 1 && profiles.contains { $0.filled > 1 } && isAloneInItsColumn(keys)
  }

  private func isAloneInItsColumn(_ keys: Set<String>) -> Bool {
    let others = profiles.filter { Set($0.values.map { Folding.key($0.text) }) == keys }
    return others.count == 1 && profiles.allSatisfy { $0.values.count <= 1 }
  }

  /// The marks of a column where they are none of the usual ones.
  func ticks(of profile: ColumnProfile) -> (ticked: String?, notTicked: String?) {
    if let counted = profile.column.variable?.counted {
      return (counted, profile.values.first { $0.text != counted }?.text)
    }
    guard profile.values.count == 1, let mark = profile.values.first?.text else { return (nil, nil) }
    let label = profile.column.under.isEmpty ? profile.column.text : profile.column.under
    let key = Folding.key(mark)
    let isKnown = key == Folding.key(label) || Self.tickWords.contains(key) || Self.yesNo.contains(key)
    return isKnown ? (nil, nil) : (mark, nil)
  }

  // MARK: Ranks

  private func isRanks() -> Bool {
    let allowed = Set((1...profiles.count).map(String.init))
    let isWhole = profiles.allSatisfy { profile in
      !profile.values.isEmpty
        && profile.values.allSatisfy { allowed.contains(Self.whole($0.text)) || Self.isNone($0.text) }
    }
    return profiles.count >= 3 && isWhole && !repeatsInRows() && sharedValues.count >= 3
  }

  private static func whole(_ text: String) -> String {
    RankingCoder.rank(text).map(String.init) ?? text
  }

  private static func isNone(_ text: String) -> Bool { ["n/a", "na", "-"].contains(Folding.key(text)) }

  private mutating func decideRanks(_ asksForOrder: Bool) {
    kind = .ranks
    reason = "each column holds a number from 1 to \(profiles.count), and no row holds a number twice"
    if !asksForOrder {
      doubts.append("The heading does not ask for an order: are these ranks? It is drafted as a ranking.")
    }
  }

  private func isItemsAtRanks() -> Bool {
    let isNumbered = profiles.enumerated().allSatisfy { index, profile in
      let words = Naming.words(profile.column.under)
      let isRank = dialect.rankingLayout == .item || words.first == "rank" || words.first == "choice"
      return words.contains("\(index + 1)\(Self.ending(index + 1))")
        || (isRank && words.last == String(index + 1))
    }
    return isNumbered && isGrid() && !repeatsInRows()
  }

  /// The letters behind a number that counts: 1st, 2nd, 3rd, 4th.
  private static func ending(_ number: Int) -> String {
    switch number {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }

  /// The most of these and other columns that hold anything in one of the first rows.
  func mostFilled(with others: [ColumnProfile]) -> Int {
    let all = profiles + others
    return (0..<(all.map(\.firstRows.count).min() ?? 0)).map { row in
      all.count { profile in
        profile.firstRows[row].map { !TickWords.notTicked.contains(Folding.key(profile.values[$0].text)) }
          ?? false
      }
    }.max() ?? 0
  }

  /// Whether any of the first rows holds one answer in two columns.
  private func repeatsInRows() -> Bool {
    for row in 0..<(profiles.map(\.firstRows.count).min() ?? 0) {
      let cells = profiles.compactMap { profile in
        profile.firstRows[row].map { Self.whole(Folding.key(profile.values[$0].text)) }
      }.filter { !Self.isNone($0) }
      if Set(cells).count < cells.count { return true }
    }
    return false
  }

  // MARK: Grids

  private func isGrid() -> Bool {
    let shared = sharedValues.count
    let isShort = sharedValues.allSatisfy { $0.text.count <= 80 }
    guard (2...15).contains(shared), isShort, profiles.allSatisfy(\.isComplete) else { return false }
    let keys = profiles.map { Set($0.values.map { Folding.key($0.text) }) }
    let isShared = keys.indices.allSatisfy { place in
      let others = keys.indices.filter { $0 != place }.reduce(into: Set<String>()) { $0.formUnion(keys[$1]) }
      return keys[place].intersection(others).count * 2 >= keys[place].count
    }
    guard isShared else { return false }
    let most = profiles.map(\.values.count).max() ?? 0
    let filled = profiles.map(\.filled).reduce(0, +)
    // Each column must have most of the answers, or all of them together a small list.
    return most * 2 > shared && filled >= shared * 2
  }
}

/// What the cells of one column are, and why it is thought so.
struct ColumnNature: Sendable {
  enum Kind: Sendable {
    case empty
    /// One of a few answers. `hasRest`: frequent answers, and a tail of what people typed instead.
    case closed([ColumnProfile.Value], hasRest: Bool)
    /// Several answers in one cell.
    case joined(separator: String, answers: [ColumnProfile.Value], isOrdered: Bool, hasRest: Bool)
    /// A number; some cells may hold words that stand for none.
    case number(words: [String])
    case date(DateOrder)
    case text
    /// Names, addresses, postcodes: never stored.
    case personal(String)
  }

  var kind: Kind
  /// The reason, as a clause for a comment.
  var reason: String
  /// What a person has to decide.
  var doubts: [String] = []

  init(_ kind: Kind, _ reason: String, doubts: [String] = []) {
    self.kind = kind
    self.reason = reason
    self.doubts = doubts
  }

  /// Works out what a column is.
  ///
  /// - Parameters:
  ///   - profile: Its counted cells.
  ///   - dialect: How its platform writes several answers in one cell.
  init(of profile: ColumnProfile, dialect: Dialect) {
    self =
      Self.empty(profile) ?? Self.personal(profile) ?? Self.date(profile, dialect) ?? Self.number(profile)
      ?? MarkedCells(profile, dialect).nature ?? Self.comment(profile) ?? JoinedCells(profile, dialect).nature
      ?? Self.closed(profile)
      ?? Self.open(profile)
  }

  // MARK: One kind after the other

  private static func empty(_ profile: ColumnProfile) -> ColumnNature? {
    profile.filled == 0 ? ColumnNature(.empty, "every cell is empty") : nil
  }

  private static func personal(_ profile: ColumnProfile) -> ColumnNature? {
    let texts = profile.values.prefix(200).map(\.text)
    guard !texts.isEmpty else { return nil }
    for (what, test) in PersonalData.tests {
      let count = texts.count { test($0) }
      if count * 2 > texts.count && count >= min(3, texts.count) {
        return ColumnNature(.personal(what), "\(count) of \(texts.count) different cells look like \(what)")
      }
    }
    guard let what = PersonalData.kind(ofHeading: profile.column), !isYesNo(profile),
      profile.column.variable?.values.isEmpty ?? true
    else { return nil }
    return ColumnNature(.personal(what), "the heading asks for \(what)")
  }

  /// A handful of answers that come again and again, as to "Do you have a telephone?", are nobody's name.
  private static func isYesNo(_ profile: ColumnProfile) -> Bool {
    profile.isComplete && profile.values.count <= 5 && profile.filled >= profile.values.count * 10
      && !profile.values.contains { Quotation.mayName($0.text) }
  }

  /// What a heading invites people to write in their own words.
  private static func comment(_ profile: ColumnProfile) -> ColumnNature? {
    guard profile.column.asksForComment, profile.column.variable?.kind != .single, !isYesNo(profile),
      profile.values.contains(where: { $0.text.count > 25 }) || profile.values.count > 12
    else { return nil }
    return ColumnNature(.text, "the heading asks for people's own words")
  }

  private static func date(_ profile: ColumnProfile, _ dialect: Dialect) -> ColumnNature? {
    let texts = profile.texts
    guard let evidence = DateOrderEvidence(texts), evidence.share > 0.95 else { return nil }
    switch evidence.finding {
    case .proved(let order, let example):
      return ColumnNature(.date(order), "cells are dates, \(order.inWords): \(example)")
    case .ambiguous:
      return ColumnNature(
        .date(.dayFirst), "cells are dates",
        doubts: [
          "No day is above 12, so day and month cannot be told apart; day first is taken. Which is it?"
        ])
    case .contradictory:
      return ColumnNature(
        .text, "cells look like dates of two orders",
        doubts: [
          "Some dates must be day first and others month first: the column cannot be read as dates. Ask for it again."
        ])
    }
  }

  private static func number(_ profile: ColumnProfile) -> ColumnNature? {
    var range = (least: Double.infinity, most: -Double.infinity)
    var isWhole = true
    var others: [ColumnProfile.Value] = []
    for value in profile.values {
      guard let number = plainNumber(value.text) else {
        others.append(value)
        continue
      }
      range = (min(range.least, number), max(range.most, number))
      if number != number.rounded() { isWhole = false }
    }
    guard range.most >= range.least, isNumber(profile, others, range, isWhole) else { return nil }
    var nature = ColumnNature(
      .number(words: others.filter { AnswerWording.standsForNoNumber($0.text) }.map(\.text)),
      "cells are numbers, from \(written(range.least)) to \(written(range.most))")
    let odd = others.filter { !AnswerWording.standsForNoNumber($0.text) }.map(\.count).reduce(0, +)
    if odd > 0 {
      nature.doubts.append("\(odd) cells hold no number; they are listed as problems and count as unclear.")
    }
    return nature
  }

  private static func plainNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2E, 0x2D].contains($0) }),
      let value = Double(text), value.magnitude < 1e12,
      // 001 is a code, and nobody's number.
      !(text.hasPrefix("0") && text.count > 1 && !text.hasPrefix("0."))
    else { return nil }
    return value
  }

  /// Whether numbers are meant as numbers and not as codes or ratings; a few cells may hold words.
  private static func isNumber(
    _ profile: ColumnProfile, _ others: [ColumnProfile.Value], _ range: (least: Double, most: Double),
    _ isWhole: Bool
  ) -> Bool {
    let odd = others.filter { !AnswerWording.standsForNoNumber($0.text) }
    let asks = profile.column.asksForNumber
    if !odd.isEmpty {
      let cells = odd.map(\.count).reduce(0, +)
      guard asks, cells * 20 <= profile.filled else { return false }
    }
    if !others.isEmpty && !asks { return false }
    let isRating = isWhole && range.least >= 0 && range.most <= 11 && profile.values.count <= 13
    if isRating && !asks { return false }
    let isCode = isWhole && profile.values.count <= 40 && profile.filled >= profile.values.count * 5
    return !(isCode && profile.column.variable == nil && !asks && range.most < 1_000)
  }

  private static func closed(_ profile: ColumnProfile) -> ColumnNature? {
    let values = profile.values
    let longest = values.map(\.text.count).max() ?? 0
    guard profile.isComplete, longest <= 300 else { return frequent(profile) }
    if values.contains(where: { PersonalData.isTelling($0.text) }) { return nil }
    let isFew = values.count <= 2 && profile.filled >= max(4, values.count * 2) && longest <= 40
    let isRepeated = profile.filled >= values.count * 3 && values.count <= 40
    let isList = profile.filled >= values.count * 10 && values.count <= 200
    let isKnown = isKnownList(values)
    if isRepeated || isList, !isKnown, let typed = frequent(profile, amongSentences: true) { return typed }
    if isRepeated || isList || isKnown || isFew {
      return ColumnNature(
        .closed(values, hasRest: false),
        "\(counted(values.count, "different answer")) in \(counted(profile.filled, "filled cell"))")
    }
    if profile.filled < 30, values.count <= 12, values.count < profile.filled, longest <= 30 {
      return ColumnNature(
        .closed(values, hasRest: false),
        "\(counted(values.count, "different answer")) in \(counted(profile.filled, "filled cell"))",
        doubts: ["There are too few responses to be sure that this is a list of answers and no free text."])
    }
    return frequent(profile)
  }

  /// Whether the texts are those of a scale or a standard list, or bands, however few responses there are.
  private static func isKnownList(_ values: [ColumnProfile.Value]) -> Bool {
    if Scales.shared.scale(of: values.map { ($0.text, $0.count) }) != nil { return true }
    guard values.count >= 2 else { return false }
    return values.allSatisfy { StandardFrames.knownSpellings.contains(Folding.key($0.text)) }
      || values.allSatisfy { DamagedBands.isBand($0.text) || AnswerWording.kind(of: $0.text) != nil }
  }

  /// A list of answers with what people typed in its place: forms that write "other" without a mark do that.
  ///
  /// - Parameters:
  ///   - profile: The counted cells.
  ///   - amongSentences: Only where rare texts are sentences or may be names, which no questionnaire offers.
  /// - Returns: The nature, or `nil` where too little comes again and again.
  private static func frequent(_ profile: ColumnProfile, amongSentences: Bool = false) -> ColumnNature? {
    let least = max(3, profile.filled / 50)
    let mayHoldNames = profile.filled >= 100 && profile.values.count <= 12
    func isTyped(_ value: ColumnProfile.Value) -> Bool {
      let words = value.text.lowercased().split { !$0.isLetter && $0 != "'" }
      let isOwnWords = words.count > 4 && !Set(words).isDisjoint(with: ["i", "my", "me", "we", "our"])
      let mayBeName = mayHoldNames && value.count == 1 && Quotation.mayName(value.text)
      let isKnown = StandardFrames.knownSpellings.contains(Folding.key(value.text))
      return value.count < least && !isKnown && (words.count > 10 || isOwnWords || mayBeName)
    }
    let typed = profile.values.filter(isTyped)
    if amongSentences && (typed.isEmpty || typed.count > profile.values.count) { return nil }
    let answers = profile.values.filter {
      amongSentences ? !isTyped($0) : $0.count >= least && $0.text.count <= 150
    }
    let covered = answers.map(\.count).reduce(0, +)
    guard (2...40).contains(answers.count), covered * 5 >= profile.filled * 4 else { return nil }
    return ColumnNature(
      .closed(answers, hasRest: true),
      "\(answers.count) answers make up \(covered) of \(profile.filled) filled cells; the others are rare",
      doubts: [
        "The rarer texts are taken for what people typed in place of an answer, and count as other. Is that right?"
      ])
  }

  private static func open(_ profile: ColumnProfile) -> ColumnNature {
    ColumnNature(
      .text,
      profile.isComplete
        ? "\(counted(profile.values.count, "different text")) in \(counted(profile.filled, "filled cell"))"
        : "more than \(ColumnProfile.valueLimit) different texts")
  }

  /// "1 filled cell", "2 filled cells".
  static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  private static func written(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }
}

extension FileHeader.Column {
  /// The platform's name of the column, where it is one and not a readable heading.
  func name(in dialect: Dialect) -> String? {
    let isName =
      variable != nil || question != nil || code != heading
      || dialect.headerRows.contains { $0.holds == .code }
    return isName && code != text ? code : nil
  }

  /// The words of the heading, in lower case.
  var words: [String] {
    (text + " " + under).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether the heading asks for a rating in numbers.
  var asksForRating: Bool {
    let words = Set(words)
    let asked: Set<String> = [
      "rate", "rating", "scale", "score", "likely", "satisfied", "satisfaction", "extent", "recommend",
    ]
    return !asked.isDisjoint(with: words)
      || (words.contains("1") && (words.contains("5") || words.contains("10")))
  }

  /// Whether the heading invites people to write.
  var asksForComment: Bool {
    let key = words.joined(separator: " ")
    return [
      "comment", "comments", "explain", "anything else", "tell us more", "tell us why", "own words",
      "in detail", "please describe", "suggestions", "feedback",
    ].contains { phrase in
      phrase.contains(" ") ? key.contains(phrase) : words.contains(phrase)
    }
  }

  /// Whether the heading asks for a figure rather than for one of several answers.
  var asksForNumber: Bool {
    let words = Set(words)
    let key = text.lowercased()
    return !words.isDisjoint(with: ["age", "aged", "year", "years", "born", "number", "weight", "income"])
      || key.contains("how many") || key.contains("how old") || variable?.kind == .number
  }
}

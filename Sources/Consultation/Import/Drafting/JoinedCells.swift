/// Whether the cells of a column hold several answers each, and which.
///
/// Cells are taken apart only where that yields a small closed set: fewer answers than different cells, nearly all of
/// them met again and again.
struct JoinedCells {
  private let profile: ColumnProfile
  private let dialect: Dialect

  init(_ profile: ColumnProfile, _ dialect: Dialect) {
    self.profile = profile
    self.dialect = dialect
  }

  /// What the column is if its cells are joined; `nil` where they are not.
  var nature: ColumnNature? {
    if case .joined(let separator)? = profile.column.variable?.kind {
      return split(separator, isCertain: true)
    }
    if profile.column.variable?.kind == .single || isKnownAsWhole { return nil }
    if dialect.isOfForms, isRepeated { return split(FormColumns.separator, isCertain: true) }
    let known = dialect.separators
    // A comma is tried where no platform is known to write otherwise.
    let usual =
      ["generic", "surveymonkey-one-row"].contains(dialect.id) ? [";", "|", "\n", ", "] : [";", "|", "\n"]
    for separator in known.isEmpty ? usual : known {
      if let nature = split(separator, isCertain: false) { return nature }
    }
    return nil
  }

  /// Whether forms hold the element several times, each time with one of a few answers.
  private var isRepeated: Bool {
    guard profile.values.contains(where: { $0.text.contains(FormColumns.separator) }) else { return false }
    let parts = Set(profile.values.flatMap { Self.parts($0.text, FormColumns.separator) })
    return parts.count <= max(20, profile.filled / 4)
  }

  private func split(_ separator: String, isCertain: Bool) -> ColumnNature? {
    let mark = separator.trimmingBlanks.isEmpty ? separator : separator.trimmingBlanks
    let withMark = profile.values.filter { $0.text.contains(mark) }.map(\.count).reduce(0, +)
    let trailing = profile.values.filter { $0.text.hasSuffix(mark) }.map(\.count).reduce(0, +)
    let isTrailing = mark == ";" && trailing == profile.filled
    guard isCertain || isTrailing || withMark * 33 > profile.filled else { return nil }
    let cells = profile.values.map { ($0, Self.parts($0.text, separator)) }
    let parts = Self.counted(Self.merged(cells.map { ($0.0.count, $0.1) }, separator))
    let answers = isCertain ? parts : frequent(parts)
    guard isCertain || isTrailing || isSmall(answers, parts, cells.count, separator) else { return nil }
    let hasRest = answers.count < parts.count
    return describe(answers, parts, cells.map(\.1), separator, hasRest: hasRest, withMark: withMark)
  }

  /// Whether the cells as they are are answers of a standard list or of a scale, whatever stands in them.
  private var isKnownAsWhole: Bool {
    let known = profile.values.filter { StandardFrames.knownSpellings.contains(Folding.key($0.text)) }
    let substance = known.filter { AnswerWording.kind(of: $0.text) == nil }
    return !substance.isEmpty && known.map(\.count).reduce(0, +) * 2 > profile.filled
      && known.contains { value in [",", ";"].contains { value.text.contains($0) } }
  }

  private func frequent(_ parts: [ColumnProfile.Value]) -> [ColumnProfile.Value] {
    let least = profile.filled < 30 ? 1 : max(3, profile.filled / 100)
    let isTitled =
      parts.filter { $0.text.first?.isUppercase == true }.map(\.count).reduce(0, +) * 5
      >= parts.map(\.count).reduce(0, +) * 4
    return parts.filter { part in
      // Among answers that begin with a capital, a part that does not is the rest of a sentence.
      part.count >= least && part.text.count <= 150 && !(isTitled && part.text.first?.isLowercase == true)
    }
  }

  private func isSmall(
    _ answers: [ColumnProfile.Value], _ parts: [ColumnProfile.Value], _ cells: Int, _ separator: String
  ) -> Bool {
    let mentions = parts.map(\.count).reduce(0, +)
    let covered = answers.map(\.count).reduce(0, +)
    // A comma stands in many a sentence; more must speak for it than for a semicolon.
    let wanted = separator.contains(",") ? 80 : 70
    if dialect.separators.isEmpty, separator.contains(","), answers.count * 2 > cells { return false }
    return (2...60).contains(answers.count) && covered * 100 >= mentions * wanted && answers.count < cells
      && covered >= answers.count * 3
  }

  private func describe(
    _ answers: [ColumnProfile.Value], _ parts: [ColumnProfile.Value], _ cells: [[String]],
    _ separator: String, hasRest: Bool, withMark: Int
  ) -> ColumnNature {
    var doubts: [String] = []
    let isRanking = self.isRanking(cells)
    if isRanking && !profile.column.asksForOrder {
      doubts.append(
        "Every cell holds the same answers in different orders: is this a ranking? It is drafted as one.")
    }
    if hasRest {
      doubts.append(
        "\(ColumnNature.counted(parts.count - answers.count, "rarer text")) \(parts.count - answers.count == 1 ? "counts" : "count") as other, being what people typed. If an answer of the questionnaire is missing here because it holds \(separator == "\n" ? "a line break" : "'\(separator.trimmingBlanks)'"), add it as <answer>."
      )
    }
    let name = separator == "\n" ? "line breaks" : "'\(separator)'"
    let how =
      separator == FormColumns.separator
      ? "forms hold several answers" : "cells hold several answers between \(name)"
    return ColumnNature(
      .joined(separator: separator, answers: answers, isOrdered: isRanking, hasRest: hasRest),
      "\(how): \(withMark) of \(ColumnNature.counted(profile.filled, "filled cell")), \(ColumnNature.counted(answers.count, "answer"))",
      doubts: doubts)
  }

  /// Whether complete cells hold one set of answers in different orders.
  private func isRanking(_ cells: [[String]]) -> Bool {
    let longest = cells.map(\.count).max() ?? 0
    let complete = cells.filter { $0.count == longest }
    guard longest >= 3, complete.count >= 2, complete.count * 10 >= cells.count * 9 else { return false }
    let sets = Set(complete.map { Set($0.map(Folding.key)) })
    return sets.count == 1 && sets.first?.count == longest
  }

  // MARK: Parts

  /// The answers of one cell; a comma inside brackets separates nothing.
  static func parts(_ text: String, _ separator: String) -> [String] {
    guard separator.contains(",") else {
      return text.split(separator: separator).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }
    var parts: [String] = []
    var depth = 0
    for piece in text.split(separator: separator, omittingEmptySubsequences: false) {
      if depth > 0, let last = parts.popLast() {
        parts.append(last + separator + piece)
      } else {
        parts.append(String(piece))
      }
      depth += piece.count { $0 == "(" } - piece.count { $0 == ")" }
    }
    return parts.map(\.trimmingBlanks).filter { !$0.isEmpty }
  }

  /// Joins two parts that never stand without each other: one answer whose label holds the separator.
  private static func merged(_ cells: [(count: Int, parts: [String])], _ separator: String)
    -> [(count: Int, parts: [String])]
  {
    guard separator.contains(",") else { return cells }
    var single: [String: Int] = [:]
    var pairs: [[String]: Int] = [:]
    for (count, parts) in cells {
      for part in parts { single[part, default: 0] += count }
      for (one, other) in zip(parts, parts.dropFirst()) { pairs[[one, other], default: 0] += count }
    }
    let firm = pairs.filter { pair, count in
      count >= 5 && single[pair[0]] == count && single[pair[1]] == count
    }
    guard !firm.isEmpty else { return cells }
    return cells.map { count, parts in
      var result: [String] = []
      var previous: String?
      for part in parts {
        if let before = previous, firm[[before, part]] != nil, let last = result.popLast() {
          result.append(last + separator + part)
        } else {
          result.append(part)
        }
        previous = part
      }
      return (count, result)
    }
  }

  private static func counted(_ cells: [(count: Int, parts: [String])]) -> [ColumnProfile.Value] {
    var places: [String: Int] = [:]
    var values: [(text: String, count: Int)] = []
    for (count, parts) in cells {
      for part in parts {
        let place = places[Folding.key(part)] ?? values.count
        if place == values.count {
          places[Folding.key(part)] = place
          values.append((part, 0))
        }
        values[place].count += count
      }
    }
    return values.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { .init(text: $0.element.text, count: $0.element.count, spellings: []) }
  }
}

extension FileHeader.Column {
  /// Whether the heading asks to put things in order.
  var asksForOrder: Bool {
    let words = Set(words)
    return !words.isDisjoint(with: ["rank", "ranking", "order", "priority", "priorities", "prioritise"])
  }
}

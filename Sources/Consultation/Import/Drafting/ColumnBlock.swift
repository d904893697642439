/// Columns that stand side by side and belong to one question.
struct ColumnBlock: Sendable {
  /// The question, or the empty text where the file does not tell it.
  var text: String
  /// The platform's name of the question.
  var code: String?
  var profiles: [ColumnProfile]
  /// Why the columns are taken together.
  var reason: String?

  /// Cuts the columns of a file into blocks, in order.
  static func blocks(of profiles: [ColumnProfile], dialect: Dialect) -> [ColumnBlock] {
    var blocks: [ColumnBlock] = []
    for profile in profiles {
      if var block = blocks.popLast() {
        if let reason = block.takes(profile, dialect) {
          block.profiles.append(profile)
          block.reason = block.reason ?? reason
          blocks.append(block)
          continue
        }
        blocks.append(block)
      }
      // A declared question may have its columns anywhere.
      if profile.column.variable != nil, let question = profile.column.question,
        let place = blocks.firstIndex(where: { $0.profiles[0].column.question == question })
      {
        blocks[place].profiles.append(profile)
        blocks[place].reason = blocks[place].reason ?? "the file declares them as one question"
        continue
      }
      blocks.append(ColumnBlock(startingWith: profile, dialect))
    }
    return blocks.map { $0.withStem().toldApart() }
  }

  private init(startingWith profile: ColumnProfile, _ dialect: Dialect) {
    let column = profile.column
    text = column.text
    code = column.question ?? column.name(in: dialect)
    profiles = [profile]
  }

  /// Why a further column belongs to the block, or `nil` where it does not.
  private func takes(_ profile: ColumnProfile, _ dialect: Dialect) -> String? {
    guard let last = profiles.last?.column, let first = profiles.first?.column else { return nil }
    let next = profile.column
    guard next.place == last.place + 1 else { return nil }
    if let question = next.question, question == last.question {
      return "the names of the columns begin alike: \(question)"
    }
    if next.question != nil || last.question != nil { return nil }
    if !next.under.isEmpty && Folding.key(next.text) == Folding.key(last.text)
      && Folding.key(next.under) != Folding.key(next.text)
    {
      return "the columns stand under one question"
    }
    if Self.stem(last.code).map({ $0 == Self.stem(next.code) }) == true {
      return "the names differ by a number"
    }
    if Self.repeatsItsHeading(profile), profiles.allSatisfy(Self.repeatsItsHeading) {
      return "cells repeat the heading of their column, so these are options that were ticked"
    }
    if let stem = Self.textStem(first.text), Self.textStem(next.text) == stem {
      return "the headings begin alike"
    }
    return nil
  }

  /// `q9` of `q9_12`, or `nil`.
  private static func stem(_ code: String) -> String? {
    let digits = code.reversed().prefix { $0.isNumber }.count
    let rest = code.dropLast(digits)
    guard digits > 0, digits <= 3, let mark = rest.last, "_.-".contains(mark), rest.count > 1,
      !rest.contains(where: \.isWhitespace)
    else { return nil }
    return String(rest.dropLast())
  }

  /// The start of a heading before a mark that sets an item off.
  static func textStem(_ heading: String) -> String? {
    for mark in [" [", " >> ", " - ", ": "] {
      guard let range = heading.firstRange(of: mark) else { continue }
      let stem = heading[..<range.lowerBound].trimmingCharacters
      if stem.count >= 8, range.upperBound < heading.endIndex { return stem }
    }
    return nil
  }

  /// Whether the filled cells of a column hold its heading.
  static func repeatsItsHeading(_ profile: ColumnProfile) -> Bool {
    guard profile.filled > 0, let first = profile.values.first, profile.column.under.isEmpty else {
      return false
    }
    return Folding.key(first.text) == Folding.key(profile.column.text)
      && first.count * 20 >= profile.filled * 19
  }

  /// Takes the common start of headings as the question and the rest of each as what stands under it.
  private func withStem() -> ColumnBlock {
    guard profiles.count > 1 else { return self }
    var block = self
    if reason == "the headings begin alike", let stem = Self.textStem(text) {
      block.text = stem
      block.profiles = profiles.map { profile in
        let rest = profile.column.text.dropFirst(stem.count).drop { " [->:".contains($0) }
        return profile.under(rest.hasSuffix("]") ? String(rest.dropLast()) : String(rest))
      }
    } else if let question = reason.flatMap({
      $0.hasPrefix("the names differ") ? Self.stem(code ?? text) : nil
    }) {
      block.code = question
      // Labels of variables say more than their names.
      let isLabelled = profiles.allSatisfy { !$0.column.text.isEmpty && $0.column.text != $0.column.code }
      if isLabelled { return block }
      block.text = question
      block.profiles = profiles.map { $0.column.under.isEmpty ? $0.under($0.column.code) : $0 }
    } else if let column = profiles.first?.column, column.text == column.code, let question = column.question
    {
      block.text = question
    } else if reason?.hasPrefix("cells repeat") == true {
      block.text = ""
      block.profiles = profiles.map { $0.under($0.column.text) }
    }
    return block
  }
}

extension ColumnBlock {
  /// Sees to it that each column has words of its own under the question.
  ///
  /// Where names say that columns belong together and each has a text of its own, the common start of the texts is
  /// the question.
  fileprivate func toldApart() -> ColumnBlock {
    guard profiles.count > 1 else { return self }
    let unders = profiles.map { Folding.key($0.column.under) }
    let isTold = Set(unders).count == unders.count && !unders.allSatisfy { $0.allSatisfy(\.isNumber) }
    let texts = profiles.map(\.column.text)
    guard !isTold, Set(texts).count == texts.count else { return numbered() }
    var block = self
    let stem = Self.commonStart(texts)
    if stem.count >= 10 { block.text = stem.trimmingMarks }
    block.profiles = profiles.map { profile in
      let rest = String(profile.column.text.dropFirst(stem.count >= 10 ? stem.count : 0)).trimmingMarks
      return profile.under(rest.isEmpty ? profile.column.text : rest)
    }
    return block.numbered()
  }

  /// Adds the place to words that stand under two columns.
  private func numbered() -> ColumnBlock {
    let counts = Dictionary(grouping: profiles, by: { Folding.key($0.column.under) }).mapValues(\.count)
    guard profiles.count > 1, counts.values.contains(where: { $0 > 1 }) else { return self }
    var block = self
    block.profiles = profiles.map { profile in
      let under = profile.column.under
      guard !under.isEmpty, (counts[Folding.key(under)] ?? 0) > 1 else { return profile }
      return profile.under("\(under) (column \(profile.column.place + 1))")
    }
    return block
  }

  /// What several texts begin with, up to a whole word.
  private static func commonStart(_ texts: [String]) -> String {
    guard var start = texts.first?[...] else { return "" }
    for text in texts.dropFirst() { start = start.prefix(zip(start, text).prefix { $0 == $1 }.count) }
    guard let end = start.lastIndex(where: { !$0.isLetter && !$0.isNumber }) else { return "" }
    return String(start[...end])
  }
}

extension String {
  /// Without blanks and marks at the edges that set an item off from its question.
  fileprivate var trimmingMarks: String {
    let marks: Set<Character> = ["-", ":", "[", "]", ">", "–", "—"]
    let start = drop { $0.isWhitespace || marks.contains($0) }
    let end = start.reversed().drop { $0.isWhitespace || marks.contains($0) }
    return String(end.reversed())
  }
}

extension ColumnProfile {
  /// The same column with another text under its question.
  func under(_ text: String) -> ColumnProfile {
    var column = column
    column.under = text
    return ColumnProfile(
      column: column, values: values, filled: filled, isComplete: isComplete, firstRows: firstRows)
  }
}

extension Substring {
  fileprivate var trimmingCharacters: String { String(self).trimmingBlanks }
}

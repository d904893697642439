/// What a word in the place of an answer says: why there is none, and under which problem the cell is listed.
package struct MissingWord: Hashable, Sendable {
  /// Why the answer is missing; of a refusal, where the question has no answer "prefer not to say".
  package let reason: MissingReason
  /// The problem under which each such cell is listed, or `nil` where nothing is wrong with it.
  package let problem: Problem.Kind?
  /// Whether somebody declined to answer: that ticks "prefer not to say" where the question has it.
  package let isRefusal: Bool

  package init(_ reason: MissingReason, _ problem: Problem.Kind? = nil, isRefusal: Bool = false) {
    self.reason = reason
    self.problem = problem
    self.isRefusal = isRefusal
  }

  /// The one table from the words of definitions, dialects and transcription sheets to what they say.
  private static let table: [String: MissingWord] = [
    "blank": .init(.blank), "not-completed": .init(.notCompleted), "not-asked": .init(.notAsked),
    "unknown": .init(.unknownMissing), "unclear": .init(.unclear, .illegible),
    "multiple": .init(.unclear, .overTicked), "illegible": .init(.unclear, .illegible),
    "void": .init(.unclear, .illegible), "declined": .init(.unclear, .illegible, isRefusal: true),
  ]

  /// The word of a definition or a dialect, such as `not-asked`; `nil` where there is no such word.
  package init?(reason word: String) {
    guard let known = Self.table[word] else { return nil }
    self = known
  }

  /// The word that a cell of a transcription sheet begins with, such as `#notasked`; what follows it is left out.
  ///
  /// - Returns: `nil` where the cell begins with no such word.
  package init?(sheet cell: String) {
    let word = Self.sheetWord(of: cell)
    if word == "#notkeyed" {
      self.init(.unknownMissing)
    } else if let known = Self.table.first(where: { Self.sheetForm($0.key) == word }) {
      self = known.value
    } else {
      return nil
    }
  }

  /// The words of transcription sheets.
  package static let sheetWords = table.keys.map(sheetForm).sorted()

  /// The first word of a cell, in small letters and without hyphens.
  package static func sheetWord(of cell: String) -> String {
    cell.prefix { !$0.isWhitespace }.lowercased().filter { $0 != "-" }
  }

  private static func sheetForm(_ word: String) -> String { "#" + word.filter { $0 != "-" } }
}

/// The words of a source or a dialect that stand for missing answers.
package struct MissingWords: Sendable {
  private var exact: [String: MissingWord] = [:]
  /// In small letters.
  private var folded: [String: MissingWord] = [:]

  package init() {}

  /// What a text says, compared exactly first, then without regard to case; `nil` where it is no such word.
  package subscript(text: String) -> MissingWord? {
    folded.isEmpty ? nil : exact[text] ?? folded[text.lowercased()]
  }

  /// What a text says that is exactly one of the words; `nil` where it is none.
  package func exactly(_ text: String) -> MissingWord? { exact[text] }

  package mutating func add(_ text: String, _ word: MissingWord) {
    exact[text] = word
    folded[text.lowercased()] = word
  }

  /// These words and others, which win where both have one.
  package func merging(_ others: MissingWords) -> MissingWords {
    var result = self
    result.exact.merge(others.exact) { _, other in other }
    result.folded.merge(others.folded) { _, other in other }
    return result
  }

  /// Whether any word stands for a reason.
  package func hold(_ reason: MissingReason) -> Bool { exact.values.contains { $0.reason == reason } }

  /// The bytes of the longest word.
  package var longest: Int { exact.keys.map(\.utf8.count).max() ?? 0 }
}

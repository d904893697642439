extension AssessmentAnswers.Entry {
  /// Whether a cell holds a sentence, so that it counts as a reason or as an acknowledgement.
  package func isSentence(_ column: AssessmentAnswers.Column) -> Bool {
    OfficersSentence.isSentence(self[column])
  }
}

/// What counts as a sentence of the officer: some different words, and not only those that fill a cell.
enum OfficersSentence {
  /// How many different words a sentence has at least.
  static let leastWords = 3

  /// "a sentence of at least 3 words", as messages ask for it.
  static let inWords = "a sentence of at least \(leastWords) words"

  /// Words that are written to have something in a cell; none of them, nor all together, tell anything.
  private static let fillers: Set<Substring> = [
    "above", "add", "added", "all", "any", "applicable", "as", "at", "be", "below", "blank", "by", "comment",
    "comments", "completed", "confirmed", "decided", "done", "empty", "entered", "fine", "given", "is",
    "known",
    "later", "na", "needed", "nil", "no", "none", "not", "nothing", "officer", "ok", "okay", "reason",
    "required", "same", "see", "tbc", "tbd", "test", "the", "to", "todo", "written", "yes", "yet",
  ]

  /// Whether a text says something: "Too few took part." does, "n/a" and "to be entered" do not.
  static func isSentence(_ text: String) -> Bool {
    let words = Set(text.lowercased().split { !isPartOfWord($0) }.filter { $0.contains(where: \.isLetter) })
    return words.count >= leastWords && !words.allSatisfy { $0.count == 1 || fillers.contains($0) }
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "'’-".contains(character)
  }
}

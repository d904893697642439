/// How many answers a heading allows: "choose up to three", "your top 3 priorities".
enum ChoiceLimit {
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  private static let before: Set<String> = [
    "choose", "select", "tick", "pick", "which", "top", "to", "maximum", "name",
  ]
  private static let after: Set<String> = [
    "things", "answers", "options", "priorities", "issues", "boxes", "choices", "changes", "items", "only",
  ]

  /// The number, or `nil` where the heading names none.
  static func stated(in heading: String) -> Int? {
    let words = Naming.words(heading)
    for (place, word) in words.enumerated() {
      guard let number = Int(word) ?? numbers.firstIndex(of: word).map({ $0 + 1 }), (2...10).contains(number)
      else {
        continue
      }
      let isLed = place > 0 && before.contains(words[place - 1])
      let isFollowed = place + 1 < words.count && after.contains(words[place + 1])
      if isLed || isFollowed { return number }
    }
    return nil
  }

  /// Writes the limit into a multiple question where no response goes beyond it; else asks.
  ///
  /// - Parameters:
  ///   - question: The question; its text names the limit.
  ///   - most: The most answers that anybody gave.
  ///   - isWhole: Whether every response was looked at.
  static func apply(to question: inout QuestionDraft, most: Int, isWhole: Bool) {
    guard question.element == "multiple", let limit = stated(in: question.text),
      limit < question.answers.count
    else { return }
    if most > limit {
      question.doubts.append(
        "The heading allows \(limit) answers and some gave up to \(most). With at-most=\"\(limit)\" those who gave more would count as unclear: is that wanted?"
      )
    } else if isWhole {
      question.attributes.append(("at-most", String(limit)))
      question.reasons.append("the heading allows \(limit) answers, and nobody gave more")
    } else {
      question.doubts.append(
        "The heading allows \(limit) answers, and nobody in the first \(ColumnProfile.rowLimit) responses gave more. Say at-most=\"\(limit)\" if those who gave more are to count as unclear."
      )
    }
  }
}

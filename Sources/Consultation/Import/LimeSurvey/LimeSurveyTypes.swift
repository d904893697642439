/// What the letters of LimeSurvey's question types mean.
enum LimeSurveyTypes {
  /// What the main column, or the column of each row, holds; `nil` for a letter that is not known.
  static func kind(of type: String) -> DataDictionary.Variable.Kind? {
    switch type {
    case "L", "!", "O", "5", "Y", "G", "I", "A", "B", "C", "E", "F", "H": .single
    case "M", "P": .tick
    case "N", "K": .number
    case "D": .date
    case "S", "T", "U", "Q": .text
    case "X", "|", "*": .display
    default: nil
    }
  }

  /// The codes of a question: its own answers, or those that its type always has.
  static func values(
    of question: LimeSurveyStructure.Question, languages: [String]
  ) -> [DataDictionary.Value] {
    switch question.type {
    case "L", "!", "O", "F", "H": answers(of: question, scale: 0)
    case "5", "A": (1...5).map { .init(code: String($0), label: String($0)) }
    case "B": (1...10).map { .init(code: String($0), label: String($0)) }
    case "C": values([("Y", "Yes"), ("U", "Uncertain"), ("N", "No")])
    case "E": values([("I", "Increase"), ("S", "Same"), ("D", "Decrease")])
    case "Y": values([("Y", "Yes"), ("N", "No")])
    case "G": values([("F", "Female"), ("M", "Male")])
    case "M", "P": values([("Y", "Yes")])
    case "I": languages.map { .init(code: $0, label: $0) }
    default: []
    }
  }

  /// The answers that a question lists on one scale.
  static func answers(
    of question: LimeSurveyStructure.Question, scale: Int
  ) -> [DataDictionary.Value] {
    question.answers.filter { $0.scale == scale }.map {
      .init(code: $0.code, label: $0.text, score: $0.score)
    }
  }

  private static func values(_ pairs: [(code: String, label: String)]) -> [DataDictionary.Value] {
    pairs.map { .init(code: $0.code, label: $0.label) }
  }
}

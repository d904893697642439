extension Question {
  /// The places of the questions that it is made of, by one step; empty where it was asked.
  var parts: [Int] {
    switch making {
    case .derived(let conditions)?: conditions.flatMap(\.questions)
    case .banded(let of, _, _)?: [of]
    case .sum(let of, _)?: of
    case .cross(let one, let other)?: [one, other]
    case nil: []
    }
  }
}

extension Survey {
  /// The places of a question and of all that it is made of, over any number of steps.
  func questionsBehind(_ question: Question) -> Set<Int> {
    guard let own = questionIndex[question.id] else { return [] }
    var behind: Set<Int> = [own]
    var waiting = [own]
    while let place = waiting.popLast() {
      for part in questions[place].parts where behind.insert(part).inserted { waiting.append(part) }
    }
    return behind
  }

  /// The places of the questions that tell about the respondent: characteristics, and all that they are made of.
  var questionsAboutRespondents: Set<Int> {
    characteristics.reduce(into: []) { $0.formUnion(questionsBehind($1)) }
  }
}

/// Says in plain words who a question is for, where that can be said in one sentence.
struct RouteWording {
  /// More parts than this nobody can follow with a pen in hand.
  private static let partLimit = 3
  /// More answers than this are no list to be read in passing.
  private static let answerLimit = 4

  private let form: PaperForm

  init(_ form: PaperForm) { self.form = form }

  /// A sentence such as "Only if you ticked “Yes” at question 8", or `nil` where the condition is too involved.
  func sentence(_ condition: Condition) -> String? {
    guard let clauses = clauses(condition) else { return nil }
    return "Only if \(clauses)"
  }

  /// The parts of a plain chain of `and` or of `or`, joined.
  private func clauses(_ condition: Condition) -> String? {
    let parts: [Condition]
    let joint: String
    switch condition {
    case .and: (parts, joint) = (chain(condition, isAnd: true), " and ")
    case .or: (parts, joint) = (chain(condition, isAnd: false), ", or ")
    default: (parts, joint) = ([condition], "")
    }
    let clauses = parts.compactMap { clause($0) }
    return clauses.count == parts.count && clauses.count <= Self.partLimit
      ? clauses.joined(separator: joint) : nil
  }

  private func chain(_ condition: Condition, isAnd: Bool) -> [Condition] {
    switch (condition, isAnd) {
    case (.and(let one, let other), true), (.or(let one, let other), false):
      chain(one, isAnd: isAnd) + chain(other, isAnd: isAnd)
    default: [condition]
    }
  }

  private func clause(_ condition: Condition, isNegated: Bool = false) -> String? {
    switch condition {
    case .isOne(let question, let options, let negated):
      return ticked(question, options, isNegated: negated != isNegated)
    case .compares(let question, let comparison, let number):
      return compared(question, comparison, number, isNegated: isNegated)
    case .answered(let question):
      let number = form.number(ofQuestionAt: question)
      return isNegated ? "you left question \(number) empty" : "you answered question \(number)"
    case .not(let inner): return clause(inner, isNegated: !isNegated)
    case .and, .or: return nil
    }
  }

  private func ticked(_ place: Int, _ options: [Int], isNegated: Bool) -> String? {
    let question = form.survey.questions[place]
    guard !options.isEmpty, options.count <= Self.answerLimit else { return nil }
    let labels = options.map { "\u{201C}\(question.frame.options[$0].label)\u{201D}" }
    let verb =
      question.kind == .ranking
      ? (isNegated ? "you gave no number to" : "you gave a number to")
      : (isNegated ? "you did not tick" : "you ticked")
    return
      "\(verb) \(Number.alternatives(labels)) at question \(form.number(ofQuestionAt: place))"
  }

  private func compared(
    _ place: Int, _ comparison: Condition.Comparison, _ number: Double, isNegated: Bool
  ) -> String? {
    let question = form.survey.questions[place]
    if question.isSingleChoice {
      let options = question.frame.options.indices.filter { index in
        question.frame.options[index].score.map { comparison.holds(Double($0) / 10_000, number) } ?? false
      }
      return ticked(place, options, isNegated: isNegated)
    }
    let value = FormNumber.text(number)
    let words =
      switch isNegated ? comparison.opposite : comparison {
      case .less: "less than \(value)"
      case .lessOrEqual: "\(value) or less"
      case .greater: "more than \(value)"
      case .greaterOrEqual: "\(value) or more"
      case .equal: value
      case .notEqual: "any number but \(value)"
      }
    return "you wrote \(words) at question \(form.number(ofQuestionAt: place))"
  }
}

extension Condition.Comparison {
  /// What holds for every number for which this does not.
  fileprivate var opposite: Self {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    }
  }
}

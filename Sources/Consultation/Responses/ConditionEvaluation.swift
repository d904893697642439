/// Evaluates conditions on the answers of single responses.
struct ConditionEvaluation {
  /// Yes, no, or not known because an answer is missing.
  enum Truth: Equatable {
    case yes, no
    case unknown(MissingReason)

    static func of(_ value: Bool) -> Truth { value ? .yes : .no }
  }

  let questions: [Question]
  let columns: [AnswerColumn]

  /// Whether a condition holds for one response.
  func truth(of condition: Condition, row: Int) -> Truth {
    switch condition {
    case .isOne(let question, let options, let negated):
      return isOne(question, options, row: row, negated: negated)
    case .compares(let question, let comparison, let number):
      return value(of: question, row: row).map { .of(comparison.holds($0, number)) }
        ?? .unknown(columns[question][row].reason ?? .unclear)
    case .answered(let question): return .of(columns[question][row].answer != nil)
    case .not(let inner):
      switch truth(of: inner, row: row) {
      case .yes: return .no
      case .no: return .yes
      case .unknown(let reason): return .unknown(reason)
      }
    case .and(let one, let other): return and(truth(of: one, row: row), truth(of: other, row: row))
    case .or(let one, let other): return or(truth(of: one, row: row), truth(of: other, row: row))
    }
  }

  private func isOne(_ question: Int, _ options: [Int], row: Int, negated: Bool) -> Truth {
    let code = columns[question][row]
    guard let answer = code.answer else { return .unknown(code.reason ?? .blank) }
    let holds =
      switch questions[question].kind {
      case .multiple: options.contains { columns[question].hasTick($0, row: row) }
      case .ranking: options.contains { columns[question].planes[$0][row] > 0 }
      default: options.contains(answer)
      }
    return .of(holds != negated)
  }

  /// The number or the score that a response gives, or `nil` where there is none.
  func value(of question: Int, row: Int) -> Double? {
    guard let answer = columns[question][row].answer else { return nil }
    if columns[question].hasNumbers { return columns[question].numbers[row] }
    return questions[question].frame.options[answer].score.map { Double($0) / 10_000 }
  }

  private func and(_ one: Truth, _ other: Truth) -> Truth {
    switch (one, other) {
    case (.no, _), (_, .no): .no
    case (.unknown(let reason), _), (_, .unknown(let reason)): .unknown(reason)
    default: .yes
    }
  }

  private func or(_ one: Truth, _ other: Truth) -> Truth {
    switch (one, other) {
    case (.yes, _), (_, .yes): .yes
    case (.unknown(let reason), _), (_, .unknown(let reason)): .unknown(reason)
    default: .no
    }
  }
}

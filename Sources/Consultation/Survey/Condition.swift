/// A condition on the answers of one response: three-valued, for an answer may be missing.
package indirect enum Condition: Sendable {
  /// A comparison of a question with codes: holds when the answer is one of them.
  case isOne(question: Int, options: [Int], negated: Bool)
  /// A comparison of a number, a sum or a score with a number.
  case compares(question: Int, Comparison, Double)
  /// Whether the question has an answer.
  case answered(Int)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)

  package enum Comparison: String, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case notEqual = "!="

    package func holds(_ one: Double, _ other: Double) -> Bool {
      switch self {
      case .less: one < other
      case .lessOrEqual: one <= other
      case .greater: one > other
      case .greaterOrEqual: one >= other
      case .equal: one == other
      case .notEqual: one != other
      }
    }
  }

  /// The questions it speaks of, as places in the survey.
  package var questions: Set<Int> {
    switch self {
    case .isOne(let question, _, _), .compares(let question, _, _), .answered(let question): [question]
    case .and(let one, let other), .or(let one, let other): one.questions.union(other.questions)
    case .not(let inner): inner.questions
    }
  }
}

/// Reads the small language of conditions: `id = code`, `!=`, `in (...)`, `< <= > >=`, `answered(id)`, `and`, `or`, `not`.
struct ConditionParser {
  /// What is wrong with a condition, and at which character.
  struct Failure: Error {
    let offset: Int
    let found: String
    let expected: String
    let fix: String?
  }

  private struct Token {
    let text: String
    let offset: Int
  }

  /// Longer conditions are a mistake or an attack.
  private static let tokenLimit = 1_000

  private let source: String
  private let questions: [Question]
  private let index: [String: Int]
  private var tokens: [Token] = []
  private var next = 0

  /// - Parameters:
  ///   - source: The condition as written.
  ///   - questions: The questions that it may speak of.
  ///   - index: Their places by id.
  init(_ source: String, questions: [Question], index: [String: Int]) {
    self.source = source
    self.questions = questions
    self.index = index
  }

  /// Reads the whole condition.
  mutating func parse() throws(Failure) -> Condition {
    try split()
    let condition = try disjunction()
    if next < tokens.count {
      throw failure("'\(tokens[next].text)'", expected: "and, or, or the end of the condition")
    }
    return condition
  }

  // MARK: Words

  private mutating func split() throws(Failure) {
    let characters = Array(source)
    var at = 0
    while at < characters.count {
      let start = at
      let character = characters[at]
      if character.isWhitespace {
        at += 1
        continue
      }
      if isWord(character) {
        while at < characters.count && isWord(characters[at]) { at += 1 }
      } else if "<>!=".contains(character) {
        at += at + 1 < characters.count && characters[at + 1] == "=" ? 2 : 1
      } else if "(),".contains(character) {
        at += 1
      } else {
        throw Failure(
          offset: at, found: "'\(character)'", expected: "a question, a code, a comparison or a bracket",
          fix: nil)
      }
      tokens.append(Token(text: String(characters[start..<at]), offset: start))
      if tokens.count > Self.tokenLimit {
        throw Failure(
          offset: start, found: "more than \(Self.tokenLimit) words", expected: "a shorter condition",
          fix: "derive groups first, and use those")
      }
    }
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "."
  }

  private func failure(_ found: String, expected: String, fix: String? = nil) -> Failure {
    let offset = next < tokens.count ? tokens[next].offset : source.count
    return Failure(offset: offset, found: found, expected: expected, fix: fix)
  }

  private var current: String? { next < tokens.count ? tokens[next].text : nil }

  private mutating func take(_ word: String) throws(Failure) {
    guard current == word else {
      throw failure(current.map { "'\($0)'" } ?? "the end", expected: "'\(word)'")
    }
    next += 1
  }

  // MARK: Grammar

  private mutating func disjunction() throws(Failure) -> Condition {
    var left = try conjunction()
    while current == "or" {
      next += 1
      left = .or(left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(Failure) -> Condition {
    var left = try term()
    while current == "and" {
      next += 1
      left = .and(left, try term())
    }
    return left
  }

  private mutating func term() throws(Failure) -> Condition {
    switch current {
    case "not":
      next += 1
      return .not(try term())
    case "(":
      next += 1
      let inner = try disjunction()
      try take(")")
      return inner
    case "answered":
      next += 1
      try take("(")
      let question = try self.question()
      try take(")")
      return .answered(question)
    default: return try comparison()
    }
  }

  private mutating func question() throws(Failure) -> Int {
    guard let id = current else { throw failure("the end", expected: "a question") }
    guard let question = index[id] else {
      let ids = questions.map(\.id)
      throw failure(
        "'\(id)', which is no question that stands before", expected: "a question: \(Quotation.list(ids))",
        fix: Suggestion.nearest(to: id, among: ids).map { "did you mean '\($0)'?" })
    }
    next += 1
    return question
  }

  private mutating func comparison() throws(Failure) -> Condition {
    let question = try self.question()
    guard let sign = current, ["=", "!=", "<", "<=", ">", ">=", "in"].contains(sign) else {
      throw failure(
        current.map { "'\($0)'" } ?? "the end", expected: "=, !=, in, <, <=, > or >=")
    }
    next += 1
    if sign == "in" { return .isOne(question: question, options: try codes(of: question), negated: false) }
    guard let comparison = Condition.Comparison(rawValue: sign) else {
      throw failure("'\(sign)'", expected: "a comparison")
    }
    let isCoded = questions[question].isClosed
    if isCoded && (comparison == .equal || comparison == .notEqual) {
      return .isOne(
        question: question, options: [try code(of: question)], negated: comparison == .notEqual)
    }
    return .compares(question: question, comparison, try number(comparedWith: question))
  }

  private mutating func codes(of question: Int) throws(Failure) -> [Int] {
    try take("(")
    var options = [try code(of: question)]
    while current == "," {
      next += 1
      options.append(try code(of: question))
    }
    try take(")")
    return options
  }

  private mutating func code(of question: Int) throws(Failure) -> Int {
    guard let code = current else { throw failure("the end", expected: "a code") }
    let options = questions[question].frame.options
    guard let option = questions[question].frame.index(of: code) else {
      let codes = options.map(\.code)
      throw failure(
        "'\(code)', which is no code of \(questions[question].id)",
        expected: codes.isEmpty
          ? "a question with answers; \(questions[question].id) has none"
          : "one of: \(Quotation.list(codes))",
        fix: Suggestion.nearest(to: code, among: codes).map { "did you mean '\($0)'?" })
    }
    next += 1
    return option
  }

  private mutating func number(comparedWith question: Int) throws(Failure) -> Double {
    let target = questions[question]
    let hasNumber =
      target.kind == .number || (target.isSingleChoice && target.frame.options.contains { $0.score != nil })
    guard hasNumber else {
      throw failure(
        "a comparison of \(target.id) with a number",
        expected: "a number question, a sum, or a question whose answers have scores",
        fix: "use = or in (...) with codes, or give the answers a score")
    }
    guard let text = current, let number = Double(text) else {
      throw failure(current.map { "'\($0)'" } ?? "the end", expected: "a number")
    }
    next += 1
    return number
  }
}

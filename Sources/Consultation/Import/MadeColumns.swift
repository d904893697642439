/// Works out the columns of questions made from questions.
struct MadeColumns {
  let survey: Survey

  /// Fills the made columns of a finished table, in the order of the definition.
  func fill(_ table: inout ResponseTable) {
    for (place, question) in survey.questions.enumerated() {
      guard let making = question.making else { continue }
      let evaluation = ConditionEvaluation(questions: survey.questions, columns: table.columns)
      var column = AnswerColumn(for: question)
      switch making {
      case .derived(let conditions):
        for row in 0..<table.count { column.append(derived(conditions, evaluation, row)) }
      case .banded(let of, let age, let bands):
        for row in 0..<table.count { column.append(banded(of, age, bands, evaluation, table, row)) }
        reportOutside(question, of: of, column, &table)
      case .sum(let parts, let missingIfAny):
        for row in 0..<table.count {
          let (code, value) = sum(parts, missingIfAny, evaluation, row)
          column.append(code)
          column.numbers.append(value)
        }
      case .cross(let one, let other): cross(one, other, table, into: &column)
      }
      table.columns[place] = column
    }
  }

  private func reportOutside(
    _ question: Question, of: Int, _ column: AnswerColumn, _ table: inout ResponseTable
  ) {
    let outside = (0..<table.count).count {
      column[$0].reason == .unclear && table.columns[of][$0].answer != nil
    }
    if outside > 0 { table.problems.append(outsideBands(question, outside)) }
  }

  private func outsideBands(_ question: Question, _ count: Int) -> Problem {
    Problem(
      .outsideBands, .warning, at: SourceLocation(file: survey.relativePath, line: question.line),
      "\(count) values fall in none of the bands of \(question.id)", expected: "bands that hold every value",
      fix: "add bands, or limit the question by minimum and maximum; until then the values count as unclear",
      count: count)
  }

  /// The first true group; missing with an operand's reason where none is true and one is not known.
  private func derived(_ conditions: [Condition], _ evaluation: ConditionEvaluation, _ row: Int) -> Code {
    var reason: MissingReason?
    for (group, condition) in conditions.enumerated() {
      switch evaluation.truth(of: condition, row: row) {
      case .yes: return Code(answer: group)
      case .unknown(let unknown): reason = reason ?? unknown
      case .no: continue
      }
    }
    return Code(reason ?? .unclear)
  }

  private func banded(
    _ of: Int, _ age: AgeReckoning?, _ bands: [Band], _ evaluation: ConditionEvaluation,
    _ table: ResponseTable, _ row: Int
  ) -> Code {
    guard let value = evaluation.value(of: of, row: row) else {
      return Code(table.columns[of][row].reason ?? .unclear)
    }
    let banded = age.map { self.age(value, of, $0, table, row) } ?? value
    return bands.firstIndex { $0.contains(banded) }.map { Code(answer: $0) } ?? Code(.unclear)
  }

  /// The age of someone born in a year, or on a day, at the day of the reckoning.
  private func age(_ value: Double, _ of: Int, _ reckoning: AgeReckoning, _ table: ResponseTable, _ row: Int)
    -> Double
  {
    let start = survey.fieldwork.from
    let at: Int =
      reckoning == .response && row < table.days.count && table.days[row] > 0
      ? Int(table.days[row]) : start.dayNumber
    if survey.questions[of].kind == .date {
      let birth = CalendarDate(dayNumber: Int(value))
      let day =
        reckoning == .year ? CalendarDate(knownDay: (start.year, 12, 31)) : CalendarDate(dayNumber: at)
      return Double(day.age(ofBorn: birth))
    }
    // A year of birth alone gives the age reached in the year.
    let year = reckoning == .response ? CalendarDate(dayNumber: at).year : start.year
    return Double(year) - value
  }

  private func sum(
    _ parts: [Int], _ missingIfAny: Bool, _ evaluation: ConditionEvaluation, _ row: Int
  ) -> (Code, Double) {
    var total = 0.0
    var found = 0
    var reason: MissingReason?
    for part in parts {
      if let value = evaluation.value(of: part, row: row) {
        total += value
        found += 1
      } else {
        reason = reason ?? evaluation.columns[part][row].reason ?? .unclear
      }
    }
    if let reason, missingIfAny || found == 0 { return (Code(reason), .nan) }
    return (Code(answer: 0), total)
  }

  /// Missing where either part is missing or says nothing of substance.
  private func cross(_ one: Int, _ other: Int, _ table: ResponseTable, into column: inout AnswerColumn) {
    let rows = substantivePlaces(one)
    let columns = substantivePlaces(other)
    let width = columns.compactMap(\.self).count
    for row in 0..<table.count {
      let codes = (table.columns[one][row], table.columns[other][row])
      if let first = codes.0.answer, let second = codes.1.answer {
        if let first = rows[first], let second = columns[second] {
          column.append(Code(answer: first * width + second))
        } else {
          column.append(Code(.unclear))
        }
      } else {
        column.append(Code(codes.0.reason ?? codes.1.reason ?? .unclear))
      }
    }
  }

  /// For each answer its place among the substantive ones, or `nil`.
  private func substantivePlaces(_ question: Int) -> [Int?] {
    var next = 0
    return survey.questions[question].frame.options.map { option in
      guard option.isSubstantive else { return nil }
      next += 1
      return next - 1
    }
  }
}

extension Survey {
  /// The definition as a path in outputs: always relative to the survey's folder.
  var relativePath: String { "survey.xml" }
}

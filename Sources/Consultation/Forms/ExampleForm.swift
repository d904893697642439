/// A form that nobody filled in: an answer to every question, within its limits and along its routes.
struct ExampleForm {
  /// What stands under one question.
  enum Answer {
    /// The places of the ticked answers; in a ranking in the order of their ranks.
    case options([Int])
    case number(Double)
    case date(CalendarDate)
    case text
    /// The route passes the question by.
    case notAsked
  }

  private let form: PaperForm
  private var answers: [Int: Answer] = [:]

  init(_ form: PaperForm) {
    self.form = form
    // A route speaks of questions that stand before, in the order of the definition.
    for place in form.survey.questions.indices where form.survey.questions[place].making == nil {
      let question = form.survey.questions[place]
      let isAsked = question.askedIf.map { holds($0) == true } ?? true
      answers[place] = isAsked ? answer(to: question) : .notAsked
    }
  }

  /// The questions in the order of the form, each with its answer.
  var all: [(question: Question, answer: Answer)] {
    form.entries.flatMap(\.places).compactMap { place in
      answers[place].map { (form.survey.questions[place], $0) }
    }
  }

  // MARK: Answers

  private func answer(to question: Question) -> Answer {
    switch question.kind {
    case .single, .scale: .options(substantive(question, most: 1))
    case .multiple: .options(substantive(question, most: min(2, question.atMost ?? 2)))
    case .ranking: .options(substantive(question, most: min(3, question.atMost ?? 3)))
    case .number: .number(number(question))
    case .date: .date(date(question))
    case .text: .text
    }
  }

  /// The first answers that say something about the matter.
  private func substantive(_ question: Question, most: Int) -> [Int] {
    let options = question.frame.options
    let places = options.indices.filter {
      options[$0].isSubstantive && options[$0].kind != AnswerOption.Kind.none
    }
    return Array((places.isEmpty ? Array(options.indices.prefix(1)) : places).prefix(most))
  }

  /// An age in the middle band, for questions that ask when somebody was born.
  private func age(_ question: Question) -> Int? {
    form.age(of: question).map { bands in
      let band = bands[bands.count / 2]
      return band.upper.map { (band.lower + $0) / 2 } ?? band.lower + 1
    }
  }

  private func number(_ question: Question) -> Double {
    let year = age(question).map { form.survey.fieldwork.from.year - $0 }
    let band = form.survey.questions.compactMap { made -> Band? in
      guard case .banded(let of, nil, let bands)? = made.making, form.survey.questions[of].id == question.id
      else { return nil }
      return bands.first
    }.first
    let wanted = Double(year ?? band?.lower ?? 2)
    return max(question.minimum ?? wanted, min(question.maximum ?? wanted, wanted))
  }

  private func date(_ question: Question) -> CalendarDate {
    let start = form.survey.fieldwork.from
    guard let age = age(question) else { return start }
    return CalendarDate(year: start.year - age, month: 1, day: 31) ?? start
  }

  // MARK: Routes

  /// Whether a condition holds for the answers so far; `nil` where it speaks of a question that was not asked.
  private func holds(_ condition: Condition) -> Bool? {
    switch condition {
    case .isOne(let question, let options, let negated):
      guard case .options(let ticked)? = answers[question] else { return nil }
      return ticked.contains(where: options.contains) != negated
    case .compares(let question, let comparison, let number):
      return value(ofQuestionAt: question).map { comparison.holds($0, number) }
    case .answered(let question):
      if case .notAsked? = answers[question] { return false }
      return true
    case .and(let one, let other):
      let both = (holds(one), holds(other))
      return both.0 == false || both.1 == false ? false : both.0 == nil || both.1 == nil ? nil : true
    case .or(let one, let other):
      let both = (holds(one), holds(other))
      return both.0 == true || both.1 == true ? true : both.0 == nil || both.1 == nil ? nil : false
    case .not(let inner): return holds(inner).map { !$0 }
    }
  }

  /// The number that was written, or the score of the answer that was ticked.
  private func value(ofQuestionAt place: Int) -> Double? {
    switch answers[place] {
    case .number(let number): number
    case .options(let ticked):
      ticked.first.flatMap { form.survey.questions[place].frame.options[$0].score }.map {
        Double($0) / 10_000
      }
    default: nil
    }
  }
}

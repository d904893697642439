/// The questions of the questionnaire, each with what is drawn for its kind: boxes, a grid, lines to write on.
struct QuestionnaireQuestions {
  private let form: PaperForm
  private let wording: FormWording
  private let routes: RouteWording
  private let lists: AnswerLists

  init(_ form: PaperForm) {
    self.form = form
    wording = FormWording(form)
    routes = RouteWording(form)
    lists = AnswerLists()
  }

  /// A question with its number, who it is for, how to answer it, and room for the answer.
  func markup(_ entry: PaperForm.Entry) -> Markup {
    let rows = form.questions(of: entry)
    guard let first = rows.first else { return .none }
    let isGrid = first.grid != nil
    let stem = first.grid?.text ?? first.text
    let answer = isGrid ? FormGrid(rows, wording).markup : self.answer(to: first)
    let instruction = isGrid ? wording.instruction(ofGrid: first) : wording.instruction(first)
    let length: Markup = isLong(rows) ? " long" : .none
    return """
      <fieldset class="question\(length)" id="q\(entry.number)">
      <legend><span class="number">\(entry.number)</span> <span class="stem">\(stem)</span></legend>
      \(route(first))
      <p class="instruction">\(instruction)\(request(first)) <span class="code">\(first.grid?.id ?? first.id)</span></p>
      \(answer)
      </fieldset>
      """
  }

  /// Whether a question may fill more than most of a page, so that it must be allowed to break.
  private func isLong(_ rows: [Question]) -> Bool {
    guard let first = rows.first else { return false }
    if first.grid != nil { return rows.count > 14 || FormGrid.fit(first.frame) == .notAtAll }
    return AnswerLists.height(of: first.frame) > 22
  }

  private func route(_ question: Question) -> Markup {
    guard let condition = question.askedIf else { return .none }
    guard let sentence = routes.sentence(condition) else {
      return "<p class=\"route\">Please answer this question only if it applies to you.</p>"
    }
    return "<p class=\"route\">\(sentence).</p>"
  }

  private func answer(to question: Question) -> Markup {
    switch question.kind {
    case .single, .scale, .multiple: lists.boxes(question.frame)
    case .ranking: lists.boxes(question.frame, areNumbered: true)
    case .number: number(question)
    case .date: Self.date
    case .text: Self.lines
    }
  }

  private func number(_ question: Question) -> Markup {
    guard let figures = wording.figures(question) else {
      return "<p class=\"figures\"><span class=\"wide\"></span></p>"
    }
    return "<p class=\"figures\"><span class=\"part\">\(Self.figures(figures))</span></p>"
  }

  private static func figures(_ count: Int) -> Markup {
    .run((0..<count).map { _ in "<span class=\"figure\"></span>" })
  }

  private static let date: Markup = """
    <p class="figures"><span class="part">\(figures(2))<small>day</small></span><span class="part">\(figures(2))<small>month</small></span><span class="part">\(figures(4))<small>year</small></span></p>
    """

  /// What to leave out, where a text may name people.
  private func request(_ question: Question) -> Markup {
    question.isPersonal
      ? " Please do not write names, addresses or anything else that could show who you or other people are."
      : .none
  }

  private static let lines: Markup = """
    <div class="lines">\(.run((0..<6).map { _ in "<span class=\"line\"></span>" }))</div>
    """
}

/// Decides what the empty cells of a part mean: not asked, left blank or not completed.
///
/// The source's explicit words win; then the edition of the form; then the route (`asked-if`). Without any of these
/// a question is asked, and an empty cell is blank if a later question of the response is answered.
struct RouteDecision {
  let survey: Survey
  let plan: SourcePlan

  func decide(_ part: inout ImportedPart) {
    applyEditions(&part)
    let routes = survey.questions.map { route($0, part) }
    for (place, route) in routes.enumerated() {
      if let route { applyRoute(route, question: place, &part) }
    }
    part.answered = [UInt8](repeating: 0, count: part.count)
    let held = plan.isForms ? part.held.reduce(into: []) { $0.formUnion($1) } : plan.questions
    let nones = emptyNones(part, routes, held)
    for place in survey.questions.indices.reversed() where held.contains(place) {
      part.columns[place].decideEmpty(laterAnswered: &part.answered, isAsked: routes[place]?.isAsked)
    }
    for (place, row) in nones where part.columns[place][row].reason == .blank {
      part.columns[place].set(Code(answer: 0), row: row)
    }
  }

  /// The empty cells of questions where empty means that nothing is ticked.
  ///
  /// That holds only where a later question is answered; one who gave up before says nothing.
  private func emptyNones(_ part: ImportedPart, _ routes: [Route?], _ held: Set<Int>) -> [(
    place: Int, row: Int
  )] {
    survey.questions.indices.filter { survey.questions[$0].emptyMeansNone && held.contains($0) }
      .flatMap { place in
        (0..<part.count).filter { row in
          part.columns[place][row] == .undecided && routes[place]?.isAsked[row] != false
        }.map { (place, $0) }
      }
  }

  private struct Route {
    /// Whether the condition holds.
    var isAsked: [Bool]
    /// Whether it is certain not to hold.
    var isNotAsked: [Bool]
  }

  private func route(_ question: Question, _ part: ImportedPart) -> Route? {
    guard let condition = question.askedIf, question.making == nil else { return nil }
    let evaluation = ConditionEvaluation(questions: survey.questions, columns: part.columns)
    var route = Route(
      isAsked: [Bool](repeating: false, count: part.count),
      isNotAsked: [Bool](repeating: false, count: part.count))
    for row in 0..<part.count {
      let truth = evaluation.truth(of: condition, row: row)
      route.isAsked[row] = truth == .yes
      route.isNotAsked[row] = truth == .no
    }
    return route
  }

  /// Questions that the edition of a form leaves out, where the form says nothing of them, were not asked.
  private func applyEditions(_ part: inout ImportedPart) {
    guard !plan.editions.isEmpty, part.facts.tells(.edition) else { return }
    for row in 0..<part.count {
      let edition = part.facts[.edition, row]
      if edition.isEmpty { continue }
      guard let without = plan.editions[edition] else {
        part.oddWords[edition, default: 0] += 1
        continue
      }
      for question in without { applyEdition(question, row: row, &part) }
    }
  }

  private func applyEdition(_ question: Int, row: Int, _ part: inout ImportedPart) {
    let code = part.columns[question][row]
    if code == .undecided || code.reason == .unknownMissing {
      part.columns[question].set(Code(.notAsked), row: row)
    }
  }

  /// A question that was not keyed because the route does not lead there was not asked; an answer where the
  /// condition is false is kept and listed.
  private func applyRoute(_ route: Route, question: Int, _ part: inout ImportedPart) {
    for row in 0..<part.count {
      let code = part.columns[question][row]
      if !route.isAsked[row] && code.reason == .unknownMissing {
        part.columns[question].set(Code(.notAsked), row: row)
      } else if route.isNotAsked[row] && code.answer != nil {
        part.log.add(
          .init(
            kind: .answeredNotAsked, question: question, column: nil, row: row, line: Int(part.lines[row]),
            value: ""))
      }
    }
  }
}

extension ImpactAssessment {
  /// Holds the officer's answers against the evidence.
  ///
  /// NO does not stand where evidence is missing, unless the officer acknowledges that in words; nor where a difference
  /// was found, unless a reason is given. The recommendation NO does not stand while evidence is missing on any
  /// question and nobody acknowledged it.
  ///
  /// - Returns: What a person should look at: answers without officer or date, and answers given on evidence that has
  ///   changed since. Empty without answers.
  /// - Throws: A ``Problem`` at the cell to fill; further ones stand in its `others`.
  public func checkAnswers() throws(Problem) -> [Problem] {
    if let problem = Problem.first(of: contradictedAnswers) { throw problem }
    return openAnswers
  }

  /// The answers that cannot stand, in the order of the form.
  package var contradictedAnswers: [Problem] {
    guard let answers else { return [] }
    var problems = concerns.flatMap { evidence -> [Problem] in
      guard let entry = answers[evidence.concern.number] else { return [] }
      return evidence.contradictions(entry).map { problem($0, evidence, entry, answers) }
    }
    if isRecommendationContradicted, let entry = answers[AssessmentAnswers.recommendation] {
      problems.append(recommendationProblem(entry, answers))
    }
    return problems
  }

  private func problem(
    _ contradiction: AnswerContradiction, _ evidence: ConcernEvidence, _ entry: AssessmentAnswers.Entry,
    _ answers: AssessmentAnswers
  ) -> Problem {
    let question = AssessmentForm.inSentence(entry.question)
    switch contradiction {
    case .missingEvidence:
      return Problem(
        .unusable, at: answers.location(of: entry, .acknowledgement),
        "\(question) is answered NO although evidence is missing (\(evidence.stateInWords))",
        expected: "an acknowledgement, in words, that this consultation does not support NO",
        fix:
          "write under acknowledgement that evidence is missing and why the answer is NO all the same, or change the answer"
      )
    case .differenceFound:
      return Problem(
        .unusable, at: answers.location(of: entry, .reason),
        "\(question) is answered NO although a difference was found",
        expected: "the reason, in words",
        fix: "write under reason why the difference is no concern, or change the answer")
    }
  }

  private func recommendationProblem(_ entry: AssessmentAnswers.Entry, _ answers: AssessmentAnswers)
    -> Problem
  {
    let numbers = unacknowledged.map(\.concern.number)
    let questions = "\(numbers.count == 1 ? "question" : "questions") \(Number.list(numbers))"
    return Problem(
      .unusable, at: answers.location(of: entry, .acknowledgement),
      "the recommendation is NO although evidence is missing on \(questions), which nobody acknowledged",
      expected: "an acknowledgement, in words, in this row or in the rows of these questions",
      fix: "write it under acknowledgement, or recommend NO, BUT with actions, or YES")
  }

  /// What is still open, or should be looked at again, in the order of the file.
  package var openAnswers: [Problem] {
    guard let answers else { return [] }
    return answers.entries.flatMap { entry in
      [unsigned(entry, answers), outdated(entry, answers)].compactMap(\.self)
    }
  }

  private func unsigned(_ entry: AssessmentAnswers.Entry, _ answers: AssessmentAnswers) -> Problem? {
    guard entry.answer != nil, !entry.isSigned else { return nil }
    let hasOfficer = entry.isWorded(.officer)
    let lacking = hasOfficer ? "a date" : entry.day == nil ? "officer and date" : "an officer"
    return Problem(
      .draft, .warning, at: answers.location(of: entry, hasOfficer ? .date : .officer),
      "\(AssessmentForm.inSentence(entry.question)) is answered without \(lacking)",
      expected: "who answered, and when",
      fix: "date and officer are needed before the form is final")
  }

  /// An answer that was given on other evidence, as the file tells.
  private func outdated(_ entry: AssessmentAnswers.Entry, _ answers: AssessmentAnswers) -> Problem? {
    guard entry.isFilled, let change = stateChange(entry) else { return nil }
    return Problem(
      .draft, .warning, at: answers.location(of: entry, .evidenceState),
      "the evidence on \(AssessmentForm.inSentence(entry.question)) was \(change.was), and is now '\(change.now)'",
      fix: "look at the answer again; `soundings dia` brings the file up to date and keeps what was entered")
  }
}

extension ImpactAssessment {
  /// How the state of a question differs from what its row says; `nil` where it does not.
  package func stateChange(_ entry: AssessmentAnswers.Entry) -> (was: String, now: String)? {
    guard let evidence = concerns.first(where: { $0.concern.number == entry.question }),
      !entry[.evidenceState].isEmpty, entry[.evidenceState] != evidence.stateInWords
    else { return nil }
    let known = ConcernEvidence.statesInWords.contains(entry[.evidenceState])
    return (known ? "'\(entry[.evidenceState])'" : "something else", evidence.stateInWords)
  }
}

extension ConcernEvidence {
  private static let missingForSome = ", evidence missing for some groups"

  /// The state as the officer reads it, which also tells where only some groups could be compared.
  package var stateInWords: String {
    state.label + (isMissingEvidence && !state.isMissingEvidence ? Self.missingForSome : "")
  }

  /// Every state that there can be.
  fileprivate static var statesInWords: [String] {
    EvidenceState.allCases.flatMap { [$0.label, $0.label + missingForSome] }
  }
}

extension ImpactAssessment {
  /// Holds the officer's answers against the evidence.
  ///
  /// NO does not stand where evidence is missing, unless the officer acknowledges that in a sentence; nor where a
  /// difference was found, unless a sentence gives the reason. No adverse impact, and the recommendation NO, do not stand
  /// while evidence is missing on any question and nobody acknowledged it; no adverse impact needs a reason where any
  /// difference was found. Whether adverse impact can be justified is answered with a reason, or not at all.
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
    return form.answeredQuestions.flatMap { question -> [Problem] in
      guard let entry = answers[question] else { return [] }
      return contradictions(entry).map { problem($0, entry, answers) }
    }
  }

  private func problem(
    _ contradiction: AnswerContradiction, _ entry: AssessmentAnswers.Entry, _ answers: AssessmentAnswers
  ) -> Problem {
    let evidence = concerns.first { $0.concern.number == entry.question }
    let place = answers.location(of: entry, contradiction.column)
    switch contradiction {
    case .missingEvidence:
      return evidence.map { missingEvidence($0, entry, at: place) } ?? missingEvidence(entry, at: place)
    case .differenceFound: return differenceFound(entry, isAboutGroups: evidence != nil, at: place)
    case .noReason: return noReason(entry, at: place)
    }
  }

  /// "question 8 is answered NO", "the recommendation is NO".
  private func given(_ entry: AssessmentAnswers.Entry) -> String {
    let verb = entry.question == AssessmentAnswers.recommendation ? "is" : "is answered"
    return "\(AssessmentForm.inSentence(entry.question)) \(verb) \(entry.answer?.rawValue ?? "")"
  }

  private func missingEvidence(
    _ evidence: ConcernEvidence, _ entry: AssessmentAnswers.Entry, at place: SourceLocation
  ) -> Problem {
    Problem(
      .unusable, at: place,
      "\(given(entry)) although evidence is missing (\(evidence.stateInWords))",
      expected: "an acknowledgement that this consultation does not support NO: \(OfficersSentence.inWords)",
      fix:
        "write under acknowledgement \(OfficersSentence.inWords), such as 'Too few took part; officers met two groups', or change the answer"
    )
  }

  /// Evidence missing for an answer that rests on all questions about groups.
  private func missingEvidence(_ entry: AssessmentAnswers.Entry, at place: SourceLocation) -> Problem {
    let change =
      entry.question == AssessmentAnswers.recommendation
      ? "recommend NO, BUT with actions, or YES" : "change the answer"
    return Problem(
      .unusable, at: place,
      "\(given(entry)) although evidence is missing on \(Self.questions(unacknowledged)), which nobody acknowledged",
      expected:
        "an acknowledgement in this row or in the rows of these questions: \(OfficersSentence.inWords)",
      fix:
        "write under acknowledgement \(OfficersSentence.inWords), such as 'Too few took part to tell on these questions', or \(change)"
    )
  }

  private func differenceFound(
    _ entry: AssessmentAnswers.Entry, isAboutGroups: Bool, at place: SourceLocation
  ) -> Problem {
    let found =
      isAboutGroups ? "a difference was found" : "\(number(different.count)) found \(foundOn)"
    return Problem(
      .unusable, at: place, "\(given(entry)) although \(found)",
      expected: "the reason: \(OfficersSentence.inWords)",
      fix:
        "write under reason \(OfficersSentence.inWords), such as 'The plan covers what each group named', or change the answer"
    )
  }

  private func number(_ count: Int) -> String { count == 1 ? "a difference was" : "differences were" }

  /// Where differences were found: questions of the form, or else beside them.
  private var foundOn: String {
    different.isEmpty
      ? "over all answers, or by a characteristic that is not on the form" : "on \(Self.questions(different))"
  }

  private func noReason(_ entry: AssessmentAnswers.Entry, at place: SourceLocation) -> Problem {
    let example =
      entry.answer == .no
      ? "There is no adverse impact to justify" : "The aim is lawful and no other way would reach it"
    return Problem(
      .unusable, at: place, "\(given(entry)) without a reason",
      expected: "the reason: \(OfficersSentence.inWords)",
      fix: "write under reason \(OfficersSentence.inWords), such as '\(example)', or empty the answer")
  }

  /// "question 9", "questions 7, 8 and 10".
  private static func questions(_ concerns: [ConcernEvidence]) -> String {
    "\(concerns.count == 1 ? "question" : "questions") \(Number.list(concerns.map(\.concern.number)))"
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
      !entry[.evidenceState].isEmpty
    else { return nil }
    let was = ConcernEvidence.inPresentWords(entry[.evidenceState])
    guard was != evidence.stateInWords else { return nil }
    let known = ConcernEvidence.statesInWords.contains(was)
    return (known ? "'\(was)'" : "something else", evidence.stateInWords)
  }
}

extension ConcernEvidence {
  private static let missingForSome = ", evidence missing for some comparisons"
  /// The same as files of earlier versions say it.
  private static let missingForSomeBefore = ", evidence missing for some groups"

  /// The state as the officer reads it, which also tells where only some comparisons could be judged.
  package var stateInWords: String {
    state.label + (isMissingEvidence && !state.isMissingEvidence ? Self.missingForSome : "")
  }

  /// A state of any version's file in the words of this one.
  fileprivate static func inPresentWords(_ text: String) -> String {
    text.hasSuffix(missingForSomeBefore)
      ? text.dropLast(missingForSomeBefore.count) + missingForSome : text
  }

  /// Every state that there can be.
  fileprivate static var statesInWords: [String] {
    EvidenceState.allCases.flatMap { [$0.label, $0.label + missingForSome] }
  }
}

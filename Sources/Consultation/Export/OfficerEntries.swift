/// What the officer entered, or has still to enter, as lines of the document.
///
/// An answer that the evidence does not carry is never printed as an answer: the place says what is missing instead.
struct OfficerEntries {
  private let assessment: ImpactAssessment

  init(_ assessment: ImpactAssessment) { self.assessment = assessment }

  /// The lines on the answer to one question about groups, joined by line ends; no line end at the end.
  func answerLine(for evidence: ConcernEvidence) -> String {
    let entry = assessment.answers?[evidence.concern.number]
    let contradictions = entry.map(evidence.contradictions) ?? []
    if contradictions.isEmpty, let entry, let answer = entry.answer {
      let doubt = answer == .no ? Self.doubt(evidence) : ""
      return ([Self.entered("Answer on the form", answer.rawValue, entry) + doubt] + Self.details(entry))
        .joined(separator: "\n")
    }
    let reason = evidence.state == .differenceFound ? ", with the reason" : ""
    let first =
      "- Answer on the form, YES or NO: to be entered by the officer\(reason)\(Self.doubt(evidence))"
    return ([first] + contradictions.map(Self.refusal(of:)) + (entry.map(Self.details) ?? [])).joined(
      separator: "\n")
  }

  /// The lines on the answer to a question that is not about groups: adverse impact, or justification.
  func lines(forQuestion number: String) -> [String] {
    let name = "Answer to question \(Markdown.escaped(number))"
    let entry = assessment.answers?[number]
    guard let entry, let answer = entry.answer else {
      return ["- \(name), YES or NO, with the reason: to be entered by the officer"]
        + (entry.map(Self.details) ?? [])
    }
    return [Self.entered(name, answer.rawValue, entry)] + Self.details(entry)
  }

  /// The lines on the recommendation.
  var recommendation: [String] {
    let entry = assessment.answers?[AssessmentAnswers.recommendation]
    guard let entry, let answer = entry.answer, !assessment.isRecommendationContradicted else {
      let refusals = assessment.isRecommendationContradicted ? [Self.refusal(of: .missingEvidence)] : []
      return ["- Recommendation: to be entered by the officer"] + refusals + (entry.map(Self.details) ?? [])
    }
    return [Self.entered("Recommendation", answer.rawValue, entry)] + Self.details(entry)
  }

  /// The lines on the date of the next review.
  var nextReview: [String] {
    let entry = assessment.answers?[AssessmentAnswers.nextReview]
    let day = entry?.reviewDay.map(\.inWords) ?? "to be entered"
    return ["- Date of next review: \(day)"] + (entry.map(Self.details) ?? [])
  }

  // MARK: Parts

  /// What is said of the answer NO; nothing where the evidence could carry it, or a difference is what it is about.
  private static func doubt(_ evidence: ConcernEvidence) -> String {
    evidence.state == .differenceFound || !evidence.isMissingEvidence
      ? "" : ". This evidence does not support NO."
  }

  /// "- Answer on the form: NO, entered by the officer on 21 November 2026".
  private static func entered(_ what: String, _ answer: String, _ entry: AssessmentAnswers.Entry) -> String {
    let day = entry.day.map { " on \($0.inWords)" } ?? ""
    let open = entry.isSigned ? "" : "; date and officer are needed before the form is final"
    return "- \(what): \(answer), entered by the officer\(day)\(open)"
  }

  /// What stands beside the answer, in the officer's words.
  private static func details(_ entry: AssessmentAnswers.Entry) -> [String] {
    let columns: [(AssessmentAnswers.Column, String)] = [
      (.reason, "Reason"), (.otherEvidence, "Other evidence"), (.acknowledgement, "Acknowledged"),
      (.officer, "Officer"),
    ]
    return columns.compactMap { column, name in
      entry.isWorded(column) ? "- \(name): \(Markdown.escaped(entry[column]))" : nil
    }
  }

  /// Why a NO that stands in the file is not printed as the answer.
  private static func refusal(of contradiction: AnswerContradiction) -> String {
    switch contradiction {
    case .missingEvidence:
      "- The NO that was entered is not used: evidence is missing, and the acknowledgement of that is empty."
    case .differenceFound:
      "- The NO that was entered is not used: a difference was found, and the reason is empty."
    }
  }
}

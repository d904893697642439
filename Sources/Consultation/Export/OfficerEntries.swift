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
    let first = "- Answer on the form, YES or NO: to be entered by the officer\(Self.need(evidence))"
    return ([first] + Self.refusals(of: entry, contradictions) + (entry.map(Self.details) ?? [])).joined(
      separator: "\n")
  }

  /// The lines on the answer to a question that is not about groups: adverse impact, or justification.
  func lines(forQuestion number: String) -> [String] {
    let name = "Answer to question \(Markdown.escaped(number))"
    let entry = assessment.answers?[number]
    let contradictions = entry.map(assessment.contradictions) ?? []
    guard contradictions.isEmpty, let entry, let answer = entry.answer else {
      let need = number == assessment.form.adverseImpact ? adverseImpactNeed : ""
      return ["- \(name), YES or NO, with the reason: to be entered by the officer\(need)"]
        + Self.refusals(of: entry, contradictions) + (entry.map(Self.details) ?? [])
    }
    return [Self.entered(name, answer.rawValue, entry)] + Self.details(entry)
  }

  /// The lines on the recommendation.
  var recommendation: [String] {
    let entry = assessment.answers?[AssessmentAnswers.recommendation]
    let contradictions = entry.map(assessment.contradictions) ?? []
    guard contradictions.isEmpty, let entry, let answer = entry.answer else {
      return ["- Recommendation: to be entered by the officer"] + Self.refusals(of: entry, contradictions)
        + (entry.map(Self.details) ?? [])
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

  /// What an answer to a question about groups needs, where it is still to be entered.
  private static func need(_ evidence: ConcernEvidence) -> String {
    guard evidence.state == .differenceFound else { return doubt(evidence) }
    return ", with the reason"
      + (evidence.isMissingEvidence
        ? ". For some comparisons evidence is missing; NO needs that acknowledged." : "")
  }

  /// What NO to adverse impact needs, where evidence is missing that nobody acknowledged.
  private var adverseImpactNeed: String {
    let numbers = assessment.unacknowledged.map { Markdown.escaped($0.concern.number) }
    guard !numbers.isEmpty else { return "" }
    return
      ". On \(numbers.count == 1 ? "question" : "questions") \(Number.list(numbers)) evidence is missing; NO needs that acknowledged."
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

  /// Why an answer that stands in the file is not printed as the answer.
  private static func refusals(
    of entry: AssessmentAnswers.Entry?, _ contradictions: [AnswerContradiction]
  ) -> [String] {
    contradictions.map { contradiction in
      let why =
        switch contradiction {
        case .missingEvidence: "evidence is missing, and no sentence acknowledges that"
        case .differenceFound: "a difference was found, and no sentence gives the reason"
        case .noReason: "no sentence gives the reason"
        }
      return "- The \(entry?.answer?.rawValue ?? "answer") that was entered is not used: \(why)."
    }
  }
}

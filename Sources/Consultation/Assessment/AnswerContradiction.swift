/// An answer that cannot stand without a sentence of the officer.
package enum AnswerContradiction: Sendable, Equatable, CaseIterable {
  /// NO although evidence is missing, and nobody acknowledged that.
  case missingEvidence
  /// NO although a difference was found, and no reason is given.
  case differenceFound
  /// YES or NO to a question that the consultation holds no evidence on, and no reason is given.
  case noReason

  /// The cell that lacks the sentence.
  var column: AssessmentAnswers.Column { self == .missingEvidence ? .acknowledgement : .reason }
}

extension ConcernEvidence {
  /// What speaks against an entry; empty where it can stand.
  package func contradictions(_ entry: AssessmentAnswers.Entry) -> [AnswerContradiction] {
    guard entry.answer == .no else { return [] }
    var contradictions: [AnswerContradiction] = []
    if isMissingEvidence { contradictions.append(.missingEvidence) }
    if state == .differenceFound { contradictions.append(.differenceFound) }
    return contradictions.filter { !entry.isSentence($0.column) }
  }
}

extension ImpactAssessment {
  /// The questions of the form on which a difference was found.
  package var different: [ConcernEvidence] { concerns.filter { $0.state == .differenceFound } }

  /// Whether anything differs between groups: on the form, over all answers, or by a characteristic that is not on it.
  package var hasDifference: Bool {
    !different.isEmpty || concerns.contains { $0.furtherFindings > 0 }
      || offForm.contains { $0.state == .differenceFound || $0.furtherFindings > 0 }
  }

  /// The questions of the form on which evidence is missing and nobody acknowledged it.
  package var unacknowledged: [ConcernEvidence] {
    concerns.filter {
      $0.isMissingEvidence && answers?[$0.concern.number]?.isSentence(.acknowledgement) != true
    }
  }

  /// What speaks against the entry in any row; empty where it can stand.
  ///
  /// Adverse impact and the recommendation rest on all questions about groups: what is missing there can be
  /// acknowledged in their own row or at each of these questions.
  package func contradictions(_ entry: AssessmentAnswers.Entry) -> [AnswerContradiction] {
    if let evidence = concerns.first(where: { $0.concern.number == entry.question }) {
      return evidence.contradictions(entry)
    }
    guard let answer = entry.answer else { return [] }
    var contradictions: [AnswerContradiction] = []
    if entry.question == form.justification {
      contradictions.append(.noReason)
    } else if answer == .no {
      if !unacknowledged.isEmpty { contradictions.append(.missingEvidence) }
      if entry.question == form.adverseImpact, hasDifference { contradictions.append(.differenceFound) }
    }
    return contradictions.filter { !entry.isSentence($0.column) }
  }
}

/// An answer that the evidence does not carry, so that it cannot stand without a word of the officer.
package enum AnswerContradiction: Sendable, Equatable, CaseIterable {
  /// NO although evidence is missing, and nobody acknowledged that.
  case missingEvidence
  /// NO although a difference was found, and no reason is given.
  case differenceFound
}

extension ConcernEvidence {
  /// What speaks against an entry; empty where it can stand.
  package func contradictions(_ entry: AssessmentAnswers.Entry) -> [AnswerContradiction] {
    guard entry.answer == .no else { return [] }
    return AnswerContradiction.allCases.filter { contradiction in
      switch contradiction {
      case .missingEvidence: isMissingEvidence && !entry.isWorded(.acknowledgement)
      case .differenceFound: state == .differenceFound && !entry.isWorded(.reason)
      }
    }
  }
}

extension ImpactAssessment {
  /// The questions of the form on which evidence is missing and nobody acknowledged it.
  package var unacknowledged: [ConcernEvidence] {
    concerns.filter {
      $0.isMissingEvidence && answers?[$0.concern.number]?.isWorded(.acknowledgement) != true
    }
  }

  /// Whether the recommendation is NO although evidence is missing that nobody acknowledged, there or at a question.
  package var isRecommendationContradicted: Bool {
    guard let entry = answers?[AssessmentAnswers.recommendation], entry.answer == .no else { return false }
    return !entry.isWorded(.acknowledgement) && !unacknowledged.isEmpty
  }
}

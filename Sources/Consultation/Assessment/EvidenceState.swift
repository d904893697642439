/// What the evidence says about a group, or about a question of the form; never a YES or a NO, which a person decides.
public enum EvidenceState: String, Sendable, CaseIterable {
  /// The gap to all others is larger than chance would easily produce.
  case differenceFound = "difference_found"
  /// No difference was found, and the group is too small for that to say much.
  case tooFewToTell = "too_few_to_tell"
  /// No difference was found, and the whole uncertainty range lies within the margin.
  case similar
  /// Too few people to give any figure.
  case notReportable = "not_reportable"
  /// The questionnaire did not ask.
  case notAsked = "not_asked"

  /// The state as it is printed.
  public var label: String {
    switch self {
    case .differenceFound: "difference found"
    case .tooFewToTell: "too few to tell"
    case .similar: "similar"
    case .notReportable: "not reportable"
    case .notAsked: "not asked"
    }
  }

  /// Whether evidence is missing, which must never be read as evidence that there is no difference.
  public var isMissingEvidence: Bool { self != .differenceFound && self != .similar }

  /// The state of a whole from those of its parts: the strongest, in the order of the cases; `nil` without parts.
  ///
  /// A whole is similar where some parts are similar and the others cannot be reported; the parts say so themselves.
  static func strongest(of states: [EvidenceState]) -> EvidenceState? {
    allCases.first { states.contains($0) }
  }
}

/// The rules by which evidence is judged; all of them set before the data are read.
package struct AssessmentRules: Sendable, Equatable {
  /// How often an uncertainty range should hold.
  package var confidence = 0.95
  /// A difference is found where the adjusted p is below it.
  package var alpha = 0.05
  /// How often a gap of the smallest size shown would be found.
  package var power = 0.8
  /// The gap within which answers count as similar, in percentage points.
  package var marginPercentage = 10
  /// The smallest base of a figure.
  package var minimumBase = 10
  /// The base under which a figure is marked as of low reliability.
  package var cautionBase = 30

  /// The margin as a proportion.
  package var margin: Double { Double(marginPercentage) / 100 }

  init(_ survey: Survey) {
    marginPercentage = survey.assessmentForm.margin
    minimumBase = survey.publication.minimum
    cautionBase = survey.publication.caution
  }
}

/// How well the forms of one source were keyed: what was keyed twice, and where the keyings differ.
package struct Keying: Sendable {
  /// What keying a form gave.
  package enum State: UInt8, CaseIterable, Sendable {
    /// Keyed once.
    case single
    /// Keyed more than once, with the same answers.
    case agreed
    /// Keyed more than once; where the keyings differ a resolution says what the form shows.
    case resolved
    /// Keyed more than once; some difference is not resolved.
    case open

    /// The state in CSV.
    package var id: String {
      switch self {
      case .single: "single"
      case .agreed: "agreed"
      case .resolved: "resolved"
      case .open: "open"
      }
    }
  }

  /// The fields that were keyed more than once, counted.
  package struct Comparison: Sendable, Equatable {
    /// Fields compared; of a clerk, the fields that the clerk keyed.
    package internal(set) var compared = 0
    /// Fields of which the keyings differ.
    package internal(set) var differing = 0
    /// Differing fields that a resolution decides.
    package internal(set) var resolved = 0
    /// Of a clerk: resolved fields that the clerk keyed otherwise.
    package internal(set) var wrong = 0

    package init(compared: Int = 0, differing: Int = 0, resolved: Int = 0, wrong: Int = 0) {
      self.compared = compared
      self.differing = differing
      self.resolved = resolved
      self.wrong = wrong
    }

    /// Differing fields that nothing decides.
    package var open: Int { differing - resolved }
  }

  /// How many of a hundred answers may differ before a batch should be keyed again; keying offices use 3.
  package static let tolerablePercentage = 3

  /// How many forms are in each state.
  package internal(set) var forms: [State: Int] = [:]
  package internal(set) var total = Comparison()
  /// By the place of the question in the survey.
  package internal(set) var byQuestion: [Int: Comparison] = [:]
  /// By the id of the clerk.
  package internal(set) var byClerk: [String: Comparison] = [:]
  /// By the id of the batch.
  package internal(set) var byBatch: [String: Comparison] = [:]
  /// How many forms were keyed more than once by one clerk alone.
  package internal(set) var bySameClerk = 0

  /// Forms keyed more than once.
  package var keyedTwice: Int { State.allCases.filter { $0 != .single }.map { forms[$0] ?? 0 }.reduce(0, +) }
  /// All forms.
  package var count: Int { forms.values.reduce(0, +) }
}

/// The account of one source: rows read equal rows used plus those left out for each reason.
public struct Ledger: Sendable {
  /// Why a row of a file is no response of the survey.
  public enum Reason: String, Sendable, CaseIterable {
    /// Another row of the same respondent is used.
    case duplicate
    /// No question is answered.
    case noAnswers = "no-answers"
    /// Not complete, where only complete responses are kept.
    case partial
    /// A test or preview.
    case test
    /// Somebody the questions were not meant for, turned away by the platform.
    case screenedOut = "screened-out"
    /// Not confirmed by the respondent.
    case pending
    /// A form returned empty.
    case blankForm = "blank-form"
    /// A form whose holder refused to take part.
    case refused
    /// A form struck out as a whole.
    case void
    /// Another form has the same number and other answers.
    case conflict
    /// A form that completes another one and is counted with it.
    case joined
    /// A form that should complete another one, which cannot be found.
    case unlinked
    /// A file that cannot be read as a form.
    case unreadable

    /// The reason as a column heading.
    public var label: String {
      switch self {
      case .duplicate: "Duplicate"
      case .noAnswers: "No answers"
      case .partial: "Not complete"
      case .test: "Test"
      case .screenedOut: "Turned away"
      case .pending: "Not confirmed"
      case .blankForm: "Blank form"
      case .refused: "Refused"
      case .void: "Struck out"
      case .conflict: "Number used twice"
      case .joined: "Joined to another form"
      case .unlinked: "Belongs to no form"
      case .unreadable: "Not readable"
      }
    }

    /// The reason behind a number: "12 duplicates".
    func counted(_ count: Int) -> String {
      switch self {
      case .duplicate: count == 1 ? "1 duplicate" : "\(count) duplicates"
      case .noAnswers: "\(count) with no question answered"
      case .partial: "\(count) not complete"
      case .test: count == 1 ? "1 test entry" : "\(count) test entries"
      case .screenedOut: "\(count) turned away by the platform"
      case .pending: "\(count) not confirmed"
      case .blankForm: count == 1 ? "1 blank form" : "\(count) blank forms"
      case .refused: count == 1 ? "1 refusal" : "\(count) refusals"
      case .void: "\(count) struck out"
      case .conflict:
        count == 1
          ? "1 whose form number is used twice" : "\(count) whose form numbers are used for different answers"
      case .joined:
        "\(count) counted with the \(count == 1 ? "form that it completes" : "forms that they complete")"
      case .unlinked: "\(count) that \(count == 1 ? "belongs" : "belong") to no questionnaire"
      case .unreadable: count == 1 ? "1 that could not be read" : "\(count) that could not be read"
      }
    }
  }

  /// One file.
  public struct Entry: Sendable {
    /// The id of the source.
    public let source: String
    /// The file, relative to the survey's folder.
    public let file: String
    /// How its responses came, where the file says nothing else.
    public let mode: CollectionMode
    /// What the file was recognised as, and on what evidence.
    public let recognisedAs: String
    /// Rows or forms read.
    public let read: Int
    /// Rows left out, by reason.
    public internal(set) var leftOut: [Reason: Int]

    /// Rows used.
    public var used: Int { read - leftOut.values.reduce(0, +) }
  }

  /// One entry for each source, in order.
  public internal(set) var entries: [Entry] = []

  /// Rows read in all sources.
  public var read: Int { entries.map(\.read).reduce(0, +) }
  /// Rows used in all sources.
  public var used: Int { entries.map(\.used).reduce(0, +) }

  /// Rows left out in all sources for one reason.
  public func leftOut(_ reason: Reason) -> Int { entries.map { $0.leftOut[reason] ?? 0 }.reduce(0, +) }
}

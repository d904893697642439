// Responses: what was answered, as columns of codes; and the account of what was read and what was left out.

/// Why a response has no answer to a question.
public enum MissingReason: UInt8, Sendable, CaseIterable {
  /// Shown and left empty.
  case blank
  /// The form or section was abandoned.
  case notCompleted
  /// Not asked.
  case notAsked
  /// Empty, and the source cannot tell why.
  case unknownMissing
  /// Over-ticked, illegible, or a value that is no option.
  case unclear

  /// The reason as an id in CSV.
  public var id: String {
    switch self {
    case .blank: "blank"
    case .notCompleted: "not-completed"
    case .notAsked: "not-asked"
    case .unknownMissing: "unknown-missing"
    case .unclear: "unclear"
    }
  }

  /// The reason as the label of a row.
  public var label: String {
    switch self {
    case .blank: "Left blank"
    case .notCompleted: "Not completed"
    case .notAsked: "Not asked"
    case .unknownMissing: "Empty, reason not known"
    case .unclear: "Unclear answer"
    }
  }
}

/// How a response reached the consultation.
public enum CollectionMode: String, Sendable, CaseIterable {
  /// An online questionnaire.
  case online
  /// A paper form.
  case paper
  /// A telephone interview.
  case phone
  /// An interview in the street.
  case street
  /// An event or meeting.
  case event
  /// An e-mail.
  case email

  /// The mode as a label: "Paper form".
  public var label: String {
    switch self {
    case .online: "Online"
    case .paper: "Paper form"
    case .phone: "Telephone"
    case .street: "Street interview"
    case .event: "Event"
    case .email: "E-mail"
    }
  }

  /// The mode behind a number of responses: "412 online".
  package var adverb: String {
    switch self {
    case .online: "online"
    case .paper: "on paper"
    case .phone: "by telephone"
    case .street: "in the street"
    case .event: "at events"
    case .email: "by e-mail"
    }
  }
}

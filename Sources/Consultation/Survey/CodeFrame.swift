/// The answers of a question in order, and the nets made of them.
public struct CodeFrame: Sendable {
  /// The answers in the order of the questionnaire.
  public var options: [AnswerOption] = []
  /// Named unions of answers.
  public var nets: [Net] = []

  /// An empty frame.
  public init() {}

  /// The most groups that a characteristic can have; with what is left of everybody its columns fit into one byte.
  package static let groupLimit = 247

  /// The place of an answer by its code.
  package func index(of code: String) -> Int? { options.firstIndex { $0.code == code } }

  /// The net of an id, or `nil`.
  package func net(_ id: String) -> Net? { nets.first { $0.id == id } }
}

/// One answer that can be given.
public struct AnswerOption: Sendable {
  /// What sets an answer apart from the substance of the question.
  public enum Kind: String, Sendable {
    /// Don't know, not sure, no opinion.
    case dontKnow = "dont-know"
    /// Prefer not to say, also a spoken refusal.
    case preferNotToSay = "prefer-not-to-say"
    /// None of these.
    case none
    /// Something else.
    case other
  }

  /// The code, stable over the waves.
  public let code: String
  /// The answer as it was printed.
  public let label: String
  /// What sets it apart, if anything.
  public let kind: Kind?
  /// The score in ten-thousandths, where answers are scored.
  package let score: Int?
  /// Other spellings met in files.
  package var spellings: [String] = []
  package var columns: [ColumnClaim] = []
  /// Whether any text that is no other answer counts here.
  package var takesRest = false
  /// Whether a standard frame gives the answer.
  package var isStandard = false
  package let line: Int

  package init(code: String, label: String, kind: Kind? = nil, score: Int? = nil, line: Int) {
    self.code = code
    self.label = label
    self.kind = kind
    self.score = score
    self.line = line
  }

  /// Whether the answer says something about the matter: not "don't know" and not "prefer not to say".
  public var isSubstantive: Bool { kind != .dontKnow && kind != .preferNotToSay }
}

/// A named union of answers of one question.
public struct Net: Sendable {
  /// The id, unique in its question.
  public let id: String
  /// The name, as printed.
  public let label: String
  /// The places of its answers in the frame.
  package let members: [Int]
  package let line: Int
}

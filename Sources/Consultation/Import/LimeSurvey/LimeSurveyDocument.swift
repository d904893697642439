internal import FileFormats

/// What an XML file of LimeSurvey holds, by the word in its `LimeSurveyDocType`.
enum LimeSurveyDocument: Equatable, Sendable {
  /// `.lss`: the questions.
  case survey
  /// `.lsr`: the responses.
  case responses
  /// `.lst`: the participants with their names and addresses, which is never read.
  case tokens
  /// `.lsi`: how long each page took.
  case timings
  /// Groups, single questions, label sets and whatever else LimeSurvey writes.
  case other(String)

  private static let headLimit = 4_096

  init(word: String) {
    switch word.trimmingBlanks.lowercased() {
    case "survey": self = .survey
    case "responses": self = .responses
    case "tokens", "token": self = .tokens
    case "timings", "timing": self = .timings
    default: self = .other(word.trimmingBlanks)
    }
  }

  /// What a file holds by its first bytes, or `nil` where it is no document of LimeSurvey.
  ///
  /// - Parameter bytes: The first some thousand bytes of the file; more than 4,096 are not looked at.
  /// - Returns: The kind.
  static func kind(ofHead bytes: [UInt8]) -> LimeSurveyDocument? {
    let head = String(decoding: bytes.prefix(headLimit), as: UTF8.self)
    guard let start = head.firstRange(of: "<LimeSurveyDocType>"),
      head[..<start.lowerBound].contains("<document"),
      let end = head[start.upperBound...].firstIndex(of: "<")
    else { return nil }
    return LimeSurveyDocument(word: String(head[start.upperBound..<end]))
  }

  /// Refuses a document that holds something else than what is wanted.
  ///
  /// - Throws: A ``FormatError`` with words on what to give instead.
  func require(_ wanted: LimeSurveyDocument, line: Int) throws(FormatError) {
    guard self != wanted else { return }
    throw FormatError(
      .malformed, line: line, "the file holds \(words)", expected: wanted.words,
      fix: self == .tokens
        ? "take the list of participants away from the survey's files; it is personal and is never read"
        : "export the survey again as a survey archive (.lsa), which holds questions and responses"
    )
  }

  /// What the file holds, in words.
  var words: String {
    switch self {
    case .survey: "the questions of a LimeSurvey survey (.lss)"
    case .responses: "the responses of a LimeSurvey survey (.lsr)"
    case .tokens: "the list of participants of a LimeSurvey survey (.lst)"
    case .timings: "the timings of a LimeSurvey survey (.lsi)"
    case .other(let word): "a LimeSurvey document of the type '\(Quotation.shortened(word))'"
    }
  }
}

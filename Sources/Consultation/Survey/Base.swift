/// Who a percentage is of.
public enum Base: String, Sendable, CaseIterable {
  /// Every response kept.
  case all
  /// Every response less those that were not asked.
  case asked
  /// Those with an answer, "don't know" and "prefer not to say" included.
  case answered
  /// Those with an answer other than "don't know" and "prefer not to say".
  case valid

  /// The base in words, as printed under a table.
  public var inWords: String {
    switch self {
    case .all: "all respondents"
    case .asked: "respondents who were asked"
    case .answered: "respondents who answered"
    case .valid: "respondents who answered, without \"don't know\" and \"prefer not to say\""
    }
  }
}

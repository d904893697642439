/// What the words of an answer say of its kind.
enum AnswerWording {
  private static let dontKnow: Set<String> = [
    "don't know", "dont know", "do not know", "not sure", "unsure", "no opinion", "i don't know",
    "don't know / not sure", "don't know/not sure", "don't know/no opinion", "can't say", "undecided",
    "don't know / unsure", "not sure / don't know", "not sure/don't know",
  ].folded
  private static let preferNot: Set<String> = [
    "prefer not to say", "prefer not to answer", "prefer not to disclose", "rather not say",
    "i'd rather not say", "i would rather not say", "i prefer not to say", "i'd prefer not to say",
    "prefer not to state", "refused", "do not wish to say", "i do not wish to say", "would rather not say",
    "do not want to say", "decline to answer",
  ].folded
  private static let none: Set<String> = [
    "none", "none of these", "none of the above", "none of these apply", "nothing", "not applicable - none",
  ].folded
  private static let other: Set<String> = [
    "other", "other (please specify)", "other, please specify", "other (please state)", "something else",
    "other - write in", "other (please describe)", "other please specify", "other (specify)",
    "other (please specify):", "other:", "another", "other (please write in)", "others",
  ].folded

  /// Don't know, prefer not to say, none of these, other; or `nil` for an answer of substance.
  static func kind(of label: String) -> AnswerOption.Kind? {
    let key = Folding.key(label)
    if dontKnow.contains(key) { return .dontKnow }
    if preferNot.contains(key) { return .preferNotToSay }
    if none.contains(key) { return AnswerOption.Kind.none }
    return other.contains(key) ? .other : nil
  }

  /// Words beside numbers that say why there is none.
  static func standsForNoNumber(_ text: String) -> Bool {
    let kind = kind(of: text)
    return kind == .preferNotToSay || kind == .dontKnow || isNotApplicable(text)
  }

  private static let notApplicable: Set<String> = [
    "n/a", "na", "not applicable", "doesn't apply", "does not apply", "not applicable to me",
    "n/a - not applicable",
  ].folded

  /// Whether an answer says that the question does not concern the respondent.
  static func isNotApplicable(_ text: String) -> Bool { notApplicable.contains(Folding.key(text)) }

  /// Whether an answer beside a scale stands on none of its levels: don't know, not applicable, never used it.
  static func isOffScale(_ text: String) -> Bool {
    let key = Folding.key(text)
    let words = [
      "don'tknow", "dontknow", "notapplicable", "n/a", "haven'tused", "havenotused", "notused",
      "noexperience",
      "notrelevant", "noopinion", "can'tsay", "cannotsay", "notsure", "unsure", "doesn'tapply",
      "doesnotapply",
    ]
    return kind(of: text) != nil || isNotApplicable(text) || words.contains { key.contains($0) }
  }

  /// Whether a label says that the question did not apply.
  static func saysNotAsked(_ label: String) -> Bool {
    let key = Folding.key(label)
    return ["notapplicable", "notasked", "inapplicable", "skipped", "routed", "filtered"].contains {
      key.hasPrefix($0)
    }
  }
}

extension Array where Element == String {
  fileprivate var folded: Set<String> { Set(map(Folding.key)) }
}

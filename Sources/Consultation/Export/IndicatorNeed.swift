/// How many respondents a target takes, in words.
extension IndicatorWording {
  /// The count that reaches the target, and the count of which the whole uncertainty range does.
  var needed: String {
    guard let attainment = indicator.own.attainment else { return "" }
    return attainment.aim == .atLeast ? atLeast(attainment) : atMost(attainment)
  }

  /// "To reach 90%, 105 of the 116 would have had to say so, 25 more than did. For the whole ..., 111 would have."
  private func atLeast(_ attainment: TargetAttainment) -> String {
    let (count, need) = (attainment.observed.count, attainment.countNeeded)
    let start = "To reach \(target), \(Number.inWords(need)) of the \(base(attainment))"
    let reaching =
      attainment.isReachedAsCounted
      ? "\(start) had to \(verb.infinitive); \(surplus(count - need))."
      : "\(start) would have had to \(verb.infinitive), \(Number.inWords(need - count)) more than \(verb.did)."
    guard let clear = attainment.countClearOfChance else { return "\(reaching) \(noNumber(attainment))" }
    let whole = "For the whole uncertainty range to lie at or above \(target), \(Number.inWords(clear))"
    guard count < clear else { return "\(reaching) \(whole) had to; \(surplus(count - clear))." }
    return "\(reaching) \(whole) would have\(attainment.isReachedAsCounted ? " had to" : "")."
  }

  /// "To reach 10%, no more than 9 of the 96 could have said so, 84 fewer than did.".
  private func atMost(_ attainment: TargetAttainment) -> String {
    let (count, need) = (attainment.observed.count, attainment.countNeeded)
    let start = "To reach \(target), \(limit(need)) of the \(base(attainment)) could have \(verb.participle)"
    let reaching =
      attainment.isReachedAsCounted
      ? "\(start); \(shortage(need - count))."
      : "\(start), \(Number.inWords(count - need)) fewer than \(verb.did)."
    guard let clear = attainment.countClearOfChance else { return "\(reaching) \(noNumber(attainment))" }
    let whole = "For the whole uncertainty range to lie at or below \(target), \(limit(clear)) could have"
    return count <= clear ? "\(reaching) \(whole); \(shortage(clear - count))." : "\(reaching) \(whole)."
  }

  private func base(_ attainment: TargetAttainment) -> String { Number.inWords(attainment.observed.base) }

  /// "3 more than that did", "exactly as many did".
  private func surplus(_ more: Int) -> String {
    more == 0 ? "exactly as many \(verb.did)" : "\(Number.inWords(more)) more than that \(verb.did)"
  }

  private func shortage(_ fewer: Int) -> String {
    fewer == 0 ? "exactly as many \(verb.did)" : "\(Number.inWords(fewer)) fewer than that \(verb.did)"
  }

  private func limit(_ count: Int) -> String { count == 0 ? "none" : "no more than \(Number.inWords(count))" }

  private func noNumber(_ attainment: TargetAttainment) -> String {
    let side = attainment.aim == .atLeast ? "above" : "below"
    return
      "No number of the \(base(attainment)) would put the whole uncertainty range at or \(side) the target."
  }

  // MARK: What they did

  /// What those in the measure did, after "had to", after "could have", and short: "feel safe", "felt safe", "did".
  private var verb: (infinitive: String, participle: String, did: String) {
    let says = Markdown.escaped(indicator.measure.says ?? "")
    let words = says.split(separator: " ", maxSplits: 1).map(String.init)
    // The forms of other verbs are not known.
    guard words.count == 2, let forms = Self.forms[words[0]] else { return ("say so", "said so", "did") }
    return ("\(forms.0) \(words[1])", "\(forms.1) \(words[1])", words[0] == "were" ? "were" : "did")
  }

  /// The infinitive and the participle of verbs that measures begin with.
  private static let forms = [
    "felt": ("feel", "felt"), "said": ("say", "said"), "were": ("be", "been"), "had": ("have", "had"),
    "named": ("name", "named"), "answered": ("answer", "answered"), "chose": ("choose", "chosen"),
    "ranked": ("rank", "ranked"), "agreed": ("agree", "agreed"), "disagreed": ("disagree", "disagreed"),
    "used": ("use", "used"), "knew": ("know", "known"), "thought": ("think", "thought"),
    "visited": ("visit", "visited"), "took": ("take", "taken"), "saw": ("see", "seen"),
    "supported": ("support", "supported"), "rated": ("rate", "rated"), "ticked": ("tick", "ticked"),
  ]
}

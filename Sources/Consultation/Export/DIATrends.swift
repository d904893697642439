/// Trends over the groups of an ordered characteristic, in sentences.
extension DIAEvidence {
  /// Trends found: "The share who felt safe falls with age, over 4 age groups: 90, 75, 50 and 25%.".
  func trends(_ one: CharacteristicEvidence) -> [ScaleFind] {
    one.scale.trends.filter(\.test.isFound).map { trend in
      let (what, test): (String, String)
      switch trend.subject {
      case .measure(let measure, _):
        (what, test) = (capitalised(measures.inSentence(measure)), "Cochran-Armitage")
      case .scale(let question, _, _):
        (what, test) = ("\(Markdown.escaped(question.name)), all answers", "Linear by linear")
      }
      let verb = trend.rises ? "rise" : "fall"
      return ScaleFind(
        sentence: sentence(trend, one), what: what, groups: groups(trend, one),
        base: trend.counts.flatMap(\.self).reduce(0, +), test: test, effect: "[z]",
        adjustedPValue: trend.test.adjustedPValue,
        finding: trend.isSteady ? "\(capitalised(verb))s" : "Differs, does not \(verb) at every step")
    }
  }

  private func sentence(_ trend: GroupTrend, _ one: CharacteristicEvidence) -> String {
    let verb = trend.rises ? "rise" : "fall"
    let over = "\(trend.groups.count) \(groupNoun(one))"
    switch trend.subject {
    case .measure(let measure, _):
      let subject = "The share who \(measures.phrase(measure))"
      let shares = shares(trend, measure, one)
      return trend.isSteady
        ? "\(subject) \(verb)s \(along(trend, one)), over \(over)\(shares)."
        : "\(subject) differs along the \(groupNoun(one))\(shares). It does not \(verb) at every step."
    case .scale(let question, let scale, _):
      let end = Markdown.escaped(trend.rises ? scale.highest : scale.lowest)
      let subject =
        "Over all \(scale.steps.flatMap(\.self).count) answers to \"\(Markdown.escaped(question.name))\", respondents"
      return trend.isSteady
        ? "\(subject) move towards \"\(end)\" \(along(trend, one)) (\(over))."
        : "\(subject) differ along the \(groupNoun(one)). They do not move towards \"\(end)\" at every step."
    }
  }

  /// ": 11, 10, 6 and 45%", with the groups where some are too small; nothing where a sentence cannot hold so many.
  private func shares(_ trend: GroupTrend, _ measure: Measure, _ one: CharacteristicEvidence) -> String {
    let isWhole = trend.groups.count == one.comparedGroups.count
    let wording = GroupWording(characteristic: one.characteristic)
    let which = isWhole ? "" : " (\(Number.list(trend.groups.map(wording.short))))"
    guard trend.counts.count <= 5 else { return which }
    let everybody = one.disparities.first { $0.measure.question == measure.question }?.totalBase
    let decimals = Share.decimals(forBase: everybody ?? trend.counts.flatMap(\.self).reduce(0, +))
    let shares = trend.counts.map {
      Share.inSentence($0.last ?? 0, of: $0.reduce(0, +), decimals: decimals)
    }
    // One sign for all, unless a share is no plain number.
    let isPlain = shares.allSatisfy { $0.first?.isNumber ?? false }
    let printed = isPlain ? shares.dropLast().map { String($0.dropLast()) } + shares.suffix(1) : shares
    return "\(which): \(Number.list(printed))"
  }

  /// The groups of a trend, as a cell.
  private func groups(_ trend: GroupTrend, _ one: CharacteristicEvidence) -> String {
    guard let first = trend.groups.first, let last = trend.groups.last else { return "[z]" }
    return
      "\(trend.groups.count), from \"\(Markdown.escaped(first.label))\" to \"\(Markdown.escaped(last.label))\""
  }

  /// "with age", or from the first group to the last.
  private func along(_ trend: GroupTrend, _ one: CharacteristicEvidence) -> String {
    if one.characteristic == "age" { return "with age" }
    guard let first = trend.groups.first, let last = trend.groups.last else { return "" }
    return "from \"\(Markdown.escaped(first.label))\" to \"\(Markdown.escaped(last.label))\""
  }

  func groupNoun(_ one: CharacteristicEvidence) -> String {
    one.characteristic == "age" ? "age groups" : "groups"
  }
}

/// What all answers add to the main measures of one characteristic: found differences only, and trends.
extension DIAEvidence {
  func scale(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    let scale = one.scale
    guard scale.isTested else { return }
    let found = trends(scale, one) + comparisons(scale) + dontKnow(scale) + associations(scale, one)
    guard !found.isEmpty else {
      document.paragraph(nothingFurther(scale))
      return
    }
    document.paragraph("All answers together, beyond the main measures:")
    document.list(found)
  }

  /// What was looked at without a find; too few people never read as no difference.
  private func nothingFurther(_ scale: ScaleEvidence) -> String {
    let what =
      scale.comparisons.isEmpty
      ? "All answers together show no further difference" : "The whole scale shows no further difference"
    return "\(what)\(scale.trends.isEmpty ? "" : " and no trend"). That does not mean that there is none."
  }

  // MARK: Trends

  /// Trends found, as in "The share who felt safe by day falls with age (trend over 5 age groups, p 0.012)".
  private func trends(_ scale: ScaleEvidence, _ one: CharacteristicEvidence) -> [String] {
    scale.trends.filter(\.test.isFound).map { trend in
      let over =
        "(trend over \(trend.groups.count) \(groupNoun(one)), \(probability(trend.test)))"
      switch trend.subject {
      case .measure(let measure, _):
        return
          "The share who \(measures.phrase(measure)) \(trend.rises ? "rises" : "falls") \(along(trend, one)) \(over)."
      case .scale(let question, let scale, _):
        let end = Markdown.escaped(trend.rises ? scale.highest : scale.lowest)
        return
          "Over the whole scale, answers to \"\(Markdown.escaped(question.text))\" move towards \"\(end)\" \(along(trend, one)) \(over)."
      }
    }
  }

  /// "with age", or from the first group to the last.
  private func along(_ trend: GroupTrend, _ one: CharacteristicEvidence) -> String {
    if one.characteristic == "age" { return "with age" }
    guard let first = trend.groups.first, let last = trend.groups.last else { return "" }
    return "from \"\(Markdown.escaped(first.label))\" to \"\(Markdown.escaped(last.label))\""
  }

  private func groupNoun(_ one: CharacteristicEvidence) -> String {
    one.characteristic == "age" ? "age groups" : "groups"
  }

  // MARK: Each group

  /// "Disabled respondents answered lower on the scale of "How safe ...?", towards "Very unsafe", than other respondents".
  private func comparisons(_ scale: ScaleEvidence) -> [String] {
    scale.comparisons.filter(\.test.isFound).map { found in
      let wording = GroupWording(characteristic: found.characteristic)
      let others = found.counterpart.map(wording.respondents) ?? "other respondents"
      let share = found.ranks.superiorityProportion
      let pairs = Int((100 * (found.isHigher ? share : 1 - share)).rounded(.toNearestOrAwayFromZero))
      let way = found.isHigher ? "higher" : "lower"
      let end = Markdown.escaped(found.isHigher ? found.scale.highest : found.scale.lowest)
      return
        "\(capitalised(wording.respondents(found.group))) answered \(way) on the scale of \"\(Markdown.escaped(found.question.text))\", towards \"\(end)\", than \(others) (\(probability(found.test))). Of 100 pairs with one from each side, theirs is the \(way) answer in about \(pairs), equal answers counted as half."
    }
  }

  /// Who did not know more or less often: what the scale leaves out.
  private func dontKnow(_ scale: ScaleEvidence) -> [String] {
    scale.dontKnow.filter { $0.state == .differenceFound }.map { writer.text(finding($0)) }
  }

  // MARK: All groups

  /// Questions whose answers differ between groups, where neither a measure nor a scale says so already.
  private func associations(_ scale: ScaleEvidence, _ one: CharacteristicEvidence) -> [String] {
    // A share of two groups is compared already, and a group found along the scale says more than all of them.
    let along = Set(scale.comparisons.filter(\.test.isFound).map(\.question.id))
    let associations = scale.associations.filter {
      $0.test.isFound && $0.degrees > 1 && !along.contains($0.question.id)
    }
    let nominal = associations.map { found in
      let what =
        found.measure.map { "The shares who \(measures.phrase($0)) differ" }
        ?? "Answers to \"\(Markdown.escaped(found.question.text))\" differ"
      let strength =
        "Cramer's V \(Self.decimal(found.table.correctedCramersV)), \(found.strength.rawValue), \(probability(found.test))"
      return "\(what) between the \(groupNoun(one)) as a whole (\(strength))."
    }
    let tested = along.union(associations.map(\.question.id))
    let ordered = scale.spreads.filter { spread in
      spread.test.isFound && spread.ranks.degrees > 1 && !tested.contains(spread.question.id)
    }
    return nominal
      + ordered.map {
        "Answers along the scale of \"\(Markdown.escaped($0.question.text))\" differ between the \(groupNoun(one)) as a whole (\(probability($0.test)))."
      }
  }

  /// "p 0.012", "adjusted p under 0.001".
  private func probability(_ test: FamilyTest) -> String {
    "\(test.familySize > 1 ? "adjusted p" : "p") \(ComparisonFormat.probability(test.adjustedPValue))"
  }
}

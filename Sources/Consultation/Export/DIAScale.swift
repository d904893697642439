/// What all answers add to the main measures of one characteristic: found differences only, and trends.
extension DIAEvidence {
  func scale(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    guard one.scale.isTested else { return }
    let finds = scaleFinds(one)
    guard !finds.isEmpty else {
      document.paragraph(nothingFurther(one))
      return
    }
    document.paragraph("All answers together, beyond the main measures:")
    document.list(finds.map(\.sentence))
  }

  /// The tests behind ``scale(_:_:)``, as a table; p values stand here and in no sentence.
  func scaleTests(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    let finds = scaleFinds(one)
    guard one.scale.isTested, !finds.isEmpty else { return }
    var table = MarkdownTable([
      .init("What", .left), .init("Groups", .left), .init("Respondents", .right), .init("Test", .left),
      .init("Effect", .left), .init("Adjusted p", .right), .init("Finding", .left),
    ])
    for find in finds {
      table.add(
        [
          find.what, find.groups, Number.inWords(find.base), find.test, find.effect,
          ComparisonFormat.probability(find.adjustedPValue), find.finding,
        ].map(Markdown.unescaped))
    }
    document.table(
      CaptionedTable(
        title: "Tests of all answers: \(one.nameInSentence)",
        base:
          "Base: respondents who gave the information and are in the test, shown in each row. Unweighted.",
        table: table,
        notes: [
          "Adjusted p allows for the tests of the same kind by this characteristic (Holm). A difference is found when it is below \(Self.decimal(assessment.rules.alpha)).",
          "Tests that found nothing are in dia-evidence.csv.",
        ]))
  }

  /// What was looked at without a find; too few people never read as no difference.
  private func nothingFurther(_ one: CharacteristicEvidence) -> String {
    let states = one.disparities.map(\.state)
    if states.contains(.differenceFound) {
      return "A test of all answers together found nothing beyond the differences above."
    }
    let isUnclear = states.contains { $0 != .similar }
    return
      "A test of all answers together \(isUnclear ? "could not tell either" : "found no difference"). That does not mean that there is no difference."
  }

  private func scaleFinds(_ one: CharacteristicEvidence) -> [ScaleFind] {
    trends(one) + comparisons(one) + dontKnow(one) + associations(one)
  }

  // MARK: Each group

  /// "Over all 5 answers, female respondents felt less safe in the evening than male respondents.".
  private func comparisons(_ one: CharacteristicEvidence) -> [ScaleFind] {
    one.scale.comparisons.filter(\.test.isFound).map { found in
      let wording = GroupWording(characteristic: found.characteristic)
      let group = wording.respondents(found.group)
      let others = found.counterpart.map(wording.respondents) ?? "other respondents"
      let share = found.ranks.superiorityProportion
      let pairs = Int((100 * (found.isHigher ? share : 1 - share)).rounded(.toNearestOrAwayFromZero))
      let words = ScaleWording(found, measures: assessment.measures, wording: measures)
      return ScaleFind(
        sentence:
          "Over all \(found.scale.steps.flatMap(\.self).count) answers\(words.question), \(group) \(words.did) than \(others). In about \(pairs) of 100 pairs of one person from each, the \(words.answer) is theirs (equal answers count half).",
        what: Markdown.escaped(found.question.name), groups: "\(capitalised(group)); \(others)",
        base: found.ranks.groupBase + found.ranks.othersBase, test: "Mann-Whitney",
        effect: "\(pairs) of 100 pairs", adjustedPValue: found.test.adjustedPValue,
        finding: found.isHigher ? "Higher" : "Lower")
    }
  }

  /// Who did not know more or less often: what the scale leaves out.
  private func dontKnow(_ one: CharacteristicEvidence) -> [ScaleFind] {
    one.scale.dontKnow.filter { $0.state == .differenceFound }.map { found in
      let question = survey.question(found.measure.question)
      let phrase = measures.phrase(found.measure)
      var sentence = writer.text(finding(found))
      // The short name stands for the whole text of the question.
      if let question, let label = question.label {
        sentence = sentence.replacing(
          phrase, with: phrase.replacing(Markdown.escaped(question.text), with: Markdown.escaped(label)))
      }
      return ScaleFind(
        sentence: sentence,
        what:
          "\(Markdown.escaped(question?.name ?? "")): \(Markdown.escaped(measures.answer(found.measure)))",
        groups: "\(capitalised(people(found))); \(others(found))",
        base: found.pair.group.base + found.pair.others.base, test: "Fisher mid-p",
        effect: "\(ComparisonFormat(found).gap) points", adjustedPValue: found.adjustedPValue ?? 1,
        finding: ComparisonFormat(found).finding)
    }
  }

  // MARK: All groups

  /// Questions whose answers differ between groups, where neither a measure nor a scale says so already.
  private func associations(_ one: CharacteristicEvidence) -> [ScaleFind] {
    // A share of two groups is compared already, and a group found along the scale says more than all of them.
    let along = Set(one.scale.comparisons.filter(\.test.isFound).map(\.question.id))
    let associations = one.scale.associations.filter {
      $0.test.isFound && $0.degrees > 1 && !along.contains($0.question.id)
    }
    let tested = along.union(associations.map(\.question.id))
    let spreads = one.scale.spreads.filter {
      $0.test.isFound && $0.ranks.degrees > 1 && !tested.contains($0.question.id)
    }
    return associations.map { association($0, one) } + spreads.map { spread($0, one) }
  }

  private func association(_ found: AnswerAssociation, _ one: CharacteristicEvidence) -> ScaleFind {
    let name = Markdown.escaped(found.question.name)
    let what =
      found.measure.map { "The shares who \(measures.phrase($0)) differ" } ?? "Answers to \"\(name)\" differ"
    let test =
      switch found.method {
      case .chiSquare: "Chi-square"
      case .exact: "Fisher"
      case .simulated: "Chi-square, drawn"
      }
    return ScaleFind(
      sentence: "\(what) between the \(groupNoun(one)) as a whole.",
      what: found.measure.map { capitalised(measures.inSentence($0)) } ?? name, groups: "All",
      base: found.table.total, test: test,
      effect: "Cramer's V \(Self.decimal(found.table.correctedCramersV)), \(found.strength.rawValue)",
      adjustedPValue: found.test.adjustedPValue, finding: "Differ")
  }

  private func spread(_ found: ScaleSpread, _ one: CharacteristicEvidence) -> ScaleFind {
    let name = Markdown.escaped(found.question.name)
    return ScaleFind(
      sentence: "Answers along the scale of \"\(name)\" differ between the \(groupNoun(one)) as a whole.",
      what: name, groups: "All", base: found.ranks.base, test: "Kruskal-Wallis", effect: "[z]",
      adjustedPValue: found.test.adjustedPValue, finding: "Differ")
  }
}

/// A find over all answers: its sentence, and the row of its test.
///
/// All texts are escaped.
struct ScaleFind {
  let sentence: String
  /// The question or measure.
  let what: String
  let groups: String
  /// The respondents in the test.
  let base: Int
  let test: String
  let effect: String
  let adjustedPValue: Double
  let finding: String
}

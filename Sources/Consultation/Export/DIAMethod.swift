/// How the evidence was made, and what it cannot carry.
extension DIAEvidence {
  func method(_ document: inout DIADocument) {
    document.heading(2, "Method")
    var items = [
      "Consultation: \(survey.fieldwork.inWords). \(Number.counted(responses.ledger.read, "entry was", "entries were")) read, \(Number.inWords(responses.count)) \(responses.count == 1 ? "is" : "are") used. `summary.md` accounts for those left out."
    ]
    if let who = survey.whoCouldTakePart {
      items.append(
        "Who could take part: \(Markdown.escaped(who.hasSuffix(".") ? String(who.dropLast()) : who)).")
    }
    items += assessment.measures.map { measure in
      let question = survey.question(measure.question)?.text ?? measure.question
      return
        "\(capitalised(measures.inSentence(measure))): respondents who \(measures.phrase(measure)). Question: \"\(Markdown.escaped(question))\""
    }
    items += [states, tests, population] + weighting
    items += [
      "Protecting people: names, e-mail addresses and full postcodes are not stored or shown. Small numbers are not yet withheld.",
      "Other files: `dia-evidence.csv` has every figure. `profile.csv` has who took part against the population. `problems.csv` lists unclear answers and other faults in the files.",
    ]
    document.list(items.filter { !$0.isEmpty })
  }

  private var states: String {
    let margin = assessment.rules.marginPercentage
    return
      "Difference found: the adjusted p is below \(Self.decimal(assessment.rules.alpha)). Similar: no difference found, and the whole uncertainty range lies within \(margin) points either way. Too few to tell: no difference found, and the range goes beyond \(margin) points. Not reportable: fewer than \(assessment.rules.minimumBase) respondents in the group or among the others. Not asked: the questionnaire did not ask."
  }

  private var tests: String {
    "Groups are compared with all other respondents who gave the same information, by Fisher's exact test (mid-p) with Holm adjustment over the groups and main measures of each characteristic. Where there are 2 groups, they are compared once. Uncertainty ranges are 95% Newcombe intervals for gaps and Wilson intervals for percentages. Smallest gaps are for 80% power."
  }

  private var population: String {
    guard let population = survey.population else { return "" }
    let areas = Set(population.figures.map { "\($0.area), \($0.year)" }).sorted()
    return
      "Population figures: \(Number.list(areas.map(Markdown.escaped))). Each table names its sources."
  }

  private var weighting: [String] {
    survey.weight == nil
      ? ["Nothing is weighted."]
      : ["The comparisons are unweighted; weighted figures stand in `summary.csv`."]
  }

  // MARK: Limits

  func limits(_ document: inout DIADocument) {
    document.heading(2, "Limits")
    let area = survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
    let whole = survey.area.map { " for \(Markdown.escaped($0))" } ?? ""
    document.list([
      "People chose to take part and to give diversity information. They may differ from other people\(area) in ways that this document cannot measure. For this reason it gives no margin of error\(whole).",
      "Differences between groups are described, not explained. Groups can differ in other ways too, such as age.",
      "This document covers the consultation only. The form also asks for evidence from other sources.",
      "It supplies evidence. It does not say whether the law has been met.",
    ])
  }
}

/// How the evidence was made, and what it cannot carry.
extension DIAEvidence {
  func method(_ document: inout DIADocument) {
    document.heading(2, "Method")
    var items = [
      "Consultation: \(survey.fieldwork.inWords). Of \(Number.counted(responses.ledger.read, "entry", "entries")) read, \(Number.inWords(responses.count)) \(responses.count == 1 ? "is" : "are") used. `summary.md` accounts for those left out."
    ]
    if let who = survey.whoCouldTakePart {
      items.append(
        "Who could take part: \(Markdown.escaped(who.hasSuffix(".") ? String(who.dropLast()) : who)).")
    }
    items += assessment.measures.map { measure in
      let question = survey.question(measure.question)?.text ?? measure.question
      return
        "\(capitalised(measures.inSentence(measure))): respondents who \(answers(measure)). Question: \"\(Markdown.escaped(question))\""
    }
    items += isCompared ? [states, tests, wholeScale] : [wilson]
    items += [population] + weighting
    items += [
      "Protecting people: names, e-mail addresses and full postcodes are not stored or shown. Small numbers are not yet withheld.",
      "Other files: `dia-evidence.csv` has every figure.\(assessment.characteristics.isEmpty ? "" : " `profile.csv` has who took part against the population.") `problems.csv` lists unclear answers and other faults in the files.",
    ]
    document.list(items.filter { !$0.isEmpty })
  }

  /// What they answered, each answer of a net named.
  private func answers(_ measure: Measure) -> String {
    guard case .net(let id) = measure.rows, let question = survey.question(measure.question),
      let net = question.frame.net(id)
    else { return measures.phrase(measure) }
    let labels = net.members.map { "\"\(Markdown.escaped(question.frame.options[$0].label))\"" }
    return "answered \(Number.alternatives(labels))"
  }

  private var states: String {
    let margin = assessment.rules.marginPercentage
    return
      "Difference found: the adjusted p is below \(Self.decimal(assessment.rules.alpha)). Similar: no difference found, and the whole uncertainty range lies within \(margin) points either way. Too few to tell: no difference found, and the range goes beyond \(margin) points. Not reportable: fewer than \(assessment.rules.minimumBase) respondents in the group or among the others. Not asked: the questionnaire did not ask."
  }

  private var wilson: String { "Uncertainty ranges are 95% Wilson intervals." }

  private var tests: String {
    "Groups are compared with all other respondents who gave the same information, by Fisher's exact test (mid-p) with Holm adjustment over the groups and main measures of each characteristic. Where there are 2 groups, they are compared once. Uncertainty ranges are 95% Newcombe intervals for gaps and Wilson intervals for percentages. Smallest gaps are for 80% power.\(pairs)"
  }

  /// How pairs of characteristics are looked at.
  private var pairs: String {
    assessment.concerns.allSatisfy(\.intersections.isEmpty)
      ? ""
      : " Whether 2 characteristics work together is a difference of differences, with a range made of Wilson intervals and Holm adjustment over the pair."
  }

  /// How all answers are tested beside the measures; empty where nothing was.
  private var wholeScale: String {
    let tested = assessment.concerns.flatMap(\.characteristics).map(\.scale).filter(\.isTested)
    guard !tested.isEmpty else { return "" }
    let simulated = tested.flatMap(\.associations).contains { $0.method == .simulated }
    let ordered = tested.contains { !$0.comparisons.isEmpty }
    let trends = tested.contains { !$0.trends.isEmpty }
    return [
      "All answers together are tested by groups with the chi-square test, or the exact test where expected counts are small\(simulated ? ", or else \(Number.inWords(MonteCarlo.draws)) tables drawn with the same totals" : ""). Cramer's V, corrected for chance, is called negligible below 0.1, weak below 0.2, moderate below 0.4, else strong.",
      ordered
        ? "On a scale, groups are compared with all others by the Mann-Whitney test and with each other by the Kruskal-Wallis test. \"Don't know\" is not on the scale and is compared on its own."
        : "",
      trends
        ? "Trends over ordered groups: the Cochran-Armitage test for a measure, linear by linear for a scale."
        : "",
      "Each kind of test is a Holm family of its own for each characteristic.",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var population: String {
    guard let population = survey.population else { return "" }
    let areas = Set(population.figures.map { "\($0.area), \($0.year)" }).sorted()
    return
      "Population figures: \(Number.list(areas.map(Markdown.escaped))). Each table names its sources."
  }

  private var weighting: [String] {
    if let weighted = assessment.weighted {
      return [
        weighted.results == nil
          ? "Nothing is weighted: the weighted check was refused."
          : "All results outside the weighted check are unweighted. \(Self.weightedTests)"
      ]
    }
    return survey.weight == nil
      ? ["Nothing is weighted."]
      : ["The comparisons are unweighted; weighted figures stand in `summary.csv`."]
  }

  private static let weightedTests =
    "In the check, weights are taken as fixed: uncertainty ranges of percentages are 95% logit intervals, differences have Student's t, with Holm adjustment as for the unweighted ones. Weighted results are not given where the effective base is below half of the base, or a weight above 5 times the mean."

  // MARK: Limits

  func limits(_ document: inout DIADocument) {
    document.heading(2, "Limits")
    let area = survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
    let whole = survey.area.map { " for \(Markdown.escaped($0))" } ?? ""
    document.list(
      [
        "People chose to take part\(assessment.characteristics.isEmpty ? "" : " and to give diversity information"). They may differ from other people\(area) in ways that this document cannot measure. For this reason it gives no margin of error\(whole).",
        "This document covers the consultation only. The form also asks for evidence from other sources.",
        "It supplies evidence. It does not say whether the law has been met.",
      ]
        + (isCompared
          ? [
            "Differences between groups are described, not explained. Groups can differ in other ways too, such as age."
          ] : []))
  }
}

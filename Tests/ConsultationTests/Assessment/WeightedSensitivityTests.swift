import Consultation
import TestSupport
import Testing

@Suite struct `A weighted check` {
  private let questions = """
    <single id="g" characteristic="sex"><label>Sex</label><answer code="female">Female</answer><answer code="male">Male</answer><answer code="other">Other</answer></single>
    <single id="q"><text>Well?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
    """

  private func rest(_ weighting: String = "to=\"sex\"") -> String {
    """
    <measures><measure of="q" answer="yes" says="said yes">Yes</measure></measures>
    <population file="population.csv"/><assessment><weighting \(weighting)/></assessment>
    """
  }

  private func figures(_ female: Int, _ male: Int) -> String {
    "sex,answers,female,Female,Medway,all,\(female),,2021,Census,found,\nsex,answers,male,Male,Medway,all,\(male),,2021,Census,found,\n"
  }

  /// 30 of 60 women and 30 of 40 men say yes.
  private let counts = [("Female", "Yes", 30), ("Female", "No", 30), ("Male", "Yes", 30), ("Male", "No", 10)]
    .map { (group: $0.0, answer: $0.1, people: $0.2) }

  private func made(
    _ weighting: String = "to=\"sex\"", _ more: [(String, String, Int)] = [], population: String? = nil
  ) throws -> MadeAssessment {
    try MadeAssessment(
      questions, counts + more.map { (group: $0.0, answer: $0.1, people: $0.2) }, rest: rest(weighting),
      population: population ?? figures(500, 500))
  }

  @Test(arguments: ["to=\"sex\"", "to=\"sex\" method=\"rake\"", "to=\"sex\" method=\"cell\""])
  func `gives the figures worked out by hand`(weighting: String) throws {
    let check = try #require(try made(weighting).assessment.weighted)
    let results = try #require(check.results)
    let efficiency = try #require(check.efficiency)
    // 50 over 60 for women and 50 over 40 for men.
    #expect(results.weights.prefix(60).allSatisfy { abs($0 - 5.0 / 6) < 1e-12 })
    #expect(results.weights.suffix(40).allSatisfy { abs($0 - 1.25) < 1e-12 })
    #expect(abs(efficiency.effectiveBase - 96) < 1e-9)
    #expect(abs(efficiency.tally.sum - 100) < 1e-9 && check.unweightedBase == 100)
    #expect(abs(efficiency.largestOverMean - 1.25) < 1e-12 && results.largestMarginError < 1e-12)
    let measure = try #require(results.measures.first)
    // Half of 50% and half of 75%, against 60 of 100.
    #expect(abs(measure.weighted.mean.estimate - 0.625) < 1e-9)
    #expect(measure.unweighted == Proportion(60, of: 100))
    let disparity = try #require(results.disparities.first)
    #expect(abs((disparity.difference?.difference ?? 0) - disparity.unweighted.pair.difference) < 1e-9)
    #expect(disparity.adjustedPValue == disparity.pValue.map { 2 * $0 }, "the third group has nobody")
    #expect(disparity.state == .differenceFound)
    #expect(!disparity.isChanged)
  }

  @Test func `says which finding changes`() throws {
    let club =
      "<single id=\"c\" characteristic=\"club\"><label>Club</label><answer code=\"in\">In</answer><answer code=\"out\">Out</answer></single>"
    // In the club 18 of 20 women and 1 of 5 men say yes, outside 7 of 8 women and 4 of 17 men.
    let rows = [
      ("Female,In,Yes", 18), ("Female,In,No", 2), ("Male,In,Yes", 1), ("Male,In,No", 4),
      ("Female,Out,Yes", 7), ("Female,Out,No", 1), ("Male,Out,Yes", 4), ("Male,Out,No", 13),
    ].flatMap { [String](repeating: $0.0, count: $0.1) }
    let survey = try SmallSurvey(
      questions + club, rest: rest(),
      files: [
        "responses/a.csv": "g,c,q\n" + rows.joined(separator: "\n") + "\n",
        "population.csv":
          "characteristic,grouping,group,group_label,area,ages,count,percentage,year,source,status,note\n"
          + figures(250, 750),
      ])
    let tables = try survey.tables()
    let assessment = ImpactAssessment(of: tables)
    let changed = try #require(assessment.weighted?.results?.changed)
    let one = try #require(changed.first { $0.unweighted.characteristic == "club" })
    let (woman, man) = (12.5 / 28, 37.5 / 22)
    let inside = (18 * woman + man) / (20 * woman + 5 * man)
    let outside = (7 * woman + 4 * man) / (8 * woman + 17 * man)
    let sign = one.unweighted.group.id == "in" ? 1.0 : -1.0
    #expect(abs((one.difference?.difference ?? 0) - sign * (inside - outside)) < 1e-8)
    #expect(one.unweighted.state == .differenceFound && one.state == .tooFewToTell)
    try Report(tables, assessment).write(to: survey.folder.path + "/out")
    let document = try #require(survey.folder.text("out/dia-evidence.md"))
    #expect(document.contains("The finding changes for "))
    #expect(document.contains(", Yes: \(sign > 0 ? "higher" : "lower") unweighted, too few to tell weighted"))
  }

  @Test func `keeps the share of those who gave no group, or one without a figure`() throws {
    let check = try #require(
      try made("to=\"sex\"", [("", "Yes", 20), ("Other", "No", 5)]).assessment.weighted)
    let results = try #require(check.results)
    #expect(check.margins.first?.kept == 25)
    #expect(
      check.margins.first?.groups.map(\.respondents) == [Proportion(60, of: 100), Proportion(40, of: 100)])
    #expect(results.weights.suffix(25).allSatisfy { abs($0 - 1) < 1e-9 })
    #expect(results.marginProportions.first?.allSatisfy { abs($0 - 0.5) < 1e-9 } == true)
  }

  /// 60 of 100 women and 51 of 100 men are 111 of 200: 55.5%.
  @Test func `prints the same percentage where all weights are 1`() throws {
    let rows = [("Female", "Yes", 60), ("Female", "No", 40), ("Male", "Yes", 51), ("Male", "No", 49)]
      .map { (group: $0.0, answer: $0.1, people: $0.2) }
    let document = try MadeAssessment(questions, rows, rest: rest(), population: figures(500, 500)).document
    #expect(document.contains("56% weighted, 56% unweighted (Yes)"))
    let start = try #require(document.firstRange(of: "Main measures, unweighted and weighted")).lowerBound
    let section = document[start...]
    let table = try #require(
      section.split(separator: "\n").first { $0.hasPrefix("| Yes ") && $0.contains(" 200 | ") })
    let cells = table.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(cells[2] == "56" && cells[5] == "56", "\(table)")
  }

  @Test(arguments: ["to=\"sex\"", "to=\"sex\" method=\"cell\""])
  func `is refused where a group has respondents and no share of the population`(weighting: String) throws {
    let none = figures(500, 500) + "sex,answers,other,Other,Medway,all,0,,2021,Census,found,\n"
    let refused = try made(weighting, [("Other", "No", 12)], population: none)
    #expect(refused.assessment.weighted?.results == nil)
    #expect(refused.document.contains("- The group \"Other\" has no share of the population."))
    let empty = try made(weighting, population: none)
    let results = try #require(empty.assessment.weighted?.results)
    #expect(abs((results.weights.first ?? 0) - 5.0 / 6) < 1e-12 && results.isExact)
  }

  @Test func `does not promise a share that trimming may change`() throws {
    let trimmed = try made("to=\"sex\"", [("", "Yes", 20)], population: figures(39, 1))
    #expect(trimmed.assessment.weighted?.results?.isExact == false)
    #expect(
      trimmed.document.contains(
        "Respondents who gave no group, or one without a population figure, are weighted to their own share, which trimming can change as it changes the others."
      ))
    let exact = try made("to=\"sex\"", [("", "Yes", 20)])
    #expect(
      exact.document.contains(
        "Respondents who gave no group, or one without a population figure, keep their share."))
  }

  @Test func `changes nothing where respondents are as the population is`() throws {
    let results = try #require(try made(population: figures(600, 400)).assessment.weighted?.results)
    #expect(results.changed.isEmpty)
    for one in results.measures { #expect(abs(one.weighted.mean.estimate - one.unweighted.value) < 1e-9) }
    #expect(results.disparities.map { $0.difference == nil } == [false, false, true])
    for one in results.disparities.prefix(2) {
      #expect(abs((one.difference?.difference ?? 9) - one.unweighted.pair.difference) < 1e-9)
    }
  }

  @Test func `is refused with the reason`() throws {
    let few = try made(
      "to=\"sex\"", [("Other", "No", 4)],
      population: figures(500, 480) + "sex,answers,other,Other,Medway,all,20,,2021,Census,found,\n")
    #expect(few.assessment.weighted?.results == nil)
    #expect(
      few.document.contains(
        "- The group \"Other\" has 4 respondents; weighting needs 5. Groups can be combined."))
    let cell = try made(
      "to=\"sex\" method=\"cell\"", [("Other", "No", 9)],
      population: figures(500, 480) + "sex,answers,other,Other,Medway,all,20,,2021,Census,found,\n")
    #expect(
      cell.document.contains(
        "- The group \"Other\" has 9 respondents; a cell needs 10. Groups can be combined."))
    let empty = try made(
      population: figures(500, 480) + "sex,answers,other,Other,Medway,all,20,,2021,Census,found,\n")
    #expect(empty.assessment.weighted?.refusals.count == 1 && empty.assessment.weighted?.results == nil)
    #expect(empty.document.contains("- The group \"Other\" has no respondent. Groups can be combined."))
  }

  @Test func `trims weights, and says how far the shares are off then`() throws {
    // 40 of 100 respondents for 2.5% of the population: a weight of 0.0625, which 0.3 is the least for.
    let made = try made(population: figures(39, 1))
    let results = try #require(made.assessment.weighted?.results)
    #expect(abs((results.weights.min() ?? 0) - 0.3) < 1e-9)
    #expect(abs(results.weights.reduce(0, +) - 100) < 1e-9)
    // 40 times 0.3 is 12 in place of 2.5.
    #expect(abs(results.largestMarginError - 3.8) < 1e-9 && !results.isExact)
    #expect(made.document.contains("in 2021, as far as weights between 0.3 and 3 times the mean allow."))
    #expect(made.document.contains("is off by 380.0% of what it should be"))
  }

  @Test func `is refused where too little would be left`() throws {
    let rows = [("Female", "Yes", 26), ("Male", "No", 74)].map { (group: $0.0, answer: $0.1, people: $0.2) }
    let made = try MadeAssessment(questions, rows, rest: rest(), population: figures(77, 23))
    let check = try #require(made.assessment.weighted)
    #expect(check.results == nil && check.efficiency != nil)
    // 100 squared over 26 x (77/26)^2 + 74 x (23/74)^2 is 42.5.
    #expect(
      made.document.contains(
        "- The effective base would be 43% of the base, and less than 50% says too little."))
    #expect(made.document.contains("The unweighted results stand as they are."))
    #expect(made.document.contains("Nothing is weighted: the weighted check was refused."))
  }

  @Test func `prints both results and what weighting cannot do`() throws {
    let document = try made().document
    #expect(
      document.contains(
        "Results were also weighted to match sex in the population of Medway in 2021. The main findings do not change: 63% weighted, 60% unweighted (Yes). Weighting cannot correct for views that differ between people who did and did not take part."
      ))
    #expect(
      document.contains(
        "Unweighted base: 100. Weighted base: 100. Effective base: 96, an efficiency of 96%. The largest weight is 1.25. All shares match."
      ))
    let section = try #require(document.firstRange(of: "## Weighted check"))
    let method = try #require(document.firstRange(of: "## Method"))
    #expect(section.lowerBound < method.lowerBound)
    for word in wordsNotUsed { #expect(!document.contains(word), "\(word)") }
  }

  @Test func `is off by default`() throws {
    let made = try MadeAssessment(
      questions, counts, rest: "<measures><measure of=\"q\" answer=\"yes\"/></measures>")
    #expect(made.assessment.weighted == nil && !made.document.contains("Weighted check"))
  }

  @Test func `limits ages on both sides`() throws {
    let ages = """
      <scale id="g" characteristic="age"><label>Age</label><answer code="0-15">Under 16</answer><answer code="16-64">16 to 64</answer><answer code="65-and-over">65 and over</answer></scale>
      <single id="q"><text>Well?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      """
    let rows = [("Under 16", "Yes", 2), ("16 to 64", "Yes", 60), ("65 and over", "No", 40)].map {
      (group: $0.0, answer: $0.1, people: $0.2)
    }
    let figures =
      [("0-15", 400), ("16-64", 400), ("65-and-over", 200)].map {
        "age,answers,\($0.0),\($0.0),Medway,all,\($0.1),,2021,Census,found,\n"
      }.joined()
    let made = try MadeAssessment(
      ages, rows, rest: rest("to=\"age\" ages=\"16+\""), population: figures)
    let results = try #require(made.assessment.weighted?.results)
    #expect(results.weights.prefix(2).allSatisfy { abs($0 - 1) < 1e-9 })
    // Two thirds of 100 for 60, one third for 40.
    #expect(abs(results.weights[2] - 10.0 / 9) < 1e-9 && abs(results.weights[101] - 5.0 / 6) < 1e-9)
    let all = try MadeAssessment(ages, rows, rest: rest("to=\"age\""), population: figures)
    #expect(all.document.contains("- The group \"Under 16\" has 2 respondents; weighting needs 5."))
  }

  @Test(arguments: [
    (
      "to=\"age\"",
      "error: 'age' is no characteristic\n  expected one of: 'sex', 'club'\n  fix: Correct the word, or define it"
    ),
    (
      "to=\"sex club\"",
      "error: 'club' cannot be weighted to: there are no population figures for its groups\n  expected one of: 'sex'\n  fix: add figures for the groups of club, or leave it out of to=\"...\""
    ),
    (
      "to=\"sex club\" method=\"cell\"",
      "error: cells need the shares of every combination, and population figures are of one characteristic each"
    ),
    ("to=\"sex sex\"", "error: the weighting names a characteristic twice"),
    ("to=\"sex\" ages=\"old\"", "error: 'old' is no band of ages"),
    (
      "to=\"sex\" ages=\"16+\"",
      "error: the weighting is limited to some ages, and no characteristic tells ages"
    ),
  ])
  func `tells where its definition is wrong`(weighting: String, message: String) throws {
    let club =
      "<single id=\"club\" characteristic=\"club\"><answer code=\"in\">In</answer><answer code=\"out\">Out</answer></single>"
    let survey = try SmallSurvey(
      questions + club, rest: rest(weighting),
      files: [
        "population.csv":
          "characteristic,grouping,group,group_label,area,ages,count,percentage,year,source,status,note\n"
          + figures(1, 1)
      ])
    var found = ""
    do throws(Problem) { _ = try survey.survey() } catch {
      found = ([error.message] + error.others.map(\.message)).joined(separator: "\n")
    }
    #expect(found.contains("survey.xml:"))
    for line in message.split(separator: "\n") { #expect(found.contains(line), "\(found)") }
  }
}

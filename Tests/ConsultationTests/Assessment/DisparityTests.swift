@testable import Consultation
import TestSupport
import Testing

/// A survey of two questions whose cells are given as counts: so many of a group who say yes, and who say no.
private struct CountedSurvey {
  /// The group, how many say yes, how many say no; an empty group is not stated.
  let cells: [(group: String, yes: Int, no: Int)]
  var groups = ["a", "b"]
  var characteristic = "sex"
  var measures = "<measure of=\"safe\" net=\"yes\" better=\"higher\">Safe</measure>"
  var rest = ""
  /// Beside the measure, a second question that these groups leave blank so often.
  var blanks: [String: Int] = [:]

  func assessment() throws -> ImpactAssessment {
    let answers = groups.map { "<answer code=\"\($0)\">Group \($0)</answer>" }.joined()
    var lines = ["who,safe,other"]
    for cell in cells {
      for row in 0..<(cell.yes + cell.no) {
        lines.append(
          "\(cell.group),\(row < cell.yes ? "y" : "n"),\(row < blanks[cell.group] ?? 0 ? "" : "y")")
      }
    }
    let survey = try SmallSurvey(
      """
      <single id="who" characteristic="\(characteristic)"><answer code="pns" kind="prefer-not-to-say">Rather not say</answer>\(answers)</single>
      <single id="other"><answer code="y">Yes</answer></single>
      <scale id="safe"><answer code="y">Yes</answer><answer code="n">No</answer><net id="yes" of="y">Safe</net></scale>
      """, rest: "<measures>\(measures)</measures>\(rest)",
      files: ["responses/a.csv": lines.joined(separator: "\n") + "\n"])
    return ImpactAssessment(of: try survey.tables())
  }

  func disparities() throws -> [Disparity] {
    try assessment().concerns.flatMap(\.characteristics).flatMap(\.disparities)
  }
}

@Suite struct `A disparity` {
  @Test func `leaves out those who rather not say and those whose group is not known`() throws {
    let disparity = try #require(
      try CountedSurvey(
        cells: [("a", 10, 10), ("b", 65, 152), ("pns", 5, 0), ("", 7, 0)]
      ).disparities().first)
    #expect(disparity.pair.group == Proportion(10, of: 20))
    #expect(disparity.pair.others == Proportion(65, of: 217))
    // The seed's case 5: 20.0 points, -1.0 to 40.9, mid-p 0.061.
    #expect(disparity.pair.roundedPoints(decimals: 1) == 200)
    #expect(Points.text(disparity.interval.lower, decimals: 1) == "-1.0")
    #expect(Points.text(disparity.interval.upper, decimals: 1) == "40.9")
    #expect(Int(((disparity.pValue ?? 0) * 1_000).rounded()) == 61)
    #expect(disparity.state == .tooFewToTell)
  }

  @Test func `is too few to tell, not similar, where equal shares have a wide range`() throws {
    let disparity = try #require(
      try CountedSurvey(cells: [("a", 6, 14), ("b", 65, 152)]).disparities().first)
    #expect(disparity.pair.roundedPoints(decimals: 0) == 0)
    #expect(disparity.state == .tooFewToTell)
  }

  @Test func `is similar only where the whole range lies within the margin`() throws {
    let cells = [(group: "a", yes: 200, no: 200), (group: "b", yes: 200, no: 200)]
    #expect(try CountedSurvey(cells: cells).disparities().map(\.state) == [.similar])
    let narrow = CountedSurvey(cells: cells, rest: "<assessment margin=\"5\"/>")
    #expect(try narrow.disparities().map(\.state) == [.tooFewToTell])
  }

  @Test func `gives no figure under the minimum on either side`() throws {
    for cells in [[("a", 9, 0), ("b", 100, 100)], [("a", 100, 100), ("b", 0, 9)]] {
      let disparity = try #require(try CountedSurvey(cells: cells).disparities().first)
      #expect(disparity.state == .notReportable)
      #expect(!disparity.isReportable)
      #expect(disparity.familySize == 0)
      #expect(disparity.adjustedPValue == nil)
    }
    let lower = CountedSurvey(
      cells: [("a", 9, 0), ("b", 100, 100)], rest: "<publication minimum=\"9\"/>")
    #expect(try lower.disparities().map(\.isReportable) == [true])
  }

  @Test func `compares two groups once, and each of three with both others`() throws {
    #expect(try CountedSurvey(cells: [("a", 20, 20), ("b", 30, 10)]).disparities().count == 1)
    let three = try CountedSurvey(
      cells: [("a", 20, 20), ("b", 30, 10), ("c", 15, 15)], groups: ["a", "b", "c"]
    ).disparities()
    #expect(three.map(\.group.id) == ["a", "b", "c"])
    #expect(three.map(\.pair.others) == [.init(45, of: 70), .init(35, of: 70), .init(50, of: 80)])
    #expect(three.allSatisfy { $0.familySize == 3 && $0.counterpart == nil })
  }

  @Test func `adjusts over the groups and measures of one characteristic, small groups left out`() throws {
    let disparities = try CountedSurvey(
      cells: [("a", 20, 80), ("b", 60, 40), ("c", 45, 55), ("d", 3, 2)], groups: ["a", "b", "c", "d"],
      measures:
        "<measure of=\"safe\" net=\"yes\">Safe</measure><measure of=\"safe\" answer=\"n\">Unsafe</measure>"
    ).disparities()
    #expect(disparities.count == 8)
    let compared = disparities.filter(\.isReportable)
    #expect(compared.count == 6)
    #expect(compared.allSatisfy { $0.familySize == 6 })
    #expect(
      compared.map { $0.adjustedPValue ?? 0 } == Adjustment.holm(compared.map { $0.pValue ?? 0 }))
    #expect(disparities.filter { $0.group.id == "d" }.allSatisfy { $0.state == .notReportable })
  }

  @Test func `says whose disadvantage a difference is, only where the measure has a direction`() throws {
    let cells = [(group: "a", yes: 20, no: 80), (group: "b", yes: 80, no: 20)]
    let lower = try #require(try CountedSurvey(cells: cells).disparities().first)
    #expect(lower.state == .differenceFound)
    #expect(lower.isDisadvantage == true)
    let neutral = CountedSurvey(cells: cells, measures: "<measure of=\"safe\" net=\"yes\">Safe</measure>")
    #expect(try neutral.disparities().first?.isDisadvantage == nil)
    let other = CountedSurvey(
      cells: cells, measures: "<measure of=\"safe\" net=\"yes\" better=\"lower\">Safe</measure>")
    #expect(try other.disparities().first?.isDisadvantage == false)
  }

  @Test(arguments: [
    (["female", "male"], "gender", "female"), (["male", "female"], "gender", "female"),
    (["white-british", "rest"], "ethnicity", "rest"), (["no", "yes"], "carer", "yes"),
    (["yes", "no"], "gender-identity", "no"),
  ])
  func `speaks of the group that is not the usual reference`(
    groups: [String], characteristic: String, expected: String
  ) throws {
    let disparity = try #require(
      try CountedSurvey(
        cells: groups.map { ($0, 20, 20) }, groups: groups, characteristic: characteristic
      ).disparities().first)
    #expect(disparity.group.id == expected)
  }

  @Test func `speaks of the smaller group where neither is`() throws {
    let disparity = try #require(
      try CountedSurvey(cells: [("a", 50, 50), ("b", 20, 20)]).disparities().first)
    #expect(disparity.group.id == "b")
  }

  @Test func `also compares who answered the questions behind the measures`() throws {
    let assessment = try CountedSurvey(
      cells: [("a", 50, 50), ("b", 50, 50)],
      measures: "<measure of=\"other\" answer=\"y\">Other</measure>", blanks: ["a": 60, "b": 10]
    ).assessment()
    let one = try #require(assessment.concerns.flatMap(\.characteristics).first)
    // Everybody who answers says yes; 40 of 100 answered, against 90 of 100.
    #expect(one.disparities.map(\.pair.group) == [.init(40, of: 40)])
    #expect(one.nonResponse.map(\.pair) == [.init(group: .init(40, of: 100), others: .init(90, of: 100))])
    #expect(one.nonResponse.map(\.state) == [.differenceFound])
  }
}

@Suite struct `The state of a question of the form` {
  @Test func `is the strongest of its groups`() {
    #expect(EvidenceState.strongest(of: [.similar, .notReportable]) == .similar)
    #expect(EvidenceState.strongest(of: [.similar, .tooFewToTell]) == .tooFewToTell)
    #expect(EvidenceState.strongest(of: [.tooFewToTell, .differenceFound]) == .differenceFound)
    #expect(EvidenceState.strongest(of: []) == nil)
  }

  @Test func `leaves evidence missing where one group of several cannot be reported`() throws {
    let cells = [
      (group: "a", yes: 400, no: 400), (group: "b", yes: 400, no: 400), (group: "c", yes: 2, no: 2),
    ]
    let assessment = try CountedSurvey(cells: cells, groups: ["a", "b", "c"]).assessment()
    let gender = try #require(assessment.concerns.first { $0.concern.number == "9" })
    #expect(gender.state == .similar)
    #expect(gender.isMissingEvidence)
    let whole = try CountedSurvey(cells: Array(cells.prefix(2))).assessment()
    let clear = try #require(whole.concerns.first { $0.concern.number == "9" })
    #expect(clear.state == .similar)
    #expect(!clear.isMissingEvidence)
  }

  @Test func `is not asked where nothing answers it, in the order of the form`() throws {
    let assessment = try CountedSurvey(cells: [("a", 20, 20), ("b", 20, 20)]).assessment()
    #expect(assessment.concerns.map(\.concern.number) == (7...15).map(String.init))
    #expect(assessment.concerns.filter { $0.state == .notAsked }.count == 8)
  }

  @Test func `takes a characteristic that the form does not name as one of the other groups`() throws {
    let assessment = try CountedSurvey(
      cells: [("a", 20, 20), ("b", 20, 20)], characteristic: "carer"
    ).assessment()
    let others = try #require(assessment.concerns.first { $0.concern.kind == .otherGroups })
    #expect(others.characteristics.map(\.characteristic) == ["carer"])
    #expect(others.state == .tooFewToTell)
  }

  @Test func `follows a form of its own`() throws {
    let assessment = try CountedSurvey(
      cells: [("a", 20, 20), ("b", 20, 20)],
      rest: """
        <assessment of="the plan" adverse-impact="5" justification="6"><concern number="3" about="women and men" characteristics="sex"/></assessment>
        """
    ).assessment()
    #expect(assessment.concerns.map(\.concern.subject) == ["women and men"])
    #expect(assessment.form.lacking.count == 8)
    #expect(assessment.form.adverseImpact == "5")
  }
}

@Suite struct `Pairs of characteristics` {
  @Test func `compare each combination with everybody else who gave both`() throws {
    var lines = ["who,age,safe"]
    func add(_ who: String, _ age: String, _ yes: Int, _ no: Int) {
      for row in 0..<(yes + no) { lines.append("\(who),\(age),\(row < yes ? "y" : "n")") }
    }
    add("d", "young", 10, 30)
    add("d", "old", 25, 15)
    add("n", "young", 60, 40)
    add("n", "old", 55, 45)
    add("", "old", 9, 0)
    add("d", "", 0, 9)
    let survey = try SmallSurvey(
      """
      <single id="who" characteristic="disability"><answer code="d">Disabled</answer><answer code="n">Not disabled</answer></single>
      <scale id="age" characteristic="age"><answer code="young">16 to 24</answer><answer code="old">65 and over</answer></scale>
      <scale id="safe"><answer code="y">Yes</answer><answer code="n">No</answer><net id="yes" of="y">Safe</net></scale>
      """,
      rest:
        "<measures><measure of=\"safe\" net=\"yes\">Safe</measure></measures><assessment><pair of=\"disability age\"/></assessment>",
      files: ["responses/a.csv": lines.joined(separator: "\n") + "\n"])
    let assessment = ImpactAssessment(of: try survey.tables())
    let pair = try #require(assessment.concerns.last?.intersections.first)
    #expect(pair.cells.map { "\($0.first.id) \($0.second.id)" } == ["d young", "d old", "n young", "n old"])
    let first = try #require(pair.cells.first?.disparities.first)
    #expect(first.pair == .init(group: .init(10, of: 40), others: .init(140, of: 240)))
    #expect(first.familySize == 4)
    // (25% - 62.5%) - (60% - 55%): age makes 42.5 points more difference among disabled people.
    #expect(pair.interactions.count == 1)
    let interaction = try #require(pair.interactions.first?.interaction)
    #expect((interaction.difference * 1_000).rounded() == -425)
    #expect(pair.medianBase == 100)
  }

  @Test func `are named where they are not characteristics of the survey`() throws {
    let survey = try SmallSurvey(
      "<single id=\"who\" characteristic=\"disability\"><answer code=\"d\">Disabled</answer></single>",
      rest: "<assessment>\n<pair of=\"disability aeg\"/></assessment>",
      files: ["responses/a.csv": "who\nd\n"])
    #expect(
      survey.failure() == """
        survey.xml:8: error: 'aeg' is no characteristic
          expected one of: 'disability'
          fix: Correct the word, or define it
        """)
  }
}

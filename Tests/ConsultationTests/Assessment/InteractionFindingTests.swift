import Consultation
import TestSupport
import Testing

@Suite struct `Gaps inside and outside another group` {
  private let questions = """
    <single id="who" characteristic="disability"><answer code="disabled">Disabled</answer><answer code="not-disabled">Not disabled</answer></single>
    <scale id="age" characteristic="age"><answer code="16-24">16 to 24</answer><answer code="25-44">25 to 44</answer><answer code="65-and-over">65 and over</answer></scale>
    <scale id="safe"><answer code="y">Yes</answer><answer code="n">No</answer><net id="yes" of="y">Safe</net></scale>
    """
  private let rest =
    "<measures><measure of=\"safe\" net=\"yes\" says=\"felt safe\">Safe</measure></measures><assessment><pair of=\"disability age\"/></assessment>"

  /// Who, age, how many felt safe, and how many did not.
  private func made(
    _ counts: [(String, String, Int, Int)], more: [String] = [], measure: String = ""
  ) throws -> (pair: Intersection, document: String) {
    let rows = counts.flatMap { who, age, yes, no in
      [String](repeating: "\(who),\(age),y", count: yes) + [String](repeating: "\(who),\(age),n", count: no)
    }
    let survey = try SmallSurvey(
      questions, rest: rest.replacing("</measures>", with: "\(measure)</measures>"),
      files: ["responses/a.csv": "who,age,safe\n" + (rows + more).joined(separator: "\n") + "\n"])
    let tables = try survey.tables()
    let assessment = ImpactAssessment(of: tables)
    try Report(tables, assessment).write(to: survey.folder.path + "/out")
    return (
      try #require(assessment.concerns.last?.intersections.first),
      try #require(survey.folder.text("out/dia-evidence.md"))
    )
  }

  private let disabled = "Disabled"
  private let not = "Not disabled"
  private let tooFew =
    "Whether belonging to both groups matters beyond each on its own: too few to tell. Evidence is missing; that does not mean that it does not matter."

  @Test func `are looked at once for each group where one of them has two`() throws {
    let made = try made([
      (disabled, "16-24", 40, 10), (disabled, "25-44", 10, 40), (disabled, "65-and-over", 40, 10),
      (not, "16-24", 90, 10), (not, "25-44", 90, 10), (not, "65-and-over", 90, 10),
    ])
    let found = made.pair.interactions
    #expect(found.map(\.within.group.id) == ["16-24", "25-44", "65-and-over"])
    #expect(found.allSatisfy { $0.gap.group.id == "disabled" && $0.gap.counterpart?.id == "not-disabled" })
    #expect(made.pair.cells.count == 6)
    let pValues = found.compactMap(\.pValue)
    #expect(found.compactMap(\.adjustedPValue) == Adjustment.holm(pValues))
    // 20% less 90%, against 80% less 90%.
    #expect(found[1].inside?.roundedPoints(decimals: 0) == -70)
    #expect(found[1].outside?.roundedPoints(decimals: 0) == -10)
    let range = try #require(found[1].interaction).interval()
    let bounds = [-range.upper, -range.lower].map { Int(($0 * 100).rounded()) }
    #expect(
      made.document.contains(
        "- Safe: the gap between disabled respondents and respondents who are not disabled is 60 points larger among those aged 25 to 44 than among other ages (uncertainty range \(bounds[0]) to \(bounds[1]))."
      ))
  }

  @Test func `show gaps that go different ways by both of them`() throws {
    let made = try made([
      (disabled, "16-24", 10, 30), (disabled, "65-and-over", 25, 15), (not, "16-24", 60, 40),
      (not, "65-and-over", 55, 45),
    ])
    #expect(made.pair.interactions.count == 1, "two groups by two make one comparison")
    #expect(made.pair.interactions.map(\.state) == [.differenceFound])
    #expect(made.pair.interactions.map { $0.interaction?.roundedPoints } == [-43], "42.5, from the counts")
    #expect(
      made.document.contains(
        "- Safe: among those aged 16 to 24, the share of disabled respondents is 35 points lower than that of respondents who are not disabled. Among those aged 65 and over it is 8 points higher. The two gaps differ by 43 points (uncertainty range "
      ))
    #expect(!made.document.contains("Whether belonging to both groups"))
  }

  @Test func `are too few to tell, never without sign of working together`() throws {
    let made = try made([
      (disabled, "16-24", 13, 7), (disabled, "25-44", 10, 10), (disabled, "65-and-over", 5, 1),
      (not, "16-24", 30, 20), (not, "25-44", 30, 20), (not, "65-and-over", 30, 20),
    ])
    #expect(made.pair.interactions.map(\.state) == [.tooFewToTell, .tooFewToTell, .notReportable])
    #expect(made.document.contains(tooFew))
    #expect(!made.document.contains("No sign"))
    #expect(
      made.document.contains(
        "No figures, because fewer than 10 respondents answered on one side: disabled respondents aged 65 and over.\n"
      ))
  }

  @Test func `without figures are named once, with the measures where only some have none`() throws {
    let made = try made(
      [
        (disabled, "16-24", 13, 7), (disabled, "65-and-over", 5, 1), (not, "16-24", 30, 20),
        (not, "65-and-over", 30, 20),
      ],
      more: [String](repeating: "\(disabled),65 and over,", count: 6)
        + [String](repeating: "\(disabled),25 to 44,y", count: 3)
        + [String](repeating: "\(not),25 to 44,y", count: 30),
      measure:
        "<measure of=\"safe\" answered=\"yes\" says=\"answered\">Answered</measure><measure of=\"safe\" answer=\"n\" says=\"said no\">No</measure>"
    )
    #expect(
      made.document.contains(
        "No figures, because fewer than 10 respondents answered on one side: disabled respondents aged 25 to 44; disabled respondents aged 65 and over (Safe, No).\n"
      ))
  }

  @Test func `are similar where every range lies within the margin`() throws {
    let many = [(disabled, "16-24"), (disabled, "65-and-over"), (not, "16-24"), (not, "65-and-over")].map {
      ($0.0, $0.1, 900, 100)
    }
    let made = try made(many)
    #expect(made.pair.interactions.map(\.state) == [.similar])
    #expect(made.pair.interactions.map(\.pValue) == [1])
    #expect(
      made.document.contains(
        "The gap of one group is similar inside and outside the other: each uncertainty range lies within 10 points either way."
      ))
    #expect(!made.document.contains(tooFew))
  }

  @Test func `have a p value below a level just where the interval at that level leaves out 0`() throws {
    let one = Interaction(
      both: Proportion(10, of: 40), onlyFirst: Proportion(25, of: 40), onlySecond: Proportion(60, of: 100),
      neither: Proportion(55, of: 100))
    let level = one.pValue
    #expect(level > 0.0001 && level < 0.01)
    #expect(one.interval(confidence: 1 - level * 1.001).upper < 0)
    #expect(one.interval(confidence: 1 - level * 0.999).upper > 0)
    let clear = Interaction(
      both: Proportion(0, of: 100_000), onlyFirst: Proportion(100_000, of: 100_000),
      onlySecond: Proportion(100_000, of: 100_000), neither: Proportion(0, of: 100_000))
    #expect(clear.pValue > 0 && clear.pValue < 1e-14)
  }
}

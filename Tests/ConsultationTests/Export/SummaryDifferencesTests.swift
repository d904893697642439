import TestSupport
import Testing

@testable import Consultation

@Suite struct `Differences between groups in a summary` {
  private let questions = """
    <scale id="day"><text>How safe by day?</text><label>By day</label><answer code="s">Safe</answer><answer code="u">Unsafe</answer><net id="safe" of="s">Safe</net></scale>
    <multiple id="help"><text>What would help?</text><answer code="light">Light</answer><answer code="cctv">CCTV</answer></multiple>
    <single id="sex" characteristic="sex"><label>Sex</label><answer code="female">Female</answer><answer code="male">Male</answer></single>
    <scale id="age" characteristic="age"><label>Age</label><answer code="young">Under 45</answer><answer code="middle">45 to 64</answer><answer code="old">65 and over</answer></scale>
    """
  private let measures =
    "<measures><measure of=\"day\" net=\"safe\" better=\"higher\" says=\"felt safe by day\">Safe by day</measure></measures>"

  /// 100 female respondents, 28 safe; 100 male respondents, 47 safe; of age few say anything.
  private func report(measures: String? = nil) throws -> WrittenReport {
    try WrittenReport(
      questions, "day,help,sex,age",
      [
        ("Safe,Light,Female,Under 45", 20), ("Safe,CCTV,Female,", 8), ("Unsafe,CCTV,Female,45 to 64", 20),
        ("Unsafe,CCTV,Female,", 52), ("Safe,Light,Male,65 and over", 5), ("Safe,Light,Male,45 to 64", 42),
        ("Unsafe,Light,Male,", 53),
      ], rest: measures ?? self.measures)
  }

  /// By hand: gap -19, Newcombe -31.5 to -5.6, mid-p 0.0071, the only comparison of its family.
  @Test func `are told with counts, gap and range`() throws {
    let report = try report()
    #expect(
      report.section("Main findings").contains(
        "- By day, 28% of female respondents felt safe, compared with 47% of male respondents."))
    #expect(
      report.section("Differences between groups").contains(
        "- By day, a smaller share of female respondents felt safe: 28% (28 of 100), compared with 47% of male respondents (47 of 100). The gap is 19 percentage points (uncertainty range 6 to 31)."
      ))
    let row = report.table("Each group compared").first
    #expect(
      row == ["Safe by day", "Sex: Female", "28", "47", "-19", "-31 to -6", "[z]", "Lower"])
  }

  @Test func `that were not found are similar, too few to tell or without figures`() throws {
    let report = try report()
    let lines = report.section("Differences between groups")
    #expect(
      lines.contains {
        $0.hasPrefix("No figures, because fewer than 10 respondents answered on one side: aged 65 and over.")
      }, "\(lines)")
    #expect(
      report.table("Each group compared").map { $0[1] } == ["Sex: Female", "Age: Under 45", "Age: 45 to 64"])
    #expect(!report.summary.contains("Similar answers"))
  }

  @Test func `without figures are named with the measure where others have some`() throws {
    let report = try WrittenReport(
      questions, "day,help,sex,age",
      [
        ("Safe,Light,Female,Under 45", 20), ("Unsafe,,Female,65 and over", 12),
        ("Safe,CCTV,Male,45 to 64", 20),
        ("Unsafe,CCTV,Male,45 to 64", 20), ("Unsafe,CCTV,Male,65 and over", 3),
      ],
      rest:
        "<measures><measure of=\"day\" net=\"safe\" says=\"felt safe by day\">By day</measure><measure of=\"help\" answer=\"light\" says=\"chose light\">Light</measure></measures>"
    )
    #expect(
      report.section("Differences between groups").contains(
        "No figures, because fewer than 10 respondents answered on one side: aged 65 and over (Light)."))
  }

  @Test func `leave evidence missing where there are too few`() throws {
    let report = try WrittenReport(
      questions, "day,help,sex,age",
      [("Safe,,Female,", 10), ("Unsafe,,Female,", 10), ("Safe,,Male,", 110), ("Unsafe,,Male,", 100)],
      rest: measures)
    let lines = report.section("Differences between groups")
    let tooFew = try #require(lines.first { $0.hasPrefix("- female: only a gap of about ") })
    #expect(tooFew.hasSuffix(" points or more by day would have been found reliably"), "\(tooFew)")
    #expect(
      lines.contains(
        "Too few to tell means that evidence is missing. It does not mean that there is no difference."))
    #expect(lines.contains("No difference was found that is larger than chance could easily produce."))
    #expect(!report.section("Main findings").contains { $0.contains("compared with") })
  }

  @Test func `are similar where the whole range is within the margin`() throws {
    let report = try WrittenReport(
      questions, "day,help,sex,age",
      [("Safe,,Female,", 100), ("Unsafe,,Female,", 100), ("Safe,,Male,", 100), ("Unsafe,,Male,", 100)],
      rest: measures)
    #expect(report.section("Differences between groups").contains("- by day: female and male"))
    #expect(report.table("Each group compared").map { $0.suffix(2) } == [["[z]", "Similar"]])
  }

  @Test func `put the largest of a characteristic into the main findings`() throws {
    let report = try report(
      measures:
        "<measures><measure of=\"day\" net=\"safe\" says=\"felt safe by day\">Safe by day</measure><measure of=\"help\" answer=\"light\" says=\"chose light\">Light</measure></measures>"
    )
    let bullets = report.section("Main findings")
    #expect(
      bullets.contains(
        "- Of female respondents, 20% chose light, compared with 100% of male respondents."))
    #expect(!bullets.contains { $0.hasPrefix("- By day, 28%") })
    #expect(report.assessment.exploratory.isEmpty, "both questions are behind main measures")
  }

  @Test func `begin with the group where the measure names no occasion`() throws {
    let report = try report(
      measures:
        "<measures><measure of=\"day\" net=\"safe\" says=\"felt safe\">Felt safe</measure></measures>")
    #expect(
      report.section("Main findings").contains(
        "- Of female respondents, 28% felt safe, compared with 47% of male respondents."))
  }

  // MARK: Outside the main measures

  /// The two answers of `help` by female against male and by three ages; 65 and over are too few.
  @Test func `outside the main measures are one family, listed by size`() throws {
    let report = try report()
    #expect(report.assessment.exploratory.count == 6)
    #expect(Set(report.assessment.exploratory.map(\.measure.question)) == ["help"])
    #expect(Set(report.assessment.exploratory.map(\.familySize)) == [6])
    let pValues = report.assessment.exploratory.compactMap(\.pValue)
    #expect(
      report.assessment.exploratory.compactMap(\.adjustedPValue) == Adjustment.benjaminiHochberg(pValues))
    let lines = report.section("Differences between groups")
    let start = try #require(lines.firstIndex { $0.hasPrefix("Outside the main measures, 6 other") })
    #expect(lines[start].hasSuffix("Differences were found in 6:"), "\(lines[start])")
    #expect(
      lines[start + 2]
        == "- \"Light\", answered to \"What would help?\": 20% of female respondents (20 of 100), compared with 100% of male respondents (100 of 100)"
    )
  }

  @Test func `do not depend on tables that are there already`() throws {
    let report = try report()
    let bare = Tables(responses: report.tables.responses, crosstabs: [])
    let counted = bare.exploratoryComparisons(report.assessment.rules)
    #expect(counted.map(\.pair) == report.assessment.exploratory.map(\.pair))
    #expect(counted.map(\.adjustedPValue) == report.assessment.exploratory.map(\.adjustedPValue))
    #expect(!counted.isEmpty)
  }

  @Test func `leave out what tells who the respondent is, and second answers of two`() throws {
    let report = try WrittenReport(
      """
      <single id="yn"><answer code="y">Yes</answer><answer code="n">No</answer></single>
      <scale id="sc"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer><net id="ab" of="a b">A or B</net></scale>
      <single id="part"><answer code="y">Yes</answer><answer code="n">No</answer></single>
      <derived id="made" characteristic="disability"><text>Made</text><group code="d" when="part = y">D</group><group code="n" when="part = n">N</group></derived>
      """, "yn,sc,part", [("Yes,A,Yes", 20), ("No,C,No", 20)])
    #expect(
      report.assessment.exploratory.map { "\($0.measure.question) \($0.measure.rowID)" } == ["yn y", "sc ab"])
  }

  @Test func `keep main findings to 11 bullets, room for groups included`() throws {
    let ids = (1...12).map { "m\($0)" }
    let report = try WrittenReport(
      ids.map {
        "<single id=\"\($0)\"><text>\($0)?</text><answer code=\"y\">Yes</answer><answer code=\"n\">No</answer></single>"
      }.joined()
        + "<single id=\"sex\" characteristic=\"sex\"><answer code=\"female\">Female</answer><answer code=\"male\">Male</answer></single>",
      (ids + ["sex"]).joined(separator: ","),
      [
        (ids.map { _ in "Yes" }.joined(separator: ",") + ",Female", 40),
        (ids.map { _ in "No" }.joined(separator: ",") + ",Male", 40),
      ],
      rest: "<measures>"
        + ids.map { "<measure of=\"\($0)\" answer=\"y\" says=\"said yes to \($0)\">\($0)</measure>" }.joined()
        + "</measures>")
    let bullets = report.section("Main findings").filter { $0.hasPrefix("- ") }
    #expect(bullets.count == 11)
    #expect(
      bullets[9] == "- Of female respondents, 100% said yes to m1, compared with 0% of male respondents.")
  }
}

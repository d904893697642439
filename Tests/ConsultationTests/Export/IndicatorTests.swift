import TestSupport
import Testing

@testable import Consultation

@Suite struct `An indicator with a target` {
  private let question = """
    <single id="q"><text>Safe?</text><answer code="yes">Yes</answer><answer code="no">No</answer><answer code="d" kind="dont-know">Don't know</answer></single>
    """

  private func report(
    _ yes: Int, _ no: Int, target: String = "90", better: String = "better=\"higher\"", rest: String = ""
  ) throws -> WrittenReport {
    try WrittenReport(
      question, "q,x", [("Yes,1", yes), ("No,1", no)],
      rest:
        "<measures><indicator id=\"I1\" of=\"q\" answer=\"yes\" target=\"\(target)\" \(better)>Share of yes</indicator></measures>\(rest)"
    )
  }

  /// SF15 as it was published: 69.0%, 60.1 to 76.7, of 90; 105 of 116 would have been needed.
  @Test func `is not met on any base where the whole range lies below it`() throws {
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2014")
    let report = WrittenReport(
      try ResponseTable(importing: survey).tabulate(by: survey.characteristics))
    #expect(
      report.section("Indicators")[1]
        == "SF15, percentage of people who feel Medway is safe: 69.0% (80 of 116 respondents), uncertainty range 60.1% to 76.7%. The target is 90%. The target is not met: the whole uncertainty range lies below it. To reach 90%, 105 of the 116 would have had to say so, 25 more than did. For the whole uncertainty range to lie at or above 90%, 111 would have. Table 2 shows it on 3 bases, with the same outcome."
    )
    #expect(
      report.table("SF15 and its target of 90%") == [
        ["All respondents", "80", "116", "69.0", "60.1 to 76.7", "Not met"],
        ["All who answered", "80", "113", "70.8", "61.8 to 78.4", "Not met"],
        ["All with a valid answer", "80", "112", "71.4", "62.5 to 79.0", "Not met"],
      ])
    #expect(
      report.section("Main findings").contains(
        "- The indicator SF15 (percentage of people who feel Medway is safe) stands at 69.0%. The target of 90% is not met."
      ))
    let rows = report.csv("indicators.csv").dropFirst()
    #expect(rows.map { $0[6] } == ["all", "answered", "valid"])
    #expect(
      rows.first.map { Array($0[7...]) } == [
        "yes", "80", "116", "68.9655", "60.0524", "76.6628", "90.0000", "higher", "not_met", "no", "105",
        "111", "0.0000000004",
      ])
    #expect(!report.summary.contains("0.000"), "no p values in the summary")
  }

  @Test func `cannot be told where the range reaches it, on either side`() throws {
    let below = try report(86, 10)
    #expect(
      below.summary.contains(
        "I1, share of yes: 89.6% (86 of 96 respondents who answered), uncertainty range 81.9% to 94.2%. The target is 90%. As counted the target is missed, but the uncertainty range reaches it: whether it is met cannot be told. To reach 90%, 87 of the 96 would have had to say so, 1 more than did. For the whole uncertainty range to lie at or above 90%, 93 would have."
      ))
    let above = try report(90, 6)
    #expect(above.summary.contains("As counted the target is reached, but part of the uncertainty range"))
    #expect(
      above.summary.contains(
        "To reach 90%, 87 of the 96 had to say so; 3 more than that did. For the whole uncertainty range to lie at or above 90%, 93 would have had to."
      ))
    #expect(above.table("I1 and its").map { $0.last } == ["Cannot tell"])
    #expect(above.csv("indicators.csv")[1][15...16] == ["cannot_tell", "yes"])
  }

  @Test func `is met where no part of the range lies on the other side`() throws {
    #expect(try report(93, 3).table("I1 and its").map { $0.last } == ["Met"])
    let low = try report(3, 93, target: "10", better: "better=\"lower\"")
    #expect(low.table("I1 and its").map { $0.last } == ["Met"])
    #expect(
      low.summary.contains(
        "To reach 10%, no more than 9 of the 96 could have said so; 6 fewer than that did. For the whole uncertainty range to lie at or below 10%, no more than 3 could have; exactly as many did."
      ))
    #expect(
      try report(95, 1).summary.contains(
        "To reach 90%, 87 of the 96 had to say so; 8 more than that did. For the whole uncertainty range to lie at or above 90%, 93 had to; 2 more than that did."
      ))
    #expect(
      try report(93, 3, target: "10", better: "better=\"lower\"").summary.contains(
        "To reach 10%, no more than 9 of the 96 could have said so, 84 fewer than did. For the whole uncertainty range to lie at or below 10%, no more than 3 could have."
      ))
    #expect(
      try report(2, 3, target: "99").summary.contains(
        "To reach 99%, 5 of the 5 would have had to say so, 3 more than did. No number of the 5 would put the whole uncertainty range at or above the target."
      ))
    #expect(
      try report(93, 3, target: "10", better: "better=\"lower\"").summary.contains(
        "The target is not met: the whole uncertainty range lies above it."))
  }

  @Test(arguments: [
    ("felt safe", "would have had to feel safe, 1 more than did."),
    ("were content", "would have had to be content, 1 more than were."),
    ("moped about it", "would have had to say so, 1 more than did."),
  ])
  func `says what respondents would have had to do`(says: String, end: String) throws {
    #expect(
      try report(86, 10, better: "better=\"higher\" says=\"\(says)\"").summary.contains(
        "To reach 90%, 87 of the 96 \(end)"))
  }

  @Test func `has no outcome where no direction is better`() throws {
    let report = try report(86, 10, better: "")
    #expect(report.table("I1 and its").map { $0.last } == ["[z]"])
    #expect(report.summary.contains("so no outcome is given."))
    #expect(!report.summary.contains("The target of 90% is"))
  }

  /// 899,996 of a million is 90.0% rounded, and below 90%.
  @Test func `prints as many decimals as it takes not to contradict the count`() throws {
    let base = Proportion(899_960, of: 1_000_000)
    let onBase = IndicatorResult.OnBase(
      base: .answered, observed: base, attainment: TargetAttainment(base, target: 900_000))
    #expect(IndicatorWording.percentage(onBase) == "89.9960")
  }

  /// Weighted 2 x 20 of 50, unweighted 20 of 30: the target of 75 is above one figure and below the other.
  @Test func `is held against the unweighted count where weighted shares are the headline`() throws {
    let report = try WrittenReport(
      question, "q,w", [("Yes,2", 20), ("No,1", 10)],
      rest:
        "<weight id=\"w\" headline=\"weighted\"><text>Made up.</text><column code=\"w\"/></weight><measures><indicator id=\"I1\" of=\"q\" answer=\"yes\" target=\"75\" better=\"higher\">Yes</indicator></measures>"
    )
    #expect(
      report.section("Indicators")[1].hasPrefix(
        "I1, Yes: 80.0%, weighted. Unweighted it is 66.7% (20 of 30 respondents who answered)"))
    #expect(report.table("I1 and its").map { $0.last } == ["Cannot tell"])
  }

  @Test func `is not there without an answer`() throws {
    let report = try WrittenReport(
      question, "q,x", [(",1", 3)],
      rest:
        "<measures><indicator id=\"I1\" of=\"q\" answer=\"yes\" target=\"90\" better=\"higher\">Yes</indicator></measures>"
    )
    #expect(report.section("Indicators").isEmpty)
    #expect(report.files["indicators.csv"] == nil)
  }
}

import TestSupport
import Testing

@testable import Consultation

@Suite struct `Wards in a summary` {
  private let questions = """
    <single id="day"><text>Safe by day?</text><label>By day</label><answer code="y">Yes</answer><answer code="n">No</answer></single>
    <single id="ward" characteristic="ward"><label>Ward</label><answer code="luton">Luton</answer><answer code="all">All Saints</answer><answer code="watling">Watling</answer></single>
    """
  private let rest =
    "<measures><measure of=\"day\" answer=\"y\" says=\"felt safe by day\">Safe by day</measure></measures>"

  @Test func `with fewer than 30 on average are one sentence and no table`() throws {
    let report = try WrittenReport(
      questions, "day,ward", [("Yes,Luton", 50), ("No,Watling", 30), ("No,All Saints", 8), ("Yes,", 4)],
      rest: rest)
    #expect(
      report.section("Who responded, and how").contains(
        "A ward was given in 88 responses, an average of 29 for each of the 3 wards. That is too few to show results by ward."
      ))
    #expect(report.table("by ward").isEmpty)
    #expect(report.assessment.exploratory.isEmpty, "places are in no comparison of groups")
  }

  // Overall 90 of 150 is 60%. Of 60: 0.998 limits hold 25 to 47 or so, of 15 are too few to be low.
  @Test func `stand in alphabetical order with limits, and small ones without figures`() throws {
    let report = try WrittenReport(
      questions, "day,ward",
      [
        ("Yes,Luton", 20), ("No,Luton", 40), ("Yes,Watling", 65), ("No,Watling", 16), ("Yes,All Saints", 5),
        ("No,All Saints", 4),
      ], rest: rest)
    let rows = report.table("Safe by day, by ward")
    #expect(rows.map { $0[0] } == ["All Saints", "Luton", "Watling", "All wards"])
    #expect(rows[0] == ["All Saints", "9", "[x]", "[x]", "[x]", "[x]", "[x]"])
    #expect(rows[1][1...2] == ["60", "33"] && rows[1][5...6] == ["Outside both", "Lower"], "\(rows[1])")
    #expect(rows[2][1...2] == ["81", "80"] && rows[2][5...6] == ["Outside both", "Higher"], "\(rows[2])")
    #expect(rows[3][1...2] == ["150", "60"])
    let limits = ControlLimits(around: 0.6, base: 60, level: 0.95)
    let printed = [limits.lowest, limits.highest].map { Share.printed($0, of: 60, decimals: 0) }
    #expect(rows[1][3] == printed.joined(separator: " to "))
    #expect(
      report.section("Results by ward").contains {
        $0.hasPrefix(
          "- By day, a smaller share of respondents who gave \"Luton\" felt safe: 33% (20 of 60), compared with 78% of other respondents (70 of 90)."
        )
      })
  }
}

import TestSupport
import Testing

@testable import Consultation

@Suite struct `A ranked list` {
  private let things = """
    <multiple id="q"><text>Which?</text><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer><answer code="d">D</answer><answer code="n" kind="none">None of these</answer></multiple>
    """
  private let report = "<report><ranked question=\"q\" noun=\"things\" top=\"3\"/></report>"

  private func written(_ rows: [(String, Int)], rest: String = "") throws -> WrittenReport {
    try WrittenReport(things, "q,x", rows.map { ($0.0 + ",1", $0.1) }, rest: rest + report)
  }

  // A 30, B 28, C 14, D 2. A against B: 10 and 8 alone, so joint. A against C: 20 and 4 alone, mid-p 0.00090 times 3,
  // so C is third. C against D: 13 and 1 alone, mid-p 0.0010 times 3, so D is fourth.
  private let rows = [
    ("A;B;C", 10), ("A;B", 10), ("A", 10), ("B", 8), ("C", 3), ("C;D", 1), ("D", 1),
    ("None of these", 2),
  ]

  @Test func `puts what the same people chose too nearly as often into one place`() throws {
    let report = try written(rows)
    #expect(
      report.table("Which?") == [
        ["A", "30", "67", "joint 1"], ["B", "28", "62", "joint 1"], ["C", "14", "31", "3"],
        ["D", "2", "4", "4"], ["None of these", "2", "4", "[z]"], ["All who answered", "45", "100", "[z]"],
      ])
    let lines = report.section("Q").filter { $0.hasPrefix("- ") || $0.hasPrefix("\"Joint") }
    #expect(
      lines == [
        "- A: 67% (joint first)", "- B: 62% (joint first)", "- C: 31% (third)",
        "\"Joint\" means too close to put in order.",
      ])
    #expect(report.summary.contains("- Joint: in a paired comparison, the gap to the first answer"))
  }

  // 12 against 3 alone: mid-p 0.0213, times 3 not below 0.05, so joint; 14 against 3: 0.0075 times 3 is.
  @Test func `multiplies the p value by the number of answers less one`() throws {
    let order = OptionOrder([0, 1, 2]) { first, other in (first, other) == (0, 1) }
    #expect(order.places.map(\.position) == [1, 1, 3])
    #expect(order.places.map(\.isJoint) == [true, true, false])
    let near = try written([("A", 12), ("B", 3)])
    #expect(near.table("Which?").prefix(2).map { $0[3] } == ["joint 1", "joint 1"])
    let far = try written([("A", 14), ("B", 3)])
    #expect(far.table("Which?").prefix(2).map { $0[3] } == ["1", "joint 2"], "0.0075 times 3 is below 0.05")
    let alone = try written([("A", 20), ("B", 5), ("C", 5)])
    #expect(alone.table("Which?").prefix(3).map { $0[3] } == ["1", "joint 2", "joint 2"])
  }

  @Test func `leaves the order out where weighted shares are the headline`() throws {
    let report = try WrittenReport(
      things, "q,w", [("A,1", 3), ("B,2", 2)],
      rest: "<weight id=\"w\" headline=\"weighted\"><text>Made up.</text><column code=\"w\"/></weight>"
        + self.report)
    #expect(!report.summary.contains("joint") && !report.summary.contains("| Order"))
  }

  @Test(arguments: [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (111, "111th")])
  func `names places`(position: Int, name: String) { #expect(Number.ordinal(position) == name) }
}

@Suite struct `A ranking question` {
  // 20 put A, B, C; 10 put A, C, B; 2 rank B alone. Points: A (30 x 2 + 2 x 0.5) / 32 = 1.91, B (20 x 1 + 2 x 2) / 32 =
  // 0.75, C (10 x 1 + 2 x 0.5) / 32 = 0.34. Agreement: by hand below.
  @Test func `is put in order by points, with first places, mean ranks and agreement`() throws {
    let report = try WrittenReport(
      "<ranking id=\"q\"><text>In which order?</text><answer code=\"a\">A</answer><answer code=\"b\">B</answer><answer code=\"c\">C</answer></ranking>",
      "q,x", [("A;B;C,1", 20), ("A;C;B,1", 10), ("B,1", 2)],
      rest: "<report><ranked question=\"q\" noun=\"aims\" top=\"2\"/></report>")
    let table = report.table("In which order?")
    #expect(table.map { $0[0] } == ["A", "B", "C"])
    #expect(table.map { $0[2] } == ["1.91", "0.75", "0.34"])
    #expect(table.map { $0[1] } == ["1", "2", "3"] || table[1][1] == "joint 2", "\(table)")
    #expect(table.map { $0[4] } == ["30", "2", "0"])
    #expect(table.map { $0[7] } == ["1.00", "2.25", "2.67"])
    #expect(
      report.section("Main findings").contains(
        "- The 2 aims ranked highest were A (put first by 94%) and B (put first by 6%)."))
    // Rank sums 30, 70, 80 around 60: squares 900 + 100 + 400; W = 12 x 1400 / (30 x 30 x 3 x 8).
    #expect(
      report.section("Q").contains {
        $0.hasPrefix("The agreement on the order (Kendall's W) is 0.78, from 30 respondents")
      })
  }
}

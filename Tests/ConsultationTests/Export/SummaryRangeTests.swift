import TestSupport
import Testing

@testable import Consultation

@Suite struct `Uncertainty ranges of percentages` {
  private let questions = """
    <single id="q" base="valid"><text>Which?</text><answer code="a">A</answer><answer code="b">B</answer><answer code="d" kind="dont-know">D</answer></single>
    <scale id="s"><text>Score?</text><answer code="x" score="2">X</answer><answer code="y" score="1">Y</answer></scale>
    """

  /// 80/116 and 36/116 by hand: the score interval of Wilson.
  @Test func `stand in summary.csv, of the unweighted percentage, where there is one`() throws {
    let report = try WrittenReport(
      questions, "q,s,w", [("A,X,2", 80), ("B,Y,1", 36), ("D,,1", 4)],
      rest: "<weight id=\"w\"><text>Made up.</text><column code=\"w\"/></weight>")
    let rows = report.csv("summary.csv")
    let columns = try ["question", "row", "percentage", "lower", "upper"].map { name in
      try #require(rows[0].firstIndex { $0.hasSuffix(name) })
    }
    let figures = rows.dropFirst().map { row in columns.map { row[$0] } }
    #expect(figures.contains(["q", "a", "68.9655", "60.0524", "76.6628"]), "\(figures)")
    #expect(figures.contains(["q", "b", "31.0345", "23.3372", "39.9476"]), "\(figures)")
    #expect(figures.contains(["q", "d", "", "", ""]), "outside the base")
    #expect(figures.contains(["s", "mean", "", "", ""]), "a mean is no percentage")
  }

  @Test func `are empty where nobody is in the base`() throws {
    let report = try WrittenReport(questions, "q,s", [(",X", 1)])
    let rows = report.csv("summary.csv").filter { $0[3] == "q" && $0[5] == "a" }
    #expect(rows.map { Array($0.suffix(3)) } == [["", "", "empty-base"]])
  }

  @Test func `stand beside the main measures`() throws {
    let report = try WrittenReport(
      questions, "q,s", [("A,X", 80), ("B,Y", 36)],
      rest: "<measures><measure of=\"q\" answer=\"a\" says=\"chose A\">Chose A</measure></measures>")
    #expect(report.table("Main measures") == [["Chose A", "80", "116", "69", "60 to 77"]])
  }
}

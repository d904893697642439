import TestSupport
import Testing

@testable import Consultation

@Suite struct `Ways of responding in a summary` {
  private func report(_ rows: [(String, String, Int)]) throws -> WrittenReport {
    func file(_ mode: String) -> String {
      rows.filter { $0.0 == mode }.flatMap { Array(repeating: $0.1 + "\n", count: $0.2) }.joined()
    }
    let columns =
      "<column source=\"web\" header=\"%\"/><column source=\"hand\" header=\"%\"/>"
    func claims(_ header: String) -> String {
      columns.split(separator: "%", omittingEmptySubsequences: false).joined(separator: header)
    }
    let survey = try SmallSurvey(
      """
      <scale id="age" characteristic="age"><label>Age</label>\(claims("age"))<answer code="young">Under 65</answer><answer code="mid">65 to 74</answer><answer code="old">75 and over</answer></scale>
      <single id="sex" characteristic="sex"><label>Sex</label>\(claims("sex"))<answer code="female">Female</answer><answer code="male">Male</answer></single>
      """,
      responses:
        "<export id=\"web\" file=\"responses/w.csv\" mode=\"online\" platform=\"generic\"/><export id=\"hand\" file=\"responses/h.csv\" mode=\"paper\" platform=\"generic\"/>",
      files: ["responses/w.csv": "age,sex\n" + file("web"), "responses/h.csv": "age,sex\n" + file("hand")])
    return WrittenReport(try survey.tables())
  }

  // 30 of 40 on paper are 75 and over, 10 of 60 online: found. Sex is 20 of 40 and 30 of 60: not found.
  @Test func `are compared by a test, characteristic by characteristic`() throws {
    let report = try report([
      ("web", "Under 65,Female", 30), ("web", "65 to 74,Male", 20), ("web", "75 and over,Male", 10),
      ("hand", "75 and over,Female", 20), ("hand", "75 and over,Male", 10), ("hand", "65 to 74,Male", 10),
    ])
    let lines = report.section("Ways of responding side by side")
    #expect(lines[1].hasPrefix("Of the 100 respondents, 60 responded online and 40 on paper. Table "))
    #expect(
      lines.contains(
        "Respondents on paper were older. Of those who gave their age, 75% on paper were aged 75 and over (30 of 40), compared with 17% online (10 of 60)."
      ), "\(lines)")
    #expect(!lines.contains { $0.contains("sex") })
    let comparison = try #require(ModeComparison(of: report.tables, report.assessment.rules))
    #expect(comparison.differences.map(\.group.id) == ["young", "mid", "old", "female"])
    #expect(
      comparison.differences.map(\.adjustedPValue) == Adjustment.holm(comparison.differences.map(\.pValue)))
  }

  @Test func `that do not differ are not said to be the same`() throws {
    let report = try report([
      ("web", "Under 65,Female", 20), ("web", "65 to 74,Male", 20), ("hand", "Under 65,Female", 12),
      ("hand", "65 to 74,Male", 12),
    ])
    #expect(
      report.section("Ways of responding side by side").contains(
        "No difference was found in who responded in each way. It does not mean that there is none."))
  }

  @Test func `with too few on one side are not compared`() throws {
    let report = try report([("web", "Under 65,Female", 20), ("hand", "75 and over,Male", 9)])
    #expect(report.section("Ways of responding side by side").allSatisfy { !$0.contains("were older") })
    #expect(try #require(ModeComparison(of: report.tables, report.assessment.rules)).differences.isEmpty)
  }
}

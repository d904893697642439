import TestSupport
import Testing

@testable import Consultation

@Suite struct `Respondents and the population in a summary` {
  private let questions = """
    <scale id="age" characteristic="age"><label>Age</label><answer code="0-15">Under 16</answer><answer code="16-64">16 to 64</answer><answer code="65-and-over">65 and over</answer></scale>
    <single id="sex" characteristic="sex"><label>Sex</label><answer code="female">Female</answer><answer code="male">Male</answer></single>
    <single id="colour" characteristic="colour"><label>Colour</label><answer code="r">Red</answer><answer code="g">Green</answer></single>
    """
  private let population = """
    <population file="population.csv"/>
    """

  private func report(_ rows: [(String, Int)]) throws -> WrittenReport {
    let file = "age,sex,colour\n" + rows.flatMap { Array(repeating: $0.0 + "\n", count: $0.1) }.joined()
    let survey = try SmallSurvey(
      questions, rest: population,
      files: [
        "responses/a.csv": file,
        "population.csv": """
        \(Self.columns)
        \(Self.row("age", "0-15", "20"))
        \(Self.row("age", "16-64", "60"))
        \(Self.row("age", "65-and-over", "20"))
        \(Self.row("sex", "female", "51"))
        \(Self.row("sex", "male", "49"))

        """,
      ])
    return WrittenReport(try survey.tables())
  }

  private static let columns =
    "characteristic,grouping,group,group_label,area,ages,count,percentage,year,source,status,note"
  private static func row(_ characteristic: String, _ code: String, _ share: String) -> String {
    "\(characteristic),answers,\(code),\(code),Here,all,,\(share),2021,Made up,found,"
  }

  /// Of 100: 4 under 16 against 20%, 60 against 60%, 36 of 65 and over against 20%.
  @Test func `say who is under- and over-represented`() throws {
    let report = try report([
      ("Under 16,Female,Red", 4), ("16 to 64,Female,Green", 50), ("16 to 64,Male,Red", 10),
      ("65 and over,Male,", 36),
    ])
    #expect(
      report.section("Main findings").contains(
        "- Compared with the population, people aged under 16 are under-represented. People aged 65 and over are over-represented."
      ))
    let lines = report.section("Who responded, and how")
    #expect(
      lines.contains("- under-represented: aged under 16 (4% of respondents, 20.0% of the population)"))
    #expect(
      lines.contains("- over-represented: aged 65 and over (36% of respondents, 20.0% of the population)"))
    #expect(lines.contains("- no clear gap: aged 16 to 64; female"), "of two groups one is named")
    let table = report.table("Respondents compared with the population")
    #expect(table[0] == ["Age", "Under 16", "4", "4", "20.0", "-16", "Under-represented"])
    #expect(table[3] == ["Sex", "Female", "54", "54", "51.0", "3", "No clear gap"])
    #expect(table[5] == ["Colour", "Red", "14", "22", "[z]", "[z]", "[z]"])
  }

  @Test func `give shares that add up, also with a group that has no figure`() throws {
    let rows = [("Female", 50), ("Male", 40), ("Another", 10)].flatMap { Array(repeating: $0.0, count: $0.1) }
    let survey = try SmallSurvey(
      "<single id=\"sex\" characteristic=\"sex\"><label>Sex</label><answer code=\"female\">Female</answer><answer code=\"male\">Male</answer><answer code=\"x\">Another</answer></single>",
      rest: population,
      files: [
        "responses/a.csv": "sex\n" + rows.joined(separator: "\n") + "\n",
        "population.csv":
          "\(Self.columns)\n\(Self.row("sex", "female", "51"))\n\(Self.row("sex", "male", "49"))\n",
      ])
    let report = WrittenReport(try survey.tables())
    let table = report.table("Respondents compared with the population")
    #expect(table.map { $0[3] } == ["50", "40", "10"])
    // 50 of 90 are 55.6%.
    #expect(table.map { $0[5] } == ["5", "-5", "[z]"])
    #expect(
      report.summary.contains(
        "Sex: 100 in the base. Compared with the population without 10 who gave an answer that its figures have no group for."
      ))
  }

  @Test func `without figures keep to who responded`() throws {
    let report = try WrittenReport(questions, "age,sex,colour", [("Under 16,Female,Red", 20)])
    #expect(report.table("Who responded")[0] == ["Age", "Under 16", "20", "100"])
    #expect(!report.summary.contains("represented"))
  }
}

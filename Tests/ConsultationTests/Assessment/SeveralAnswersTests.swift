import Consultation
import TestSupport
import Testing

@Suite struct `Measures of several answers` {
  private let who =
    "<single id=\"g\" characteristic=\"gender\"><answer code=\"female\">Female</answer><answer code=\"male\">Male</answer></single>"

  private func assessment(_ question: String, _ rows: [String], header: String, _ measures: String) throws
    -> (disparities: [Disparity], scale: ScaleEvidence, document: String)
  {
    let survey = try SmallSurvey(
      who + question, rest: "<measures>\(measures)</measures>",
      files: ["responses/a.csv": header + "\n" + rows.joined(separator: "\n") + "\n"])
    let tables = try survey.tables()
    let assessment = ImpactAssessment(of: tables)
    try Report(tables, assessment).write(to: survey.folder.path + "/out")
    let one = try #require(assessment.concerns.flatMap(\.characteristics).first)
    return (one.disparities, one.scale, try #require(survey.folder.text("out/dia-evidence.md")))
  }

  private func rows(_ row: String, _ count: Int) -> [String] { [String](repeating: row, count: count) }

  @Test func `choose three: who ticked an answer, of who answered`() throws {
    let question = """
      <multiple id="w" at-most="3"><text>Which help?</text><answer code="cctv">CCTV</answer><answer code="lights">Lights</answer><answer code="wardens">Wardens</answer><answer code="trees">Trees</answer><net id="people" of="wardens trees">People or trees</net></multiple>
      """
    // Four ticks are too many; nothing said is no answer.
    let rows =
      rows("Female,1,1,0,0", 30) + rows("Female,0,0,1,1", 10) + rows("Female,1,1,1,1", 3)
      + rows("Male,1,0,0,0", 10) + rows("Male,0,1,1,0", 30) + rows("Male,,,,", 4)
    let found = try assessment(
      question, rows, header: "g,w.cctv,w.lights,w.wardens,w.trees",
      "<measure of=\"w\" answer=\"cctv\"/><measure of=\"w\" net=\"people\"/>")
    #expect(found.disparities.map(\.pair.group) == [Proportion(30, of: 40), Proportion(10, of: 40)])
    #expect(found.disparities.map(\.pair.others) == [Proportion(10, of: 40), Proportion(30, of: 40)])
    #expect(found.disparities.map(\.state) == [.differenceFound, .differenceFound])
    #expect(
      found.document.contains(
        "- A larger share of female respondents chose \"CCTV\" among their up to 3 answers to \"Which help?\": 75% (30 of 40), compared with 25% (10 of 40) of male respondents."
      ))
    #expect(
      found.document.contains(
        "- A smaller share of female respondents chose an answer of \"People or trees\" to \"Which help?\": 25%"
      ))
    #expect(found.scale.associations.map { $0.measure?.rowID } == ["cctv", "people"])
    #expect(found.scale.associations.first?.table.counts == [[30, 10], [10, 30]])
    #expect(found.scale.comparisons.isEmpty && found.scale.dontKnow.isEmpty)
  }

  @Test func `a ranking: who ranked an answer first, also in a net`() throws {
    let question = """
      <ranking id="r"><text>What first?</text><answer code="police">Police<column code="police"/></answer><answer code="parks">Parks<column code="parks"/></answer><answer code="roads">Roads<column code="roads"/></answer><net id="green" of="parks roads">Parks or roads</net></ranking>
      """
    let rows =
      rows("Female,1,2,3", 30) + rows("Female,3,1,2", 10) + rows("Male,2,1,3", 15) + rows("Male,3,2,1", 15)
      + rows("Male,1,2,3", 10) + rows("Male,,,", 5)
    let found = try assessment(
      question, rows, header: "g,police,parks,roads",
      "<measure of=\"r\" answer=\"police\"/><measure of=\"r\" net=\"green\"/>")
    #expect(found.disparities.map(\.pair.group) == [Proportion(30, of: 40), Proportion(10, of: 40)])
    #expect(found.disparities.map(\.pair.others) == [Proportion(10, of: 40), Proportion(30, of: 40)])
    #expect(
      found.document.contains(
        "- A larger share of female respondents ranked \"Police\" first for \"What first?\": 75% (30 of 40)"))
    #expect(found.document.contains("ranked an answer of \"Parks or roads\" first for \"What first?\""))
    #expect(found.document.contains("| What first?: Police, ranked first "))
    #expect(found.scale.associations.first?.table.counts == [[30, 10, 0], [10, 15, 15]])
  }
}

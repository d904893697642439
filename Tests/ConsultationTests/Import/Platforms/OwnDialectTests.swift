import FileFormats
import TestSupport
import Testing

@testable import Consultation

@Suite struct `A dialect of one's own` {
  /// What SurveyMonkey's one-row layout would be taken for, with a title above and the options below.
  private static let export = """
    Community safety 2024,,,,,
    Respondent ID,Filled in on,Written by,How safe do you feel in your area?,What have you done?,
    ,,,,Avoided an area,Changed my route
    1,03/06/2024,Ada Invented,Very safe,x,
    2,05/06/2024,Ben Invented,Fairly safe,x,x
    3,06/06/2024,Cara Invented,Very unsafe,,x
    4,13/06/2024,Dev Invented,Fairly safe,x,
    """

  private static func dialect(_ body: String, id: String = "ours") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <dialect xmlns="urn:soundings:dialect:1" id="\(id)" name="Our own" tier="proved">
      <about>What our supplier sends: a title, headings, options.</about>
    \(body)
    </dialect>
    """
  }

  private static let body = """
      <header><row holds="nothing"/><row holds="text" fill="right"/><row holds="option"/></header>
      <recognise><when row="2" first="Respondent ID"/></recognise>
      <metadata role="respondent" headers="Respondent ID"/>
      <metadata role="submitted" headers="Filled in on" order="day-first"/>
      <metadata role="personal" headers="Written by"/>
    """

  private func folder(_ dialects: [String: String], export: String = export) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("responses/export.csv", export)
    for (name, text) in dialects { try folder.write("dialects/" + name, text) }
    return folder
  }

  private func draft(_ folder: TemporaryFolder) throws -> SurveyDraft {
    try SurveyDraft(folder: folder.path, files: ["responses/export.csv"])
  }

  /// The whole message of the problem with a dialect.
  private func failure(_ text: String) throws -> String? {
    let folder = try folder(["x.xml": text])
    return #expect(throws: Problem.self) { try draft(folder) }?.message
  }

  @Test func `is tried before those that ship with the tool`() throws {
    let folder = try folder(["ours.xml": Self.dialect(Self.body)])
    let draft = try draft(folder)
    #expect(draft.recognised[0].recognisedAs == "Our own (row 2 begins with 'Respondent ID')")
    #expect(draft.recognised[0].responses == 4)
    #expect(draft.questions.map(\.element) == ["scale", "multiple"])
    #expect(draft.questions.last?.answers.map(\.label) == ["Avoided an area", "Changed my route"])
    #expect(!draft.xml.contains("Invented"))
    try folder.write("survey.xml", draft.xml)
    let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
    let ids = draft.questions.map(\.id)
    #expect(table.said(ids[0]) == ["very-safe", "fairly-safe", "very-unsafe", "fairly-safe"])
    #expect(
      table.said(ids[1]) == [
        "avoided-an-area", "avoided-an-area+changed-my-route", "changed-my-route", "avoided-an-area",
      ])
    #expect(table.ledger.entries.map(\.recognisedAs) == ["Our own (row 2 begins with 'Respondent ID')"])
  }

  @Test func `takes the place of a shipped one with its id`() throws {
    // The folder's SurveyMonkey knows no row of options, so the row counts as a response.
    let own = Self.dialect(
      """
        <header><row holds="text"/></header>
        <recognise><when row="1" has="Respondent ID"/></recognise>
      """, id: "surveymonkey")
    let export = """
      Respondent ID,Collector ID,How safe do you feel in your area?,
      ,,Response,Other (please specify)
      1,9,Very safe,
      2,9,Fairly safe,
      3,9,Very safe,
      """
    let shipped = try draft(try folder([:], export: export))
    #expect(shipped.recognised[0].recognisedAs.hasPrefix("SurveyMonkey, two header rows ("))
    #expect(shipped.recognised[0].responses == 3)
    let replaced = try draft(try folder(["sm.xml": own], export: export))
    #expect(replaced.recognised[0].recognisedAs == "Our own (row 1 has 'Respondent ID')")
    #expect(replaced.recognised[0].responses == 4)
  }

  @Test func `that is a draft is used only where it is named`() throws {
    let text = Self.dialect(Self.body).split(separator: "tier=\"proved\"").joined(separator: "tier=\"draft\"")
    let folder = try folder(["ours.xml": text])
    let problem = #expect(throws: Problem.self) { try draft(folder) }
    #expect(problem?.fix?.contains("--platform ours") == true)
    var wishes = SurveyDraft.Wishes()
    wishes.platform = "ours"
    let named = try SurveyDraft(folder: folder.path, files: ["responses/export.csv"], wishes: wishes)
    #expect(named.recognised[0].recognisedAs == "Our own (named by the user)")
    #expect(named.xml.contains("platform=\"ours\""))
  }

  @Test func `with a word that is none is refused where it stands`() throws {
    let text = Self.dialect("  <metadata role=\"respondant\" headers=\"Respondent ID\"/>")
    #expect(
      try failure(text) == """
        dialects/x.xml:4: error: 'respondant' is no value of role of <metadata>
          expected one of: 'respondent', 'started', 'submitted', 'collector', 'status', 'mode', 'weight', \
        'personal', 'derived', 'replaces'
          fix: did you mean 'respondent'? Correct the value
        """)
  }

  @Test func `with an element in a wrong place is refused where it stands`() throws {
    let text = Self.dialect(
      "  <metadata role=\"status\" headers=\"Status\"/>\n  <header><row holds=\"text\"/></header>")
    #expect(
      try failure(text) == """
        dialects/x.xml:5: error: element <header> is not expected here
          expected one of: <metadata> <status> <missing> <replace> <joined> <several-marks> <boxes> <ranking> <other>
          fix: Rename, move or remove the element
        """)
  }

  @Test func `with an attribute that is none names the schema of dialects`() throws {
    let text = Self.dialect("  <metadata role=\"status\" header=\"Status\" headers=\"Status\"/>")
    let message = try failure(text)
    #expect(
      message == """
        dialects/x.xml:4: error: element <metadata> has no attribute 'header'
          expected an attribute of <metadata>; `soundings schema dialect` lists them
          fix: correct or remove the attribute
        """)
  }

  @Test func `that is another document says what it should be`() throws {
    let message = try failure("<?xml version=\"1.0\"?>\n<survey/>\n")
    #expect(message?.hasPrefix("dialects/x.xml:2: error: ") == true)
    #expect(message?.contains("<dialect>") == true, "\(message ?? "")")
  }

  @Test func `may leave the end of any heading open`() throws {
    let own = Self.dialect(
      """
        <header><row holds="text"/></header>
        <recognise><when row="1" has="Response*"/><when row="2" blank-under="State*"/></recognise>
        <metadata role="respondent" headers="Response*"/>
        <status headers="State*"><word text="draft" means="partial"/></status>
      """)
    let export = """
      Response No,State of response,How safe do you feel in your area?
      1,,Very safe
      2,draft,Fairly safe
      """
    let folder = try folder(["ours.xml": own], export: export)
    let draft = try draft(folder)
    #expect(draft.recognised[0].recognisedAs.hasPrefix("Our own ("))
    #expect(draft.questions.map(\.element) == ["scale"])
  }

  @Test func `that is no XML is refused with its line`() throws {
    let message = try failure(Self.dialect("  <header><row holds=\"text\"></header>"))
    #expect(message?.hasPrefix("dialects/x.xml:4: error: ") == true, "\(message ?? "")")
  }

  @Test func `of an id that another has is refused`() throws {
    let folder = try folder(["a.xml": Self.dialect(Self.body), "b.xml": Self.dialect(Self.body)])
    #expect(throws: Problem.self) { try draft(folder) }
  }
}

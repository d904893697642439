import TestSupport
import Testing

@testable import Consultation

private let questions = """
  <single id="feel"><column source="f" code="Q1"/><answer code="safe">Safe</answer><answer code="unsafe">Unsafe</answer></single>
  <multiple id="where"><answer code="parks">Parks<column source="f" code="Q2.parks"/></answer><answer code="town">Town<column source="f" code="Q2.town"/></answer></multiple>
  <single id="age"><column source="f" code="Age"/><answer code="young">Under 25<also>0</also></answer><answer code="old">25 and over<also>1</also></answer></single>
  <text id="why"><column source="f" code="Why"/></text>
  """
private let forms = "<forms id=\"f\" file=\"responses/f\" mode=\"email\" labels=\"responses/blank.pdf\"/>"

private func pdf(
  _ feel: String?, parks: Bool = false, town: Bool = false, age: String = "0", why: String = "",
  id: String = "FFEEDDCCBBAA99887766554433221100"
) -> [UInt8] {
  var form = MadePDF([
    .radio("Q1", ["safe", "unsafe"], chosen: feel), .tick("Q2.parks", on: "Да", isTicked: parks),
    .tick("Q2.town", on: "Yes", isTicked: town),
    .combination("Age", [("0", "Under 25"), ("1", "25 and over")], chosen: age), .text("Why", why),
  ])
  form.ids.1 = id
  return form.bytes
}

private func survey(
  _ files: [(String, [UInt8])], questions: String = questions, forms: String = forms
) throws -> SmallSurvey {
  let survey = try SmallSurvey(questions, responses: forms, partial: "all")
  for (name, bytes) in files { try survey.folder.write(name, bytes: bytes) }
  return survey
}

@Suite struct `A folder of filled PDF forms` {
  private let blank = ("responses/blank.pdf", pdf(nil))

  @Test func `becomes responses, and what the empty form holds is no answer`() throws {
    let table = try survey([
      blank,
      (
        "responses/f/b.pdf",
        pdf("unsafe", parks: true, town: true, age: "1", why: "Dark", id: String(repeating: "B", count: 32))
      ),
      ("responses/f/a.pdf", pdf("safe", parks: true, age: "0", id: String(repeating: "A", count: 32))),
    ]).table()
    #expect(table.said("feel") == ["safe", "unsafe"], "in the order of names")
    #expect(table.said("where") == ["parks", "parks+town"])
    #expect(table.said("age") == ["(unknown-missing)", "old"])
    #expect(table.said("why") == ["(not-completed)", "text"])
    #expect(table.modeCounts.map(\.mode) == [.email])
    #expect(
      table.problems.filter { $0.kind == .presetAnswer }.map(\.message) == [
        """
        responses/f: warning: the field of age holds what the empty form holds, so nobody can tell whether it was chosen
          file 1 of 2 in the order of names
          expected a field that is empty before anybody touches it
          fix: in the next form make its first choice an empty one; the answer counts as not known
        """
      ])
    #expect(table.provenance[0].files == ["a.pdf", "b.pdf"])
    #expect(
      table.ledger.entries[0].recognisedAs == "Filled forms (fields of a PDF form; 2 forms in a folder)")
  }

  @Test func `keeps its account whatever else lies in it, and names no file`() throws {
    let form = pdf("safe", id: String(repeating: "C", count: 32))
    let xfdf = """
      <xfdf xmlns="http://ns.adobe.com/xfdf/"><fields><field name="Q1"><value>unsafe</value></field><field name="Q2"><field name="parks"><value>Off</value></field>
      <field name="town"><value>Да</value></field></field><field name="Age"><value>1</value></field><field name="Why"/></fields></xfdf>
      """
    let other =
      "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields><field name=\"Dog\"><value>Rex</value></field></fields></xfdf>"
    let table = try survey([
      blank, ("responses/f/Ann Smith.pdf", form), ("responses/f/Ann Smith (1).pdf", form),
      ("responses/f/Bob.xfdf", Array(xfdf.utf8)), ("responses/f/Cy.jpg", [0xFF, 0xD8, 0xFF, 0xE0]),
      ("responses/f/Dee.xfdf", Array(other.utf8)),
    ]).table()
    #expect(table.said("feel") == ["safe", "unsafe"])
    #expect(table.said("where") == ["(not-completed)", "town"])
    #expect(table.ledger.entries[0].read == 5)
    #expect(table.ledger.entries[0].leftOut == [.duplicate: 1, .unreadable: 2])
    let listed = table.problems.filter { [.duplicate, .unreadable].contains($0.kind) }.map(\.message)
    #expect(
      listed == [
        """
        responses/f: error: file 4 of 5 in the order of names: this is no filled form
          expected a filled PDF, its exported data (XFDF, FDF), a Word or OpenDocument form, or XML
          fix: key the form: `soundings forms` makes the sheet
        """,
        """
        responses/f: error: file 5 of 5 in the order of names: the fields are those of another form: 'Dog'
          expected fields such as 'Q1', 'Q2.parks', 'Q2.town' ... 2 more
          fix: put the forms of each questionnaire into a folder of its own
        """,
        """
        responses/f: warning: file 2 of 5 in the order of names has the same bytes as file 1 and is skipped
          expected each form once
          fix: remove one of the two
        """,
      ])
    for problem in table.problems { #expect(!problem.message.contains("Smith")) }
  }

  @Test func `lists two files with the mark of one saved copy`() throws {
    let table = try survey([
      blank, ("responses/f/a.pdf", pdf("safe")), ("responses/f/b.pdf", pdf("unsafe")),
    ]).table()
    #expect(table.count == 2)
    #expect(
      table.problems.first { $0.kind == .duplicate }?.found
        == "file 2 of 2 in the order of names carries the mark of the same saved copy as file 1, and not the same bytes"
    )
  }

  @Test func `says which field is not there, with the nearest`() throws {
    let message = try survey(
      [blank, ("responses/f/a.pdf", pdf("safe"))],
      questions: questions.replacing("code=\"Age\"", with: "code=\"Aeg\"")
    ).failure()
    #expect(
      message == """
        survey.xml:7: error: responses/f has no column 'Aeg', which age claims
          expected a heading of the file: 'Q1', 'Q2.parks', 'Q2.town' ... 2 more
          fix: Correct the column in the definition, or remove it if the question was not asked here
        """)
  }

  @Test func `without a form that can be read is refused`() throws {
    #expect(
      try survey([blank, ("responses/f/a.pdf", Array("%PDF-1.7 nothing".utf8))]).failure()?.hasPrefix(
        "responses/f: error:") == true)
    let empty = try survey([blank])
    try empty.folder.write("responses/f/.hidden", "")
    #expect(empty.failure()?.hasPrefix("responses/f: error: the folder holds no forms") == true)
  }
}

@Suite struct `Exported data of forms without the empty form` {
  @Test func `take a declared default for no answer, and any state for a tick`() throws {
    func xfdf(_ age: String, _ parks: String) -> [UInt8] {
      Array(
        "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields><field name=\"Q1\"><value>safe</value></field><field name=\"Q2.parks\"><value>\(parks)</value></field><field name=\"Q2.town\"><value>Off</value></field><field name=\"Age\"><value>\(age)</value></field><field name=\"Why\"><value>#illegible</value></field></fields></xfdf>"
          .utf8)
    }
    let table = try survey(
      [("responses/f/a.xfdf", xfdf("0", "Box1")), ("responses/f/b.xfdf", xfdf("1", "Off"))],
      questions: questions.replacing("code=\"Age\"", with: "code=\"Age\" default=\"0\""),
      forms: "<forms id=\"f\" file=\"responses/f\" mode=\"email\"/>"
    ).table()
    #expect(table.said("where") == ["parks", "(blank)"])
    #expect(table.said("age") == ["(unknown-missing)", "old"])
    #expect(table.said("why") == ["text", "text"], "what people write is no word of a clerk")
  }
}

@Suite struct `Two fields of one name` {
  @Test func `are several values, unless they agree or one is empty`() throws {
    func xfdf(_ values: [String]) -> String {
      let fields = values.map { "<field name=\"Q1\"><value>\($0)</value></field>" }.joined()
      return "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields>\(fields)</fields></xfdf>"
    }
    let table = try SmallSurvey(
      "<single id=\"q\"><column code=\"Q1\"/><answer code=\"safe\">Safe</answer><answer code=\"unsafe\">Unsafe</answer></single>",
      responses: "<forms id=\"f\" file=\"responses/f\" mode=\"email\"/>", partial: "all",
      files: [
        "responses/f/1.xfdf": xfdf(["safe", "unsafe"]), "responses/f/2.xfdf": xfdf(["safe", "safe"]),
        "responses/f/3.xfdf": xfdf(["", "unsafe"]), "responses/f/4.xfdf": xfdf(["unsafe", ""]),
      ]
    ).table()
    #expect(table.said("q") == ["(unclear)", "safe", "unsafe", "unsafe"])
    #expect(table.problems.contains { $0.kind == .overTicked })
  }
}

@Suite struct `Boxes of a question with one answer` {
  private let single = """
    <single id="q"><answer code="agree">Agree<column code="Q1.agree"/></answer><answer code="disagree">Disagree<column code="Q1.disagree"/></answer></single>
    """
  private func tick(_ tag: String, _ isTicked: Bool) -> String {
    "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"\(tag)\"/><w14:checkbox><w14:checked w14:val=\"\(isTicked ? 1 : 0)\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>"
  }

  @Test func `give one answer; two ticks are unclear, none is blank`() throws {
    let survey = try SmallSurvey(
      single, responses: "<forms id=\"f\" file=\"responses/f\" mode=\"email\"/>", partial: "all")
    for (name, ticks) in [("a", (true, false)), ("b", (true, true)), ("c", (false, false))] {
      let document = MadeDocument(
        tick("Q1.agree", ticks.0) + tick("Q1.disagree", ticks.1) + "<w:p><w:r><w:t>\(name)</w:t></w:r></w:p>")
      try survey.folder.write("responses/f/.keep", "")
      _ = try document.write(in: survey.folder, "responses/f/\(name).docx")
    }
    let table = try survey.table()
    #expect(table.said("q") == ["agree", "(unclear)", "(not-completed)"])
    #expect(
      table.problems.first { $0.kind == .overTicked }?.message == """
        responses/f: error: q has more answers than it may
          file 2 of 3 in the order of names
          expected one answer
          fix: look at the form or the entry; until then the answer counts as unclear
        """)
  }
}

@Suite struct `XML of others` {
  private let questions = """
    <single id="feel"><column path="safety/@feel"/><answer code="safe">Safe<also>S</also></answer><answer code="unsafe">Unsafe<also>U</also></answer></single>
    <multiple id="where"><column path="where/place"/><answer code="parks">Parks</answer><answer code="town">Town</answer></multiple>
    <multiple id="how"><column path="how" joined=" "/><answer code="bus">bus</answer><answer code="car">car</answer></multiple>
    <multiple id="who"><answer code="police">Police<column path="who/police" ticked="y"/></answer><answer code="wardens">Wardens<column path="who/wardens" ticked="y"/></answer></multiple>
    <number id="years"><column path="years"/></number>
    <text id="why"><column path="remarks"/></text>
    """

  private func table(_ xml: String, _ attributes: String = "") throws -> ResponseTable {
    try SmallSurvey(
      questions,
      responses:
        "<forms id=\"x\" file=\"responses/x.xml\" mode=\"event\" record=\"batch/form\"\(attributes)><respondent path=\"@no\"/><missing value=\"??\" reason=\"illegible\"/></forms>",
      partial: "all", files: ["responses/x.xml": xml]
    ).table()
  }

  private let batch = """
    <s:batch xmlns:s="urn:sender" made="today">
    <s:form no="1"><s:safety feel="S"/><where><place>Parks</place><place>Town</place></where><how>bus car</how><who><police>y</police><wardens>n</wardens></who><years>4</years><extra>z</extra></s:form>
    <s:form no="2"><safety feel="U"/><where/><how/><who><police/><wardens/></who><years>??</years></s:form>
    <s:form no="3"><safety feel="S"/><years>4</years><years>5</years></s:form>
    </s:batch>
    """

  @Test func `is read by the paths that questions claim`() throws {
    let table = try table(batch)
    #expect(table.said("feel") == ["safe", "unsafe", "safe"])
    #expect(table.said("where") == ["parks+town", "(unknown-missing)", "(unknown-missing)"])
    #expect(table.said("how") == ["bus+car", "(not-completed)", "(unknown-missing)"])
    #expect(table.said("who") == ["police", "(not-completed)", "(unknown-missing)"])
    #expect(table.said("years") == ["4.0", "(unclear)", "(unclear)"])
    #expect(table.said("why") == ["(unknown-missing)", "(unknown-missing)", "(unknown-missing)"])
    let found = table.problems.map { "\($0.location.file):\($0.location.line ?? 0) \($0.found)" }
    #expect(
      found.contains(
        "survey.xml:10 no form of responses/x.xml holds 'remarks', which why claims"), "\(found)")
    #expect(table.problems.contains { $0.kind == .unclaimedColumn && $0.location.columnName == "extra" })
    #expect(table.problems.contains { $0.kind == .illegible && $0.location.line == 3 })
  }

  @Test func `says by absent what a missing element means`() throws {
    #expect(
      try table(batch, " absent=\"not-asked\"").said("how") == ["bus+car", "(not-completed)", "(not-asked)"])
    #expect(
      try table(batch, " absent=\"blank\"").said("how") == ["bus+car", "(not-completed)", "(not-completed)"])
  }

  @Test func `with a claimed question in a repeated group is refused`() throws {
    let survey = try SmallSurvey(
      "<number id=\"n\"><column path=\"person/age\"/></number>",
      responses: "<forms id=\"x\" file=\"responses/x.xml\" mode=\"event\" record=\"f\"/>",
      files: ["responses/x.xml": "<f><person><age>4</age></person><person><age>5</age></person></f>"])
    #expect(
      survey.failure() == """
        survey.xml:5: error: n claims 'person/age', which stands in a group that is repeated within a form
          expected a question that each form answers once
          fix: export the group 'person' as a table of its own, or leave the question out
        """)
  }
}

@Suite struct `Submissions of ODK` {
  private let form = """
    <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance><data id="s" version="1"><feel/><why/><kids/><meta><instanceID/><deprecatedID/></meta></data></instance>
    <bind nodeset="/data/feel" type="string"/><bind nodeset="/data/why" type="string" relevant="/data/feel = 'u'"/><bind nodeset="/data/kids" type="string"/></model></h:head>
    <h:body><select1 ref="/data/feel"><label>Feel</label><item><value>s</value><label>Safe</label></item><item><value>u</value><label>Unsafe</label></item></select1><input ref="/data/why"><label>Why</label></input>
    <select ref="/data/kids"><label>Children</label><item><value>a</value><label>Young</label></item><item><value>b</value><label>Older</label></item></select></h:body></h:html>
    """
  private func submission(_ id: String, _ body: String, replaces: String = "") -> String {
    "<data id=\"s\" version=\"1\">\(body)<meta><instanceID>uuid:\(id)</instanceID>\(replaces.isEmpty ? "" : "<deprecatedID>uuid:\(replaces)</deprecatedID>")</meta></data>"
  }

  @Test func `count an edited one once, and tell blank from not asked by the form`() throws {
    let survey = try SmallSurvey(
      """
      <single id="feel"><column path="feel"/><answer code="safe">Safe</answer><answer code="unsafe">Unsafe</answer></single>
      <text id="why"><column path="why"/></text>
      <multiple id="kids"><column path="kids"/><answer code="young">Young</answer><answer code="older">Older</answer></multiple>
      """, responses: "<forms id=\"x\" file=\"responses/x\" mode=\"street\" labels=\"responses/form.xml\"/>",
      partial: "all",
      files: [
        "responses/form.xml": form,
        "responses/x/1/submission.xml": submission("1", "<feel>s</feel><why/><kids>a b</kids>"),
        "responses/x/2/submission.xml": submission(
          "2", "<feel>u</feel><why>dark</why><kids/>", replaces: "1"),
        "responses/x/3/submission.xml": submission("3", "<feel/><kids>b</kids>"),
        "responses/x/3/photo.jpg": "x",
      ])
    let table = try survey.table()
    #expect(table.said("feel") == ["unsafe", "(blank)"])
    #expect(table.said("why") == ["text", "(unknown-missing)"])
    #expect(table.said("kids") == ["(not-completed)", "older"])
    #expect(table.ledger.entries[0].leftOut == [.duplicate: 1])
    #expect(table.problems.contains { $0.found == "1 picture or recording beside the forms is not read" })
  }
}

import TestSupport
import Testing

@testable import Consultation

/// Folders in which more lies than the forms of one questionnaire.
@Suite struct `A folder of many forms` {
  private let questions = """
    <single id="q"><answer code="yes">Yes<column code="q1.yes"/></answer><answer code="no">No<column code="q1.no"/></answer></single>
    """

  private func xfdf(_ fields: [(String, String)], id: String? = nil) -> String {
    let ids = id.map { "<ids original=\"AA\" modified=\"\($0)\"/>" } ?? ""
    let values = fields.map { "<field name=\"\($0)\"><value>\($1)</value></field>" }.joined()
    return "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields>\(values)</fields>\(ids)</xfdf>"
  }

  private func table(_ files: [String: String]) throws -> ResponseTable {
    try SmallSurvey(
      questions, responses: "<forms id=\"f\" file=\"responses/f\" mode=\"email\"/>", partial: "all",
      files: Dictionary(uniqueKeysWithValues: files.map { ("responses/f/\($0)", $1) })
    ).table()
  }

  @Test func `takes any state of a box for a tick, also No, off-hand and 0`() throws {
    let table = try table([
      "1.xfdf": xfdf([("q1.yes", "Off"), ("q1.no", "No")]),
      "2.xfdf": xfdf([("q1.yes", "0"), ("q1.no", "Off")]),
      "3.xfdf": xfdf([("q1.yes", "Off"), ("q1.no", "false")]),
      "4.xfdf": xfdf([("q1.yes", ""), ("q1.no", "Off")]),
    ])
    #expect(table.said("q") == ["no", "yes", "no", "(not-completed)"])
  }

  @Test func `counts equal files of two people, and equal copies of one once`() throws {
    let yes = [("q1.yes", "Yes"), ("q1.no", "Off")]
    let table = try table([
      "1.xfdf": xfdf(yes), "2.xfdf": xfdf(yes), "3.xfdf": xfdf(yes, id: "BB"), "4.xfdf": xfdf(yes, id: "BB"),
    ])
    #expect(table.count == 3 && table.ledger.entries[0].leftOut == [.duplicate: 1])
    #expect(
      table.problems.filter { $0.kind == .duplicate }.map(\.found) == [
        "file 4 of 4 in the order of names has the same bytes as file 3 and is skipped",
        "file 2 of 4 in the order of names has the same bytes as file 1; nothing in them tells a copy from another person's same answers",
      ])
  }

  @Test func `reads the questionnaire that most files are of, whichever comes first`() throws {
    let other = xfdf([("a", "1"), ("b", "2"), ("c", "3")])
    let ours = { (answer: String) in self.xfdf([("q1.yes", answer), ("q1.no", "Off"), ("remark", answer)]) }
    let table = try table([
      "0.xfdf": other, "1.xfdf": ours("Yes"), "2.xfdf": ours("Off"), "3.xfdf": xfdf([("q1.no", "Yes")]),
      "4.xml": "<claim><q1.yes>1</q1.yes></claim>",
    ])
    #expect(
      table.said("q") == ["yes", "(not-completed)", "no"], "fields that nobody filled in may be missing")
    #expect(table.ledger.entries[0].leftOut == [.unreadable: 2])
    #expect(
      table.problems.filter { $0.kind == .unreadable }.map(\.found) == [
        "file 1 of 5 in the order of names: the fields are those of another form: 'a', 'b', 'c'",
        "file 5 of 5 in the order of names: this file is of another kind than most of the others",
      ])
  }

  private func submission(_ form: String, _ id: Int, _ answer: String, replaces: Int? = nil) -> String {
    let earlier = replaces.map { "<deprecatedID>u\($0)</deprecatedID>" } ?? ""
    return
      "<data id=\"\(form)\"><q>\(answer)</q><meta><instanceID>u\(id)</instanceID>\(earlier)</meta></data>"
  }

  private func odk(_ files: [String: String], labels: String? = nil) throws -> ResponseTable {
    var all = Dictionary(uniqueKeysWithValues: files.map { ("responses/f/\($0)", $1) })
    all["responses/form.xml"] = """
      <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance><data id="safety"><q/><meta><instanceID/></meta></data></instance>
      <bind nodeset="/data/q" type="string"/></model></h:head><h:body><select1 ref="/data/q"><label>Q</label><item><value>y</value><label>Yes</label></item><item><value>n</value><label>No</label></item></select1></h:body></h:html>
      """
    return try SmallSurvey(
      "<single id=\"q\"><column path=\"q\"/><answer code=\"yes\">Yes<also>y</also></answer><answer code=\"no\">No<also>n</also></answer></single>",
      responses: "<forms id=\"f\" file=\"responses/f\" mode=\"street\"\(labels ?? "")/>", partial: "all",
      files: all
    ).table()
  }

  @Test func `of submissions reads those of the form that is named`() throws {
    let files = [
      "1.xml": submission("health", 1, "n"), "2.xml": submission("health", 2, "n"),
      "3.xml": submission("safety", 3, "y"),
    ]
    let named = try odk(files, labels: " labels=\"responses/form.xml\"")
    #expect(named.said("q") == ["yes"] && named.ledger.entries[0].leftOut == [.unreadable: 2])
    let most = try odk(files)
    #expect(most.said("q") == ["no", "no"])
    #expect(
      most.problems.first { $0.kind == .unreadable }?.message == """
        responses/f: error: file 3 of 3 in the order of names: this is a form of 'ODK form #safety'
          expected forms of 'ODK form #health'
          fix: put the forms of each questionnaire into a folder of its own
        """)
  }

  @Test func `never loses a person to submissions that replace each other`() throws {
    let circle = try odk([
      "1.xml": submission("s", 1, "y", replaces: 2), "2.xml": submission("s", 2, "n", replaces: 1),
      "3.xml": submission("s", 3, "y", replaces: 3),
    ])
    #expect(circle.said("q") == ["yes", "no", "yes"])
    let chain = try odk([
      "1.xml": submission("s", 1, "n"), "2.xml": submission("s", 2, "n", replaces: 1),
      "3.xml": submission("s", 3, "y", replaces: 2),
    ])
    #expect(chain.said("q") == ["yes"] && chain.ledger.entries[0].leftOut == [.duplicate: 2])
  }
}

@Suite struct `What is no start of a definition` {
  private func refusal(_ name: String, _ text: String) throws -> String? {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    do throws(Problem) {
      _ = try SurveyDraft(folder: folder.path, files: [name])
      return nil
    } catch { return error.message }
  }

  @Test func `keyed forms and XML of many forms say what to do`() throws {
    #expect(
      try refusal("s.csv", "batch,form,clerk,pass,q\nb,1,jo,1,yes\n") == """
        s.csv:1: error: this is a transcription sheet of keyed forms, made for a definition that is there already
          expected an export, or filled forms
          fix: name the sheet in survey.xml as <forms id="paper" file="..." mode="paper"/>
        """)
    let comment = "<!-- \(String(repeating: "x", count: 6_000)) -->"
    #expect(
      try refusal("b.xml", comment + "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"b\"/>") == """
        b.xml: error: this is a batch of keyed forms, made for a definition that is there already
          expected an export, or filled forms
          fix: name the batch in survey.xml as <forms id="paper" file="..." mode="paper"/>
        """)
    #expect(
      try refusal("x.xml", "<returns><return><a>1</a></return><return><a>2</a></return></returns>") == """
        x.xml: error: the file is read as one form, in which <return> stands again and again
          expected the element that is one form
          fix: say record="returns/return" in survey.xml, or --record returns/return for init; where the file is one form, say record="returns"
        """)
  }

  @Test(arguments: [
    ("Siobhan", false), ("HIV", false), ("John Smith 42", false), ("Under 17", true), ("maybe", true),
  ])
  func `what somebody typed is quoted only in words of answers`(typed: String, isQuoted: Bool) throws {
    let survey = try SmallSurvey(
      "<single id=\"age\"><answer code=\"a\">Under 16 years</answer><answer code=\"b\">Older</answer></single>",
      responses: "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/>",
      files: ["responses/f.csv": "form,age\n1,\(typed)\n2,Older\n"])
    let problem = try #require(try survey.table().problems.first { $0.kind == .notAnOption })
    #expect(problem.message.contains(typed) == isQuoted, "\(problem.message)")
  }
}

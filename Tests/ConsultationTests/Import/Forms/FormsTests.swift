import Consultation
import TestSupport
import Testing

private let yesNo =
  "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer><answer code=\"pnts\" kind=\"prefer-not-to-say\">Prefer not to say</answer>"
private let questions = """
  <single id="q">\(yesNo)</single><multiple id="m" at-most="2"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer></multiple>
  <number id="n"/><text id="t"/>
  """
private let batchResponses =
  "<forms id=\"f\" file=\"responses/f.xml\" mode=\"paper\"><edition id=\"easy\" without=\"n\"/></forms>"

private func batch(_ forms: String, attributes: String = "", head: String = "") -> String {
  """
  <form-batch xmlns="urn:soundings:forms:1" id="b1"\(attributes)>
  <questionnaire series="test" wave="one"/>\(head)
  \(forms)
  </form-batch>
  """
}

@Suite struct `A batch of written forms` {
  private func table(_ forms: String, head: String = "") throws -> ResponseTable {
    try SmallSurvey(
      questions, responses: batchResponses, partial: "all",
      files: ["responses/f.xml": batch(forms, head: head)]
    ).table()
  }

  private func failure(_ text: String) throws -> String? {
    try SmallSurvey(questions, responses: batchResponses, files: ["responses/f.xml": text]).failure()
  }

  private func form(_ answers: String, _ attributes: String = "number=\"001\"") -> String {
    "<form \(attributes)><entry pass=\"1\" clerk=\"c\">\(answers)</entry></form>"
  }

  @Test func `keeps what the paper shows`() throws {
    let rest =
      "<answer q=\"m\" status=\"blank\"/><answer q=\"n\" status=\"blank\"/><answer q=\"t\"><text>words</text></answer>"
    let singles = [
      "<answer q=\"q\"><tick code=\"yes\"/></answer>",
      "<answer q=\"q\"><tick code=\"yes\"/><tick code=\"no\"/></answer>",
      "<answer q=\"q\"><tick code=\"yes\" crossed-out=\"true\"/><tick code=\"no\"/><mark>changed</mark></answer>",
      "<answer q=\"q\"><tick code=\"yes\" crossed-out=\"1\"/></answer>",
      "<answer q=\"q\" status=\"illegible\"/>",
      "<answer q=\"q\" status=\"declined\"/>", "<answer q=\"q\" status=\"not-asked\"/>",
      "<answer q=\"q\" status=\"blank\"/>", "",
      "<answer q=\"q\"><tick code=\"maybe\"/></answer>", "<answer q=\"q\" status=\"multiple\"/>",
    ]
    let forms = singles.enumerated().map { form($1 + rest, "number=\"00\($0)\"") }
    let table = try table(forms.joined(separator: "\n"))
    #expect(
      table.said("q") == [
        "yes", "(unclear)", "no", "(unclear)", "(unclear)", "pnts", "(not-asked)", "(blank)",
        "(unknown-missing)", "(unclear)", "(unclear)",
      ])
    let kinds = table.problems.filter { $0.kind != .optionNeverSeen }.map {
      "\($0.location.line ?? 0) \($0.kind.rawValue)"
    }
    #expect(
      kinds == [
        "4 over-ticked", "6 illegible", "7 illegible", "12 not-an-option", "13 over-ticked", "11 not-keyed",
      ])
  }

  @Test func `takes a mark between two boxes for no answer, unless the clerk says that it is one`() throws {
    let answers = ["", " status=\"answered\""].enumerated().map { place, status in
      form(
        "<answer q=\"q\"\(status)><tick code=\"yes\"/><mark>between-boxes</mark></answer>",
        "number=\"\(place)\"")
    }
    let table = try table(answers.joined())
    #expect(table.said("q") == ["(unclear)", "yes"])
    #expect(table.problems.contains { $0.found == "an answer that is not clear at q, as it was keyed" })
  }

  @Test func `reads multiples, numbers and text, and says what was not keyed`() throws {
    let table = try table(
      form(
        "<answer q=\"m\"><tick code=\"a\"/><tick code=\"c\"/></answer><answer q=\"n\"><number>4.5</number></answer><answer q=\"t\"><text>x</text></answer><answer q=\"q\" status=\"blank\"/>"
      )
        + form(
          "<answer q=\"m\"><tick code=\"a\"/><tick code=\"b\"/><tick code=\"c\"/></answer><answer q=\"q\" status=\"blank\"/><answer q=\"n\" status=\"blank\"/><answer q=\"t\" status=\"blank\"/>",
          "number=\"2\" mode=\"phone\"")
        + form(
          "<answer q=\"m\" status=\"answered\"/><answer q=\"q\" status=\"blank\"/><answer q=\"t\" status=\"blank\"/>",
          "number=\"3\" edition=\"easy\""))
    #expect(table.said("m") == ["a+c", "(unclear)", "none"])
    #expect(table.said("n") == ["4.5", "(blank)", "(not-asked)"])
    #expect(table.said("t") == ["text", "(blank)", "(blank)"])
    #expect(table.modeCounts.map(\.mode) == [.paper, .phone])
  }

  @Test func `reads ranks, codes and nothing but codes, and forms keyed twice`() throws {
    let survey = try SmallSurvey(
      """
      <ranking id="r"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer></ranking>
      <single id="s"><answer code="x1">Nobody</answer><answer code="x2">1</answer><answer code="x3" rest="yes">More</answer></single>
      """, responses: batchResponses.replacing(" without=\"n\"", with: " without=\"s\""), partial: "all",
      files: [
        "responses/f.xml": batch(
          form(
            "<answer q=\"r\"><tick code=\"c\" rank=\"2\"/><tick code=\"b\" rank=\"1\"/></answer><answer q=\"s\"><tick code=\"x1\"/></answer>"
          )
            + form(
              "<answer q=\"r\"><tick code=\"a\" rank=\"3\"/></answer><answer q=\"s\"><tick code=\"zz\"/></answer>",
              "number=\"2\"")
            + form(
              "<answer q=\"r\"><tick code=\"a\" rank=\"1\"/><tick code=\"b\"/></answer><answer q=\"s\" status=\"blank\"/>",
              "number=\"3\"")
            + "<form number=\"4\"><entry pass=\"2\" clerk=\"d\"><answer q=\"s\"><tick code=\"x2\"/></answer></entry><entry pass=\"1\" clerk=\"c\"><answer q=\"s\"><tick code=\"x2\"/></answer></entry></form>"
        )
      ])
    let table = try survey.table()
    #expect(table.said("r") == ["b>c", "a", "(unclear)", "(unknown-missing)"])
    #expect(
      table.said("s") == ["x1", "(unclear)", "(blank)", "x2"], "a code that is no answer is not the rest")
    #expect(
      table.column(table.survey.questions[0])?.planes[0][1] == 3, "a third place alone is a third place")
  }

  @Test func `tells the line of a form beyond 65,535, and no value that may be personal`() throws {
    let filler = String(repeating: "\n", count: 70_000)
    let forms =
      filler + form("<answer q=\"q\"><tick code=\"maybe\"/></answer>") + "\n\n<!-- a\ncomment -->\n"
      + form("<answer q=\"q\" status=\"illegible\"/>", "number=\"2\"")
    let lines = try table(forms).problems.filter { $0.kind == .notAnOption || $0.kind == .illegible }.map(
      \.location.line)
    #expect(lines == [70_003, 70_007])
    let personal = try failure(
      batch(form("<answer q=\"n\"><number>Jo Smith, 07700 900123</number></answer>")))
    #expect(
      personal == """
        responses/f.xml:3: error: a value of <number> is not what it must be
          fix: correct the value; `soundings schema forms` prints what is allowed
        """)
  }

  @Test func `names the line where a wrapped tag begins, and counts every digit of the declared count`()
    throws
  {
    let wrapped =
      "<form number=\"7\"\n  received=\"2023-07-01\"\n  mode=\"phone\"><entry pass=\"1\" clerk=\"c\"><answer q=\"q\" status=\"illegible\"/></entry></form>"
    let problems = try table("\n" + wrapped).problems.filter { $0.kind == .illegible }
    #expect(problems.map(\.location.line) == [4])
    let ok = form("<answer q=\"q\"><tick code=\"yes\"/></answer>")
    let ten = try failure(batch(ok, head: "<declared-count>1<!-- x -->0</declared-count>"))
    #expect(ten?.contains("declares 10 forms and holds 1") == true)
    #expect(try failure(batch(ok, head: "<declared-count>99999999999999999999</declared-count>")) != nil)
  }

  @Test(arguments: ["4", "256", "99999999999999999999"])
  func `takes a rank beyond the answers for unclear`(rank: String) throws {
    let options = ["a", "b", "c"].map { "<answer code=\"\($0)\">\($0)</answer>" }.joined()
    let survey = try SmallSurvey(
      "<ranking id=\"r\">\(options)</ranking>",
      responses: "<forms id=\"f\" file=\"responses/f.xml\" mode=\"paper\"/>", partial: "all",
      files: ["responses/f.xml": batch(form("<answer q=\"r\"><tick code=\"a\" rank=\"\(rank)\"/></answer>"))])
    let table = try survey.table()
    #expect(table.said("r") == ["(unclear)"])
    #expect(table.problems.contains { $0.kind == .notANumber })
  }

  @Test func `leaves forms out by their status, and the ledger balances`() throws {
    let answer = "<answer q=\"q\"><tick code=\"yes\"/></answer>"
    let forms = [
      "", "status=\"blank\"", "status=\"refused\"", "status=\"void\"", "status=\"duplicate\"",
      "status=\"partial\"",
    ]
    .enumerated().map { form(answer, "number=\"\($0)\" \($1)") }.joined()
    let table = try table(forms)
    #expect(table.count == 2)
    #expect(table.ledger.entries[0].leftOut == [.blankForm: 1, .refused: 1, .void: 1, .duplicate: 1])
    #expect(table.ledger.read == 6 && table.ledger.used == 2)
  }

  @Test func `that is malformed, invalid or of another survey is refused at its line`() throws {
    let ok = form("<answer q=\"q\"><tick code=\"yes\"/></answer>")
    #expect(try failure(batch(ok)) == nil)
    #expect(
      try failure(batch(form("<answer q=\"qq\"/>"))) == """
        responses/f.xml:3: error: an answer to 'qq', which is no question of the survey
          expected a question id: 'q', 'm', 'n' ... 1 more
          fix: did you mean 'q'? Correct q="..."
        """)
    #expect(
      try failure(batch(ok).replacing("wave=\"one\"", with: "wave=\"two\"")) == """
        responses/f.xml:2: error: the forms are of test two
          expected test one
          fix: name the batch in the survey it belongs to, or correct <questionnaire>
        """)
    #expect(
      try failure(batch(ok, head: "<declared-count>2</declared-count>")) == """
        responses/f.xml: error: the batch declares 2 forms and holds 1
          expected 2 forms
          fix: find the missing forms, or correct <declared-count>
        """)
    #expect(
      try failure(batch("<from/>"))?.hasPrefix(
        "responses/f.xml:3: error: element <from> is not expected here") == true)
    #expect(
      try failure(batch(form("<answer q=\"q\" status=\"lost\"/>")))?.hasPrefix(
        "responses/f.xml:3: error: a value of <answer> is not what it must be\n  expected one of: 'answered', 'blank'"
      ) == true)
    #expect(try failure("<form-batch")?.hasPrefix("responses/f.xml:1: error:") == true)
    #expect(try failure("")?.hasPrefix("responses/f.xml") == true)
    let entities = "<!DOCTYPE x [<!ENTITY e \"\(String(repeating: "a", count: 1_000))\">]>"
    #expect(try failure(entities + batch(ok))?.contains("declares entities") == true)
  }
}

@Suite struct `A transcription sheet` {
  private func sheet(_ text: String) throws -> SmallSurvey {
    try SmallSurvey(
      questions,
      responses:
        "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"><missing value=\"N/S\" reason=\"not-completed\"/></forms>",
      partial: "all", files: ["responses/f.csv": text])
  }

  @Test func `has a row for each form and words for what is no answer`() throws {
    let survey = try sheet(
      """
      batch,form,received,mode,pass,status,q,m.a,m.b,m.c,n,t
      b,001,2023-07-01,,1,,yes,1,,x,4,words
      b,002,2023-07-01,phone,1,,#multiple 1 2,0,0,0,#illegible,
      b,003,2023-07-02,,1,,#declined,1,1,1,,#blank
      b,004,2023-07-02,,1,,#notasked,#notasked,,,N/S,x
      b,004,2023-07-02,,2,,#notasked,#notasked,,,N/S,x
      b,005,2023-07-02,,1,void,yes,1,,,1,x

      """)
    let table = try survey.table()
    #expect(table.said("q") == ["yes", "(unclear)", "pnts", "(not-asked)"])
    #expect(table.said("m") == ["a+c", "none", "(unclear)", "(not-asked)"])
    #expect(table.said("n") == ["4.0", "(unclear)", "(not-completed)", "(not-completed)"])
    #expect(table.said("t") == ["text", "(not-completed)", "(blank)", "text"])
    #expect(table.ledger.entries[0].leftOut == [.void: 1])
    #expect(table.ledger.read == 5, "a form keyed twice is one form")
  }

  @Test func `without form numbers or with a heading twice is refused`() throws {
    #expect(
      try sheet("q,t\nyes,x\n").failure() == """
        responses/f.csv:1: error: the sheet has no column 'form'
          expected the number of each form under the heading form
          fix: add the column, or check that this is a transcription sheet and not an export
        """)
    #expect(
      try sheet("form,q,q\n1,yes,no\n").failure()?.contains("the heading stands twice, also over column 2")
        == true)
  }

  @Test func `may leave questions out: they were not asked`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\">\(yesNo)</single><single id=\"r\">\(yesNo)</single>",
      responses:
        "<forms id=\"f\" file=\"responses/f.csv\" mode=\"street\"/><forms id=\"g\" file=\"responses/g.csv\" mode=\"paper\"/>",
      files: ["responses/f.csv": "form,q\n1,yes\n", "responses/g.csv": "form,q,r\n1,no,no\n"])
    let table = try survey.table()
    #expect(table.said("r") == ["(not-asked)", "no"])
    #expect(table.count == 2, "form numbers are counted within their own file")
  }
}

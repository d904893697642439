import Consultation
import TestSupport
import Testing

private let questions = """
  <single id="q"><answer code="yes">Yes</answer><answer code="no">No</answer></single>
  <multiple id="m"><answer code="a">A</answer><answer code="b">B</answer></multiple>
  <number id="n"/><text id="t"/>
  """

private func survey(
  _ files: [String: String], forms: String = "file=\"responses/f.csv\"", inside: String = ""
) throws -> SmallSurvey {
  try SmallSurvey(
    questions, responses: "<forms id=\"f\" \(forms) mode=\"paper\">\(inside)</forms>", partial: "all",
    files: files)
}

private func sheet(_ rows: String, forms: String = "file=\"responses/f.csv\"") throws -> ResponseTable {
  try survey(["responses/f.csv": "batch,form,clerk,pass,q,m,n,t\n" + rows], forms: forms).table()
}

/// What of the problems is worse than a note, in short.
private func defects(_ table: ResponseTable) -> [String] {
  table.problems.filter { $0.severity != .note }.map {
    "\($0.location.file):\($0.location.line ?? 0) \($0.kind.rawValue)"
  }
}

@Suite struct `Forms keyed twice` {
  @Test func `are compared by number, never by the order of rows`() throws {
    let table = try sheet(
      """
      b,001,jo,1,yes,a;b,4,some  words
      b,002,jo,1,no,a,5,x
      b,002,al,2,no,a,5,x
      b,001,al,2,yes,b;a,4.0,some words

      """)
    #expect(table.said("q") == ["yes", "no"])
    #expect(table.said("m") == ["a+b", "a"])
    #expect(table.ledger.read == 2 && table.ledger.used == 2)
    #expect(table.keyings[0].forms == [.agreed: 2])
    #expect(table.keyings[0].total == .init(compared: 8))
    #expect(defects(table) == [])
  }

  @Test func `count as unclear where they differ and nothing decides`() throws {
    let rows = "b,1,jo,1,yes,a,4,x\nb,1,al,2,no,a;b,5,y\nb,2,jo,1,yes,,,x\n"
    let table = try sheet(rows)
    #expect(table.said("q") == ["(unclear)", "yes"])
    #expect(table.said("m") == ["(unclear)", "(blank)"])
    #expect(table.said("n") == ["(unclear)", "(blank)"])
    #expect(table.said("t") == ["(unclear)", "text"])
    #expect(table.keyings[0].forms == [.open: 1, .single: 1])
    #expect(table.keyings[0].total.open == 4)
    #expect(
      table.problems.first { $0.kind == .keyingConflict }?.message == """
        responses/f.csv:2: error: the keyings of one form differ in q (see also line 3)
          form 1 of batch b
          expected the same answer in each pass, or a resolution
          fix: look at the paper and add a resolution; until then the answer counts as unclear
        """)
    let first = try sheet(rows, forms: "file=\"responses/f.csv\" conflicts=\"first-pass\"")
    #expect(first.said("q") == ["yes", "yes"] && first.said("n") == ["4.0", "(blank)"])
    #expect(first.said("m") == ["a", "(blank)"])
    #expect(
      first.problems.count { $0.kind == .keyingConflict && $0.severity == .error } == 4,
      "they are listed all the same")
    #expect(
      first.problems.first { $0.kind == .keyingConflict && $0.severity == .warning }?.message == """
        responses/f.csv: warning: 4 of 4 answers of batch 'b' that were compared differ between the keyings
          expected no more than 3 in a hundred
          fix: key the whole batch a second time; keying.csv shows which questions differ
        """)
  }

  @Test func `are decided by a resolution, which tells whose keying was wrong`() throws {
    let table = try sheet(
      """
      b,1,jo,1,yes,a,4,x
      b,1,al,2,no,a,5,x
      b,1,chief,resolution,no,,,

      """)
    #expect(table.said("q") == ["no"])
    #expect(table.said("n") == ["(unclear)"], "an empty cell of a resolution decides nothing")
    let keying = table.keyings[0]
    #expect(keying.total == .init(compared: 4, differing: 2, resolved: 1))
    #expect(keying.byClerk["jo"] == .init(compared: 4, differing: 2, resolved: 1, wrong: 1))
    #expect(keying.byClerk["al"] == .init(compared: 4, differing: 2, resolved: 1, wrong: 0))
    #expect(keying.byQuestion[0] == .init(compared: 1, differing: 1, resolved: 1))
    #expect(keying.byBatch["b"] == keying.total)
  }

  @Test func `in a batch are entries of one form, with a resolution where they differ`() throws {
    func answer(_ code: String) -> String { "<answer q=\"q\"><tick code=\"\(code)\"/></answer>" }
    let text = """
      <form-batch xmlns="urn:soundings:forms:1" id="b1" place="Library">
      <questionnaire series="test" wave="one"/><declared-count>3</declared-count>
      <clerk id="jo"/><clerk id="al"/><note>Box 4</note>
      <form number="01" language="cy" received="2023-07-01"><scan name="s1.pdf" pages="2"/>
      <entry pass="1" clerk="jo">\(answer("yes"))<answer q="t"><text unclear="true">a
      b</text></answer></entry>
      <entry pass="2" clerk="al">\(answer("no"))<answer q="t"><text>a b</text></answer></entry>
      <resolution by="jo" on="2023-08-01">\(answer("no"))</resolution></form>
      <form number="02"><entry pass="1" clerk="jo"></entry><entry pass="2" clerk="al">\(answer("yes"))</entry></form>
      <form number="03"><entry pass="1" clerk="jo"/></form>
      </form-batch>
      """
    let table = try survey(["responses/f.xml": text], forms: "file=\"responses/f.xml\"").table()
    #expect(table.said("q") == ["no", "yes", "(unknown-missing)"])
    #expect(table.said("t") == ["text", "(unknown-missing)", "(unknown-missing)"])
    #expect(table.keyings[0].forms == [.resolved: 1, .single: 2])
    #expect(table.keyings[0].total == .init(compared: 2, differing: 1, resolved: 1))
    let facts = table.provenance[0].facts
    #expect(facts[.form, 0] == "01" && facts[.place, 2] == "Library" && facts[.scan, 0] == "s1.pdf")
    #expect(facts[.language, 0] == "cy" && facts[.clerk, 1] == "al" && facts[.received, 1] == "")
  }

  @Test func `by a clerk whom the batch does not declare are refused`() throws {
    let text = """
      <form-batch xmlns="urn:soundings:forms:1" id="b1">
      <questionnaire series="test" wave="one"/>
      <clerk id="jo"/>
      <form number="01">
      <entry pass="1" clerk="Mary Brown"><answer q="q" status="blank"/></entry></form>
      </form-batch>
      """
    #expect(
      try survey(["responses/f.xml": text], forms: "file=\"responses/f.xml\"").failure() == """
        responses/f.xml:5: error: an entry by a clerk who is not declared at the head of the batch
          expected one of the 1 declared clerks
          fix: correct the clerk, or add <clerk id="..."/> before the first form
        """)
  }

  @Test func `may lie in one file for each clerk, whose columns differ`() throws {
    let table = try survey(
      [
        "responses/keyed/al.csv": "batch,form,clerk,pass,q,n,t\nb,2,al,2,no,,x\nb,1,al,2,yes,7,\n",
        "responses/keyed/jo.csv": "batch,form,clerk,pass,q,m\nb,1,jo,1,yes,a\nb,2,jo,1,yes,maybe\n",
        "responses/keyed/jo-copy.csv": "batch,form,clerk,pass,q,m\nb,1,jo,1,yes,a\nb,2,jo,1,yes,maybe\n",
      ], forms: "file=\"responses/keyed\""
    ).table()
    #expect(table.said("q") == ["(unclear)", "yes"], "in the order of the first keying")
    #expect(table.said("m") == ["(unclear)", "a"])
    #expect(table.said("n") == ["(blank)", "7.0"])
    #expect(table.said("t") == ["text", "(not-completed)"])
    #expect(
      table.problems.filter { $0.severity != .note }.map(\.message) == [
        """
        responses/keyed/jo.csv: warning: the file has the same bytes as responses/keyed/jo-copy.csv and is skipped
          expected each file once
          fix: remove one of the two
        """,
        """
        responses/keyed/al.csv: warning: the file has no column for 'm', which others of the folder have
          expected the same questions in all files
          fix: add the columns, or correct their headings; until then the questions count as not asked on forms that only stand here
        """,
        """
        responses/keyed/jo-copy.csv: warning: the file has no column for 'n', 't', which others of the folder have
          expected the same questions in all files
          fix: add the columns, or correct their headings; until then the questions count as not asked on forms that only stand here
        """,
        """
        responses/keyed/jo-copy.csv:3: error: the keyings of one form differ in q (see also line 2 of responses/keyed/al.csv)
          form 2 of batch b
          expected the same answer in each pass, or a resolution
          fix: look at the paper and add a resolution; until then the answer counts as unclear
        """,
        """
        responses/keyed/jo-copy.csv:3: column 6 'm': error: 'maybe' is not an option of question m
          form 2 of batch b
          expected one of: 'A', 'B' (survey.xml:6)
          fix: Correct the cell, or add <also>maybe</also> to the option; until then the answer counts as unclear
        """,
      ])
  }
}

@Suite struct `A form number that stands twice` {
  @Test func `with the same answers counts once`() throws {
    let table = try sheet("b,1,jo,1,yes,a,4,x\nb,1,al,1,yes,a,4,x\n")
    #expect(table.said("q") == ["yes"])
    #expect(table.ledger.entries[0].leftOut == [.duplicate: 1] && table.ledger.read == 2)
    #expect(
      table.problems.filter { $0.kind == .duplicate }.map(\.message) == [
        """
        responses/f.csv:3: warning: the form number stands on line 2 as well, with the same answers; the two count as one
          expected each form once in a pass
          fix: remove one of the two, or correct the number
        """
      ])
  }

  @Test(arguments: [("al", "by another clerk with other answers"), ("jo", "as well, with other answers")])
  func `with other answers counts for neither`(clerk: String, words: String) throws {
    let table = try sheet("b,1,jo,1,yes,a,4,x\nb,1,\(clerk),1,no,a,4,x\nb,2,jo,1,no,,,\n")
    #expect(table.said("q") == ["no"])
    #expect(table.ledger.entries[0].leftOut == [.conflict: 2] && table.ledger.read == 3)
    let problem = table.problems.first { $0.kind == .formConflict }
    #expect(problem?.found.contains(words) == true)
    #expect(problem?.fix?.contains("pass 1 and pass 2") == (clerk == "al"))
  }

  @Test func `in two files of one batch counts once, or for neither`() throws {
    let survey = try SmallSurvey(
      questions,
      responses:
        "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/><forms id=\"g\" file=\"responses/g.csv\" mode=\"event\"/>",
      files: [
        "responses/f.csv": "batch,form,q,m,n,t\nb,1,yes,,,\nb,2,yes,,,\nb,3,yes,,,\n,4,yes,,,\n",
        "responses/g.csv": "batch,form,q,m,n,t\nb,1,no,,,\nb,2,yes,,,\nc,3,no,,,\n,4,no,,,\n",
      ])
    let table = try survey.table()
    #expect(table.said("q") == ["yes", "yes", "yes", "no", "no"])
    #expect(table.ledger.entries.map(\.leftOut) == [[.conflict: 1], [.conflict: 1, .duplicate: 1]])
    #expect(
      defects(table) == ["responses/g.csv:2 form-conflict", "responses/g.csv:3 duplicate"])
  }

  @Test func `is not the same number where zeros differ, and that is listed`() throws {
    let table = try sheet(
      "b,012,jo,1,yes,,,\nb,12,jo,1,no,,,\n,,jo,1,no,,,\nb,1.2E+10,jo,1,no,,,\nb,Total,,,,,9,\n")
    #expect(table.count == 3 && table.ledger.entries[0].leftOut == [.conflict: 2])
    #expect(
      table.problems.filter { $0.kind == .duplicate }.map { "\($0.location.line ?? 0): \($0.found)" } == [
        "4: a form without a number",
        "5: a form whose number a spreadsheet has shortened to the kind of 1.2E+10",
        "6: a form whose number is a word for a total",
        "3: a form whose number is that of another form but for leading zeros",
      ])
  }
}

@Suite struct `A file with the same bytes as another` {
  @Test func `is left out, and the account balances`() throws {
    let text = "batch,form,q,m,n,t\nb,1,yes,,,\nb,2,no,,,\n"
    let survey = try SmallSurvey(
      questions,
      responses:
        "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/><forms id=\"g\" file=\"responses/g.csv\" mode=\"paper\"/>",
      files: ["responses/f.csv": text, "responses/g.csv": text])
    let table = try survey.table()
    #expect(table.count == 2)
    #expect(table.ledger.entries.map(\.leftOut) == [[:], [.duplicate: 2]])
    #expect(defects(table) == ["responses/g.csv:0 duplicate"])
  }
}

@Suite struct `An equality form that is returned apart` {
  private func table(_ equality: String) throws -> ResponseTable {
    try SmallSurvey(
      questions,
      responses: """
        <forms id="f" file="responses/f.csv" mode="paper"/>
        <forms id="e" file="responses/e.csv" mode="paper"><edition id="equality" without="q m t" completes="yes"/></forms>
        """,
      files: [
        "responses/f.csv": "batch,form,q,m,t\nb,001,yes,a,x\nb,002,no,,\nc,002,no,b,\n",
        "responses/e.csv": "batch,form,edition,linked-to,n\n" + equality,
      ]
    ).table()
  }

  @Test func `completes the form that it names, in its own batch first`() throws {
    let table = try table("b,e1,equality,002,44\nx,e2,equality,001,55\n")
    #expect(table.count == 3)
    #expect(table.said("n") == ["55.0", "44.0", "(not-asked)"])
    #expect(table.ledger.entries.map(\.leftOut) == [[:], [.joined: 2]])
    #expect(defects(table) == [])
  }

  @Test func `that names no form, or one that is not there, is no response`() throws {
    let table = try table("b,e1,equality,,44\nb,e2,equality,9,1\nx,e3,equality,002,1\n")
    #expect(table.count == 3 && table.said("n") == ["(not-asked)", "(not-asked)", "(not-asked)"])
    #expect(table.ledger.entries[1].leftOut == [.unlinked: 3])
    #expect(
      table.problems.filter { $0.kind == .unlinked }.map(\.message) == [
        """
        responses/e.csv:2: error: 3 forms that should complete others name none that counts; the first stands here
          expected in linked-to the number of one questionnaire that is used
          fix: find the questionnaires that they came with; unlinked equality forms cannot be crossed with opinions and are left out
        """
      ])
  }
}

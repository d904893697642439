import Consultation
import TestSupport
import Testing

private let yesNo = "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"

@Suite struct `An online export` {
  @Test func `keeps the missing reasons apart`() throws {
    let survey = try SmallSurvey(
      "<single id=\"a\">\(yesNo)</single><single id=\"b\" asked-if=\"a = yes\">\(yesNo)</single><single id=\"c\">\(yesNo)</single><text id=\"d\"/>",
      responses:
        "<export id=\"x\" file=\"responses/a.csv\" mode=\"online\" platform=\"generic\"><missing value=\"-99\" reason=\"blank\"/><missing value=\"-88\" reason=\"not-asked\"/><missing value=\"?\" reason=\"unknown\"/></export>",
      files: [
        "responses/a.csv":
          "a,b,c,d\nyes,yes,no,hello\nno,,yes,\nyes,,,late\n,,,end\nyes,,,\n-99,-88,?,x\nyes,maybe,99,x\nno,yes,no,\n"
      ])
    let table = try survey.table()
    #expect(table.said("a") == ["yes", "no", "yes", "(blank)", "yes", "(blank)", "yes", "no"])
    // Not asked where the route does not lead there; an answer there is kept.
    #expect(
      table.said("b") == [
        "yes", "(not-asked)", "(blank)", "(not-asked)", "(not-completed)", "(not-asked)", "(unclear)", "yes",
      ])
    #expect(
      table.said("c") == [
        "no", "yes", "(blank)", "(blank)", "(not-completed)", "(unknown-missing)", "(unclear)", "no",
      ])
    #expect(
      table.said("d") == [
        "text", "(not-completed)", "text", "text", "(not-completed)", "text", "text", "(not-completed)",
      ])
    #expect(
      table.problems.filter { $0.severity != .note }.map(\.kind) == [
        .notAnOption, .notAnOption, .answeredNotAsked,
      ])
  }

  @Test func `lists a value that is no option with its place, the options and the cure`() throws {
    let survey = try SmallSurvey(
      "<scale id=\"age\"><column header=\"Age band\"/><answer code=\"16-24\">16 to 24</answer><answer code=\"25-34\">25 to 34</answer><answer code=\"35-44\">35 to 44</answer><answer code=\"45-54\">45 to 54</answer></scale>",
      files: [
        "responses/a.csv":
          "id,AGE  BAND\n1,16 to 24\n2,\"25 to\n34\"\n3,16 to 25\n4,jo@example.org 07700 900123\n"
      ])
    #expect(
      try survey.messages() == [
        """
        responses/a.csv:5: column 2 'AGE BAND': error: '16 to 25' is not an option of question age
          response 3 of 4
          expected one of: '16 to 24', '25 to 34', '35 to 44' ... 1 more (survey.xml:5)
          fix: did you mean '16 to 24'? Correct the cell, or add <also>16 to 25</also> to the option; until then the answer counts as unclear
        """,
        """
        responses/a.csv:6: column 2 'AGE BAND': error: a text of 27 characters is not an option of question age
          response 4 of 4
          expected one of: '16 to 24', '25 to 34', '35 to 44' ... 1 more (survey.xml:5)
          fix: Correct the cell, or add an <also> to the option; until then the answer counts as unclear
        """,
      ])
  }

  @Test func `reads multiple choice in every usual form`() throws {
    let survey = try SmallSurvey(
      """
      <multiple id="ticks"><answer code="a">Apple<column header="t" under="Apple"/></answer><answer code="b">Pear<column header="t" under="Pear"/></answer><answer code="n" kind="none">None<column header="t" under="None"/></answer></multiple>
      <multiple id="joined" at-most="2"><column header="j" joined=";"/><answer code="a">Apple</answer><answer code="b">Pear; ripe</answer><answer code="c">Plum</answer></multiple>
      <multiple id="slots" empty="none"><column header="s1"/><column header="s2"/><answer code="a">Apple</answer><answer code="b">Pear</answer></multiple>
      <text id="last"><column header="last"/></text>
      """,
      responses: "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" platform=\"surveymonkey\"/>",
      files: [
        "responses/a.csv": """
        Respondent ID,t,,,j,s1,s2,last
        ,Apple,Pear,None,Response,Response,Response,Open-Ended Response
        1,Apple,,,Apple;Plum,Apple,,x
        2,1,TRUE,0,Pear; ripe;Apple;,Pear,Apple,x
        3,no,no,,,,,x
        4,,,None,Apple;Pear; ripe;Plum,,,x
        5,x,,✓,Cherry;Apple,Fig,,x
        6,,,,,,,

        """
      ])
    let table = try survey.table()
    // The sixth row answers nothing, so "empty means none" does not make a response of it.
    #expect(table.said("ticks") == ["a", "a+b", "none", "n", "a+n"])
    #expect(table.said("joined").prefix(5) == ["a+c", "a+b", "(blank)", "(unclear)", "a"])
    #expect(table.said("slots").prefix(5) == ["a", "a+b", "none", "none", "(unclear)"])
    let kinds = table.problems.filter { $0.severity != .note }.map(\.kind.rawValue)
    #expect(kinds == ["over-ticked", "none-beside-others", "not-an-option", "not-an-option"])
  }

  @Test func `reads grids, rankings, numbers and dates`() throws {
    let survey = try SmallSurvey(
      """
      <grid id="trust"><text>How far do you trust</text><item id="police">the police</item><item id="council">the council</item><answer code="lot">A lot</answer><answer code="little">A little</answer></grid>
      <grid id="uses" of="multiple"><item id="bus">bus<column code="bus work" answer="work"/><column code="bus play" answer="play"/></item><answer code="work">Work</answer><answer code="play">Play</answer></grid>
      <ranking id="best"><answer code="a">A<column code="rank a"/></answer><answer code="b">B<column code="rank b"/></answer></ranking>
      <ranking id="first"><column code="place 1" rank="1"/><column code="place 2" rank="2"/><answer code="a">A</answer><answer code="b">B</answer></ranking>
      <number id="years" minimum="0" maximum="120"/><date id="born" order="day-first"/>
      <banded id="age" of="born" at="fieldwork-start" bands="0-15 16-24 25+"/>
      """,
      files: [
        "responses/a.csv": """
        trust.police,trust.council,bus work,bus play,rank a,rank b,place 1,place 2,years,born
        A lot,a little,1,,2,1,B,A,7,12/06/1998
        a lot,none,0,0,1,1,A,,-1,13/06/1998
        ,A lot,,Yes,1,,,B,seven,31/02/1990
        A lot,A lot,1,1,3,1,b,a,120,2010-01-31

        """
      ])
    let table = try survey.table()
    #expect(table.said("trust.police") == ["lot", "lot", "(blank)", "lot"])
    #expect(table.said("trust.council") == ["little", "(unclear)", "lot", "lot"])
    #expect(table.said("uses.bus") == ["work", "none", "play", "work+play"])
    #expect(table.said("best") == ["b>a", "(unclear)", "a", "b"])
    #expect(table.said("first") == ["b>a", "a", "b", "b>a"])
    #expect(table.said("years") == ["7.0", "(unclear)", "(unclear)", "120.0"])
    // 25 on the day, 24 until the next day.
    #expect(table.said("age") == ["25-and-over", "16-24", "(unclear)", "0-15"])
  }

  @Test func `finds a platform by evidence, and takes its words for missing`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\"><column header=\"Do you agree?\"/>\(yesNo)</single>",
      responses:
        "<export id=\"s\" file=\"responses/a.csv\" mode=\"online\"/><duplicates by=\"respondent\" keep=\"first\"/>",
      files: [
        "responses/a.csv": """
        UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Q1. Do you agree?
        7,1,Jo,jo@example.org,192.0.2.1,u,01/07/2023 10:00:00,01/07/2023 10:05:00,-,Yes
        8,2,Al,-,192.0.2.1,u,01/07/2023 10:00:00,01/07/2023 10:05:00,-,-
        7,1,Jo,jo@example.org,192.0.2.1,u,01/07/2023 10:00:00,01/07/2023 10:05:00,-,No

        """
      ])
    let table = try survey.table()
    #expect(table.said("q") == ["yes"])
    let entry = try #require(table.ledger.entries.first)
    #expect(
      entry.recognisedAs
        == "SmartSurvey, one header row (row 1 has 'UserID', row 1 has 'UserNo', row 1 has 'Tracking Link')")
    #expect(entry.read == 3 && entry.used == 1 && entry.leftOut == [.noAnswers: 1, .duplicate: 1])
  }

  @Test func `of SmartSurvey with three header rows has options under questions`() throws {
    let survey = try SmallSurvey(
      "<multiple id=\"m\"><answer code=\"a\">Apple<column header=\"Which?\" under=\"Apple\"/></answer><answer code=\"b\">Pear<column header=\"Which?\" under=\"Pear\"/></answer></multiple>",
      responses:
        "<export id=\"s\" file=\"responses/a.csv\" mode=\"online\" platform=\"smartsurvey-three-rows\"/>",
      files: [
        "responses/a.csv":
          "UserID,UserNo,Q4. Which?,\n,,Q4.1. Apple,Q4.2. Pear\n,,,\n1,1,Apple,-\n2,2,-,Pear\n"
      ])
    #expect(try survey.table().said("m") == ["a", "b"])
  }

  @Test func `in Windows-1252 is read with a warning that names the first byte`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\"><answer code=\"c\">Caf\u{E9}</answer><answer code=\"d\">Don\u{2019}t</answer></single>"
    )
    try survey.folder.write(
      "responses/a.csv",
      bytes: Array("q,x\nCaf".utf8) + [0xE9] + Array(",1\nDon".utf8) + [0x92] + Array("t,1\n".utf8))
    #expect(try survey.table().said("q") == ["c", "d"])
    #expect(
      try survey.messages() == [
        """
        responses/a.csv:2: warning: byte E9 is not UTF-8; the file is read as Windows-1252
          fix: check that names and punctuation look right; if so, say encoding="windows-1252" in the definition
        """
      ])
  }

  @Test(arguments: [
    (
      "<single id=\"q\"><column header=\"Quest\"/>\(yesNo)</single>", "Question,x\nyes,1\n",
      """
      survey.xml:5: error: responses/a.csv has no column 'Quest', which q claims
        expected a heading of the file: 'Question', 'x'
        fix: Correct the column in the definition, or remove it if the question was not asked here
      """
    ),
    (
      "<single id=\"q\"><column header=\"Question\"/>\(yesNo)</single>", "Question,Question\nyes,no\n",
      """
      survey.xml:5: error: 2 columns of responses/a.csv fit the claim of q: 1, 2
        expected one column
        fix: name it by position="...", or by under="..." in a file with two header rows
      """
    ),
    (
      "<single id=\"q\"><column code=\"a\"/>\(yesNo)</single>\n<single id=\"r\"><column position=\"1\"/>\(yesNo)</single>",
      "a,b\nyes,no\n",
      """
      survey.xml:6: error: column 1 'a' of responses/a.csv is claimed twice: by q and by r
        expected one question for each column
        fix: correct the column of one of them
      """
    ),
    (
      "<single id=\"q\"><column code=\"a\"/>\n<column code=\"b\"/>\(yesNo)</single>", "a,b\nyes,no\n",
      """
      survey.xml:6: error: q claims two columns of export a
        expected one column
        fix: remove one of them, or say source="..." on each
      """
    ),
    (
      "<single id=\"q\">\(yesNo)</single>", "other,things\n1,2\n",
      """
      responses/a.csv:1: error: no column of this file belongs to a question
        expected the headings that the definition names
        fix: check that this is the export of this survey, its delimiter and its platform (generic)
      """
    ),
    (
      "<single id=\"q\">\(yesNo)</single>\n<single id=\"r\">\(yesNo)</single>", "q,x\nyes,1\n",
      """
      survey.xml:6: error: no column of any source belongs to r
        expected a column that it claims, or one with the heading 'r'
        fix: add <column .../> to the question, or remove the question
      """
    ),
    (
      "<single id=\"q\">\(yesNo)</single>", "q,x\nyes,1\n\"no,1\nyes,1\n",
      """
      responses/a.csv:3: error: a quotation mark is opened here and never closed
        expected a closing quotation mark before the end of the file
        fix: close the quotation mark, or export the file again
      """
    ),
    (
      "<single id=\"q\">\(yesNo)</single>", "",
      """
      responses/a.csv: error: the file is empty
        expected a header and responses
        fix: export the responses again
      """
    ),
  ])
  func `that does not fit is refused with the place and the cure`(
    questions: String, file: String, message: String
  ) throws {
    #expect(try SmallSurvey(questions, files: ["responses/a.csv": file]).failure() == message)
  }

  @Test(arguments: ["jo@x.org", "Jo Smith", "12 High Street", "ME4 4TR", "01634 333333", "020-7946-0958"])
  func `does not repeat what may be personal`(value: String) throws {
    let survey = try SmallSurvey(
      "<single id=\"q\">\(yesNo)</single>", files: ["responses/a.csv": "q,x\n\(value),1\nyes,1\n"])
    let message = try #require(try survey.messages().first)
    #expect(!message.contains(value))
    #expect(message.contains("a text of \(value.count) characters is not an option"))
  }

  @Test func `with something like records inside a cell is cut wrongly, noticed and read again`() throws {
    let plain = String(repeating: "yes,plain text to fill the line,1\n", count: 130_000)
    let fake = String(repeating: "no,this is no record,1\n", count: 20_000)
    let text = "q,t,x\n" + plain + "yes,\"" + fake + "\",1\n" + plain + "maybe,end,1\n"
    let survey = try SmallSurvey("<single id=\"q\">\(yesNo)</single>", files: ["responses/a.csv": text])
    let table = try survey.table(threads: 2)
    #expect(table.count == 260_001 && table.ledger.read == 260_002)
    #expect(try #require(try survey.tables().table(of: "q")).counts("no") == [0])
    #expect(
      table.problems.filter { $0.kind == .notAnOption }.map(\.location.line) == [1 + 260_000 + 20_001 + 1])
  }

  @Test func `takes a cell of invisible characters for empty`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\">\(yesNo)</single><text id=\"t\"/>",
      files: ["responses/a.csv": "q,t\n\u{FEFF},x\n\u{200B} ,x\nye\u{200B}s,\u{FEFF}\n"])
    let table = try survey.table()
    #expect(table.said("q") == ["(blank)", "(blank)", "yes"])
    #expect(table.said("t") == ["text", "text", "(not-completed)"])
  }

  @Test func `that is missing is refused`() throws {
    #expect(
      try SmallSurvey("<single id=\"q\">\(yesNo)</single>").failure() == """
        responses/a.csv: error: there is no such file
          fix: check the name and the folder, then run again
        """)
  }

  @Test func `keeps the later of two responses, or the earlier one`() throws {
    for (keep, expected) in [("last", ["no", "no"]), ("first", ["yes", "no"])] {
      let survey = try SmallSurvey(
        "<single id=\"q\">\(yesNo)</single>",
        responses:
          "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" platform=\"generic\"/><export id=\"b\" file=\"responses/b.csv\" mode=\"phone\" platform=\"generic\"/><duplicates by=\"respondent\" keep=\"\(keep)\"/>",
        files: [
          "responses/a.csv": "Respondent ID,q\n1,yes\n2,no\n", "responses/b.csv": "Respondent ID,q\n1,no\n",
        ])
      let table = try survey.table()
      #expect(table.said("q").sorted() == expected.sorted())
      #expect(table.ledger.entries.map(\.read) == [2, 1])
      #expect(table.ledger.read == table.ledger.used + table.ledger.leftOut(.duplicate))
    }
  }

  @Test func `counts a weight exactly, and lists one that is missing`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\">\(yesNo)</single>", rest: "<weight id=\"w\"><column code=\"w\"/></weight>",
      files: ["responses/a.csv": "q,w\nyes,0.1\nyes,0.2\nno,0.7\nno,x\n"])
    let tables = try survey.tables()
    let table = try #require(tables.table(of: "q"))
    #expect(table.weightedPercentage(row: 0, column: 0) == 300_000)
    #expect(table.bases[0].unweighted == 4)
    // Kish: (0.1 + 0.2 + 0.7) squared over 0.01 + 0.04 + 0.49.
    #expect(abs(table.bases[0].effective - 1 / 0.54) < 1e-12)
    #expect(tables.responses.problems.filter { $0.severity == .error }.map(\.kind) == [.weight])
  }
}

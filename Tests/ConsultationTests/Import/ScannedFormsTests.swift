import Consultation
import TestSupport
import Testing

private let letters =
  "<answer code=\"a\">A</answer><answer code=\"b\">B</answer><answer code=\"c\">C</answer>"

/// What goes wrong on paper and is told by a program that reads scanned forms: it stays what it is.
@Suite struct `Flags of programs that read scanned forms` {
  private func survey(_ questions: String, _ files: [String: String], partial: String = "all") throws
    -> SmallSurvey
  {
    let exports = files.keys.sorted().enumerated().map {
      "<export id=\"s\($0)\" file=\"\($1)\" mode=\"paper\" unclaimed=\"ignore\"/>"
    }
    return try SmallSurvey(questions, responses: exports.joined(), partial: partial, files: files)
  }

  /// The problems of some kinds as line, column and kind.
  private func listed(_ table: ResponseTable) -> [String] {
    table.problems.filter { $0.severity == .error }.map {
      "\($0.location.line ?? 0) \($0.location.columnName ?? "") \($0.kind.rawValue)"
    }
  }

  private static let numbers =
    "<single id=\"q\"><column code=\"1_1\"/><answer code=\"x\">1</answer><answer code=\"y\">2</answer></single>"
    + "<multiple id=\"m\"><answer code=\"m1\">One<column code=\"1_2_1\"/></answer><answer code=\"m2\">Two<column code=\"1_2_2\"/></answer></multiple>"
    + "<text id=\"t\"><column code=\"1_3_1\"/></text>"

  @Test func `of SDAPS are missing reasons, problems and forms left out`() throws {
    let table = try survey(
      Self.numbers,
      [
        "responses/a.csv": """
        questionnaire_id,global_id,empty,valid,recognized,review,verified,1_1_review,1_1,1_1_1,1_1_2,1_2_review,1_2_1,1_2_2,1_3_1
        1,g,0,1,1,,1,,2,0,1,,1,0,A text that was typed
        2,g,0,1,1,Ask Ada Invented,1,Ada Invented,error-multi-select,1,1,,1,1,1
        3,g,0,1,1,,0,,NA,0,0,,0,0,0
        4,g,1,1,1,,0,,NA,0,0,,0,0,0
        5,g,0,0,1,,1,,1,1,0,,1,0,1
        6,g,0,1,0,,0,,NA,0,0,,0,0,0
        7,g,1,0,0,Torn,0,,NA,0,0,,0,0,0

        """
      ]
    ).table()
    #expect(table.said("q") == ["y", "(unclear)", "(blank)"])
    #expect(table.said("m") == ["m1", "m1+m2", "(blank)"])
    #expect(table.said("t") == ["text", "text", "(blank)"])
    #expect(table.ledger.entries[0].leftOut == [.blankForm: 2, .void: 1, .pending: 1])
    #expect(listed(table) == ["3 1_1 / 1 over-ticked"])
    #expect(
      table.problems.filter { $0.kind == .status }.map(\.message) == [
        "responses/a.csv: note: 1 not confirmed: left out\n  fix: if they are responses all the same, correct the column in the file",
        "responses/a.csv: note: 2 blank forms: left out\n  fix: if they are responses all the same, correct the column in the file",
        "responses/a.csv: note: 1 struck out: left out\n  fix: if they are responses all the same, correct the column in the file",
        "responses/a.csv: note: 1 form waits for somebody to look at it, by a column of the file: kept\n  fix: look at them in the program that scanned them, correct what it read, and export again",
      ])
    #expect(!table.problems.contains { $0.message.contains("Ada") || $0.message.contains("Torn") })
  }

  @Test func `of FormScanner stand in brackets`() throws {
    let table = try survey(
      "<single id=\"q\"><column header=\"Question 1\"/>\(letters)</single>"
        + "<multiple id=\"m\"><column header=\"Question 2\" joined=\", \"/>\(letters)</multiple>",
      [
        "responses/a.csv": """
        Nome file;Question 1;Question 2
        ada-invented;[A];[A, C]
        ben-invented;[A, B];[B]
        cara-invented;[B, D];[C]
        dev-invented;[];[]
        eve-invented;[C, C];[]
        finn-invented;[C];[]

        """
      ]
    ).table()
    #expect(table.said("q") == ["a", "(unclear)", "(unclear)", "(blank)", "(unclear)", "c"])
    #expect(table.said("m") == ["a+c", "b", "c", "(blank)", "(blank)", "(blank)"])
    // D is no option, so the third cell is not known to be two answers; nor is the same one twice.
    #expect(
      listed(table) == [
        "3 Question 1 over-ticked", "4 Question 1 not-an-option", "6 Question 1 not-an-option",
      ])
    #expect(!table.problems.contains { $0.message.contains("invented") })
    #expect(table.ledger.entries[0].recognisedAs.hasPrefix("FormScanner, results ("))
  }

  private static let results = """
    "file_id","input_path","output_path","score","q","m"
    "ada-invented.png","in/a.png","out/a.png","0","A","AC"
    "ben-invented.png","in/b.png","out/b.png","0","AC","C"
    "cara-invented.png","in/c.png","out/c.png","0","","CBA"
    "dev-invented.png","in/d.png","out/d.png","0","AZ",""
    "eve-invented.png","in/e.png","out/e.png","0","B",""

    """
  private static let glued = "<single id=\"q\">\(letters)</single><multiple id=\"m\">\(letters)</multiple>"

  @Test func `of OMRChecker are glued together, and a file of results alone is not all`() throws {
    let table = try survey(Self.glued, ["responses/Results_05AM.csv": Self.results]).table()
    #expect(table.said("q") == ["a", "(unclear)", "(blank)", "(unclear)", "b"])
    #expect(table.said("m") == ["a+c", "c", "a+b+c", "(not-completed)", "(not-completed)"])
    #expect(listed(table) == ["3 q over-ticked", "5 q not-an-option"])
    #expect(
      table.problems.first { $0.kind == .overTicked }?.message == """
        responses/Results_05AM.csv:3: column 5 'q': error: q has more answers than it may
          response 2 of 5
          expected one answer
          fix: look at the form or the entry; until then the answer counts as unclear
        """)
    #expect(
      table.problems.filter { $0.kind == .status }.map(\.message) == [
        """
        responses/Results_05AM.csv: warning: OMRChecker may move forms with several marks to MultiMarkedFiles.csv and \
        forms that it could not read to ErrorFiles.csv: a file of results alone may lack people
          fix: name all three files of each run, each as an export of its own; key the forms of ErrorFiles.csv from the \
        pictures
        """
      ])
    #expect(!table.problems.contains { $0.message.contains("invented") })
  }

  @Test func `of OMRChecker need no warning where all three files are named`() throws {
    let heading = "\"file_id\",\"input_path\",\"output_path\",\"score\",\"q\",\"m\"\n"
    let table = try survey(
      Self.glued,
      [
        "responses/ErrorFiles.csv": heading + "\"f.png\",\"in/f.png\",\"err/f.png\",\"NA\",\"\",\"\"\n",
        "responses/MultiMarkedFiles.csv": heading
          + "\"g.png\",\"in/g.png\",\"mm/g.png\",\"NA\",\"AB\",\"A\"\n",
        "responses/Results_05AM.csv": Self.results,
      ], partial: "answered-any"
    ).table()
    #expect(!table.problems.contains { $0.kind == .status && $0.severity == .warning })
    #expect(table.ledger.entries.map(\.read) == [1, 1, 5])
    #expect(table.ledger.entries.map(\.leftOut) == [[.noAnswers: 1], [:], [.noAnswers: 1]])
    #expect(table.said("q")[0] == "(unclear)")
  }

  @Test func `of words that are glued are told apart, the longest first`() throws {
    let answers = ["no", "none", "ne", "one"].map { "<answer code=\"\($0)\">\($0)</answer>" }.joined()
    let cells = ["nonone", "noone", "none", "nono", "nonon", String(repeating: "no", count: 40)]
    let rows = cells.map { "\"f\",\"i\",\"o\",\"0\",\"\($0)\",\"\($0)\"\n" }.joined()
    let table = try survey(
      "<single id=\"q\">\(answers)</single><multiple id=\"m\">\(answers)</multiple>",
      ["responses/Results_1.csv": "\"file_id\",\"input_path\",\"output_path\",\"score\",\"q\",\"m\"\n" + rows]
    ).table()
    #expect(table.said("q") == ["(unclear)", "(unclear)", "none", "(unclear)", "(unclear)", "(unclear)"])
    // no + none and no + one; the same one twice is not two, and what is left over is no answer.
    #expect(table.said("m") == ["no+none", "no+one", "none", "(unclear)", "(unclear)", "(unclear)"])
    #expect(
      table.problems.filter { $0.location.columnName == "q" }.map(\.kind) == [
        .overTicked, .overTicked, .notAnOption, .notAnOption, .notAnOption,
      ])
  }

  @Test func `of queXF cannot be told, and it is said`() throws {
    let small = try SmallSurvey(
      "<single id=\"q\">\(letters)</single>",
      responses: "<export id=\"s\" file=\"responses/a.csv\" mode=\"paper\" platform=\"quexf\"/>",
      files: ["responses/a.csv": "q,formid,rpc_id\nA,1,\nB,2,\n"])
    let table = try small.table()
    #expect(table.said("q") == ["a", "b"])
    #expect(
      table.problems.first { $0.kind == .status }?.message == """
        responses/a.csv: warning: queXF keeps one of two marks on a question with one answer and says nothing
          fix: compare some forms with their pictures, and say in the report that over-ticked answers could not be told
        """)
  }

  @Test func `of Remark are words, in capitals or not`() throws {
    let small = try SmallSurvey(
      "<single id=\"q\">\(letters)</single>",
      responses: """
        <export id="s" file="responses/a.csv" mode="paper" platform="remark">
        <missing value="Unlesbar" reason="illegible"/><missing value="MULT" reason="void"/></export>
        """, partial: "all", files: ["responses/a.csv": "q\nA\nBLANK\nMult\nmult\nunlesbar\n"])
    let table = try small.table()
    #expect(table.said("q") == ["a", "(blank)", "(unclear)", "(unclear)", "(unclear)"])
    // The survey's own word wins over the platform's.
    #expect(
      table.problems.filter { $0.severity != .note }.map(\.kind) == [.illegible, .illegible, .illegible])
  }

  @Test func `of one's own are a small file`() throws {
    let dialect = """
      <dialect xmlns="urn:soundings:dialect:1" id="ours" name="Our scanner" mode="paper" tier="proved">
        <about>What our scanner writes.</about>
        <note fix="ask for the second tray">only one tray
          is in this file</note>
        <header><row holds="text"/></header>
        <recognise><when row="1" has="Bl*tt"/><when row="3" rest="&lt;*&gt;"/></recognise>
        <metadata role="personal" position="2"/>
        <status headers="Blatt"><word text="x" means="refused"/><word text="?" means="review"/></status>
        <missing value="#" reason="multiple"/>
        <replace text="&lt;" by=""/><replace text="&gt;" by=""/>
        <several-marks by="+"/>
      </dialect>
      """
    let csv =
      "Blatt,Wer,q\n?,<Ada Invented>,<A>\n<1>,<Ben Invented>,<B + C>\nx,<Cy>,<A>\n4,<Di>,<#>\n5,<Ed>,<A+>\n"
    let small = try survey(
      "<single id=\"q\">\(letters)</single>", ["dialects/ours.xml": dialect, "responses/a.csv": csv])
    try small.folder.write(
      "survey.xml",
      try #require(small.folder.text("survey.xml")).replacing(
        "<export id=\"s0\" file=\"dialects/ours.xml\" mode=\"paper\" unclaimed=\"ignore\"/>", with: ""))
    let table = try small.table()
    #expect(table.said("q") == ["a", "(unclear)", "(unclear)", "(unclear)"])
    #expect(listed(table) == ["3 q over-ticked", "5 q over-ticked", "6 q not-an-option"])
    #expect(table.ledger.entries[0].leftOut == [.refused: 1])
    #expect(
      table.ledger.entries[0].recognisedAs
        == "Our scanner (row 1 has 'Bl*tt', row 3 has cells like '<*>' behind the first)")
    let notes = table.problems.filter { $0.kind == .status }.map(\.message)
    #expect(
      notes.first
        == "responses/a.csv: warning: only one tray is in this file\n  fix: ask for the second tray")
    #expect(notes.count { $0.contains("1 form waits for somebody to look at it") } == 1)
    #expect(!table.problems.contains { $0.message.contains("Invented") })
  }

  @Test func `in brackets must stand in every cell`() throws {
    for row in ["ada;[A];A", "ada;[A];", "ada;[A"] {
      let table = try survey(
        "<single id=\"q\">\(letters)</single>", ["responses/a.csv": "n;q;r\n\(row)\nben;[B];[B]\n"]
      ).table()
      #expect(table.ledger.entries[0].recognisedAs.hasPrefix("Table with one header row"), "\(row)")
    }
  }

  @Test func `do not touch platforms without them`() throws {
    let table = try SmallSurvey(
      "<single id=\"q\">\(letters)</single>", partial: "all", files: ["responses/a.csv": "q\nAB\n\"A, B\"\n"]
    ).table()
    #expect(table.problems.filter { $0.severity == .error }.map(\.kind) == [.notAnOption, .notAnOption])
  }
}

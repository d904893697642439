import Consultation
import TestSupport
import Testing

private let answers =
  "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"
private let declinable =
  answers + "<answer code=\"pnts\" kind=\"prefer-not-to-say\">Prefer not to say</answer>"

/// The words of clerks, mapped for one file or those of a transcription sheet: both go one way.
@Suite struct `A word in the place of an answer` {
  private static let words = [
    ("B", "blank"), ("N/S", "not-completed"), ("N/A", "not-asked"), ("?", "unknown"), ("U", "unclear"),
    ("MULT", "multiple"), ("ILL", "illegible"), ("VOID", "void"), ("REF", "declined"),
  ]
  private static let mapping = words.map { "<missing value=\"\($0)\" reason=\"\($1)\"/>" }.joined()

  private func kinds(_ table: ResponseTable) -> [String] {
    table.problems.filter { [.illegible, .overTicked, .notAnOption].contains($0.kind) }.map {
      "\($0.location.line ?? 0) \($0.location.columnName ?? "") \($0.severity.rawValue) \($0.kind.rawValue)"
    }
  }

  private static let said = [
    "(blank)", "(not-completed)", "(not-asked)", "(unknown-missing)", "(unclear)", "(unclear)", "(unclear)",
    "(unclear)",
  ]
  private static let listed = [
    "warning illegible", "error over-ticked", "warning illegible", "warning illegible",
  ]

  @Test(arguments: [true, false]) func `is a reason, and listed where it is a defect`(inSmall: Bool) throws {
    let rows = Self.words.map { word, _ in inSmall ? word.lowercased() : word }
    let csv = "q,r,m,n\n" + rows.map { "\($0),\($0),\($0),\($0)\n" }.joined()
    let table = try SmallSurvey(
      "<single id=\"q\">\(declinable)</single><single id=\"r\">\(answers)</single><multiple id=\"m\">\(declinable)</multiple><number id=\"n\"/>",
      responses:
        "<export id=\"a\" file=\"responses/a.csv\" mode=\"paper\" platform=\"generic\">\(Self.mapping)</export>",
      partial: "all", files: ["responses/a.csv": csv]
    ).table()
    #expect(table.said("q") == Self.said + ["pnts"])
    #expect(table.said("r") == Self.said + ["(unclear)"])
    #expect(table.said("m") == Self.said + ["pnts"])
    #expect(table.said("n") == Self.said + ["(unclear)"])
    let expected = zip(6..., Self.listed).flatMap { line, kind in
      ["q", "r", "m", "n"].map { "\(line) \($0) \(kind)" }
    }
    #expect(kinds(table) == expected + ["10 r warning illegible", "10 n warning illegible"])
  }

  @Test func `of a sheet is the same, and its text goes nowhere`() throws {
    let words = [
      "#blank", "#notcompleted", "#NotAsked", "#unknown", "#unclear said Ada Invented of 12 High Street",
      "#Multiple 1 2", "#illegible", "#void", "#declined",
    ]
    let csv =
      "form,q,r,m,t\n"
      + words.enumerated().map { "\($0),\($1),\($1),\($1),\($1)\n" }.joined()
    let table = try SmallSurvey(
      "<single id=\"q\">\(declinable)</single><single id=\"r\">\(answers)</single><multiple id=\"m\">\(declinable)</multiple><text id=\"t\"/>",
      responses: "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/>", partial: "all",
      files: ["responses/f.csv": csv]
    ).table()
    #expect(table.said("q") == Self.said + ["pnts"])
    #expect(table.said("r") == Self.said + ["(unclear)"])
    #expect(table.said("m") == Self.said + ["pnts"])
    #expect(table.said("t") == Self.said + ["(unclear)"])
    let expected = zip(6..., Self.listed).flatMap { line, kind in
      // What a clerk writes down on purpose is no fault.
      ["q", "r", "m", "t"].map { "\(line) \($0) note \(kind.split(separator: " ")[1])" }
    }
    #expect(kinds(table) == expected + ["10 r note illegible", "10 t note illegible"])
    #expect(!table.problems.contains { $0.message.contains("Ada") || $0.message.contains("High") })
    #expect(
      table.problems.first { $0.location.columnName == "t" && $0.kind == .illegible }?.message == """
        responses/f.csv:6: column 5 't': note: an answer that is not clear at t, as it was keyed
          form 4
          fix: nothing to do; the answer counts as unclear
        """)
  }

  @Test func `of a sheet is keyed alike twice, whatever the clerks add`() throws {
    let table = try SmallSurvey(
      "<single id=\"q\">\(answers)</single><text id=\"t\"/>",
      responses: "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/>", partial: "all",
      files: [
        "responses/f.csv":
          "form,pass,clerk,q,t\n1,1,a,yes,#unclear a word\n1,2,b,yes,#unclear another\n2,1,a,no,#void\n2,2,b,no,x\n"
      ]
    ).table()
    #expect(table.said("t") == ["(unclear)", "(unclear)"])
    #expect(table.problems.filter { $0.kind == .keyingConflict }.count == 1)
  }

  @Test func `of a sheet that is written wrongly says which there are`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\">\(answers)</single><text id=\"t\"/>",
      responses: "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/>", partial: "all",
      files: [
        "responses/f.csv":
          "form,q,t\n1,#ilegible Ada Invented,#1 is better lighting on the towpath\n2,yes,#not-asked\n3,no,#unclaer Ada\n"
      ])
    let table = try survey.table()
    #expect(table.said("q") == ["(unclear)", "yes", "no"])
    #expect(table.said("t") == ["text", "(not-asked)", "(unclear)"])
    #expect(
      try survey.messages() == [
        """
        responses/f.csv:2: column 2 'q': error: '#ilegible' is no word of a transcription sheet
          form 1
          expected one of: #blank, #declined, #illegible, #multiple, #notasked, #notcompleted, #unclear, #unknown, #void
          fix: did you mean '#illegible'? Correct the cell; until then the answer counts as unclear
        """,
        """
        responses/f.csv:4: column 3 't': error: '#unclaer' is no word of a transcription sheet
          form 3
          expected one of: #blank, #declined, #illegible, #multiple, #notasked, #notcompleted, #unclear, #unknown, #void
          fix: did you mean '#unclear'? Correct the cell; until then the answer counts as unclear
        """,
      ])
  }

  @Test func `is compared exactly first, then without regard to case`() throws {
    let mapping =
      "<missing value=\"X\" reason=\"illegible\"/><missing value=\"x\" reason=\"blank\"/><missing value=\"Na\" reason=\"not-asked\"/>"
    let questions = "<single id=\"q\">\(answers)</single><text id=\"t\"/>"
    let rows = "X,X\nx,x\nNA,NA\nna,Na\n"
    let export = try SmallSurvey(
      questions,
      responses:
        "<export id=\"a\" file=\"responses/a.csv\" mode=\"paper\" platform=\"generic\">\(mapping)</export>",
      partial: "all", files: ["responses/a.csv": "q,t\n" + rows]
    ).table()
    #expect(export.said("q") == ["(unclear)", "(blank)", "(not-asked)", "(not-asked)"])
    // In an export people write their own texts, and may mean what they write.
    #expect(export.said("t") == ["(unclear)", "(blank)", "text", "(not-asked)"])
    let numbered = rows.split(separator: "\n").enumerated().map { "\($0),\($1)\n" }.joined()
    let sheet = try SmallSurvey(
      questions, responses: "<forms id=\"a\" file=\"responses/a.csv\" mode=\"paper\">\(mapping)</forms>",
      partial: "all", files: ["responses/a.csv": "form,q,t\n" + numbered]
    ).table()
    #expect(sheet.said("q") == ["(unclear)", "(blank)", "(not-asked)", "(not-asked)"])
    #expect(sheet.said("t") == ["(unclear)", "(blank)", "(not-asked)", "(not-asked)"])
  }

  @Test func `of a ranking makes it unclear, never an order`() throws {
    let table = try SmallSurvey(
      "<ranking id=\"k\">\(declinable)</ranking>",
      responses:
        "<export id=\"a\" file=\"responses/a.csv\" mode=\"paper\" platform=\"generic\">\(Self.mapping)</export>",
      partial: "all", files: ["responses/a.csv": "k\nYes;No\nMULT\nill\nB\nREF\n"]
    ).table()
    #expect(table.said("k") == ["yes>no", "(unclear)", "(unclear)", "(blank)", "(unclear)"])
    #expect(kinds(table).map { String($0.split(separator: " ")[0]) } == ["3", "4", "6"])
  }

  @Test func `that is no reason is refused with those that are`() throws {
    let survey = try SmallSurvey(
      "<text id=\"t\"/>",
      responses:
        "<export id=\"a\" file=\"responses/a.csv\" mode=\"paper\"><missing value=\"9\" reason=\"ilegible\"/></export>",
      files: ["responses/a.csv": "t\nx\n"])
    #expect(
      survey.failure() == """
        survey.xml:3: error: 'ilegible' is no value of reason of <missing>
          expected one of: 'blank', 'not-completed', 'not-asked', 'unknown', 'unclear', 'multiple', 'illegible', 'void', \
        'declined'
          fix: did you mean 'illegible'? Correct the value
        """)
  }
}

import Consultation
import TestSupport
import Testing

@Suite struct `A summary` {
  /// The document of a small survey.
  private func summary(
    _ questions: String, _ file: String, rest: String = "", base: String = "answered",
    partial: String = "answered-any"
  ) throws -> String {
    let survey = try SmallSurvey(
      questions, rest: rest, base: base, partial: partial, files: ["responses/a.csv": file])
    let tables = try survey.tables()
    try Report(tables, ImpactAssessment(of: tables)).write(to: survey.folder.path + "/out")
    return try #require(survey.folder.text("out/summary.md"))
  }

  private let fruit = """
    <single id="q"><text>Which?</text><answer code="a">Red apples</answer><answer code="b">Green pears</answer><answer code="c">Blue plums</answer></single>
    """
  private let ranked = "<report><ranked question=\"q\" noun=\"kinds\" top=\"1\"/></report>"

  @Test func `orders a list by the shares that it prints`() throws {
    let file = "q,w\nRed apples,8\nGreen pears,1\nGreen pears,1\n"
    let plain = try summary(fruit, file, rest: ranked)
    #expect(plain.contains("The answer chosen most often to \"Which?\" was green pears (67%)."))
    #expect(plain.contains("- green pears: 67% (joint first)"), "2 against 1 is no order")
    let weight =
      "<weight id=\"w\" headline=\"weighted\"><text>Made up.</text><column code=\"w\"/></weight>"
    let weighted = try summary(fruit, file, rest: weight + ranked)
    #expect(weighted.contains("The answer chosen most often to \"Which?\" was red apples (80%)."))
    #expect(weighted.contains("- red apples: 80%\n"), "numbers of respondents do not fit weighted shares")
    #expect(weighted.contains("Weighted figures are as uncertain as those of 2 unweighted responses."))
  }

  @Test func `names everybody who ties with the last of a list`() throws {
    let document = try summary(fruit, "q,x\nRed apples,1\nBlue plums,1\n", rest: ranked)
    #expect(document.contains("The 2 kinds chosen most often were red apples (50%) and blue plums (50%)."))
  }

  @Test func `escapes what people and definitions write`() throws {
    let document = try summary(
      "<single id=\"q\"><text>A | B *and* &lt;b&gt;C&lt;/b&gt; [link](x)</text><answer code=\"a\">- one | two</answer></single>",
      "q,x\n- one | two,1\n", rest: "<report><ranked question=\"q\" title=\"&lt;script&gt;\"/></report>")
    #expect(document.contains("A \\| B \\*and\\* &lt;b"))
    #expect(document.contains("| \\- one \\| two "))
    #expect(!document.contains("<b>") && !document.contains("<script"))
  }

  @Test func `says who is not in a base, and how many answered where that is few`() throws {
    let file = "q,r\nRed apples,yes\nRed apples,yes\n,yes\nfig,yes\n"
    let document = try summary(
      fruit + "<single id=\"r\"><answer code=\"yes\">Yes</answer></single>", file, rest: ranked)
    #expect(document.contains("to \"Which?\" by the 2 respondents who answered was red apples (100%)."))
    #expect(document.contains("Base: 2 respondents who answered, out of 4. Unweighted."))
    #expect(document.contains("- Not in the base: 1 left the question blank and 1 gave an unclear answer."))
  }

  @Test func `does not say that a target is met by rounding`() throws {
    let rows = (0..<96).map { $0 < 86 ? "yes,1\n" : "no,1\n" }.joined()
    let document = try summary(
      "<single id=\"q\"><answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer></single>",
      "q,x\n" + rows,
      rest:
        "<measures><indicator id=\"I1\" of=\"q\" answer=\"yes\" target=\"90\" better=\"higher\">Share of yes</indicator></measures>"
    )
    #expect(
      document.contains(
        "I1, share of yes: 89.6% (86 of 96 respondents who answered), uncertainty range 81.9% to 94.2%. The target is 90%. As counted the target is missed"
      ))
  }

  @Test func `of nobody is a document all the same`() throws {
    let document = try summary(fruit, "q,x\n", rest: ranked, partial: "all")
    #expect(document.contains("The consultation received 0 responses."))
    #expect(!document.contains("[z]%") && !document.contains("nan"))
  }

  @Test func `keeps to its rules of layout`() throws {
    for wave in Repository.waves() {
      let document = try Repository.text("exports" + wave.dropFirst("surveys".count) + "/summary.md")
      let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count { $0.hasPrefix("# ") } == 1)
      for line in lines {
        #expect(!line.hasPrefix("- ["), "\(line)")
        #expect(line.split(separator: " | ").count <= 8, "\(line)")
        #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
        if line.hasPrefix("|") { #expect(!line.contains("|  |"), "an empty cell: \(line)") }
      }
      for word in ["residents", "significant", "proves", "representative", "clearly", "likely"] {
        #expect(!document.contains(word), "\(word)")
      }
      #expect(document.contains("> **Small numbers are not protected: not for publication.**"))
      #expect(document.contains("> **Example with synthetic figures.**"))
    }
  }
}

@testable import Consultation
import FileFormats
import TestSupport
import Testing

private let two = [LimeSurveyFixture.Part("A1", "Agree"), LimeSurveyFixture.Part("A2", "Disagree")]
private let rows = [LimeSurveyFixture.Part("SQ001", "Bus"), LimeSurveyFixture.Part("SQ002", "Tram")]

@Suite struct `The structure of a LimeSurvey survey` {
  private func structure(_ items: [LimeSurveyFixture.Item], _ layout: LimeSurveyFixture.Layout) throws
    -> LimeSurveyStructure
  {
    try LimeSurveyStructure(LimeSurveyFixture(items: items).bytes(layout))
  }

  /// The answer columns of one question.
  private func columns(_ item: LimeSurveyFixture.Item, _ layout: LimeSurveyFixture.Layout) throws
    -> [DataDictionary.Variable]
  {
    try structure([item], layout).dictionary.variables.filter {
      !LimeSurveyColumns.metadata.contains($0.code)
    }
  }

  private func failure(_ text: String) -> FormatError? {
    do throws(FormatError) {
      _ = try LimeSurveyStructure(Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test(arguments: LimeSurveyFixture.Layout.allCases)
  func `has its questions in the order of groups and its texts by id`(layout: LimeSurveyFixture.Layout) throws
  {
    let items = [
      LimeSurveyFixture.Item(type: "S", code: "late", text: "Late?"),
      LimeSurveyFixture.Item(
        type: "L", code: "early", text: "<p>Early &amp; first?</p>", answers: two, group: 2),
    ]
    let read = try structure(items, layout)
    #expect(read.title == "Title en")
    #expect(read.questions.map(\.code) == ["early", "late"])
    #expect(
      read.dictionary.variables.map(\.code) == [
        "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr",
        "early", "late",
      ])
    #expect(read.dictionary["id"]?.role == .respondent)
    #expect(read.dictionary["submitdate"]?.role == .submitted)
    #expect(read.dictionary["startdate"]?.role == .started)
    #expect(read.dictionary["token"]?.role == .personal && read.dictionary["ipaddr"]?.role == .personal)
    let early = try #require(read.dictionary["early"])
    #expect(early.text == "Early & first?" && early.kind == .single && early.question == "early")
    #expect(
      early.values == [.init(code: "A1", label: "Agree"), .init(code: "A2", label: "Disagree", score: "1")])
    #expect(read.dictionary.notes.isEmpty)
    #expect(read.codes["7X2X200"] == "early" && read.codes["Q200"] == "early" && read.codes["id"] == "id")
  }

  @Test(arguments: LimeSurveyFixture.Layout.allCases)
  func `gives single questions one column, and one more for other, comments and files`(
    layout: LimeSurveyFixture.Layout
  ) throws {
    func read(_ type: String, other: Bool = false) throws -> [DataDictionary.Variable] {
      try columns(.init(type: type, code: "Q1", text: "T", other: other, answers: two), layout)
    }
    for type in ["L", "!"] {
      let list = try read(type, other: true)
      #expect(list.map(\.code) == ["Q1", "Q1[other]"])
      #expect(list.map(\.kind) == [.single, .text])
      #expect(list.map(\.question) == ["Q1", "Q1"])
      #expect(list[0].values.last == .init(code: "-oth-", label: "Other"))
      #expect(list[1].under == "Other")
    }
    #expect(try read("O").map(\.code) == ["Q1", "Q1[comment]"])
    #expect(try read("|").map(\.code) == ["Q1", "Q1[filecount]"])
    #expect(try read("|").map(\.kind) == [.display, .display])
    let kinds: [(String, DataDictionary.Variable.Kind)] = [
      ("5", .single), ("Y", .single), ("G", .single), ("I", .single), ("N", .number), ("D", .date),
      ("S", .text),
      ("T", .text), ("U", .text), ("X", .display), ("*", .display),
    ]
    for (type, kind) in kinds {
      #expect(try read(type, other: true).map(\.code) == ["Q1"], "\(type)")
      #expect(try read(type).map(\.kind) == [kind], "\(type)")
    }
    #expect(try read("5")[0].values.map(\.code) == ["1", "2", "3", "4", "5"])
    #expect(try read("Y")[0].values.map(\.code) == ["Y", "N"])
    #expect(try read("G")[0].values.map(\.label) == ["Female", "Male"])
    #expect(try read("I")[0].values.map(\.code) == ["en"])
  }

  @Test(arguments: LimeSurveyFixture.Layout.allCases)
  func `gives a column to each row, option and rank`(layout: LimeSurveyFixture.Layout) throws {
    func read(_ type: String, other: Bool = false) throws -> [DataDictionary.Variable] {
      try columns(.init(type: type, code: "Q1", text: "T", other: other, rows: rows, answers: two), layout)
    }
    let multiple = try read("M", other: true)
    #expect(multiple.map(\.code) == ["Q1[SQ001]", "Q1[SQ002]", "Q1[other]"])
    #expect(multiple.map(\.under) == ["Bus", "Tram", "Other"])
    #expect(multiple.map(\.kind) == [.tick, .tick, .text])
    #expect(multiple[0].values.map(\.code) == ["Y"])
    #expect(
      try read("P", other: true).map(\.code) == [
        "Q1[SQ001]", "Q1[SQ001comment]", "Q1[SQ002]", "Q1[SQ002comment]", "Q1[other]", "Q1[othercomment]",
      ])
    let values = [
      "A": "1 2 3 4 5", "B": "1 2 3 4 5 6 7 8 9 10", "C": "Y U N", "E": "I S D", "F": "A1 A2", "H": "A1 A2",
    ]
    for (type, codes) in values {
      let array = try read(type, other: true)
      #expect(array.map(\.code) == ["Q1[SQ001]", "Q1[SQ002]"], "\(type)")
      #expect(array.map(\.kind) == [.single, .single] && array.map(\.question) == ["Q1", "Q1"], "\(type)")
      #expect(array[1].values.map(\.code).joined(separator: " ") == codes, "\(type)")
    }
    #expect(try read("K").map(\.kind) == [.number, .number])
    #expect(try read("Q").map(\.kind) == [.text, .text])
    let ranking = try read("R")
    #expect(ranking.map(\.code) == ["Q1[1]", "Q1[2]"])
    #expect(ranking.map(\.kind) == [.itemAtRank(1), .itemAtRank(2)])
    #expect(ranking[1].values.map(\.label) == ["Agree", "Disagree"])
    let limited = LimeSurveyFixture.Item(
      type: "R", code: "Q1", text: "T", answers: two, settings: ["max_subquestions": "1"])
    #expect(try columns(limited, layout).map(\.code) == ["Q1[1]"])
  }

  @Test(arguments: LimeSurveyFixture.Layout.allCases)
  func `crosses rows and columns, and doubles scales`(layout: LimeSurveyFixture.Layout) throws {
    let axes = [
      LimeSurveyFixture.Part("X1", "Now", scale: 1), LimeSurveyFixture.Part("X2", "Then", scale: 1),
    ]
    func table(_ type: String, _ settings: [String: String] = [:]) throws -> [DataDictionary.Variable] {
      try columns(.init(type: type, code: "Q1", text: "T", rows: axes + rows, settings: settings), layout)
    }
    let numbers = try table(":")
    #expect(numbers.map(\.code) == ["Q1[SQ001_X1]", "Q1[SQ001_X2]", "Q1[SQ002_X1]", "Q1[SQ002_X2]"])
    #expect(numbers.map(\.under) == ["Bus - Now", "Bus - Then", "Tram - Now", "Tram - Then"])
    #expect(numbers[0].kind == .number)
    #expect(try table(";")[0].kind == .text)
    #expect(try table(":", ["multiflexible_checkbox": "1"])[0].kind == .tick)
    let dual = try structure(
      [
        .init(
          type: "1", code: "Q1", text: "T", rows: rows, answers: two + [.init("B1", "Often", scale: 1)],
          settings: ["dualscale_headerA": "Use", "dualscale_headerB": ""])
      ], layout)
    let scales = dual.dictionary.variables.suffix(4)
    #expect(scales.map(\.code) == ["Q1[SQ001][1]", "Q1[SQ001][2]", "Q1[SQ002][1]", "Q1[SQ002][2]"])
    #expect(scales.map(\.question) == ["Q1[1]", "Q1[2]", "Q1[1]", "Q1[2]"])
    #expect(scales.map { $0.values.map(\.code) } == [["A1", "A2"], ["B1"], ["A1", "A2"], ["B1"]])
    #expect(scales.map(\.text) == ["T - Use", "T", "T - Use", "T"])
    #expect(dual.codes["7X1X100SQ001#1"] == "Q1[SQ001][2]" && dual.codes["Q100_S101#0"] == "Q1[SQ001][1]")
  }

  @Test(arguments: LimeSurveyFixture.Layout.allCases)
  func `is in English where it can be, else in its base language`(layout: LimeSurveyFixture.Layout) throws {
    let items = [LimeSurveyFixture.Item(type: "S", code: "q", text: "English", german: "Deutsch")]
    for (languages, text) in [
      (["de", "en"], "English"), (["de", "en-GB"], "English"), (["de", "fr"], "Deutsch"),
      (["fr", "de"], "English"),
    ] {
      var fixture = LimeSurveyFixture(items: items)
      fixture.languages = languages
      let read = try LimeSurveyStructure(fixture.bytes(layout))
      #expect(read.dictionary["q"]?.text == text, "\(languages)")
    }
    var half = LimeSurveyFixture(items: [.init(type: "S", code: "q", text: "", german: "Deutsch")])
    half.languages = ["de", "en"]
    #expect(try LimeSurveyStructure(half.bytes(layout)).dictionary["q"]?.text == "Deutsch")
  }

  @Test func `names what it cannot understand, and goes on`() throws {
    let text = """
      <document><LimeSurveyDocType>Survey</LimeSurveyDocType>
      <questions><rows>
      <row><qid>1</qid><sid>7</sid><gid>1</gid><type>?</type><title>q</title></row>
      <row><qid>2</qid><sid>7</sid><gid>1</gid><type>S</type><title>q</title></row>
      </rows></questions>
      <subquestions><rows><row><qid>9</qid><parent_qid>8</parent_qid><title>s</title></row></rows></subquestions>
      <answers><rows><row><qid>8</qid><code>a</code></row></rows></answers></document>
      """
    let notes = try LimeSurveyStructure(Array(text.utf8)).dictionary.notes
    #expect(notes.map(\.line) == [3, 4, 4, 6, 7, 3])
    #expect(notes[1].text == "a second question has the code 'q'")
    #expect(notes[5].text == "the question type '?' is not known; it is read as text")
  }

  @Test func `refuses what is no survey, and tables larger than any database`() throws {
    #expect(failure("<a/>")?.found == "the file is XML, and not of LimeSurvey")
    #expect(failure("<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>") != nil)
    let list = failure("<document>\n<LimeSurveyDocType>Tokens</LimeSurveyDocType></document>")
    #expect(
      list?.line == 2
        && list?.found == "the file holds the list of participants of a LimeSurvey survey (.lst)")
    #expect(failure("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>") != nil)
    #expect(failure("<!DOCTYPE document [<!ENTITY a \"b\">]><document>&a;</document>") != nil)
    let many = (0..<200).map { LimeSurveyFixture.Part("X\($0)", "", scale: 1) }
    let down = (0..<200).map { LimeSurveyFixture.Part("Y\($0)", "") }
    let huge = LimeSurveyFixture(items: [.init(type: ":", code: "Q1", text: "T", rows: many + down)])
    let error = #expect(throws: FormatError.self) { try LimeSurveyStructure(huge.bytes(.tables)) }
    #expect(error?.kind == .limit && error?.line != nil)
  }

  @Test func `of the sample with colours is understood`() throws {
    guard let folder = Repository.samples("online/limesurvey") else { return }
    let text = try Repository.lines(folder + "/colors.lss").joined(separator: "\n")
    let read = try LimeSurveyStructure(Array(text.utf8))
    #expect(read.title == "Colors" && read.language == "en" && read.dictionary.notes.isEmpty)
    #expect(
      read.dictionary.variables.map(\.code)
        == ["id", "submitdate", "lastpage", "startlanguage", "seed", "token"]
        + (1...11).map { "Q00[SQ" + ($0 < 10 ? "00" : "0") + "\($0)]" } + ["G01Q02", "G01Q03", "G02Q04"])
    #expect(read.dictionary["Q00[SQ009]"]?.under == "black")
    #expect(read.dictionary["Q00[SQ009]"]?.text == "What colors are your favorite? Pick at least two.")
    #expect(
      read.dictionary["G02Q04"]?.values == [
        .init(code: "AO01", label: "fire"), .init(code: "AO02", label: "leaves"),
      ])
    #expect(read.codes["841748X3X3SQ001"] == "Q00[SQ001]" && read.codes["841748X4X28"] == "G02Q04")
  }
}

@Suite struct `A label with markup` {
  @Test(arguments: [
    ("plain  text\n here", "plain text here"), ("<p>One</p><p>two</p>", "One two"),
    ("un<b>like</b>ly", "unlikely"),
    ("a<br />b", "a b"),
    ("Fish &amp; chips &pound;5 &#8211; &#x41;&eacute;", "Fish & chips \u{A3}5 \u{2013} A\u{E9}"),
    ("caf&eacute;&nbsp;x", "caf\u{E9} x"), ("a &lt;b&gt; c", "a <b> c"), ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
    ("&unknown; &#0; &#xD800; &", "&unknown; &#0; &#xD800; &"), ("<!-- no -->yes", "yes"),
    ("<script>var a = '<p>';</script>yes<style>p{}</style>", "yes"), ("<a title=\"x > y\">link</a>", "link"),
    ("<img alt=\"\" src=\"up/images/fire.png\" />", "fire"), ("<img alt='A fire' src=fire.png>", "A fire"),
    ("<img src='a/b.tar.png?x=1'/>Words", "Words"), ("<img src=\"data:image/png;base64,AAAA\">", ""),
    ("<p", "<p"), ("<p class=\"a>text", "text"), ("", ""),
  ])
  func `becomes plain text`(markup: String, text: String) { #expect(MarkupText.plain(markup) == text) }

  @Test func `is read in one pass, whatever it holds`() {
    for piece in ["<a", "<a '\"", "<!--", "&", "&amp", "<script>", "<img alt=", "</", "<a '>", "<a \">"] {
      let clock = ContinuousClock()
      let time = clock.measure { _ = MarkupText.plain(String(repeating: piece, count: 40_000)) }
      #expect(time < .seconds(8), "\(piece)")
    }
  }
}

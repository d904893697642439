import Consultation
import FileFormats
import ShippedFiles
import TestSupport
import Testing

private let yesNo = "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"
/// A survey with every kind of question; the part about the person stands first in the definition.
private let questions = """
  <number id="born" minimum="1900" maximum="2010"/>
  <banded id="age" characteristic="age" of="born" at="year" bands="0-64 65+"/>
  <single id="sex" characteristic="sex" frame="sex"/>
  <single id="visit"><text>Do you visit?</text>\(yesNo)</single>
  <multiple id="do" at-most="2"><answer code="walk">Walk</answer><answer code="run">Run</answer><answer code="other" kind="other">Other</answer><answer code="none" kind="none">None</answer></multiple>
  <grid id="rate" asked-if="visit = yes"><text>Rate</text><item id="paths">Paths</item><item id="bins">Bins</item><answer code="good" score="2">Good</answer><answer code="poor" score="1">Poor</answer></grid>
  <grid id="use" of="multiple"><text>Use</text><item id="pool">Pool</item><answer code="child">Child</answer><answer code="adult">Adult</answer></grid>
  <ranking id="first" at-most="2"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer></ranking>
  <number id="miles" minimum="3" maximum="200" asked-if="rate.paths &gt;= 2"/>
  <banded id="distance" of="miles" bands="3-10 11-200"/>
  <date id="last" asked-if="visit = no or not answered(miles)"/>
  <text id="comments" personal="yes"/>
  """
private let headings =
  "batch,form,received,mode,place,event,clerk,pass,status,edition,note,visit,do.walk,do.run,do.other,do.none,rate.paths,rate.bins,use.pool.child,use.pool.adult,first.a,first.b,first.c,miles,last,comments,born,sex"

/// The survey with written forms as its only source.
private func survey(_ file: String, _ text: String = "") throws -> SmallSurvey {
  try SmallSurvey(
    questions, responses: "<forms id=\"paper\" file=\"responses/\(file)\" mode=\"paper\"/>", partial: "all",
    files: ["responses/\(file)": text])
}

@Suite struct `An empty transcription sheet` {
  @Test func `has the columns about the form and then the questions in the order of the paper`() throws {
    let forms = try WrittenForms(try survey("f.csv"))
    #expect(forms.sheet == "\u{FEFF}\(headings)\r\n")
  }

  @Test func `is imported as it is, and filled in as the guide says without one complaint`() throws {
    let empty = try WrittenForms(try survey("f.csv")).sheet
    let none = try survey("f.csv", empty).table()
    #expect(none.count == 0)
    #expect(none.problems.filter { $0.severity != .note }.map(\.found) == ["the file holds no responses"])
    let rows = [
      "library-1,0001,2023-06-12,,Library,,ab,1,,,,yes,1,,,,good,poor,1,,2,1,,12,,Nothing,1956,female",
      "library-1,0002,2023-06-13,phone,,,ab,1,complete,,,No,,,gardening,,,,,1,,,,,2023-05-01,,2001,#declined",
      "library-1,0003,2023-06-13,,,,ab,1,void,,spoilt,,,,,,,,,,,,,,,,,",
      "library-1,0004,2023-06-13,street,,Market,ab,1,partial,,,yes,,,,1,#blank,#notasked,,,,,,,,,,",
    ]
    let table = try survey("f.csv", empty + rows.map { $0 + "\r\n" }.joined()).table()
    #expect(table.problems.filter { $0.severity != .note }.map(\.message) == [])
    #expect(table.ledger.leftOut(.void) == 1)
    #expect(table.said("visit") == ["yes", "no", "yes"])
    #expect(table.said("do") == ["walk", "other", "none"])
    #expect(table.said("rate.paths") == ["good", "(not-asked)", "(blank)"])
    #expect(table.said("use.pool") == ["child", "adult", "(not-completed)"])
    #expect(table.said("first") == ["b>a", "(blank)", "(not-completed)"])
    #expect(table.said("miles") == ["12.0", "(not-asked)", "(not-asked)"])
    #expect(table.said("last")[0] == "(not-asked)" && table.said("last")[1].hasSuffix(".0"))
    #expect(table.said("comments") == ["text", "(not-completed)", "(not-completed)"])
    #expect(table.said("age") == ["65-and-over", "0-64", "(blank)"])
    #expect(table.said("sex") == ["female", "prefer-not-to-say", "(blank)"])
    #expect(table.modeCounts.map(\.mode) == [.paper, .phone, .street])
  }

  @Test func `takes every word of the guide for what is no clear answer`() throws {
    let guide = try WrittenForms(try survey("f.csv")).page("keying-guide.html")
    let words = guide.all { $0.name == "tr" && $0.child("td")?["class"] == nil }
      .compactMap { row in row.children.count == 3 ? row.children[2].child("code")?.text : nil }
      .filter { $0.hasPrefix("#") }
    #expect(
      words == [
        "#multiple yes no", "#illegible", "#unclear between two boxes", "#void", "#declined", "#notasked",
        "#blank",
      ])
    let sheet =
      "form,\(headings.split(separator: ",").dropFirst(11).joined(separator: ","))\n"
      + words.enumerated().map { "\($0),\($1)\n" }.joined()
    #expect(
      try survey("f.csv", sheet).table().said("visit") == [
        "(unclear)", "(unclear)", "(unclear)", "(unclear)", "(unclear)", "(not-asked)", "(blank)",
      ])
  }

  @Test func `takes a second keying and what decides between the two as the guide says`() throws {
    let empty = try WrittenForms(try survey("f.csv")).sheet
    let rows = [
      "b,0001,,,,,ab,1,,,,yes,1,,,,good,poor,1,,2,1,,12,,Nothing,1956,female",
      "b,0001,,,,,cd,2,,,,no,1,,,,good,poor,1,,2,1,,12,,Nothing,1956,female",
      "b,0001,,,,,cd,resolution,,,,yes,,,,,,,,,,,,,,,,",
    ]
    let table = try survey("f.csv", empty + rows.map { $0 + "\r\n" }.joined()).table()
    #expect(table.problems.filter { $0.severity != .note }.map(\.message) == [])
    #expect(table.count == 1 && table.said("visit") == ["yes"] && table.said("do") == ["walk"])
    let undecided = try survey("f.csv", empty + rows.prefix(2).map { $0 + "\r\n" }.joined()).table()
    #expect(undecided.said("visit") == ["(unclear)"])
    #expect(undecided.problems.contains { $0.kind == .keyingConflict })
  }

  @Test func `is refused where two columns would have the same heading`() throws {
    let clash = try SmallSurvey("<single id=\"note\">\(yesNo)</single>")
    #expect(throws: Problem.self) { try PaperForms(try clash.survey()) }
    do throws(Problem) { _ = try PaperForms(try clash.survey()) } catch {
      #expect(
        error.message.hasSuffix(
          """
          survey.xml:5: error: the sheet would have two columns 'note'
            expected an id that stands once and is no word of the sheet: 'batch', 'form', 'received' ... 11 more
            fix: rename the question
          """))
    }
    let address = try SmallSurvey(
      "<multiple id=\"m\"><answer code=\"a\">A</answer></multiple><grid id=\"m\"><item id=\"a\">A</item>\(yesNo)</grid>"
    )
    #expect(throws: Problem.self) { try PaperForms(try address.survey()) }
  }
}

@Suite struct `An empty form batch` {
  private func issues(_ text: String) throws -> [XMLIssue] {
    try XMLDocument(Array(text.utf8)).issues(against: try XMLSchema(ShippedFile.formsSchema.bytes))
  }

  @Test func `is valid, holds no form, and is imported`() throws {
    let batch = try WrittenForms(try survey("f.xml")).batch
    #expect(try issues(batch) == [])
    #expect(try XMLDocument(Array(batch.utf8)).root().children.map(\.name) == ["questionnaire", "clerk"])
    #expect(try survey("f.xml", batch).table().count == 0)
  }

  @Test func `has an example that answers every question, and is imported without one complaint`() throws {
    let filled = try WrittenForms(try survey("f.xml")).filledBatch
    #expect(try issues(filled) == [])
    let table = try survey("f.xml", filled).table()
    #expect(table.problems.filter { $0.severity != .note }.map(\.message) == [])
    let said = table.survey.questions.map { "\($0.id) \(table.said($0.id).joined())" }
    #expect(
      said == [
        "born 1957.0", "age 65-and-over", "sex female", "visit yes", "do walk+run", "rate.paths good",
        "rate.bins good", "use.pool child+adult", "first a>b", "miles 3.0", "distance 3-10",
        "last (not-asked)", "comments text",
      ])
  }

  @Test func `stays well-formed whatever the title holds`() throws {
    let survey = try survey("f.xml")
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write(
      "survey.xml", definition.replacing("title=\"Test\"", with: "title=\"A --&gt; B &lt;!-- c ---\""))
    #expect(try issues(try WrittenForms(survey).batch) == [])
  }
}

@Suite struct `The keying guide` {
  @Test func `names every column of the sheet, and a code for every box`() throws {
    let forms = try WrittenForms(try survey("f.csv"))
    let codes = Set(try forms.page("keying-guide.html").all { $0.name == "code" }.map(\.text))
    for heading in headings.split(separator: ",").map(String.init)
    where heading != "place" && heading != "event" {
      #expect(codes.contains(heading), "\(heading)")
    }
    for code in ["yes", "no", "good", "poor", "female", "male", "prefer-not-to-say", "#multiple"] {
      #expect(codes.contains(code), "\(code)")
    }
    #expect(forms.guide.contains("Key some forms twice"))
    #expect(forms.guide.contains("the year in four figures, not below 1900, not above 2010."))
  }
}

@Suite struct `The forms of the surveys in this repository` {
  @Test(arguments: Repository.waves()) func `are well-formed, valid and the same every time`(wave: String)
    throws
  {
    let survey = try Survey(contentsOf: Repository.root + "/" + wave)
    let folder = try TemporaryFolder()
    for run in ["one", "two"] { try PaperForms(survey).write(to: folder.path + "/" + run) }
    for name in ["questionnaire.html", "keying-guide.html", "transcription-sheet.csv", "form-batch.xml"] {
      let text = try #require(folder.text("one/" + name))
      #expect(text == folder.text("two/" + name))
      guard !name.hasSuffix(".csv") else { continue }
      let document = try XMLDocument(Array(text.utf8))
      guard name.hasSuffix(".xml") else { continue }
      #expect(document.issues(against: try XMLSchema(ShippedFile.formsSchema.bytes)) == [])
      let filled = text.replacing("  <!--\n", with: "").replacing("  -->\n", with: "")
      #expect(filled.contains("\n    <form number=\"0001\"") || filled.contains("\n  <form number=\"0001\""))
      #expect(
        try XMLDocument(Array(filled.utf8)).issues(against: try XMLSchema(ShippedFile.formsSchema.bytes))
          == [])
    }
  }

  @Test func `are never written over a sheet that somebody has typed into`() throws {
    let survey = try SmallSurvey("<single id=\"q\">\(yesNo)</single>")
    let folder = survey.folder.path + "/forms"
    try PaperForms(try survey.survey()).write(to: folder)
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write("survey.xml", definition.replacing(">Yes<", with: ">Yes, often<"))
    try PaperForms(try survey.survey()).write(to: folder)
    #expect(
      survey.folder.text("forms/questionnaire.html")?.contains("Yes, often") == true,
      "a changed survey is no obstacle")
    let sheet = try #require(survey.folder.text("forms/transcription-sheet.csv"))
    try survey.folder.write("forms/transcription-sheet.csv", sheet + ",0001,,,,,,,,,,yes\r\n")
    do throws(Problem) {
      try PaperForms(try survey.survey()).write(to: folder)
      Issue.record("the sheet was lost")
    } catch {
      #expect(
        error.message == """
          \(folder): error: 'transcription-sheet.csv' was changed since it was written
            expected files as an earlier run left them, because all of them are replaced
            fix: move that file away, or choose another --output
          """)
      #expect(error.kind == .unwritable)
    }
    #expect(survey.folder.text("forms/transcription-sheet.csv")?.contains("0001") == true)
  }
}

import Consultation
import FileFormats
import TestSupport
import Testing

private let yesNo = "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"
private let kinds = """
  <single id="visit"><text>Do you visit?</text>\(yesNo)</single>
  <grid id="rate" asked-if="visit = yes"><text>How good is it?</text><item id="paths">Paths</item><item id="bins">Bins</item>
    <answer code="good">Good</answer><answer code="poor">Poor</answer></grid>
  <multiple id="why" asked-if="rate.bins = poor"><text>Why?</text><answer code="full">Full</answer><answer code="other" kind="other">Another reason</answer></multiple>
  <multiple id="two" at-most="2"><text>Which?</text><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer></multiple>
  <ranking id="order"><text>In which order?</text><answer code="x">X</answer><answer code="y">Y</answer></ranking>
  <number id="miles" minimum="0" maximum="240"><text>How far?</text></number>
  <number id="pounds"><text>How much?</text></number>
  <date id="day"><text>When?</text></date>
  <text id="words"><text>What else?</text></text>
  <text id="comments" personal="yes"><text>Anything else?</text></text>
  """

@Suite struct `The printed questionnaire` {
  @Test func `asks each kind of question in its own words, with a route and the room it needs`() throws {
    let asked = try WrittenForms(kinds).questions().map { question -> String in
      let stem = question.child("legend")?.children.map(\.text).joined(separator: " ") ?? ""
      let route = question.texts("route").joined()
      let instruction = question.texts("instruction").joined()
      let boxes = question.all { $0["class"]?.hasPrefix("box") == true }.count
      let room =
        "\(boxes) boxes, \(question.texts("figure").count) figures, \(question.texts("line").count) lines"
      return [stem, route, instruction, room].filter { !$0.isEmpty }.joined(separator: " | ")
    }
    #expect(
      asked == [
        "1 Do you visit? | Tick one box. | 2 boxes, 0 figures, 0 lines",
        "2 How good is it? | Only if you ticked \u{201C}Yes\u{201D} at question 1. | Tick one box in each row. | 4 boxes, 0 figures, 0 lines",
        "3 Why? | Only if you ticked \u{201C}Poor\u{201D} at question 2b. | Tick all that apply. | 2 boxes, 0 figures, 1 lines",
        "4 Which? | Tick up to two boxes. | 3 boxes, 0 figures, 0 lines",
        "5 In which order? | Number your choices 1 and 2. 1 is your first choice. | 2 boxes, 0 figures, 0 lines",
        "6 How far? | Write a number from 0 to 240. | 0 boxes, 3 figures, 0 lines",
        "7 How much? | Write a number. | 0 boxes, 0 figures, 0 lines",
        "8 When? | Write the day, the month and the year in numbers. | 0 boxes, 8 figures, 0 lines",
        "9 What else? | Write on the lines. | 0 boxes, 0 figures, 6 lines",
        "10 Anything else? | Write on the lines. Please do not write names, addresses or anything else that could show who you or other people are. | 0 boxes, 0 figures, 6 lines",
      ])
  }

  @Test func `gives each box its label and the code that is keyed for it`() throws {
    let question = try #require(try WrittenForms(kinds).questions().first)
    #expect(question.texts("label") == ["Yes", "No"])
    #expect(question.texts("code") == ["visit", "yes", "no"])
    #expect(question["id"] == "q1")
  }

  @Test func `sets a grid as a table with scopes, and as lists where the headings do not fit`() throws {
    func grid(_ answers: [String]) throws -> XMLElement {
      let options = answers.enumerated().map { "<answer code=\"c\($0)\">\($1)</answer>" }.joined()
      return try #require(
        try WrittenForms(
          "<grid id=\"g\"><text>G</text><item id=\"one\">One</item><item id=\"two\">Two</item>\(options)</grid>"
        )
        .questions().first)
    }
    let table = try #require(try grid(["Good", "Poor"]).first("grid"))
    let headings = table.all { $0["scope"] == "col" }
    #expect(headings.map(\.text) == ["Good", "Poor"])
    #expect(headings.flatMap { $0.texts("code") } == ["c0", "c1"])
    let rows = table.all { $0["scope"] == "row" }
    #expect(rows.map(\.text) == ["One", "Two"])
    #expect(rows.flatMap { $0.texts("letter") } == ["a", "b"])
    #expect(rows.flatMap { $0.texts("code") } == ["g.one", "g.two"])
    #expect(table.children.map(\.name) == ["thead", "tbody"], "headings that are printed on every page")
    let satisfied = [
      "Very satisfied", "Fairly satisfied", "Neither satisfied nor dissatisfied", "Fairly dissatisfied",
      "Very dissatisfied",
    ]
    #expect(try grid(satisfied + ["Don't know"]).first("grid tight") != nil)
    let many = try grid(satisfied + ["Don't know", "Not used", "Not applicable"])
    #expect(many.all { $0.name == "table" }.isEmpty)
    #expect(many.texts("heading") == ["One", "Two"] && many.texts("box").count == 16)
  }

  @Test func `sets labels of a file as text, whatever they hold`() throws {
    let hostile =
      "&lt;b&gt;bold&lt;/b&gt; &amp;amp; \"quoted\" ]]&gt; &lt;/style&gt;&lt;script&gt;x()&lt;/script&gt;"
    let plain = "<b>bold</b> &amp; \"quoted\" ]]> </style><script>x()</script>"
    let forms = try WrittenForms(
      "<single id=\"q\"><text>\(hostile)</text><answer code=\"a\">\(hostile)</answer><answer code=\"b\">B</answer></single>"
        + "<grid id=\"g\"><text>\(hostile)</text><item id=\"i\">\(hostile)</item><answer code=\"c\">\(hostile)</answer></grid>"
    )
    for name in ["questionnaire.html", "keying-guide.html"] {
      let page = try forms.page(name)
      #expect(page.all { $0.name == "script" }.isEmpty && !forms.text(name).contains("<script"))
      #expect(page.all { $0.name == "style" }.count == 1)
      #expect(page.all { $0.text == plain || $0.text.hasSuffix(plain) }.count >= 4, "\(name)")
    }
    let question = try #require(try forms.questions().first)
    #expect(question.first("stem")?.text == plain)
    #expect(question.texts("label") == [plain, "B"])
  }

  @Test func `says who asks, when, and who can take part, and marks an invented survey`() throws {
    let survey = try SmallSurvey(kinds)
    let invented = try WrittenForms(survey)
    #expect(
      try invented.page().first("mark")?.text
        == "This document shows what Soundings writes. It is not a real form.")
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write(
      "survey.xml",
      definition.replacing(" synthetic=\"yes\"", with: "").replacing(
        "<responses", with: "<who-could-take-part>Anyone</who-could-take-part><responses"))
    let forms = try WrittenForms(survey)
    let page = try forms.page()
    #expect(page["lang"] == "en-GB")
    #expect(page.first("mark") == nil && !forms.guide.contains("synthetic"))
    #expect(page.all { $0.name == "h1" }.map(\.text) == ["Test"])
    #expect(page.texts("organisation") == ["Us"])
    #expect(page.all { $0.name == "dt" }.map(\.text) == ["When", "Who can take part", "Return this form to"])
    #expect(page.all { $0.name == "dd" }.map(\.text) == ["12 June to 3 September 2023", "Anyone", ""])
    #expect(
      page.all { $0.name == "footer" }.first?.all { $0.name == "strong" }.last?.text == "3 September 2023")
  }

  @Test func `needs nothing from outside`() throws {
    let forms = try WrittenForms(kinds)
    for name in ["questionnaire.html", "keying-guide.html"] {
      let text = forms.text(name)
      for word in ["http", "<script", "<link", "<img", "@import", "url(", "src=", "href="] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
      #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    }
  }

  @Test func `breaks no question over two pages but those that are longer than one`() throws {
    let options = (0..<30).map {
      "<answer code=\"c\($0)\">\(String(repeating: "word ", count: 15))\($0)</answer>"
    }.joined()
    let questions = try WrittenForms(
      "<single id=\"short\">\(yesNo)</single><single id=\"long\">\(options)</single>"
    ).questions()
    #expect(questions.map { $0["class"] } == ["question", "question long"])
  }
}

@Suite struct `The last part of the questionnaire` {
  /// The ids of the questions in the order of the form, `|` before the part about the person.
  private func order(_ questions: String) throws -> String {
    let page = try WrittenForms(questions).page()
    return page.all {
      $0.name == "section" && ($0["aria-labelledby"] ?? $0["aria-label"]) != "How to fill in this form"
    }.map { part in
      part.children("fieldset").compactMap { $0.first("instruction")?.texts("code").first }.joined(
        separator: " ")
    }.joined(separator: " | ")
  }

  @Test func `asks about the person: characteristics, and what they are made from`() throws {
    let questions = """
      <single id="sex" characteristic="sex">\(yesNo)</single>
      <single id="view">\(yesNo)</single>
      <number id="born" minimum="1900" maximum="2010"/>
      <banded id="age" characteristic="age" of="born" at="year" bands="0-64 65+"/>
      <single id="condition">\(yesNo)</single>
      <single id="limits" asked-if="condition = yes">\(yesNo)</single>
      <text id="access" asked-if="condition = yes"/>
      <derived id="disability" characteristic="disability"><group code="yes" when="condition = yes and limits = yes">Disabled</group><group code="no" when="condition = no">Not disabled</group></derived>
      <scale id="other"><answer code="one" score="1">One</answer><answer code="two" score="2">Two</answer></scale>
      <sum id="score" of="other born"/>
      """
    #expect(try order(questions) == "view other | sex born condition limits access")
    let page = try WrittenForms(questions).page()
    #expect(page.all { $0["id"] == "about-you" }.first?.text == "About you")
    let why = try #require(page.first("why"))
    #expect(
      why.children.map { $0.child("strong")?.text } == [
        "Why we ask.", "You can choose.", "What happens with your answers.",
      ])
    #expect(!(why.children.map(\.text).joined().contains("Prefer not to say")), "nothing offers it")
    #expect(
      try WrittenForms(questions).questions().first {
        $0.first("instruction")?.text == "Write the year in four numbers, like 1956."
      } != nil)
  }

  @Test func `keeps grids whole, and is left out where nothing is asked about the person`() throws {
    #expect(
      try order(
        """
        <grid id="g"><item id="a">A</item><item id="b">B</item>\(yesNo)</grid>
        <derived id="d" characteristic="d"><group code="one" when="g.b = yes">One</group><group code="two" when="g.b = no">Two</group></derived>
        <single id="view">\(yesNo)</single>
        """) == "view | g")
    #expect(try order("<single id=\"view\">\(yesNo)</single>") == "view")
    #expect(try order("<single id=\"sex\" characteristic=\"sex\">\(yesNo)</single>") == "sex")
    let only = try WrittenForms("<single id=\"view\">\(yesNo)</single>").questionnaire
    #expect(!only.contains("Why we ask") && !only.contains("Your views"))
  }

  @Test func `prints the headings of the census list of ethnic groups, and offers not to say`() throws {
    let page = try WrittenForms(
      "<single id=\"view\">\(yesNo)</single><single id=\"ethnicity\" characteristic=\"ethnicity\" frame=\"census-2021-ethnic-group\"/>"
    ).page()
    let groups = page.all { $0["class"] == "group" }
    #expect(
      groups.map { $0["aria-label"] } == [
        "White", "Mixed or Multiple ethnic groups", "Asian or Asian British",
        "Black, Black British, Caribbean or African", "Other ethnic group",
      ])
    #expect(groups.map { $0.texts("label").count } == [5, 4, 5, 3, 2])
    #expect(page.all { $0["id"] == "q2" }.first?.texts("label").last == "Prefer not to say")
    #expect(page.first("why")?.children[1].text.contains("Prefer not to say") == true)
  }
}

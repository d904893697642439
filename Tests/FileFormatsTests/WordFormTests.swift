import FileFormats
import TestSupport
import Testing

@Suite struct `A filled Word form` {
  private typealias Made = MadeDocument
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func form(_ body: String...) throws -> FilledForm {
    try FilledForm(document: MadeDocument(body.joined()).write(in: folder))
  }

  @Test func `gives its content controls with tags, states, values, options and labels`() throws {
    let form = try form(
      Made.paragraph("Q1 Do you support it?"),
      Made.paragraph(Made.tick("Q1.agree", alias: "Agree", checked: "1"), " I agree"),
      Made.paragraph(Made.tick("Q1.disagree", checked: "1"), " I disagree"),
      Made.paragraph(Made.tick("Q1.dk"), " Do not know"),
      Made.paragraph("Age: ", Made.dropDown("age", "25 to 34")),
      Made.paragraph("Sex: ", Made.dropDown("sex", isPlaceholder: true, "25 to 34")),
      Made.paragraph("Comments"),
      Made.paragraph(Made.control("<w:text/>", tag: "comments", Made.run("Less traffic"))))
    #expect(
      form.lines == [
        "Q1.agree | tick | given | 1 | Agree",
        "Q1.disagree | tick | given | 1 | I disagree",
        "Q1.dk | tick | empty |  | Do not know",
        "age | choice | given | 2 | Age",
        "sex | choice | empty |  | Sex",
        "comments | text | given | Less traffic | Comments",
      ])
    #expect(form.fields.map(\.place) == ["tick-1", "tick-2", "tick-3", "choice-1", "choice-2", "text-1"])
    #expect(
      form["age"]?.options == [.init(value: "1", label: "16 to 24"), .init(value: "2", label: "25 to 34")])
    #expect(form.notes == [])
  }

  @Test(arguments: [
    ("1", true), ("0", false), ("true", true), ("false", false), ("on", true), ("off", false), ("TRUE", true),
  ])
  func `reads every spelling of a tick`(value: String, isTicked: Bool) throws {
    let form = try form(Made.paragraph(Made.tick("a", checked: value)))
    #expect(form.fields.map(\.state) == [isTicked ? .given : .empty])
    #expect(form.fields.map(\.values) == [isTicked ? ["1"] : []])
  }

  @Test func `has a tick without a value, and none without a state`() throws {
    let form = try form(
      Made.control("<w14:checkbox><w14:checked/></w14:checkbox>", tag: "a", ""),
      Made.control("<w14:checkbox/>", tag: "b", ""),
      // What is shown in a box does not untick it.
      Made.control(
        "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", tag: "c", isPlaceholder: true, ""))
    #expect(form.fields.map(\.state) == [.given, .empty, .given])
  }

  @Test func `keeps the lines of a text, and its words over runs`() throws {
    let runs =
      "<w:r><w:t>First line</w:t><w:br/><w:t xml:space=\"preserve\">second </w:t></w:r><w:r><w:t>line &amp; "
      + "more</w:t></w:r><w:r><w:tab/><w:t>\n  end </w:t></w:r>"
    let form = try form(
      Made.paragraph(Made.control("<w:text w:multiLine=\"1\"/>", tag: "a", runs)),
      Made.control("", tag: "b", Made.paragraph(" One") + Made.paragraph("") + Made.paragraph("two ")))
    #expect(form["a"]?.values == ["First line\nsecond line & more end"])
    #expect(form["b"]?.values == ["One\n\ntwo"])
    #expect(form["b"]?.kind == .text)
  }

  @Test func `has an empty text where nothing, blanks or a placeholder stand in it`() throws {
    let form = try form(
      Made.paragraph(Made.control("<w:text/>", tag: "a", "")),
      Made.paragraph(Made.control("<w:text/>", tag: "b", Made.run(" \u{A0}\u{2002}"))),
      Made.paragraph(Made.control("<w:text/>", tag: "c", isPlaceholder: true, Made.run("Click here"))))
    #expect(form.fields.map(\.state) == [.empty, .empty, .empty])
    #expect(form.fields.flatMap(\.values) == [])
  }

  @Test func `takes what is typed into a list for the answer, and prompts for none`() throws {
    let form = try form(
      Made.paragraph(Made.dropDown("a", kind: "comboBox", "about 40")),
      Made.paragraph(Made.dropDown("b", "Choose  an item.")),
      Made.paragraph(Made.dropDown("c", " 16 to\u{A0}24 ")),
      Made.paragraph(
        Made.control(
          "<w:dropDownList><w:listItem w:value=\"Yes\"/><w:listItem w:value=\"No\"/></w:dropDownList>",
          tag: "d", Made.run("Yes"))))
    #expect(
      form.lines == [
        "a | choice | given | about 40 | ", "b | choice | empty |  | ", "c | choice | given | 1 | ",
        "d | choice | given | Yes | ",
      ])
  }

  @Test func `has dates as the control keeps them, or else as they stand there`() throws {
    let form = try form(
      Made.paragraph(
        Made.control("<w:date w:fullDate=\"2023-06-12T00:00:00Z\"/>", tag: "a", Made.run("12 June"))),
      Made.paragraph(Made.control("<w:date/>", tag: "b", Made.run("June"))),
      Made.paragraph(
        Made.control(
          "<w:date w:fullDate=\"2023-06-12T00:00:00Z\"/>", tag: "c", isPlaceholder: true, Made.run("x"))))
    #expect(
      form.lines == [
        "a | date | given | 2023-06-12 | ", "b | date | given | June | ", "c | date | empty |  | ",
      ])
  }

  @Test func `may have controls around runs, paragraphs, cells and rows, and inside one another`() throws {
    let cell = "<w:tc><w:p>" + Made.run("\u{2612}") + "</w:p></w:tc>"
    let box = "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>"
    let row = "<w:tr>\(Made.control(box, cell))<w:tc>\(Made.paragraph("Parks"))</w:tc></w:tr>"
    let repeated = Made.control(
      "<w15:repeatingSection/>", Made.control("<w15:repeatingSectionItem/>", tag: "item", row))
    let form = try form(
      "<w:tbl>\(row)\(repeated)</w:tbl>",
      Made.control("", tag: "outer", Made.paragraph("Inner: ", Made.tick("inner", checked: "1"))),
      Made.control(
        "<w:group/>", tag: "group", Made.paragraph(Made.control("<w:text/>", tag: "x", Made.run("y")))),
      Made.control("<w:docPartObj/>", tag: "contents", Made.paragraph("Contents")))
    #expect(
      form.lines == [
        "tick-1 | tick | given | 1 | Parks", "tick-2 | tick | given | 1 | Parks",
        "inner | tick | given | 1 | Inner", "x | text | given | y | ",
      ])
  }

  @Test func `has legacy fields: what people made of a box beats what it was born with`() throws {
    let form = try form(
      Made.paragraph(
        Made.legacy(
          "FORMCHECKBOX", name: "Check1", "<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>")),
      Made.paragraph(
        Made.legacy(
          "FORMCHECKBOX", name: "Check2",
          "<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", result: "")),
      Made.paragraph(
        Made.legacy("FORMCHECKBOX", name: "Check3", "<w:checkBox><w:default w:val=\"1\"/></w:checkBox>")),
      Made.paragraph(
        Made.legacy("FORMCHECKBOX", name: "Check4", "<w:checkBox><w:default w:val=\"0\"/></w:checkBox>")),
      Made.paragraph(Made.legacy("FORMTEXT", name: "Text1", "<w:textInput/>", result: Made.run("CF10 4UW"))),
      Made.paragraph(
        Made.legacy(
          "FORMTEXT", name: "Text2", "<w:textInput/>",
          result: String(repeating: Made.run("\u{2002}"), count: 5))),
      Made.paragraph(
        Made.legacy(
          "FORMTEXT", name: "Text3", "<w:textInput><w:default w:val=\"type here\"/></w:textInput>",
          result: Made.run("type here"))))
    #expect(
      form.lines == [
        "Check1 | tick | given | 1 | ", "Check2 | tick | empty |  | ", "Check3 | tick | preset | 1 | ",
        "Check4 | tick | empty |  | ", "Text1 | text | given | CF10 4UW | ", "Text2 | text | empty |  | ",
        "Text3 | text | preset | type here | ",
      ])
  }

  private func list(_ result: String) -> String {
    Made.paragraph(
      Made.legacy(
        "FORMDROPDOWN", name: "Drop",
        "<w:ddList>\(result)<w:listEntry w:val=\"Yes\"/><w:listEntry w:val=\"No\"/></w:ddList>"))
  }

  @Test(arguments: [
    ("", "empty | "), ("<w:result w:val=\"1\"/>", "given | No"), ("<w:result w:val=\"0\"/>", "given | Yes"),
    ("<w:result/>", "given | Yes"), ("<w:default w:val=\"1\"/>", "empty | "),
    ("<w:result w:val=\"2\"/>", "given | an entry that is not in the list"),
    ("<w:result w:val=\"-1\"/>", "given | an entry that is not in the list"),
    ("<w:result w:val=\"99999999999999999999\"/>", "given | an entry that is not in the list"),
  ])
  func `has the entry of a legacy list by its number`(result: String, outcome: String) throws {
    let form = try form(list(result))
    #expect(form.lines == ["Drop | choice | \(outcome) | "])
    #expect(form.fields[0].options.map(\.label) == ["Yes", "No"])
  }

  @Test func `doubts the first entry of a list where LibreOffice saved the form`() throws {
    var made = MadeDocument(list("<w:result w:val=\"0\"/>"))
    made.application = "LibreOffice/7.4.7.2$Linux_X86_64"
    #expect(try FilledForm(word: made.write(in: folder)).fields.map(\.state) == [.preset])
    made.body = list("<w:result w:val=\"1\"/>")
    #expect(try FilledForm(word: made.write(in: folder)).fields.map(\.state) == [.given])
    made.application = nil
    made.body = list("<w:result w:val=\"0\"/>")
    #expect(try FilledForm(word: made.write(in: folder)).fields.map(\.state) == [.given])
  }

  @Test func `may have fields cut into runs, over paragraphs, among other fields, and an empty list`() throws
  {
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"a\"/></w:ffData></w:fldChar></w:r>"
    let cut = "<w:r><w:instrText> FOR</w:instrText></w:r><w:r><w:instrText>MTEXT </w:instrText></w:r>"
    let separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let page =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>x</w:t></w:r>"
      + separate + Made.run("4") + end
    let form = try form(
      Made.paragraph("Page ", page, " Say: ", begin, cut, separate, Made.run("one")),
      Made.paragraph("two", end, "behind"),
      Made.paragraph(Made.legacy("FORMDROPDOWN", name: "b", "<w:ddList/>")))
    #expect(form.lines == ["a | text | given | one\ntwo | Page 4 Say", "b | choice | empty |  | behind"])
  }

  @Test func `is named by tag, title, field name, or else by kind and place`() throws {
    let form = try form(
      Made.paragraph(Made.tick(nil, alias: "Title")), Made.paragraph(Made.tick("twice")),
      Made.paragraph(Made.tick()), Made.paragraph(Made.tick("twice")), Made.paragraph(Made.tick("tick-3")),
      Made.paragraph(Made.legacy("FORMTEXT", name: "__Fieldmark__1_2", "<w:textInput/>", result: "")),
      Made.paragraph(Made.tick("tick-6")))
    #expect(form.fields.map(\.name) == ["Title", "tick-2", "tick-3", "tick-4", "tick-5", "text-1", "tick-6"])
  }

  @Test func `has the words of a line behind its boxes, or before them`() throws {
    let box = { Made.tick() }
    let text = Made.control("<w:text/>", Made.run("personal"))
    let form = try form(
      Made.paragraph("Q1 ", box(), " Yes ", box(), " No"),
      Made.paragraph("Men ", box(), " Women ", box()),
      Made.paragraph(box(), " Other: ", text),
      Made.paragraph("My name is ", text, " and I am ", text, " years old"))
    #expect(
      form.fields.map(\.label) == ["Yes", "No", "Men", "Women", "Other", "Other", "My name is", "and I am"])
  }

  @Test func `has the words of a table's row and heading beside its boxes`() throws {
    let row = { (cells: [String]) in
      "<w:tr>" + cells.map { "<w:tc>" + ($0.isEmpty ? "<w:p/>" : Made.paragraph($0)) + "</w:tc>" }.joined()
        + "</w:tr>"
    }
    let box = Made.tick()
    let text = Made.control("<w:text/>", Made.run("personal"))
    let form = try form(
      "<w:tbl>", row(["", "Agree", "Disagree"]), row(["Parks", box, box]), row(["Roads:", box, box]),
      "</w:tbl>",
      "<w:tbl>", row(["Men", box, "Women", box]), row([box, "Left", box, "Right"]), row(["Name", text]),
      "</w:tbl>")
    #expect(
      form.fields.map(\.label) == [
        "Parks: Agree", "Parks: Disagree", "Roads: Agree", "Roads: Disagree", "Men", "Women", "Left", "Right",
        "Name",
      ])
  }

  @Test func `never has an answer in a label, and no label beyond 200 characters`() throws {
    let text = Made.control("", tag: "a", Made.paragraph("secret"))
    let form = try form(
      text, Made.paragraph(Made.tick()), Made.paragraph(String(repeating: "long ", count: 100), Made.tick()),
      "<w:tbl><w:tr><w:tc>\(text)</w:tc><w:tc>\(Made.paragraph(Made.tick()))</w:tc></w:tr></w:tbl>")
    #expect(form.fields.allSatisfy { !$0.label.contains("secret") })
    #expect(form.fields[2].label.count <= 200 && form.fields[2].label.hasSuffix("..."))
  }

  @Test func `counts a text box once, and nothing that was taken out`() throws {
    let box = { "<w:txbxContent>" + Made.paragraph(Made.tick("box", checked: $0)) + "</w:txbxContent>" }
    let form = try form(
      """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>\(box("1"))</wps:txbx></mc:Choice>\
      <mc:Fallback><v:textbox>\(box("0"))</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """,
      "<w:p><w:del>\(Made.tick("gone"))</w:del><w:ins>\(Made.tick("new"))</w:ins></w:p>")
    #expect(form.fields.map(\.name) == ["box", "new"])
    #expect(form.fields.map(\.state) == [.given, .empty])
  }

  @Test func `tells of controls that cannot be read`() throws {
    let control = "<w:r><w:object><w:control w:name=\"CheckBox1\"/></w:object></w:r>"
    let form = try form(
      Made.paragraph(control, Made.tick("a"), control), Made.paragraph(Made.legacy("FORMCHECKBOX", "")))
    #expect(
      form.notes == [
        "2 controls keep their state where it cannot be read", "1 form field has lost its state",
      ])
  }

  @Test func `may be of the strict form, in another place, and may have macros`() throws {
    var made = MadeDocument(Made.paragraph(Made.tick("a", checked: "1")))
    made.isStrict = true
    made.mainPart = "/main/text2.xml"
    // The name in the archive has no slash in front.
    let parts = made.parts.map { ($0.name.hasPrefix("/") ? String($0.name.dropFirst()) : $0.name, $0.bytes) }
    let path = folder.path + "/strict.docm"
    let writer = try ZIPWriter(path: path)
    for part in parts { try writer.add(part.0, part.1) }
    try writer.add("word/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0])
    try writer.close()
    #expect(try FilledForm(document: path).lines == ["a | tick | given | 1 | "])
  }
}

import FileFormats
import TestSupport
import Testing

/// Every Word and OpenDocument file by others, and those that common tools made of invented forms.
@Suite struct `Document forms by others` {
  /// The form in a sample; `nil` where the samples are not there.
  private func form(_ name: String) throws -> FilledForm? {
    guard let samples = Repository.samples("written") else { return nil }
    return try FilledForm(document: samples + "/" + name)
  }

  @Test func `have legacy fields that nobody touched, and controls that cannot be read`() throws {
    guard let form = try form("docx/LegacyForms.docx") else { return }
    #expect(
      form.lines == [
        "Text1 | text | empty |  | Text form field", "Check1 | tick | empty |  | Checkbox",
        "Dropdown1 | choice | empty |  | Drop down",
      ])
    #expect(form["Dropdown1"]?.options == [])
    #expect(form.notes == ["5 controls keep their state where it cannot be read"])
  }

  @Test func `have content controls of every kind`() throws {
    guard let form = try form("docx/ContentControls.docx") else { return }
    #expect(
      form.fields.map(\.name) == [
        "RichTextContentControl", "Plain text content control", "display-1", "CheckBoxContentControl",
        "ComboBoxContentControl",
      ])
    #expect(form.fields.map(\.kind) == [.text, .text, .display, .tick, .choice])
    #expect(form.fields.map(\.state) == [.given, .given, .empty, .empty, .given])
    #expect(form.fields[0].values[0].hasSuffix("the video that best fits your document."))
    #expect(form.fields[1].values == ["make your document look professionally"])
    #expect(form.fields[4].values == ["Two"])
    #expect(form.fields[4].options.map(\.value) == ["One", "Two", "Three"])
  }

  @Test func `have boxes without any name, with the words of their row`() throws {
    guard let form = try form("docx/HC006-Test-01.docx"),
      let bare = try self.form("docx/HW010-Symbols02.docx")
    else { return }
    #expect(form.fields.map(\.name) == (1...21).map { "tick-\($0)" })
    #expect(form.fields.filter { $0.state == .given }.map(\.name) == ["tick-1"])
    #expect(form["tick-8"]?.label == "Pause routine deliveries.")
    #expect(form["tick-21"]?.label == "Your travel itinerary.")
    #expect(form.fields.allSatisfy { !$0.label.isEmpty })
    #expect(bare.lines == ["tick-1 | tick | given | 1 | ", "tick-2 | tick | empty |  | "])
  }

  @Test func `have a list around a cell of a table`() throws {
    guard let form = try form("docx/sdt_elements.docx") else { return }
    #expect(form.lines == ["Content type | choice | given | Body copy | Content Type"])
    #expect(form.fields[0].options.first?.value == "Accessibility text, button")
  }

  @Test func `have the controls of a form layer`() throws {
    guard let fields = try form("odt/fields.odt"), let box = try form("odt/testFormTextBox.odt") else {
      return
    }
    #expect(
      fields.lines == [
        "tick-1 | tick | empty |  | asd: Ja", "tick-2 | tick | empty |  | asd: Nein",
        "CheckBox | tick | empty |  | asd: Ja", "tick-4 | tick | empty |  | asd: Nein",
      ])
    #expect(fields.notes == ["6 input fields are left out: what stands there may be a prompt or an answer"])
    #expect(box.fields.map(\.kind) == [.text])
    #expect(box.fields.map(\.state) == [.empty])
  }

  /// What the invented Word form holds.
  private let answers = [
    "Q1.agree | tick | given | 1 | Agree", "Q1.disagree | tick | given | 1 | Disagree",
    "Q1.dk | tick | empty |  | Do not know", "age | choice | given | 2 | age",
    "ethnicity | choice | empty |  | ethnicity",
    "comments | text | given | First line\nsecond line & more | comments",
    "Check1 | tick | given | 1 | Legacy",
    "Check2 | tick | empty |  | ", "Text1 | text | given | CF10 4UW | ", "Text2 | text | empty |  | ",
    "Drop1 | choice | given | Not sure | ", "Drop2 | choice | empty |  | ",
  ]

  @Test func `have two ticks, placeholders, defaults that were overruled, and untouched fields`() throws {
    guard let form = try form("lab-made/word-controls.docx") else { return }
    #expect(form.lines == answers)
    #expect(form.notes == [])
  }

  @Test func `give all answers back where LibreOffice saved a Word form and dropped its names`() throws {
    guard var blank = try form("lab-made/word-controls.docx"),
      let saved = try form("lab-made/word-controls-resaved-by-libreoffice.docx")
    else { return }
    #expect(saved.fields.map(\.name).prefix(5) == ["tick-1", "tick-2", "tick-3", "choice-1", "choice-2"])
    for place in blank.fields.indices {
      blank.fields[place].values = []
      blank.fields[place].state = .empty
    }
    let renamed = try #require(saved.renamed(by: blank))
    var expected = answers
    // The program lost a line break, and chose the first entry of a list that nobody touched.
    expected[5] = "comments | text | given | First linesecond line & more | comments"
    expected[11] = "Drop2 | choice | preset | Yes | "
    #expect(renamed.lines == expected)
    #expect(renamed.notes == ["9 fields lost their names and were matched by their places"])
  }

  @Test func `lose a text where LibreOffice makes an OpenDocument file of a Word form`() throws {
    guard let blank = try form("lab-made/word-controls.docx"),
      let form = try form("lab-made/word-controls-as.odt")
    else { return }
    #expect(
      form.lines == [
        "tick-1 | tick | given | 1 | Agree", "tick-2 | tick | given | 1 | Disagree",
        "tick-3 | tick | empty |  | Do not know", "choice-1 | choice | given | 2 | age",
        "choice-2 | choice | empty |  | ethnicity", "tick-4 | tick | given | 1 | Legacy",
        "tick-5 | tick | empty |  | ", "Text1 | text | given | CF10 4UW | ", "Text2 | text | empty |  | ",
        "choice-3 | choice | given | Not sure | ", "choice-4 | choice | preset | Yes | ",
      ])
    #expect(form.notes == ["1 input field is left out: what stands there may be a prompt or an answer"])
    #expect(form.renamed(by: blank) == nil)
  }

  @Test func `hold what they were born with where HTML made them`() throws {
    guard let form = try form("lab-made/odt-form-controls.odt") else { return }
    #expect(
      form.lines == [
        "Q1 | choice | preset | agree | ", "Q2.library | tick | preset | library | Library",
        "Q2.parks | tick | empty |  | Parks", "age | choice | preset | 2 | ",
        "why | text | preset | Because | ",
        "pc | text | preset | CF10 | ",
      ])
    #expect(
      form["Q1"]?.options == [
        .init(value: "agree", label: "Agree"), .init(value: "disagree", label: "Disagree"),
      ])
    #expect(form["age"]?.options == [.init(value: "1", label: "16-24"), .init(value: "2", label: "25-34")])
  }
}

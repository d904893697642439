import FileFormats
import TestSupport
import Testing

@Suite struct `A filled PDF form` {
  private static let ages: [(value: String, label: String)] = [("0", "Under 16"), ("1", "16 to 24")]

  private let made = MadePDF([
    .radio("Q1", ["strongly_agree", "agree", "Не знаю"], chosen: "agree", tooltip: "Do you agree?"),
    .tick("Q2.library", isTicked: true, tooltip: "Library"), .tick("Q2.parks", on: "1", isTicked: false),
    .text("Q3", "More buses\r\n“now” 😀", tooltip: "Why?"), .text("Q4"),
    .combination("Age", ages, chosen: "1", initial: "0", tooltip: "Your age"),
    .combination("Untouched", ages, chosen: "0", initial: "0"), .combination("NoDefault", ages, chosen: "0"),
    .list("Disability", [("mob", "Mobility"), ("vis", "Vision")], chosen: ["mob", "vis"], initial: "mob"),
  ])

  private static let expected = [
    "Q1|choice|given|agree", "Q2.library|tick|given|Yes", "Q2.parks|tick|empty",
    "Q3|text|given|More buses\n“now” 😀", "Q4|text|empty", "Age|choice|given|1", "Untouched|choice|preset|0",
    "NoDefault|choice|given|0", "Disability|choices|given|mob|vis",
  ]

  /// A form of one object for each root field, then any others; the objects are numbered from 2.
  private func form(_ roots: Int = 1, _ objects: String...) throws(FormatError) -> FilledForm {
    try FilledForm(pdf: document(roots, objects))
  }

  private func document(_ roots: Int, _ objects: [String]) -> [UInt8] {
    let list = (0..<roots).map { "\($0 + 2) 0 R" }.joined(separator: " ")
    let pages = "/Pages << /Type /Pages /Kids [] /Count 0 >>"
    return MadePDF.file(["<< /Type /Catalog \(pages) /AcroForm << /Fields [ \(list) ] >> >>"] + objects)
  }

  private func refusal(_ bytes: [UInt8]) -> FormatError? {
    FileFormatsTests.refusal { () throws(FormatError) in try FilledForm(pdf: bytes) }
  }

  // MARK: Kinds and states

  @Test func `tells kinds, states, options and labels of its fields`() throws {
    let form = try FilledForm(pdf: made.bytes)
    #expect(lines(form) == Self.expected)
    #expect(
      form["Q1"]?.options == ["strongly_agree", "agree", "Не знаю"].map { .init(value: $0, label: $0) })
    #expect(form["Q2.library"]?.options == [.init(value: "Yes", label: "Yes")])
    #expect(
      form["Age"]?.options == [.init(value: "0", label: "Under 16"), .init(value: "1", label: "16 to 24")])
    #expect(form.fields.map(\.label) == ["Do you agree?", "Library", "", "Why?", "", "Your age", "", "", ""])
    #expect(form.questionnaire == "00112233445566778899AABBCCDDEEFF")
    #expect(form.copy == "FFEEDDCCBBAA99887766554433221100")
    #expect(form.notes.isEmpty && form.line == 1)
  }

  @Test func `is the same compressed, or encrypted without a password`() throws {
    let plain = try FilledForm(pdf: made.bytes)
    let compressed = try RewrittenPDF.compressed(made.bytes)
    #expect(String(decoding: compressed, as: UTF8.self).contains("/ObjStm"))
    #expect(try FilledForm(pdf: compressed).fields == plain.fields)
    let encrypted = try RewrittenPDF.encrypted(made.bytes, password: "")
    #expect(try FilledForm(pdf: encrypted).fields == plain.fields)
    #expect(encrypted.firstRange(of: Array("/T (Q".utf8)) == nil)
  }

  @Test func `takes names, types, values and options from its groups`() throws {
    let form = try form(
      1,
      "<< /T (Group) /FT /Ch /Ff 131072 /V (b) /DV (b) /Opt [ (a) [ (b) (Bee) ] ] /TU (not mine) /Kids [ 3 0 R 4 0 R ] >>",
      "<< /T (one) >>", "<< /T (two) /V (a) /Kids [ 5 0 R ] >>", "<< /T (deep) /FT /Tx /TU (mine) >>")
    #expect(lines(form) == ["Group.one|choice|preset|b", "Group.two.deep|text|given|a"])
    #expect(form["Group.one"]?.options == [.init(value: "a", label: "a"), .init(value: "b", label: "Bee")])
    #expect(form.fields.map(\.label) == ["", "mine"])
  }

  @Test func `shows a box without a value by its appearance`() throws {
    let form = try form(
      4, "<< /T (a) /FT /Btn /AS /On >>", "<< /T (b) /FT /Btn /AS /Off >>",
      "<< /T (c) /FT /Btn /V /Off /AS /On >>",
      "<< /T (d) /FT /Btn /Ff 32768 /Kids [ << /AS /Off >> << /AS /x /AP << /N << /x null /y 1 /x#20y 2 >> >> >> ] >>"
    )
    #expect(lines(form) == ["a|tick|given|On", "b|tick|empty", "c|tick|empty", "d|choice|given|x"])
    #expect(form["d"]?.options.map(\.value) == ["x y", "y"])
  }

  @Test func `gives the words of boxes whose states are numbers`() throws {
    let boxes =
      "/Kids [ << /AP << /N << /0 1 /Off 1 >> >> >> << /AP << /N << /1 1 >> >> >> << /AP << /N << /1 1 >> >> >> ]"
    let form = try form(
      2, "<< /T (a) /FT /Btn /Ff 32768 /V /1 /DV /1 /Opt [ (Yes) <FEFF041D04350442> ] \(boxes) >>",
      "<< /T (b) /FT /Btn /V /0 \(boxes) >>")
    #expect(lines(form) == ["a|choice|preset|1", "b|choice|given|0"])
    #expect(form["a"]?.options == [.init(value: "0", label: "Yes"), .init(value: "1", label: "Нет")])
  }

  @Test func `holds buttons and signatures that are no answers`() throws {
    let form = try form(
      6, "<< /T (push) /FT /Btn /Ff 65536 /V (x) >>", "<< /T (sign) /FT /Sig /V << /a 1 >> >>",
      "<< /T (none) >>", "<< /T (new) /FT /New /V (x) >>", "<< /T (list) /FT /Ch /V (x) /Opt [ (x) ] >>",
      "<< /T (text) /FT /Tx /V (x) /DV (x) >>")
    #expect(
      lines(form) == [
        "push|display|empty", "sign|display|empty", "none|unknown|empty", "new|unknown|given|x",
        "list|choice|given|x", "text|text|given|x",
      ])
  }

  @Test func `reads texts and names in any of their encodings`() throws {
    let form = try form(
      8, "<< /T (utf16) /FT /Tx /V <FEFF20ACD83DDE00> >>", "<< /T (utf8) /FT /Tx /V <EFBBBFE282AC> >>",
      "<< /T (pdfdoc) /FT /Tx /V (\\240 caf\\351 \\200) >>", "<< /T (mark) /FT /Tx /V <FEFF> >>",
      "<< /T (blank) /FT /Ch /Ff 131072 /V ( ) >>", "<< /T (number) /FT /Ch /Ff 131072 /V 5 >>",
      "<< /T (name) /FT /Btn /V /M#c3#a4nnlich >>", "<< /T (latin) /FT /Btn /V /M#e4nnlich >>")
    #expect(
      lines(form) == [
        "utf16|text|given|€😀", "utf8|text|given|€", "pdfdoc|text|given|€ café •", "mark|text|empty",
        "blank|choice|empty", "number|choice|given|5", "name|tick|given|Männlich",
        "latin|tick|given|Männlich",
      ])
  }

  @Test func `without its table is read, with a note`() throws {
    let text = String(decoding: MadePDF([.text("a", "x")]).bytes, as: UTF8.self)
    let cut =
      text[..<(text.firstRange(of: "xref")?.lowerBound ?? text.endIndex)] + "trailer << /Root 1 0 R >>"
    let form = try FilledForm(pdf: Array(cut.utf8))
    #expect(lines(form) == ["a|text|given|x"])
    #expect(
      form.notes == [
        "the file is damaged and was read as far as it goes: fields may be missing or hold older answers"
      ])
  }

  // MARK: Refusals

  @Test func `is refused where it holds no answers, with what to do`() throws {
    let none = FormatError(
      .malformed, "the PDF holds no form fields: it is a scan, a printout or a flattened form",
      expected: "a PDF with fillable fields",
      fix: "key it by hand; 'soundings forms' makes the sheet for that")
    let pages = "/Type /Catalog /Pages << /Kids [] >>"
    #expect(refusal(MadePDF.file(["<< \(pages) >>"])) == none)
    #expect(refusal(MadePDF.file(["<< \(pages) /AcroForm << /Fields [] >> >>"])) == none)
    #expect(refusal(document(1, ["<< /T (send) /FT /Btn /Ff 65536 >>"])) == none)
    #expect(
      refusal(MadePDF.file(["<< \(pages) /AcroForm << /Fields [] /XFA 2 0 R >> >>", "[]"]))
        == FormatError(
          .malformed, "the PDF holds an XFA form and no fields that other programs can read",
          expected: "a PDF with fillable fields",
          fix: "open it in Adobe Acrobat, export the form's data as XML, and name that file"))
    #expect(
      refusal(try RewrittenPDF.encrypted(made.bytes, password: "secret"))
        == FormatError(
          .malformed, "the PDF is protected by a password", expected: "a PDF that opens without a password",
          fix: "open it with the password and save it without one, or export its form data as XFDF"))
    #expect(
      refusal(Array("%PDF-1.7\nnothing".utf8))
        == FormatError(
          .malformed, "the file is damaged: its objects cannot be found", expected: "a whole PDF or FDF file",
          fix: "copy or export the file again; or open it in a PDF viewer and save it anew"))
  }

  @Test func `is told from exported data by its first bytes`() throws {
    let field = "<field name='a'><value>%PDF- %FDF-</value></field>"
    let samples: [(String, FilledForm.Field.Kind)] = [
      ("\u{FEFF}\n<xfdf xmlns='http://ns.adobe.com/xfdf/'><fields>\(field)</fields></xfdf>", .unknown),
      (
        "%FDF-1.2\n1 0 obj << /FDF << /Fields [ << /T (a) /V (x) >> ] >> >>\nendobj\ntrailer << /Root 1 0 R >>",
        .unknown
      ),
      (
        String(repeating: " ", count: 1_000)
          + String(decoding: MadePDF([.text("a", "x")]).bytes, as: UTF8.self), .text
      ),
    ]
    for (text, kind) in samples {
      #expect(try FilledForm(pdfFamily: Array(text.utf8)).fields.map(\.kind) == [kind])
    }
    func other(_ text: String) -> FormatError? {
      FileFormatsTests.refusal { () throws(FormatError) in try FilledForm(pdfFamily: Array(text.utf8)) }
    }
    #expect(other("")?.found == "the file is empty")
    #expect(
      other("PK")
        == FormatError(
          .malformed, "this is neither a PDF nor form data exported from one",
          expected: "a filled PDF form, FDF or XFDF",
          fix: "name the PDF as it was returned, or export its form data as XFDF"))
    #expect(
      other(String(repeating: "x", count: 1_024) + "%PDF-1.7")?.expected == "a filled PDF form, FDF or XFDF")
  }
}

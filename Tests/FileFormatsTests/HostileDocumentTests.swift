import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A document that is no form, or hostile` {
  private typealias Made = MadeDocument
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ path: String) -> FormatError? {
    do throws(FormatError) {
      _ = try FilledForm(document: path)
      return nil
    } catch { return error }
  }

  private func refusal(body: String) throws -> FormatError? {
    try refusal(MadeDocument(body).write(in: folder))
  }

  private func refusal(main: String) throws -> FormatError? {
    var made = MadeDocument("")
    made.main = main
    return try refusal(made.write(in: folder))
  }

  private let noDocument = FormatError(
    .malformed, "this is not a Word document or an OpenDocument text", expected: "a .docx or .odt file",
    fix:
      "open it in Word or LibreOffice and save it as .docx; a scan or a photo is keyed with `soundings forms`"
  )
  private let damaged = FormatError(
    .malformed, "the document is damaged, or declares what no word processor declares",
    expected: "a document as Word or LibreOffice saves it",
    fix: "open it there and save it again, or ask for it to be sent again")
  private let protected = FormatError(
    .malformed, "the document is protected by a password, or is of the old .doc format",
    expected: "a .docx or .odt file without a password",
    fix: "open it in Word or LibreOffice, remove the password and save it as .docx")

  @Test func `is refused without fields, with what to do instead`() throws {
    let expected = FormatError(
      .malformed, "the document holds no form fields that a program can read",
      expected: "a form with content controls, legacy form fields or the controls of a form layer",
      fix: "key the answers with `soundings forms`, or make the form with content controls")
    #expect(try refusal(body: Made.paragraph("Tick: [x] secret")) == expected)
    #expect(try refusal(body: Made.control("<w:picture/>", "")) == expected)
    let control = "<w:r><w:object><w:control/></w:object></w:r>"
    #expect(try refusal(body: Made.paragraph(control)) == expected)
    let text = "<text:p><text:text-input>secret</text:text-input></text:p>"
    #expect(try refusal(MadeOpenDocument(text).write(in: folder)) == expected)
  }

  @Test func `is refused with a password, or where it is something else`() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    #expect(refusal(try folder.write("old.docx", bytes: old)) == protected)
    var locked = MadeOpenDocument("")
    locked.manifest = "<m:file-entry><m:encryption-data/></m:file-entry>"
    #expect(refusal(try locked.write(in: folder)) == protected)
    for text in ["", "a,b", "%PDF-1.7", "<html/>", "{\\rtf1}"] {
      #expect(refusal(try folder.write("x.docx", text)) == noDocument)
    }
    #expect(refusal(try MadeWorkbook("<row><c><v>1</v></c></row>").write(in: folder)) == noDocument)
    var sheet = MadeOpenDocument("")
    sheet.type = "application/vnd.oasis.opendocument.spreadsheet"
    #expect(refusal(try sheet.write(in: folder)) == noDocument)
    #expect(refusal(folder.path)?.kind == .missing)
    #expect(refusal(folder.path + "/none.docx")?.found == "there is no such file")
  }

  @Test(arguments: 0..<3) func `is refused where a part is missing`(left: Int) throws {
    for parts in [Made("").parts, MadeOpenDocument("").parts] {
      let path = folder.path + "/less.docx"
      let writer = try ZIPWriter(path: path)
      for part in parts.indices where part != left { try writer.add(parts[part].name, parts[part].bytes) }
      try writer.close()
      #expect(refusal(path) != nil)
    }
  }

  @Test(arguments: [
    "<w:document><w:body>", "<document><body></document>", "", "plain",
    "<document><body>&nbsp;</body></document>",
    "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><document><body>&a;</body></document>",
    "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><document><body>&a;</body></document>",
    "<!DOCTYPE d [<!ATTLIST checked val CDATA \"1\">]><document><body/></document>",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><document><body/></document>",
    "<?xml version=\"1.0\" encoding=\"IBM037\"?><document><body/></document>",
    "<document><body>\u{1}</body></document>", "<document/><document/>",
  ])
  func `is refused where its XML is unsound, without a word of its content`(main: String) throws {
    #expect(try refusal(main: main) == damaged)
    var open = MadeOpenDocument("")
    open.content = main
    #expect(refusal(try open.write(in: folder)) == damaged)
  }

  @Test func `cannot blow up an entity`() throws {
    let long = String(repeating: "x", count: 200_000)
    let uses = String(repeating: "&a;", count: 2_000)
    let main =
      "<!DOCTYPE d [<!ENTITY a \"\(long)\">]><document><body><p><r><t>\(uses)</t></r></p></body></document>"
    #expect(try refusal(main: main) == damaged)
  }

  @Test func `may be written in UTF-16, and may name a DTD that nobody fetches`() throws {
    let main =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE document SYSTEM \"http://127.0.0.1:9/x.dtd\">"
      + "<document><body><sdt><sdtPr><tag val=\"a\"/><checkbox><checked val=\"1\"/></checkbox></sdtPr>"
      + "<sdtContent/></sdt></body></document>"
    var made = MadeDocument("")
    made.mainPart = "d.xml"
    made.others = [("d.xml", [0xFF, 0xFE] + main.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })]
    let path = folder.path + "/utf16.docx"
    let writer = try ZIPWriter(path: path)
    for part in made.parts where part.name != "d.xml" || part.bytes.starts(with: [0xFF, 0xFE]) {
      try writer.add(part.name, part.bytes)
    }
    try writer.close()
    #expect(try FilledForm(document: path).lines == ["a | tick | given | 1 | "])
  }

  @Test func `cannot nest controls or fields for ever`() throws {
    let deep = String(repeating: "<w:sdt><w:sdtPr/><w:sdtContent>", count: 10_000)
    let shut = String(repeating: "</w:sdtContent></w:sdt>", count: 10_000)
    #expect(try refusal(body: deep + Made.tick() + shut) == damaged)
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r>"
    let fields = String(repeating: begin, count: 10_000)
    let error = try refusal(body: "<w:p>\(fields)</w:p>")
    #expect(error?.kind == .limit)
    #expect(error?.found == "the document has more than 64 fields inside one another")
    // As many as are allowed, with one text in them all: it counts once.
    let some = String(repeating: "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", count: 100)
    let text = Made.run(String(repeating: "word ", count: 100_000))
    let end = String(repeating: "</w:sdtContent></w:sdt>", count: 100)
    let made = try FilledForm(document: MadeDocument(some + text + end).write(in: folder))
    #expect(made.fields.count == 100 && made.fields.count { $0.state == .given } == 1)
  }

  @Test func `is refused where a form field has no end, and may have ends without a start`() throws {
    let begin =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r></w:p>"
    let error = try refusal(body: begin + Made.paragraph("secret"))
    #expect(error?.found == "a form field of the document has no end")
    let ends =
      "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>"
    #expect(try refusal(body: ends + Made.tick()) == nil)
    #expect(
      try refusal(body: "<w:p><w:r><w:fldChar/><w:instrText>x</w:instrText></w:r></w:p>" + Made.tick()) == nil
    )
  }

  @Test func `cannot take much time or memory with tags, attributes, texts or controls`() throws {
    // Numbers that no program can pack: without them the archive would be taken for a bomb.
    var state: UInt64 = 1
    func noise() -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return String(state >> 32, radix: 36)
    }
    let limit = try refusal(body: (0...250_000).map { _ in "<w:p a='\(noise())'/>" }.joined())
    #expect(limit?.kind == .limit && limit?.found == "the document holds more than any questionnaire")
    let many = (0...125_000).map { _ in "<w:p a='\(noise())' b='' c='' d=''/>" }.joined()
    #expect(try refusal(body: many)?.found == "the document holds more than any questionnaire")
    let attributes = (0..<200_000).map { "a\($0) = '\(noise())' " }.joined()
    #expect(
      try refusal(body: "<w:p \(attributes)/>")?.found == "the document holds more than any questionnaire")
    let clock = ContinuousClock()
    let time = try clock.measure {
      // One row with a long text and very many controls beside it.
      let ticks = (0..<30_000).map { _ in
        "<w:sdt><w:sdtPr><w:tag w:val=\"\(noise())\"/><w14:checkbox/></w:sdtPr><w:sdtContent/></w:sdt>"
      }
      let words = (0..<200_000).map { _ in noise() }.joined(separator: " ")
      let cell = "<w:tc><w:p><w:r><w:t>\(words)</w:t></w:r></w:p></w:tc>"
      let body = "<w:tbl><w:tr>\(cell)<w:tc><w:p>\(ticks.joined())</w:p></w:tc></w:tr></w:tbl>"
      let form = try FilledForm(document: MadeDocument(body).write(in: folder))
      #expect(form.fields.count == 30_000)
    }
    #expect(time < .seconds(60))
  }

  @Test func `is refused as a bomb by what it really unpacks to`() throws {
    // Noise beside it makes the archive as a whole look harmless.
    var state: UInt64 = 1
    let noise = (0..<200_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    var made = MadeDocument(Made.tick() + String(repeating: " ", count: 4 * 1_048_576))
    made.others = [("word/media/image1.jpeg", noise)]
    let ratio = refusal(try made.write(in: folder))
    #expect(ratio?.kind == .limit)
    #expect(ratio?.found == "the archive unpacks to more than 200 times its size")
    made.body = Made.tick() + String(repeating: " ", count: 17 * 1_048_576)
    #expect(refusal(try made.write(in: folder))?.kind == .limit)
    made.body = Made.tick()
    made.others = (0..<2_000).map { ("word/media/\($0).jpeg", []) }
    #expect(refusal(try made.write(in: folder))?.kind == .limit)
    made.others = [("../escape.xml", [])]
    #expect(refusal(try made.write(in: folder))?.kind == .malformed)
    made.others = [("word/document.xml", [])]
    #expect(refusal(try made.write(in: folder))?.kind == .malformed)
  }

  @Test func `is refused wherever it is cut short, and never crashes on changed bytes`() throws {
    let body = Made.paragraph(Made.tick("a", checked: "1"), Made.dropDown("b", "16 to 24"))
    for path in [
      try MadeDocument(body).write(in: folder),
      try MadeOpenDocument("<text:p/>", form: "<form:checkbox form:name=\"a\"/>").write(in: folder),
    ] {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      for length in stride(from: 0, to: bytes.count, by: 7) {
        #expect(refusal(try folder.write("cut.docx", bytes: Array(bytes[..<length]))) != nil)
      }
      for at in stride(from: 0, to: bytes.count, by: 5) {
        var changed = bytes
        changed[at] ^= 0xFF
        if let error = refusal(try folder.write("changed.docx", bytes: changed)) {
          #expect(error.fix != nil || error.kind != .malformed)
        }
      }
    }
  }

  @Test func `may lose or double any tag without a crash`() throws {
    let row = "<w:tr><w:tc>\(Made.paragraph("A"))</w:tc><w:tc>\(Made.paragraph(Made.tick("a")))</w:tc></w:tr>"
    let field = Made.legacy("FORMTEXT", "<w:textInput/>", result: Made.run("x"))
    var made = MadeDocument("<w:tbl>\(row)</w:tbl>" + Made.paragraph("B ", Made.dropDown("b", "x"), field))
    // Tags that stand alone leave the document well-formed when they go.
    let tags = made.body.split(separator: ">", omittingEmptySubsequences: false).map { $0 + ">" }.dropLast()
    var read = 0
    for place in tags.indices {
      for changed in ["", tags[place] + tags[place]] {
        made.body = tags[..<place].joined() + changed + tags[(place + 1)...].joined()
        let path = try made.write(in: folder)
        do throws(FormatError) {
          read += try FilledForm(document: path).fields.isEmpty ? 0 : 1
        } catch { #expect(error.fix != nil) }
      }
    }
    #expect(read > 20)
  }

  @Test(arguments: [
    "<text:p><field:fieldmark-end/></text:p>",
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"999999999999\"/>"
      + "<table:table-cell table:number-columns-repeated=\"-5\"/></table:table-row></table:table>",
    "<text:p><draw:control draw:control=\"none\"/><draw:control/></text:p>",
    "<table:table-cell><table:table-row/></table:table-cell>", "<table:table-row><text:p/></table:table-row>",
    "<text:p><text:s text:c=\"99999999999\"/></text:p>",
  ])
  func `may hold nonsense beside its fields`(text: String) throws {
    let form = "<form:form><form:checkbox/><form:radio/><form:listbox/><form:text/></form:form>"
    let read = try FilledForm(document: MadeOpenDocument(text, form: form).write(in: folder))
    #expect(read.fields.map(\.name) == ["tick-1", "choice-1", "choice-2", "text-1"])
  }
}

import FileFormats
import TestSupport
import Testing

@Suite struct `A hostile PDF form` {
  private let made = MadePDF([
    .radio("Q1", ["agree", "disagree"], chosen: "agree"), .tick("Q2.a", isTicked: true),
    .combination("Age", [("0", "Under 16"), ("1", "16 to 24")], chosen: "1", initial: "0"),
    .text("Q3", "text"),
  ])

  /// A form whose `/Fields` is the second object.
  private func document(fields: String, _ others: String...) -> [UInt8] {
    MadePDF.file(
      ["<< /Type /Catalog /Pages << /Kids [] >> /AcroForm << /Fields 2 0 R >> >>", fields] + others)
  }

  private func outcome(_ bytes: [UInt8]) -> Result<FilledForm, FormatError> {
    do throws(FormatError) { return .success(try FilledForm(pdfFamily: bytes)) } catch {
      return .failure(error)
    }
  }

  private func refusal(_ bytes: [UInt8]) -> FormatError? {
    if case .failure(let error) = outcome(bytes) { return error }
    return nil
  }

  /// What is read must be a part of what the whole file holds, and a missing part must be told.
  private func check(_ bytes: [UInt8], against whole: FilledForm, _ place: String) {
    switch outcome(bytes) {
    case .failure(let error): #expect(!error.found.isEmpty && error.fix != nil, "\(place)")
    case .success(let form):
      #expect(form.fields == whole.fields || !form.notes.isEmpty, "\(place)")
      #expect(form.fields.count <= whole.fields.count, "\(place)")
    }
  }

  // MARK: Damage

  @Test func `cut short anywhere is refused, whole, or read with a note`() throws {
    let compressed = try RewrittenPDF.compressed(made.bytes)
    for bytes in [made.bytes, compressed] {
      let whole = try FilledForm(pdf: bytes)
      for count in stride(from: 0, to: bytes.count, by: 7) {
        check(Array(bytes.prefix(count)), against: whole, "cut at \(count)")
      }
    }
  }

  @Test func `never crashes on changed bytes`() throws {
    var generator = SeededGenerator(seed: 5)
    for bytes in [made.bytes, try RewrittenPDF.compressed(made.bytes)] {
      for _ in 0..<600 {
        var changed = bytes
        for _ in 0...Int.random(in: 0..<6, using: &generator) {
          let place = Int.random(in: changed.indices, using: &generator)
          changed[place] =
            [0x00, 0x20, 0x28, 0x3C, 0x3E, 0x5B, 0x5D, 0x39, 0x52, 0xFF].randomElement(using: &generator) ?? 0
        }
        if case .failure(let error) = outcome(changed) { #expect(!error.found.isEmpty) }
      }
    }
  }

  @Test(arguments: [
    "null", "5", "(text)", "/Name", "<< >>", "[ null null ]", "[ 5 (x) /N [] true 1.5 ]", "[ 99 0 R ]",
    "2 0 R",
    "[ 2 0 R ]", "[ << >> ]", "[ << /FT /Tx /V (x) >> ]", "[ [ << /T (a) >> ] ]",
    "<< /Length 0 >>\nstream\n\nendstream",
  ])
  func `is refused where its fields are something else`(fields: String) {
    #expect(refusal(document(fields: fields))?.expected == "a PDF with fillable fields")
  }

  @Test func `may have anything where a name, type, value or option belongs`() throws {
    let wrong = [
      "null", "5", "-1", "1.5", "true", "(text)", "<FF>", "<FEFFD8>", "<FEFFD83D>",
      "/Name", "/#00#FF",
      "<< /a 1 >>", "[]", "[ [ [ ] ] null 5 ]", "[ [ (a) ] [ << >> (b) ] 3 0 R ]", "99 0 R", "3 0 R",
    ]
    let right = [
      "/T": "(a)", "/FT": "/Btn", "/Ff": "32768", "/V": "/x", "/DV": "/y", "/Opt": "[ (x) ]", "/TU": "(t)",
      "/Kids": "[ << /AS /x /AP << /N << /x 1 >> >> >> ]",
    ]
    for type in ["/Btn", "/Ch", "/Tx"] {
      for key in right.keys.sorted() {
        for value in wrong {
          let parts = right.sorted { $0.key < $1.key }.map { part in
            "\(part.key) \(part.key == key ? value : part.key == "/FT" ? type : part.value)"
          }
          let bytes = document(
            fields: "[ << \(parts.joined(separator: " ")) >> << /T (other) /FT /Tx /V (y) >> ]",
            "<< /loop 3 0 R >>")
          guard case .success(let form) = outcome(bytes) else {
            Issue.record("\(type) \(key) \(value)")
            continue
          }
          #expect(form["other"]?.values == ["y"], "\(type) \(key) \(value)")
        }
      }
    }
  }

  @Test func `loses one field with a number beyond all numbers, and says so`() throws {
    let form = try FilledForm(
      pdf: document(
        fields: "[ 3 0 R 4 0 R ]", "<< /T (a) /FT /Tx /Ff 99999999999999999999 >>", "<< /T (b) /FT /Tx >>"))
    #expect(lines(form) == ["b|text|empty"])
    #expect(
      form.notes == [
        "the file is damaged and was read as far as it goes: fields may be missing or hold older answers",
        "1 entry among the fields left out: not readable, nameless or repeated",
      ])
  }

  @Test func `has values that hold no text counted`() throws {
    let form = try FilledForm(
      pdf: document(
        fields:
          "[ << /T (a) /FT /Tx /V << >> >> << /T (b) /FT /Ch /V [ (x) [] ] >> << /T (c) /FT /Tx >> null ]"))
    #expect(lines(form) == ["a|text|empty", "b|choice|empty", "c|text|empty"])
    #expect(
      form.notes == [
        "1 entry among the fields left out: not readable, nameless or repeated",
        "the value of 2 fields is of a type that cannot be read",
      ])
  }

  @Test func `loses a group with all its fields, but no field with all its boxes`() throws {
    let form = try FilledForm(
      pdf: document(
        fields: "[ << /T (a) /Kids [ null 99 0 R ] >> << /T (b) /FT /Btn /Ff 32768 /V /x /Kids [ null ] >> ]")
    )
    #expect(lines(form) == ["b|choice|given|x"])
    #expect(form.notes == ["3 entries among the fields left out: not readable, nameless or repeated"])
  }

  // MARK: Cycles and depth

  @Test func `may lead back to itself`() throws {
    let form = try FilledForm(
      pdf: document(
        fields: "[ 3 0 R 3 0 R ]", "<< /T (a) /Parent 4 0 R /Kids [ 4 0 R 3 0 R ] >>",
        "<< /T (b) /Parent 3 0 R /Kids [ 3 0 R 4 0 R 5 0 R ] >>",
        "<< /T (c) /FT /Tx /V (x) /Parent 5 0 R /Kids 2 0 R >>"))
    #expect(lines(form) == ["a.b.c|text|given|x"])
    #expect(form.notes == ["6 entries among the fields left out: not readable, nameless or repeated"])
  }

  @Test func `is refused where fields nest too deep, with or without numbers`() {
    let found = "the fields of the form nest more than 64 deep"
    func direct(_ depth: Int) -> [UInt8] {
      document(
        fields: "[ " + String(repeating: "<< /T (a) /Kids [ ", count: depth) + "<< /T (z) /FT /Tx >>"
          + String(repeating: "] >> ", count: depth) + "]")
    }
    #expect(refusal(direct(63)) == nil)
    #expect(refusal(direct(64))?.found == found)
    #expect(refusal(direct(50_000)) != nil)
    let chain = (0..<100).map { "<< /T (a) /Kids [ \($0 + 4) 0 R ] >>" } + ["<< /T (z) /FT /Tx >>"]
    let catalogue = "<< /Type /Catalog /Pages << /Kids [] >> /AcroForm << /Fields 2 0 R >> >>"
    #expect(refusal(MadePDF.file([catalogue, "[ 3 0 R ]"] + chain))?.found == found)
    let long = String(repeating: "a", count: 700)
    #expect(
      refusal(
        document(fields: "[ << /T (\(long)) /Kids [ << /T (\(long)) /Kids [ << /T (\(long)) >> ] >> ] >> ]"))?
        .found
        == "the full name of a field has more than 2000 bytes")
  }

  // MARK: Size

  @Test func `is refused for too many fields, boxes, options or texts`() throws {
    let tooMany = "the form has more than 20000 fields"
    let nulls = "[ " + String(repeating: "null ", count: 1_000_000) + "]"
    #expect(refusal(document(fields: nulls))?.found == tooMany)
    #expect(refusal(document(fields: "[ << /T (a) /FT /Btn /Kids 3 0 R >> ]", nulls))?.found == tooMany)
    let halves = "[ " + String(repeating: "<< /T (a) /FT /Btn /Kids 3 0 R >> ", count: 3) + "]"
    let kids = "[ " + String(repeating: "<<>> ", count: 7_000) + "]"
    #expect(refusal(document(fields: halves, kids))?.found == tooMany)
    // One text or list that many fields name is not copied for ever.
    let limit = "the fields of the form hold more than 67108864 bytes of text or too many options"
    let fields = "[ " + String(repeating: "<< /T (a) /FT /Ch /V 3 0 R /Opt 4 0 R >> ", count: 10_000) + "]"
    let text = "(" + String(repeating: "x", count: 100_000) + ")"
    #expect(refusal(document(fields: fields, text, "[]"))?.found == limit)
    let options = "[ " + String(repeating: "(x) ", count: 1_000) + "]"
    #expect(refusal(document(fields: fields, "(x)", options))?.found == limit)
    let states = "<< /N << " + (0..<100_000).map { "/s\($0) 1 " }.joined() + ">> >>"
    let boxes = "[ " + String(repeating: "<< /T (a) /FT /Btn /AP 3 0 R >> ", count: 10_000) + "]"
    #expect(refusal(document(fields: boxes, states))?.found == limit)
    #expect(
      refusal(Array("%PDF-1.7".utf8) + [UInt8](repeating: 0x20, count: 32 * 1_024 * 1_024))?.found
        == "the file has 33554440 bytes")
  }

  // MARK: Compressed objects

  /// A file whose fields stand in an object stream, and whose table is a stream; both as hexadecimal digits.
  private func compressed(
    _ content: String = "", packed: String? = nil, first: Int, count: Int = 2, stream: Int = 4, filter: String
  ) -> [UInt8] {
    var bytes = Array("%PDF-1.5\n".utf8)
    var offsets: [Int] = []
    let data = (packed ?? content.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()) + ">"
    for object in [
      "<< /Type /Catalog /Pages << /Kids [] >> /AcroForm << /Fields [ 2 0 R 3 0 R ] >> >>",
      "<< /Type /ObjStm /N \(count) /First \(first) /Filter \(filter) /Length \(data.count) >>\nstream\n\(data)\nendstream",
    ] {
      offsets.append(bytes.count)
      bytes += Array("\(offsets.count == 1 ? 1 : 4) 0 obj\n\(object)\nendobj\n".utf8)
    }
    func entry(_ type: Int, _ place: Int, _ index: Int) -> String {
      [type, place >> 8, place & 0xFF, index].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let start = bytes.count
    let table =
      entry(0, 0, 0) + entry(1, offsets[0], 0) + entry(2, stream, 0) + entry(2, stream, 1)
      + entry(1, offsets[1], 0)
      + entry(1, start, 0) + ">"
    bytes += Array(
      "5 0 obj\n<< /Type /XRef /Size 6 /W [ 1 2 1 ] /Root 1 0 R /Filter /AHx /Length \(table.count) >>\nstream\n\(table)\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n"
        .utf8)
    return bytes
  }

  private static let content = "2 0 3 28 << /T (a) /FT /Tx /V (x) >> << /T (b) /FT /Tx /V (y) >>"

  @Test func `may hold its fields in an object stream`() throws {
    let form = try FilledForm(pdf: compressed(Self.content, first: 9, filter: "/AHx"))
    #expect(lines(form) == ["a|text|given|x", "b|text|given|y"])
    #expect(form.notes.isEmpty)
  }

  @Test func `is refused or noted where an object stream lies`() {
    let files = [
      compressed(Self.content, first: 9, stream: 2, filter: "/AHx"),
      compressed(Self.content, first: 9, stream: 99, filter: "/AHx"),
      compressed(Self.content, first: 9, stream: 1, filter: "/AHx"),
      compressed(Self.content, first: 9, filter: "/FlateDecode"),
      compressed(Self.content, first: 9, filter: "4 0 R"),
      compressed(Self.content, first: -1, filter: "/AHx"),
      compressed(Self.content, first: 99_999_999, filter: "/AHx"),
      compressed(Self.content, first: 9, count: 99_999_999, filter: "/AHx"),
      compressed("2 99999 3 -5 << /T (a) >>", first: 12, filter: "/AHx"),
      compressed(
        "2 0 2 0 2 0 << /T (a) /FT /Tx /V 2 0 R /Kids [ 2 0 R ] >>", first: 12, count: 3, filter: "/AHx"),
    ]
    for (index, bytes) in files.enumerated() {
      if case .success(let form) = outcome(bytes) { #expect(!form.notes.isEmpty, "\(index)") }
    }
  }

  /// The two fields and 3 GiB of spaces, packed three times.
  private static let bomb = [
    "78daabb8f5f6cec66e3e0699e30fcd57564b4e7d1b93641c31c567976be4128d5289a76ca77b4f1d9a3a71caa4403543",
    "0535a1f5ae79937cd61b491eb9bd36e9c3abb8fa962afbf3c67f9fddff216b37fdf8e4effee531b17239f2732d7fbcbc",
    "bdf1e2c7c5e7afdf9f5bff25b1f8fb8bb3978efebefe5d66d786c294d2a7576e8aaff75b57b36fefaec2f4e2a25fc7cf",
    "cfbe3c3d5e8c8d8181e1404d54f5b60d1b725f47fcfbfce3d8de7690d09eeadd5b2ce6ac65da1f271ff79d0f2832a3da",
    "7afd9ab7737319e3973f5e580e5272c7da403276762ee3f665d3bfd97fe007abf1676106d20aae064092210acc5900e1",
    "2421734665466546654665466546654665466546654665466546654665466546654665466546654696ccd3c7971ead5b",
    "ab9bf0a3daeadf3f7dd903ffcbca0b1eddd97776bf6fc281d900b45cb0c9",
  ].joined()

  @Test func `cannot fill the memory with compressed objects`() {
    let filter = "[ /AHx /Fl /Fl /Fl ]"
    #expect(
      refusal(compressed(packed: Self.bomb, first: 9, filter: filter))
        == FormatError(
          .limit, "the file unpacks to more than 1 GiB",
          fix: "check where the file comes from; open it in a PDF viewer and save it anew if it is trusted"))
    let table = "5 0 obj\n<< /Type /XRef /Size 6 /W [ 1 2 1 ] /Root 1 0 R /Filter \(filter)"
    let bytes = Array(
      "%PDF-1.5\n\(table) >>\nstream\n\(Self.bomb)>\nendstream\nendobj\nstartxref\n9\n%%EOF\n".utf8)
    #expect(refusal(bytes) != nil)
  }
}

import FileFormats
import TestSupport
import Testing

@Suite struct `An XML document` {
  private func failure(_ text: String) -> FormatError? {
    do throws(FormatError) {
      _ = try XMLDocument(Array(text.utf8)).root()
      return nil
    } catch { return error }
  }

  @Test func `becomes a value with lines, attributes and folded text`() throws {
    let root = try XMLDocument(Array("<a x='1'>\n  one\n  <b y=\"&lt;\">two\u{A0}three</b> four\n</a>".utf8))
      .root()
    #expect(root.name == "a")
    #expect(root["x"] == "1")
    #expect(root.text == "one four")
    #expect(root.children("b").map(\.text) == ["two\u{A0}three"])
    #expect(root.child("b")?["y"] == "<")
    #expect(root.child("b")?.line == 3)
  }

  @Test func `keeps the pieces of text between elements apart, and the name of its encoding`() throws {
    let document = try XMLDocument(
      [UInt8]("<?xml version='1.0' encoding='ISO-8859-1'?><a>one <b/>tw".utf8) + [0xF6]
        + [UInt8]("<!-- x --> <b> </b></a>".utf8))
    #expect(document.declaredEncoding() == "ISO-8859-1")
    let root = document.root()
    #expect(root.pieces == ["one ", "tw\u{F6} ", ""])
    #expect(root.text == "one tw\u{F6}")
    #expect(root.children.allSatisfy { $0.pieces.isEmpty && $0.text.isEmpty })
    let plain = try XMLDocument([UInt8]("<a>\n<b/>\n</a>".utf8))
    #expect(plain.declaredEncoding() == nil && plain.root().pieces.isEmpty)
  }

  @Test(arguments: [
    ("<a><b></a>", 1), ("<a>\n<b>\n</a>", 3), ("<a", 1), ("", nil), ("plain text", 1), ("<a/><b/>", 1),
    ("<a>&nbsp;</a>", 1),
  ])
  func `that is not well-formed is refused with its line`(text: String, line: Int?) {
    #expect(failure(text)?.line == line)
    #expect(failure(text) != nil)
  }

  @Test func `cannot read other files, grow or declare anything`() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret.txt", "SECRET")
    let billion = (1...9).map { "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">" }
      .joined()
    let hostile = [
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(secret)\">]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY e0 \"lol\">\(billion)]><a>&e9;</a>",
      "<!DOCTYPE a [<!ENTITY big \"\(String(repeating: "x", count: 200_000))\">]><a>\(String(repeating: "&big;", count: 2_000))</a>",
      "<!DOCTYPE a [<!ATTLIST a status CDATA \"answered\">]><a/>",
      "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
      String(repeating: "<a>", count: 5_000) + String(repeating: "</a>", count: 5_000),
    ]
    for text in hostile { #expect(failure(text) != nil, "\(text.prefix(60))") }
    // A bare DOCTYPE, as Triple-S files have, names a DTD that is never fetched.
    #expect(failure("<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>") == nil)
    let included = try XMLDocument(
      Array(
        "<a xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='\(secret)' parse='text'/></a>".utf8)
    ).root()
    #expect(included.text == "" && included.children.count == 1)
  }

  @Test func `read as a stream tells lines beyond 65,535`() throws {
    let folder = try TemporaryFolder()
    let schema = try XMLSchema(
      Array(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" type="xs:integer" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>
        """.utf8))
    let lines = String(repeating: "<b>1</b>\n", count: 70_000)
    let path = try folder.write("a.xml", "<a>\n\(lines)<b>one</b>\n</a>")
    var reader = try XMLStreamReader(path: path, schema: schema)
    var starts = 0
    let error = #expect(throws: FormatError.self) {
      while let node = try reader.next() { if case .start("b", _) = node { starts += 1 } }
    }
    #expect(error?.line == 70_002)
    // The reader looks ahead, so the error comes a little before its element is reached.
    #expect(starts >= 65_536)
  }

  private func names(_ text: String, depth: Int = 2, bytes: Int = 1_000) throws(FormatError) -> [String] {
    var reader = try XMLStreamReader(
      MemorySource(Array(text.utf8), blockSize: 7), limit: .init(depth: depth, bytes: bytes, name: "record"))
    var names: [String] = []
    while let node = try reader.next() { if case .start(let name, _) = node { names.append(name) } }
    return names
  }

  @Test func `is read from any source without a schema, and refused all the same`() throws {
    #expect(try names("<a><b>1</b><b><c/></b></a>") == ["a", "b", "b", "c"])
    for text in ["<a><b></a>", "<a>", "", "<a>&nbsp;</a>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"] {
      #expect(throws: FormatError.self, "\(text)") { try names(text) }
    }
  }

  @Test func `limits its records, not all of them together`() throws {
    let record = "<c>" + String(repeating: "<d>text</d>\n", count: 40) + "</c>\n"
    let many = "<a><b>\n" + String(repeating: record, count: 200) + "</b></a>"
    #expect(try names(many).count == 2 + 200 * 41)
    let error = #expect(throws: FormatError.self) { try names(many, depth: 1, bytes: 65_536) }
    #expect(error?.kind == .limit && error?.found == "one record takes more than 0 MiB")
  }
}

@Suite struct `An output folder` {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/out/deep" }

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String, _ text: String) -> OutputFolder.File {
    .init(name: name, bytes: Array(text.utf8))
  }

  @Test func `is made, replaced as a whole, and leaves nothing beside it`() throws {
    try OutputFolder.replace(path, with: [file("a.md", "one"), file("b.csv", "two")])
    #expect(OutputFolder.names(in: path) == ["a.md", "b.csv", "manifest.csv"])
    try OutputFolder.replace(path + "/", with: [file("a.md", "three")])
    #expect(OutputFolder.names(in: path) == ["a.md", "manifest.csv"])
    #expect(folder.text("out/deep/a.md") == "three")
    #expect(folder.text("out/deep/manifest.csv") == "\u{FEFF}file,bytes\r\na.md,5\r\n")
    #expect(OutputFolder.names(in: folder.path + "/out") == ["deep"])
  }

  @Test func `with a file of somebody else is never touched`() throws {
    try OutputFolder.replace(path, with: [file("a.md", "one")])
    try folder.write("out/deep/notes.txt", "mine")
    let error = #expect(throws: FormatError.self) {
      try OutputFolder.replace(path, with: [file("a.md", "two")])
    }
    #expect(error?.found == "the folder holds 'notes.txt', which no earlier run wrote")
    #expect(error?.kind == .unwritable)
    #expect(folder.text("out/deep/a.md") == "one")
  }

  @Test func `cannot be a file, or stand where nothing can be written`() throws {
    try folder.write("plain", "x")
    let isFile = #expect(throws: FormatError.self) {
      try OutputFolder.replace(folder.path + "/plain", with: [])
    }
    #expect(isFile?.found == "this is there already and is no folder")
    #expect(throws: FormatError.self) { try OutputFolder.replace(folder.path + "/plain/below", with: []) }
    #expect(folder.names == ["plain"])
  }
}

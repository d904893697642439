import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A hostile workbook` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a workbook is refused for, when it is opened or when its only sheet is read.
  private func refusal(_ made: MadeWorkbook) throws -> FormatError? {
    refusal(try made.write(in: folder))
  }

  private func refusal(_ path: String) -> FormatError? {
    do throws(FormatError) {
      let workbook = try Workbook(path: path)
      var records = try workbook.records(sheet: 0, width: 3, skipping: 0)
      try records.forEachBatch { _ in }
      return nil
    } catch { return error }
  }

  @Test func `is refused where it is of another kind, with what to do`() throws {
    let old = try folder.write("a.xlsx", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])
    #expect(refusal(old)?.fix?.contains("remove the password") == true)
    #expect(refusal(try folder.write("b.xlsx", "a,b\n1,2\n"))?.expected == "an .xlsx workbook")
    #expect(refusal(try folder.write("c.xlsx", ""))?.kind == .malformed)
    #expect(refusal(folder.path + "/none.xlsx")?.kind == .missing)
    var made = MadeWorkbook("")
    made.others = [("xl/workbook.bin", [0])]
    #expect(try refusal(made)?.found.contains(".xlsb") == true)
    made.others = [("mimetype", [0]), ("content.xml", [0])]
    #expect(try refusal(made)?.found.contains(".ods") == true)
    let path = folder.path + "/d.xlsx"
    let writer = try ZIPWriter(path: path)
    try writer.add("word/document.xml", Array("<document/>".utf8))
    try writer.close()
    #expect(refusal(path)?.expected == "an .xlsx workbook")
  }

  @Test(arguments: [
    "<row r=\"4\"><c r=\"ZZZ9999999\"><v>1</v></c></row>",
    "<row r=\"4\"><c r=\"ZZZZZZZZZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>",
    "<row r=\"4\"><c r=\"XFE4\"><v>1</v></c></row>",
    "<row r=\"4\"><c t=\"s\"><v>2</v></c></row>",
    "<row r=\"4\"><c t=\"s\"><v>-1</v></c></row>",
    "<row r=\"4\"><c t=\"s\"><v>99999999999999999999</v></c></row>",
    "<row r=\"4\"><c t=\"s\"><v>x</v></c></row>",
    "<row r=\"4\"><c><c><v>1</v></c></c></row>",
    "<row r=\"4\"><c><v>1</v></c><row><c><v>1</v></c></row></row>",
    "<row r=\"4\"><c><v>1</c></row>",
    "<row r=\"4\"><c><v>&undeclared;</v></c></row>",
  ])
  func `is refused at the row where it goes wrong`(rows: String) throws {
    let error = try #require(try refusal(MadeWorkbook(rows, shared: "<si><t>a</t></si><si><t>b</t></si>")))
    #expect(error.line == 4)
    #expect(error.kind == .malformed)
  }

  @Test func `is refused where a row lies beyond the last one`() throws {
    #expect(try refusal(MadeWorkbook("<row r=\"1048577\"><c><v>1</v></c></row>")) != nil)
    #expect(try refusal(MadeWorkbook("<row r=\"1048576\"/><row><c><v>1</v></c></row>")) != nil)
    #expect(try refusal(MadeWorkbook("<row r=\"1048576\"><c><v>1</v></c></row>")) == nil)
  }

  @Test func `is refused for too many sheets`() throws {
    var made = MadeWorkbook("")
    made.sheets = (0...1_000).map { .init("S\($0)", "") }
    #expect(try refusal(made)?.kind == .limit)
  }

  @Test func `may have row numbers and references that are no numbers`() throws {
    #expect(
      try refusal(MadeWorkbook("<row r=\"x\"><c r=\"77\"><v>1</v></c><c r=\"\" s=\"-\"/></row>")) == nil)
  }

  @Test(arguments: ["sheet", "shared", "workbook"]) func `cannot expand entities`(part: String) throws {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
      <!ENTITY c SYSTEM "file:///etc/hostname">]><x><sheetData><row><c t="inlineStr"><is><t>&b;&c;</t></is></c></row>\
      </sheetData></x>
      """
    var made = MadeWorkbook("<row><c t=\"s\"><v>0</v></c></row>", shared: "<si><t>a</t></si>")
    if part == "sheet" { made.sheets[0].rows = bomb }
    if part == "shared" { made.shared = bomb }
    if part == "workbook" { made.properties = "/><!DOCTYPE x [<!ENTITY a \"b\">]><x" }
    let error = try #require(try refusal(made))
    #expect(error.kind == .malformed)
    if part != "workbook" { #expect(error.expected == "a document without a DTD") }
  }

  @Test func `cannot nest elements for ever`() throws {
    let depth = 100_000
    let deep = String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth)
    #expect(try refusal(MadeWorkbook(deep))?.kind == .limit)
    #expect(try refusal(MadeWorkbook("", shared: "<si>\(deep)</si>"))?.kind == .limit)
  }

  @Test func `cannot fill the memory with one text, one tag or one row`() throws {
    let long = String(repeating: "abcdefgh", count: 3 * 1_048_576)
    let text = MadeWorkbook("<row r=\"3\"><c t=\"inlineStr\"><is><t>\(long)</t></is></c></row>")
    #expect(try refusal(text)?.line == 3)
    #expect(
      try refusal(MadeWorkbook("<row><c t=\"s\"><v>0</v></c></row>", shared: "<si><t>\(long)</t></si>"))
        != nil)
    #expect(try refusal(MadeWorkbook("<row r=\"3\" x=\"\(long)\"><c><v>1</v></c></row>")) != nil)
    let shared = "<si><t>" + String(repeating: "abcdefgh", count: 1_048_576) + "</t></si>"
    let again = String(repeating: "<c r=\"A3\" t=\"s\"><v>0</v></c>", count: 10_000)
    let row = MadeWorkbook("<row r=\"3\">\(again)</row>", shared: shared)
    #expect(try refusal(row)?.kind == .limit)
  }

  @Test func `is refused where its parts are missing or cut short`() throws {
    let made = MadeWorkbook("<row r=\"1\"><c><v>1</v></c></row>", shared: "<si><t>a</t></si>")
    for left in made.parts.indices where !made.parts[left].name.contains("styles") {
      let path = folder.path + "/less.xlsx"
      let writer = try ZIPWriter(path: path)
      for part in made.parts.indices where part != left {
        try writer.add(made.parts[part].name, made.parts[part].bytes)
      }
      try writer.close()
      #expect(refusal(path) != nil, "without \(made.parts[left].name)")
    }
    for cut in made.parts.indices {
      let path = folder.path + "/cut.xlsx"
      let writer = try ZIPWriter(path: path)
      for (index, part) in made.parts.enumerated() {
        try writer.add(part.name, index == cut ? Array(part.bytes.dropLast(5)) : part.bytes)
      }
      try writer.close()
      #expect(refusal(path)?.kind == .malformed, "\(made.parts[cut].name) cut short")
    }
  }

  @Test func `never crashes on changed bytes of its parts`() throws {
    let made = MadeWorkbook(
      "<row r=\"1\"><c r=\"B1\" s=\"1\" t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c></row>",
      shared: "<si><r><t>a</t></r><rPh><t>b_x000D_</t></rPh></si>",
      styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
    for part in made.parts.indices
    where ["sheet1.xml", "sharedStrings.xml"].contains(where: made.parts[part].name.hasSuffix) {
      for at in made.parts[part].bytes.indices {
        for value: UInt8 in [0x00, 0x3C, 0x39, 0xFF] {
          let path = folder.path + "/changed.xlsx"
          let writer = try ZIPWriter(path: path)
          for (index, other) in made.parts.enumerated() {
            var bytes = other.bytes
            if index == part { bytes[at] = value }
            try writer.add(other.name, bytes)
          }
          try writer.close()
          if let error = refusal(path) { #expect(!error.found.isEmpty) }
        }
      }
    }
  }
}

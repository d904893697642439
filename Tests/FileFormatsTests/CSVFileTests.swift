import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A delimited file` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func head(_ bytes: [UInt8], _ name: String = "a.csv") throws -> [[String]] {
    try CSVFile(path: try folder.write(name, bytes: bytes)).head(5).map(\.cells)
  }

  @Test func `is read in UTF-8 with and without a mark, and in UTF-16 with and without one`() throws {
    let text = "name,answer\ncaf\u{E9},\"\u{1F600} yes\"\n"
    let expected = [["name", "answer"], ["caf\u{E9}", "\u{1F600} yes"]]
    #expect(try head(Array(text.utf8)) == expected)
    #expect(try head([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    for bigEndian in [false, true] {
      let encoding: String.Encoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
      let bytes = Array(try #require(text.data(using: encoding)))
      #expect(try head(bytes) == expected)
      #expect(try head((bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes) == expected)
    }
  }

  @Test func `may have a mark before a quoted heading`() throws {
    #expect(try head([0xEF, 0xBB, 0xBF] + Array("\"a b\",c\n".utf8)) == [["a b", "c"]])
  }

  @Test func `is read in Windows-1252 when that is asked for`() throws {
    let path = try folder.write("a.csv", bytes: [0x93, 0x61, 0x94, 0x2C, 0xE9, 0x80, 0x0A])
    let file = try CSVFile(path: path).assuming(.windows1252)
    #expect(try file.head(1).map(\.cells) == [["\u{201C}a\u{201D}", "\u{E9}\u{20AC}"]])
  }

  @Test(arguments: [
    ("a;b;c\n1;2,5;3\n", [["a", "b", "c"], ["1", "2,5", "3"]]),
    ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
    ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]),
    ("sep=;\r\na;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
    ("\"a, b\";c\n\"d, e\";f\n", [["a, b", "c"], ["d, e", "f"]]),
    ("only\none\n", [["only"], ["one"]]),
  ])
  func `shows its delimiter by the steadiness of its records`(text: String, expected: [[String]]) throws {
    #expect(try head(Array(text.utf8)) == expected)
  }

  @Test(arguments: ["gz", "xz"]) func `may be compressed`(kind: String) throws {
    let plain = try folder.write("a.csv", "a,b\n1,2\n")
    let path = kind == "gz" ? "/bin/gzip" : "/usr/bin/xz"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      print("skipped: \(path) is not installed")
      return
    }
    let tool = Process()
    tool.executableURL = URL(fileURLWithPath: path)
    tool.arguments = ["-k", plain]
    try tool.run()
    tool.waitUntilExit()
    #expect(try CSVFile(path: plain + "." + kind).head(5).map(\.cells) == [["a", "b"], ["1", "2"]])
    let whole = try Data(contentsOf: URL(fileURLWithPath: plain + "." + kind))
    let cut = try folder.write("cut.csv." + kind, bytes: Array(whole.prefix(whole.count / 2)))
    let error = #expect(throws: FormatError.self) { try CSVFile(path: cut).head(5) }
    #expect(error?.found == "the compressed file is damaged or is not what its name says")
  }

  @Test(
    arguments: [
      ([], "the file is empty"),
      ([0x50, 0x4B, 0x03, 0x04, 0, 0], "this is an Excel workbook or another ZIP file"),
      ([0xD0, 0xCF, 0x11, 0xE0], "this is an old Office file or a password-protected workbook"),
      (Array("%PDF-1.7".utf8), "this is a PDF"), (Array("$FL2@(#)".utf8), "this is an SPSS file"),
      ((0..<200).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }, "this is not a text file"),
    ] as [([UInt8], String)])
  func `that is none is refused by its first bytes`(bytes: [UInt8], found: String) throws {
    let path = try folder.write("x.csv", bytes: bytes)
    let error = #expect(throws: FormatError.self) { try CSVFile(path: path).head(1) }
    #expect(error?.found == found)
    #expect(error?.fix != nil)
  }

  @Test func `that is missing or a folder is refused`() throws {
    let missing = #expect(throws: FormatError.self) { try CSVFile(path: folder.path + "/none.csv") }
    #expect(missing?.found == "there is no such file")
    let directory = #expect(throws: FormatError.self) { try CSVFile(path: folder.path) }
    #expect(directory?.found == "this is a folder or a device, not a file")
  }

  @Test func `is cut where records start, and each part stops where the next one starts`() throws {
    var generator = SeededGenerator(seed: 3)
    var text = "id,a,b\n"
    for row in 0..<4_000 {
      let comment = generator.below(3) == 0 ? "\"line one\nline, two \"\"x\"\"\"" : "plain"
      text += "\(row),\(comment),\(generator.below(9))\n"
    }
    let file = try CSVFile(path: try folder.write("big.csv", text))
    let head = try #require(try file.head(1).first)
    let parts = try file.parts(7, from: head.nextOffset, width: 3, smallest: 1_000)
    #expect(parts.count == 7)
    var ids: [String] = []
    for part in parts {
      var reader = try file.reader(of: part)
      #expect(reader.offset == part.lowerBound)
      var batch = RecordBatch(width: 3)
      while try reader.next(into: &batch) {
        for record in 0..<batch.count { ids.append(batch.text(record: record, column: 0)) }
      }
      if part.upperBound < Int.max { #expect(reader.offset == part.upperBound) }
    }
    #expect(ids == (0..<4_000).map(String.init))
  }
}

@Suite struct `Text in delimited form` {
  @Test func `has a mark, CRLF and quotation marks where needed`() {
    var text = CSVText()
    text.add(text: "a")
    text.add(text: "b, \"c\"")
    text.add(number: "-1.5")
    text.endRecord()
    text.add(text: "two\nlines")
    text.add(text: "")
    text.endRecord()
    #expect(Array(text.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: text.bytes.dropFirst(3), as: UTF8.self)
        == "a,\"b, \"\"c\"\"\",-1.5\r\n\"two\nlines\",\r\n")
  }

  @Test(arguments: ["=1+1", "+44", "-x", "@SUM", "\tx", "'=1", "''=x", "plain", "'quoted'", "it's", ""])
  func `guards what a spreadsheet would run, and our reader takes the guard off`(text: String) {
    let guarded = CSVText.guarded(text)
    if let first = text.first, "=+-@\t".contains(first) { #expect(guarded == "'" + text) }
    #expect(CSVText.unguarded(guarded) == text)
  }
}

@Suite struct `The values of a column` {
  @Test func `are numbered in the order in which they appear`() throws {
    let texts = [
      "", "yes", "no", "", "a label that is longer than eight bytes", "yes",
      "a label that is longer than eight bytez",
    ]
    let csv = texts.map { "\($0),x\n" }.joined()
    var reader = CSVRecordReader(MemorySource(Array(csv.utf8)), delimiter: 0x2C)
    var batch = RecordBatch(width: 2)
    #expect(try reader.next(into: &batch))
    var dictionary = CellDictionary()
    var numbers: [UInt32] = []
    dictionary.number(column: 0, of: batch, into: &numbers)
    #expect(numbers == [0, 1, 2, 0, 3, 1, 4])
    #expect((0..<dictionary.count).map { dictionary.text($0) } == ["", "yes", "no", texts[4], texts[6]])
    for count in 0..<1_000 { _ = dictionary.number(of: "value \(count)") }
    #expect(dictionary.number(of: "value 123") == 128)
    #expect(dictionary.number(of: "yes") == 1)
  }
}

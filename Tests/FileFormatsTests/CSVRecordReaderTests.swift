import CLibCSV
import FileFormats
import TestSupport
import Testing

/// Records as a reader gives them: the line and the cells.
private func records(
  _ text: String, width: Int = 4, block: Int = 256 * 1_024, read: Int = .max, delimiter: UInt8 = 0x2C
) throws(FormatError) -> [String] {
  var reader = CSVRecordReader(MemorySource(Array(text.utf8), blockSize: read), delimiter: delimiter)
  var batch = RecordBatch(width: width, blockCapacity: block, capacity: 7)
  var lines: [String] = []
  while try reader.next(into: &batch) {
    for record in 0..<batch.count {
      let cells = (0..<min(width, batch.cellCount(of: record))).map { batch.text(record: record, column: $0) }
      lines.append("\(batch.line(of: record)): " + cells.joined(separator: "|"))
    }
  }
  return lines
}

@Suite struct `Delimited text` {
  @Test(arguments: [
    ("a,b\nc,d\n", ["1: a|b", "2: c|d"]),
    ("a,b\r\nc,d", ["1: a|b", "2: c|d"]),
    ("a,b\r\r\nc,d\r\r\n", ["1: a|b", "2: c|d"]),
    ("a,b\rc,d\r", ["1: a|b", "2: c|d"]),
    ("a,\"b,c\"\n", ["1: a|b,c"]),
    ("\"a \"\"quoted\"\" word\",b\n", ["1: a \"quoted\" word|b"]),
    ("a,\"two\nlines\"\nc,d\n", ["1: a|two\nlines", "3: c|d"]),
    ("a,\"two\r\nlines\"\nc,d\n", ["1: a|two\r\nlines", "3: c|d"]),
    ("\n\na,b\n\nc,d\n\n", ["3: a|b", "5: c|d"]),
    (",,,\na\n", ["1: |||", "2: a"]),
    ("a,,\n,,c\n", ["1: a||", "2: ||c"]),
    (" a , b\t\n", ["1: a|b"]),
    ("\"\",\"\"\n", ["1: |"]),
    ("caf\u{E9},\u{2019}\n", ["1: caf\u{E9}|\u{2019}"]),
    ("a,b,c,d,,\n", ["1: a|b|c|d"]),
    ("\"a\" ,b\r\n", ["1: a|b"]),
    ("", []), ("\n", []), ("a", ["1: a"]), ("\"a\"", ["1: a"]), ("a,", ["1: a|"]),
  ])
  func `is cut into records with their lines`(text: String, expected: [String]) throws {
    #expect(try records(text) == expected)
    // However the bytes arrive, the records are the same.
    for read in [1, 2, 3, 5] { #expect(try records(text, block: 8, read: read) == expected) }
  }

  @Test(arguments: [
    ("a,b\n\"c,d\n", 2, "a quotation mark is opened here and never closed"),
    ("a\n\"b\nc\n\nd", 2, "a quotation mark is opened here and never closed"),
    ("a,b\n\"c\"x,d\n", 2, "a quotation mark stands where none may"),
    ("a,b\n\n5\" pipe,d\n", 3, "a quotation mark stands where none may"),
    ("a,\"b\nc\"d\n", 2, "a quotation mark stands where none may in a cell that starts on line 1"),
    ("a,b,c,d,e\n", 1, "the record has at least 5 cells and the header has 4"),
    ("a\n\n\"x\ny\",b,c,d,e\n", 3, "the record has at least 5 cells and the header has 4"),
  ])
  func `says where it is malformed`(text: String, line: Int, found: String) {
    let error = #expect(throws: FormatError.self) { try records(text) }
    #expect(error?.line == line)
    #expect(error?.found == found)
    #expect(error?.fix != nil)
  }

  @Test func `that is not UTF-8 is refused with the line of the byte`() {
    let bytes = Array("a,b\nc,d\ne,caf".utf8) + [0xE9, 0x0A]
    var reader = CSVRecordReader(MemorySource(bytes), delimiter: 0x2C)
    var batch = RecordBatch(width: 2)
    let error = #expect(throws: FormatError.self) { _ = try reader.next(into: &batch) }
    #expect(
      error
        == FormatError(
          .encoding, line: 3, "byte E9 is not UTF-8", expected: "UTF-8",
          fix: "save the file as UTF-8, or say encoding=\"windows-1252\""))
  }

  @Test func `may have cells longer than the block`() throws {
    let long = String(repeating: "x", count: 100_000)
    #expect(try records("a,\"\(long)\"\nb,\(long)\n", block: 64) == ["1: a|\(long)", "2: b|\(long)"])
  }

  @Test func `longer than the limit without an end is refused`() {
    let text = "a\n\"" + String(repeating: "x", count: CSVRecordReader.recordLimit + 1)
    let error = #expect(throws: FormatError.self) { try records(text) }
    #expect(error?.line == 2)
    #expect(error?.fix == "look for a quotation mark that is opened and never closed")
  }

  /// The oracle: every byte through libcsv, in its strict mode.
  private func oracle(_ bytes: [UInt8]) -> [[String]]? {
    final class Collected {
      var records: [[String]] = []
      var cells: [String] = []
    }
    let collected = Collected()
    var parser = unsafe csv_parser()
    unsafe csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    defer { unsafe csv_free(&parser) }
    let context = unsafe Unmanaged.passUnretained(collected).toOpaque()
    let cell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let context = unsafe context else { return }
      let text = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
      unsafe Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue().cells.append(text)
    }
    let record: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
      guard let context = unsafe context else { return }
      let collected = unsafe Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue()
      collected.records.append(collected.cells)
      collected.cells = []
    }
    let used = unsafe bytes.withUnsafeBytes { buffer in
      unsafe csv_parse(&parser, buffer.baseAddress, buffer.count, cell, record, context)
    }
    guard used == bytes.count, unsafe csv_fini(&parser, cell, record, context) == 0 else { return nil }
    return collected.records
  }

  @Test func `is read as libcsv reads it, whatever the bytes`() {
    var generator = SeededGenerator(seed: 1)
    let alphabet = Array("aab,,\"\"\n\r \t;1".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<generator.below(24)).map { _ in alphabet[generator.below(alphabet.count)] }
      let expected = oracle(bytes)
      var reader = CSVRecordReader(
        MemorySource(bytes, blockSize: 1 + generator.below(9)), delimiter: 0x2C)
      var batch = RecordBatch(
        width: 24, blockCapacity: 16 + generator.below(50), capacity: 1 + generator.below(5))
      var found: [[String]]? = []
      do throws(FormatError) {
        while try reader.next(into: &batch) {
          for record in 0..<batch.count {
            found?.append((0..<batch.cellCount(of: record)).map { batch.text(record: record, column: $0) })
          }
        }
      } catch { found = nil }
      #expect(found == expected, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}

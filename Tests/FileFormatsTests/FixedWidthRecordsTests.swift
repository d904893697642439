import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A fixed-width file` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func records(
    _ bytes: [UInt8], _ fields: [ClosedRange<Int>], encoding: TextEncoding? = nil, fewest: Int = 0,
    skipping: Int = 0
  ) throws -> [(line: Int, cells: [String])] {
    let path = try folder.write("a.asc", bytes: bytes)
    var reader = try FixedWidthRecords(
      path: path, encoding: encoding, fields: fields, fewest: fewest, skipping: skipping)
    var records: [(line: Int, cells: [String])] = []
    try reader.forEachBatch { batch in
      for record in 0..<batch.count {
        let cells = (0..<batch.width).map { batch.text(record: record, column: $0) }
        records.append((batch.line(of: record), cells))
      }
    }
    return records
  }

  private func cells(
    _ text: String, _ fields: [ClosedRange<Int>], encoding: TextEncoding? = nil, fewest: Int = 0
  ) throws -> [[String]] {
    try records(Array(text.utf8), fields, encoding: encoding, fewest: fewest).map(\.cells)
  }

  private func failure(_ bytes: [UInt8], _ fields: [ClosedRange<Int>], fewest: Int = 0) -> FormatError? {
    do {
      _ = try records(bytes, fields, fewest: fewest)
      return nil
    } catch { return error as? FormatError }
  }

  @Test(arguments: ["\n", "\r\n", "\r\r\n"])
  func `is cut by columns, in any order and with any line end`(end: String) throws {
    let text = ["12345", "abcde", "  x  "].joined(separator: end)
    let expected = [["45", "1", "123"], ["de", "a", "abc"], ["  ", " ", "  x"]]
    for tail in ["", end, end + end, end + "\u{1A}"] {
      #expect(try cells(text + tail, [4...5, 1...1, 1...3]) == expected, "\(tail.utf8.count)")
    }
  }

  @Test func `gives of a short line what is there`() throws {
    #expect(
      try cells("123\n1\n12345\n", [1...1, 2...4, 5...5]) == [
        ["1", "23", ""], ["1", "", ""], ["1", "234", "5"],
      ])
    #expect(
      try cells("caf\u{E9}\n\u{E9}\n", [1...1, 2...9, 5...5]) == [
        ["c", "af\u{E9}", ""], ["\u{E9}", "", ""],
      ])
  }

  @Test func `refuses a line that is too short, with its number`() throws {
    let error = failure(Array("12345\r\n1234\r\n".utf8), [1...5], fewest: 5)
    #expect(error?.line == 2)
    #expect(error?.found == "the line has 4 characters")
    #expect(error?.expected == "at least 5 characters")
    // Four bytes of two characters are two.
    #expect(failure(Array("\u{E9}\u{E9}\n".utf8), [1...3], fewest: 3)?.found == "the line has 2 characters")
    let empty = failure(Array("12345\n\n\n12345\n".utf8), [1...5])
    #expect(empty?.line == 2)
    #expect(empty?.found == "the line is empty, and records follow it")
  }

  @Test func `counts characters, not bytes, in every encoding`() throws {
    let text = "a\u{E9}\u{20AC}b1\nxyzw2\n"
    let expected = [["\u{E9}\u{20AC}", "b", "1"], ["yz", "w", "2"]]
    let fields: [ClosedRange<Int>] = [2...3, 4...4, 5...5]
    #expect(try cells(text, fields) == expected)
    #expect(try records([0xEF, 0xBB, 0xBF] + Array(text.utf8), fields).map(\.cells) == expected)
    for bigEndian in [false, true] {
      let encoding: String.Encoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
      let bytes =
        (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + Array(try #require(text.data(using: encoding)))
      #expect(try records(bytes, fields).map(\.cells) == expected)
    }
    let western: [UInt8] = [0x61, 0xE9, 0x80, 0x62, 0x31, 0x0A] + Array("xyzw2\n".utf8)
    #expect(try records(western, fields, encoding: .windows1252).map(\.cells) == expected)
    let error = failure(Array("xyzw2\n".utf8) + western, fields, fewest: 5)
    #expect(error?.kind == .encoding && error?.line == 2)
  }

  @Test func `skips lines at its start and keeps the numbers of the others`() throws {
    let read = try records(Array("head\n\n1\n2\n".utf8), [1...1], fewest: 1, skipping: 2)
    #expect(read.map(\.line) == [3, 4])
    #expect(read.map(\.cells) == [["1"], ["2"]])
  }

  @Test func `may be longer than any block, in lines and in all`() throws {
    var generator = SeededGenerator(seed: 5)
    let lines = (0..<3_000).map { row in
      let filler = String(repeating: row.isMultiple(of: 7) ? "\u{E9}" : "x", count: generator.below(900))
      return String(repeating: "0", count: 4 - String(row).count) + String(row) + filler
    }
    let read = try records(Array(lines.joined(separator: "\n").utf8), [1...4, 5...1_000])
    #expect(read.map { $0.cells.joined() } == lines)
    #expect(read.map(\.line) == Array(1...3_000))
    let long = String(repeating: "y", count: 700_000)
    #expect(try cells("a\(long)b\nshort\n", [1...1, 700_002...700_002]) == [["a", "b"], ["s", ""]])
  }

  @Test func `with wild columns, other content or a line without end is refused`() throws {
    let plain = Array("123\n".utf8)
    for wild in [0...1, -5...2, 1...2_000_000_000, Int.max...Int.max] {
      #expect(failure(plain, [wild])?.kind == .limit)
    }
    #expect(failure([], [1...1])?.found == "the file is empty")
    #expect(
      failure([0x50, 0x4B, 0x03, 0x04, 0], [1...1])?.found == "this is an Excel workbook or another ZIP file")
    #expect(failure([UInt8](repeating: 0x78, count: 17 * 1_048_576), [1...1])?.kind == .limit)
    #expect(failure([0xFF, 0xFE, 0x31, 0x00, 0x32], [1...1])?.kind == .encoding)
  }

  @Test func `with very many fields takes little memory`() throws {
    let fields = (1...100_000).map { $0...$0 }
    let line = String(repeating: "0123456789", count: 10_000)
    let read = try records(Array("\(line)\n\(line)\n".utf8), fields)
    #expect(read.count == 2 && read.allSatisfy { $0.cells.joined() == line })
  }
}

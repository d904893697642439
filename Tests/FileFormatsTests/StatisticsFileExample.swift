import FileFormats
import Foundation
import TestSupport
import Testing

/// Rows, variables and damage for the tests of SPSS files.
enum Statistics {
  typealias Variable = StatisticsFile.Variable
  typealias Cell = StatisticsFileWriter.Cell

  /// Seconds from the day on which SPSS begins to count, by another calendar than the one that is tested.
  static func seconds(_ text: String) throws -> Double {
    let reader = ISO8601DateFormatter()
    let moment = try #require(reader.date(from: text))
    return moment.timeIntervalSince1970 + 12_219_379_200
  }

  static let variables: [Variable] = [
    Variable(
      name: "Q1", label: "How safe do you feel?",
      values: [
        .init(code: "1", label: "Very safe"), .init(code: "2.5", label: "Caf\u{E9} \u{20AC}"),
        .init(code: "-9", label: "No answer"),
      ], missing: [-9, -8].compactMap { .init(from: $0, to: $0) }, measure: .ordinal),
    Variable(
      name: "weight",
      missing: [MissingRange(from: 90, to: .infinity), MissingRange(from: -1, to: -1)]
        .compactMap(\.self), measure: .scale),
    Variable(
      name: "area", label: "Where do you live?", format: .text, width: 8,
      values: [.init(code: "N", label: "North")], missing: [.init(text: "X")], measure: .nominal),
    Variable(
      name: "comment", format: .text, width: 600, values: [.init(code: "none", label: "No comment")]),
    Variable(name: "day", format: .date), Variable(name: "moment_of_answer", format: .dateTime),
    Variable(name: "duration", format: .time),
  ]
  private typealias MissingRange = StatisticsFile.MissingRange

  /// Writes three rows, and returns the file's path.
  static func write(
    _ folder: TemporaryFolder, _ compression: StatisticsFileWriter.Compression, name: String = "a.sav"
  ) throws -> String {
    let path = folder.path + "/" + name
    var writer = try StatisticsFileWriter(
      path: path, variables: variables, title: "Safety 2023", rowCount: 3, compression: compression)
    let moment = try seconds("2023-06-12T10:15:00Z")
    try writer.append([
      .number(1), .number(0.1), .text("N"), .text(String(repeating: "caf\u{E9} ", count: 90)),
      .number(moment), .number(moment), .number(36_900),
    ])
    try writer.append([
      .number(-9), .number(1_234_567.25), .text(""), .text("  kept  "),
      .number(try seconds("1900-02-28T00:00:00Z")),
      .number(try seconds("2000-02-29T23:59:59Z")), .number(130_205),
    ])
    try writer.append([.missing, .number(0.123_456_789_012_3)])
    try writer.finish()
    return path
  }

  /// All cells of a file.
  static func cells(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    try read(path) { line, cells in
      #expect(line == rows.count + 1)
      rows.append(cells)
    }
    return rows
  }

  static func read(_ path: String, _ take: (Int, [String]) -> Void) throws {
    let file = try StatisticsFile(path: path)
    var records = file.records()
    #expect(records.width == file.variables.count)
    try records.forEachBatch { batch in
      for record in 0..<batch.count {
        take(batch.line(of: record), (0..<batch.width).map { batch.text(record: record, column: $0) })
      }
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What opening and reading a file throws.
  static func error(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> FormatError? {
    let path = try folder.write("damaged.sav", bytes: bytes)
    return #expect(throws: FormatError.self) { try read(path) { _, _ in } }
  }

  /// Puts a record of the extensions before the end of the dictionary.
  static func inserting(_ kind: UInt8, _ text: String, into bytes: [UInt8]) throws -> [UInt8] {
    let end = try #require(
      bytes.indices.dropLast(8).first { bytes[$0..<$0 + 8].elementsEqual([0xE7, 3, 0, 0, 0, 0, 0, 0]) })
    let count = UInt32(text.utf8.count)
    let header = [7, UInt32(kind), 1, count].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    return bytes[..<end] + header + Array(text.utf8) + bytes[end...]
  }
}

import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `An SPSS file` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: StatisticsFileWriter.Compression.allCases)
  func `tells its variables and rows as they were written`(
    compression: StatisticsFileWriter.Compression
  ) throws {
    let path = try Statistics.write(folder, compression)
    let file = try StatisticsFile(path: path)
    #expect(file.title == "Safety 2023")
    #expect(file.rowCount == 3)
    #expect(file.sets.isEmpty)
    #expect(file.variables.map(\.name) == Statistics.variables.map(\.name))
    for (found, written) in zip(file.variables, Statistics.variables) {
      var found = found
      if written.isText { found.width = written.width }
      #expect(found == written)
    }
    #expect(
      try Statistics.cells(path) == [
        [
          "1", "0.1", "N", String(repeating: "caf\u{E9} ", count: 90).dropLast() + "", "2023-06-12",
          "2023-06-12 10:15:00", "10:15:00",
        ],
        ["-9", "1234567.25", "", "  kept", "1900-02-28", "2000-02-29 23:59:59", "36:10:05"],
        ["", "0.1234567890123", "", "", "", "", ""],
      ])
    let again = try Statistics.write(folder, compression, name: "b.sav")
    #expect(try Statistics.bytes(path) == Statistics.bytes(again))
  }

  @Test func `tells which values are missing`() throws {
    let file = try StatisticsFile(path: Statistics.write(folder, .bytes))
    let first = file.variables[0]
    #expect(["-9", "-8", ""].allSatisfy(first.isMissing))
    #expect(!["1", "9", "-8.5", "x"].contains(where: first.isMissing))
    let second = file.variables[1]
    #expect(["90", "90.5", "1000000", "-1"].allSatisfy(second.isMissing))
    #expect(!["89.9", "0", "-2"].contains(where: second.isMissing))
    #expect(second.missing.map(\.high) == [nil, "-1"])
    let third = file.variables[2]
    #expect(third.isMissing("X") && !third.isMissing("x") && !third.isMissing("N"))
    let range = try StatisticsFile.MissingRange(
      from: Statistics.seconds("1900-01-01T00:00:00Z"), to: Statistics.seconds("1900-12-31T00:00:00Z"),
      format: .date)
    #expect(range?.low == "1900-01-01")
    #expect(range?.contains("1900-06-12") == true)
    #expect(range?.contains("2023-06-12") == false)
    #expect(StatisticsFile.MissingRange(from: 2, to: 1) == nil)
  }

  @Test func `gives numbers with as few digits as they need`() throws {
    let numbers: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (7, "7"), (10, "10"), (-123_456, "-123456"), (0.5, "0.5"), (-0.25, "-0.25"),
      (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"),
      (0.1 + 0.2, "0.30000000000000004"),
      (1.0 / 3, "0.3333333333333333"), (1_000.000_001, "1000.000001"), (1e-7, "1e-07"), (2.5e300, "2.5e+300"),
      (3.141_59, "3.14159"), (99.95, "99.95"), (4.35, "4.35"), (-0.000_123, "-0.000123"),
    ]
    let path = folder.path + "/numbers.sav"
    var writer = try StatisticsFileWriter(path: path, variables: [.init(name: "x")], rowCount: numbers.count)
    for (number, _) in numbers { try writer.append([.number(number)]) }
    try writer.finish()
    let cells = try Statistics.cells(path).map { $0[0] }
    #expect(cells == numbers.map(\.1))
    for (cell, (number, _)) in zip(cells, numbers) { #expect(Double(cell) == number) }
  }

  @Test func `gives each number back that it was given`() throws {
    var generator = SeededGenerator(seed: 11)
    let numbers = (0..<4_000).map { index -> Double in
      let whole = Double(generator.below(2_000_000) - 1_000_000)
      return index.isMultiple(of: 2)
        ? whole / [10, 100, 1_000, 7][index / 2 % 4] : whole * generator.fraction()
    }
    let path = folder.path + "/numbers.zsav"
    var writer = try StatisticsFileWriter(
      path: path, variables: [.init(name: "x")], rowCount: numbers.count, compression: .deflate)
    for number in numbers { try writer.append([.number(number)]) }
    try writer.finish()
    for (cell, number) in zip(try Statistics.cells(path).map({ $0[0] }), numbers) {
      #expect(Double(cell) == number)
      #expect(
        cell.count <= number.description.count)
    }
  }

  @Test func `knows the calendar`() throws {
    let days = stride(from: -130_000.0, through: 2_900_000, by: 997).map { $0 * 86_400 }
    let path = folder.path + "/days.sav"
    var writer = try StatisticsFileWriter(
      path: path, variables: [.init(name: "x", format: .date)], rowCount: days.count + 2)
    for day in days { try writer.append([.number(day + 12_219_379_200)]) }
    try writer.append([.number(-86_400)])
    try writer.append([.number(3_074_325 * 86_400)])
    try writer.finish()
    let cells = try Statistics.cells(path).map { $0[0] }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for (cell, day) in zip(cells, days) {
      // Foundation's own calendar turns Julian before October 1582, which no SPSS date reaches.
      let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: day))
      let year = try #require(parts.year), month = try #require(parts.month), date = try #require(parts.day)
      #expect(cell == String(format: "%04d-%02d-%02d", year, month, date))
    }
    #expect(cells.suffix(2) == ["-86400", "265621680000"])
  }

  @Test func `comes in batches`() throws {
    let path = folder.path + "/long.zsav"
    var writer = try StatisticsFileWriter(
      path: path, variables: [.init(name: "a"), .init(name: "b", format: .text, width: 12)], rowCount: 5_000,
      compression: .deflate)
    for row in 0..<5_000 { try writer.append([.number(Double(row)), .text("row \(row)")]) }
    try writer.finish()
    var batches = 0
    var row = 0
    var records = try StatisticsFile(path: path).records()
    try records.forEachBatch { batch in
      batches += 1
      for record in 0..<batch.count {
        #expect(batch.line(of: record) == row + 1)
        #expect(batch.text(record: record, column: 0) == String(row))
        #expect(batch.text(record: record, column: 1) == "row \(row)")
        row += 1
      }
    }
    #expect(batches == 5)
    #expect(row == 5_000)
  }

  @Test func `without rows gives none`() throws {
    for compression in StatisticsFileWriter.Compression.allCases {
      let path = folder.path + "/empty.sav"
      let writer = try StatisticsFileWriter(
        path: path, variables: [.init(name: "a")], rowCount: 0, compression: compression)
      try writer.finish()
      #expect(try StatisticsFile(path: path).rowCount == 0)
      #expect(try Statistics.cells(path).isEmpty)
    }
  }

  @Test func `may not say how many rows it has`() throws {
    var bytes = try Statistics.bytes(Statistics.write(folder, .bytes))
    bytes.replaceSubrange(80..<84, with: [0xFF, 0xFF, 0xFF, 0xFF])
    // The record of the number of cases, which says it once more, becomes one that nobody knows.
    let record: [UInt8] = [7, 0, 0, 0, 16, 0, 0, 0, 8, 0, 0, 0, 2, 0, 0, 0]
    let place = try #require(bytes.indices.dropLast(16).first { bytes[$0..<$0 + 16].elementsEqual(record) })
    #expect(try StatisticsFile(path: folder.write("b.sav", bytes: bytes)).rowCount == 3)
    bytes[place + 4] = 99
    let path = try folder.write("c.sav", bytes: bytes)
    #expect(try StatisticsFile(path: path).rowCount == nil)
    #expect(try Statistics.cells(path).count == 3)
    let error = try Statistics.error(Array(bytes.dropLast(3)), in: folder)
    #expect(error?.found == "the file ends too early")
  }

  @Test func `tells its multiple-response sets`() throws {
    let plain = try Statistics.bytes(Statistics.write(folder, .bytes))
    let older = "$travel=D1 1 14 How, caf\u{E9}: =$ q1 weight\n$kinds=C 5 Kinds WEIGHT Q1 nobody\n"
    let newer = "$more=E 11 3 yes 0  area moment_o\n$travel=C 0  q1\n$broken=D99 1"
    let bytes = try Statistics.inserting(19, newer, into: Statistics.inserting(7, older, into: plain))
    let path = try folder.write("sets.sav", bytes: bytes)
    let file = try StatisticsFile(path: path)
    #expect(
      file.sets == [
        .init(
          name: "travel", label: "How, caf\u{E9}: =$", kind: .dichotomy(counted: "1"),
          variables: ["Q1", "weight"]),
        .init(name: "kinds", label: "Kinds", kind: .category, variables: ["weight", "Q1"]),
        .init(
          name: "more", label: "", kind: .dichotomy(counted: "yes"), variables: ["area", "moment_of_answer"]),
      ])
    #expect(try Statistics.cells(path).count == 3)
  }

  @Test func `in Windows-1252 is given out in UTF-8`() throws {
    var bytes = try Statistics.bytes(Statistics.write(folder, .none))
    let codePage = try #require(
      bytes.indices.dropLast(4).first { bytes[$0..<$0 + 4].elementsEqual([0xE9, 0xFD, 0, 0]) })
    bytes.replaceSubrange(codePage..<codePage + 4, with: [0xE4, 4, 0, 0])
    let kept = try #require(bytes.indices.dropLast(4).first { bytes[$0..<$0 + 4].elementsEqual("kept".utf8) })
    bytes.replaceSubrange(kept..<kept + 4, with: [0x93, 0xE9, 0x80, 0x94])
    let path = try folder.write("b.sav", bytes: bytes)
    #expect(try Statistics.cells(path)[1][3] == "  \u{201C}\u{E9}\u{20AC}\u{201D}")
    #expect(
      try StatisticsFile(path: path).variables[0].values[1].label == "Caf\u{C3}\u{A9} \u{E2}\u{201A}\u{AC}")
    // The name of the encoding is stronger than the number.
    let named = try Statistics.inserting(20, "UTF-8", into: Statistics.bytes(Statistics.write(folder, .none)))
    let other = try folder.write("c.sav", bytes: named)
    #expect(try StatisticsFile(path: other).variables[0].values[1].label == "Caf\u{E9} \u{20AC}")
  }
}

@Suite struct `SPSS files of others` {
  /// The values here were read with another program.
  @Test func `are read`() throws {
    guard let folder = Repository.samples("online/spss-sav") else { return }
    let missing = try StatisticsFile(path: folder + "/sample_missing.sav")
    #expect(missing.variables.map(\.format) == [.text, .number, .date, .dateTime, .number, .number, .time])
    #expect(missing.variables.map(\.label)[4...] == ["labeled", "ordinal", "time"])
    #expect(missing.variables[1].missing.map(\.low) == ["2000", "-1"])
    #expect(missing.variables[1].missing.map(\.high) == ["3000", "-1"])
    #expect(missing.variables[5].missing.map(\.low) == ["-1", "-2", "-3"])
    #expect(missing.variables[5].values.map(\.label) == ["missing", "low", "medium", "high"])
    #expect(missing.variables.map(\.measure) == [.nominal, .scale, .scale, .scale, .scale, .ordinal, .scale])
    let rows = try Statistics.cells(folder + "/sample_missing.sav")
    #expect(rows.count == 7)
    #expect(rows[0] == ["a", "1.1", "2018-05-06", "2018-05-06 10:10:10", "1", "1", "10:10:10"])
    #expect(rows[3] == ["d", "-1.4", "1583-01-01", "1583-01-01 00:00:00", "2", "1", "16:10:10"])
    #expect(rows[6] == ["", "2500", "", "", "", "-3", ""])
  }

  @Test func `tell their sets`() throws {
    guard let folder = Repository.samples("online/spss-sav") else { return }
    let file = try StatisticsFile(path: folder + "/simple_alltypes.sav")
    #expect(
      file.sets == [
        .init(
          name: "categorical_array", label: "", kind: .category,
          variables: ["ca_subvar_1", "ca_subvar_2", "ca_subvar_3"]),
        .init(
          name: "mymrset", label: "My multiple response set", kind: .dichotomy(counted: "1"),
          variables: ["bool1", "bool2", "bool3"]),
      ])
    #expect(file.variables[2].isMissing("-500.5") && file.variables[2].isMissing("999"))
    let rows = try Statistics.cells(folder + "/simple_alltypes.sav")
    #expect(rows[1].prefix(5) == ["2", "2000-01-02", "", "green", "1"])
    #expect(
      rows[2] == [
        "3", "1950-12-24", "1.234", "reg-green-blue-whatever", "0", "1", "0", "b", "c", "d", "2014-12-15",
        "2014-10-01",
      ])
    #expect(rows.count == 6)
  }

  @Test func `keep the name of their maker to themselves`() throws {
    guard let folder = Repository.samples("online/spss-sav") else { return }
    let file = try StatisticsFile(path: folder + "/childrens_survey.sav")
    #expect(file.title.isEmpty)
    #expect(file.variables.count == 18)
    #expect(file.variables[3].label == "geo/_geolocation_latitude")
    let rows = try Statistics.cells(folder + "/childrens_survey.sav")
    #expect(rows.map { $0[0] } == ["Abe", "None"])
    #expect(rows.map { $0[1] } == ["35", ""])
    #expect(rows.map { $0[15] } == ["-1", "-1"])
  }
}

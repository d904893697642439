import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A damaged SPSS file` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `that is missing, a folder or something else is refused`() throws {
    let missing = #expect(throws: FormatError.self) { try StatisticsFile(path: folder.path + "/none.sav") }
    #expect(missing?.kind == .missing)
    let directory = #expect(throws: FormatError.self) { try StatisticsFile(path: folder.path) }
    #expect(directory?.kind == .missing)
    for bytes in [[], Array("$F".utf8), Array("name,answer\n1,2\n".utf8)] as [[UInt8]] {
      #expect(try Statistics.error(bytes, in: folder)?.found == "this is not an SPSS file")
    }
  }

  @Test(arguments: StatisticsFileWriter.Compression.allCases)
  func `that is cut short anywhere is refused`(compression: StatisticsFileWriter.Compression) throws {
    let whole = try Statistics.bytes(Statistics.write(folder, compression))
    for count in stride(from: 4, to: whole.count, by: 7) {
      let error = try Statistics.error(Array(whole.prefix(count)), in: folder)
      #expect(error?.fix != nil)
      #expect(error?.kind == .malformed)
    }
  }

  @Test(
    arguments: [
      (72, [9, 0, 0, 0], "its rows are compressed in a way (9) that is unknown"),
      (80, [0xF0, 0xFF, 0xFF, 0xFF], "it declares -16 rows"),
      (64, [7, 7, 7, 7], "its layout code is unknown"),
      (176, [5, 0, 0, 0], "it holds a record of the unknown kind 5"),
      (180, [0, 1, 0, 0], "a variable has the width 256 and 2 missing values"),
      (188, [4, 0, 0, 0], "a variable has the width 0 and 4 missing values"),
      (208, [0xFF, 0xFF, 0xFF, 0xFF], "it declares -1 bytes for a label"),
    ] as [(Int, [UInt8], String)])
  func `that declares what no SPSS writes is refused`(place: Int, bytes: [UInt8], reason: String) throws {
    var whole = try Statistics.bytes(Statistics.write(folder, .bytes))
    whole.replaceSubrange(place..<place + bytes.count, with: bytes)
    let error = try Statistics.error(whole, in: folder)
    #expect(error?.found == "the description of the variables is damaged: \(reason)")
  }

  @Test func `that declares more rows than it can hold is refused before it is read`() throws {
    for compression in StatisticsFileWriter.Compression.allCases {
      var whole = try Statistics.bytes(Statistics.write(folder, compression))
      whole.replaceSubrange(80..<84, with: [0xFF, 0xFF, 0xFF, 0x7F])
      let path = try folder.write("b.sav", bytes: whole)
      let error = #expect(throws: FormatError.self) { try StatisticsFile(path: path) }
      #expect(error?.found == "the file declares 2147483647 rows, but is too short for them")
    }
  }

  @Test func `with more than 32,000 variables is refused`() throws {
    var header = Array(try Statistics.bytes(Statistics.write(folder, .none)).prefix(176))
    header.replaceSubrange(80..<84, with: [0, 0, 0, 0])
    for (count, found) in [
      (32_001, "the file has too many variables"), (70_000, "the file has too many variables"),
    ] {
      var bytes = header
      for number in 0..<count {
        bytes += [2, 0, 0, 0] + [UInt8](repeating: 0, count: 20)
        bytes += Array(("V\(number)" + "       ").utf8.prefix(8))
      }
      bytes += [0xE7, 3, 0, 0, 0, 0, 0, 0]
      let error = try Statistics.error(bytes, in: folder)
      #expect(error?.kind == .limit)
      #expect(error?.found == found)
    }
  }

  @Test func `with bytes that are not in its encoding is refused with the row`() throws {
    var whole = try Statistics.bytes(Statistics.write(folder, .none))
    let kept = try #require(whole.indices.dropLast(4).first { whole[$0..<$0 + 4].elementsEqual("kept".utf8) })
    whole.replaceSubrange(kept..<kept + 2, with: [0xFF, 0xFE])
    let error = try Statistics.error(whole, in: folder)
    #expect(error?.kind == .encoding)
    #expect(error?.line == 2)
    let codePage = try #require(
      whole.indices.dropLast(4).first { whole[$0..<$0 + 4].elementsEqual([0xE9, 0xFD, 0, 0]) })
    whole.replaceSubrange(codePage..<codePage + 4, with: [9, 9, 9, 0])
    #expect(
      try Statistics.error(whole, in: folder)?.found == "the file declares an encoding that is not known")
  }

  @Test func `never ends the program`() throws {
    let rounds = Int(ProcessInfo.processInfo.environment["DAMAGED_FILES"] ?? "") ?? 300
    var generator = SeededGenerator(seed: 5)
    let files = try StatisticsFileWriter.Compression.allCases.map {
      try Statistics.bytes(Statistics.write(folder, $0))
    }
    var refused = 0
    for round in 0..<rounds {
      var bytes = files[round % files.count]
      for _ in 0...generator.below(4) {
        // Half of the changes are in the header and the first variables.
        let place = generator.below(generator.below(2) == 0 ? min(900, bytes.count) : bytes.count)
        bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(generator.below(256))][generator.below(6)]
      }
      if generator.below(4) == 0 { bytes.removeLast(generator.below(bytes.count)) }
      let path = try folder.write("damaged.sav", bytes: bytes)
      do { try Statistics.read(path) { _, _ in } } catch is FormatError { refused += 1 }
    }
    #expect(refused > rounds / 10)
  }
}

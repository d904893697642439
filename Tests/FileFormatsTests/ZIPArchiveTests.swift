import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A ZIP archive` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ entries: [(String, [UInt8])], _ name: String = "a.zip") throws -> String {
    let path = folder.path + "/" + name
    let writer = try ZIPWriter(path: path)
    for entry in entries { try writer.add(entry.0, entry.1) }
    try writer.close()
    return path
  }

  private func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What an archive is refused for.
  private func refusal(_ path: String) -> FormatError? {
    do throws(FormatError) {
      _ = try ZIPArchive(path: path)
      return nil
    } catch { return error }
  }

  /// Bytes that no program can pack.
  private func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  @Test func `gives its files in order, with names and sizes, and their bytes`() throws {
    let path = try write([("b/two.txt", [1, 2, 3]), ("r\u{E9}ponses/a.csv", []), ("one", noise(200_000))])
    let archive = try ZIPArchive(path: path)
    #expect(archive.entries.map(\.name) == ["b/two.txt", "r\u{E9}ponses/a.csv", "one"])
    #expect(archive.entries.map(\.size) == [3, 0, 200_000])
    #expect(try archive.bytes(of: "b/two.txt") == [1, 2, 3])
    #expect(try archive.bytes(of: "r\u{E9}ponses/a.csv") == [])
    #expect(try archive.bytes(of: "one") == noise(200_000))
    #expect(throws: FormatError.self) { try archive.bytes(of: "three") }
    #expect(throws: FormatError.self) { try archive.bytes(of: "one", limit: 199_999) }
  }

  @Test func `is written with the same bytes each time, in chunks as well`() throws {
    let first = try bytes(of: write([("a", [1, 2]), ("b", noise(1_000))], "1.zip"))
    let second = try bytes(of: write([("a", [1, 2]), ("b", noise(1_000))], "2.zip"))
    #expect(first == second)
    let path = folder.path + "/chunks.zip"
    let writer = try ZIPWriter(path: path)
    try writer.begin("big")
    for _ in 0..<100 { try writer.append(noise(10_000)) }
    try writer.add("small", [7])
    try writer.close()
    let archive = try ZIPArchive(path: path)
    #expect(archive.entries.map(\.name) == ["big", "small"])
    #expect(try archive.bytes(of: "big").count == 1_000_000)
    #expect(try archive.bytes(of: "small") == [7])
  }

  @Test(arguments: [
    "/etc/passwd", "../a", "a/../../b", "a/..", "..", "C:/a", "c:a", "a\nb", "a\u{7F}", "a/b\\c",
  ])
  func `is refused for an unsafe name`(name: String) throws {
    let error = try #require(refusal(try write([(name, [1])])))
    #expect(error.kind == .malformed)
    #expect(error.found.contains("name"))
  }

  @Test func `may have names with dots`() throws {
    #expect(refusal(try write([("a..b", [1]), (".hidden", [1]), ("...", [1]), ("1:2", [1])])) == nil)
  }

  @Test func `is refused for a name that stands twice`() throws {
    let error = try #require(refusal(try write([("a", [1]), ("a", [2])])))
    #expect(error.found.contains("twice"))
  }

  @Test func `is refused for too many files`() throws {
    let path = try write((0...10_000).map { ("f\($0)", []) })
    #expect(refusal(path)?.kind == .limit)
  }

  @Test func `is refused where a password protects it`() throws {
    let path = try write([("a", [1, 2, 3])])
    var bytes = try bytes(of: path)
    // The first bit of the flags, in the file's own header and in the list at the end.
    bytes[6] |= 1
    let list = try #require(
      (0..<bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
    bytes[list + 8] |= 1
    let error = try #require(refusal(try folder.write("locked.zip", bytes: bytes)))
    #expect(error.fix?.contains("remove the password") == true)
  }

  @Test func `is refused wherever it is cut short`() throws {
    let bytes = try bytes(of: write([("a", noise(3_000)), ("b", [1, 2, 3])]))
    for length in [0, 1, 4, 30, 1_000, bytes.count / 2, bytes.count - 30, bytes.count - 22, bytes.count - 1] {
      let path = try folder.write("cut.zip", bytes: Array(bytes[..<length]))
      #expect(refusal(path)?.kind == .malformed, "cut after \(length) bytes")
    }
  }

  @Test func `is refused where a file is damaged, at the latest when it is read`() throws {
    var bytes = try bytes(of: write([("a", noise(3_000))]))
    bytes[1_500] ^= 0xFF
    let path = try folder.write("damaged.zip", bytes: bytes)
    #expect(throws: FormatError.self) { try ZIPArchive(path: path).bytes(of: "a") }
  }

  @Test func `never crashes on changed bytes`() throws {
    let bytes = try bytes(of: write([("a/b", Array("some text, some text".utf8)), ("c", [1])]))
    for at in bytes.indices {
      for value: UInt8 in [0x00, 0x7F, 0xFF] {
        var changed = bytes
        changed[at] = value
        let path = try folder.write("changed.zip", bytes: changed)
        do throws(FormatError) {
          let archive = try ZIPArchive(path: path)
          for entry in archive.entries { _ = try archive.bytes(of: entry.name) }
        } catch { #expect(!error.found.isEmpty) }
      }
    }
  }

  @Test func `is refused as a bomb when it is opened`() throws {
    let path = folder.path + "/bomb.zip"
    let writer = try ZIPWriter(path: path)
    let zeros = [UInt8](repeating: 0, count: 1_048_576)
    for file in 0..<4 {
      try writer.begin("f\(file)")
      for _ in 0..<20 { try writer.append(zeros) }
    }
    try writer.close()
    let error = try #require(refusal(path))
    #expect(error.kind == .limit)
    #expect(error.found.contains("200 times"))
  }

  @Test func `is refused as a bomb while a file in it is read`() throws {
    let path = folder.path + "/bomb.zip"
    let writer = try ZIPWriter(path: path)
    let zeros = [UInt8](repeating: 0, count: 1_048_576)
    // The noise makes the archive as a whole look harmless.
    try writer.add("noise", noise(1_048_576))
    try writer.begin("zeros")
    for _ in 0..<80 { try writer.append(zeros) }
    try writer.close()
    let archive = try ZIPArchive(path: path)
    #expect(try archive.bytes(of: "noise").count == 1_048_576)
    do throws(FormatError) {
      _ = try archive.bytes(of: "zeros", limit: .max)
      Issue.record("the bomb was unpacked")
    } catch { #expect(error.kind == .limit) }
  }

  @Test func `is nothing but a ZIP archive`() throws {
    for bytes: [UInt8] in [[], Array("a,b\n1,2\n".utf8), Array("Rar!\u{1A}".utf8), [0x37, 0x7A, 0xBC, 0xAF]] {
      #expect(refusal(try folder.write("other.zip", bytes: bytes))?.kind == .malformed)
    }
    #expect(refusal(folder.path)?.kind == .missing)
    #expect(refusal(folder.path + "/none.zip")?.kind == .missing)
  }
}

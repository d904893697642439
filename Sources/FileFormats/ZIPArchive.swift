/// A ZIP archive: the names and sizes of its files; it is opened anew for each file that is read.
///
/// Hostile archives are refused when they are opened, or while a file that lies about its size is read.
package struct ZIPArchive: Sendable {
  /// One file of the archive.
  package struct Entry: Sendable, Equatable {
    /// The path inside the archive, with `/` between its parts.
    package let name: String
    /// The unpacked size in bytes as the archive tells it.
    package let size: Int?
  }

  /// The most files and folders an archive may hold.
  package static let entryLimit = 10_000
  /// The most bytes that one file, and all files together, may unpack to.
  package static let sizeLimit = 4 * 1_024 * 1_024 * 1_024
  /// More than this many unpacked bytes for one packed byte is taken for an attack.
  static let ratioLimit = 200
  /// Below this many unpacked bytes the ratio does not matter.
  package static let ratioFreeSize = 64 * 1_024 * 1_024

  /// The path of the archive itself.
  package let path: String
  /// The files, without folders, in the order of the archive.
  package let entries: [Entry]

  /// Opens an archive and reads the list of its files.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, cut short or no ZIP archive, where it holds unsafe or
  ///   repeated names or encrypted files, or where it goes beyond the declared limits.
  package init(path: String) throws(FormatError) {
    let packed = try InputFile(path: path).size
    let reader = try ZIPEntryReader(path: path)
    var entries: [Entry] = []
    var names: Set<String> = []
    var count = 0
    var total = 0
    while let header = try reader.next() {
      count += 1
      guard count <= Self.entryLimit else { throw Self.tooMany }
      try Self.check(header, names: &names)
      if header.isFile { entries.append(Entry(name: header.name, size: header.size)) }
      total += min(header.size ?? 0, Self.sizeLimit + 1)
      try Self.check(unpacked: total, packed: packed)
    }
    self.path = path
    self.entries = entries
  }

  /// Whether the archive holds a file of this name.
  package func holds(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// The whole content of one file.
  ///
  /// - Parameters:
  ///   - name: The path inside the archive.
  ///   - limit: The most bytes it may have.
  ///   - free: Below this many bytes it may be packed as well as it likes.
  /// - Returns: The unpacked bytes.
  /// - Throws: A ``FormatError`` where there is no such file, it is damaged, or it has more than `limit` bytes.
  package func bytes(
    of name: String, limit: Int = 16 * 1_024 * 1_024, freeOfRatio free: Int = Self.ratioFreeSize
  ) throws(FormatError) -> [UInt8] {
    let source = try reader(of: name)
    let declared = entries.first { $0.name == name }?.size ?? 0
    guard declared <= limit else { throw Self.tooLarge(name, limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(declared)
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try source.read(into: &block)
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw Self.tooLarge(name, limit) }
      try Self.check(unpacked: bytes.count + count, packed: source.packed, freeOfRatio: free)
      bytes.append(contentsOf: block[..<count])
    }
  }

  /// The content of one file as a stream; costs a pass over the list of files.
  ///
  /// - Throws: A ``FormatError`` where there is no such file or the archive is damaged.
  package func source(of name: String) throws(FormatError) -> any ByteSource { try reader(of: name) }

  private func reader(of name: String) throws(FormatError) -> ZIPEntryReader {
    let reader = try ZIPEntryReader(path: path)
    while let header = try reader.next() {
      if header.isFile && header.name == name { return reader }
    }
    throw FormatError(
      .missing, "the archive holds no file '\(name)'",
      fix: "check that this is the right file, and that it is whole")
  }

  // MARK: Refusals

  private static func check(
    _ header: ZIPEntryReader.Header, names: inout Set<String>
  ) throws(FormatError) {
    guard isSafe(header.name) else {
      throw FormatError(
        .malformed,
        "the archive holds a file whose name leads out of its folder or holds forbidden characters",
        expected: "plain relative names", fix: "unpack it by hand if it is trusted, and pack it again")
    }
    guard names.insert(header.name).inserted else {
      throw FormatError(
        .malformed, "the archive holds the name '\(header.name)' twice", expected: "each name once",
        fix: "export or pack the file again")
    }
    guard !header.isEncrypted else {
      throw FormatError(
        .malformed, "the archive is protected by a password", expected: "an archive without a password",
        fix: "remove the password: unpack it by hand, or save it again without one")
    }
    guard header.size ?? 0 >= 0 else { throw ZIPEntryReader.damaged }
  }

  /// Refuses what unpacks to more than any survey needs.
  static func check(
    unpacked: Int, packed: Int, freeOfRatio free: Int = ratioFreeSize
  ) throws(FormatError) {
    let fix = "check where the file comes from; unpack it by hand if it is trusted"
    guard unpacked <= sizeLimit else {
      throw FormatError(
        .limit, "the archive unpacks to more than \(sizeLimit / 1_073_741_824) GiB", fix: fix)
    }
    guard unpacked <= free || unpacked / ratioLimit <= packed else {
      throw FormatError(
        .limit, "the archive unpacks to more than \(ratioLimit) times its size", fix: fix)
    }
  }

  private static var tooMany: FormatError {
    FormatError(
      .limit, "the archive holds more than \(entryLimit) files",
      fix: "unpack it by hand and name the file that holds the responses")
  }

  private static func tooLarge(_ name: String, _ limit: Int) -> FormatError {
    FormatError(
      .limit, "the file '\(name)' in the archive is too large", expected: "at most \(limit) bytes",
      fix: "export the file again")
  }

  /// Whether a name stays inside the folder it is unpacked to, on any system.
  private static func isSafe(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first != 0x2F else { return false }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C }) { return false }
    let isLetter = (0x41...0x5A).contains(first & ~0x20)
    if isLetter && bytes.count > 1 && bytes[1] == 0x3A { return false }
    return !bytes.split(separator: 0x2F, omittingEmptySubsequences: false).contains([0x2E, 0x2E])
  }
}

extension ByteSource {
  /// Reads the next bytes into the front of an array; 0 means that the stream has ended.
  func read(into block: inout [UInt8]) throws(FormatError) -> Int {
    var failure: FormatError?
    let count = unsafe block.withUnsafeMutableBytes { buffer in
      do throws(FormatError) { return unsafe try read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}

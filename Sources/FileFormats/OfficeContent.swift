/// What an OLE file, as Office wrote before 2007, holds, by the names of its streams.
package enum OfficeContent: Sendable, Equatable {
  /// An old Word document (.doc).
  case document
  /// An Outlook message (.msg).
  case message
  /// An old workbook (.xls).
  case workbook
  /// A file of today's Office with a password.
  case encrypted
  /// Anything else, or a file too damaged to tell.
  case unknown

  private static let limit = 64 * 1_024

  /// Looks at the first bytes and at the directory of streams.
  ///
  /// - Throws: A ``FormatError`` where the file is missing.
  package init(path: String) throws(FormatError) {
    let file = try InputFile(path: path)
    let head = try file.bytes(at: 0, count: Self.limit)
    let directory = try Self.directory(head).map { place throws(FormatError) in
      try file.bytes(at: place, count: Self.limit)
    }
    self = Self.content(of: directory ?? []) ?? Self.content(of: head) ?? .unknown
  }

  /// Where the directory begins, by the file's own header.
  private static func directory(_ head: [UInt8]) -> Int? {
    guard head.count >= 512, head[0x1E] == 9 || head[0x1E] == 12 else { return nil }
    let sector = (0..<4).reduce(0) { $0 | Int(head[0x30 + $1]) << (8 * $1) }
    return (sector + 1) << Int(head[0x1E])
  }

  /// The content that the names in some bytes tell; of a document and a workbook, one inside the other, the first.
  private static func content(of bytes: [UInt8]) -> OfficeContent? {
    func place(_ name: String) -> Int? {
      let mark = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return bytes.firstRange(of: mark)?.lowerBound
    }
    if place("EncryptedPackage") != nil { return .encrypted }
    if place("__properties_version") != nil || place("__substg1.0_") != nil { return .message }
    let books = [place("Workbook\u{0}"), place("Book\u{0}")].compactMap(\.self)
    guard let document = place("WordDocument") else { return books.isEmpty ? nil : .workbook }
    return books.contains { $0 < document } ? .workbook : .document
  }
}

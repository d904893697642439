/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"

  /// What the first bytes of a file say about it.
  ///
  /// A byte order mark decides; without one, many NUL bytes in every second place mean UTF-16; everything
  /// else is taken for UTF-8 until a byte proves the contrary.
  ///
  /// - Returns: The encoding and the length of the byte order mark.
  package static func detect(_ head: some Collection<UInt8>) -> (encoding: TextEncoding, mark: Int) {
    let bytes = Array(head.prefix(4_096))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // In text of western languages nearly every second byte of UTF-16 is NUL.
    if zeros.odd * 4 > bytes.count && zeros.even * 8 < zeros.odd { return (.utf16LittleEndian, 0) }
    if zeros.even * 4 > bytes.count && zeros.odd * 8 < zeros.even { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }

  /// The Windows-1252 characters of the bytes 80 to 9F; the five undefined ones stay control characters.
  private static let windows1252High: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The character that one Windows-1252 byte stands for.
  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    let value = (0x80...0x9F).contains(byte) ? windows1252High[Int(byte) - 0x80] : UInt16(byte)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

/// Another source with its text turned into UTF-8.
final class DecodedSource: ByteSource {
  private let source: any ByteSource
  private let encoding: TextEncoding
  /// Bytes read and not yet decoded: half a character at the most between calls.
  private var pending: [UInt8] = []
  /// UTF-8 decoded and not yet handed out.
  private var decoded: [UInt8] = []
  private var handedOut = 0
  private var skip: Int

  init(_ source: any ByteSource, encoding: TextEncoding, skipping mark: Int) {
    self.source = source
    self.encoding = encoding
    skip = mark
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    while handedOut == decoded.count {
      guard try refill() else { return 0 }
    }
    let count = min(buffer.count, decoded.count - handedOut)
    unsafe decoded.withUnsafeBytes { all in
      unsafe buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: all[handedOut..<handedOut + count]))
    }
    handedOut += count
    return count
  }

  /// Reads and decodes one more block; false at the end.
  private func refill() throws(FormatError) -> Bool {
    var block = [UInt8](repeating: 0, count: 65_536)
    var failure: FormatError?
    let count = unsafe block.withUnsafeMutableBytes { bytes in
      do throws(FormatError) { return unsafe try source.read(into: bytes) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    decoded.removeAll(keepingCapacity: true)
    handedOut = 0
    if count == 0 {
      guard pending.isEmpty else {
        throw FormatError(
          .encoding, "the file ends in the middle of a character", expected: "a whole file",
          fix: "copy or export the file again; its end is missing")
      }
      return false
    }
    let dropped = min(skip, count)
    skip -= dropped
    pending.append(contentsOf: block[dropped..<count])
    try decodePending()
    return true
  }

  private func decodePending() throws(FormatError) {
    switch encoding {
    case .utf8:
      swap(&decoded, &pending)
    case .windows1252:
      for byte in pending {
        if byte < 0x80 {
          decoded.append(byte)
        } else {
          decoded.append(
            contentsOf: UTF8.encode(TextEncoding.windows1252(byte)) ?? UTF8.encodedReplacementCharacter)
        }
      }
      pending.removeAll(keepingCapacity: true)
    case .utf16LittleEndian, .utf16BigEndian:
      try decodeUTF16()
    }
  }

  private func decodeUTF16() throws(FormatError) {
    var units: [UInt16] = []
    units.reserveCapacity(pending.count / 2)
    let high = encoding == .utf16BigEndian ? 0 : 1
    var index = 0
    while index + 1 < pending.count {
      units.append(UInt16(pending[index + high]) << 8 | UInt16(pending[index + 1 - high]))
      index += 2
    }
    // A high surrogate at the end waits for its partner in the next block.
    if let last = units.last, UTF16.isLeadSurrogate(last) {
      units.removeLast()
      index -= 2
    }
    pending.removeFirst(index)
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { decoded.append($0) }
    if failed { throw FormatError(.encoding, "the UTF-16 text holds half a surrogate pair") }
  }
}

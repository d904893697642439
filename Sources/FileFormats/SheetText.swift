/// Texts as workbooks store them, turned into plain text in place.
enum SheetText {
  private static let underscore: UInt8 = 0x5F
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Decodes escapes such as `_x000D_` and makes every line break one line feed.
  ///
  /// Escaped control characters that no text holds are left out; half a surrogate pair stays as it is written.
  static func decode(_ text: inout [UInt8]) {
    guard text.contains(where: { $0 == underscore || $0 == carriageReturn }) else { return }
    unescape(&text)
    foldLineBreaks(&text)
  }

  /// Whether there is nothing but blanks and line breaks.
  static func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy { $0 <= 0x20 } }

  private static func unescape(_ text: inout [UInt8]) {
    var kept = 0
    var at = 0
    while at < text.count {
      guard text[at] == underscore, let (scalar, length) = scalar(in: text, at: at) else {
        text[kept] = text[at]
        kept += 1
        at += 1
        continue
      }
      at += length
      if scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value) { continue }
      // An escape is longer than any character that it stands for.
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        text[kept] = byte
        kept += 1
      }
    }
    text.removeLast(text.count - kept)
  }

  /// The character that an escape, or a surrogate pair of two escapes, stands for, and how many bytes it takes.
  private static func scalar(in text: [UInt8], at start: Int) -> (Unicode.Scalar, length: Int)? {
    guard let first = unit(in: text, at: start) else { return nil }
    if let scalar = Unicode.Scalar(UInt32(first)) { return (scalar, 7) }
    guard (0xD800..<0xDC00).contains(first), let second = unit(in: text, at: start + 7),
      (0xDC00..<0xE000).contains(second)
    else { return nil }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
    return Unicode.Scalar(value).map { ($0, 14) }
  }

  /// The UTF-16 unit that `_xHHHH_` stands for.
  private static func unit(in text: [UInt8], at start: Int) -> UInt16? {
    guard start + 7 <= text.count, text[start] == underscore, text[start + 1] == 0x78,
      text[start + 6] == underscore
    else { return nil }
    var value: UInt16 = 0
    for index in start + 2..<start + 6 {
      guard let digit = hexDigit(text[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case 0x30...0x39: UInt16(byte - 0x30)
    case 0x41...0x46: UInt16(byte - 0x37)
    case 0x61...0x66: UInt16(byte - 0x57)
    default: nil
    }
  }

  private static func foldLineBreaks(_ text: inout [UInt8]) {
    guard text.contains(carriageReturn) else { return }
    var kept = 0
    for at in text.indices {
      let byte = text[at]
      if byte == carriageReturn && at + 1 < text.count && text[at + 1] == lineFeed { continue }
      text[kept] = byte == carriageReturn ? lineFeed : byte
      kept += 1
    }
    text.removeLast(text.count - kept)
  }
}

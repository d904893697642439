/// The bytes of an XML document whose characters beyond U+FFFF a writer took for two.
///
/// Some Java programs write an emoji as `&#55357;&#56832;`: two references to halves of a character. No XML parser
/// takes that, so each pair becomes the one reference that was meant, before the document is parsed.
struct SurrogateReferences {
  /// The document with every pair joined.
  private(set) var bytes: [UInt8] = []
  /// How many pairs there were.
  private(set) var count = 0

  private static let sections: [(start: [UInt8], end: [UInt8])] = [
    (Array("<![CDATA[".utf8), Array("]]>".utf8)), (Array("<!--".utf8), Array("-->".utf8)),
  ]

  /// Joins the pairs of a document in any encoding that holds ASCII as it is.
  ///
  /// What looks like a reference inside a CDATA section or a comment is none and stays.
  ///
  /// - Throws: A ``FormatError`` with the line where half a pair stands alone.
  init(joining original: [UInt8]) throws(FormatError) {
    var kept = 0
    var index = 0
    while index < original.count {
      switch original[index] {
      case 0x3C: index = Self.endOfSection(original, from: index)
      case 0x26:
        guard let pair = try Self.pair(original, from: index) else { fallthrough }
        bytes.append(contentsOf: original[kept..<index])
        bytes.append(contentsOf: "&#\(pair.scalar);".utf8)
        count += 1
        kept = pair.end
        index = kept
      default: index += 1
      }
    }
    bytes.append(contentsOf: original[kept...])
  }

  /// The character that two references make, and the place behind them; `nil` where none starts here.
  private static func pair(
    _ bytes: [UInt8], from start: Int
  ) throws(FormatError) -> (scalar: Int, end: Int)? {
    guard let first = reference(bytes, from: start), (0xD800...0xDFFF).contains(first.value) else {
      return nil
    }
    guard first.value < 0xDC00, let second = reference(bytes, from: first.end),
      (0xDC00...0xDFFF).contains(second.value)
    else { throw lone(line: bytes[..<start].count { $0 == 0x0A } + 1) }
    return (0x10000 + (first.value - 0xD800) << 10 + (second.value - 0xDC00), second.end)
  }

  /// The number of a character reference and the place behind it, or `nil` where there is none.
  private static func reference(_ bytes: [UInt8], from start: Int) -> (value: Int, end: Int)? {
    guard bytes[start...].starts(with: [0x26, 0x23]) else { return nil }
    var index = start + 2
    let isHexadecimal = index < bytes.count && bytes[index] == 0x78
    if isHexadecimal { index += 1 }
    var value: Int?
    while index < bytes.count, bytes[index] != 0x3B {
      let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue ?? 16
      guard digit < (isHexadecimal ? 16 : 10) else { return nil }
      value = min((value ?? 0) * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard let value, index < bytes.count else { return nil }
    return (value, index + 1)
  }

  /// The place behind a CDATA section or comment that starts here, or behind this one byte.
  private static func endOfSection(_ bytes: [UInt8], from start: Int) -> Int {
    guard let section = sections.first(where: { bytes[start...].starts(with: $0.start) }) else {
      return start + 1
    }
    var index = start + section.start.count
    while index < bytes.count, !bytes[index...].starts(with: section.end) { index += 1 }
    return min(index + section.end.count, bytes.count)
  }

  private static func lone(line: Int) -> FormatError {
    FormatError(
      .malformed, line: line,
      "a character reference names half of a character, and the other half is missing",
      expected: "whole characters", fix: "export the form data again, or correct the text at this line")
  }
}

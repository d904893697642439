/// The plain text of a label that may be HTML: tags taken away, entities decoded, white space folded.
///
/// Tags inside a line (`<b>`, `<span>`) leave nothing, all others a space, so that the words of two paragraphs do
/// not grow together. An image counts only where there is no other text: then its `alt` text, or the name of its
/// file without folder and ending. Linear in the length of the label, whatever it holds.
package struct MarkupText {
  /// The text of a label.
  package static func plain(_ markup: String) -> String {
    guard markup.utf8.contains(where: { $0 == open || $0 == ampersand }) else { return folded(markup) }
    var reader = MarkupText(markup)
    reader.readAll()
    let text = folded(String(decoding: reader.output, as: UTF8.self))
    return text.isEmpty ? folded(reader.images.joined(separator: " ")) : text
  }

  private static let open = UInt8(ascii: "<")
  private static let close = UInt8(ascii: ">")
  private static let ampersand = UInt8(ascii: "&")
  private static let inline: Set<String> = [
    "a", "abbr", "b", "big", "code", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "small",
    "span",
    "strike", "strong", "sub", "sup", "u",
  ]

  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  private var images: [String] = []
  /// Whether quotation marks still hide a `>`: given up after one that is never closed.
  private var heedsQuotes = true
  /// Whether there is a `>` further on.
  private var hasTags = true

  private init(_ markup: String) { bytes = Array(markup.utf8) }

  private static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  private mutating func readAll() {
    while position < bytes.count {
      switch bytes[position] {
      case Self.open where hasTags && startsTag: readTag()
      case Self.ampersand: readEntity()
      default:
        output.append(bytes[position])
        position += 1
      }
    }
  }

  // MARK: Tags

  /// Whether the `<` at the position can begin a tag; in `a < b` it cannot.
  private var startsTag: Bool {
    guard position + 1 < bytes.count else { return false }
    let next = bytes[position + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || Self.isLetter(next)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func readTag() {
    if starts(with: "<!--") { return skip(behind: "-->") }
    guard let end = endOfTag() else {
      hasTags = false
      return
    }
    let tag = bytes[position + 1..<end]
    position = end + 1
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = String(
      decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix {
        Self.isLetter($0) || (0x30...0x39).contains($0)
      },
      as: UTF8.self
    ).lowercased()
    if !Self.inline.contains(name) { output.append(0x20) }
    guard !isEnd else { return }
    switch name {
    case "img": images.append(Self.imageText(MarkupAttributes(tag)))
    case "script", "style": skip(behind: "</" + name)
    default: break
    }
  }

  /// Where the `>` of the tag at the position stands.
  private mutating func endOfTag() -> Int? {
    var quote: UInt8?
    var index = position + 1
    while heedsQuotes, index < bytes.count {
      let byte = bytes[index]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == Self.close {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    heedsQuotes = false
    return bytes[position...].firstIndex(of: Self.close)
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  /// Moves behind the next occurrence of a text in small letters, or to the end.
  private mutating func skip(behind text: String) {
    let wanted = Array(text.utf8)
    while position < bytes.count {
      let here = bytes[position...].prefix(wanted.count)
      if here.elementsEqual(wanted, by: { $0 == $1 || (Self.isLetter($0) && $0 | 0x20 == $1) }) { break }
      position += 1
    }
    position = min(bytes.count, position + wanted.count)
    // The rest of an end tag is no text.
    if wanted.first == Self.open, let end = bytes[position...].firstIndex(of: Self.close) {
      position = end + 1
    }
  }

  private static func imageText(_ attributes: MarkupAttributes) -> String {
    let alternative = plain(attributes["alt"])
    if !alternative.isEmpty { return alternative }
    let source = attributes["src"]
    guard !source.hasPrefix("data:") else { return "" }
    let name = source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  // MARK: Entities

  private mutating func readEntity() {
    let rest = bytes[(position + 1)...].prefix(12)
    if let end = rest.firstIndex(of: UInt8(ascii: ";")),
      let text = MarkupEntity.text(String(decoding: rest[..<end], as: UTF8.self))
    {
      output.append(contentsOf: text.utf8)
      position = end + 1
    } else {
      output.append(Self.ampersand)
      position += 1
    }
  }
}

/// The attributes of one HTML tag.
private struct MarkupAttributes {
  private var values: [String: String] = [:]

  /// - Parameter tag: What stands between `<` and `>`, beginning with the name.
  init(_ tag: ArraySlice<UInt8>) {
    var rest = tag.drop { !Self.isBlank($0) }
    while true {
      rest = rest.drop { Self.isBlank($0) || $0 == UInt8(ascii: "/") }
      guard !rest.isEmpty else { return }
      let name = rest.prefix { !Self.isBlank($0) && $0 != UInt8(ascii: "=") }
      rest = rest[name.endIndex...].drop(while: Self.isBlank)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: Self.isBlank)
      let value: ArraySlice<UInt8>
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest[value.endIndex...].dropFirst()
      } else {
        value = rest.prefix { !Self.isBlank($0) }
        rest = rest[value.endIndex...]
      }
      values[String(decoding: name, as: UTF8.self).lowercased()] = String(decoding: value, as: UTF8.self)
    }
  }

  subscript(_ name: String) -> String { values[name] ?? "" }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

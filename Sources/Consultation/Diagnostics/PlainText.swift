/// Text as platforms store it, which may hold markup, as plain text for labels.
package enum PlainText {
  /// A text without tags and with entities decoded; white space is folded to single blanks.
  ///
  /// A tag becomes a blank, so that words on both sides stay apart; what stands inside `<style>` and
  /// `<script>` goes. A `<` that starts no tag stays. Entities are decoded once. Takes time with the length.
  package static func of(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return folded(text) }
    return folded(withoutEntities(withoutTags(text)))
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Tags

  private static func withoutTags(_ text: String) -> String {
    let bytes = Array(text.utf8)
    // Without a ">" behind it a "<" starts no tag; knowing the last one keeps the search linear.
    let lastEnd = bytes.lastIndex(of: 0x3E) ?? -1
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard index < lastEnd, startsTag(bytes, at: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      result.append(0x20)
      index = end(ofTagAt: index, in: bytes)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func startsTag(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == 0x3C, index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    return isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F
  }

  /// The place behind a tag, and behind the content of `<style>` and `<script>`.
  private static func end(ofTagAt start: Int, in bytes: [UInt8]) -> Int {
    guard let close = bytes[start...].firstIndex(of: 0x3E) else { return bytes.count }
    let name = bytes[(start + 1)..<close].prefix(while: isLetter).map { $0 | 0x20 }
    for hidden in ["style", "script"] where name.elementsEqual(hidden.utf8) {
      let ending = Array("</\(hidden)".utf8)
      return range(of: ending, in: bytes, from: close) ?? bytes.count
    }
    return close + 1
  }

  private static func range(of word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.indices.dropFirst(start).first { place in
      place + word.count <= bytes.count
        && zip(bytes[place..<(place + word.count)], word).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  // MARK: Entities

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "pound": "\u{A3}",
    "euro": "\u{20AC}", "ndash": "\u{2013}", "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}",
    "ldquo": "\u{201C}", "rdquo": "\u{201D}", "hellip": "\u{2026}",
  ]

  private static let longestEntity = 10

  private static func withoutEntities(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let name = rest[rest.index(after: start)...].prefix(longestEntity).prefix { $0 != ";" }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let decoded = decoded(name) {
        result += decoded
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result += "&"
        rest = rest[rest.index(after: start)...]
      }
    }
    return result + rest
  }

  /// What an entity stands for, or `nil` where it is unknown or no character.
  private static func decoded(_ name: Substring) -> String? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number >= 0x20 || number == 0x09 || number == 0x0A || number == 0x0D else { return nil }
    return Unicode.Scalar(number).map { String($0) }
  }
}

/// Text as people read it: markup and entities of exports taken out.
enum PlainText {
  /// A text without tags, with entities decoded and white space at its edges gone; each tag leaves a space.
  ///
  /// A `<` that begins no tag, as in `<5 years`, stays.
  static func of(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") else { return text.trimmingBlanks }
    return decoded(withoutTags(text)).trimmingBlanks
  }

  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let behind = rest[rest.index(after: open)...]
      if let first = behind.first, first.isLetter || first == "/" || first == "!",
        let close = behind.firstIndex(of: ">")
      {
        result += " "
        rest = behind[behind.index(after: close)...]
      } else {
        result += "<"
        rest = behind
      }
    }
    return result + rest
  }

  private static let named: [Substring: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "rsquo": "’",
    "lsquo": "‘", "ldquo": "“", "rdquo": "”", "ndash": "–", "mdash": "—", "pound": "£", "hellip": "…",
  ]

  private static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let behind = rest[rest.index(after: mark)...]
      if let end = behind.prefix(10).firstIndex(of: ";"), let character = character(behind[..<end]) {
        result.append(character)
        rest = behind[behind.index(after: end)...]
      } else {
        result += "&"
        rest = behind
      }
    }
    return result + rest
  }

  private static func character(_ entity: Substring) -> Character? {
    if let known = named[entity] { return known }
    guard entity.hasPrefix("#") else { return nil }
    let digits = entity.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}

/// Lines of XML, indented.
struct XMLLines {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  mutating func indented(_ body: (inout XMLLines) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// A comment; two hyphens may not stand in one.
  mutating func comment(_ comment: String) {
    var safe = Self.plain(comment)
    while safe.contains("--") {
      safe = safe.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
    }
    if safe.hasSuffix("-") { safe += " " }
    line("<!-- \(safe) -->")
  }

  /// Something that a person has to decide.
  mutating func question(_ question: String) { comment("QUESTION: " + question) }

  /// A text with what XML gives a meaning to written out, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in plain(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  /// Without line breaks and characters that XML does not allow.
  static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0xFFFE...0xFFFF).contains(scalar.value)
      return isControl || scalar.value == 0x2028 || scalar.value == 0x2029 ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

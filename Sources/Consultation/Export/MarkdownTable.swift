/// A table in Markdown that reads as plain text too: padded cells, numbers on the right, words on the left.
package struct MarkdownTable {
  package enum Alignment { case left, right }

  package struct Column {
    package let heading: String
    package let alignment: Alignment
    package init(_ heading: String, _ alignment: Alignment) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  package mutating func add(_ cells: [String]) { rows.append(cells) }

  package var isEmpty: Bool { rows.isEmpty }

  /// The lines of the table, escaped for Markdown or as plain text.
  package func lines(isPlain: Bool = false) -> [String] {
    let headings = columns.map { isPlain ? $0.heading : Markdown.escaped($0.heading) }
    let cells = rows.map { $0.map { isPlain ? $0 : Markdown.escaped($0) } }
    let widths = columns.indices.map { place in
      max(3, ([headings] + cells).map { $0[place].count }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { place, cell -> String in
        let blanks = String(repeating: " ", count: widths[place] - cell.count)
        return columns[place].alignment == .right ? blanks + cell : cell + blanks
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { place in
      columns[place].alignment == .right
        ? String(repeating: "-", count: widths[place] - 1) + ":"
        : String(repeating: "-", count: widths[place])
    }
    return [line(headings), "| " + rule.joined(separator: " | ") + " |"] + cells.map(line)
  }
}

/// Text from people inside a Markdown document.
package enum Markdown {
  /// A text with every sign escaped that Markdown or HTML would read as markup, on one line.
  ///
  /// Marks of our own, such as `[c]`, are no links because no definition follows; they stay readable.
  package static func escaped(_ text: String) -> String {
    if isMark(text) { return text }
    if text.hasSuffix(lowReliability) {
      return escaped(String(text.dropLast(lowReliability.count))) + lowReliability
    }
    var result = ""
    var previous: Character = " "
    let characters = text.split { $0.isWhitespace }.joined(separator: " ")
    for index in characters.indices {
      let character = characters[index]
      switch character {
      case "\\", "`", "*", "|", "[", "]", "~": result.append("\\\(character)")
      // Inside a word an underscore is no emphasis.
      case "_": result.append(previous.isLetter || previous.isNumber ? "_" : "\\_")
      case "<": result += "&lt;"
      case ">" where previous != " ": result += "&gt;"
      case "&": result += startsEntity(characters[index...]) ? "&amp;" : "&"
      default: result.append(character)
      }
      previous = character
    }
    return withSafeStart(result)
  }

  /// Whether a text would be read as a character reference such as `&lt;`.
  private static func startsEntity(_ text: Substring) -> Bool {
    let name = text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "#" }
    return !name.isEmpty && text.dropFirst(name.count + 1).first == ";"
  }

  /// The mark behind a figure of a small base.
  package static let lowReliability = " [u]"

  /// Cells that the tool prints itself.
  private static func isMark(_ text: String) -> Bool {
    ["[c]", "[x]", "[z]", "[low]", ">99"].contains(text)
  }

  /// A line of its own must not start like a heading, a list or a quotation.
  private static func withSafeStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if first == "#" || first == ">" { return "\\" + text }
    let isList = (first == "-" || first == "+") && text.dropFirst().first == " "
    return isList ? "\\" + text : text
  }

  /// A wording inside a sentence: its first letter small, where it is not the start of a name.
  ///
  /// One word alone stays as it is printed, for it may be the name of a place.
  package static func inSentence(_ label: String) -> String {
    let words = label.split { $0.isWhitespace }
    guard let first = words.first, words.count > 1 else { return label }
    let isName =
      first.dropFirst().contains { $0.isUppercase } || names.contains(String(first)) || first.hasPrefix("I'")
      || words[1].first?.isUppercase == true
    return isName ? label : label.prefix(1).lowercased() + label.dropFirst()
  }

  /// Words that keep their capital wherever they stand.
  private static let names: Set<String> = [
    "I", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
    "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December", "Christmas",
    "Easter",
    "English", "British", "Welsh", "Scottish", "Irish", "European", "Christian", "Muslim", "Jewish", "Hindu",
    "Sikh",
  ]
}

extension Markdown {
  /// A text of our own as it was before ``escaped(_:)``.
  static func unescaped(_ text: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        plain.append(character)
        isEscaped = false
      }
    }
    return plain.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}

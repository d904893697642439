/// What the number formats of a workbook say about its numbers: which of them are dates.
struct WorkbookStyles: Sendable {
  /// How a number is meant.
  enum Kind: UInt8, Sendable {
    case number, date, time, dateTime
  }

  /// By the number of a cell's style.
  private let kinds: [Kind]

  /// - Parameter root: The root of the part with the styles, or `nil` where a workbook has none.
  init(_ root: XMLElement?) {
    var formats: [String: Kind] = [:]
    for format in root?.child("numFmts")?.children("numFmt") ?? [] {
      if let id = format["numFmtId"], let code = format["formatCode"] { formats[id] = Self.kind(of: code) }
    }
    kinds = (root?.child("cellXfs")?.children("xf") ?? []).map { style in
      guard let id = style["numFmtId"] else { return .number }
      return formats[id] ?? Self.builtIn(Int(id) ?? 0)
    }
  }

  /// The kind of a style; a number for a style that the workbook does not define.
  @inline(__always)
  subscript(style: Int) -> Kind { style >= 0 && style < kinds.count ? kinds[style] : .number }

  /// The formats that every spreadsheet program knows by number; 46 counts hours beyond 24 and is no time of day.
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 14...17: .date
    case 18...21, 45, 47: .time
    case 22: .dateTime
    default: .number
    }
  }

  /// What a format such as `[$-809]d mmm yyyy;@` means: decided by its letters outside quotes, brackets and escapes.
  static func kind(of code: String) -> Kind {
    let letters = letters(of: code)
    guard let letters else { return .number }
    let hasDay = letters.contains("y") || letters.contains("d")
    let hasTime = letters.contains("h") || letters.contains("s")
    if hasDay { return hasTime ? .dateTime : .date }
    if hasTime { return .time }
    return letters.contains("m") ? .date : .number
  }

  /// The letters of the first section in lower case, or `nil` for a duration such as `[h]:mm`.
  private static func letters(of code: String) -> Set<Character>? {
    var letters: Set<Character> = []
    var rest = code.lowercased()[...]
    while let character = rest.popFirst() {
      switch character {
      case ";": return letters
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      // An escape, a blank as wide as a character, and a character that fills the cell.
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let content = rest.prefix { $0 != "]" }
        if let first = content.first, "hms".contains(first), content.allSatisfy({ $0 == first }) {
          return nil
        }
        rest = rest.dropFirst(content.count + 1)
      default: letters.insert(character)
      }
    }
    return letters
  }
}

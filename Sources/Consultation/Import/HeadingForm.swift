/// How one heading is put together from parts, such as `{code}. {text} [{under}]`.
///
/// The parts are `code` (the platform's name of the column), `question` and `item` (the two halves of such a name),
/// `text` (what was asked), `under` (the row or option) and `rest` (anything, left out). What stands between the
/// brackets of the parts must stand in the heading.
struct HeadingForm: Sendable {
  private enum Piece: Sendable {
    case literal(String)
    case part(String)
  }

  private let pieces: [Piece]
  /// Whether literals are looked for from the end, as the last bracket of a heading that has several.
  private let fromRight: Bool

  init(_ form: String, fromRight: Bool = false) {
    var pieces: [Piece] = []
    var rest = form[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      pieces.append(.part(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    self.pieces = pieces
    self.fromRight = fromRight
  }

  /// Whether it takes apart a name of a column, such as `Q1[SQ001]`, and no readable heading.
  var isName: Bool {
    pieces.contains { piece in
      if case .part("question") = piece { return true }
      return false
    }
  }

  /// The parts of a heading, or `nil` where it is not put together like this.
  func parts(of heading: String) -> [String: String]? {
    let pieces = fromRight ? Array(self.pieces.reversed()) : self.pieces
    var parts: [String: String] = [:]
    var rest = heading[...]
    var waiting: String?
    for piece in pieces {
      switch piece {
      case .part(let name): waiting = name
      case .literal(let literal):
        guard let (before, after) = cut(rest, at: literal, isOpen: waiting != nil) else { return nil }
        if let name = waiting { parts[name] = String(before).trimmingBlanks }
        waiting = nil
        rest = after
      }
    }
    if let name = waiting {
      parts[name] = String(rest).trimmingBlanks
    } else if !rest.isEmpty {
      return nil
    }
    let needed = ["code", "question", "item"]
    return parts.contains { needed.contains($0.key) && $0.value.isEmpty } ? nil : parts
  }

  /// What stands before and behind a literal; where no part waits for text, it must stand at the very edge.
  private func cut(
    _ text: Substring, at literal: String, isOpen: Bool
  ) -> (before: Substring, after: Substring)? {
    if fromRight {
      guard let range = isOpen ? lastRange(of: literal, in: text) : edge(literal, of: text) else {
        return nil
      }
      return (text[range.upperBound...], text[..<range.lowerBound])
    }
    if !isOpen {
      return text.hasPrefix(literal) ? (text.prefix(0), text.dropFirst(literal.count)) : nil
    }
    return text.firstRange(of: literal).map { (text[..<$0.lowerBound], text[$0.upperBound...]) }
  }

  private func edge(_ literal: String, of text: Substring) -> Range<Substring.Index>? {
    guard text.hasSuffix(literal) else { return nil }
    return text.index(text.endIndex, offsetBy: -literal.count)..<text.endIndex
  }

  private func lastRange(of literal: String, in text: Substring) -> Range<Substring.Index>? {
    var found: Range<Substring.Index>?
    var from = text.startIndex
    while let range = text[from...].firstRange(of: literal) {
      found = range
      from = text.index(after: range.lowerBound)
    }
    return found
  }
}

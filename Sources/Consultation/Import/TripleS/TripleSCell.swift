/// Turns what a data file holds for a variable into a cell of codes, numbers or text.
///
/// A cell that cannot be read keeps its text, so that it is reported as no code. Where the variable holds
/// several codes the text is put in quotation marks, so that no piece of it can pass for a code.
enum TripleSCell {
  /// What stands between the codes of a multiple answer.
  static let separator = ";"
  /// The cell of a multiple answer that says that nothing was chosen.
  static let nothingChosen = "#none"

  /// The cell for a field of a line or a column of CSV.
  static func cell(_ raw: String, of variable: TripleSDefinition.Variable) -> String {
    let text = trimmed(raw)
    if text.isEmpty { return "" }
    switch variable.kind {
    case .single: return code(text, isLiteral: variable.isLiteral)
    case .logical: return code(text, isLiteral: false)
    case .quantity: return variable.role == .respondent ? text : number(text)
    case .character, .time: return text
    case .date: return date(text)
    case .multiple:
      return variable.spread.map { spread(raw, $0, of: variable) } ?? bits(raw, of: variable)
    }
  }

  // MARK: One value

  /// Text without the blanks at its ends.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return start == bytes.startIndex && bytes.index(after: end) == bytes.endIndex
      ? text : String(text[start...end])
  }

  /// A code in the one form in which definition and data are compared: a whole number without leading zeros.
  static func code(_ text: String, isLiteral: Bool) -> String {
    guard !isLiteral, text.utf8.first == 0x30, text.utf8.allSatisfy(isDigit) else { return text }
    let digits = text.utf8.drop { $0 == 0x30 }
    return digits.isEmpty ? "0" : String(Substring(digits))
  }

  /// A number without leading zeros, so that it equals the special values of its variable.
  static func number(_ text: String) -> String {
    let isNegative = text.utf8.first == 0x2D
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard digits.first == 0x30, digits.allSatisfy({ isDigit($0) || $0 == 0x2E }) else { return text }
    let rest = digits.drop { $0 == 0x30 }
    let needsZero = rest.first.map { !isDigit($0) } ?? true
    return (isNegative ? "-" : "") + (needsZero ? "0" : "") + String(Substring(rest))
  }

  /// `20230612` as `2023-06-12`; anything else as it is.
  static func date(_ text: String) -> String {
    let digits = Array(text.utf8)
    guard digits.count == 8, digits.allSatisfy(isDigit) else { return text }
    let month = Int(digits[4] - 0x30) * 10 + Int(digits[5] - 0x30)
    let day = Int(digits[6] - 0x30) * 10 + Int(digits[7] - 0x30)
    guard (1...12).contains(month), (1...31).contains(day) else { return text }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Several codes

  /// A row of 0 and 1, one for each code from 1, as codes.
  ///
  /// Fewer characters than the highest code has cannot be read: a spreadsheet may have taken off leading
  /// zeros, which would move every code.
  private static func bits(_ raw: String, of variable: TripleSDefinition.Variable) -> String {
    let bytes = raw.utf8
    // Where no codes are given the width of the field says how many there are.
    let needed = variable.highestCode > 0 ? variable.highestCode : variable.position.count
    guard bytes.count >= needed else { return unreadable(raw) }
    var codes = ""
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x31: append(String(index + 1), to: &codes)
      case 0x30: continue
      case 0x20 where index >= needed: continue
      default: return unreadable(raw)
      }
    }
    return codes.isEmpty ? nothingChosen : codes
  }

  /// Subfields with a code each, in their order; 0 and blank are unused.
  private static func spread(
    _ raw: String, _ spread: TripleSDefinition.Spread, of variable: TripleSDefinition.Variable
  ) -> String {
    let isLiteral = variable.isLiteral
    let total = spread.subfields * spread.width
    var characters = Array(raw.unicodeScalars)
    // Behind the subfields a field may be filled up.
    while characters.count > total, let last = characters.last, last == " " || last == "0" {
      characters.removeLast()
    }
    // A line of fixed width that ends inside a number was cut off; CSV only loses blanks and zeros before it.
    let isCut = variable.position.count >= total && !isLiteral && characters.count % spread.width != 0
    guard characters.count <= total, !isCut else { return unreadable(raw) }
    fill(&characters, toMultipleOf: spread.width, isLiteral: isLiteral)
    var codes = ""
    var isWritten = false
    for start in stride(from: 0, to: characters.count, by: spread.width) {
      var subfield = String.UnicodeScalarView()
      subfield.append(contentsOf: characters[start..<start + spread.width])
      let code = code(trimmed(String(subfield)), isLiteral: isLiteral)
      if code.isEmpty { continue }
      isWritten = true
      if code == "0" { continue }
      if code.contains(separator) { return unreadable(raw) }
      append(code, to: &codes)
    }
    return codes.isEmpty ? (isWritten ? nothingChosen : "") : codes
  }

  /// Puts back the blanks that a line end or CSV has taken off: numbers stand to the right, other codes to
  /// the left.
  private static func fill(_ characters: inout [Unicode.Scalar], toMultipleOf width: Int, isLiteral: Bool) {
    let missing = (width - characters.count % width) % width
    guard missing > 0 else { return }
    let blanks = repeatElement(Unicode.Scalar(0x20 as UInt8), count: missing)
    characters.insert(contentsOf: blanks, at: isLiteral ? characters.count : 0)
  }

  private static func append(_ code: String, to codes: inout String) {
    if !codes.isEmpty { codes += separator }
    codes += code
  }

  private static func unreadable(_ raw: String) -> String { "\"\(trimmed(raw))\"" }
}

/// Text in comma-separated form: UTF-8 with a byte order mark, CRLF line ends, quoted where needed.
///
/// A text cell that a spreadsheet would run as a formula is guarded by an apostrophe in front, which
/// ``unguarded(_:)`` takes off again.
package struct CSVText: Sendable {
  package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var isAtLineStart = true

  package init() {}

  /// Adds a cell with a text from people: quoted where needed, guarded against being run as a formula.
  package mutating func add(text: String) {
    separate()
    let guarded = Self.guarded(text)
    guard guarded.utf8.contains(where: Self.needsQuotes) else {
      bytes.append(contentsOf: guarded.utf8)
      return
    }
    bytes.append(0x22)
    for byte in guarded.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Adds a cell that is a number or empty, as it is: a negative number is no formula.
  package mutating func add(number: String) {
    separate()
    bytes.append(contentsOf: number.utf8)
  }

  package mutating func add(number: Int) { add(number: String(number)) }

  package mutating func endRecord() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isAtLineStart = true
  }

  private mutating func separate() {
    if !isAtLineStart { bytes.append(0x2C) }
    isAtLineStart = false
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
  }

  /// A text with an apostrophe in front where a spreadsheet would read it as a formula.
  package static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    // A text that already starts with an apostrophe before such a sign gets another, so that reading undoes it.
    let rest = text.utf8.drop { $0 == 0x27 }
    let isFormula = rest.first.map(startsFormula) ?? false
    return isFormula && (startsFormula(first) || first == 0x27) ? "'" + text : text
  }

  /// A text without the apostrophe that ``guarded(_:)`` put in front.
  package static func unguarded(_ text: String) -> String {
    guard text.utf8.first == 0x27 else { return text }
    let rest = text.utf8.drop { $0 == 0x27 }
    return (rest.first.map(startsFormula) ?? false) ? String(text.dropFirst()) : text
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 0x09 || byte == 0x0D
  }
}

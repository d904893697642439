/// What the readers of forms have in common: limits, and what they do to texts.
extension FilledForm {
  /// The most fields, with the boxes and buttons that belong to them, that one form may have.
  static let fieldLimit = 20_000
  /// The longest full name in bytes; forms that are drawn by programs reach some hundred.
  static let nameLimit = 2_000

  /// A text without control characters, with plain line ends and without blank lines around it.
  static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      // PDF writers end lines with CR, LF or both.
      if scalar == "\r" || (scalar == "\n" && !isAfterReturn) {
        scalars.append("\n")
      } else if scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7F) {
        scalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    let characters = String(scalars)
    let start = characters.firstIndex { !$0.isWhitespace } ?? characters.endIndex
    let end = characters.lastIndex { !$0.isWhitespace }.map { characters.index(after: $0) }
    return String(characters[start..<(end ?? start)])
  }

  /// A text on one line.
  static func folded(_ text: String) -> String {
    cleaned(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What names a questionnaire or a copy, written alike in every format; `nil` where it is empty.
  static func identifier(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return text.allSatisfy(\.isHexDigit) ? text.uppercased() : text
  }

  /// The values that say something: exported data write `Off` for a box without a tick.
  static func answers(_ values: [String]) -> [String] {
    values.filter { $0 != "Off" && !$0.allSatisfy(\.isWhitespace) }
  }

  /// Joins the name of a field to the name of its group.
  ///
  /// - Throws: A ``FormatError`` of kind `limit` where the full name is longer than any form's.
  static func joined(_ group: String, _ name: String) throws(FormatError) -> String {
    let full = group.isEmpty || name.isEmpty ? group + name : "\(group).\(name)"
    guard full.utf8.count <= nameLimit else {
      throw FormatError(
        .limit, "the full name of a field has more than \(nameLimit) bytes",
        fix: "check where the file comes from, and ask for the form again")
    }
    return full
  }

  static var tooManyFields: FormatError {
    FormatError(
      .limit, "the form has more than \(fieldLimit) fields", fix: "check that this is one filled form")
  }

  /// What to say where several fields have one name; `nil` where none have.
  static func noteOnNames(_ fields: [Field]) -> String? {
    let again = fields.count - Set(fields.map(\.name)).count
    return again == 0 ? nil : "\(again) field\(again == 1 ? " has" : "s have") the name of an earlier one"
  }
}

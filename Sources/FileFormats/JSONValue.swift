/// A JSON document, or a part of it, as a value.
package enum JSONValue: Sendable, Equatable {
  /// One name and its value.
  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  /// A whole number as written, any other in the shortest form that stands for the same number.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the document; no name occurs twice.
  case object([Member])

  /// The declared limit of a document in bytes.
  package static let sizeLimit = 32 * 1_024 * 1_024
  /// How deep arrays and objects may stand inside each other.
  package static let depthLimit = 200
  /// How many values a document may hold: each costs far more memory than the bytes that write it.
  package static let valueLimit = 1_000_000

  /// Parses a document in UTF-8, with or without a byte order mark.
  ///
  /// Any value may stand alone. The whole document is in memory afterwards.
  ///
  /// - Throws: A ``FormatError`` with the line where the document breaks JSON's rules, names a member twice,
  ///   has a NUL in a text, or exceeds a limit.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    guard bytes.count <= Self.sizeLimit else {
      throw FormatError(.limit, "the file has \(bytes.count) bytes", expected: "at most \(Self.sizeLimit)")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard content.contains(where: { !Self.isBlank($0) }) else {
      throw FormatError(.malformed, "the file is empty", expected: "a JSON document")
    }
    try JSONExtent.check(content)
    self = try JSONDocument(content).value()
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

// MARK: Looking inside

extension JSONValue {
  /// The value of a member, or `nil` where there is none or this is no object; takes time with the members.
  package subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// The text of a string, or a number as it is written; `nil` for everything else.
  package var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  /// The elements of an array; empty for everything else.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The members of an object in the order of the document; empty for everything else.
  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}

/// What a document would need, counted before any of it is built.
private struct JSONExtent {
  private var line = 1
  private var depth = 0
  private var values = 1
  private var isInString = false
  private var isEscaped = false

  /// Refuses documents that are too deep or hold too many values; anything else is left to the parser.
  static func check(_ bytes: ArraySlice<UInt8>) throws(FormatError) {
    var extent = JSONExtent()
    for byte in bytes {
      // jansson takes a NUL between values for nothing at all.
      guard byte != 0 else {
        throw FormatError(
          .malformed, line: extent.line, "the file has a NUL byte, which JSON never has",
          expected: "JSON in UTF-8", fix: "save the file in UTF-8")
      }
      if extent.isInString { extent.takeInString(byte) } else { try extent.take(byte) }
    }
  }

  private mutating func takeInString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == 0x5C {
      isEscaped = true
    } else if byte == 0x22 {
      isInString = false
    }
    if byte == 0x0A { line += 1 }
  }

  private mutating func take(_ byte: UInt8) throws(FormatError) {
    switch byte {
    case 0x22: isInString = true
    case 0x0A: line += 1
    case 0x5B, 0x7B:
      depth += 1
      values += 1
      guard depth <= JSONValue.depthLimit else {
        throw FormatError(
          .limit, line: line, "arrays and objects stand more than \(JSONValue.depthLimit) deep in each other",
          expected: "the JSON that a survey platform writes")
      }
    case 0x5D, 0x7D: depth -= 1
    case 0x2C: values += 1
    default: return
    }
    guard values <= JSONValue.valueLimit else {
      throw FormatError(
        .limit, line: line, "the document holds more than \(JSONValue.valueLimit) values",
        fix: "name the definition of the questionnaire, not a file with its responses")
    }
  }
}

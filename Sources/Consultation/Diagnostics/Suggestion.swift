/// The nearest of several known words to one that is not known.
package enum Suggestion {
  /// The known word with the fewest single-letter changes, if these are few for its length.
  ///
  /// - Complexity: O(known words x length squared); for messages only.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let folded = Folding.key(word)
    let limit = folded.count < 4 ? 1 : max(2, folded.count / 3)
    let ranked = known.map { (word: $0, distance: distance(Array(folded), Array(Folding.key($0)))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit else {
      return nil
    }
    return best.word
  }

  /// "did you mean 'x'? " where there is a near word, else an empty text.
  static func question(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { "did you mean '\(Quotation.shortened($0))'? " } ?? ""
  }

  /// The Levenshtein distance of two words.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var previous = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, candidate) in other.enumerated() {
        let change = previous[column] + (letter == candidate ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[other.count]
  }
}

/// How texts are compared: without regard to case, white space, and kinds of dash and quotation mark.
enum Folding {
  /// The form of a text under which two spellings of one label are equal.
  static func key(_ text: String) -> String {
    if let key = plainKey(text) { return key }
    var key = ""
    key.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !isSpace(scalar) && !isInvisible(scalar) {
      key.unicodeScalars.append(plain(scalar))
    }
    return key.lowercased()
  }

  /// The same for a text of plain ASCII, byte by byte.
  private static func plainKey(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case 0x09...0x0D, 0x20: continue
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x60: bytes.append(0x27)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// White space counts for nothing: `16-24`, `16 - 24` and a label whose words an export ran together are equal.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  /// Zero-width characters and byte order marks inside a text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{FEFF}" || (0x200B...0x200D).contains(scalar.value) || scalar == "\u{AD}"
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x60, 0xB4: "'"
    case 0x201C, 0x201D, 0x201E: "\""
    default: scalar
    }
  }
}

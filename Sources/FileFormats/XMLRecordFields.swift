/// The fields of one record while it is read: the paths of its leaves, and what stands in them.
///
/// The paths are kept from one record to the next, because records of one document are alike.
struct XMLRecordFields {
  /// The most different leaves of one record.
  static let fieldLimit = 250_000
  /// The most bytes that the paths of one record's leaves may take: a deep nest of long names would multiply them.
  static let pathLimit = 64 * 1_024 * 1_024

  /// An element or attribute that may stand in a record.
  private struct Place {
    let path: String
    var children: [String: Int] = [:]
    /// What this record holds of it.
    var values: [String] = []
    var occurrences = 0
    var isGiven = false
    var hasElements = false
  }

  /// The record element itself is the first.
  private var places = [Place(path: "")]
  private var pathLength = 0
  /// The places met in this record, in order.
  private var order: [Int] = []
  /// Whether control characters stood for characters of Windows-1252.
  private var isRepaired = false

  /// Gets ready for the next record.
  mutating func begin() {
    // A hostile document has new names in every record.
    if places.count > Self.fieldLimit / 4 || pathLength > Self.pathLimit / 4 { self = XMLRecordFields() }
    isRepaired = false
  }

  /// Meets an element, or an attribute named `@x`, below a place.
  ///
  /// - Returns: Its place.
  /// - Throws: A ``FormatError`` where a record has more fields than any form.
  mutating func meet(_ name: String, below parent: Int, line: Int) throws(FormatError) -> Int {
    let place: Int
    if let known = places[parent].children[name] {
      place = known
    } else {
      place = places.count
      places[parent].children[name] = place
      let path = places[parent].path
      places.append(Place(path: path.isEmpty ? name : path + "/" + name))
      pathLength += path.utf8.count + name.utf8.count
      guard places.count <= Self.fieldLimit, pathLength <= Self.pathLimit else {
        throw FormatError(
          .limit, line: line, "one form has more fields than any questionnaire",
          expected: "at most \(Self.fieldLimit) fields",
          fix: "check where the file comes from, and name the element that is one form")
      }
    }
    if places[place].occurrences == 0 { order.append(place) }
    places[place].occurrences += 1
    return place
  }

  /// Keeps what stands in one occurrence of an element or attribute.
  ///
  /// - Parameters:
  ///   - pieces: Its text; where elements stand in it, the pieces between them.
  ///   - place: Its place.
  ///   - isLeaf: Whether no elements stand in it; beside elements, white space is no text.
  mutating func take(_ pieces: [String], at place: Int, isLeaf: Bool = true) {
    var value = ""
    for piece in pieces {
      let (text, isRepaired) = XMLText.plain(piece)
      if isRepaired { self.isRepaired = true }
      guard !text.isEmpty else { continue }
      if !value.isEmpty { value += " " }
      value += text
    }
    if value.isEmpty && !isLeaf { return }
    if !value.isEmpty { places[place].isGiven = true }
    places[place].values.append(value)
  }

  /// Remembers that elements stand in an element.
  mutating func takeElements(in place: Int) { places[place].hasElements = true }

  /// The form that the record was.
  mutating func end(line: Int) -> FilledForm {
    var fields: [FilledForm.Field] = []
    var notes: [String] = []
    var repeats: [String] = []
    fields.reserveCapacity(order.count)
    for place in order {
      let found = places[place]
      if found.hasElements && found.occurrences > 1 { repeats.append(found.path) }
      if !found.values.isEmpty {
        let field = FilledForm.Field(
          found.path, .unknown, state: found.isGiven ? .given : .empty,
          values: found.isGiven ? found.values : [])
        fields.append(field)
      }
      clear(place)
    }
    order.removeAll(keepingCapacity: true)
    if isRepaired {
      notes.append("control characters were read as the Windows-1252 characters that they stand for")
    }
    return FilledForm(fields, line: line, repeats: repeats, notes: notes)
  }

  private mutating func clear(_ place: Int) {
    places[place].values = []
    places[place].occurrences = 0
    places[place].isGiven = false
    places[place].hasElements = false
  }
}

/// What people wrote, as an XML document holds it.
enum XMLText {
  /// A text without white space around it.
  ///
  /// Files that say ISO-8859-1 and mean Windows-1252 have its quotation marks as control characters; these become what
  /// they stand for.
  ///
  /// - Returns: The text, and whether it had such characters.
  static func plain(_ text: String) -> (text: String, isRepaired: Bool) {
    var text = text
    guard let first = text.utf8.first, let last = text.utf8.last else { return ("", false) }
    if !text.utf8.allSatisfy({ $0 < 0x80 }) {
      let isRepaired = text.unicodeScalars.contains(where: isControl)
      if isRepaired { text = repaired(text) }
      return (trimmed(text), isRepaired)
    }
    // Nearly every value of a form.
    return (first > 0x20 && last > 0x20 ? text : trimmed(text), false)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { (0x80...0x9F).contains(scalar.value) }

  private static func repaired(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isControl(scalar) ? TextEncoding.windows1252(UInt8(scalar.value)) : scalar)
    }
    return String(result)
  }
}

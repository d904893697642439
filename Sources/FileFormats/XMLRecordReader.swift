/// Reads the records of an XML document of any sender one by one, each as a filled form.
///
/// A document may hold any number of records; only one of them is in memory at a time. Names are compared without
/// their prefixes, and namespaces count for nothing.
///
/// A field is a leaf, named by its path from the record: `transport/available`, `@id` for an attribute of the record,
/// `group/@code` for one of a group or a leaf, `../@id` for an attribute of the element around the record (every record
/// gets it; `../../@id` of the one around that), `.` for text in the record itself. Attributes that steer XML
/// (`xmlns`, `xsi:...`, `xml:space`) are no fields. Fields stand in the order in which they are first met. Every
/// occurrence of a leaf gives one value, without white space around it, empty ones too; where all are empty the field
/// is ``FilledForm/Field/State/empty`` and has no values. Text beside elements is a value of the element around both, its
/// pieces joined by a space.
///
/// A group that stands in a record several times is told in ``FilledForm/repeats``: the answers of its fields can then no
/// longer be told apart.
package struct XMLRecordReader: ~Copyable {
  /// How deep elements may stand inside each other.
  package static let depthLimit = 128

  /// An element that is open around the records.
  private struct Outer {
    let fulfilled: Int
    let attributes: [XMLStreamReader.Attribute]
  }

  private var reader: XMLStreamReader
  private let path: XMLRecordPath
  private var outer: [Outer] = []
  private var fields = XMLRecordFields()
  private var isOver = false
  private var failure: FormatError?
  /// How many records were read.
  package private(set) var count = 0

  /// - Parameters:
  ///   - bytes: The document, in any encoding that XML allows.
  ///   - record: The names from the root down to the element that is one form; none where the root is. `*` is any
  ///     name, `data+` is `data` or several of that name directly inside each other.
  /// - Throws: A ``FormatError`` where there is no memory.
  package init(_ bytes: any ByteSource, record: [String]) throws(FormatError) {
    path = XMLRecordPath(record)
    reader = try XMLStreamReader(bytes, limit: .init(depth: path.count - 1, name: "form"))
  }

  /// The next record, or `nil` behind the last.
  ///
  /// - Throws: A ``FormatError`` with the line where the document is not well-formed or over a limit; and at the end of a
  ///   document that holds no record.
  package mutating func next() throws(FormatError) -> FilledForm? {
    if let failure { throw failure }
    do throws(FormatError) { return try nextRecord() } catch {
      failure = error
      throw error
    }
  }

  private mutating func nextRecord() throws(FormatError) -> FilledForm? {
    while !isOver {
      switch try reader.next() {
      case .start(let name, let isEmpty):
        if let form = try start(Self.localName(name), isEmpty: isEmpty) { return form }
      case .end: outer.removeLast()
      case .text: continue
      case nil: isOver = true
      }
    }
    guard count > 0 else {
      throw FormatError(
        .malformed, "the document holds no element '\(path.text)'",
        expected: "one such element for each form",
        fix: "name the elements from the root down to the one that is one form")
    }
    return nil
  }

  private mutating func start(_ name: String, isEmpty: Bool) throws(FormatError) -> FilledForm? {
    guard outer.count < Self.depthLimit else { throw tooDeep }
    guard let fulfilled = path.step(from: outer.last?.fulfilled ?? 0, to: name) else {
      if !isEmpty { try skip() }
      return nil
    }
    if fulfilled == path.count {
      count += 1
      return try readRecord(isEmpty: isEmpty)
    }
    if !isEmpty { outer.append(Outer(fulfilled: fulfilled, attributes: try reader.attributes())) }
    return nil
  }

  /// Moves behind the end of the element that the reader stands on.
  private mutating func skip() throws(FormatError) {
    var depth = 1
    while depth > 0, let node = try reader.next() {
      switch node {
      case .start(_, isEmpty: false): depth += 1
      case .end: depth -= 1
      default: continue
      }
    }
  }

  private var tooDeep: FormatError {
    FormatError(
      .limit, line: reader.line, "elements stand more than \(Self.depthLimit) deep in each other",
      fix: "check where the file comes from, and export it again")
  }

  /// A name without its prefix, also where libxml2 has left it because it is not declared.
  static func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.index(after: colon)...])
  }
}

// MARK: One record

extension XMLRecordReader {
  /// An element of the record that is open.
  private struct Open {
    let place: Int
    var text = ""
    /// What stood before the elements inside it.
    var pieces: [String] = []
    var hasElements = false
  }

  private mutating func readRecord(isEmpty: Bool) throws(FormatError) -> FilledForm {
    let line = reader.startLine
    fields.begin()
    for (place, element) in outer.enumerated() {
      let way = String(repeating: "../", count: outer.count - place)
      try take(element.attributes, below: 0, way: way)
    }
    try take(try reader.attributes(), below: 0)
    guard !isEmpty else { return fields.end(line: line) }
    var open = [Open(place: 0)]
    while !open.isEmpty, let node = try reader.next() {
      switch node {
      case .start(let name, let isEmpty): try begin(Self.localName(name), isEmpty: isEmpty, &open)
      case .text(let text): open[open.count - 1].text += text
      case .end: if let element = open.popLast() { try end(element, line: line) }
      }
    }
    return fields.end(line: line)
  }

  private mutating func begin(_ name: String, isEmpty: Bool, _ open: inout [Open]) throws(FormatError) {
    guard outer.count + open.count < Self.depthLimit else { throw tooDeep }
    let parent = open[open.count - 1].place
    if !open[open.count - 1].hasElements {
      open[open.count - 1].hasElements = true
      fields.takeElements(in: parent)
    }
    if !open[open.count - 1].text.isEmpty {
      open[open.count - 1].pieces.append(open[open.count - 1].text)
      open[open.count - 1].text = ""
    }
    let place = try fields.meet(name, below: parent, line: reader.startLine)
    try take(try reader.attributes(), below: place)
    if isEmpty { fields.take([""], at: place) } else { open.append(Open(place: place)) }
  }

  private mutating func end(_ element: Open, line: Int) throws(FormatError) {
    let pieces = element.pieces + [element.text]
    if element.place > 0 {
      fields.take(pieces, at: element.place, isLeaf: !element.hasElements)
    } else if pieces.contains(where: { !XMLText.plain($0).text.isEmpty }) {
      fields.take(pieces, at: try fields.meet(".", below: 0, line: line))
    }
  }

  private mutating func take(
    _ attributes: [XMLStreamReader.Attribute], below place: Int, way: String = ""
  ) throws(FormatError) {
    for attribute in attributes where !Self.steersXML(attribute) {
      let name = way + "@" + Self.localName(attribute.name)
      fields.take([attribute.value], at: try fields.meet(name, below: place, line: reader.startLine))
    }
  }

  /// Whether an attribute says how to read the document and nothing of the form.
  private static func steersXML(_ attribute: XMLStreamReader.Attribute) -> Bool {
    switch attribute.namespace {
    case "http://www.w3.org/2001/XMLSchema-instance": true
    case "http://www.w3.org/XML/1998/namespace": attribute.name == "space" || attribute.name == "base"
    case nil: attribute.name.hasPrefix("xsi:")
    default: false
    }
  }
}

extension XMLRecordReader {
  /// The root element, as the first bytes of a file show it; `nil` where they are no XML.
  package static func root(of head: [UInt8]) -> XMLHead.Element? { XMLHead(head).elements.first }
}

/// The first elements of an XML document, by which one kind of file is told from another.
///
/// Nothing is an error here: reading stops at the end of the bytes and at whatever is not well-formed or not allowed,
/// because the reader of the file itself finds better words for that.
package struct XMLHead: Sendable {
  /// One start tag.
  package struct Element: Sendable, Equatable {
    /// The names of the elements around it and its own, without prefixes, from the root on.
    package let path: [String]
    package let namespace: String?
    package let attributes: [XMLStreamReader.Attribute]

    package var name: String { path.last ?? "" }

    /// The value of an attribute by its local name, or `nil`.
    package subscript(_ attribute: String) -> String? {
      attributes.first { XMLRecordReader.localName($0.name) == attribute }?.value
    }
  }

  /// More elements than these are not looked at.
  private static let elementLimit = 400

  /// In the order of the document, the root first; empty where the bytes are no XML.
  package let elements: [Element]

  /// Reads the elements that begin in the first bytes of a file, in any encoding that XML allows.
  package init(_ bytes: [UInt8]) {
    var elements: [Element] = []
    do throws(FormatError) { try Self.read(bytes, into: &elements) } catch {}
    self.elements = elements
  }

  private static func read(_ bytes: [UInt8], into elements: inout [Element]) throws(FormatError) {
    var reader = try XMLStreamReader(MemorySource(bytes), limit: .init(depth: 0, name: "file"))
    var path: [String] = []
    while elements.count < elementLimit, let node = try reader.next() {
      switch node {
      case .start(let name, let isEmpty):
        path.append(XMLRecordReader.localName(name))
        elements.append(
          Element(path: path, namespace: reader.namespace, attributes: try reader.attributes()))
        if isEmpty { path.removeLast() }
      case .end: path.removeLast()
      case .text: continue
      }
    }
  }

  /// Whether an element stands below the root under these names; `*` is any name.
  package func has(_ path: String...) -> Bool {
    elements.contains { element in
      element.path.count == path.count + 1
        && zip(element.path.dropFirst(), path).allSatisfy { $1 == "*" || $0 == $1 }
    }
  }
}

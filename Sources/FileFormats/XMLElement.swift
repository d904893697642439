/// An element of a small XML document as a value: name, attributes, content and the line it stands on.
package struct XMLElement: Sendable {
  package struct Attribute: Sendable {
    package let name: String
    package let value: String
  }

  /// The name without a prefix.
  package let name: String
  package let attributes: [Attribute]
  package internal(set) var children: [XMLElement] = []
  /// The text directly inside the element, white space folded and trimmed.
  package internal(set) var text = ""
  /// Where text and elements stand side by side: the text before each child and behind the last, as it is written.
  ///
  /// Empty where there are no children, or no text beside them. In a document that is read as it is written, it is
  /// there wherever there is text, ``text`` is empty, and elements without children have one piece.
  package internal(set) var pieces: [String] = []
  /// The line of the file on which the start tag ends.
  package let line: Int

  /// The value of an attribute, or `nil`.
  package subscript(_ attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The first child of a name, or `nil`.
  package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// All children of a name, in order.
  package func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}

internal import CLibXML2

/// The owner of one libxml2 text reader: a large document, node by node.
///
/// With a schema the document is validated as it is read.
@safe
package struct XMLStreamReader: ~Copyable {
  /// What the reader stands on.
  package enum Node {
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    case text(String)
  }

  private let reader: xmlTextReaderPtr
  private let collector: XMLIssueCollector
  private let source: XMLByteFeed
  /// How large one record may be.
  private let limit: RecordLimit
  private var elementStart = 0

  /// Which elements of a document are its records, and how large one of them may be.
  package struct RecordLimit: Sendable {
    /// How many elements stand around a record: 1 where records are children of the root.
    package var depth: Int
    package var bytes: Int
    /// What a record is called in messages.
    package var name: String

    package init(depth: Int, bytes: Int = 16 * 1_024 * 1_024, name: String) {
      self.depth = depth
      self.bytes = bytes
      self.name = name
    }
  }

  /// Opens a file for reading node by node.
  ///
  /// - Parameters:
  ///   - path: A plain, `.gz` or `.xz` file.
  ///   - schema: The schema that the document is checked against as it is read.
  ///   - elementLimit: The most bytes one child of the root may take.
  /// - Throws: A ``FormatError`` where the file is missing.
  package init(
    path: String, schema: borrowing XMLSchema, elementLimit: Int = 16 * 1_024 * 1_024
  ) throws(FormatError) {
    let isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".xz")
    let bytes: any ByteSource =
      isCompressed ? try DecompressedSource(path: path) : try FileSource(path: path, from: 0)
    try self.init(bytes, limit: RecordLimit(depth: 1, bytes: elementLimit, name: "form"))
    unsafe xmlTextReaderSetSchema(reader, schema.schema)
  }

  /// Reads a stream of bytes node by node, without a schema.
  ///
  /// - Throws: A ``FormatError`` where there is no memory.
  package init(_ bytes: any ByteSource, limit: RecordLimit) throws(FormatError) {
    _ = XMLLibrary.start
    let source = XMLByteFeed(bytes)
    let collector = XMLIssueCollector()
    let reader = unsafe xmlReaderForIO(
      XMLByteFeed.read, XMLByteFeed.close, source.context, nil, nil, XMLLibrary.options)
    guard let reader = unsafe reader else {
      throw FormatError(.limit, "no memory to read the file")
    }
    self.source = source
    self.collector = collector
    self.limit = limit
    unsafe self.reader = unsafe reader
    unsafe source.parser = unsafe reader
    unsafe xmlTextReaderSetStructuredErrorHandler(
      reader, XMLIssueCollector.callback, collector.context)
  }

  deinit {
    unsafe source.parser = nil
    unsafe xmlFreeTextReader(reader)
  }

  /// The line the reader stands on; right beyond 65,535, because the parser is never fed more than a line ahead.
  package var line: Int { unsafe max(1, Int(xmlTextReaderGetParserLineNumber(reader))) }

  /// The line on which the start tag begins, also where the tag itself goes over several lines.
  package private(set) var startLine = 1

  /// Moves to the next element start, element end or text.
  ///
  /// - Returns: `nil` at the end of the document.
  /// - Throws: A ``FormatError`` at the first thing that is not well-formed, not valid or over a limit.
  package mutating func next() throws(FormatError) -> Node? {
    while true {
      // A text node knows the line on which it ended, which is where the tag behind it begins.
      let textLine = lineOfText
      let status = unsafe xmlTextReaderRead(reader)
      startLine = textLine ?? line
      try raise(status: status)
      guard status == 1 else { return nil }
      let depth = unsafe xmlTextReaderDepth(reader)
      let consumed = unsafe Int(xmlTextReaderByteConsumed(reader))
      if depth <= limit.depth { elementStart = consumed }
      guard consumed - elementStart <= limit.bytes else {
        throw FormatError(
          .limit, line: line, "one \(limit.name) takes more than \(limit.bytes / 1_048_576) MiB")
      }
      switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        return unsafe .start(name: name, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name: name)
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue:
        return unsafe .text(XMLDocument.string(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: try refuseDeclarations()
      default: continue
      }
    }
  }

  /// The line of the text that the reader stands on, or `nil` where it stands on something else.
  private var lineOfText: Int? {
    switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_WHITESPACE.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
      break
    default: return nil
    }
    guard let node = unsafe xmlTextReaderCurrentNode(reader) else { return nil }
    // A long text is put together from pieces, and keeps the line of the first.
    let length = unsafe xmlTextReaderConstValue(reader).map { unsafe xmlStrlen($0) } ?? 0
    return unsafe length < 256 ? Int(xmlGetLineNo(node)) : nil
  }

  private var name: String { unsafe XMLDocument.string(xmlTextReaderConstLocalName(reader)) }

  /// The value of an attribute of the element the reader stands on, or `nil`.
  package func attribute(_ name: String) -> String? {
    guard let value = unsafe xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { unsafe soundings_xmlFree(value) }
    return unsafe XMLDocument.string(value)
  }

  /// One attribute.
  package struct Attribute: Sendable, Equatable {
    /// The name without its prefix; with it where the document does not declare the prefix.
    package let name: String
    package let namespace: String?
    package let value: String
  }

  /// How many attributes one element may have.
  package static let attributeLimit = 200

  /// The attributes of the element the reader stands on, in order; declarations of namespaces are none.
  ///
  /// - Throws: A ``FormatError`` where there are more than ``attributeLimit``.
  package func attributes() throws(FormatError) -> [Attribute] {
    guard unsafe xmlTextReaderHasAttributes(reader) == 1 else { return [] }
    guard unsafe xmlTextReaderAttributeCount(reader) <= Int32(Self.attributeLimit) else {
      throw FormatError(
        .limit, line: line, "an element has more than \(Self.attributeLimit) attributes",
        fix: "check where the file comes from, and export it again")
    }
    var attributes: [Attribute] = []
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard unsafe xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
      let namespace = unsafe xmlTextReaderConstNamespaceUri(reader)
      unsafe attributes.append(
        Attribute(
          name: name, namespace: namespace.map { unsafe XMLDocument.string($0) },
          value: XMLDocument.string(xmlTextReaderConstValue(reader))))
    }
    _ = unsafe xmlTextReaderMoveToElement(reader)
    return attributes
  }

  /// The namespace of the element the reader stands on, or `nil`.
  package var namespace: String? {
    unsafe xmlTextReaderConstNamespaceUri(reader).map { unsafe XMLDocument.string($0) }
  }

  private func raise(status: Int32) throws(FormatError) {
    if let failure = source.failure { throw failure }
    if let issue = collector.issues.first {
      throw issue.isValidity
        ? FormatError(.invalid, line: issue.line, issue.message)
        : FormatError(
          .malformed, line: issue.line, "this is not well-formed XML: \(issue.message)",
          fix: "correct the markup at or before this line")
    }
    guard status >= 0 else {
      throw FormatError(.malformed, line: max(1, line), "this is not well-formed XML")
    }
  }

  private func refuseDeclarations() throws(FormatError) {
    guard let document = unsafe xmlTextReaderCurrentDoc(reader),
      unsafe document.pointee.intSubset?.pointee.children != nil
    else { return }
    throw FormatError(
      .malformed, line: line, "the document declares entities, elements or attributes of its own",
      expected: "a document without a DTD", fix: "remove the <!DOCTYPE ...> declaration")
  }
}

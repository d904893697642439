internal import CLibXML2

/// The owner of one parsed libxml2 document.
@safe
package struct XMLDocument: ~Copyable {
  /// The declared limit of a document that is read as a whole.
  package static let sizeLimit = 16 * 1_024 * 1_024

  private let document: xmlDocPtr

  /// Parses a small document.
  ///
  /// Entities that a document declares itself are refused before any content is looked at; nothing is loaded
  /// from the network or from another file.
  ///
  /// - Throws: A ``FormatError`` with the line where the document is not well-formed.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    _ = XMLLibrary.start
    guard bytes.count <= Self.sizeLimit else {
      throw FormatError(.limit, "the file has \(bytes.count) bytes", expected: "at most \(Self.sizeLimit)")
    }
    guard !bytes.isEmpty else {
      throw FormatError(.malformed, "the file is empty", expected: "an XML document")
    }
    guard let context = unsafe xmlNewParserCtxt() else {
      throw FormatError(.limit, "no memory to read the file")
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    // The first error is the cause; those behind it are consequences.
    let collector = XMLIssueCollector()
    unsafe xmlSetStructuredErrorFunc(collector.context, XMLIssueCollector.callback)
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
        XMLLibrary.options)
    }
    xmlSetStructuredErrorFunc(nil, nil)
    guard let document = unsafe document else {
      let first = collector.issues.first
      let message = first?.message ?? "nothing could be read"
      throw FormatError(
        .malformed, line: first?.line ?? 1, "this is not well-formed XML: \(message)",
        expected: "well-formed XML",
        fix: "correct the markup at or before this line; inside texts write &lt; for < and &amp; for &")
    }
    guard unsafe document.pointee.intSubset?.pointee.children == nil else {
      unsafe xmlFreeDoc(document)
      throw FormatError(
        .malformed, line: 1, "the document declares entities, elements or attributes of its own",
        expected: "a document without a DTD", fix: "remove the <!DOCTYPE ...> declaration")
    }
    unsafe self.document = unsafe document
  }

  deinit { unsafe xmlFreeDoc(document) }

  /// What a schema finds wrong, in document order; empty when the document is valid.
  package borrowing func issues(against schema: borrowing XMLSchema) -> [XMLIssue] {
    unsafe schema.issues(of: document)
  }

  /// The name of the encoding that the XML declaration gives, or `nil`.
  package borrowing func declaredEncoding() -> String? {
    guard let name = unsafe document.pointee.encoding else { return nil }
    return unsafe Self.string(name)
  }

  /// The namespace of the root element, or `nil` where it is in none.
  package borrowing func rootNamespace() -> String? {
    guard let space = unsafe xmlDocGetRootElement(document)?.pointee.ns else { return nil }
    return unsafe Self.string(space.pointee.href)
  }

  /// The document as a value.
  ///
  /// - Parameter asWritten: Whether every element with text keeps it as it is written, blanks and all, in
  ///   ``XMLElement/pieces``: for documents whose spaces matter.
  /// - Returns: The root element with all it holds.
  package borrowing func root(asWritten: Bool = false) -> XMLElement {
    guard let root = unsafe xmlDocGetRootElement(document) else {
      return XMLElement(name: "", attributes: [], line: 1)
    }
    return unsafe Self.element(root, asWritten: asWritten)
  }

  private static func element(_ node: xmlNodePtr, asWritten: Bool) -> XMLElement {
    var element = unsafe XMLElement(
      name: string(node.pointee.name), attributes: attributes(of: node),
      line: Int(xmlGetLineNo(node)))
    var pieces = [""]
    var child = unsafe node.pointee.children
    while let current = unsafe child {
      switch unsafe current.pointee.type {
      case XML_ELEMENT_NODE:
        unsafe element.children.append(Self.element(current, asWritten: asWritten))
        pieces.append("")
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        unsafe pieces[pieces.count - 1] += string(current.pointee.content)
      default: break
      }
      unsafe child = unsafe current.pointee.next
    }
    if asWritten {
      if pieces.contains(where: { !$0.isEmpty }) { element.pieces = pieces }
      return element
    }
    element.text = pieces.joined().split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
    if pieces.count > 1 && !element.text.isEmpty { element.pieces = pieces }
    return element
  }

  private static func attributes(of node: xmlNodePtr) -> [XMLElement.Attribute] {
    var attributes: [XMLElement.Attribute] = []
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      let content = unsafe xmlNodeGetContent(UnsafeRawPointer(current).assumingMemoryBound(to: xmlNode.self))
      unsafe attributes.append(.init(name: string(current.pointee.name), value: string(content)))
      unsafe soundings_xmlFree(content)
      unsafe attribute = unsafe current.pointee.next
    }
    return attributes
  }

  static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(decodingCString: text, as: UTF8.self)
  }
}

/// The owner of one compiled XML Schema.
@safe
package struct XMLSchema: ~Copyable {
  let schema: xmlSchemaPtr

  /// Compiles a schema that ships with the tool.
  ///
  /// - Throws: A ``FormatError`` with the line where the schema itself is wrong.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    _ = XMLLibrary.start
    let collector = XMLIssueCollector()
    let schema = unsafe bytes.withUnsafeBytes { buffer -> xmlSchemaPtr? in
      let parser = unsafe xmlSchemaNewMemParserCtxt(
        buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
      defer { unsafe xmlSchemaFreeParserCtxt(parser) }
      unsafe xmlSchemaSetParserStructuredErrors(
        parser, XMLIssueCollector.callback, collector.context)
      return unsafe xmlSchemaParse(parser)
    }
    guard let schema = unsafe schema else {
      let first = collector.issues.first
      throw FormatError(.malformed, line: first?.line, first?.message ?? "the schema is unusable")
    }
    unsafe self.schema = unsafe schema
  }

  deinit { unsafe xmlSchemaFree(schema) }

  borrowing func issues(of document: xmlDocPtr) -> [XMLIssue] {
    let collector = XMLIssueCollector()
    let validation = unsafe xmlSchemaNewValidCtxt(schema)
    defer { unsafe xmlSchemaFreeValidCtxt(validation) }
    unsafe xmlSchemaSetValidStructuredErrors(
      validation, XMLIssueCollector.callback, collector.context)
    let result = unsafe xmlSchemaValidateDoc(validation, document)
    if result != 0 && collector.issues.isEmpty {
      return [XMLIssue(line: 1, message: "the document does not fit the schema")]
    }
    return collector.issues
  }
}

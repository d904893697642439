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
    unsafe xmlTextReaderSetStructuredErrorHandler(
      reader, XMLIssueCollector.callback, collector.context)
  }

  deinit { unsafe xmlFreeTextReader(reader) }

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
    let types = [XML_READER_TYPE_TEXT, XML_READER_TYPE_WHITESPACE, XML_READER_TYPE_SIGNIFICANT_WHITESPACE]
    let type = unsafe xmlTextReaderNodeType(reader)
    guard types.contains(where: { Int32($0.rawValue) == type }),
      let node = unsafe xmlTextReaderCurrentNode(reader)
    else { return nil }
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

/// Feeds libxml2 from a byte source: the owner of the callback's context.
@safe
final class XMLByteFeed {
  private let source: any ByteSource
  private(set) var failure: FormatError?

  init(_ source: any ByteSource) { self.source = source }

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  private var block = [UInt8](repeating: 0, count: 65_536)
  private var filled = 0
  private var position = 0

  /// Hands out one line at the most, so that the parser's line is that of the node it stands on.
  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    if position == filled { refill() }
    if failure != nil { return -1 }
    let most = min(filled - position, buffer.count)
    let rest = block[position..<position + most]
    let count = rest.firstIndex(of: 0x0A).map { $0 - position + 1 } ?? most
    unsafe buffer.copyBytes(from: block[position..<position + count])
    position += count
    return Int32(count)
  }

  private func refill() {
    position = 0
    filled = 0
    let source = source
    unsafe block.withUnsafeMutableBytes { bytes in
      do throws(FormatError) { filled = unsafe try source.read(into: bytes) } catch { failure = error }
    }
  }

  static let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32 = {
    context, buffer, count in
    guard let context = unsafe context else { return -1 }
    let feed = unsafe Unmanaged<XMLByteFeed>.fromOpaque(context).takeUnretainedValue()
    return unsafe feed.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
  }

  static let close: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { _ in 0 }
}

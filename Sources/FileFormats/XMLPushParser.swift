internal import CLibXML2

/// The owner of one libxml2 push parser: a large document that is known by its events alone.
///
/// The callbacks get the parser's own context; what they build stands behind its `_private` field. Nothing is kept
/// of the document, so memory does not grow with it.
@safe
struct XMLPushParser: ~Copyable {
  /// What a format does at each event; white space and CDATA are text like any other.
  @unsafe
  struct Callbacks {
    let start: startElementNsSAX2Func
    let end: endElementNsSAX2Func
    let text: charactersSAXFunc
  }

  /// As deep as libxml2 lets any other document be.
  private static let depthLimit = 256

  private let parser: xmlParserCtxtPtr
  private let source: any ByteSource
  private var block = [UInt8](repeating: 0, count: 65_536)

  /// - Parameters:
  ///   - source: The bytes of the document.
  ///   - callbacks: What is called at each event.
  ///   - state: What the callbacks work on; it must live as long as the parser.
  /// - Throws: A ``FormatError`` where there is no memory for a parser.
  init(
    _ source: any ByteSource, callbacks: Callbacks, state: UnsafeMutableRawPointer
  ) throws(FormatError) {
    _ = XMLLibrary.start
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = unsafe callbacks.start
    unsafe handler.endElementNs = unsafe callbacks.end
    unsafe handler.characters = unsafe callbacks.text
    unsafe handler.ignorableWhitespace = unsafe callbacks.text
    unsafe handler.cdataBlock = unsafe callbacks.text
    unsafe handler.internalSubset = unsafe Self.refuseDeclarations
    guard let parser = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      throw FormatError(.limit, "no memory to read the file")
    }
    unsafe xmlCtxtUseOptions(parser, XMLLibrary.options)
    unsafe parser.pointee._private = unsafe state
    unsafe self.parser = unsafe parser
    self.source = source
  }

  deinit {
    if let document = unsafe parser.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(parser)
  }

  /// Reads the next block of the document and calls the callbacks for all that is complete by then.
  ///
  /// - Returns: False at the end of the document.
  /// - Throws: A ``FormatError`` without a line where the document is not well-formed or has a DTD.
  mutating func parseBlock() throws(FormatError) -> Bool {
    let count = try source.read(into: &block)
    let status = unsafe block.withUnsafeBytes { bytes in
      let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
      return unsafe xmlParseChunk(parser, start, Int32(count), count == 0 ? 1 : 0)
    }
    guard status == 0 else { throw failure(status) }
    // A push parser itself sets no bound.
    guard unsafe parser.pointee.nameNr <= Self.depthLimit else {
      throw FormatError(
        .limit, "a part of the file has elements more than \(Self.depthLimit) deep inside each other",
        fix: "check where the file comes from, and export it again")
    }
    return count > 0
  }

  private func failure(_ status: Int32) -> FormatError {
    if status == Int32(XML_ERR_USER_STOP.rawValue) {
      return FormatError(
        .malformed, "a part of the file declares entities, elements or attributes of its own",
        expected: "a document without a DTD",
        fix: "export the file again, or save it from a spreadsheet program")
    }
    let message = unsafe xmlCtxtGetLastError(parser)?.pointee.message.map { unsafe String(cString: $0) } ?? ""
    // The first line names the rule; what follows may repeat bytes of the file.
    let rule = message.split(separator: "\n").first.map { ": \($0)" } ?? ""
    return FormatError(
      .malformed, "a part of the file is not well-formed XML\(rule)", expected: "well-formed XML",
      fix: "export the file again, or open it in a spreadsheet program and save it anew")
  }

  /// A document type declaration ends the reading before anything in it is looked at.
  private static let refuseDeclarations: internalSubsetSAXFunc = { context, _, _, _ in
    unsafe xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
  }

  /// What the callbacks work on.
  @inline(__always)
  static func state<State: ~Copyable>(
    _ context: UnsafeMutableRawPointer?, as: State.Type
  ) -> UnsafeMutablePointer<State>? {
    let parser = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self)
    return unsafe parser?.pointee._private?.assumingMemoryBound(to: State.self)
  }
}

/// The attributes of a start tag as libxml2 hands them over: five pointers for each.
@unsafe
struct XMLAttributes {
  private let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  @inline(__always)
  init(_ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int32) {
    unsafe self.pointers = unsafe pointers
    unsafe self.count = unsafe pointers == nil ? 0 : Int(count)
  }

  /// The first letter of an attribute whose name is one letter without a prefix; 0 for others.
  @inline(__always)
  func letter(_ index: Int) -> UInt8 {
    guard let pointers = unsafe pointers, let name = unsafe pointers[index &* 5],
      unsafe pointers[index &* 5 &+ 1] == nil, unsafe name[1] == 0
    else { return 0 }
    return unsafe name[0]
  }

  @inline(__always)
  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let pointers = unsafe pointers, let start = unsafe pointers[index &* 5 &+ 3],
      let end = unsafe pointers[index &* 5 &+ 4]
    else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(start: start, count: end - start)
  }
}

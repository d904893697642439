internal import CLibJansson

/// The owner of one parsed jansson document.
@safe
struct JSONDocument: ~Copyable {
  private let root: UnsafeMutablePointer<json_t>

  /// Parses a document whose depth and number of values were checked before.
  ///
  /// - Throws: A ``FormatError`` with the line of jansson's first error.
  init(_ bytes: ArraySlice<UInt8>) throws(FormatError) {
    var error = json_error_t()
    let flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY
    let root = unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(
        buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, Int(flags), &error)
    }
    guard let root = unsafe root else { throw Self.failure(error) }
    unsafe self.root = unsafe root
  }

  deinit { unsafe json_decref(root) }

  /// The document as a value.
  borrowing func value() -> JSONValue { unsafe Self.value(root) }

  private static func value(_ node: UnsafeMutablePointer<json_t>) -> JSONValue {
    switch unsafe node.pointee.type {
    case JSON_OBJECT: unsafe .object(members(of: node))
    case JSON_ARRAY: unsafe .array(elements(of: node))
    case JSON_STRING: unsafe .string(text(json_string_value(node), json_string_length(node)))
    case JSON_INTEGER: unsafe .number(String(json_integer_value(node)))
    case JSON_REAL: unsafe .number("\(json_real_value(node))")
    case JSON_TRUE: .bool(true)
    case JSON_FALSE: .bool(false)
    default: .null
    }
  }

  private static func elements(of array: UnsafeMutablePointer<json_t>) -> [JSONValue] {
    var elements: [JSONValue] = []
    elements.reserveCapacity(unsafe json_array_size(array))
    for index in unsafe 0..<json_array_size(array) {
      if let element = unsafe json_array_get(array, index) { unsafe elements.append(value(element)) }
    }
    return elements
  }

  private static func members(of object: UnsafeMutablePointer<json_t>) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    members.reserveCapacity(unsafe json_object_size(object))
    var place = unsafe json_object_iter(object)
    while let current = unsafe place {
      let name = unsafe text(json_object_iter_key(current), json_object_iter_key_len(current))
      if let member = unsafe json_object_iter_value(current) {
        unsafe members.append(.init(name: name, value: value(member)))
      }
      unsafe place = unsafe json_object_iter_next(object, current)
    }
    return members
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    unsafe String(
      decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self)
  }

  /// jansson's sentence without what it quotes of the document, which may be an answer.
  private static func failure(_ error: json_error_t) -> FormatError {
    var sentence = unsafe withUnsafeBytes(of: error.text) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let quotation = sentence.firstRange(of: " near ") { sentence.removeSubrange(quotation.lowerBound...) }
    let hasPlace = error.line > 0
    let place = hasPlace ? " at column \(max(1, error.column))" : ""
    return FormatError(
      .malformed, line: hasPlace ? Int(error.line) : nil, "this is not well-formed JSON\(place): \(sentence)",
      expected: "well-formed JSON in UTF-8",
      fix: "export the file again from the platform; a file edited by hand easily loses a bracket or a comma")
  }
}

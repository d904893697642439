internal import CLibQPDF

/// One object of a document: a dictionary, an array, a text, a number.
///
/// Every question about an object of another type than expected has the answer "nothing", never an error.
@safe
final class PDFObject {
  /// What tells an object from others that may look alike; direct objects have none.
  struct Identity: Hashable {
    let number: Int32
    let generation: Int32
  }

  private let owner: PDFDocument
  private let document: qpdf_data?
  private let handle: qpdf_oh

  init(_ owner: PDFDocument, _ document: qpdf_data?, _ handle: qpdf_oh) {
    self.owner = owner
    unsafe self.document = unsafe document
    self.handle = handle
  }

  deinit { unsafe qpdf_oh_release(document, handle) }

  var isDictionary: Bool { unsafe qpdf_oh_is_dictionary(document, handle) == QPDF_TRUE }
  var isArray: Bool { unsafe qpdf_oh_is_array(document, handle) == QPDF_TRUE }

  /// `nil` for an object that stands inside another.
  var identity: Identity? {
    let number = unsafe qpdf_oh_get_object_id(document, handle)
    return number == 0
      ? nil : unsafe Identity(number: number, generation: qpdf_oh_get_generation(document, handle))
  }

  /// What a dictionary holds under a key such as `/Kids`; `nil` where it holds nothing or is no dictionary.
  func member(_ key: String) -> PDFObject? {
    let member = unsafe PDFObject(owner, document, qpdf_oh_get_key_if_dict(document, handle, key))
    let isThere = unsafe qpdf_oh_is_initialized(document, member.handle) == QPDF_TRUE
    return unsafe isThere && qpdf_oh_is_null(document, member.handle) == QPDF_FALSE ? member : nil
  }

  /// How many elements an array has; 0 for everything else.
  var count: Int { isArray ? unsafe Int(qpdf_oh_get_array_n_items(document, handle)) : 0 }

  /// An element of an array.
  subscript(index: Int) -> PDFObject {
    unsafe PDFObject(owner, document, qpdf_oh_get_array_item(document, handle, Int32(index)))
  }

  /// A whole number, or `nil`.
  var integer: Int? {
    var value: Int64 = 0
    return unsafe qpdf_oh_get_value_as_longlong(document, handle, &value) == QPDF_TRUE ? Int(value) : nil
  }

  /// The text of a string, a name without its slash, or a whole number; `nil` for everything else.
  func text() throws(FormatError) -> String? {
    if let bytes = unsafe raw(qpdf_oh_get_value_as_utf8) {
      try owner.count(textOf: bytes.count)
      return String(decoding: bytes, as: UTF8.self)
    }
    if let bytes = unsafe raw(qpdf_oh_get_value_as_name) {
      try owner.count(textOf: bytes.count)
      return Self.name(bytes.dropFirst())
    }
    return integer.map(String.init)
  }

  /// The bytes of a string as hexadecimal digits, in capitals as XFDF writes them; `nil` for everything else.
  func hexadecimal() throws(FormatError) -> String? {
    guard let bytes = unsafe raw(qpdf_oh_get_value_as_string) else { return nil }
    try owner.count(textOf: bytes.count)
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// The keys of a dictionary as names without their slash, in the order of their bytes.
  func keys() throws(FormatError) -> [String] {
    guard isDictionary else { return [] }
    var keys: [String] = []
    unsafe qpdf_oh_begin_dict_key_iter(document, handle)
    while unsafe qpdf_oh_dict_more_keys(document) == QPDF_TRUE {
      guard let key = unsafe qpdf_oh_dict_next_key(document) else { break }
      let bytes = Array(unsafe String(cString: key).utf8.dropFirst())
      try owner.count(textOf: bytes.count)
      keys.append(Self.name(bytes[...]))
    }
    return keys
  }

  private typealias Getter = (
    qpdf_data?, qpdf_oh, UnsafeMutablePointer<UnsafePointer<CChar>?>?, UnsafeMutablePointer<Int>?
  ) -> QPDF_BOOL

  /// What one of libqpdf's getters gives, copied before the next call.
  private func raw(_ get: Getter) -> [UInt8]? {
    var start: UnsafePointer<CChar>?
    var count = 0
    guard unsafe get(document, handle, &start, &count) == QPDF_TRUE, let start = unsafe start else {
      return nil
    }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Names are bytes; nearly all writers mean UTF-8, some older ones a western code page.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map(TextEncoding.windows1252)))
  }
}

internal import CLibXML2

/// One thing that libxml2 has to say about a document.
package struct XMLIssue: Sendable, Equatable {
  package let line: Int
  /// libxml2's sentence, without its line end and with names freed from `{namespace}` prefixes.
  package let message: String
  /// Whether the document is well-formed and does not fit its schema.
  package let isValidity: Bool

  package init(line: Int, message: String, isValidity: Bool = true) {
    self.line = line
    self.message = message
    self.isValidity = isValidity
  }
}

/// Collects what libxml2 reports while one document is read: the owner of the callback's context.
@safe
final class XMLIssueCollector {
  private(set) var issues: [XMLIssue] = []
  private static let limit = 100

  fileprivate func take(_ error: UnsafeMutablePointer<xmlError>) {
    guard issues.count < Self.limit else { return }
    // A namespace that is no address and a prefix that is not declared do no harm: names are read without either.
    guard unsafe error.pointee.level != XML_ERR_WARNING,
      unsafe error.pointee.code != Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue)
    else { return }
    let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not readable"
    let issue = unsafe XMLIssue(
      line: Int(error.pointee.line), message: Self.withoutNamespaces(text),
      isValidity: error.pointee.domain == Int32(XML_FROM_SCHEMASV.rawValue))
    if issues.last != issue { issues.append(issue) }
  }

  /// The callback for `xmlSetStructuredErrorFunc` and the schema functions.
  static let callback: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<xmlError>?) -> Void = {
    context, error in
    guard let context = unsafe context, let error = unsafe error else { return }
    unsafe Unmanaged<XMLIssueCollector>.fromOpaque(context).takeUnretainedValue().take(error)
  }

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  static func withoutNamespaces(_ message: String) -> String {
    var result = ""
    var depth = 0
    for character in message {
      if character == "{" && !result.hasSuffix("set ") {
        depth += 1
      } else if character == "}" && depth > 0 {
        depth -= 1
      } else if depth == 0 {
        result.append(character)
      }
    }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }
}

/// Sets libxml2 up once: no external entity is ever loaded.
enum XMLLibrary {
  static let start: Void = {
    xmlInitParser()
    // The types of schemas are tables that the first parse would fill, and two threads may parse at once.
    soundings_xmlSchemaInitTypes()
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// No network, no messages on standard error, line numbers beyond 65,535.
  ///
  /// Never entities, DTDs or XInclude.
  static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_BIG_LINES.rawValue)
}

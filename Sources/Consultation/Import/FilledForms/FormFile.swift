// FilledForms: forms that people filled in themselves, one in a file or many in an XML document, become records: the
// columns are the fields of all forms together, and a field that nobody touched is never an answer.

internal import FileFormats

/// One file of filled forms.
struct FormFile: Sendable {
  /// What kind of file holds the form.
  enum Kind: Sendable, Equatable {
    /// A filled PDF, or the data exported from one.
    case pdf
    /// A Word or OpenDocument form.
    case document
    /// Records of an XML document.
    case xml(XMLFormKind)

    var container: Dialect.Container {
      if case .xml = self { return .xmlRecords }
      return .formFields
    }
  }

  /// The largest file of one form.
  static let sizeLimit = 32 * 1_024 * 1_024

  let path: String
  let kind: Kind
  /// What names the questionnaire of an XML file: the root, and the id of an ODK form; empty elsewhere.
  let identity: String

  /// Looks at a file.
  ///
  /// - Returns: `nil` where it is of none of these kinds.
  /// - Throws: A ``FormatError`` where it is known and cannot be read as a form.
  init?(path: String) throws(FormatError) {
    self.path = path
    var identity = ""
    // A long comment may stand before the root.
    let head = try InputFile.head(path: path, count: 65_536)
    switch FileKind(head: head) {
    case .pdf, .fdf: kind = .pdf
    case .zip where try Self.isDocument(path): kind = .document
    case .xml:
      let xml = try XMLFormKind(head: head)
      if xml == .xfdf {
        kind = .pdf
      } else if xml.dialect != nil {
        kind = .xml(xml)
        identity = Self.identity(xml, head)
      } else {
        return nil
      }
    default: return nil
    }
    self.identity = identity
  }

  /// The name of the root, and for ODK the id of the form in place of it, because the root has any name.
  private static func identity(_ xml: XMLFormKind, _ bytes: [UInt8]) -> String {
    let head = XMLHead(bytes)
    guard case .odk = xml else { return head.elements.first?.name ?? "" }
    let isEnvelope = xml.record.count > 1
    let submission = isEnvelope ? head.elements.first { $0.path.count == 3 } : head.elements.first
    return "ODK form #" + (submission?["id"] ?? "")
  }

  /// Whether a ZIP is a Word or OpenDocument text rather than a workbook or a packed export.
  private static func isDocument(_ path: String) throws(FormatError) -> Bool {
    let names = try ZIPArchive(path: path).entries.map(\.name)
    return names.contains("word/document.xml") || names.contains { $0.hasPrefix("word/") }
      || (names.contains("mimetype") && names.contains("content.xml"))
  }

  /// Reads the forms of the file, one after another.
  ///
  /// - Parameters:
  ///   - record: The path of the element that is one form, where the definition says it.
  ///   - take: Gets each form.
  /// - Throws: A ``FormatError`` where the file cannot be read.
  func forEachForm(record: [String]?, _ take: (FilledForm) -> Void) throws(FormatError) {
    switch kind {
    case .pdf: take(try FilledForm(pdfFamily: try InputFile.bytes(path: path, limit: Self.sizeLimit)))
    case .document: take(try FilledForm(document: path))
    case .xml(let xml):
      var reader = try XMLRecordReader(
        try FileSource(path: path, from: 0), record: record ?? xml.record)
      while let form = try reader.next() { take(form) }
    }
  }
}

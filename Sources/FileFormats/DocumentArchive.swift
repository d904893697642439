/// The ZIP archive of a Word or OpenDocument file, read within limits that fit forms from the public.
///
/// Only the parts that are asked for are unpacked, in memory; macros, pictures and embedded files are never touched.
struct DocumentArchive {
  /// The most files a document may consist of.
  static let entryLimit = 2_000
  /// The most bytes that the file itself may have.
  static let sizeLimit = 64 * 1_024 * 1_024
  /// The most bytes that one part may unpack to; above ``freeOfRatio`` at most 200 for one packed byte.
  static let partLimit = XMLDocument.sizeLimit
  static let freeOfRatio = 1_024 * 1_024
  /// The most tags one part may have; a page of a form has some hundred, most of them with one attribute or none.
  static let tagLimit = 250_000
  /// The most attributes one tag may have.
  static let attributeLimit = 1_000

  private let archive: ZIPArchive

  /// Opens the archive.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, no document, protected by a password, damaged, or beyond
  ///   the declared limits.
  init(path: String) throws(FormatError) {
    switch FileKind(head: try InputFile.head(path: path, count: 8)) {
    case .zip: break
    case .office: throw Self.protected
    default: throw Self.noDocument
    }
    guard try InputFile(path: path).size <= Self.sizeLimit else {
      throw FormatError(
        .limit, "the document has more than \(Self.sizeLimit / 1_048_576) MiB",
        fix: "take out its pictures, or ask for the form without them")
    }
    archive = try ZIPArchive(path: path)
    guard archive.entries.count <= Self.entryLimit else {
      throw FormatError(
        .limit, "the document consists of \(archive.entries.count) files",
        expected: "at most \(Self.entryLimit)",
        fix: "check where it comes from, and ask for it to be sent again")
    }
  }

  /// Whether the archive holds a part of this name.
  func holds(_ name: String) -> Bool { archive.holds(name) }

  /// The text of a small part, without blanks at its ends.
  func text(of name: String) throws(FormatError) -> String {
    let bytes = try archive.bytes(of: name, limit: 4_096)
    return String(String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " "))
  }

  /// The root of an XML part with its text as it is written, or `nil` where there is no such part.
  ///
  /// - Throws: A ``FormatError`` where it is damaged, declares entities of its own, or goes beyond the limits.
  func root(of name: String) throws(FormatError) -> XMLElement? {
    guard archive.holds(name) else { return nil }
    let bytes = try archive.bytes(of: name, limit: Self.partLimit, freeOfRatio: Self.freeOfRatio)
    guard Self.hasKnownEncoding(bytes) else { throw Self.damaged }
    try Self.checkTags(bytes)
    do throws(FormatError) { return try XMLDocument(bytes).root(asWritten: true) } catch {
      // The line of a part, and libxml2's sentence about it, help nobody who has the document in front of them.
      throw Self.damaged
    }
  }

  // MARK: Refusals

  static var noDocument: FormatError {
    FormatError(
      .malformed, "this is not a Word document or an OpenDocument text", expected: "a .docx or .odt file",
      fix:
        "open it in Word or LibreOffice and save it as .docx; a scan or a photo is keyed with `soundings forms`"
    )
  }

  static var protected: FormatError {
    FormatError(
      .malformed, "the document is protected by a password, or is of the old .doc format",
      expected: "a .docx or .odt file without a password",
      fix: "open it in Word or LibreOffice, remove the password and save it as .docx")
  }

  static var damaged: FormatError {
    FormatError(
      .malformed, "the document is damaged, or declares what no word processor declares",
      expected: "a document as Word or LibreOffice saves it",
      fix: "open it there and save it again, or ask for it to be sent again")
  }

  /// Whether `<`, `=` and quotes are the bytes that ``checkTags(_:)`` looks for.
  ///
  /// Word processors write UTF-8, rarely UTF-16; in UTF-7 or EBCDIC a document could hide its tags.
  private static func hasKnownEncoding(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(400).filter { $0 != 0 }.split(separator: 0x3E).first ?? []
    let declaration = String(decoding: head, as: UTF8.self).lowercased()
    guard FileKind(head: Array(bytes.prefix(64))) == .xml else { return false }
    guard declaration.contains("encoding") else { return true }
    return ["utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"].contains { declaration.contains($0) }
  }

  /// Refuses what would take libxml2 much memory, or time that grows with the square of its size.
  private static func checkTags(_ bytes: [UInt8]) throws(FormatError) {
    var tags = 0
    var attributes = 0
    var allAttributes = 0
    var last: UInt8 = 0
    for byte in bytes {
      // The second half of a UTF-16 letter, and blanks between = and the quote.
      if byte == 0x00 || byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      if byte == 0x3C {
        tags += 1
        attributes = 0
      } else if last == 0x3D && (byte == 0x22 || byte == 0x27) {
        attributes += 1
        allAttributes += 1
        guard attributes <= attributeLimit, allAttributes <= 2 * tagLimit else { throw tooMuch }
      }
      last = byte
    }
    guard tags <= tagLimit else { throw tooMuch }
  }

  private static var tooMuch: FormatError {
    FormatError(
      .limit, "the document holds more than any questionnaire",
      expected:
        "at most \(tagLimit) tags, \(2 * tagLimit) attributes, and \(attributeLimit) of them in one tag",
      fix: "check where it comes from; copy the form's pages into a document of their own")
  }
}

internal import CLibQPDF
import Glibc

/// The owner of one PDF or FDF document that libqpdf has read.
///
/// libqpdf finds objects again where the table of a file is damaged or missing, as it is in Acrobat's FDF. It prints
/// nothing; what it passed over is counted.
@safe
final class PDFDocument {
  /// The declared limit of a document.
  static let sizeLimit = 32 * 1_024 * 1_024
  /// How far from the start of a file its header may stand.
  static let headLimit = 1_024
  /// How much text, and how many pieces of it, one form may hold: one object can be named from many places.
  private static let textLimit = (bytes: 64 * 1_024 * 1_024, count: 500_000)
  /// How long the fields of one form may take; a form takes some thousandths of it.
  private static let secondsLimit = 20

  private var document: qpdf_data?
  /// libqpdf reads from here as long as it lives.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var texts = (bytes: 0, count: 0)
  private let started = PDFDocument.processorSeconds

  /// How many defects libqpdf passed over so far.
  private(set) var defects = 0

  /// Reads the structure of a document; objects follow when they are asked for.
  ///
  /// - Throws: A ``FormatError`` where the document needs a password, is damaged beyond finding its objects, or is
  ///   larger than the limit.
  init(_ original: [UInt8]) throws(FormatError) {
    guard original.count <= Self.sizeLimit else {
      throw FormatError(
        .limit, "the file has \(original.count) bytes", expected: "at most \(Self.sizeLimit)",
        fix: "save the form without attachments and pictures, or export its form data as XFDF")
    }
    unsafe bytes = .allocate(capacity: original.count)
    _ = unsafe bytes.initialize(from: original)
    unsafe document = unsafe qpdf_init()
    unsafe qpdf_silence_errors(document)
    unsafe qpdf_set_suppress_warnings(document, QPDF_TRUE)
    _ = unsafe bytes.withMemoryRebound(to: CChar.self) { text in
      unsafe qpdf_read_memory(document, "form", text.baseAddress, UInt64(text.count), nil)
    }
    guard unsafe qpdf_has_error(document) == QPDF_TRUE else { return }
    let code = unsafe qpdf_get_error_code(document, qpdf_get_error(document))
    throw code == qpdf_e_password ? Self.password : Self.damaged
  }

  deinit {
    unsafe qpdf_cleanup(&document)
    unsafe bytes.deallocate()
  }

  /// The dictionary that leads to everything else.
  var trailer: PDFObject { unsafe PDFObject(self, document, qpdf_get_trailer(document)) }

  /// Counts what libqpdf had to pass over since the last time.
  ///
  /// - Throws: A ``FormatError`` of kind `limit` where it had no memory, or takes too long.
  func check() throws(FormatError) {
    while let issue = unsafe qpdf_next_warning(document) { try unsafe count(issue) }
    if let issue = unsafe qpdf_get_error(document) { try unsafe count(issue) }
    guard Self.processorSeconds - started <= Self.secondsLimit else {
      throw FormatError(
        .limit, "the form takes more than \(Self.secondsLimit) seconds to read",
        fix: "check where the file comes from; open it in a PDF viewer and save it anew if it is trusted")
    }
  }

  private func count(_ issue: OpaquePointer) throws(FormatError) {
    defects += 1
    // The one way in which libqpdf tells of it.
    let text = unsafe qpdf_get_error_message_detail(document, issue).map { unsafe String(cString: $0) } ?? ""
    guard !text.contains("bad_alloc") else {
      throw FormatError(
        .limit, "the file unpacks to more than \(AddressSpaceBound.growth / 1_073_741_824) GiB",
        fix: "check where the file comes from; open it in a PDF viewer and save it anew if it is trusted")
    }
  }

  /// Counts a text that is taken out of the document.
  func count(textOf bytes: Int) throws(FormatError) {
    texts = (texts.bytes + bytes, texts.count + 1)
    guard texts.bytes <= Self.textLimit.bytes, texts.count <= Self.textLimit.count else {
      throw FormatError(
        .limit,
        "the fields of the form hold more than \(Self.textLimit.bytes) bytes of text or too many options",
        fix: "check that this is one filled form")
    }
  }

  private static var processorSeconds: Int {
    var time = timespec()
    return unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 ? time.tv_sec : 0
  }

  private static var password: FormatError {
    FormatError(
      .malformed, "the PDF is protected by a password", expected: "a PDF that opens without a password",
      fix: "open it with the password and save it without one, or export its form data as XFDF")
  }

  static var damaged: FormatError {
    FormatError(
      .malformed, "the file is damaged: its objects cannot be found", expected: "a whole PDF or FDF file",
      fix: "copy or export the file again; or open it in a PDF viewer and save it anew")
  }
}

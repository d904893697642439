internal import FileFormats

/// Files that hold no table of responses, by their first bytes, each with what to do instead.
enum UnreadableFile {
  private static let keying = "key the answers: `soundings forms` makes the sheet"
  private static let table = "a table of responses: CSV or a workbook"

  /// Why a file cannot be read, or `nil` where it may be.
  ///
  /// - Throws: A ``FormatError`` where the file is missing.
  static func refusal(of kind: FileKind, path: String) throws(FormatError) -> FormatError? {
    switch kind {
    case .picture(let picture): self.picture(picture)
    case .office: office(try OfficeContent(path: path))
    case .richText:
      FormatError(
        .malformed, "this is rich text (.rtf), which has no fields and no table of responses",
        expected: table,
        fix: "a filled form: \(keying); a form with fields: save it as .docx in Word; an export: ask for CSV")
    case .mail: mail("an e-mail (.eml)")
    case .webPage:
      FormatError(
        .malformed, "this is a web page (HTML), whatever the name of the file says", expected: table,
        fix:
          "export the responses as CSV; if there is no other export, open it in a spreadsheet program and save it as .xlsx"
      )
    default: nil
    }
  }

  private static func picture(_ picture: FileKind.Picture) -> FormatError {
    FormatError(
      .malformed,
      "this is a \(picture.rawValue) picture: a scan or a photo, whose answers nobody has keyed yet",
      expected: table, fix: keying)
  }

  private static func mail(_ what: String) -> FormatError {
    FormatError(
      .malformed, "this is \(what), and no table of responses", expected: table,
      fix: "save the form that is attached and name that file; if the answers stand in the message, \(keying)"
    )
  }

  /// A workbook, or what cannot be told, is left to the reader of workbooks, which says what to do.
  private static func office(_ content: OfficeContent) -> FormatError? {
    switch content {
    case .document:
      FormatError(
        .malformed, "this is an old Word document (.doc)", expected: "a document of today's Word (.docx)",
        fix: "open it in Word and save it as .docx; if the form has no fields, \(keying)")
    case .message: mail("an Outlook message (.msg)")
    case .encrypted:
      FormatError(
        .malformed, "the file is protected by a password", expected: "a file without a password",
        fix: "open it in Office, remove the password under File, Info, and save it")
    case .workbook:
      FormatError(
        .malformed, "this is an old workbook (.xls)", expected: "an .xlsx workbook or CSV",
        fix: "open it in a spreadsheet program and save it as .xlsx")
    case .unknown: nil
    }
  }
}

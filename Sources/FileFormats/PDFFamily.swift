extension FilledForm {
  /// Reads a filled PDF form, or its data exported as FDF or XFDF, whichever the first bytes say it is.
  ///
  /// - Throws: A ``FormatError`` where it is none of them, or as their own readers do.
  package init(pdfFamily bytes: [UInt8]) throws(FormatError) {
    let head = Array(bytes.prefix(PDFDocument.headLimit))
    // XML first: a text in it may well speak of %PDF.
    if FileKind(head: head) == .xml {
      try self.init(xfdf: bytes)
    } else if head.firstRange(of: Array("%FDF-".utf8)) != nil {
      try self.init(fdf: bytes)
    } else if head.firstRange(of: Array("%PDF-".utf8)) != nil {
      try self.init(pdf: bytes)
    } else {
      throw FormatError(
        .malformed,
        bytes.isEmpty ? "the file is empty" : "this is neither a PDF nor form data exported from one",
        expected: "a filled PDF form, FDF or XFDF",
        fix: "name the PDF as it was returned, or export its form data as XFDF")
    }
  }
}

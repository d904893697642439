extension FilledForm {
  /// Reads a filled PDF form: the fields of its AcroForm.
  ///
  /// - Throws: A ``FormatError`` where the PDF holds no fields, needs a password, is damaged, or passes a limit.
  package init(pdf bytes: [UInt8]) throws(FormatError) {
    self = try AddressSpaceBound.run { () throws(FormatError) -> FilledForm in
      let document = try PDFDocument(bytes)
      let form = document.trailer.member("/Root")?.member("/AcroForm")
      let tree = try PDFFieldTree(form?.member("/Fields"), of: document)
      var fields: [PDFField] = []
      for node in tree.fields {
        fields.append(try PDFField(node))
        try document.check()
      }
      guard fields.contains(where: { $0.field.kind != .display }) else { throw Self.noFields(form) }
      return try FilledForm(fields, ids: document.trailer.member("/ID"), tree, defects: document.defects)
    }
  }

  /// Reads the data that a PDF viewer exported as FDF, which has the syntax of PDF.
  ///
  /// It does not say what kind a field is, nor which options it had.
  ///
  /// - Throws: A ``FormatError`` where the file holds no form data, is damaged, or passes a limit.
  package init(fdf bytes: [UInt8]) throws(FormatError) {
    self = try AddressSpaceBound.run { () throws(FormatError) -> FilledForm in
      let document = try PDFDocument(bytes)
      let data = document.trailer.member("/Root")?.member("/FDF")
      let tree = try PDFFieldTree(data?.member("/Fields"), of: document)
      var fields: [PDFField] = []
      for node in tree.fields {
        fields.append(try PDFField(exported: node))
        try document.check()
      }
      guard !fields.isEmpty else { throw Self.noData(data) }
      // Every FDF lacks a PDF header, and most lack a table of objects: no defects that anyone should hear of.
      return try FilledForm(fields, ids: data?.member("/ID"), tree, defects: 0)
    }
  }

  private init(
    _ fields: [PDFField], ids: PDFObject?, _ tree: PDFFieldTree, defects: Int
  ) throws(FormatError) {
    let values = fields.count { $0.hasUnreadableValue }
    let lost = tree.unreadable
    self.init(
      fields.map(\.field),
      questionnaire: Self.identifier(ids?.count ?? 0 > 0 ? try ids?[0].hexadecimal() : nil),
      copy: Self.identifier(ids?.count ?? 0 > 1 ? try ids?[1].hexadecimal() : nil),
      notes: [
        defects == 0
          ? nil
          : "the file is damaged and was read as far as it goes: fields may be missing or hold older answers",
        lost == 0
          ? nil
          : "\(lost) entr\(lost == 1 ? "y" : "ies") among the fields left out: not readable, nameless or repeated",
        values == 0
          ? nil : "the value of \(values) field\(values == 1 ? " is" : "s is") of a type that cannot be read",
        Self.noteOnNames(fields.map(\.field)),
      ].compactMap { $0 })
  }

  private static func noFields(_ form: PDFObject?) -> FormatError {
    if form?.member("/XFA") != nil {
      return FormatError(
        .malformed, "the PDF holds an XFA form and no fields that other programs can read",
        expected: "a PDF with fillable fields",
        fix: "open it in Adobe Acrobat, export the form's data as XML, and name that file")
    }
    return FormatError(
      .malformed, "the PDF holds no form fields: it is a scan, a printout or a flattened form",
      expected: "a PDF with fillable fields",
      fix: "key it by hand; 'soundings forms' makes the sheet for that")
  }

  private static func noData(_ data: PDFObject?) -> FormatError {
    let hasComments = data?.member("/Annots") != nil
    return FormatError(
      .malformed, "the file holds \(hasComments ? "comments and " : "")no form data",
      expected: "at least one field",
      fix:
        "open the filled PDF and export its form data\(hasComments ? ", not its comments" : ""), or name the PDF itself"
    )
  }
}

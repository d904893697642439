package import FileFormats

extension DataDictionary {
  /// Reads a companion file in JSON: a Qualtrics survey (QSF) or a Quantipy code book.
  ///
  /// - Parameters:
  ///   - json: The bytes of the file.
  ///   - headers: The header row of the export beside it, where it is known: it decides between several names
  ///     that a column may have.
  /// - Throws: A ``FormatError`` where this is no JSON or is neither of them.
  package init(json: [UInt8], over headers: [String] = []) throws(FormatError) {
    let document = try JSONValue(json)
    if QualtricsDefinition.isOne(document) {
      self = try QualtricsDefinition(document).dictionary(over: headers)
    } else if QuantipyCodeBook.isOne(document) {
      self = try QuantipyCodeBook(document).dictionary(over: headers)
    } else if Self.isKoboForm(document) {
      throw FormatError(
        .malformed, "this is a KoboToolbox form in JSON",
        expected: "a Qualtrics survey or a Quantipy code book",
        fix: "download the data as XLSX or CSV, and the form as XLSForm; name the XLSForm as the code book")
    } else {
      throw FormatError(
        .malformed, "this JSON is neither a Qualtrics survey nor a Quantipy code book",
        expected: "an object with SurveyEntry and SurveyElements, or with columns and their types",
        fix: "export the survey definition (.qsf) from Qualtrics, or write a code book as CSV")
    }
  }

  /// Whether a document is a form of KoboToolbox, with or without its submissions.
  private static func isKoboForm(_ document: JSONValue) -> Bool {
    let form = document["content"] ?? document
    return form["survey"].map { !$0.elements.isEmpty } ?? false
  }
}

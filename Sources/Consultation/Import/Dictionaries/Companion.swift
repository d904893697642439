internal import FileFormats

extension DataDictionary {
  /// Reads a companion file: what gives labels to the codes of an export.
  ///
  /// - Parameters:
  ///   - file: A Qualtrics `.qsf`, an XLSForm, an XForm or a code book (CSV, XLSX, JSON), relative to the folder.
  ///   - folder: The survey's folder.
  ///   - headers: The first header row of the export, by which one of several ways to name columns is chosen.
  /// - Throws: A ``Problem`` where the file is missing or is none of these.
  init(companion file: String, in folder: String, over headers: [String]) throws(Problem) {
    do throws(FormatError) {
      self = try Self.companion(path: folder + "/" + file, over: headers)
    } catch { throw Problem(error, file: file) }
  }

  private static func companion(path: String, over headers: [String]) throws(FormatError) -> DataDictionary {
    let head = try InputFile.head(path: path, count: 4_096)
    switch FileKind(head: head) {
    case .json:
      return try DataDictionary(json: try InputFile.bytes(path: path, limit: 32 << 20), over: headers)
    // An XForm whose names have no prefix begins as a page does.
    case .xml, .webPage:
      let bytes = try InputFile.bytes(path: path, limit: XMLDocument.sizeLimit)
      return XMLRecordReader.root(of: head)?.name == "html"
        ? try XForm(bytes).dictionary(over: headers) : try LimeSurveyStructure(bytes).dictionary
    case .zip:
      let book = try Workbook(path: path)
      var sheets: [(name: String, rows: [[String]])] = []
      for (place, sheet) in book.sheets.enumerated() {
        sheets.append((sheet.name, try book.head(sheet: place, 100_000).map(\.cells)))
      }
      let isForm = sheets.contains { Folding.key($0.name) == "survey" }
      return isForm
        ? try XLSForm(sheets).dictionary(over: headers) : try CodeBook(sheets.first?.rows ?? []).dictionary()
    case .text: return try CodeBook(try rows(path)).dictionary()
    default:
      throw FormatError(
        .malformed, "this is no definition and no code book that is known",
        expected:
          "a Qualtrics .qsf, a LimeSurvey .lss, an XLSForm, an XForm of ODK, or a code book with columns for variable, code and label",
        fix: "export the definition of the survey from its platform, or write the code book as CSV")
    }
  }

  private static func rows(_ path: String) throws(FormatError) -> [[String]] {
    try CSVFile(path: path).head(1_000_000).map(\.cells)
  }
}

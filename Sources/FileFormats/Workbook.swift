/// An Excel workbook (.xlsx): its sheets, and readers for them.
package struct Workbook: Sendable {
  /// One sheet with cells; sheets that hold a chart alone are none.
  package struct Sheet: Sendable {
    package let name: String
    /// Whether the spreadsheet program does not show it.
    package let isHidden: Bool
    /// Its name inside the archive.
    let part: String
  }

  /// One of the first rows as texts.
  package struct HeadRecord: Sendable, Equatable {
    /// The row's number as the spreadsheet program counts it.
    package let line: Int
    /// The cells up to the last one that holds something.
    package let cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  package let path: String
  /// In the order of the workbook.
  package let sheets: [Sheet]
  private let archive: ZIPArchive
  private let strings: SharedStrings
  private let styles: WorkbookStyles
  private let is1904: Bool

  /// Opens a workbook and reads what its sheets have in common: names, number formats and shared texts.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, damaged, protected by a password, no `.xlsx` workbook,
  ///   or beyond the declared limits.
  package init(path: String) throws(FormatError) {
    let parts = try WorkbookParts(path: path)
    self.path = path
    archive = parts.archive
    sheets = parts.sheets
    is1904 = parts.is1904
    styles = WorkbookStyles(try parts.document(ofType: "styles"))
    if let part = parts.part(ofType: "sharedStrings") {
      strings = try Self.strings(in: archive, part)
    } else {
      strings = SharedStrings()
    }
  }

  private static func strings(
    in archive: ZIPArchive, _ part: String
  ) throws(FormatError) -> SharedStrings {
    try SharedStrings(try archive.source(of: part))
  }

  /// The first rows of a sheet that hold anything.
  ///
  /// - Throws: A ``FormatError`` where there is no such sheet or its first rows are damaged.
  package func head(sheet: Int, _ count: Int) throws(FormatError) -> [HeadRecord] {
    guard count > 0 else { return [] }
    var records = try records(sheet: sheet, width: SheetRecords.columnLimit, skipping: 0)
    records.rowsWanted = count
    var head: [HeadRecord] = []
    try records.forEachBatch { batch in
      for record in 0..<batch.count {
        let cells = (0..<batch.cellCount(of: record)).map { batch.text(record: record, column: $0) }
        head.append(HeadRecord(line: batch.line(of: record), cells: cells))
      }
    }
    return head
  }

  /// The records of a sheet, read from its start each time.
  ///
  /// - Parameters:
  ///   - sheet: The place of the sheet in ``sheets``.
  ///   - width: How many cells each record has.
  ///   - rows: How many rows that hold anything are passed over first.
  /// - Returns: A reader that has read nothing yet.
  /// - Throws: A ``FormatError`` where there is no such sheet.
  package func records(
    sheet: Int, width: Int, skipping rows: Int
  ) throws(FormatError) -> SheetRecords {
    guard sheets.indices.contains(sheet) else {
      throw FormatError(
        .missing, "the workbook has no sheet number \(sheet + 1)", expected: "1 to \(sheets.count)",
        fix: "check the name of the sheet")
    }
    return SheetRecords(
      archive: archive, part: sheets[sheet].part, strings: strings, styles: styles, is1904: is1904,
      width: max(0, min(width, SheetRecords.columnLimit)), rowsToSkip: rows)
  }

  /// The places in ``sheets`` of the sheets with more than one row that holds anything.
  ///
  /// - Throws: A ``FormatError`` where the first rows of a sheet are damaged.
  package func sheetsWithData() throws(FormatError) -> [Int] {
    var places: [Int] = []
    for place in sheets.indices where try head(sheet: place, 2).count > 1 { places.append(place) }
    return places
  }
}

/// The records of one sheet of a workbook, read as a stream.
package struct SheetRecords: ~Copyable {
  /// The declared limit of one row.
  package static let recordLimit = 16 * 1_024 * 1_024
  /// The most bytes of all cells of a sheet: a short sheet can repeat one long text without end.
  static let sheetLimit = 16 * 1_024 * 1_024 * 1_024
  /// The most rows and columns a sheet has.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  let archive: ZIPArchive
  /// The sheet's name inside the archive.
  let part: String
  let strings: SharedStrings
  let styles: WorkbookStyles
  let is1904: Bool
  let width: Int
  let rowsToSkip: Int
  /// Reading ends behind this many records.
  var rowsWanted = Int.max

  /// Reads everything, a batch at a time; each batch is given out once and then filled again.
  ///
  /// A record's line is the row's number as the spreadsheet program counts it. Rows whose cells are all empty or
  /// blank are passed over.
  ///
  /// - Throws: A ``FormatError`` with the row: a cell that holds something beyond the width, a reference beyond the
  ///   last column, a shared text that the workbook has not, XML that is not well-formed.
  package mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    let source = try archive.source(of: part)
    try withoutActuallyEscaping(take) { (take) throws(FormatError) in
      let state = UnsafeMutablePointer<SheetParsing>.allocate(capacity: 1)
      unsafe state.initialize(to: SheetParsing(self, take: take))
      defer {
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
      }
      unsafe try Self.parse(source, state)
    }
  }

  private static func parse(
    _ source: any ByteSource, _ state: UnsafeMutablePointer<SheetParsing>
  ) throws(FormatError) {
    var parser = unsafe try XMLPushParser(source, callbacks: SheetParsing.callbacks, state: state)
    do throws(FormatError) {
      while try unsafe parser.parseBlock() && !state.pointee.isDone {}
    } catch {
      // What the sheet says first is the cause; a parser that goes on behind it finds only consequences.
      if unsafe state.pointee.failure == nil { unsafe state.pointee.fail(error) }
    }
    unsafe state.pointee.finish()
    if let failure = unsafe state.pointee.failure { throw failure }
  }

  static var tooMuch: FormatError {
    FormatError(
      .limit, "the cells of the sheet hold more than \(sheetLimit / 1_073_741_824) GiB",
      fix: "check where the file comes from, and export it again")
  }

  static var tooLong: FormatError {
    FormatError(
      .limit, "a row or a text takes more than \(recordLimit / 1_048_576) MiB",
      fix: "check that this is the file you meant, and export it again")
  }
}

// Import: files to responses. A source yields batches of records with the same columns, whatever its format; the
// columns are matched to questions; coders turn cells into codes; then rows are kept or left out, and questions made
// from questions are worked out. Platforms are dialects: data in ShippedFiles/Dialects, no code here.

internal import FileFormats

/// Anything that yields records: an export, a transcription sheet, a batch of forms.
protocol RecordSource: ~Copyable {
  /// Reads everything, a batch at a time; each batch is given out once and then filled again.
  ///
  /// - Throws: A ``FormatError`` where the source is unusable.
  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError)
}

/// The records of delimited text, without its header rows.
struct DelimitedRecords: RecordSource, ~Copyable {
  var reader: CSVRecordReader
  let width: Int
  let headerRows: Int

  init(_ reader: consuming CSVRecordReader, width: Int, headerRows: Int = 0) {
    self.reader = reader
    self.width = width
    self.headerRows = headerRows
  }

  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    // The header is read into the same batch, because a batch holds what its reader has read ahead.
    var batch = RecordBatch(width: width)
    for _ in 0..<headerRows { _ = try reader.next(into: &batch, atMost: 1) }
    while try reader.next(into: &batch) { take(batch) }
  }
}

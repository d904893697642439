// Import: files to responses. A source yields batches of records with the same columns, whatever its format; the
// columns are matched to questions; coders turn cells into codes; then rows are kept or left out, and questions made
// from questions are worked out. Platforms are dialects: data in ShippedFiles/Dialects, no code here.

internal import FileFormats

/// Anything that yields records: an export, a transcription sheet, a batch of forms.
protocol RecordSource: ~Copyable {
  /// Fills a batch with the next records; false when there is none left.
  mutating func next(into batch: inout RecordBatch) throws(FormatError) -> Bool
}

/// The records of delimited text.
struct DelimitedRecords: RecordSource, ~Copyable {
  var reader: CSVRecordReader

  init(_ reader: consuming CSVRecordReader) { self.reader = reader }

  mutating func next(into batch: inout RecordBatch) throws(FormatError) -> Bool {
    try reader.next(into: &batch)
  }
}

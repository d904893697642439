internal import FileFormats

/// The records of a Triple-S data file: a cell for each variable, in the order of the definition, the same
/// whether the file is of fixed width or CSV.
///
/// A multiple answer is one cell of codes joined by ``TripleSCell/separator``; a blank field is an empty cell
/// and a field that says that nothing was chosen is ``TripleSCell/nothingChosen``. Codes that the definition
/// does not list stay as they are.
struct TripleSRecords: RecordSource {
  let definition: TripleSDefinition
  let path: String
  let encoding: TextEncoding
  /// The byte between the cells of CSV, or `nil` where the file is to show it.
  let delimiter: UInt8?

  func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    switch definition.format {
    case .fixed: try forEachLine(take)
    case .csv: try forEachRecord(take)
    }
  }

  private func newBatch() -> RecordBatch {
    let width = definition.variables.count
    return RecordBatch(width: width, blockCapacity: 64, capacity: RecordBatch.capacity(ofWidth: width))
  }

  /// Makes a batch of cells from a batch of fields, and gives it out.
  private func convert(
    _ raw: borrowing RecordBatch, columns: [Int], into batch: inout RecordBatch,
    _ take: (borrowing RecordBatch) -> Void
  ) {
    batch.removeAll()
    for record in 0..<raw.count {
      if !batch.hasRoom {
        take(batch)
        batch.removeAll()
      }
      batch.beginRecord(line: raw.line(of: record))
      for (place, variable) in definition.variables.enumerated() {
        guard !raw.isEmpty(record: record, column: columns[place]) else { continue }
        let text = raw.text(record: record, column: columns[place])
        batch.setCell(place, text: TripleSCell.cell(text, of: variable))
      }
      batch.endRecord()
    }
    if batch.count > 0 { take(batch) }
  }

  // MARK: Fixed width

  private func forEachLine(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    var records = try FixedWidthRecords(
      path: path, encoding: encoding, fields: definition.variables.map(\.position), fewest: definition.fewest,
      skipping: definition.skipped)
    let columns = Array(definition.variables.indices)
    var batch = newBatch()
    try records.forEachBatch { raw in convert(raw, columns: columns, into: &batch, take) }
  }

  // MARK: CSV

  private func forEachRecord(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    let file = try CSVFile(path: path, encoding: encoding, delimiter: delimiter)
    let head = try file.head(1)
    if let first = head.first, first.cells.count < definition.fewest {
      throw tooNarrow(first.cells.count, line: first.line)
    }
    // Columns that no variable names may follow.
    let width = max(definition.width, head.first?.cells.count ?? 0)
    let columns = definition.variables.map { $0.position.lowerBound - 1 }
    var reader = try file.reader()
    var raw = RecordBatch(width: width, capacity: RecordBatch.capacity(ofWidth: width))
    var batch = newBatch()
    for _ in 0..<definition.skipped { _ = try reader.next(into: &raw, atMost: 1) }
    while try reader.next(into: &raw) {
      for record in 0..<raw.count where raw.cellCount(of: record) < definition.fewest {
        throw tooNarrow(raw.cellCount(of: record), line: raw.line(of: record))
      }
      convert(raw, columns: columns, into: &batch, take)
    }
  }

  private func tooNarrow(_ cells: Int, line: Int) -> FormatError {
    FormatError(
      .malformed, line: line, "the record has \(cells) cells",
      expected: "at least \(definition.fewest) cells",
      fix: "check that the data belong to this definition, and what stands between the cells")
  }
}

internal import CLibCSV

/// The owner of one libcsv parser: cuts a stream of UTF-8 bytes into batches of records.
///
/// A cell without quotes, carriage returns and edge blanks is cut by scanning for the next delimiter or line
/// feed, eight bytes at a time. Every other cell is handed to libcsv from its first byte, so that libcsv decides
/// each question of quoting, in its strict mode. A line of no bytes is no record; a line of delimiters is one.
/// Any run of carriage returns before a line feed ends one record.
@safe
package struct CSVRecordReader: ~Copyable {
  /// The declared limit of one record.
  package static let recordLimit = 16 * 1_024 * 1_024

  private let source: any ByteSource
  private let delimiter: UInt8
  private let parser: UnsafeMutablePointer<csv_parser>
  private let cell: UnsafeMutablePointer<DecidedCell>

  /// Bytes of the batch's block that are filled, and the first one that belongs to no record yet.
  private var filled = 0
  private var position = 0
  private var sourceHasEnded = false
  /// The offset in the stream of the block's first byte.
  private var blockOffset: Int
  private var lineNumber: Int
  /// Records that start at or beyond this offset are left to another reader.
  private let limit: Int

  /// What libcsv's callbacks leave behind.
  @unsafe
  private struct DecidedCell {
    var batch: UnsafeMutablePointer<RecordBatch>?
    var span = RecordBatch.Span(start: 0, end: 0)
    var isComplete = false
  }

  /// - Parameters:
  ///   - source: UTF-8 bytes, without a byte order mark, starting at the start of a record.
  ///   - delimiter: The byte between cells.
  ///   - offset: Where the source starts in its file.
  ///   - line: The number of the first line.
  ///   - limit: The offset at which another reader goes on.
  package init(
    _ source: any ByteSource, delimiter: UInt8, offset: Int = 0, line: Int = 1, limit: Int = .max
  ) {
    self.source = source
    self.delimiter = delimiter
    self.limit = limit
    blockOffset = offset
    lineNumber = line
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_blk_size(parser, 65_536)
    unsafe cell = .allocate(capacity: 1)
    unsafe cell.initialize(to: DecidedCell())
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe cell.deinitialize(count: 1)
    unsafe cell.deallocate()
  }

  /// The offset in the stream at which the next record starts.
  package var offset: Int { blockOffset + position }
  /// The number of the line on which the next record starts.
  package var line: Int { lineNumber }

  /// Fills a batch with the next records; the same batch each time, for it holds the bytes read ahead.
  ///
  /// - Returns: False when there is none left.
  /// - Throws: A ``FormatError`` with the line: an unclosed or misplaced quote, a record with more cells that
  ///   hold something than the batch is wide, bytes that are not UTF-8, a record over the limit.
  package mutating func next(
    into batch: inout RecordBatch, atMost most: Int = .max
  ) throws(FormatError) -> Bool {
    batch.removeAll()
    let most = min(most, batch.capacity)
    while offset < limit {
      try refill(&batch)
      let start = position
      while batch.count < most, offset < limit, try scanRecord(&batch) {}
      try checkText(batch, from: start)
      if batch.count > 0 { return true }
      if sourceHasEnded && position >= filled { return false }
    }
    return false
  }

  // MARK: Bytes

  /// Moves what is left of the block to its front and reads behind it.
  private mutating func refill(_ batch: inout RecordBatch) throws(FormatError) {
    guard !sourceHasEnded else { return }
    if position > 0 {
      unsafe batch.block.update(from: batch.block + position, count: filled - position)
      blockOffset += position
      filled -= position
      position = 0
    }
    if filled == batch.blockCapacity {
      guard filled < Self.recordLimit else { throw tooLong(batch) }
      batch.growBlock(to: filled * 2, keeping: filled)
    }
    filled = try batch.fillBlock(from: source, behind: filled)
    sourceHasEnded = filled < batch.blockCapacity
    // The byte behind the last one ends every scan.
    unsafe batch.block[filled] = 0x0A
  }

  private borrowing func tooLong(_ batch: borrowing RecordBatch) -> FormatError {
    let startsQuoted = unsafe batch.block[position] == 0x22
    return FormatError(
      .malformed, line: lineNumber,
      "the record that starts here is longer than \(Self.recordLimit / 1_048_576) MiB",
      expected: "the end of the record",
      fix: startsQuoted
        ? "look for a quotation mark that is opened and never closed"
        : "check that this is the file you meant, and its delimiter")
  }

  /// Refuses bytes that are not UTF-8, in the records just cut.
  private mutating func checkText(
    _ batch: borrowing RecordBatch, from start: Int
  ) throws(FormatError) {
    let bytes = unsafe UnsafeBufferPointer(start: batch.block + start, count: position - start)
    guard let invalid = unsafe Self.firstInvalid(bytes) else { return }
    let before = unsafe bytes[..<invalid].count { $0 == 0x0A }
    let all = unsafe bytes.count { $0 == 0x0A }
    let byte = unsafe String(bytes[invalid], radix: 16, uppercase: true)
    throw FormatError(
      .encoding, line: lineNumber - all + before, "byte \(byte) is not UTF-8",
      expected: "UTF-8", fix: "save the file as UTF-8, or say encoding=\"windows-1252\"")
  }

  /// The place of the first byte that is not UTF-8; stretches of plain ASCII are skipped 32 bytes at a time.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    let highs: UInt64 = 0x8080_8080_8080_8080
    var start = 0
    while start < raw.count {
      var end = min(start + 32, raw.count)
      if end == start + 32 {
        let one = unsafe raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let two = unsafe raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
        let three = unsafe raw.loadUnaligned(fromByteOffset: start + 16, as: UInt64.self)
        let four = unsafe raw.loadUnaligned(fromByteOffset: start + 24, as: UInt64.self)
        if (one | two | three | four) & highs == 0 {
          start = end
          continue
        }
      }
      // A stretch must not end inside a character.
      while unsafe end < raw.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
      let stretch = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
      do throws(UTF8.ValidationError) {
        _ = try unsafe UTF8Span(validating: stretch.span)
      } catch { return start + error.byteOffsets.lowerBound }
      start = end
    }
    return nil
  }

  // MARK: Records

  /// Cuts one record; false where the block ends before it does.
  private mutating func scanRecord(_ batch: inout RecordBatch) throws(FormatError) -> Bool {
    let bytes = unsafe batch.block
    var at = position
    if at >= filled { return false }
    if let next = unsafe endOfLine(bytes, at) {
      // An empty line. A carriage return in the last place may be half of its end.
      if unsafe next >= filled && bytes[at] == 0x0D && !sourceHasEnded { return false }
      position = min(next, filled)
      lineNumber += 1
      unsafe skipCarriageReturns(bytes)
      return true
    }
    var column = 0
    var line = lineNumber
    batch.setLine(lineNumber)
    while true {
      let start = at
      at = unsafe Self.plainEnd(bytes, start, delimiter)
      var span = RecordBatch.Span(start: UInt32(start), end: UInt32(at))
      if unsafe !isPlain(bytes, start, at) {
        guard let end = try decide(&batch, start: start, isFirst: column == 0, line: &line) else {
          return false
        }
        at = end
        if unsafe !cell.pointee.isComplete {
          // A line of nothing but blanks is no record.
          let next = unsafe endOfLine(bytes, at) ?? at
          if unsafe next >= filled && bytes[at] == 0x0D && !sourceHasEnded { return false }
          position = min(next, filled)
          lineNumber = line + 1
          return true
        }
        span = unsafe cell.pointee.span
      }
      // At the sentinel behind the last byte: more may come, unless the source has ended.
      if at >= filled && !sourceHasEnded { return false }
      if column < batch.width {
        batch.setCell(column, span)
      } else if span.start & ~RecordBatch.Span.side != span.end {
        throw ragged(batch.width, found: column + 1, line: lineNumber)
      }
      column += 1
      if unsafe at < filled && bytes[at] == delimiter {
        at += 1
        continue
      }
      let next = unsafe endOfLine(bytes, at) ?? at
      if next >= filled && !sourceHasEnded && (unsafe bytes[at] == 0x0D) { return false }
      batch.setCellCount(column)
      while column < batch.width {
        batch.setCell(column, RecordBatch.Span(start: 0, end: 0))
        column += 1
      }
      batch.endRecord()
      position = min(next, filled)
      lineNumber = line + 1
      return true
    }
  }

  /// Skips a run of carriage returns without a line feed at once: each is an empty line.
  private mutating func skipCarriageReturns(_ bytes: UnsafeMutablePointer<UInt8>) {
    var next = position
    while unsafe next < filled && bytes[next] == 0x0D { next += 1 }
    // The last of them may belong to what follows.
    guard next - position > 1, next < filled, unsafe bytes[next] != 0x0A else { return }
    lineNumber += next - 1 - position
    position = next - 1
  }

  /// The offset behind a line end that starts here, or `nil` where none does.
  @inline(__always)
  private borrowing func endOfLine(_ bytes: UnsafeMutablePointer<UInt8>, _ at: Int) -> Int? {
    let byte = unsafe bytes[at]
    if byte == 0x0A { return at + 1 }
    guard byte == 0x0D else { return nil }
    var next = at + 1
    while unsafe next < filled && bytes[next] == 0x0D { next += 1 }
    // A run of carriage returns belongs to the line feed behind it; without one, each ends a line.
    return unsafe next <= filled && bytes[next] == 0x0A ? next + 1 : at + 1
  }

  /// The offset of the next delimiter, line feed, carriage return or quotation mark.
  @inline(__always)
  private static func plainEnd(
    _ bytes: UnsafeMutablePointer<UInt8>, _ start: Int, _ delimiter: UInt8
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let delimiters = ones &* UInt64(delimiter)
    let raw = UnsafeRawPointer(bytes)
    var at = start
    while true {
      let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let a = word ^ delimiters
      let b = word ^ (ones &* 0x0A)
      let c = word ^ (ones &* 0x0D)
      let d = word ^ (ones &* 0x22)
      // The lowest marked byte is exact: a borrow can only reach bytes above a true match.
      let found =
        (((a &- ones) & ~a) | ((b &- ones) & ~b) | ((c &- ones) & ~c) | ((d &- ones) & ~d)) & highs
      if found != 0 { return at &+ found.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
  }

  /// Whether the bytes need no decision: no quotation mark ended the scan, no blank stands at an edge.
  @inline(__always)
  private borrowing func isPlain(
    _ bytes: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    if unsafe bytes[end] == 0x22 && end < filled { return false }
    if start == end { return true }
    return unsafe !Self.isBlank(bytes[start]) && !Self.isBlank(bytes[end &- 1])
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  // MARK: libcsv

  /// Lets libcsv read one cell from its first byte, chunk by chunk, until it says that the cell is complete.
  ///
  /// - Returns: The offset of the delimiter or line end behind the cell, or `nil` where the block ends first.
  @inline(never)
  private borrowing func decide(
    _ batch: inout RecordBatch, start: Int, isFirst: Bool, line: inout Int
  ) throws(FormatError) -> Int? {
    // "A record has not begun", or "a cell has not begun": what libcsv's state is at the start and behind a delimiter.
    unsafe parser.pointee.pstate = isFirst ? 0 : 1
    unsafe parser.pointee.quoted = 0
    unsafe parser.pointee.spaces = 0
    unsafe parser.pointee.entry_pos = 0
    unsafe cell.pointee.isComplete = false
    return unsafe try withUnsafeMutablePointer(to: &batch) {
      (pointer) throws(FormatError) -> Int? in
      unsafe cell.pointee.batch = unsafe pointer
      defer { unsafe cell.pointee.batch = nil }
      return unsafe try feed(pointer.pointee.block, start: start, line: &line)
    }
  }

  private borrowing func feed(
    _ bytes: UnsafeMutablePointer<UInt8>, start: Int, line: inout Int
  ) throws(FormatError) -> Int? {
    let startLine = line
    var at = start
    while at < filled {
      var end = at
      while unsafe end < filled && bytes[end] != delimiter && bytes[end] != 0x0A
        && bytes[end] != 0x0D
      { end += 1 }
      let chunk = min(end + 1, filled) - at
      let used = unsafe csv_parse(
        parser, bytes + at, chunk, Self.takeCell, Self.takeRecord, cell)
      guard used == chunk else { throw misplacedQuote(line: line, startLine: startLine) }
      if unsafe cell.pointee.isComplete { return end }
      // Still at the start of a record behind a line end: libcsv saw nothing but blanks.
      if unsafe end < filled && parser.pointee.pstate == 0 { return end }
      if unsafe end < filled && bytes[end] == 0x0A { line += 1 }
      at += chunk
    }
    guard sourceHasEnded else { return nil }
    guard unsafe csv_fini(parser, Self.takeCell, Self.takeRecord, cell) == 0 else {
      throw FormatError(
        .malformed, line: startLine, "a quotation mark is opened here and never closed",
        expected: "a closing quotation mark before the end of the file",
        fix: "close the quotation mark, or export the file again")
    }
    return filled
  }

  private func misplacedQuote(line: Int, startLine: Int) -> FormatError {
    let where_ = line == startLine ? "" : " in a cell that starts on line \(startLine)"
    return FormatError(
      .malformed, line: line, "a quotation mark stands where none may\(where_)",
      expected: "quotation marks around a whole cell, and doubled inside it",
      fix: "double the quotation mark and put the whole cell in quotation marks, or export again")
  }

  private static let takeCell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let cell = unsafe context?.assumingMemoryBound(to: DecidedCell.self),
        let batch = unsafe cell.pointee.batch
      else { return }
      let start = unsafe bytes?.assumingMemoryBound(to: UInt8.self)
      let content = unsafe UnsafeBufferPointer(start: UnsafePointer(start), count: count)
      unsafe cell.pointee.span = unsafe batch.pointee.keepAside(content)
      unsafe cell.pointee.isComplete = true
    }

  /// The end of a record is found by the scan, which also keeps the line numbers.
  private static let takeRecord: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, _ in }

  private func ragged(_ width: Int, found: Int, line: Int) -> FormatError {
    FormatError(
      .malformed, line: line, "the record has at least \(found) cells and the header has \(width)",
      expected: "\(width) cells",
      fix: "put cells that hold the delimiter in quotation marks, or correct the header")
  }
}

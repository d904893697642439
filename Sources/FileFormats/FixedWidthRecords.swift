import Glibc

/// The records of a fixed-width data file: lines whose cells stand between the same two columns in every
/// line.
///
/// Columns count characters from 1, where a character is a Unicode scalar; in a line of plain ASCII that is a
/// byte. A line ends with LF or CRLF, the last one perhaps with neither. Empty lines at the end are no
/// records, nor is the end mark 1A that old software leaves there; an empty line between records is an error.
///
/// A line may be shorter than the last field, because much software drops the blanks at the end of a line: a
/// field that it reaches in part gives what is there, and one that it does not reach is empty. A line of
/// fewer characters than the caller declares to be needed is an error, because it was cut off or belongs to
/// another file. For a survey that is the column where the last field begins that is not text: whoever writes
/// an answer, a code or a weight there pads the line up to it, and only texts at the end of a line are
/// commonly dropped.
@safe
package struct FixedWidthRecords: ~Copyable {
  /// The declared limit of a column, in characters.
  package static let columnLimit = 1_000_000

  private let source: any ByteSource
  private let fields: [ClosedRange<Int>]
  private let fewest: Int
  private let skipped: Int

  /// Bytes of the batch's block that are filled, and the first one that belongs to no record yet.
  private var filled = 0
  private var position = 0
  private var sourceHasEnded = false
  private var line = 1
  /// The first of the empty lines behind the last record.
  private var emptyLine: Int?
  /// Where the characters of one line start, and where the last one ends.
  private var characterStarts: [UInt32] = []

  /// Opens a plain, `.gz` or `.xz` file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - encoding: How bytes stand for characters, or `nil` where the first bytes are to decide.
  ///   - fields: The columns of each cell, counted from 1, in the order of the cells; they may overlap.
  ///   - fewest: How many characters each line needs.
  ///   - skipped: How many lines at the start are no records.
  /// - Throws: A ``FormatError`` where the file is missing, empty or no text, or where a field starts before
  ///   column 1 or ends beyond ``columnLimit``.
  package init(
    path: String, encoding: TextEncoding?, fields: [ClosedRange<Int>], fewest: Int = 0,
    skipping skipped: Int = 0
  ) throws(FormatError) {
    try Self.check(fields)
    let source = try Self.source(path, encoding)
    self.source = source
    self.fields = fields
    self.fewest = fewest
    self.skipped = skipped
  }

  private static func check(_ fields: [ClosedRange<Int>]) throws(FormatError) {
    if let wild = fields.first(where: { $0.lowerBound < 1 || $0.upperBound > Self.columnLimit }) {
      throw FormatError(
        .limit, "a field is said to stand in columns \(wild.lowerBound) to \(wild.upperBound)",
        expected: "columns between 1 and \(Self.columnLimit)")
    }
  }

  /// The text of the file as UTF-8 without a byte order mark.
  private static func source(
    _ path: String, _ encoding: TextEncoding?
  ) throws(FormatError) -> any ByteSource {
    let head = try TextEncoding.head(of: path)
    do throws(FormatError) {
      // The end mark of old software is no sign of another format.
      let shown = head.last == 0x1A ? Array(head.dropLast()) : head
      try CSVFile.refuseContainers(shown, isCompressed: TextEncoding.isCompressed(path))
    } catch {
      throw FormatError(
        error.kind, error.found, expected: "lines of text with a record each",
        fix: "export the data again as text of fixed width")
    }
    let detected = TextEncoding.detect(head)
    let used = encoding == .utf16LittleEndian ? detected.encoding : encoding ?? detected.encoding
    // A UTF-8 mark in a file that is said to be Windows-1252 is a mark all the same.
    let isMarked = detected.encoding == used || head.starts(with: [0xEF, 0xBB, 0xBF])
    return DecodedSource(
      try TextEncoding.bytes(of: path), encoding: used, skipping: isMarked ? detected.mark : 0)
  }

  /// Reads everything, a batch at a time; each batch is given out once and then filled again.
  ///
  /// - Throws: A ``FormatError`` with the line: too few characters, an empty line between records, bytes that
  ///   are not UTF-8, a line over ``CSVRecordReader/recordLimit``.
  package mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    var batch = RecordBatch(width: fields.count, capacity: RecordBatch.capacity(ofWidth: fields.count))
    while try next(into: &batch) { take(batch) }
  }

  /// Fills a batch with the next records; false when there is none left.
  private mutating func next(into batch: inout RecordBatch) throws(FormatError) -> Bool {
    batch.removeAll()
    while true {
      try refill(&batch)
      while batch.count < batch.capacity, let end = endOfLine(batch) {
        try take(position, end, into: &batch)
        position = min(end + 1, filled)
        line += 1
      }
      if batch.count > 0 { return true }
      if sourceHasEnded && position >= filled { return false }
    }
  }
}

// MARK: Bytes

extension FixedWidthRecords {
  /// Moves what is left of the block to its front and reads behind it.
  private mutating func refill(_ batch: inout RecordBatch) throws(FormatError) {
    guard !sourceHasEnded else { return }
    if position > 0 {
      unsafe batch.block.update(from: batch.block + position, count: filled - position)
      filled -= position
      position = 0
    }
    if filled == batch.blockCapacity {
      guard filled < CSVRecordReader.recordLimit else { throw tooLong }
      batch.growBlock(to: filled * 2, keeping: filled)
    }
    filled = try batch.fillBlock(from: source, behind: filled)
    sourceHasEnded = filled < batch.blockCapacity
  }

  private var tooLong: FormatError {
    FormatError(
      .limit, line: line, "the line is longer than \(CSVRecordReader.recordLimit / 1_048_576) MiB",
      expected: "a line for each record", fix: "check that this is the file you meant")
  }

  /// The offset of the line feed that ends the line at ``position``, or `nil` where more must be read first.
  private func endOfLine(_ batch: borrowing RecordBatch) -> Int? {
    guard position < filled else { return nil }
    let start = unsafe batch.block + position
    if let found = unsafe memchr(start, 0x0A, filled - position) {
      return unsafe UnsafeMutableRawPointer(batch.block).distance(to: found)
    }
    return sourceHasEnded ? filled : nil
  }
}

// MARK: Lines

extension FixedWidthRecords {
  /// Adds the line between two offsets as a record.
  private mutating func take(
    _ start: Int, _ lineEnd: Int, into batch: inout RecordBatch
  ) throws(FormatError) {
    guard line > skipped else { return }
    var end = lineEnd
    while unsafe end > start && batch.block[end - 1] == 0x0D { end -= 1 }
    let isLast = sourceHasEnded && lineEnd >= filled - 1
    if unsafe isLast && end == start + 1 && batch.block[start] == 0x1A { end = start }
    guard end > start else {
      emptyLine = emptyLine ?? line
      return
    }
    if let emptyLine {
      throw FormatError(
        .malformed, line: emptyLine, "the line is empty, and records follow it",
        expected: "a record in each line", fix: "export the data again, or take the empty line out")
    }
    let bytes = unsafe UnsafeBufferPointer(start: batch.block + start, count: end - start)
    batch.beginRecord(line: line)
    if unsafe Self.isPlain(bytes) {
      try checkLength(end - start)
      cutBytes(start, end, &batch)
    } else {
      unsafe try findCharacters(bytes, from: start)
      try checkLength(characterStarts.count - 1)
      cutCharacters(&batch)
    }
    batch.endRecord()
  }

  private func checkLength(_ length: Int) throws(FormatError) {
    guard length < fewest else { return }
    throw FormatError(
      .malformed, line: line, "the line has \(length) characters", expected: "at least \(fewest) characters",
      fix:
        "export the data again, each line filled with blanks to its full width; check that the data belong to "
        + "this definition")
  }

  /// Whether all bytes are ASCII.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let highs: UInt64 = 0x8080_8080_8080_8080
    var at = 0
    while at + 8 <= raw.count {
      if unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highs != 0 { return false }
      at += 8
    }
    return unsafe !raw[at...].contains { $0 >= 0x80 }
  }

  private func cutBytes(_ start: Int, _ end: Int, _ batch: inout RecordBatch) {
    for (column, field) in fields.enumerated() {
      let first = start &+ field.lowerBound &- 1
      guard first < end else { continue }
      batch.setCell(
        column, RecordBatch.Span(start: UInt32(first), end: UInt32(min(end, start &+ field.upperBound))))
    }
  }

  /// Notes where each character of a line starts.
  private mutating func findCharacters(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(FormatError) {
    if let invalid = unsafe CSVRecordReader.firstInvalid(bytes) {
      let byte = unsafe String(bytes[invalid], radix: 16, uppercase: true)
      throw FormatError(
        .encoding, line: line, "byte \(byte) is not UTF-8", expected: "UTF-8",
        fix: "save the file as UTF-8, or say encoding=\"windows-1252\"")
    }
    characterStarts.removeAll(keepingCapacity: true)
    for index in bytes.indices where unsafe bytes[index] & 0xC0 != 0x80 {
      characterStarts.append(UInt32(start + index))
    }
    characterStarts.append(UInt32(start + bytes.count))
  }

  private func cutCharacters(_ batch: inout RecordBatch) {
    let count = characterStarts.count - 1
    for (column, field) in fields.enumerated() where field.lowerBound <= count {
      batch.setCell(
        column,
        RecordBatch.Span(
          start: characterStarts[field.lowerBound - 1], end: characterStarts[min(field.upperBound, count)]))
    }
  }
}

// MARK: Opening

extension TextEncoding {
  static func isCompressed(_ path: String) -> Bool { path.hasSuffix(".gz") || path.hasSuffix(".xz") }

  /// The bytes of a plain, `.gz` or `.xz` file.
  static func bytes(of path: String) throws(FormatError) -> any ByteSource {
    isCompressed(path) ? try DecompressedSource(path: path) : try FileSource(path: path, from: 0)
  }

  /// The first bytes of a file.
  static func head(of path: String) throws(FormatError) -> [UInt8] {
    var head = [UInt8](repeating: 0, count: 4_096)
    head.removeLast(head.count - (try CSVFile.fill(&head, from: bytes(of: path))))
    return head
  }

  /// The encoding that the first bytes of a file prove, or `nil` where they leave it open.
  ///
  /// - Throws: A ``FormatError`` where the file is missing or its compression damaged.
  package static func proved(byFileAt path: String) throws(FormatError) -> TextEncoding? {
    let detected = detect(try head(of: path))
    return detected.mark > 0 || detected.encoding != .utf8 ? detected.encoding : nil
  }
}

extension RecordBatch {
  /// How many records of a width a batch should hold: fewer where they are very wide.
  package static func capacity(ofWidth width: Int) -> Int { max(1, min(1_024, 4_194_304 / max(1, width))) }
}

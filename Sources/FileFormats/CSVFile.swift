/// A file of delimited text: what it is, and readers for all of it or for parts of it.
package struct CSVFile: Sendable {
  package let path: String
  /// The encoding in force; changes to Windows-1252 by ``assuming(_:)`` when a byte proves that it is not UTF-8.
  package private(set) var encoding: TextEncoding
  /// The byte between cells.
  package private(set) var delimiter: UInt8
  /// The length of a byte order mark.
  private let mark: Int
  /// Whether the bytes have to be unpacked, so that no place in them can be looked up.
  private var isPacked: Bool { isCompressed || member != nil }
  private let isCompressed: Bool
  /// The name of the file inside a ZIP, or `nil` where the file itself is the text.
  private let member: String?
  /// The length of a first line `sep=;`, which spreadsheets read and no reader wants.
  private var separatorLine = 0
  /// The size in bytes of the file on disk.
  package let size: Int

  /// The delimiters that are tried.
  private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// Opens a file and decides its encoding and delimiter from its first records.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, empty, not text or not cut by any delimiter.
  package init(
    path: String, member: String? = nil, encoding: TextEncoding? = nil, delimiter: UInt8? = nil
  ) throws(FormatError) {
    self.path = path
    self.member = member
    isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".xz")
    size = try InputFile(path: path).size
    self.encoding = .utf8
    self.delimiter = delimiter ?? 0x2C
    var head = [UInt8](repeating: 0, count: 65_536)
    let raw = try Self.raw(path: path, member: member, isCompressed: isCompressed)
    head.removeLast(head.count - (try Self.fill(&head, from: raw)))
    try Self.refuseContainers(head, isCompressed: isCompressed)
    let detected = TextEncoding.detect(head)
    self.encoding = encoding == .utf16LittleEndian ? detected.encoding : encoding ?? detected.encoding
    // A UTF-8 mark in a file that is said to be Windows-1252 is a mark all the same.
    let isMarked = detected.encoding == self.encoding || head.starts(with: [0xEF, 0xBB, 0xBF])
    mark = isMarked ? detected.mark : 0
    try decideDelimiter(given: delimiter)
  }

  /// The bytes from the first on, unpacked.
  private static func raw(
    path: String, member: String?, isCompressed: Bool
  ) throws(FormatError) -> any ByteSource {
    if let member { return try ZIPArchive(path: path).source(of: member) }
    return isCompressed ? try DecompressedSource(path: path) : try FileSource(path: path, from: 0)
  }

  /// The same file under another encoding.
  package func assuming(_ encoding: TextEncoding) -> CSVFile {
    var file = self
    file.encoding = encoding
    return file
  }

  /// Reads until the bytes are filled or the source ends; returns how many were read.
  static func fill(
    _ bytes: inout [UInt8], from source: any ByteSource
  ) throws(FormatError) -> Int {
    var failure: FormatError?
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      var done = 0
      do throws(FormatError) {
        while done < buffer.count {
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
          let count = unsafe try source.read(into: rest)
          if count == 0 { break }
          done += count
        }
      } catch { failure = error }
      return done
    }
    if let failure { throw failure }
    return count
  }

  /// Refuses what is no text, by its first bytes, with what to do instead.
  static func refuseContainers(
    _ head: [UInt8], isCompressed: Bool
  ) throws(FormatError) {
    if head.isEmpty {
      throw FormatError(
        .malformed, "the file is empty", expected: "a header and responses",
        fix: "export the responses again")
    }
    let known: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook or another ZIP file"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file or a password-protected workbook"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"),
      (Array("$FL".utf8), "an SPSS file"),
      ([0x1F, 0x8B], "a gzip file whose name does not end in .gz"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file whose name does not end in .xz"),
    ]
    for (bytes, name) in known where head.starts(with: bytes) {
      throw FormatError(
        .malformed, "this is \(name)", expected: "comma-separated text (CSV)",
        fix: "save or export the responses as CSV, then name that file")
    }
    let controls = head.count { $0 < 0x09 || (0x0E..<0x20).contains($0) }
    let zeros = head.count { $0 == 0 }
    if (controls - zeros) * 50 > head.count {
      throw FormatError(
        .malformed, "this is not a text file", expected: "comma-separated text (CSV)",
        fix: "export the responses as CSV")
    }
  }

  // MARK: Readers

  /// A reader of the whole file from its first record.
  package func reader() throws(FormatError) -> CSVRecordReader {
    if isPacked || encoding != .utf8 {
      let raw = try Self.raw(path: path, member: member, isCompressed: isCompressed)
      let decoded = DecodedSource(raw, encoding: encoding, skipping: mark)
      var skip = [UInt8](repeating: 0, count: separatorLine)
      _ = try Self.fill(&skip, from: decoded)
      return CSVRecordReader(decoded, delimiter: delimiter, line: separatorLine > 0 ? 2 : 1)
    }
    let start = mark + separatorLine
    return CSVRecordReader(
      try FileSource(path: path, from: start), delimiter: delimiter, offset: start,
      line: separatorLine > 0 ? 2 : 1)
  }

  /// A reader of the records that start in one range of the file.
  package func reader(
    of range: Range<Int>, line: Int = 1
  ) throws(FormatError) -> CSVRecordReader {
    CSVRecordReader(
      try FileSource(path: path, from: range.lowerBound), delimiter: delimiter,
      offset: range.lowerBound, line: line, limit: range.upperBound)
  }

  /// Cuts the file from an offset into parts that can be read side by side.
  ///
  /// Each cut is a guess: the first line feed behind which eight records have the header's width. The reader of
  /// a part proves the next cut by stopping exactly there; where it does not, that part must be read again from
  /// where the reader stopped. Compressed and recoded files are one part.
  package func parts(
    _ count: Int, from start: Int, width: Int, smallest: Int = 4 * 1_024 * 1_024
  ) throws(FormatError) -> [Range<Int>] {
    guard !isPacked, encoding == .utf8, count > 1 else { return [start..<Int.max] }
    let wanted = max(1, min(count, (size - start) / max(1, smallest)))
    var cuts = [start]
    for part in 1..<max(1, wanted) + 1 where part < wanted {
      let aim = start + (size - start) / wanted * part
      if let cut = try guessRecordStart(near: aim, width: width), cut > cuts[cuts.count - 1] {
        cuts.append(cut)
      }
    }
    return cuts.indices.map { cuts[$0]..<($0 + 1 < cuts.count ? cuts[$0 + 1] : Int.max) }
  }

  /// The mean length of the first records behind an offset, for setting memory aside; at least 1.
  ///
  /// What is wrong with them is said when they are read.
  package func meanRecordSize(from start: Int, width: Int) -> Int {
    do throws(FormatError) {
      var reader = try reader(of: start..<Int.max)
      var batch = RecordBatch(width: width)
      guard try reader.next(into: &batch), batch.count > 0 else { return 1 }
      return max(1, (reader.offset - start) / batch.count)
    } catch { return 256 }
  }

  private func guessRecordStart(near aim: Int, width: Int) throws(FormatError) -> Int? {
    var window = [UInt8](repeating: 0, count: 65_536)
    let source = try FileSource(path: path, from: aim)
    window.removeLast(window.count - (try Self.fill(&window, from: source)))
    var candidates = 0
    for index in window.indices where window[index] == 0x0A {
      candidates += 1
      if candidates > 200 { return nil }
      if holdsRecords(Array(window[(index + 1)...]), width: width) { return aim + index + 1 }
    }
    return nil
  }

  /// Whether eight records of exactly this width stand at the start of some bytes.
  private func holdsRecords(_ bytes: [UInt8], width: Int) -> Bool {
    // One column more than expected, so that wider records do not fail and narrower ones show.
    let widths = Self.widths(of: bytes, delimiter: delimiter, records: 8)
    return widths.count == 8 && widths.allSatisfy { $0 == width }
  }

  // MARK: Delimiter

  private mutating func decideDelimiter(given: UInt8?) throws(FormatError) {
    var head = [UInt8](repeating: 0, count: 65_536)
    let source: any ByteSource
    if isPacked || encoding != .utf8 {
      let raw = try Self.raw(path: path, member: member, isCompressed: isCompressed)
      source = DecodedSource(raw, encoding: encoding, skipping: mark)
    } else {
      source = try FileSource(path: path, from: mark)
    }
    head.removeLast(head.count - (try Self.fill(&head, from: source)))
    if let separator = Self.separatorLine(head) {
      delimiter = separator.delimiter
      separatorLine = separator.length
      return
    }
    guard given == nil else { return }
    delimiter = Self.likeliestDelimiter(head)
  }

  /// A first line like `sep=;`, as spreadsheets write it.
  private static func separatorLine(_ head: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    guard head.count > 5, head.starts(with: Array("sep=".utf8)), ![0x0A, 0x0D, 0x22].contains(head[4]) else {
      return nil
    }
    if head[5] == 0x0A { return (head[4], 6) }
    if head.count > 6, head[5] == 0x0D, head[6] == 0x0A { return (head[4], 7) }
    return nil
  }

  /// The delimiter under which the first 20 records have the steadiest width above 1.
  private static func likeliestDelimiter(_ head: [UInt8]) -> UInt8 {
    var best: (delimiter: UInt8, steady: Int, width: Int) = (0x2C, 0, 1)
    for candidate in candidates {
      let widths = widths(of: head, delimiter: candidate, records: 20)
      guard let first = widths.first, first > 1 else { continue }
      let steady = widths.count { $0 == first }
      if (steady, first) > (best.steady, best.width) { best = (candidate, steady, first) }
    }
    return best.delimiter
  }

  /// How many cells each of the first records has; ends at the first record that cannot be read.
  private static func widths(of bytes: [UInt8], delimiter: UInt8, records: Int) -> [Int] {
    var reader = CSVRecordReader(MemorySource(bytes), delimiter: delimiter)
    var widths: [Int] = []
    do throws(FormatError) {
      try readHead(&reader, records) { widths.append($0.cells.count) }
    } catch { return widths }
    return widths
  }

  // MARK: Head

  /// One of the first records as texts, with where the next one starts.
  package struct HeadRecord: Sendable {
    package let line: Int
    package let cells: [String]
    /// The offset in the file and the line behind the record.
    package let nextOffset: Int
    package let nextLine: Int

    package init(line: Int, cells: [String], nextOffset: Int = 0, nextLine: Int = 0) {
      self.line = line
      self.cells = cells
      self.nextOffset = nextOffset
      self.nextLine = nextLine
    }
  }

  /// The first records, whatever their widths.
  package func head(_ count: Int) throws(FormatError) -> [HeadRecord] {
    var reader = try reader()
    var records: [HeadRecord] = []
    try Self.readHead(&reader, count) { records.append($0) }
    return records
  }

  /// The first records of UTF-8 text with commas between cells.
  static func head(of bytes: [UInt8], _ count: Int) throws(FormatError) -> [HeadRecord] {
    var reader = CSVRecordReader(MemorySource(bytes), delimiter: 0x2C)
    var records: [HeadRecord] = []
    try readHead(&reader, count) { records.append($0) }
    return records
  }

  private static func readHead(
    _ reader: inout CSVRecordReader, _ count: Int, _ take: (HeadRecord) -> Void
  ) throws(FormatError) {
    var batch = RecordBatch(width: 16_384, capacity: 1)
    for _ in 0..<count {
      guard try reader.next(into: &batch) else { return }
      let cells = (0..<batch.cellCount(of: 0)).map { batch.text(record: 0, column: $0) }
      take(
        HeadRecord(
          line: batch.line(of: 0), cells: cells, nextOffset: reader.offset, nextLine: reader.line))
    }
  }
}

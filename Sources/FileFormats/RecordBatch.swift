/// Some hundred records of a file at a time, each cut into the same number of cells.
///
/// A cell is a range of bytes in one of two buffers: the block as it was read, or a side buffer with the
/// cells that had to be changed (doubled quotes, trimmed blanks). Nothing is allocated for a record or a cell;
/// a batch is filled again and again.
@safe
package struct RecordBatch: ~Copyable {
  /// One cell's bytes; the top bit of `start` says that they stand in the side buffer.
  struct Span {
    static let side: UInt32 = 1 << 31
    var start: UInt32
    var end: UInt32
  }

  /// How many cells each record has.
  package let width: Int
  /// How many records the batch holds now.
  package internal(set) var count = 0
  /// How many records fit at most.
  package let capacity: Int
  private let spans: UnsafeMutablePointer<Span>
  private let lineNumbers: UnsafeMutablePointer<Int>
  private let cellCounts: UnsafeMutablePointer<Int>

  /// The bytes as they were read.
  ///
  /// Eight bytes beyond `blockCapacity` may be loaded, so cells can be hashed
  /// eight bytes at a time.
  private(set) var block: UnsafeMutablePointer<UInt8>
  private(set) var blockCapacity: Int
  static let padding = 64
  /// The bytes of cells that were changed.
  private(set) var side: UnsafeMutablePointer<UInt8>
  private var sideCapacity: Int
  private(set) var sideCount = 0

  /// A batch for records of `width` cells; `blockCapacity` is 0 where every cell goes into the side buffer.
  package init(width: Int, blockCapacity: Int = 256 * 1_024, capacity: Int = 1_024) {
    self.width = width
    self.capacity = capacity
    unsafe spans = .allocate(capacity: max(1, width * capacity))
    unsafe lineNumbers = .allocate(capacity: capacity)
    unsafe cellCounts = .allocate(capacity: capacity)
    self.blockCapacity = blockCapacity
    unsafe block = .allocate(capacity: blockCapacity + Self.padding)
    sideCapacity = 65_536
    unsafe side = .allocate(capacity: sideCapacity + Self.padding)
    unsafe block.initialize(repeating: 0, count: blockCapacity + Self.padding)
    unsafe side.initialize(repeating: 0, count: sideCapacity + Self.padding)
  }

  deinit {
    unsafe spans.deallocate()
    unsafe lineNumbers.deallocate()
    unsafe cellCounts.deallocate()
    unsafe block.deallocate()
    unsafe side.deallocate()
  }

  /// The line of the file on which a record starts, counted from the start of what its reader reads.
  package func line(of record: Int) -> Int {
    precondition(record < count)
    return unsafe lineNumbers[record]
  }

  /// How many cells a record had in the file; the batch may be wider.
  package func cellCount(of record: Int) -> Int {
    precondition(record < count)
    return unsafe cellCounts[record]
  }

  /// The text of one cell, for messages and for values met for the first time.
  package func text(record: Int, column: Int) -> String {
    let cell = unsafe bytes(record: record, column: column)
    return unsafe String(decoding: cell, as: UTF8.self)
  }

  /// The bytes of one cell.
  @inline(__always)
  package func bytes(record: Int, column: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(record < count && column < width)
    let span = unsafe spans[record &* width &+ column]
    let isSide = span.start & Span.side != 0
    let start = Int(span.start & ~Span.side)
    let base = unsafe isSide ? side : block
    return unsafe UnsafeBufferPointer(start: base + start, count: Int(span.end) &- start)
  }

  /// A digest of a cell under a key, 0 for the empty cell.
  package func digest(record: Int, column: Int, key: UInt64) -> UInt64 {
    let cell = unsafe bytes(record: record, column: column)
    guard let base = cell.baseAddress, cell.count > 0 else { return 0 }
    return unsafe CellDictionary.hash(base, cell.count, key: key) | 1
  }

  /// A cell as a decimal number in small units, or `nil` where it is none.
  package func decimal(record: Int, column: Int, decimals: Int) -> Int? {
    unsafe FixedDecimal.parse(bytes(record: record, column: column), decimals: decimals)
  }

  /// How many bytes a cell holds.
  @inline(__always)
  package func length(record: Int, column: Int) -> Int {
    unsafe bytes(record: record, column: column).count
  }

  /// Whether a cell holds no byte at all.
  @inline(__always)
  package func isEmpty(record: Int, column: Int) -> Bool {
    unsafe bytes(record: record, column: column).isEmpty
  }
}

// MARK: Filling

extension RecordBatch {
  /// Whether another record fits: their number, and the bytes kept aside, are limited.
  package var hasRoom: Bool { count < capacity && sideCount < 64 * 1_024 * 1_024 }

  package mutating func removeAll() {
    count = 0
    sideCount = 0
  }

  /// Starts a record whose cells are all empty.
  package mutating func beginRecord(line: Int) {
    unsafe lineNumbers[count] = line
    unsafe cellCounts[count] = width
    unsafe (spans + count * width).initialize(repeating: Span(start: 0, end: 0), count: width)
  }

  @inline(__always)
  mutating func setLine(_ line: Int) { unsafe lineNumbers[count] = line }

  @inline(__always)
  mutating func setCellCount(_ cells: Int) { unsafe cellCounts[count] = cells }

  @inline(__always)
  mutating func setCell(_ column: Int, _ span: Span) {
    unsafe spans[count &* width &+ column] = span
  }

  package mutating func endRecord() { count += 1 }

  /// Copies bytes into the side buffer and returns where they stand.
  mutating func keepAside(_ bytes: UnsafeBufferPointer<UInt8>) -> Span {
    if sideCount + bytes.count > sideCapacity { growSide(to: sideCount + bytes.count) }
    if let start = bytes.baseAddress {
      unsafe (side + sideCount).update(from: start, count: bytes.count)
    }
    let span = Span(
      start: UInt32(sideCount) | Span.side, end: UInt32(sideCount + bytes.count))
    sideCount += bytes.count
    return span
  }

  /// Sets a cell of the record being built to a text.
  package mutating func setCell(_ column: Int, text: String) {
    var text = text
    let span = text.withUTF8 { unsafe keepAside($0) }
    setCell(column, span)
  }

  /// Sets several cells of the record being built to the same text, which is kept once.
  package mutating func setCells(_ columns: [Int], text: String) {
    var text = text
    let span = text.withUTF8 { unsafe keepAside($0) }
    for column in columns { setCell(column, span) }
  }

  /// Sets a cell of the record being built to bytes that are written straight into the side buffer.
  ///
  /// - Parameters:
  ///   - column: The cell's column.
  ///   - most: How many bytes are written at most.
  ///   - write: Writes the bytes and returns how many there are.
  @inline(__always)
  mutating func setCell(
    _ column: Int, atMost most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if sideCount + most > sideCapacity { growSide(to: sideCount + most) }
    let count = unsafe write(side + sideCount)
    setCell(column, Span(start: UInt32(sideCount) | Span.side, end: UInt32(sideCount + count)))
    sideCount += count
  }

  private mutating func growSide(to needed: Int) {
    let capacity = max(needed, sideCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
    unsafe larger.initialize(repeating: 0, count: capacity + Self.padding)
    unsafe larger.update(from: side, count: sideCount)
    unsafe side.deallocate()
    unsafe side = unsafe larger
    sideCapacity = capacity
  }

  /// Reads behind the bytes in use until the block is full or the source has ended.
  ///
  /// - Returns: The number of bytes in use; less than the capacity only where the source has ended.
  mutating func fillBlock(from source: any ByteSource, behind used: Int) throws(FormatError) -> Int {
    var filled = used
    while filled < blockCapacity {
      let room = unsafe UnsafeMutableRawBufferPointer(start: block + filled, count: blockCapacity - filled)
      let count = unsafe try source.read(into: room)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Makes room for a record longer than the block.
  mutating func growBlock(to capacity: Int, keeping used: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
    unsafe larger.initialize(repeating: 0, count: capacity + Self.padding)
    unsafe larger.update(from: block, count: used)
    unsafe block.deallocate()
    unsafe block = unsafe larger
    blockCapacity = capacity
  }
}

internal import CLibXML2

/// Cuts one sheet into records: the state behind libxml2's callbacks.
///
/// Nothing is allocated for a cell, but for numbers with more than 15 digits and a point.
struct SheetParsing: ~Copyable {
  /// How the text of a cell is meant.
  private enum CellType { case number, shared, inline, string, boolean, error, date }

  private let strings: SharedStrings
  private let styles: WorkbookStyles
  private let is1904: Bool
  private let width: Int
  private let take: (borrowing RecordBatch) -> Void
  private var batch: RecordBatch
  private var rowsToSkip: Int
  private var rowsWanted: Int

  private(set) var failure: FormatError?
  /// Whether the rest of the sheet does not matter.
  private(set) var isDone = false

  /// The number of the row being read, or of the one before.
  private var row = 0
  private var rowIsOpen = false
  private var rowHoldsSomething = false
  private var rowSize = 0
  /// The bytes of all cells so far.
  private var sheetSize = 0
  /// How many cells the row has up to its last one that holds something.
  private var cellCount = 0

  /// The place of the cell being read, counted from 0.
  private var column = -1
  private var cellIsOpen = false
  private var type = CellType.number
  private var style = 0
  private var text: [UInt8] = []
  private var number: [UInt8] = []
  private var isInData = false
  private var isInText = false
  private var phoneticDepth = 0

  init(_ records: borrowing SheetRecords, take: @escaping (borrowing RecordBatch) -> Void) {
    strings = records.strings
    styles = records.styles
    is1904 = records.is1904
    width = records.width
    rowsToSkip = max(0, records.rowsToSkip)
    rowsWanted = records.rowsWanted
    self.take = take
    // A wide sheet gets fewer records at a time, so that a batch has at most a million cells.
    let most = max(1, min(1_024, 1_048_576 / max(1, width), records.rowsWanted))
    batch = RecordBatch(width: width, blockCapacity: 0, capacity: most)
  }

  // MARK: Events

  mutating func start(_ tag: SheetTag, _ attributes: XMLAttributes) {
    guard !isDone else { return }
    switch tag {
    case .sheetData: isInData = true
    case .row: if isInData { unsafe openRow(attributes) }
    case .cell: if rowIsOpen { unsafe openCell(attributes) }
    case .value: isInText = cellIsOpen && type != .inline
    case .text: isInText = cellIsOpen && type == .inline && phoneticDepth == 0
    case .phonetic: phoneticDepth += 1
    case .item, .other: break
    }
  }

  mutating func end(_ tag: SheetTag) {
    guard !isDone else { return }
    switch tag {
    case .cell: if cellIsOpen { closeCell() }
    case .value, .text: isInText = false
    case .row: if rowIsOpen { closeRow() }
    case .sheetData: isInData = false
    case .phonetic: phoneticDepth -= 1
    case .item, .other: break
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText, !isDone else { return }
    guard text.count + bytes.count <= SheetRecords.recordLimit else { return fail(SheetRecords.tooLong) }
    unsafe text.append(contentsOf: bytes)
  }

  /// Gives out what is left.
  mutating func finish() {
    guard failure == nil, batch.count > 0 else { return }
    take(batch)
    batch.removeAll()
  }

  /// Ends the reading at the row being read.
  mutating func fail(_ error: FormatError) {
    guard failure == nil else { return }
    failure = error
    failure?.line = row > 0 ? row : nil
    isDone = true
  }

  // MARK: Rows

  private mutating func openRow(_ attributes: XMLAttributes) {
    guard !rowIsOpen else { return fail(Self.nested) }
    row += 1
    for index in unsafe 0..<attributes.count where unsafe attributes.letter(index) == 0x72 {
      if let given = unsafe Self.number(attributes.value(index)), given > 0 { row = given }
    }
    guard row <= SheetRecords.rowLimit else {
      return fail(
        FormatError(
          .malformed, "a row has a number beyond the last row of a sheet",
          expected: "at most \(SheetRecords.rowLimit)", fix: "export the file again"))
    }
    rowIsOpen = true
    rowHoldsSomething = false
    rowSize = 0
    cellCount = 0
    column = -1
    phoneticDepth = 0
    batch.beginRecord(line: row)
  }

  private mutating func closeRow() {
    rowIsOpen = false
    guard rowHoldsSomething else { return }
    if rowsToSkip > 0 {
      rowsToSkip -= 1
      return
    }
    batch.setCellCount(cellCount)
    batch.endRecord()
    rowsWanted -= 1
    if rowsWanted <= 0 { isDone = true }
    if !batch.hasRoom {
      take(batch)
      batch.removeAll()
    }
  }

  // MARK: Cells

  private mutating func openCell(_ attributes: XMLAttributes) {
    guard !cellIsOpen else { return fail(Self.nested) }
    cellIsOpen = true
    column += 1
    type = .number
    style = 0
    text.removeAll(keepingCapacity: true)
    for index in unsafe 0..<attributes.count {
      switch unsafe attributes.letter(index) {
      case 0x72: unsafe column = Self.column(attributes.value(index)) ?? column
      case 0x73: unsafe style = Self.number(attributes.value(index)) ?? 0
      case 0x74: unsafe type = Self.type(attributes.value(index))
      default: break
      }
    }
    if column >= SheetRecords.columnLimit {
      fail(
        FormatError(
          .malformed, "a cell stands beyond the last column of a sheet", expected: "at most column XFD",
          fix: "export the file again"))
    }
  }

  private mutating func closeCell() {
    cellIsOpen = false
    isInText = false
    guard !text.isEmpty else { return }
    switch type {
    case .number:
      trim()
      SheetNumber.write(text, as: styles[style], is1904: is1904, into: &number)
      unsafe number.withUnsafeBufferPointer { unsafe keep($0) }
    case .shared: keepShared()
    case .boolean:
      trim()
      keep(
        text == [0x31] || text == Self.true ? "TRUE" : text == [0x30] || text == Self.false ? "FALSE" : nil)
    case .date:
      trim()
      isoDate()
      keep(nil)
    case .inline, .string, .error:
      SheetText.decode(&text)
      if !SheetText.isBlank(text) { keep(nil) }
    }
  }

  private mutating func keepShared() {
    trim()
    let index = unsafe text.withUnsafeBufferPointer { unsafe Self.number($0) }
    guard let index, index < strings.count else {
      return fail(
        FormatError(
          .malformed, "a cell asks for a shared text that the workbook does not hold",
          expected: "a number below \(strings.count)", fix: "export the file again"))
    }
    let strings = strings
    unsafe strings.withBytes(of: index) { unsafe keep($0) }
  }

  /// Keeps a fixed text, or the text of the cell where there is none.
  private mutating func keep(_ fixed: StaticString?) {
    if let fixed {
      return unsafe keep(UnsafeBufferPointer(start: fixed.utf8Start, count: fixed.utf8CodeUnitCount))
    }
    let text = text
    unsafe text.withUnsafeBufferPointer { unsafe keep($0) }
  }

  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    rowHoldsSomething = true
    guard rowsToSkip == 0 else { return }
    guard column < width else { return fail(ragged) }
    rowSize += bytes.count
    guard rowSize <= SheetRecords.recordLimit else { return fail(SheetRecords.tooLong) }
    sheetSize += bytes.count
    guard sheetSize <= SheetRecords.sheetLimit else { return fail(SheetRecords.tooMuch) }
    cellCount = max(cellCount, column + 1)
    let span = unsafe batch.keepAside(bytes)
    batch.setCell(column, span)
  }

  private var ragged: FormatError {
    FormatError(
      .malformed, "the row holds something in column \(column + 1) and the header has \(width) columns",
      expected: "\(width) columns", fix: "give every column that holds something a heading, or empty the cell"
    )
  }

  private static var nested: FormatError {
    FormatError(
      .malformed, "rows or cells of the sheet stand inside each other", expected: "one behind the other",
      fix: "export the file again")
  }

  // MARK: Values

  private static let `true` = Array("true".utf8)
  private static let `false` = Array("false".utf8)

  private mutating func trim() {
    guard let first = text.first, let last = text.last, first <= 0x20 || last <= 0x20 else { return }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    text.removeFirst(text.prefix { $0 <= 0x20 }.count)
  }

  /// Makes `2023-06-12T10:15:00.000Z` a date as the other cells have it.
  private mutating func isoDate() {
    guard let mark = text.firstIndex(of: 0x54) else { return }
    text[mark] = 0x20
    if let end = text.firstIndex(where: { $0 == 0x2E || $0 == 0x5A }) { text.removeLast(text.count - end) }
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 10 else { return nil }
    var value = 0
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }

  /// The column of a reference such as `AB12`, counted from 0; `nil` where it has no letters.
  @inline(__always)
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      let letter = byte & ~0x20
      guard letter >= 0x41, letter <= 0x5A else { break }
      column = min(column &* 26 &+ Int(letter &- 0x40), SheetRecords.columnLimit + 1)
    }
    return column > 0 ? column - 1 : nil
  }

  @inline(__always)
  private static func type(_ bytes: UnsafeBufferPointer<UInt8>) -> CellType {
    guard let first = unsafe bytes.first else { return .number }
    switch (first, bytes.count) {
    case (0x73, 1): return .shared
    case (0x73, 3): return .string
    case (0x69, _): return .inline
    case (0x62, 1): return .boolean
    case (0x65, 1): return .error
    case (0x64, 1): return .date
    default: return .number
    }
  }

  static var callbacks: XMLPushParser.Callbacks {
    unsafe XMLPushParser.Callbacks(
      start: { context, name, _, _, _, _, count, _, attributes in
        guard let state = unsafe XMLPushParser.state(context, as: SheetParsing.self) else { return }
        unsafe state.pointee.start(SheetTag(name), XMLAttributes(attributes, count: count))
      },
      end: { context, name, _, _ in
        unsafe XMLPushParser.state(context, as: SheetParsing.self)?.pointee.end(SheetTag(name))
      },
      text: { context, bytes, count in
        let text = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
        unsafe XMLPushParser.state(context, as: SheetParsing.self)?.pointee.append(text)
      })
  }
}

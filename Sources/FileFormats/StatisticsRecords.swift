internal import CLibReadStat

/// The rows of an SPSS file, each as one record.
///
/// A cell without a value (system-missing) is empty. Whole numbers have no decimals, other numbers the
/// fewest with which they are read as the same number; dates and times are written as ISO 8601 has them;
/// texts have no blanks at their end. The line of a record is the number of its row, counted from 1.
package struct StatisticsRecords: ~Copyable {
  private let file: StatisticsFile

  init(_ file: StatisticsFile) { self.file = file }

  /// How many cells each record has.
  package var width: Int { file.variables.count }

  /// Reads all rows, a batch at a time; the same batch is filled again and again.
  ///
  /// - Throws: A ``FormatError``, with the row where it was met, where the file is damaged, cut short or
  ///   not in the encoding that it declares. The rows before it have been given out by then.
  /// - Complexity: O(cells), without an allocation for a cell.
  package mutating func forEachBatch(
    _ take: (borrowing RecordBatch) -> Void
  ) throws(FormatError) {
    let parser = try StatisticsParser(file.dictionary)
    let path = file.path
    let file = file
    let failure = withoutActuallyEscaping(take) { take in
      Self.read(file, path: path, parser: parser, take: take)
    }
    if let failure { throw failure }
  }

  private static func read(
    _ file: StatisticsFile, path: String, parser: borrowing StatisticsParser,
    take: @escaping (borrowing RecordBatch) -> Void
  ) -> FormatError? {
    let collector = StatisticsRowCollector(file, take: take)
    let code = unsafe parser.readRows(path: path, context: collector.context)
    return collector.finish(FormatError(parsing: code, line: collector.row))
  }
}

/// Puts the cells that libreadstat hands out into a batch: the context of its callbacks.
@safe
final class StatisticsRowCollector {
  /// How many cells a batch holds at most, unless one row has more.
  private static let cellsInBatch = 1_048_576

  private var batch: RecordBatch
  private let take: (borrowing RecordBatch) -> Void
  private let formats: [StatisticsFile.Variable.Format]
  private let names: [String]
  private let rowLimit: Int
  private let rowCount: Int?
  /// Without a declared code page, libreadstat hands out bytes as they stand.
  private let checksText: Bool
  /// The number of the row whose cells are being handed out; 0 before the first one.
  private(set) var row = 0
  private var cells = 0
  private var variableCount = 0
  private var failure: FormatError?

  init(_ file: StatisticsFile, take: @escaping (borrowing RecordBatch) -> Void) {
    let width = file.variables.count
    let capacity = max(1, min(1_024, Self.cellsInBatch / max(1, width)))
    batch = RecordBatch(width: width, blockCapacity: 0, capacity: capacity)
    self.take = take
    formats = file.variables.map(\.format)
    names = file.variables.map(\.name)
    rowLimit = file.dictionary.rowLimit
    rowCount = file.rowCount
    checksText = file.dictionary.codePage == nil
  }

  /// What is handed to libreadstat; valid while the object lives.
  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  /// Gives out the last batch.
  ///
  /// - Returns: What went wrong, if anything did.
  func finish(_ parsing: FormatError?) -> FormatError? {
    if failure == nil && parsing == nil { endRow() }
    if batch.count > 0 { take(batch) }
    if let failure = failure ?? parsing { return failure }
    guard let rowCount, rowCount != row else { return nil }
    var failure = FormatError.cutShort
    failure.line = row
    return failure
  }

  // MARK: Callbacks

  static let variable: readstat_variable_handler = { _, variable, _, context in
    guard let variable = unsafe variable, let context = unsafe context else { return StatisticsParser.abort }
    let collector = unsafe Unmanaged<StatisticsRowCollector>.fromOpaque(context).takeUnretainedValue()
    let name = unsafe StatisticsParser.string(readstat_variable_get_name(variable))
    return collector.expects(name) ? StatisticsParser.proceed : StatisticsParser.abort
  }

  static let value: readstat_value_handler = { row, variable, value, context in
    guard let variable = unsafe variable, let context = unsafe context else { return StatisticsParser.abort }
    let column = unsafe Int(variable.pointee.index)
    return unsafe Unmanaged<StatisticsRowCollector>.fromOpaque(context)._withUnsafeGuaranteedRef {
      unsafe $0.add(value, column: column, row: Int(row) + 1)
        ? StatisticsParser.proceed : StatisticsParser.abort
    }
  }

  // MARK: Rows

  /// Whether the next variable is the one that the dictionary had; another program may have written the
  /// file anew.
  private func expects(_ name: String) -> Bool {
    guard variableCount < names.count, names[variableCount] == name else {
      failure = FormatError(
        .malformed, "the file has changed since it was opened", fix: "run again when nobody writes to it")
      return false
    }
    variableCount += 1
    return true
  }

  @inline(__always)
  private func add(_ value: readstat_value_t, column: Int, row: Int) -> Bool {
    if row != self.row {
      endRow()
      guard failure == nil, begin(row) else { return false }
    }
    guard column >= 0 && column < formats.count else { return false }
    cells &+= 1
    let format = formats[column]
    if format == .text { return unsafe add(value.v.string_value, column: column) }
    if unsafe value.is_system_missing != 0 { return true }
    let number = unsafe value.v.double_value
    unsafe batch.setCell(column, atMost: StatisticsNumber.longest) { bytes in
      unsafe StatisticsNumber.write(number, as: format, to: bytes)
    }
    return true
  }

  private func add(_ text: UnsafePointer<CChar>?, column: Int) -> Bool {
    guard let text = unsafe text else { return true }
    let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    var count = unsafe Int(strlen(text))
    while unsafe count > 0 && start[count - 1] == 0x20 { count -= 1 }
    guard count > 0 else { return true }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    if checksText, unsafe String(validating: bytes, as: UTF8.self) == nil {
      failure = FormatError(
        .encoding, line: row, "the file declares no encoding, and a text is not UTF-8",
        fix: "open the file in SPSS or PSPP and save it again in Unicode")
      return false
    }
    let span = unsafe batch.keepAside(bytes)
    batch.setCell(column, span)
    return true
  }

  private func begin(_ row: Int) -> Bool {
    guard row <= rowLimit else {
      failure = FormatError(
        .limit, line: row, "the file unpacks to more rows than a file of its size can hold",
        fix: FormatError.copyAgain)
      return false
    }
    if !batch.hasRoom {
      take(batch)
      batch.removeAll()
    }
    self.row = row
    cells = 0
    batch.beginRecord(line: row)
    return true
  }

  private func endRow() {
    guard row > 0 else { return }
    guard cells == formats.count else {
      failure = FormatError(
        .malformed, line: row, "a row has \(cells) cells", expected: "\(formats.count) cells",
        fix: FormatError.copyAgain)
      return
    }
    batch.endRecord()
  }
}

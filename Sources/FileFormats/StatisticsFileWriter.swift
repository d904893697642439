internal import CLibReadStat
import Glibc

/// Writes an SPSS file row by row: for tests and measurements, which need files of their own making.
///
/// The file carries no time of writing, so the same rows give the same bytes.
@safe
package struct StatisticsFileWriter: ~Copyable {
  /// How the rows are stored.
  package enum Compression: Sendable, CaseIterable {
    case none
    /// As SPSS stores a `.sav` file.
    case bytes
    /// As SPSS stores a `.zsav` file.
    case deflate
  }

  /// One cell; dates and times are seconds, counted from 1582-10-14 or from midnight.
  package enum Cell: Sendable {
    case missing
    case number(Double)
    case text(String)
  }

  private let writer: UnsafeMutablePointer<readstat_writer_t>
  private let output: StatisticsFileOutput
  private let width: Int

  /// Creates a file and writes its dictionary.
  ///
  /// - Parameters:
  ///   - path: The new file; an old one of the name is replaced.
  ///   - variables: The columns. A text takes `width` bytes; the codes of labelled numbers are numbers.
  ///   - title: The file's label, of 64 bytes at the most.
  ///   - rowCount: How many rows will follow.
  ///   - compression: How the rows are stored.
  /// - Throws: A ``FormatError`` of kind `unwritable` where libreadstat refuses a name, a label or the path.
  package init(
    path: String, variables: [StatisticsFile.Variable], title: String = "", rowCount: Int,
    compression: Compression = .bytes
  ) throws(FormatError) {
    let output = try StatisticsFileOutput(path: path)
    guard let writer = unsafe readstat_writer_init() else {
      throw FormatError(.limit, "no memory to write the file")
    }
    do throws(FormatError) {
      try unsafe Self.prepare(
        writer, output, variables: variables, title: title, compression: compression)
      try unsafe Self.check(readstat_begin_writing_sav(writer, output.context, rowCount))
    } catch {
      unsafe readstat_writer_free(writer)
      throw error
    }
    unsafe self.writer = unsafe writer
    self.output = output
    width = variables.count
  }

  deinit { unsafe readstat_writer_free(writer) }

  /// Writes one row; cells that are not given are missing.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable` where a text is too long, or the disk is full.
  package mutating func append(_ cells: [Cell]) throws(FormatError) {
    try unsafe Self.check(readstat_begin_row(writer))
    for index in 0..<width {
      guard let variable = unsafe readstat_get_variable(writer, Int32(index)) else { continue }
      let cell = index < cells.count ? cells[index] : .missing
      switch cell {
      case .missing: try unsafe Self.check(readstat_insert_missing_value(writer, variable))
      case .number(let number):
        try unsafe Self.check(readstat_insert_double_value(writer, variable, number))
      case .text(let text):
        try unsafe Self.check(readstat_insert_string_value(writer, variable, text))
      }
    }
    try unsafe Self.check(readstat_end_row(writer))
  }

  /// Ends the file.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable` where rows are missing, or the disk is full.
  package consuming func finish() throws(FormatError) {
    try unsafe Self.check(readstat_end_writing(writer))
    try output.finish()
  }

  // MARK: Variables

  private static func prepare(
    _ writer: UnsafeMutablePointer<readstat_writer_t>, _ output: StatisticsFileOutput,
    variables: [StatisticsFile.Variable], title: String, compression: Compression
  ) throws(FormatError) {
    unsafe readstat_set_data_writer(writer, StatisticsFileOutput.write)
    try unsafe check(readstat_writer_set_file_label(writer, title))
    let kinds = [READSTAT_COMPRESS_NONE, READSTAT_COMPRESS_ROWS, READSTAT_COMPRESS_BINARY]
    let kind = kinds[compression == .none ? 0 : compression == .bytes ? 1 : 2]
    try unsafe check(readstat_writer_set_compression(writer, kind))
    for (index, variable) in variables.enumerated() {
      try unsafe add(variable, number: index, to: writer, output)
    }
  }

  private static func add(
    _ variable: StatisticsFile.Variable, number: Int, to writer: UnsafeMutablePointer<readstat_writer_t>,
    _ output: StatisticsFileOutput
  ) throws(FormatError) {
    let type = variable.isText ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE
    guard variable.label.utf8.count <= 255, variable.values.allSatisfy({ $0.label.utf8.count <= 120 }),
      let column = unsafe readstat_add_variable(writer, variable.name, type, variable.width)
    else { throw unwritable("the label of '\(variable.name)' is too long") }
    unsafe readstat_variable_set_label(column, variable.label)
    if let format = format(variable.format) { unsafe readstat_variable_set_format(column, format) }
    unsafe readstat_variable_set_measure(column, measure(variable.measure))
    for range in variable.missing { try unsafe add(range, to: column, output) }
    guard !variable.values.isEmpty,
      let set = unsafe readstat_add_label_set(writer, type, "set\(number)")
    else { return }
    for value in variable.values {
      if variable.isText {
        unsafe readstat_label_string_value(set, value.code, value.label)
      } else if let code = Double(value.code) {
        unsafe readstat_label_double_value(set, code, value.label)
      }
    }
    unsafe readstat_variable_set_label_set(column, set)
  }

  private static func add(
    _ range: StatisticsFile.MissingRange, to column: UnsafeMutablePointer<readstat_variable_t>,
    _ output: StatisticsFileOutput
  ) throws(FormatError) {
    if let numbers = range.numbers {
      try unsafe check(
        readstat_variable_add_missing_double_range(column, numbers.lowerBound, numbers.upperBound))
    } else {
      try unsafe check(readstat_variable_add_missing_string_value(column, output.keep(range.low ?? "")))
    }
  }

  private static func format(_ format: StatisticsFile.Variable.Format) -> String? {
    switch format {
    case .date: "DATE11"
    case .dateTime: "DATETIME20"
    case .time: "TIME8"
    case .number, .text: nil
    }
  }

  private static func measure(_ measure: StatisticsFile.Variable.Measure?) -> readstat_measure_t {
    switch measure {
    case .nominal: READSTAT_MEASURE_NOMINAL
    case .ordinal: READSTAT_MEASURE_ORDINAL
    case .scale: READSTAT_MEASURE_SCALE
    case nil: READSTAT_MEASURE_UNKNOWN
    }
  }

  // MARK: Errors

  private static func check(_ code: readstat_error_t) throws(FormatError) {
    guard code != READSTAT_OK else { return }
    throw unsafe unwritable(String(cString: readstat_error_message(code)))
  }

  private static func unwritable(_ reason: String) -> FormatError {
    FormatError(.unwritable, "the SPSS file cannot be written: \(reason)")
  }
}

/// The owner of the file that is being written: the context of libreadstat's callback.
@safe
final class StatisticsFileOutput {
  private let file: UnsafeMutablePointer<FILE>
  private var isOpen = true
  private var kept: [UnsafeMutablePointer<CChar>] = unsafe []

  init(path: String) throws(FormatError) {
    guard let file = unsafe fopen(path, "wbe") else {
      throw FormatError(
        .unwritable, "cannot write '\(path)'", fix: "check the rights of the folder and the room on the disk")
    }
    unsafe self.file = unsafe file
  }

  deinit {
    if isOpen { unsafe fclose(file) }
    while let text = unsafe kept.popLast() { unsafe free(text) }
  }

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  /// A text that lives as long as the object: libreadstat keeps the address of a missing value until it
  /// writes.
  func keep(_ text: String) -> UnsafePointer<CChar>? {
    guard let copy = unsafe strdup(text) else { return nil }
    unsafe kept.append(copy)
    return unsafe UnsafePointer(copy)
  }

  /// Puts a fixed date and time into the header, and closes the file.
  func finish() throws(FormatError) {
    let stamp = Array("01 Jan 0000:00:00".utf8)
    let isStamped =
      unsafe fseek(file, 92, SEEK_SET) == 0 && fwrite(stamp, 1, stamp.count, file) == stamp.count
    isOpen = false
    let isClosed = unsafe fclose(file) == 0
    guard isStamped && isClosed else {
      throw FormatError(.unwritable, "writing the file failed", fix: "check the room on the disk")
    }
  }

  static let write: readstat_data_writer = { data, count, context in
    guard let context = unsafe context else { return -1 }
    let output = unsafe Unmanaged<StatisticsFileOutput>.fromOpaque(context).takeUnretainedValue()
    return unsafe fwrite(data, 1, count, output.file)
  }
}

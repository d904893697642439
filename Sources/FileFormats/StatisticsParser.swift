internal import CLibReadStat

/// The owner of one libreadstat parser.
///
/// libreadstat pushes: it calls back for each variable, label and cell, with the object that collects them.
@safe
struct StatisticsParser: ~Copyable {
  /// What a callback returns to go on.
  static let proceed: Int32 = 0
  /// What a callback returns to end the parsing.
  static let abort: Int32 = 1

  private let parser: UnsafeMutablePointer<readstat_parser_t>

  /// - Throws: A ``FormatError`` of kind `limit` where there is no memory.
  init(_ dictionary: StatisticsDictionary) throws(FormatError) {
    guard let parser = unsafe readstat_parser_init() else {
      throw FormatError(.limit, "no memory to read the file")
    }
    unsafe self.parser = unsafe parser
    // The parser keeps the address, not the text.
    let name: StaticString = "UTF-8"
    if dictionary.isUTF8ByNameOnly {
      let start = unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
      unsafe readstat_set_file_character_encoding(parser, start)
    }
  }

  deinit { unsafe readstat_parser_free(parser) }

  /// Reads everything but the rows; the context is a ``StatisticsMetadata``.
  borrowing func readMetadata(path: String, context: UnsafeMutableRawPointer) -> readstat_error_t {
    unsafe readstat_set_metadata_handler(parser, StatisticsMetadata.file)
    unsafe readstat_set_value_label_handler(parser, StatisticsMetadata.valueLabel)
    unsafe readstat_set_variable_handler(parser, StatisticsMetadata.variable)
    return unsafe readstat_parse_sav(parser, path, context)
  }

  /// Reads the rows; the context is a ``StatisticsRowCollector``.
  borrowing func readRows(path: String, context: UnsafeMutableRawPointer) -> readstat_error_t {
    // Without a handler for variables, libreadstat has none to hand to the one for values.
    unsafe readstat_set_variable_handler(parser, StatisticsRowCollector.variable)
    unsafe readstat_set_value_handler(parser, StatisticsRowCollector.value)
    return unsafe readstat_parse_sav(parser, path, context)
  }

  /// A text of libreadstat's, without the blanks that fill it up.
  static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    let string = unsafe String(cString: text)
    guard string.utf8.last == 0x20 else { return string }
    let end = string.utf8.lastIndex { $0 != 0x20 }
    return end.map { String(string[...$0]) } ?? ""
  }
}

// MARK: Errors

extension FormatError {
  static let copyAgain =
    "copy or download the file again; if that does not help, save it again in SPSS or PSPP"

  static var notStatistics: FormatError {
    FormatError(
      .malformed, "this is not an SPSS file", expected: "a .sav or .zsav file",
      fix: "name the data file itself; a portable file (.por) must be saved as .sav first")
  }

  static var cutShort: FormatError {
    FormatError(.malformed, "the file ends too early", expected: "a whole SPSS file", fix: copyAgain)
  }

  static var tooManyVariables: FormatError {
    FormatError(
      .limit, "the file has too many variables",
      expected: "at most \(StatisticsDictionary.variableLimit) variables",
      fix: "check that this is the file you meant; save fewer variables in it")
  }

  static func brokenDictionary(_ reason: String) -> FormatError {
    FormatError(
      .malformed, "the description of the variables is damaged: \(reason)",
      expected: "a file as SPSS writes it", fix: copyAgain)
  }

  /// What libreadstat found, in our words; `nil` where it found nothing.
  ///
  /// - Parameters:
  ///   - code: libreadstat's answer.
  ///   - line: The row that was read when it happened.
  init?(parsing code: readstat_error_t, line: Int?) {
    let saveAgain = "open the file in SPSS or PSPP and save it again in Unicode"
    switch code {
    case READSTAT_OK: return nil
    case READSTAT_ERROR_OPEN:
      self.init(.missing, "the file cannot be opened", fix: "check its name and rights, then run again")
    case READSTAT_ERROR_READ, READSTAT_ERROR_SEEK, READSTAT_ERROR_ROW_COUNT_MISMATCH:
      self = .cutShort
      self.line = line
    case READSTAT_ERROR_MALLOC:
      self.init(
        .limit, line: line, "reading the file takes more memory than it should", fix: Self.copyAgain)
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
      self.init(.encoding, "the file declares an encoding that is not known", fix: saveAgain)
    case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_LONG_STRING,
      READSTAT_ERROR_CONVERT_SHORT_STRING:
      self.init(
        .encoding, line: line, "a text is not in the encoding that the file declares", fix: saveAgain)
    case READSTAT_ERROR_UNSUPPORTED_COMPRESSION, READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
      self.init(.malformed, "the file is of a kind that is not known", fix: saveAgain)
    default:
      self.init(
        .malformed, line: line, "the file is damaged", expected: "a file as SPSS writes it",
        fix: Self.copyAgain)
    }
  }
}

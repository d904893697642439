internal import FileFormats

/// A failure of a file, which another encoding may cure, or one of the definition, which it cannot.
enum ImportFailure: Error {
  case file(FormatError)
  case definition(Problem)
}

/// A file of responses, opened: its first records, what it says of its own variables, and readers of all records.
struct ResponseFile: Sendable {
  /// What a person may say about how a file is to be opened.
  struct Options: Sendable {
    var encoding: TextEncoding?
    var delimiter: UInt8?
    /// The sheet of a workbook.
    var sheet: String?

    init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, sheet: String? = nil) {
      self.encoding = encoding
      self.delimiter = delimiter
      self.sheet = sheet
    }
  }

  enum Content: Sendable {
    case delimited(CSVFile)
  }

  let content: Content
  /// The header rows and some records; where the file has a dictionary, one row with the names of its variables.
  let head: [CSVFile.HeadRecord]
  /// What the file itself says of its variables, where it is of a kind that does.
  let dictionary: DataDictionary?
  let container: Dialect.Container
  /// Why the file is of its container, where that is not for the dialects to say.
  let evidence: String?

  /// How many of the first records are looked at.
  private static let headCount = 24

  /// Opens a file by what its first bytes are.
  init(path: String, options: Options) throws(FormatError) {
    try Self.refuseDefinitions(path)
    let file = try CSVFile(path: path, encoding: options.encoding, delimiter: options.delimiter)
    content = .delimited(file)
    head = try file.head(Self.headCount)
    dictionary = nil
    container = .table
    evidence = nil
    guard !head.isEmpty else {
      throw FormatError(
        .malformed, "the file holds no record", expected: "a header and responses",
        fix: "export the responses again")
    }
  }

  /// Refuses files that hold questions and no responses.
  private static func refuseDefinitions(_ path: String) throws(FormatError) {
    guard FileKind(head: try InputFile.head(path: path, count: 4_096)) == .json else { return }
    throw FormatError(
      .malformed, "this is a file in JSON: the definition of a survey or a code book, and no table of responses",
      expected: "the exported responses", fix: "export the responses as CSV or XLSX, and name this file by labels")
  }

  /// The header rows of a format that has names of variables in their place.
  private static func names(_ dictionary: DataDictionary) -> [CSVFile.HeadRecord] {
    [.init(line: 1, cells: dictionary.variables.map(\.code))]
  }

  /// How many columns the widest of the first records has.
  var width: Int { head.map(\.cells.count).max() ?? 0 }

  /// Reads every record behind the header, a batch at a time.
  func forEachBatch(
    width: Int, headerRows: Int, _ take: (borrowing RecordBatch) -> Void
  ) throws(FormatError) {
    switch content {
    case .delimited(let file):
      var records = DelimitedRecords(try file.reader(), width: width, headerRows: headerRows)
      try records.forEachBatch(take)
    }
  }
}

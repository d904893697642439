internal import FileFormats

/// A failure of a file, which another encoding may cure, or one of the definition, which it cannot.
enum ImportFailure: Error {
  case file(FormatError)
  case definition(Problem)
}

/// A file of responses, opened: its first records, what it says of its own variables, and all records as batches.
struct ResponseFile: Sendable {
  /// What a person may say about how a file is to be opened.
  struct Options: Sendable {
    var encoding: TextEncoding?
    var delimiter: UInt8?
    /// The sheet of a workbook.
    var sheet: String?
    /// The file inside a ZIP.
    var member: String?
    /// What a person says of filled forms.
    var forms = FilledForms.Options()

    init(
      encoding: TextEncoding? = nil, delimiter: UInt8? = nil, sheet: String? = nil, member: String? = nil,
      forms: FilledForms.Options = .init()
    ) {
      self.forms = forms
      self.encoding = encoding
      self.delimiter = delimiter
      self.sheet = sheet
      self.member = member
    }
  }

  enum Content: Sendable {
    case delimited(CSVFile)
    case sheet(Workbook, Int)
    case statistics(StatisticsFile)
    case tripleS(TripleSFile)
    case limeSurvey(LimeSurveyFile)
    case forms(FilledForms)
  }

  let content: Content
  /// The header rows and some records; where the file has a dictionary, one row with the names of its variables.
  let head: [CSVFile.HeadRecord]
  /// What the file itself says of its variables, where it is of a kind that does.
  let dictionary: DataDictionary?
  let container: Dialect.Container
  /// Why the file is of its container, where that is not for the dialects to say.
  let evidence: String?
  /// The dialect of its container that the file itself tells, where there are several.
  var dialect: String?

  /// How many of the first records are looked at.
  private static let headCount = 24

  /// Opens a file by what its first bytes are.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, or of a kind that holds no responses.
  init(path: String, options: Options) throws(FormatError) {
    if InputFolder.isFolder(path) {
      try self.init(forms: FilledForms(path: path, options: options.forms))
      return
    }
    let head = try InputFile.head(path: path, count: 65_536)
    let kind = FileKind(head: head)
    if let refusal = try UnreadableFile.refusal(of: kind, path: path) { throw refusal }
    if try FormFile(path: path) != nil {
      try self.init(forms: FilledForms(path: path, options: options.forms))
      return
    }
    switch kind {
    case .zip: try self.init(zip: path, options)
    case .statistics: try self.init(StatisticsFile(path: path))
    case .xml: try self.init(xml: path, head: head)
    case .office:
      _ = try Workbook(path: path)
      throw FormatError(.malformed, "this is an old Office file", fix: "save it as .xlsx or CSV")
    case .json:
      throw FormatError(
        .malformed, "this is JSON: the definition of a survey or a code book, and no table of responses",
        expected: "the exported responses",
        fix: "export the responses as CSV or XLSX, and name this file by labels=\"...\" or --labels")
    default:
      let pair = TripleSPath(path)
      if pair.isFixedWidth && !pair.hasDefinition { _ = try pair.definition() }
      if pair.hasDefinition {
        try self.init(TripleSFile(path: path, encoding: options.encoding, delimiter: options.delimiter))
      } else {
        try self.init(text: path, options)
      }
    }
  }

  private init(
    _ content: Content, dictionary: DataDictionary, container: Dialect.Container, evidence: String
  ) {
    self.content = content
    head = [.init(line: 1, cells: dictionary.variables.map(\.code))]
    self.dictionary = dictionary
    self.container = container
    self.evidence = evidence
  }

  private init(_ content: Content, head: [CSVFile.HeadRecord]) throws(FormatError) {
    guard !head.isEmpty else {
      throw FormatError(
        .malformed, "the file holds no record", expected: "a header and responses",
        fix: "export the responses again")
    }
    self.content = content
    self.head = head
    dictionary = nil
    container = .table
    evidence = nil
  }

  // MARK: Kinds

  /// Filled forms have the dictionary that they are themselves, or records to look at.
  private init(forms: FilledForms) {
    content = .forms(forms)
    dictionary = forms.columns.dictionary
    container = forms.kind.container
    evidence = forms.evidence
    dialect = forms.dialect
    head = forms.head
  }

  private init(text path: String, _ options: Options) throws(FormatError) {
    try TripleSReading.refuseKeywords(try InputFile.head(path: path, count: 4_096))
    let file = try CSVFile(path: path, encoding: options.encoding, delimiter: options.delimiter)
    try self.init(.delimited(file), head: try file.head(Self.headCount))
  }

  private init(_ file: StatisticsFile) throws(FormatError) {
    self.init(
      .statistics(file), dictionary: DataDictionary(file), container: .spss,
      evidence: "the file begins with $FL")
  }

  private init(_ file: TripleSFile) {
    self.init(
      .tripleS(file), dictionary: file.dictionary, container: .tripleS,
      evidence: "a definition <sss> and its data")
  }

  private init(xml path: String, head: [UInt8]) throws(FormatError) {
    if XMLRecordReader.root(of: head)?.name == "form-batch" {
      throw FormatError(
        .malformed, "this is a batch of keyed forms, made for a definition that is there already",
        expected: "an export, or filled forms",
        fix: "name the batch in survey.xml as <forms id=\"paper\" file=\"...\" mode=\"paper\"/>")
    }
    if LimeSurveyDocument.kind(ofHead: head) != nil {
      let file = try LimeSurveyFile(responses: path)
      self.init(
        .limeSurvey(file), dictionary: file.dictionary, container: .limeSurvey,
        evidence: "a LimeSurvey document of responses")
    } else {
      try self.init(TripleSFile(path: path))
    }
  }

  /// A ZIP is a workbook, a LimeSurvey archive, or text packed by a platform.
  private init(zip path: String, _ options: Options) throws(FormatError) {
    let archive = try ZIPArchive(path: path)
    let names = archive.entries.map(\.name)
    if names.contains("xl/workbook.xml") || names.contains("xl/workbook.bin") || names.contains("mimetype") {
      let book = try Workbook(path: path)
      let sheet = try Self.sheet(of: book, wanted: options.sheet)
      let head = try book.head(sheet: sheet, Self.headCount).map {
        CSVFile.HeadRecord(line: $0.line, cells: $0.cells)
      }
      try self.init(.sheet(book, sheet), head: head)
    } else if names.contains(where: { $0.hasSuffix(".lsr") }) {
      let file = try LimeSurveyFile(archive: archive)
      self.init(
        .limeSurvey(file), dictionary: file.dictionary, container: .limeSurvey,
        evidence: "a ZIP that holds .lss and .lsr")
    } else {
      let file = try CSVFile(
        path: path, member: try Self.member(of: names, wanted: options.member), encoding: options.encoding,
        delimiter: options.delimiter)
      try self.init(.delimited(file), head: try file.head(Self.headCount))
    }
  }

  private static func sheet(of book: Workbook, wanted: String?) throws(FormatError) -> Int {
    let names = book.sheets.map(\.name)
    if let wanted {
      if let place = names.firstIndex(where: { Folding.key($0) == Folding.key(wanted) }) { return place }
      throw FormatError(
        .malformed, "the workbook has no sheet '\(Quotation.shortened(wanted))'",
        expected: "one of: \(Quotation.list(names))",
        fix: Suggestion.question(for: wanted, among: names) + "Correct sheet=\"...\"")
    }
    if names.contains(where: { Folding.key($0) == "survey" }),
      names.contains(where: { Folding.key($0) == "choices" })
    {
      throw FormatError(
        .malformed, "this is an XLSForm, which holds questions and no responses", expected: "the submissions",
        fix: "download the submissions and name this file by labels=\"...\" or --labels")
    }
    let filled = try book.sheetsWithData().filter { !book.sheets[$0].isHidden }
    if filled.count == 1 { return filled[0] }
    throw FormatError(
      .malformed,
      filled.isEmpty
        ? "no sheet of the workbook holds rows"
        : "\(filled.count) sheets of the workbook hold rows: \(Quotation.list(filled.map { names[$0] }))",
      expected: "one sheet with the responses", fix: "name it by sheet=\"...\" in survey.xml, or by --sheet")
  }

  private static func member(of names: [String], wanted: String?) throws(FormatError) -> String {
    let texts = names.filter { name in
      [".csv", ".tsv", ".txt"].contains { name.lowercased().hasSuffix($0) }
        && !name.hasPrefix("__MACOSX/")
    }
    if let wanted {
      if names.contains(wanted) { return wanted }
      throw FormatError(
        .malformed, "the ZIP holds no '\(Quotation.shortened(wanted))'",
        expected: "one of: \(Quotation.list(names))", fix: "correct member=\"...\"")
    }
    if texts.count == 1 { return texts[0] }
    throw FormatError(
      .malformed,
      texts.isEmpty
        ? "the ZIP holds no text file: \(Quotation.list(names))"
        : "the ZIP holds \(texts.count) text files: \(Quotation.list(texts))",
      expected: "one file with the responses",
      fix: texts.isEmpty ? "unpack it and name the file with the responses" : "name one by member=\"...\"")
  }
}

extension ResponseFile {
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
    case .sheet(let book, let sheet):
      var records = try book.records(sheet: sheet, width: width, skipping: headerRows)
      try records.forEachBatch(take)
    case .statistics(let file):
      var records = file.records()
      try records.forEachBatch(take)
    case .tripleS(let file): try file.records.forEachBatch(take)
    case .limeSurvey(let file):
      var records = try file.records()
      try records.forEachBatch(take)
    case .forms(let forms):
      // A draft has no column for the state of a file.
      var records = FormRecords(forms, isForDraft: width == forms.columns.columns.count)
      try records.forEachBatch(take)
    }
  }
}

extension ResponseFile {
  /// The filled forms that the file is, or `nil`.
  var forms: FilledForms? {
    if case .forms(let forms) = content { return forms }
    return nil
  }
}

internal import Dispatch
internal import FileFormats
internal import Synchronization

/// Reads one source of a survey, in parts side by side where the file allows it.
struct SourceImport {
  let survey: Survey
  let source: ResponseSource
  let threads: Int
  let progress: ImportProgress?

  /// What a source yields.
  struct Outcome {
    var part: ImportedPart
    var plan: SourcePlan
    var recognisedAs: String
    var problems: [Problem]
    /// For each file of a folder its own plan; empty where the source is one file.
    var plans: [SourcePlan] = []
    var keying = Keying()
    /// How many forms the sender says there are; in a folder `nil` unless every file says it.
    var declaredForms: Int?
    /// What keying each form gave, where the source is keyed.
    var keyingStates: [UInt8] = []
  }

  private var path: String { survey.folder + "/" + source.file }

  /// Reads the whole source.
  ///
  /// - Throws: A ``Problem`` located in the file where the file is unusable.
  func outcome() throws(Problem) -> Outcome {
    if let folder = try keyedFolder() {
      return try FormsImport(survey: survey, source: source, threads: threads, progress: progress)
        .outcome(of: folder)
    }
    var outcome = try ofFile()
    if outcome.plan.isForms { try FormsImport.finish(&outcome, survey: survey, source: source) }
    return outcome
  }

  /// The folder of keyed forms that the source is, or `nil`.
  private func keyedFolder() throws(Problem) -> InputFolder? {
    do throws(FormatError) {
      guard source.kind == .forms, let folder = try InputFolder(path: path) else { return nil }
      guard try FormsImport.isKeyed(folder, path: path) else { return nil }
      return folder
    } catch { throw Problem(error, file: source.file) }
  }

  /// Reads one file; forms that are keyed are not yet compared.
  func ofFile() throws(Problem) -> Outcome {
    do throws(FormatError) {
      let isBatch = source.kind == .forms ? try FormsImport.isBatch(path) : false
      if isBatch { return try formBatch() }
    } catch { throw Problem(error, file: source.file) }
    return try delimited(encoding: source.encoding.flatMap(Self.encoding))
  }

  private static func encoding(_ word: String) -> TextEncoding? {
    word == "utf-16" ? .utf16LittleEndian : TextEncoding(rawValue: word)
  }

  // MARK: Form batches

  private func formBatch() throws(FormatError) -> Outcome {
    let schema = try FormBatchReader.schema()
    var reader = try FormBatchReader(path: path, survey: survey, schema: schema)
    let matching = SheetMatching(
      survey: survey, source: source, headings: reader.headings, file: source.file, line: 1, isBatch: true)
    let plan: SourcePlan
    do throws(Problem) { plan = try matching.plan() } catch {
      throw FormatError(.malformed, error.found)
    }
    var part = PartImport(survey: survey, plan: plan)
    try part.read(&reader) { progress?.add(rows: $0) }
    var outcome = Outcome(
      part: part.finish(), plan: plan, recognisedAs: "form batch", problems: plan.problems)
    outcome.declaredForms = reader.declaredCount
    return outcome
  }

  // MARK: Delimited text

  private func delimited(encoding: TextEncoding?) throws(Problem) -> Outcome {
    do throws(ImportFailure) {
      return try readTable(encoding: encoding)
    } catch {
      switch error {
      case .definition(let problem): throw problem
      case .file(let error):
        guard error.kind == .encoding, encoding == nil, let line = error.line else {
          throw Problem(error, file: source.file)
        }
        // A byte proves that the file is not UTF-8: read it again as what Windows programs write.
        var outcome = try delimited(encoding: .windows1252)
        outcome.problems.insert(assumedEncoding(error, line: line), at: 0)
        return outcome
      }
    }
  }

  private func assumedEncoding(_ error: FormatError, line: Int) -> Problem {
    Problem(
      .encoding, .warning, at: SourceLocation(file: source.file, line: line),
      "\(error.found); the file is read as Windows-1252",
      fix:
        "check that names and punctuation look right; if so, say encoding=\"windows-1252\" in the definition"
    )
  }

  private func readTable(encoding: TextEncoding?) throws(ImportFailure) -> Outcome {
    let file = try opened(encoding: encoding)
    let (plan, headerRows, inWords) = try planned(file)
    let part: ImportedPart
    do throws(FormatError) { part = try read(file, plan, headerRows: headerRows) } catch {
      throw .file(error)
    }
    do throws(Problem) {
      try DamagedBandCheck(survey: survey, source: source).check(part.log, headings: plan.headings)
    } catch { throw .definition(error) }
    return Outcome(
      part: part, plan: plan, recognisedAs: inWords,
      problems: plan.problems + shortRows(part, in: file, width: plan.width))
  }

  /// Recognises the file and matches its columns.
  private func planned(_ file: ResponseFile) throws(ImportFailure) -> (
    SourcePlan, headerRows: Int, inWords: String
  ) {
    do throws(Problem) {
      if source.kind == .forms, file.forms == nil {
        let plan = try SheetMatching(
          survey: survey, source: source, headings: file.head[0].cells, file: source.file,
          line: file.head[0].line
        ).plan()
        return (plan, 1, "transcription sheet")
      }
      let recognition = try Recognition(
        of: file, name: source.file, among: try Dialect.available(in: survey.folder, wanted: source.platform),
        wanted: source.platform.map { ($0, SourceLocation(file: survey.path, line: source.line)) },
        labels: try labels(for: file))
      var matching = ColumnMatching(
        survey: survey, source: source, header: recognition.header, dialect: recognition.dialect,
        file: source.file, forms: file.forms)
      var plan = try matching.plan()
      if let forms = file.forms {
        plan.takeFileStates(of: forms)
        plan.problems += FilledFormProblems(forms: forms, file: source.file).problems()
      }
      plan.problems += recognition.notes.prefix(CellLog.listed).map { line, text in
        Problem(.declaration, .note, at: SourceLocation(file: source.labels ?? source.file, line: line), text)
      }
      plan.problems += notes(of: recognition.dialect)
      return (plan, recognition.headerRows, recognition.inWords)
    } catch { throw .definition(error) }
  }

  /// What is listed whenever a file of this layout is read.
  private func notes(of dialect: Dialect) -> [Problem] {
    dialect.notes.filter { $0.isNeeded(beside: survey.sources.map(\.file)) }.map {
      Problem(.status, .warning, at: SourceLocation(file: source.file), $0.text, fix: $0.fix)
    }
  }

  /// What the companion file says of the columns.
  private func labels(for file: ResponseFile) throws(Problem) -> DataDictionary? {
    guard let labels = source.labels, file.forms?.options.blank == nil else { return nil }
    return try DataDictionary(
      companion: labels, in: survey.folder, over: file.head.first?.cells ?? [])
  }

  private func opened(encoding: TextEncoding?) throws(ImportFailure) -> ResponseFile {
    let delimiters: [String: UInt8] = ["comma": 0x2C, "semicolon": 0x3B, "tab": 0x09, "bar": 0x7C]
    do throws(FormatError) {
      return try ResponseFile(
        path: path,
        options: .init(
          encoding: encoding, delimiter: source.delimiter.flatMap { delimiters[$0] }, sheet: source.sheet,
          member: source.member, forms: try FilledForms.Options(of: source, in: survey)))
    } catch { throw .file(error) }
  }

  private func shortRows(_ part: ImportedPart, in file: ResponseFile, width: Int) -> [Problem] {
    // A workbook holds no empty cells, so its rows end where their last answer stands.
    guard part.shortRows > 0, case .delimited = file.content else { return [] }
    let isMost = part.shortRows * 2 > part.count
    return [
      Problem(
        .shortRecords, isMost ? .warning : .note, at: SourceLocation(file: source.file),
        "\(part.shortRows) of \(part.count) records have fewer cells than the header has (\(width))"
          + (isMost ? "; columns may have moved" : ""),
        fix: "compare a record with the header; the missing cells count as empty", count: part.shortRows)
    ]
  }

  // MARK: Parts

  private func read(
    _ file: ResponseFile, _ plan: SourcePlan, headerRows: Int
  ) throws(FormatError) -> ImportedPart {
    switch file.content {
    case .delimited(let csv): return try readDelimited(csv, plan, head: file.head, headerRows: headerRows)
    default:
      var part = PartImport(survey: survey, plan: plan)
      try part.read(file, headerRows: headerRows) { progress?.add(rows: $0) }
      return part.finish()
    }
  }

  private func readDelimited(
    _ file: CSVFile, _ plan: SourcePlan, head: [CSVFile.HeadRecord], headerRows: Int
  ) throws(FormatError) -> ImportedPart {
    if plan.isForms { return try readWhole(file, plan, headerRows: headerRows) }
    let last = head[headerRows - 1]
    let ranges = try file.parts(threads, from: last.nextOffset, width: plan.width)
    if ranges.count == 1 { return try readWhole(file, plan, headerRows: headerRows) }
    let recordSize = file.meanRecordSize(from: last.nextOffset, width: plan.width)
    let results = Mutex<[Int: Result<ImportedPart, FormatError>]>([:])
    DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
      // The first part takes up the others when they are joined.
      let bytes = index == 0 ? file.size : min(ranges[index].upperBound, file.size) - ranges[index].lowerBound
      let result = readPart(file, plan, ranges[index], expectedRows: bytes / recordSize)
      results.withLock { $0[index] = result }
    }
    // The parts are moved out, so that joining them does not copy what it appends to.
    var parts = results.withLock { held in
      let parts = held
      held = [:]
      return parts
    }
    return try join(&parts, ranges, file, plan, firstLine: last.nextLine)
  }

  /// Joins the parts in order.
  ///
  /// Each must have stopped exactly where the next one was guessed to start; one that did
  /// not is read again from there.
  private func join(
    _ results: inout [Int: Result<ImportedPart, FormatError>], _ ranges: [Range<Int>],
    _ file: CSVFile, _ plan: SourcePlan, firstLine: Int
  ) throws(FormatError) -> ImportedPart {
    var joined = try taken(0, from: &results, lines: firstLine - 1)
    for (index, range) in ranges.enumerated().dropFirst() {
      if joined.endOffset != range.lowerBound {
        let rest = joined.endOffset..<max(joined.endOffset, range.upperBound)
        results[index] = readPart(file, plan, rest, expectedRows: 0)
      }
      var part = try taken(index, from: &results, lines: firstLine - 1 + joined.lineCount)
      joined.append(&part)
    }
    joined.shiftLines(by: firstLine - 1)
    return joined
  }

  /// Moves one part out of the results; its error speaks of lines of the file.
  private func taken(
    _ index: Int, from results: inout [Int: Result<ImportedPart, FormatError>], lines: Int
  ) throws(FormatError) -> ImportedPart {
    do throws(FormatError) {
      return try results.removeValue(forKey: index)?.get() ?? ImportedPart(survey: survey)
    } catch { throw error.shifted(byLines: lines) }
  }

  private func readPart(
    _ file: CSVFile, _ plan: SourcePlan, _ range: Range<Int>, expectedRows: Int
  ) -> Result<ImportedPart, FormatError> {
    do throws(FormatError) {
      var records = DelimitedRecords(try file.reader(of: range), width: plan.width)
      var part = PartImport(survey: survey, plan: plan, expectedRows: expectedRows)
      try part.read(&records) { progress?.add(rows: $0) }
      return .success(
        part.finish(endOffset: records.reader.offset, lineCount: records.reader.line - 1))
    } catch { return .failure(error) }
  }

  private func readWhole(
    _ file: CSVFile, _ plan: SourcePlan, headerRows: Int
  ) throws(FormatError) -> ImportedPart {
    var records = DelimitedRecords(try file.reader(), width: plan.width, headerRows: headerRows)
    var part = PartImport(survey: survey, plan: plan)
    try part.read(&records) { progress?.add(rows: $0) }
    return part.finish()
  }
}

extension FormatError {
  func shifted(byLines lines: Int) -> FormatError {
    var error = self
    error.line = line.map { $0 + lines }
    return error
  }
}

extension ImportedPart {
  /// Turns lines counted from the first record into lines of the file.
  mutating func shiftLines(by shift: Int) {
    for row in lines.indices { lines[row] &+= UInt32(clamping: shift) }
    log.shiftLines(by: shift)
    lineCount += shift
  }
}

/// Counts the rows read so far over all threads.
public final class ImportProgress: Sendable {
  private let rows = Atomic<Int>(0)
  private let report: @Sendable (Int) -> Void

  /// - Parameter report: Called now and then with the number of rows read so far, from any thread.
  public init(_ report: @escaping @Sendable (Int) -> Void) { self.report = report }

  func add(rows count: Int) {
    let (before, after) = rows.add(count, ordering: .relaxed)
    // A report for every 10,000 rows is often enough to see and costs nothing.
    if before / 10_000 != after / 10_000 { report(after) }
  }
}

extension SourceImport.Outcome {
  /// Where the responses come from.
  var provenance: Provenance {
    let isFolder = plan.isFolder
    return Provenance(
      facts: part.facts, files: isFolder ? plan.formFiles : part.files,
      fileOfRow: isFolder ? part.lines.map { $0 - 1 } : part.fileOfRow, keying: keyingStates,
      count: part.count)
  }
}

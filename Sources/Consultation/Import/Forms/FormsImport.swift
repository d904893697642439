internal import FileFormats

/// Reads the keyed forms of a source: a batch, a transcription sheet, or a folder of them.
struct FormsImport {
  let survey: Survey
  let source: ResponseSource
  let threads: Int
  let progress: ImportProgress?

  /// Whether a file is a batch of forms in XML, packed or not, rather than a transcription sheet or a filled form.
  static func isBatch(_ path: String) throws(FormatError) -> Bool {
    if InputFolder.isFolder(path) { return false }
    if path.hasSuffix(".xml.gz") || path.hasSuffix(".xml.xz") { return true }
    let head = try InputFile.head(path: path, count: 65_536)
    guard FileKind(head: head) == .xml || path.hasSuffix(".xml") else { return false }
    // What is no XML at all is refused where it fails.
    return (XMLRecordReader.root(of: head)?.name ?? "form-batch") == "form-batch"
  }

  /// Whether a folder holds keyed forms rather than filled ones.
  static func isKeyed(_ folder: InputFolder, path: String) throws(FormatError) -> Bool {
    var isKeyed = false
    for name in folder.names {
      if isSheet(name) {
        isKeyed = true
      } else if name.lowercased().hasSuffix(".xml") {
        guard try isBatch("\(path)/\(name)") else { return false }
        isKeyed = true
      }
    }
    return isKeyed
  }

  /// Whether a file is a sheet by its name; the lock that a spreadsheet program leaves beside one is none.
  private static func isSheet(_ name: String) -> Bool {
    let isLock = name.split(separator: "/").last?.hasPrefix("~$") ?? false
    return !isLock && [".csv", ".tsv", ".xlsx"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Reads a folder of batches and sheets as one source, whose forms may be keyed in several of its files.
  func outcome(of folder: InputFolder) throws(Problem) -> SourceImport.Outcome {
    var joined: SourceImport.Outcome?
    var seen: [SameFiles.Mark: String] = [:]
    var skipped: [Problem] = []
    let isForms = { (name: String) in Self.isSheet(name) || name.lowercased().hasSuffix(".xml") }
    let others = folder.names.count { !isForms($0) } + folder.notFollowed
    if others > 0 { skipped.append(Self.notRead(others, source)) }
    for name in folder.names where isForms(name) {
      var file = source
      file.file = "\(source.file.hasSuffix("/") ? String(source.file.dropLast()) : source.file)/\(name)"
      if let twin = try SameFiles.remember(file.file, in: survey.folder, &seen) {
        skipped.append(SameFiles.problem(file.file, twin: twin))
        continue
      }
      var outcome = try SourceImport(survey: survey, source: file, threads: threads, progress: progress)
        .ofFile()
      outcome.part.files = [file.file]
      outcome.part.fileOfRow = [UInt32](
        repeating: UInt32(clamping: joined?.part.files.count ?? 0), count: outcome.part.count)
      join(outcome, to: &joined)
    }
    guard var outcome = joined else {
      throw Problem(
        .unusable, at: SourceLocation(file: source.file), "the folder holds no files",
        expected: "batches or transcription sheets", fix: "correct file=\"...\"")
    }
    outcome.problems += skipped + missingColumns(outcome)
    let count = outcome.part.files.count
    outcome.recognisedAs = count == 1 ? "1 file of keyed forms" : "\(count) files of keyed forms"
    try Self.finish(&outcome, survey: survey, source: source)
    return outcome
  }

  private static func notRead(_ count: Int, _ source: ResponseSource) -> Problem {
    Problem(
      .unreadable, .warning, at: SourceLocation(file: source.file),
      count == 1
        ? "1 other file, link or lock beside the forms is not read"
        : "\(count) other files, links or locks beside the forms are not read",
      expected: "batches (.xml) and transcription sheets (.csv, .xlsx)",
      fix: "if it holds forms, save it as one of these; otherwise nothing is to be done", count: count)
  }

  /// Questions that one file of the folder holds and another does not: there they count as not asked.
  private func missingColumns(_ outcome: SourceImport.Outcome) -> [Problem] {
    let all = outcome.part.held.reduce(into: Set<Int>()) { $0.formUnion($1) }
    return zip(outcome.part.files, outcome.part.held).compactMap { file, held in
      let missing = all.subtracting(held).sorted().map { survey.questions[$0].id }
      guard !missing.isEmpty else { return nil }
      return Problem(
        .notKeyed, .warning, at: SourceLocation(file: file),
        "the file has no column for \(Quotation.list(missing)), which others of the folder have",
        expected: "the same questions in all files",
        fix:
          "add the columns, or correct their headings; until then the questions count as not asked on forms that only stand here",
        count: missing.count)
    }
  }

  private func join(_ outcome: consuming SourceImport.Outcome, to joined: inout SourceImport.Outcome?) {
    var outcome = outcome
    guard var before = joined else {
      outcome.plans = [outcome.plan]
      joined = outcome
      return
    }
    joined = nil
    before.plans.append(outcome.plan)
    before.declaredForms = before.declaredForms.flatMap { count in outcome.declaredForms.map { count &+ $0 } }
    before.problems += outcome.problems
    before.part.files += outcome.part.files
    before.part.append(file: &outcome.part)
    joined = before
  }

  /// Compares the keyings of each form, and decides what empty cells mean.
  ///
  /// - Throws: A ``Problem`` where there are more or fewer forms than the sender says.
  static func finish(
    _ outcome: inout SourceImport.Outcome, survey: Survey, source: ResponseSource
  ) throws(Problem) {
    outcome.problems += FormNumberCheck(source: source, part: outcome.part).problems()
    var keyings = DoubleEntry(survey: survey, source: source, part: outcome.part)
    // What is kept twice would be copied at the first change.
    outcome.part = ImportedPart(survey: survey)
    outcome.part = keyings.resolved()
    try checkCount(outcome, source)
    outcome.problems += keyings.problems.all
    outcome.keying = keyings.keying
    if let problem = Self.sameClerk(keyings.keying, source) { outcome.problems.append(problem) }
    outcome.problems += Self.highRates(keyings.keying, source)
    outcome.keyingStates = keyings.states
    markNotAsked(&outcome.part, survey)
    RouteDecision(survey: survey, plan: outcome.plan).decide(&outcome.part)
  }

  /// Batches whose keyings differ more than is usually accepted: they should be keyed again as a whole.
  private static func highRates(_ keying: Keying, _ source: ResponseSource) -> [Problem] {
    keying.byBatch.sorted { $0.key < $1.key }.compactMap { batch, part in
      guard part.differing > 1, part.differing * 100 > part.compared * Keying.tolerablePercentage else {
        return nil
      }
      let name = batch.isEmpty ? "" : " of batch '\(Quotation.shortened(batch))'"
      return Problem(
        .keyingConflict, .warning, at: SourceLocation(file: source.file),
        "\(part.differing) of \(part.compared) answers\(name) that were compared differ between the keyings",
        expected: "no more than \(Keying.tolerablePercentage) in a hundred",
        fix: "key the whole batch a second time; keying.csv shows which questions differ")
    }
  }

  /// Compares the number of forms, each counted once however often it was keyed, with the one that the sender gives.
  private static func checkCount(_ outcome: SourceImport.Outcome, _ source: ResponseSource) throws(Problem) {
    guard let declared = outcome.declaredForms, declared != outcome.part.count else { return }
    throw Problem(
      .unusable, at: SourceLocation(file: source.file),
      "the batch declares \(declared) forms and holds \(outcome.part.count)", expected: "\(declared) forms",
      fix: "find the missing forms, or correct <declared-count>")
  }

  /// Forms that one clerk keyed twice: that finds slips of the hand, not what was misread.
  private static func sameClerk(_ keying: Keying, _ source: ResponseSource) -> Problem? {
    let count = keying.bySameClerk
    guard count > 0 else { return nil }
    return Problem(
      .keyingConflict, .warning, at: SourceLocation(file: source.file),
      count == 1
        ? "a form was keyed twice by the same clerk" : "\(count) forms were keyed twice by the same clerk",
      expected: "a second pass by another clerk", fix: "have another clerk key them, or correct the clerk",
      count: count)
  }

  /// Questions that the file of a form does not hold, and no other keying of it does, were not asked.
  private static func markNotAsked(_ part: inout ImportedPart, _ survey: Survey) {
    for place in survey.questions.indices where survey.questions[place].making == nil {
      let holds = part.held.map { $0.contains(place) }
      guard holds.contains(false) else { continue }
      for row in 0..<part.count where part.columns[place][row].reason == .unknownMissing {
        let file = part.fileOfRow.isEmpty ? 0 : Int(part.fileOfRow[row])
        if !holds[file] { part.columns[place].set(Code(.notAsked), row: row) }
      }
    }
  }
}

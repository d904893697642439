internal import FileFormats

/// Joins the sources, leaves rows out by the rules, and works out made questions.
struct ResponseAssembly {
  let survey: Survey
  var columns: [AnswerColumn]
  var modes: [UInt8] = []
  var sources: [UInt8] = []
  var lines: [UInt32] = []
  var weights: [Int] = []
  var days: [Int32] = []
  var respondents: [Int] = []
  var respondentNumbers: [String: Int] = [:]
  var leftOut: [UInt8] = []
  var answered: [UInt8] = []
  var entries: [(source: ResponseSource, read: Int, recognisedAs: String)] = []
  var problems: [Problem] = []
  var held: Set<Int> = []
  var seen: [Set<Int>]
  var idDigests: [UInt64] = []
  var times: [Int32] = []
  var provenance: [Provenance] = []
  var keyings: [Keying] = []

  init(survey: Survey) {
    self.survey = survey
    seen = survey.questions.map { _ in [] }
    columns = survey.questions.map { AnswerColumn(for: $0) }
  }

  // MARK: Sources

  mutating func add(_ outcome: consuming SourceImport.Outcome, source: ResponseSource) {
    var part = outcome.part
    provenance.append(outcome.provenance)
    keyings.append(outcome.keying)
    let place = UInt8(entries.count)
    for questions in part.held { held.formUnion(questions) }
    problems += outcome.problems
    let wording = CellProblems(survey: survey, source: source, outcome: outcome)
    problems += wording.problems(part.log)
    problems += wording.notKeyed(part)
    problems += SourceGaps(survey: survey, source: source, plan: outcome.plan).problems(part)
    part.leaveOutReplaced()
    takeDigests(&part)
    addRespondents(part, source: source)
    for index in columns.indices where survey.questions[index].making == nil {
      if columns[index].count == 0 {
        columns[index] = part.columns[index]
      } else {
        columns[index].append(contentsOf: part.columns[index])
      }
      part.columns[index] = AnswerColumn(options: 0)
      seen[index].formUnion(part.seen[index])
    }
    if modes.isEmpty { modes = part.modes } else { modes += part.modes }
    if lines.isEmpty { lines = part.lines } else { lines += part.lines }
    part.lines = []
    leftOut += part.leftOut
    answered += part.answered
    sources += repeatElement(place, count: part.count)
    if survey.weight != nil {
      let given = part.weights.isEmpty ? [Int](repeating: 0, count: part.count) : part.weights
      part.weights = []
      if weights.isEmpty { weights = given } else { weights += given }
    }
    if survey.needsDays {
      days += part.days.isEmpty ? [Int32](repeating: 0, count: part.count) : part.days
      part.days = []
    }
    entries.append((source, part.count, outcome.recognisedAs))
  }

  /// Digests and times of the rows, 0 where a source has none.
  private mutating func takeDigests(_ part: inout ImportedPart) {
    let before = leftOut.count
    if !part.idDigests.isEmpty {
      idDigests += [UInt64](repeating: 0, count: before - idDigests.count)
      if idDigests.isEmpty { idDigests = part.idDigests } else { idDigests += part.idDigests }
      part.idDigests = []
    }
    if !part.times.isEmpty {
      times += [Int32](repeating: 0, count: before - times.count) + part.times
      part.times = []
    }
  }

  /// Numbers respondents over all sources; forms that are keyed are told apart by their own numbers.
  private mutating func addRespondents(_ part: ImportedPart, source: ResponseSource) {
    guard part.respondents.count == part.count else { return }
    respondents += [Int](repeating: 0, count: modes.count - respondents.count)
    var numbers = [0]
    for number in 1..<max(1, part.respondentTexts.count) {
      let text = part.respondentTexts.text(number).trimmingBlanks
      // Blank and damaged ids are nobody's: "1.18E+11" is what a spreadsheet makes of every long number.
      let isNobody =
        text.isEmpty || source.missingWords[text] != nil || text == "-" || SourceGaps.isDamaged(text)
      numbers.append(isNobody ? 0 : respondentNumber(text))
    }
    respondents += part.respondents.map { numbers[Int($0)] }
  }

  private mutating func respondentNumber(_ key: String) -> Int {
    if let known = respondentNumbers[key] { return known }
    respondentNumbers[key] = respondentNumbers.count + 1
    return respondentNumbers.count
  }

  /// Every question must stand in at least one source.
  func checkClaims() throws(Problem) {
    var missing: [Problem] = []
    for (place, question) in survey.questions.enumerated()
    where question.making == nil && !held.contains(place) {
      missing.append(
        Problem(
          .unusable, at: SourceLocation(file: survey.path, line: question.line),
          "no column of any source belongs to \(question.id)",
          expected: "a column that it claims, or one with the heading '\(question.id)'",
          fix: "add <column .../> to the question, or remove the question"))
    }
    if let problem = Problem.first(of: missing) { throw problem }
  }

  // MARK: Rows

  consuming func table() throws(Problem) -> ResponseTable {
    joinForms()
    leaveOutEmpty()
    leaveOutDuplicates()
    listLikelyDuplicates()
    let ledger = self.ledger()
    let silent = leftOut.indices.count { leftOut[$0] == ImportedPart.kept && answered[$0] == 0 }
    if ledger.used < ledger.read {
      keep(leftOut.indices.filter { leftOut[$0] == ImportedPart.kept })
    }
    var table = ResponseTable(
      survey: survey, count: ledger.used, ledger: ledger, withoutAnswers: silent, problems: problems,
      columns: columns,
      modes: modes, modesBySource: modesBySource(), sources: sources, lines: lines,
      weights: survey.weight == nil ? nil : weights, days: days.contains { $0 > 0 } ? days : [])
    table.provenance = provenance
    table.keyings = keyings
    columns = []
    weights = []
    days = []
    try table.checkWeights()
    MadeColumns(survey: survey).fill(&table)
    table.problems += neverSeen() + openQuestions()
    return table
  }

  /// A draft is not ready while it asks for decisions.
  private func openQuestions() -> [Problem] {
    guard let first = survey.openQuestions.first else { return [] }
    let count = survey.openQuestions.count
    return [
      Problem(
        .draft, .warning, at: SourceLocation(file: survey.relativePath, line: first),
        count == 1
          ? "a question of the draft waits for a decision"
          : "\(count) questions of the draft wait for a decision; this is the first",
        fix: "decide, correct the definition where need be, and remove the comment that begins with QUESTION",
        count: count)
    ]
  }

  /// The answers that no cell gave: a spelling that is wrong in the definition looks like that.
  private func neverSeen() -> [Problem] {
    guard !leftOut.isEmpty else { return [] }
    return survey.questions.enumerated().filter { $0.element.making == nil }.flatMap { place, question in
      let unseen = question.frame.options.enumerated().filter { !seen[place].contains($0.offset) }.map(
        \.element)
      return unseen.count > Self.listedOptions
        ? [neverSeen(unseen, of: question)] : unseen.map { neverSeen([$0], of: question) }
    }
  }

  /// More answers of one question that nobody gave are listed together.
  private static let listedOptions = 2

  /// One note for answers of a question that nobody gave.
  private func neverSeen(_ options: [AnswerOption], of question: Question) -> Problem {
    let codes = options.map(\.code)
    let own = options.first.flatMap { options.count == 1 && !$0.isStandard ? $0.line : nil }
    return Problem(
      .optionNeverSeen, .note, at: SourceLocation(file: survey.relativePath, line: own ?? question.line),
      codes.count == 1
        ? "no response gave the answer \(codes[0]) of \(question.id)"
        : "no response gave \(codes.count) of the \(question.frame.options.count) answers of \(question.id): \(Quotation.list(codes))",
      fix:
        "if that is a surprise, compare the \(codes.count == 1 ? "label" : "labels") with the files, and add <also>...</also>",
      count: codes.count)
  }

  private func modesBySource() -> [[Int]] {
    var counts = entries.map { _ in CollectionMode.allCases.map { _ in 0 } }
    for row in modes.indices { counts[Int(sources[row])][Int(modes[row])] += 1 }
    return counts
  }

  private mutating func keep(_ rows: [Int]) {
    keepProvenance(rows)
    for index in columns.indices where survey.questions[index].making == nil { columns[index].keep(rows) }
    modes = rows.map { modes[$0] }
    sources = rows.map { sources[$0] }
    lines = rows.map { lines[$0] }
    if !days.isEmpty { days = rows.map { days[$0] } }
    if !weights.isEmpty { weights = rows.map { weights[$0] } }
  }

  private func ledger() -> Ledger {
    var ledger = Ledger()
    ledger.entries = entries.map { entry in
      Ledger.Entry(
        source: entry.source.id, file: entry.source.file, mode: entry.source.mode,
        recognisedAs: entry.recognisedAs, read: entry.read, leftOut: [:])
    }
    for row in leftOut.indices where leftOut[row] != ImportedPart.kept {
      ledger.entries[Int(sources[row])].leftOut[Ledger.Reason.allCases[Int(leftOut[row])], default: 0] += 1
    }
    return ledger
  }
}

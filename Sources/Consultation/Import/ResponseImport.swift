internal import FileFormats

extension ResponseTable {
  /// Reads the responses of a survey from all of its sources.
  ///
  /// The table has a row for each response that is used, in the order of the sources and of their rows, and a column
  /// for each question. Every row read is in the ledger, as used or under the reason for leaving it out; every cell
  /// that could not be used is in the problems and counts as missing.
  ///
  /// - Parameters:
  ///   - survey: The definition.
  ///   - threads: How many parts of a file are read side by side; the result does not depend on it.
  ///   - progress: Told now and then how many rows are read.
  /// - Throws: A ``Problem`` located in the file that is missing or unusable.
  /// - Complexity: One pass over each file; one byte of memory a response and closed question.
  public init(
    importing survey: Survey, threads: Int = 2, progress: ImportProgress? = nil
  ) throws(Problem) {
    do throws(Problem) {
      var assembly = ResponseAssembly(survey: survey)
      for source in survey.sources {
        let outcome = try SourceImport(
          survey: survey, source: source, threads: threads, progress: progress
        ).outcome()
        assembly.add(outcome, source: source)
      }
      try assembly.checkClaims()
      self = try assembly.table()
    } catch { throw error.rebased(onto: survey.folder) }
  }
}

/// Joins the sources, leaves rows out by the rules, and works out made questions.
private struct ResponseAssembly {
  private let survey: Survey
  private var columns: [AnswerColumn]
  private var modes: [UInt8] = []
  private var sources: [UInt8] = []
  private var lines: [UInt32] = []
  private var weights: [Int] = []
  private var days: [Int32] = []
  private var respondents: [Int] = []
  private var respondentNumbers: [String: Int] = [:]
  private var leftOut: [UInt8] = []
  private var answered: [UInt8] = []
  private var entries: [(source: ResponseSource, read: Int, recognisedAs: String)] = []
  private var problems: [Problem] = []
  private var held: Set<Int> = []
  private var seen: [Set<Int>]
  private var idDigests: [UInt64] = []
  private var times: [Int32] = []

  init(survey: Survey) {
    self.survey = survey
    seen = survey.questions.map { _ in [] }
    columns = survey.questions.map { AnswerColumn(for: $0) }
  }

  // MARK: Sources

  mutating func add(_ outcome: consuming SourceImport.Outcome, source: ResponseSource) {
    var part = outcome.part
    let place = UInt8(entries.count)
    held.formUnion(outcome.plan.questions)
    problems += outcome.problems
    let wording = CellProblems(survey: survey, source: source, plan: outcome.plan, rows: part.count)
    problems += wording.problems(part.log)
    problems += wording.notKeyed(part)
    problems += SourceGaps(survey: survey, source: source, plan: outcome.plan).problems(part)
    part.resolvePasses()
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

  /// Numbers respondents over all sources; forms only within their own source, for batches number them afresh.
  private mutating func addRespondents(_ part: ImportedPart, source: ResponseSource) {
    guard part.respondents.count == part.count else { return }
    respondents += [Int](repeating: 0, count: modes.count - respondents.count)
    var numbers = [0]
    for number in 1..<max(1, part.respondentTexts.count) {
      let text = part.respondentTexts.text(number).trimmingBlanks
      // Blank and damaged ids are nobody's: "1.18E+11" is what a spreadsheet makes of every long number.
      if text.isEmpty || source.missingWords[text] != nil || text == "-" || SourceGaps.isDamaged(text) {
        numbers.append(0)
        continue
      }
      let key = source.kind == .forms ? "\(source.id)\u{1F}\(text)" : text
      let next = respondentNumbers.count + 1
      numbers.append(respondentNumbers[key] ?? next)
      if respondentNumbers[key] == nil { respondentNumbers[key] = next }
    }
    respondents += part.respondents.map { numbers[Int($0)] }
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
      question.frame.options.enumerated().filter { !seen[place].contains($0.offset) }.map { _, option in
        Problem(
          .optionNeverSeen, .note,
          at: SourceLocation(
            file: survey.relativePath, line: option.isStandard ? question.line : option.line),
          "no response gave the answer \(option.code) of \(question.id)",
          fix: "if that is a surprise, compare the label with the files, and add <also>...</also>")
      }
    }
  }

  private mutating func leaveOutEmpty() {
    guard survey.completeness != .all else { return }
    let reason = PartImport.index(.noAnswers)
    for row in leftOut.indices where leftOut[row] == ImportedPart.kept && answered[row] == 0 {
      leftOut[row] = reason
    }
  }

  private mutating func leaveOutDuplicates() {
    guard let rule = survey.duplicates else { return listRepeatedForms() }
    let reason = PartImport.index(.duplicate)
    var owners: [Int: Int] = [:]
    for row in respondents.indices where leftOut[row] == ImportedPart.kept && respondents[row] > 0 {
      guard let owner = owners.updateValue(row, forKey: respondents[row]) else { continue }
      leftOut[rule == .keepLast ? owner : row] = reason
      if rule == .keepFirst { owners[respondents[row]] = owner }
    }
  }

  /// Responses that may be one person's are listed; a person decides.
  private mutating func listLikelyDuplicates() {
    let isKept = { [leftOut] row in leftOut[row] == ImportedPart.kept }
    let ids = LikelyDuplicates.sameIds(idDigests, isKept: isKept)
    idDigests = []
    list(ids, .error, "the same respondent id as line") {
      "keep one by <duplicates by=\"respondent\" keep=\"last\"/>; until then both count"
    }
    // Of texts only the presence is known, which proves nothing.
    let asked = columns.indices.filter {
      survey.questions[$0].making == nil && survey.questions[$0].kind != .text
    }.map { columns[$0] }
    let twins = LikelyDuplicates.sameAnswers(asked, times: times, isKept: isKept)
    times = []
    list(twins, .warning, "the same answers, within \(LikelyDuplicates.minutes) minutes, as line") {
      "look at both; if one person sent them twice, remove one from the file; until then both count"
    }
  }

  private mutating func list(
    _ pairs: [(row: Int, earlier: Int)], _ severity: Problem.Severity, _ found: String, fix: () -> String
  ) {
    for (row, earlier) in pairs.prefix(CellLog.listed) {
      let files = (entries[Int(sources[row])].source.file, entries[Int(sources[earlier])].source.file)
      problems.append(
        Problem(
          .duplicate, severity, at: SourceLocation(file: files.0, line: Int(lines[row])),
          "\(found) \(lines[earlier])" + (files.0 == files.1 ? "" : " of \(files.1)"),
          expected: "one response for each person", fix: fix()))
    }
    guard pairs.count > CellLog.listed else { return }
    problems.append(
      Problem(
        .more, severity, at: SourceLocation(file: entries[0].source.file),
        "\(pairs.count - CellLog.listed) more responses have \(found)", fix: fix(),
        count: pairs.count - CellLog.listed))
  }

  /// Without a rule, forms with the same number are all kept, and listed.
  private mutating func listRepeatedForms() {
    var numbers: Set<Int> = []
    for row in respondents.indices where leftOut[row] == ImportedPart.kept && respondents[row] > 0 {
      guard !numbers.insert(respondents[row]).inserted else { continue }
      problems.append(
        Problem(
          .duplicate, .warning,
          at: SourceLocation(file: entries[Int(sources[row])].source.file, line: Int(lines[row])),
          "the form number stands twice in this file", expected: "each form once",
          fix:
            "correct the number, or add <duplicates by=\"respondent\" keep=\"last\"/>; until then both count")
      )
    }
  }

  private func modesBySource() -> [[Int]] {
    var counts = entries.map { _ in CollectionMode.allCases.map { _ in 0 } }
    for row in modes.indices { counts[Int(sources[row])][Int(modes[row])] += 1 }
    return counts
  }

  private mutating func keep(_ rows: [Int]) {
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

extension ResponseTable {
  /// Weights are summed as whole numbers, so their sum must fit.
  fileprivate func checkWeights() throws(Problem) {
    guard let weights, let definition = survey.weight else { return }
    var sum = 0
    for weight in weights {
      let (next, overflow) = sum.addingReportingOverflow(weight)
      if overflow {
        throw Problem(
          .unusable, at: SourceLocation(file: survey.path, line: definition.line),
          "the weights add up to more than 900 million", expected: "a smaller sum",
          fix: "divide the weights by their mean")
      }
      sum = next
    }
    guard sum > 0 || count == 0 else {
      throw Problem(
        .unusable, at: SourceLocation(file: survey.path, line: definition.line),
        "no response has a weight above 0", expected: "weights", fix: "check the column of the weight")
    }
  }
}

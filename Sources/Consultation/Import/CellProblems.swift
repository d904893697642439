/// Words what is wrong with single cells of one source.
struct CellProblems {
  let survey: Survey
  let source: ResponseSource
  let plan: SourcePlan
  /// The plan of each file, where the source is a folder.
  private let plans: [SourcePlan]
  /// How many rows the source has.
  private let rows: Int
  private let files: [String]
  private let fileOfRow: [UInt32]
  private let facts: FormFacts

  init(survey: Survey, source: ResponseSource, outcome: borrowing SourceImport.Outcome) {
    self.survey = survey
    self.source = source
    plan = outcome.plan
    plans = outcome.plans
    rows = outcome.part.count
    files = outcome.part.files
    fileOfRow = outcome.part.fileOfRow
    facts = outcome.part.facts
  }

  func problems(_ log: CellLog) -> [Problem] {
    let listed = log.entries.sorted { ($0.line, $0.question) < ($1.line, $1.question) }.map(problem)
    let rest = log.uncounted.sorted {
      ($0.key.question, $0.key.kind.rawValue, $0.key.column ?? -1) < (
        $1.key.question, $1.key.kind.rawValue, $1.key.column ?? -1
      )
    }
    return listed + rest.map { more($0.key, count: $0.value) }
  }

  /// Forms that do not hold a question, one problem for each question.
  func notKeyed(_ part: ImportedPart) -> [Problem] {
    guard plan.isForms else { return [] }
    return survey.questions.indices.compactMap { place in
      guard part.held.contains(where: { $0.contains(place) }) else { return nil }
      let missing = (0..<part.count).filter {
        part.columns[place][$0].reason == .unknownMissing && part.leftOut[$0] == ImportedPart.kept
      }
      guard let first = missing.first else { return nil }
      return Problem(
        .notKeyed, .warning, at: location(Int(part.lines[first]), nil, row: first),
        "\(missing.count) of \(part.count) forms hold no answer element for \(survey.questions[place].id); the first stands here",
        expected: "an answer for each question, status=\"blank\" where nothing is marked",
        fix: "key the question, or say by edition or asked-if that it was not asked", count: missing.count)
    }
  }

  /// The place of a cell; in a form batch the line of the form is all there is.
  private func location(_ line: Int?, _ column: Int?, row: Int? = nil) -> SourceLocation {
    let place = row.flatMap { $0 < fileOfRow.count ? Int(fileOfRow[$0]) : nil }
    let file = place.map { files[$0] } ?? source.file
    let plan = place.flatMap { $0 < plans.count ? plans[$0] : nil } ?? plan
    if plan.isFolder { return SourceLocation(file: file) }
    guard plan.hasColumns, let column else { return SourceLocation(file: file, line: line) }
    return SourceLocation(
      file: file, line: line, column: column + 1,
      columnName: column < plan.headings.count ? plan.headings[column] : nil)
  }

  private func problem(_ entry: CellLog.Entry) -> Problem {
    let place = location(entry.line, entry.column, row: entry.row)
    let facts = [
      plan.isFolder
        ? "file \(entry.line) of \(plan.formFiles.count) in the order of names"
        : FormName.inWords(self.facts, entry.row) ?? "response \(entry.row + 1) of \(rows)"
    ]
    guard survey.questions.indices.contains(entry.question) else {
      return Problem(
        .weight, at: place, "the weight is missing or no number", facts: facts,
        expected: "a number, 0 or more",
        fix: "correct the cell; until then the response has no weight")
    }
    let question = survey.questions[entry.question]
    let value = Quotation.value(entry.value.trimmingBlanks, among: question.frame.options.map(\.label))
    if let problem = asKeyed(entry, question, at: place, facts: facts) { return problem }
    switch entry.kind {
    case .notAnOption: return notAnOption(entry, question, value, at: place, facts: facts)
    case .notANumber:
      return Problem(
        .notANumber, at: place, "\(value) is no number that \(question.id) can have", facts: facts,
        expected: range(question), fix: "correct the cell; until then the answer counts as unclear")
    case .notADate:
      let order = question.dateOrder ?? .yearFirst
      return Problem(
        .notADate, at: place, "\(value) is no date of \(question.id)", facts: facts,
        expected: "a date, \(order.rawValue)",
        fix: "correct the cell, or order=\"...\" of the question; until then the answer counts as unclear")
    case .overTicked:
      let most = question.atMost.map { "at most \($0) answers" } ?? "one answer"
      return Problem(
        .overTicked, at: place, "\(question.id) has more answers than it may", facts: facts, expected: most,
        fix: "look at the form or the entry; until then the answer counts as unclear")
    case .noneBesideOthers:
      return Problem(
        .noneBesideOthers, .warning, at: place,
        "'none of these' is ticked beside other answers of \(question.id)",
        facts: facts, fix: "all ticks are kept")
    case .presetAnswer:
      return Problem(
        .presetAnswer, .warning, at: place,
        "the field of \(question.id) holds what the empty form holds, so nobody can tell whether it was chosen",
        facts: facts, expected: "a field that is empty before anybody touches it",
        fix: "in the next form make its first choice an empty one; the answer counts as not known")
    case .answeredNotAsked:
      return Problem(
        .answeredNotAsked, .warning, at: place,
        "\(question.id) is answered, and by asked-if it was not asked", facts: facts,
        fix: "check the condition; the answer is kept")
    default:
      return Problem(
        .illegible, .warning, at: place, "the answer to \(question.id) is illegible or struck out",
        facts: facts,
        fix: "the answer counts as unclear")
    }
  }

  /// What a clerk has marked on purpose is no fault; `nil` for everything else.
  private func asKeyed(
    _ entry: CellLog.Entry, _ question: Question, at place: SourceLocation, facts: [String]
  ) -> Problem? {
    guard entry.isKeyed else { return nil }
    let found =
      entry.kind == .overTicked
      ? "more is ticked at \(question.id) than it may have" : "\(Self.mark(entry.value)) at \(question.id)"
    return Problem(
      entry.kind, .note, at: place, "\(found), as it was keyed", facts: facts,
      fix: "nothing to do; the answer counts as unclear")
  }

  /// What a clerk's word says that the paper shows.
  private static func mark(_ value: String) -> String {
    switch MissingWord.sheetWord(of: value) {
    case "#illegible": "an answer that nobody can read"
    case "#void": "an answer that is struck out"
    case "#declined": "a refusal"
    default: "an answer that is not clear"
    }
  }

  private func notAnOption(
    _ entry: CellLog.Entry, _ question: Question, _ value: String, at place: SourceLocation, facts: [String]
  ) -> Problem {
    if plan.isForms && plan.hasColumns, entry.value.trimmingBlanks.hasPrefix("#") {
      return noSheetWord(entry, at: place, facts)
    }
    let labels = question.frame.options.map(\.label)
    let isQuoted = value.hasPrefix("'")
    let nearest = isQuoted ? Suggestion.question(for: entry.value, among: labels) : ""
    let line = question.frame.options.first { !$0.isStandard }?.line ?? question.line
    return Problem(
      .notAnOption, at: place, "\(value) is not an option of question \(question.id)", facts: facts,
      expected: "one of: \(Quotation.list(labels)) (survey.xml:\(line))",
      fix: plan.isForms && !plan.hasColumns
        ? nearest + "Correct code=\"...\"; until then the answer counts as unclear"
        : nearest + "Correct the cell, or add "
          + (isQuoted ? "<also>\(Quotation.shortened(entry.value.trimmingBlanks))</also>" : "an <also>")
          + " to the option; until then the answer counts as unclear")
  }

  /// A word of transcription that is none; what stands behind it is nobody's business.
  private func noSheetWord(_ entry: CellLog.Entry, at place: SourceLocation, _ facts: [String]) -> Problem {
    let words = MissingWord.sheetWords
    let word = MissingWord.sheetWord(of: entry.value.trimmingBlanks)
    return Problem(
      .notAnOption, at: place, "\(Quotation.value(word, among: words)) is no word of a transcription sheet",
      facts: facts, expected: "one of: \(words.joined(separator: ", "))",
      fix: Suggestion.question(for: word, among: words)
        + "Correct the cell; until then the answer counts as unclear")
  }

  private func range(_ question: Question) -> String {
    switch (question.minimum, question.maximum) {
    case (let low?, let high?): "a number from \(whole(low)) to \(whole(high))"
    case (let low?, nil): "a number, \(whole(low)) or more"
    case (nil, let high?): "a number, \(whole(high)) or less"
    default: "a number"
    }
  }

  private func whole(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  private func more(_ key: CellLog.Key, count: Int) -> Problem {
    let id =
      survey.questions.indices.contains(key.question) ? survey.questions[key.question].id : "the weight"
    let warnings: [Problem.Kind] = [
      .noneBesideOthers, .answeredNotAsked, .illegible, .presetAnswer,
    ]
    let severity: Problem.Severity =
      key.isKeyed ? .note : warnings.contains(key.kind) ? .warning : .error
    return Problem(
      .more, severity, at: location(nil, key.column),
      "\(count) more cells of \(id) have the problem \(key.kind.rawValue)",
      facts: ["the first \(CellLog.listed) are listed one by one"],
      fix: "correct the cause of the listed ones, then run again", count: count)
  }
}

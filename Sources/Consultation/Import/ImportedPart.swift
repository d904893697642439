internal import FileFormats

/// The rows of a file, or of a part of it, as columns of codes.
struct ImportedPart: Sendable {
  /// A column for each question of the survey; one the file does not hold stays empty until it is filled up.
  var columns: [AnswerColumn]
  var count = 0
  var lines: [UInt32] = []
  var modes: [UInt8] = []
  var leftOut: [UInt8] = []
  var weights: [Int] = []
  var days: [Int32] = []
  /// The respondent or form number of each row, as numbers of texts.
  var respondents: [UInt32] = []
  var respondentTexts = CellDictionary()
  /// A keyed digest of the respondent of each row of an export whose ids are not numbered; 0 where there is none.
  var idDigests: [UInt64] = []
  /// A digest of the id of the earlier submission that each row takes the place of; 0 stands for none.
  var replaced: [UInt64] = []
  /// The minute of each row since the start of the calendar, 0 where it is not known; empty where none is told.
  var times: [Int32] = []
  /// For each row, 1 where any question is answered.
  var answered: [UInt8] = []
  var log = CellLog()
  /// What written forms tell about themselves.
  var facts = FormFacts()
  /// The files of a folder, in order; empty where the source is one file.
  var files: [String] = []
  /// The place of the file of each row; empty where the source is one file.
  var fileOfRow: [UInt32] = []
  /// The questions that each file holds.
  var held: [Set<Int>] = []
  /// A digest of the text of each row, by question, where keyings of one form are to be compared.
  var textDigests: [Int: [UInt64]] = [:]
  /// How many rows have fewer cells than the header.
  var shortRows = 0
  /// Where the reader stopped: the offset in the file and the lines read.
  var endOffset = 0
  var lineCount = 0

  /// The answers that the cells of each question give, before rows are left out.
  var seen: [Set<Int>]

  /// Rows that the platform marks and the rule keeps: partial ones, tests.
  var keptMarks: [Ledger.Reason: Int] = [:]
  /// Rows of which the platform says that a person should look at them; one may stand here more than once.
  var toReview: [Int] = []
  /// For each question the texts that count as an answer although they are written otherwise.
  var spellings: [Set<String>]
  /// Words for a status or a mode that are none.
  var oddWords: [String: Int] = [:]

  /// Left out for no reason: the row is kept so far.
  static let kept: UInt8 = 255

  init(survey: Survey) {
    columns = survey.questions.map { AnswerColumn(for: $0) }
    seen = survey.questions.map { _ in [] }
    spellings = seen.map { _ in [] }
  }
}

/// Reads the records of a source into columns by a plan.
struct PartImport {
  private let survey: Survey
  private let plan: SourcePlan
  private var coders: [any AnswerCoder]
  private var part: ImportedPart
  private var numbers: [UInt32] = []
  private var hasTimes = false
  private var statusTexts: [CellDictionary]
  private var statusEffects: [[Dialect.StatusColumn.Effect?]]

  /// - Parameters:
  ///   - survey: The definition.
  ///   - plan: How the columns of the file become columns of the table.
  ///   - expectedRows: About how many rows will come, 0 where that is not known; memory is set aside for them.
  init(survey: Survey, plan: SourcePlan, expectedRows: Int = 0) {
    self.survey = survey
    self.plan = plan
    coders = plan.coders.map(\.coder)
    statusTexts = plan.statuses.map { _ in CellDictionary() }
    statusEffects = plan.statuses.map { _ in [] }
    part = ImportedPart(survey: survey)
    for index in coders.indices { coders[index].reserve(rows: expectedRows) }
    part.reserve(
      rows: expectedRows, hasWeights: plan.weight != nil,
      hasIds: plan.respondent != nil && survey.duplicates == nil && !plan.isForms)
  }

  /// Reads everything that the source yields.
  ///
  /// - Parameters:
  ///   - source: Yields the records.
  ///   - progress: Called now and then with the rows read since the last call.
  /// - Throws: A ``FormatError`` where the source is unusable.
  mutating func read<Source: RecordSource & ~Copyable>(
    _ source: inout Source, progress: (Int) -> Void = { _ in }
  ) throws(FormatError) {
    try source.forEachBatch { batch in
      take(batch)
      progress(batch.count)
    }
  }

  /// Reads everything that a file holds behind its header.
  mutating func read(
    _ file: ResponseFile, headerRows: Int, progress: (Int) -> Void = { _ in }
  ) throws(FormatError) {
    try file.forEachBatch(width: plan.width, headerRows: headerRows) { batch in
      take(batch)
      progress(batch.count)
    }
  }

  /// The columns, with every empty cell decided.
  consuming func finish(endOffset: Int = 0, lineCount: Int = 0) -> ImportedPart {
    for (place, coder) in zip(plan.coders.map(\.question), coders) {
      part.columns[place] = coder.column
      part.seen[place] = coder.seenOptions
      part.spellings[place] = coder.foldedTexts
      if plan.isForms && survey.questions[place].kind == .text {
        part.textDigests[place] = coder.textDigests
      }
    }
    coders = []
    // Another keying of the same form may hold a question that this file does not.
    let absent: MissingReason = plan.isForms ? .unknownMissing : .notAsked
    for place in part.columns.indices
    where survey.questions[place].making == nil && part.columns[place].count < part.count {
      part.columns[place].append(Code(absent), count: part.count)
    }
    part.held = [plan.questions]
    part.endOffset = endOffset
    part.lineCount = lineCount
    if !plan.isForms { RouteDecision(survey: survey, plan: plan).decide(&part) }
    return part
  }

  // MARK: One batch

  private mutating func take(_ batch: borrowing RecordBatch) {
    let firstRow = part.count
    for index in coders.indices { coders[index].take(batch, firstRow: firstRow, log: &part.log) }
    for record in 0..<batch.count {
      part.lines.append(UInt32(clamping: batch.line(of: record)))
      if batch.cellCount(of: record) < plan.width { part.shortRows += 1 }
    }
    takeModes(batch)
    takeStatuses(batch)
    takeMarks(batch, firstRow: firstRow)
    takeRespondents(batch)
    if plan.isForms { part.facts.take(batch, places: plan.facts) }
    if let place = plan.day { takeDays(batch, place, isFirst: firstRow == 0) }
    if let place = plan.weight { takeWeights(batch, place, firstRow: firstRow) }
    part.count += batch.count
  }

  private mutating func takeModes(_ batch: borrowing RecordBatch) {
    let defaultPlace = UInt8(CollectionMode.allCases.firstIndex(of: plan.defaultMode) ?? 0)
    guard plan.mode != nil else {
      part.modes.append(contentsOf: repeatElement(defaultPlace, count: batch.count))
      return
    }
    for record in 0..<batch.count {
      var mode = plan.defaultMode
      if let place = plan.mode, !batch.isEmpty(record: record, column: place) {
        let word = batch.text(record: record, column: place).trimmingBlanks.lowercased()
        if let known = CollectionMode(rawValue: word) {
          mode = known
        } else if !word.isEmpty {
          part.oddWords[word, default: 0] += 1
        }
      }
      part.modes.append(UInt8(CollectionMode.allCases.firstIndex(of: mode) ?? 0))
    }
  }

  /// Applies the columns of an export that say what became of a response.
  private mutating func takeMarks(_ batch: borrowing RecordBatch, firstRow: Int) {
    for (index, status) in plan.statuses.enumerated() {
      statusTexts[index].number(column: status.column, of: batch, into: &numbers)
      while statusEffects[index].count < statusTexts[index].count {
        statusEffects[index].append(
          status.status.effect(of: statusTexts[index].text(statusEffects[index].count)))
      }
      for (record, number) in numbers.enumerated() {
        switch statusEffects[index][Int(number)] {
        case .leavesOut(let reason)?: mark(firstRow + record, as: reason)
        case .asksForReview?: part.toReview.append(firstRow + record)
        case nil: continue
        }
      }
    }
  }

  /// Leaves a row out for what the platform says of it, or counts it where the rule keeps such rows.
  private mutating func mark(_ row: Int, as reason: Ledger.Reason) {
    let isKept =
      (reason == .partial && survey.completeness != .complete) || (reason == .test && plan.keepsTests)
    if isKept {
      part.keptMarks[reason, default: 0] += 1
    } else if part.leftOut[row] == ImportedPart.kept || reason == .test {
      part.leftOut[row] = Self.index(reason)
    }
  }

  private mutating func takeStatuses(_ batch: borrowing RecordBatch) {
    guard plan.status != nil else {
      part.leftOut.append(contentsOf: repeatElement(ImportedPart.kept, count: batch.count))
      return
    }
    for record in 0..<batch.count {
      var reason: Ledger.Reason?
      if let place = plan.status, !batch.isEmpty(record: record, column: place) {
        let word = batch.text(record: record, column: place).trimmingBlanks.lowercased()
        reason = Self.reason(word, survey.completeness)
        if !Self.knownStatuses.contains(word) { part.oddWords[word, default: 0] += 1 }
      }
      part.leftOut.append(reason.map(Self.index) ?? ImportedPart.kept)
    }
  }

  private static let knownStatuses: Set<String> = [
    "", "complete", "partial", "blank", "refused", "void", "duplicate", "test",
  ]

  private static func reason(_ status: String, _ completeness: Completeness) -> Ledger.Reason? {
    switch status {
    case "blank": .blankForm
    case "refused": .refused
    case "void": .void
    case "duplicate": .duplicate
    case "test": .test
    case "partial": completeness == .complete ? .partial : nil
    default: nil
    }
  }

  static func index(_ reason: Ledger.Reason) -> UInt8 {
    UInt8(Ledger.Reason.allCases.firstIndex(of: reason) ?? 0)
  }

  private mutating func takeRespondents(_ batch: borrowing RecordBatch) {
    guard let place = plan.respondent else { return }
    if let replaces = plan.replaces {
      for record in 0..<batch.count {
        part.replaced.append(batch.digest(record: record, column: replaces, key: plan.digestKey))
      }
    }
    let isNumbered = survey.duplicates != nil
    if !isNumbered || plan.replaces != nil {
      for record in 0..<batch.count {
        part.idDigests.append(batch.digest(record: record, column: place, key: plan.digestKey))
      }
    }
    guard isNumbered else { return }
    part.respondentTexts.number(column: place, of: batch, into: &numbers)
    part.respondents.append(contentsOf: numbers)
  }

  /// Takes the days where an age needs them, and the minutes where the file tells any in its first records.
  private mutating func takeDays(_ batch: borrowing RecordBatch, _ place: Int, isFirst: Bool) {
    if isFirst {
      hasTimes = (0..<min(20, batch.count)).contains {
        WrittenDate.minute(batch.text(record: $0, column: place)) != nil
      }
    }
    guard hasTimes || survey.needsDays else { return }
    for record in 0..<batch.count {
      let text = batch.text(record: record, column: place).trimmingBlanks
      let day = Int32(WrittenDate.day(text, order: plan.dayOrder)?.dayNumber ?? 0)
      if survey.needsDays { part.days.append(day) }
      if hasTimes {
        let minute = WrittenDate.minute(text)
        part.times.append(day > 0 ? minute.map { day &* 1_440 &+ Int32($0) } ?? 0 : 0)
      }
    }
  }

  private mutating func takeWeights(_ batch: borrowing RecordBatch, _ place: Int, firstRow: Int) {
    for record in 0..<batch.count {
      let weight = batch.decimal(record: record, column: place, decimals: ResponseTable.weightDecimals)
      if let weight, weight >= 0 {
        part.weights.append(weight)
      } else {
        part.weights.append(0)
        part.log.add(
          .init(
            kind: .weight, question: -1, column: place, row: firstRow + record, line: batch.line(of: record),
            value: batch.text(record: record, column: place)))
      }
    }
  }
}

extension ImportedPart {
  mutating func reserve(rows: Int, hasWeights: Bool, hasIds: Bool) {
    if hasIds { idDigests.reserveCapacity(rows) }
    lines.reserveCapacity(rows)
    modes.reserveCapacity(rows)
    leftOut.reserveCapacity(rows)
    if hasWeights { weights.reserveCapacity(rows) }
  }
}

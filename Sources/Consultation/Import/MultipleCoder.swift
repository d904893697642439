internal import FileFormats

/// What a cell means to the options of a multiple question.
struct TickMeaning: Sendable {
  /// The options that the cell ticks.
  var options: [Int] = []
  /// Whether it says of an option that it is not ticked.
  var saysNot = false
  var missing: Code?
  var problem: Problem.Kind?
}

/// Codes a multiple question: a column for each option, columns that each hold one answer, or one joined cell.
struct MultipleCoder: AnswerCoder {
  /// A column of the file and how its cells are read.
  struct Part: Sendable {
    enum Reading: Sendable {
      /// The cell says whether this option is ticked.
      ///
      /// Where any text ticks, a box has a name for its state that may be any word.
      case tick(option: Int, ticked: String?, notTicked: String?, header: String?, isAnyText: Bool = false)
      /// The cell holds one answer, or several between separators.
      case answers(separator: String?)
    }

    let column: Int
    let reading: Reading
    /// What the file itself says of the codes in this column.
    var declared: [DataDictionary.Value] = []
  }

  private let vocabulary: CellVocabulary
  private let parts: [Part]
  private(set) var column: AnswerColumn

  private var dictionaries: [CellDictionary]
  private var meanings: [[TickMeaning]]
  private var numbers: [UInt32] = []
  private var effects: [Effects]
  private var state = RowState()

  /// What the cells of the rows of one batch add up to.
  private struct RowState {
    static let ticked: UInt8 = 1
    static let saysNot: UInt8 = 2
    static let unclear: UInt8 = 4
    var flags: [UInt8] = []
    var missing: [Code?] = []
  }

  init(_ vocabulary: CellVocabulary, parts: [Part]) {
    self.vocabulary = vocabulary
    self.parts = parts
    column = AnswerColumn(for: vocabulary.question)
    dictionaries = parts.map { _ in CellDictionary() }
    meanings = parts.map { _ in [] }
    let planes = column.planes.count
    effects = parts.map { _ in Effects(touches: [Bool](repeating: false, count: planes)) }
  }

  var seenOptions: Set<Int> { Set(meanings.flatMap { $0.flatMap(\.options) }) }

  mutating func reserve(rows: Int) { column.reserve(rows: rows) }

  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    state.flags = [UInt8](repeating: 0, count: batch.count)
    state.missing = [Code?](repeating: nil, count: batch.count)
    for plane in column.planes.indices {
      column.planes[plane].append(contentsOf: repeatElement(0, count: batch.count))
    }
    for part in parts.indices { take(part, batch, firstRow: firstRow, log: &log) }
    for record in 0..<batch.count {
      column.append(code(record, row: firstRow + record, line: batch.line(of: record), log: &log))
    }
  }

  private mutating func take(
    _ part: Int, _ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog
  ) {
    dictionaries[part].number(column: parts[part].column, of: batch, into: &numbers)
    while meanings[part].count < dictionaries[part].count {
      meanings[part].append(
        meaning(vocabulary.cleaned(dictionaries[part].text(meanings[part].count)), parts[part]))
    }
    apply(part)
    guard meanings[part].contains(where: { $0.problem != nil }) else { return }
    for (record, number) in numbers.enumerated() {
      guard let kind = meanings[part][Int(number)].problem else { continue }
      log.add(
        .init(
          kind: kind, question: vocabulary.place, column: parts[part].column, row: firstRow + record,
          line: batch.line(of: record), value: dictionaries[part].text(Int(number))))
    }
  }

  /// Sets the ticks and the flags that the cells of one column give to the rows of the batch.
  private mutating func apply(_ part: Int) {
    let base = column.count
    let width = column.planes.count
    while effects[part].flags.count < meanings[part].count {
      effects[part].add(meanings[part][effects[part].flags.count], planes: width)
    }
    for plane in 0..<width where effects[part].touches[plane] {
      for (record, number) in numbers.enumerated() {
        column.planes[plane][base &+ record] |= effects[part].masks[Int(number) &* width &+ plane]
      }
    }
    for (record, number) in numbers.enumerated() { state.flags[record] |= effects[part].flags[Int(number)] }
    guard effects[part].hasMissing else { return }
    for (record, number) in numbers.enumerated() {
      if let missing = meanings[part][Int(number)].missing {
        state.missing[record] = state.missing[record] ?? missing
      }
    }
  }

  /// What the texts of one column do to a row, as bytes to be or-ed.
  private struct Effects: Sendable {
    /// For each text a mask for each plane.
    var masks: [UInt8] = []
    var flags: [UInt8] = []
    var touches: [Bool]
    var hasMissing = false

    mutating func add(_ meaning: TickMeaning, planes: Int) {
      let start = masks.count
      masks.append(contentsOf: repeatElement(0, count: planes))
      for option in meaning.options {
        masks[start + option / 8] |= 1 << UInt8(option % 8)
        touches[option / 8] = true
      }
      var flag: UInt8 = meaning.options.isEmpty ? 0 : RowState.ticked
      if meaning.saysNot { flag |= RowState.saysNot }
      if meaning.missing?.reason == .unclear { flag |= RowState.unclear }
      flags.append(flag)
      if meaning.missing != nil { hasMissing = true }
    }
  }

  /// What the row says to the question as a whole.
  private mutating func code(_ record: Int, row: Int, line: Int, log: inout CellLog) -> Code {
    let flags = state.flags[record]
    if flags & RowState.ticked != 0 { return ticked(row: row, line: line, log: &log) }
    if flags & RowState.unclear != 0 { return Code(.unclear) }
    if flags & RowState.saysNot != 0 { return Code(answer: 0) }
    if let missing = state.missing[record] { return missing }
    return .undecided
  }

  /// A row with ticks: more than allowed make the answer unclear; "none of these" beside others is listed.
  private mutating func ticked(row: Int, line: Int, log: inout CellLog) -> Code {
    let place = column.count
    if let most = vocabulary.question.atMost {
      let count = column.planes.indices.map { column.planes[$0][place].nonzeroBitCount }.reduce(0, +)
      if count > most {
        for plane in column.planes.indices { column.planes[plane][place] = 0 }
        log.add(
          .init(
            kind: .overTicked, question: vocabulary.place, column: nil, row: row, line: line,
            value: "\(count) of at most \(most)"))
        return Code(.unclear)
      }
    }
    let options = vocabulary.question.frame.options
    for (index, option) in options.enumerated() where option.kind == AnswerOption.Kind.none {
      let count = column.planes.indices.map { column.planes[$0][place].nonzeroBitCount }.reduce(0, +)
      if count > 1 && column.hasTick(index, row: place) {
        log.add(
          .init(
            kind: .noneBesideOthers, question: vocabulary.place, column: nil, row: row, line: line,
            value: ""))
      }
    }
    return Code(answer: 0)
  }

  // MARK: Meanings

  private func meaning(_ text: String, _ part: Part) -> TickMeaning {
    if text.isEmpty { return TickMeaning() }
    switch part.reading {
    case .tick(let option, let ticked, let notTicked, let header, let isAnyText):
      let word = Self.tickWord(text, part.declared)
      // The name of a state may be any word, also "No" or "0".
      if isAnyText, text != notTicked, vocabulary.missing(text) == nil {
        return TickMeaning(options: [option])
      }
      return tick(text, word, option: option, ticked: ticked, notTicked: notTicked, header: header)
    case .answers(let separator): return answers(text, separator: separator)
    }
  }

  private func tick(
    _ text: String, _ key: String, option: Int, ticked: String?, notTicked: String?, header: String?
  ) -> TickMeaning {
    let yes = TickMeaning(options: [option])
    let no = TickMeaning(saysNot: true)
    if let ticked, text == ticked { return yes }
    if let notTicked, text == notTicked { return no }
    if let missing = vocabulary.missing(text) { return meaning(ofMissing: missing) }
    let frame = vocabulary.question.frame.options[option]
    // Words for "not ticked" come first: an option may have the label or the code 0.
    if notTicked == nil && TickWords.notTicked.contains(key) { return no }
    if ticked == nil && TickWords.ticked.contains(key) { return yes }
    if vocabulary.label(text) == option || key == header.map(Folding.key) { return yes }
    // The column of "other" holds what people typed in place of a tick.
    if frame.kind == .other { return yes }
    return TickMeaning(missing: Code(.unclear), problem: .notAnOption)
  }

  /// The folded text; of a code that the file declares as "Yes", "No" and the like, that word.
  private static func tickWord(_ text: String, _ declared: [DataDictionary.Value]) -> String {
    let key = Folding.key(text)
    guard let label = declared.first(where: { Folding.key($0.code) == key }).map({ Folding.key($0.label) })
    else {
      return key
    }
    return TickWords.ticked.contains(label) || TickWords.notTicked.contains(label) ? label : key
  }

  /// A word for a missing answer; a spoken refusal ticks "prefer not to say".
  private func meaning(ofMissing missing: CellMeaning) -> TickMeaning {
    guard missing.code.answer != nil else {
      return TickMeaning(missing: missing.code, problem: missing.problem)
    }
    return TickMeaning(
      options: vocabulary.question.frame.options.indices.filter {
        vocabulary.question.frame.options[$0].kind == .preferNotToSay
      })
  }

  private func answers(_ text: String, separator: String?) -> TickMeaning {
    if Folding.key(text) == "#none" { return TickMeaning(saysNot: true) }
    if let option = vocabulary.option(text) { return TickMeaning(options: [option]) }
    if let missing = vocabulary.missing(text) { return meaning(ofMissing: missing) }
    if let options = vocabulary.marks(in: text) { return TickMeaning(options: options) }
    guard let separator, !separator.isEmpty else { return unknown() }
    var text = text
    // What is trimmed off the end of a cell may be half of a trailing separator.
    if text.hasSuffix(separator.trimmingBlanks) { text.removeLast(separator.trimmingBlanks.count) }
    return joined(
      text.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }, separator)
  }

  /// Several answers in one cell.
  ///
  /// A label may hold the separator, so the longest run of parts that is one wins.
  private func joined(_ parts: [String], _ separator: String) -> TickMeaning {
    var result = TickMeaning()
    var at = 0
    while at < parts.count {
      if parts[at].trimmingBlanks.isEmpty {
        at += 1
        continue
      }
      var end = parts.count
      while end > at {
        if let option = vocabulary.option(parts[at..<end].joined(separator: separator)) {
          result.options.append(option)
          break
        }
        end -= 1
      }
      if end > at {
        at = end
      } else {
        if let rest = vocabulary.rest { result.options.append(rest) } else { result.problem = .notAnOption }
        at += 1
      }
    }
    if result.options.isEmpty { result.missing = Code(.unclear) }
    return result
  }

  private func unknown() -> TickMeaning {
    if let rest = vocabulary.rest { return TickMeaning(options: [rest]) }
    return TickMeaning(missing: Code(.unclear), problem: .notAnOption)
  }
}

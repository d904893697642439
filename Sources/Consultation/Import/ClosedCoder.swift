internal import FileFormats

/// Codes a question whose whole answer stands in one column: single, scale, number, date.
///
/// Each different text is looked up once; after that a cell costs one hash, one comparison and one table look-up.
struct ClosedCoder: AnswerCoder {
  private let vocabulary: CellVocabulary
  private let fileColumn: Int
  private(set) var column: AnswerColumn

  private var dictionary = CellDictionary()
  private var codes: [Code] = []
  private var values: [Double] = []
  private var kinds: [Problem.Kind?] = []
  private var hasProblems = false
  private var numbers: [UInt32] = []

  init(_ vocabulary: CellVocabulary, column fileColumn: Int) {
    self.vocabulary = vocabulary
    self.fileColumn = fileColumn
    column = AnswerColumn(for: vocabulary.question)
  }

  /// Every text in the dictionary but the empty one stands in some cell.
  var seenOptions: Set<Int> { Set(codes.dropFirst().compactMap(\.answer)) }

  var foldedTexts: Set<String> {
    guard vocabulary.question.isClosed else { return [] }
    return Set(
      (1..<max(1, codes.count)).map { dictionary.text($0) }.filter { vocabulary.isFolded($0) }
        .map { vocabulary.cleaned($0) })
  }

  mutating func reserve(rows: Int) { column.reserve(rows: rows) }

  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    dictionary.number(column: fileColumn, of: batch, into: &numbers)
    while codes.count < dictionary.count { learn(dictionary.text(codes.count)) }
    if column.isWide {
      for number in numbers { column.wide.append(codes[Int(number)].wide) }
    } else {
      for number in numbers { column.narrow.append(codes[Int(number)].narrow) }
    }
    if column.hasNumbers { for number in numbers { column.numbers.append(values[Int(number)]) } }
    if hasProblems { report(batch, firstRow: firstRow, log: &log) }
  }

  /// Works out what a text means, the first time that it is met.
  private mutating func learn(_ text: String) {
    let meaning: CellMeaning
    var value = Double.nan
    switch vocabulary.question.kind {
    case .number: (meaning, value) = number(text)
    case .date: (meaning, value) = date(text)
    default: meaning = vocabulary.meaning(text)
    }
    codes.append(meaning.code)
    values.append(value)
    kinds.append(meaning.problem)
    if meaning.problem != nil { hasProblems = true }
  }

  private func number(_ raw: String) -> (CellMeaning, Double) {
    let text = vocabulary.cleaned(raw)
    if text.isEmpty { return (CellMeaning(.undecided), .nan) }
    if let missing = vocabulary.missing(text) { return (missing, .nan) }
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    guard isPlain, let value = Double(text), value.magnitude <= 1e12,
      value >= vocabulary.question.minimum ?? -.infinity,
      value <= vocabulary.question.maximum ?? .infinity
    else { return (CellMeaning(Code(.unclear), .notANumber), .nan) }
    return (CellMeaning(Code(answer: 0)), value)
  }

  private func date(_ raw: String) -> (CellMeaning, Double) {
    let text = vocabulary.cleaned(raw)
    if text.isEmpty { return (CellMeaning(.undecided), .nan) }
    if let missing = vocabulary.missing(text) { return (missing, .nan) }
    guard let day = WrittenDate.day(text, order: vocabulary.question.dateOrder ?? .yearFirst) else {
      return (CellMeaning(Code(.unclear), .notADate), .nan)
    }
    return (CellMeaning(Code(answer: 0)), Double(day.dayNumber))
  }

  private func report(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    for (record, number) in numbers.enumerated() {
      guard let kind = kinds[Int(number)] else { continue }
      log.add(
        .init(
          kind: kind, question: vocabulary.place, column: fileColumn, row: firstRow + record,
          line: batch.line(of: record), value: dictionary.text(Int(number))))
    }
  }
}

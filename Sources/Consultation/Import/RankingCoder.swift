internal import FileFormats

/// Codes a ranking: a column for each answer that holds its rank, or a column for each rank that holds an answer.
struct RankingCoder: AnswerCoder {
  /// A column of the file and what its cells hold.
  struct Part: Sendable {
    enum Reading: Sendable {
      case rank(ofOption: Int)
      case option(atRank: Int)
      /// Several answers in order.
      case order(separator: String)
    }

    let column: Int
    let reading: Reading
  }

  /// What a cell places where, and what is wrong with it.
  private struct Placing {
    var ranks: [(option: Int, rank: Int)] = []
    var missing: CellMeaning?
  }

  private let vocabulary: CellVocabulary
  private let parts: [Part]
  private(set) var column: AnswerColumn

  init(_ vocabulary: CellVocabulary, parts: [Part]) {
    self.vocabulary = vocabulary
    self.parts = parts
    column = AnswerColumn(for: vocabulary.question)
  }

  var seenOptions: Set<Int> {
    Set(column.planes.indices.filter { column.planes[$0].contains { $0 > 0 } })
  }

  mutating func reserve(rows: Int) { column.reserve(rows: rows) }

  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    for record in 0..<batch.count {
      var ranks = [UInt8](repeating: 0, count: column.planes.count)
      var code = Code.undecided
      var isTwice = false
      for part in parts where !batch.isEmpty(record: record, column: part.column) {
        let text = vocabulary.cleaned(batch.text(record: record, column: part.column))
        let placing = placing(text, part.reading)
        for (option, rank) in placing.ranks {
          if ranks[option] > 0 { isTwice = true }
          ranks[option] = UInt8(clamping: rank)
          code = Code(answer: 0)
        }
        guard let missing = placing.missing else { continue }
        if code.answer == nil { code = missing.code }
        if let kind = missing.problem {
          log.add(
            .init(
              kind: kind, question: vocabulary.place, column: part.column, row: firstRow + record,
              line: batch.line(of: record), value: text))
        }
      }
      let given = ranks.filter { $0 > 0 }
      if isTwice || Set(given).count < given.count || given.count > vocabulary.question.atMost ?? .max {
        code = Code(.unclear)
        ranks = [UInt8](repeating: 0, count: ranks.count)
        log.add(
          .init(
            kind: .overTicked, question: vocabulary.place, column: nil, row: firstRow + record,
            line: batch.line(of: record), value: "two answers at one rank, or too many"))
      }
      for (plane, rank) in ranks.enumerated() { column.planes[plane].append(rank) }
      column.append(code)
    }
  }

  private func placing(_ text: String, _ reading: Part.Reading) -> Placing {
    if text.isEmpty { return Placing() }
    if let missing = vocabulary.missing(text) {
      let isAnswer = missing.code.answer != nil
      return Placing(missing: isAnswer ? CellMeaning(Code(.unclear), .illegible) : missing)
    }
    switch reading {
    case .rank(let option):
      guard let rank = Self.rank(text),
        (1...vocabulary.question.frame.options.count).contains(rank)
      else {
        return Placing(missing: CellMeaning(Code(.unclear), .notANumber))
      }
      return Placing(ranks: [(option, rank)])
    case .option(let rank):
      guard let option = vocabulary.option(text) else {
        return Placing(missing: CellMeaning(Code(.unclear), .notAnOption))
      }
      return Placing(ranks: [(option, rank)])
    case .order(let separator): return order(text, separator)
    }
  }

  /// A rank as a number or as people write it: 1, 1.0, 1st.
  static func rank(_ text: String) -> Int? {
    let key = Folding.key(text)
    let digits = key.prefix { $0.isASCII && $0.isNumber }
    let rest = key.dropFirst(digits.count)
    guard ["", ".0", "st", "nd", "rd", "th", "stchoice", "ndchoice", "rdchoice", "thchoice"].contains(rest)
    else {
      return nil
    }
    return Int(digits)
  }

  private func order(_ text: String, _ separator: String) -> Placing {
    var placing = Placing()
    for part in text.split(separator: separator).map({ String($0).trimmingBlanks }) where !part.isEmpty {
      let pair = part.split(separator: ":", maxSplits: 1)
      let rank = pair.count == 2 ? Int(pair[0]) : nil
      guard let option = vocabulary.option(rank == nil ? part : String(pair[1])) else {
        return Placing(missing: CellMeaning(Code(.unclear), .notAnOption))
      }
      let place = rank ?? placing.ranks.count + 1
      guard (1...vocabulary.question.frame.options.count).contains(place) else {
        return Placing(missing: CellMeaning(Code(.unclear), .notANumber))
      }
      placing.ranks.append((option, place))
    }
    return placing
  }
}

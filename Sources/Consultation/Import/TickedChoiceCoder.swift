internal import FileFormats

/// Codes a question with one answer that is asked by a box for each answer; two ticks make the answer unclear.
struct TickedChoiceCoder: AnswerCoder {
  private let vocabulary: CellVocabulary
  private var boxes: MultipleCoder
  private(set) var column: AnswerColumn

  init(_ vocabulary: CellVocabulary, parts: [MultipleCoder.Part]) {
    self.vocabulary = vocabulary
    boxes = MultipleCoder(vocabulary.asMultiple, parts: parts)
    column = AnswerColumn(for: vocabulary.question)
  }

  var seenOptions: Set<Int> { boxes.seenOptions }

  mutating func reserve(rows: Int) { column.reserve(rows: rows) }

  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    boxes.take(batch, firstRow: firstRow, log: &log)
    let options = vocabulary.question.frame.options.indices
    for record in 0..<batch.count {
      let ticked = options.filter { boxes.column.hasTick($0, row: firstRow + record) }
      if ticked.count > 1 {
        log.add(
          .init(
            kind: .overTicked, question: vocabulary.place, column: nil, row: firstRow + record,
            line: batch.line(of: record), value: "\(ticked.count) of at most 1"))
      }
      column.append(code(ticked, boxes.column[firstRow + record]))
    }
  }

  private func code(_ ticked: [Int], _ boxes: Code) -> Code {
    if let answer = ticked.first { return ticked.count == 1 ? Code(answer: answer) : Code(.unclear) }
    // Boxes that all say "not ticked" are a question left blank.
    return boxes.answer == nil ? boxes : .undecided
  }
}

extension CellVocabulary {
  /// The same words for the boxes of a question, any number of which may be ticked.
  fileprivate var asMultiple: CellVocabulary {
    let boxes = Question(
      id: question.id, text: question.text, label: question.label, kind: .multiple, frame: question.frame,
      line: question.line)
    return CellVocabulary(
      place: place, question: boxes, missingWords: missingWords, presets: presets,
      replacements: replacements, hasSheetWords: hasSheetWords)
  }
}

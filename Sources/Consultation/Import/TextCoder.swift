internal import FileFormats

/// Codes free text as present or not; the text itself is not kept.
struct TextCoder: AnswerCoder {
  private let vocabulary: CellVocabulary
  private let fileColumn: Int
  private(set) var column: AnswerColumn
  var seenOptions: Set<Int> { [] }
  /// Longer cells cannot be one of the missing words.
  private let longestWord: Int

  init(_ vocabulary: CellVocabulary, column fileColumn: Int) {
    self.vocabulary = vocabulary
    self.fileColumn = fileColumn
    column = AnswerColumn(for: vocabulary.question)
    longestWord = max(24, vocabulary.missingWords.keys.map(\.utf8.count).max() ?? 0)
  }

  mutating func reserve(rows: Int) { column.reserve(rows: rows) }

  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog) {
    for record in 0..<batch.count {
      let length = batch.length(record: record, column: fileColumn)
      if length == 0 {
        column.append(.undecided)
      } else if length > longestWord {
        column.append(Code(answer: 0))
      } else {
        column.append(short(vocabulary.cleaned(batch.text(record: record, column: fileColumn))))
      }
    }
  }

  private func short(_ text: String) -> Code {
    if text.isEmpty { return .undecided }
    return vocabulary.missing(text)?.code ?? Code(answer: 0)
  }
}

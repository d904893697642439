internal import FileFormats

/// Codes free text as present or not; the text itself is not kept.
struct TextCoder: AnswerCoder {
  private let vocabulary: CellVocabulary
  private let fileColumn: Int
  private(set) var column: AnswerColumn
  var seenOptions: Set<Int> { [] }
  /// Longer cells cannot be one of the missing words; in a sheet any text may follow a word.
  private let longestWord: Int
  private let comparesTexts: Bool
  private(set) var textDigests: [UInt64] = []

  /// - Parameters:
  ///   - vocabulary: What words mean.
  ///   - fileColumn: The column.
  ///   - comparesTexts: Whether a digest of each text is kept until the keyings of one form have been compared.
  init(_ vocabulary: CellVocabulary, column fileColumn: Int, comparesTexts: Bool = false) {
    self.comparesTexts = comparesTexts
    self.vocabulary = vocabulary
    self.fileColumn = fileColumn
    column = AnswerColumn(for: vocabulary.question)
    longestWord = vocabulary.hasSheetWords ? .max : max(24, vocabulary.missingWords.longest)
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
        take(
          vocabulary.cleaned(batch.text(record: record, column: fileColumn)), row: firstRow + record,
          line: batch.line(of: record), log: &log)
      }
      if comparesTexts {
        // What follows a word such as #unclear is no answer and is not compared.
        let isAnswer = column[column.count - 1].answer != nil
        textDigests.append(isAnswer ? Self.digest(batch.text(record: record, column: fileColumn)) : 0)
      }
    }
  }

  /// Codes a cell that may hold one of the missing words.
  private mutating func take(_ text: String, row: Int, line: Int, log: inout CellLog) {
    let meaning = meaning(text)
    column.append(meaning.code)
    guard let kind = meaning.problem else { return }
    log.add(
      .init(
        kind: kind, question: vocabulary.place, column: fileColumn, row: row, line: line,
        value: MissingWord.sheetWord(of: text)))
  }

  private static func digest(_ text: String) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    var isBetweenWords = true
    for byte in text.utf8 {
      // Any run of blanks and line breaks is one, and at the end it is none.
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isBlank {
        isBetweenWords = true
        continue
      }
      if isBetweenWords { digest = (digest ^ 0x20) &* 0x0000_0100_0000_01B3 }
      isBetweenWords = false
      digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return digest
  }

  /// A word that is nearly one of a clerk's is listed; any other text is an answer.
  private func meaning(_ text: String) -> CellMeaning {
    if text.isEmpty { return CellMeaning(.undecided) }
    guard let missing = vocabulary.missing(text) else { return CellMeaning(Code(answer: 0)) }
    let isAnswer =
      missing.problem == .notAnOption
      && Suggestion.nearest(to: MissingWord.sheetWord(of: text), among: MissingWord.sheetWords) == nil
    return isAnswer ? CellMeaning(Code(answer: 0)) : missing
  }
}

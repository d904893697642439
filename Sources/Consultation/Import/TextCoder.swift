internal import FileFormats

/// Codes free text as present or not; the text itself is not kept.
struct TextCoder: AnswerCoder {
  private let vocabulary: CellVocabulary
  private let fileColumn: Int
  private(set) var column: AnswerColumn
  var seenOptions: Set<Int> { [] }
  /// Longer cells cannot be one of the missing words.
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
      if comparesTexts { textDigests.append(Self.digest(batch.text(record: record, column: fileColumn))) }
    }
  }

  private static func digest(_ text: String) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8 {
      digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return digest
  }

  private func short(_ text: String) -> Code {
    if text.isEmpty { return .undecided }
    return vocabulary.missing(text)?.code ?? Code(answer: 0)
  }
}

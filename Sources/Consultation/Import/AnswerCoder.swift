internal import FileFormats

/// Turns the cells of one question into codes, batch after batch.
protocol AnswerCoder: Sendable {
  /// Codes one batch.
  ///
  /// - Parameters:
  ///   - batch: Records of the file.
  ///   - firstRow: How many rows were coded before.
  ///   - log: Takes what is wrong with single cells.
  mutating func take(_ batch: borrowing RecordBatch, firstRow: Int, log: inout CellLog)
  /// What has been coded.
  var column: AnswerColumn { get }
  /// Sets memory aside for rows that are to come.
  mutating func reserve(rows: Int)
  /// The places of the answers that any cell gave.
  var seenOptions: Set<Int> { get }
  /// Texts that are an answer only when capitals, spaces, dashes and quotes do not matter.
  var foldedTexts: Set<String> { get }
  /// A digest of the text of each row, white space folded, where keyings of one form are to be compared.
  var textDigests: [UInt64] { get }
}

extension AnswerCoder {
  var foldedTexts: Set<String> { [] }
  var textDigests: [UInt64] { [] }
}

/// What a cell of a closed question means.
struct CellMeaning: Sendable {
  var code: Code
  var problem: Problem.Kind?

  init(_ code: Code, _ problem: Problem.Kind? = nil) {
    self.code = code
    self.problem = problem
  }
}

/// What the words in the cells of one question mean, in one source.
struct CellVocabulary: Sendable {
  /// The place of the question in the survey.
  let place: Int
  let question: Question
  /// Words for missing answers in this source.
  let missingWords: MissingWords
  /// What a field of a form holds before anybody touches it: no answer, even where it is the word of one.
  let presets: Set<String>
  /// Texts put in place of others before anything else.
  let replacements: [(text: String, by: String)]
  /// How the platform writes several marks of one question in one cell, where it does.
  let severalMarks: SeveralMarks?
  /// Whether cells may hold the words of transcription, such as `#illegible`.
  let hasSheetWords: Bool
  /// Whether cells hold codes and nothing else, as the ticks of a form batch do.
  let hasOnlyCodes: Bool

  /// What the file itself says of codes: labels by code.
  private let labels: [String: DataDictionary.Value]
  /// Values that the file declares as missing.
  private let missingRanges: [StatisticsFile.MissingRange]

  private let spellings: [String: Int]
  private let codes: [String: Int]
  private let restOption: Int?

  init(
    place: Int, question: Question, missingWords: MissingWords, presets: Set<String> = [],
    replacements: [(text: String, by: String)] = [], severalMarks: SeveralMarks? = nil,
    hasSheetWords: Bool = false, hasOnlyCodes: Bool = false,
    labels: [DataDictionary.Value] = [], missingRanges: [StatisticsFile.MissingRange] = []
  ) {
    self.missingRanges = missingRanges
    self.labels = Dictionary(
      labels.map { (Folding.key($0.code), $0) }, uniquingKeysWith: { first, _ in first })
    self.place = place
    self.question = question
    self.missingWords = missingWords
    self.presets = presets
    self.replacements = replacements
    self.severalMarks = severalMarks
    self.hasSheetWords = hasSheetWords
    self.hasOnlyCodes = hasOnlyCodes
    var spellings: [String: Int] = [:]
    var codes: [String: Int] = [:]
    for (index, option) in question.frame.options.enumerated() {
      for spelling in [option.label] + option.spellings { spellings[Folding.key(spelling)] = index }
      codes[Folding.key(option.code)] = index
    }
    self.spellings = spellings
    self.codes = codes
    restOption = hasOnlyCodes ? nil : question.frame.options.firstIndex { $0.takesRest }
  }

  /// A cell's text as it was meant: replacements made, the guard against formulas taken off, blanks trimmed.
  func cleaned(_ text: String) -> String { text.cleaned(replacing: replacements) }

  /// The answer that a text names, or `nil`: the file's own label of it, a label or spelling, a code, a code written as `1.0`.
  func option(_ text: String) -> Int? {
    if presets.contains(text) { return nil }
    let key = Folding.key(text)
    if hasOnlyCodes { return codes[key] }
    if let option = declared(key) ?? spellings[key] ?? codes[key] { return option }
    guard let whole = Self.plainCode(key) else { return nil }
    return declared(whole) ?? spellings[whole] ?? codes[whole]
  }

  /// A code as a spreadsheet or an analyst's tool has not touched it: `1` of `1.0` and of `01`; else `nil`.
  static func plainCode(_ key: String) -> String? {
    let digits = key.hasSuffix(".0") ? key.dropLast(2) : key[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let plain = digits.drop { $0 == "0" }
    let code = plain.isEmpty ? "0" : String(plain)
    return code == key ? nil : code
  }

  /// The answer whose label the file itself gives to a code.
  ///
  /// The file's word comes first: where it declares codes its cells hold nothing else, and an answer may have a label
  /// that is the code of another one.
  private func declared(_ key: String) -> Int? {
    labels.isEmpty ? nil : labels[key].flatMap { spellings[Folding.key($0.label)] }
  }

  /// The answer whose label or spelling a text is, or `nil`.
  func label(_ text: String) -> Int? { spellings[Folding.key(text)] }

  /// Whether a text is an answer only when capitals, spaces, dashes and quotes do not matter.
  func isFolded(_ raw: String) -> Bool {
    let text = cleaned(raw)
    guard !text.isEmpty, let option = label(text) else { return false }
    let known = question.frame.options[option]
    return known.label != text && known.code != text && !known.spellings.contains(text)
  }

  /// A word that is no answer: a missing word of the source, or one of a clerk's words.
  func missing(_ text: String) -> CellMeaning? {
    // What people write themselves may be a platform's word but for its capitals.
    let isOwnWords = question.kind == .text && !hasSheetWords
    if let word = isOwnWords ? missingWords.exactly(text) : missingWords[text] { return meaning(of: word) }
    if hasSeveralValues(text) { return CellMeaning(Code(.unclear), .overTicked) }
    if let value = labels[Folding.key(text)], value.isMissing {
      return CellMeaning(Code(AnswerWording.saysNotAsked(value.label) ? .notAsked : .unknownMissing))
    }
    if missingRanges.contains(where: { $0.contains(text) }) { return CellMeaning(Code(.unknownMissing)) }
    guard hasSheetWords, text.hasPrefix("#") else { return nil }
    return MissingWord(sheet: text).map { meaning(of: $0) } ?? CellMeaning(Code(.unclear), .notAnOption)
  }

  /// Whether a field of a form holds several values although the question takes one.
  private func hasSeveralValues(_ text: String) -> Bool {
    guard severalMarks?.separator == FormColumns.separator, text.contains(FormColumns.separator) else {
      return false
    }
    return question.kind != .multiple && question.kind != .ranking && question.kind != .text
  }

  /// What a word for a missing answer makes of this question's; a refusal ticks "prefer not to say".
  private func meaning(of word: MissingWord) -> CellMeaning {
    if word.isRefusal, let option = question.frame.options.firstIndex(where: { $0.kind == .preferNotToSay }) {
      return CellMeaning(Code(answer: question.isSingleChoice ? option : 0))
    }
    return CellMeaning(Code(word.reason), word.problem)
  }

  /// The answers that a cell marks side by side, or `nil` where it holds anything else.
  func marks(in text: String) -> [Int]? { severalMarks?.options(in: text) { option($0) } }

  /// The one answer that a cell of a single or scale question holds.
  func meaning(_ raw: String) -> CellMeaning {
    let text = cleaned(raw)
    if text.isEmpty { return CellMeaning(.undecided) }
    if let option = option(text) { return CellMeaning(Code(answer: option)) }
    if let missing = missing(text) { return missing }
    if marks(in: text) != nil { return CellMeaning(Code(.unclear), .overTicked) }
    if let restOption { return CellMeaning(Code(answer: restOption)) }
    return CellMeaning(Code(.unclear), .notAnOption)
  }

  var rest: Int? { restOption }
}

extension String {
  /// A cell's text as it was meant: replacements made, the guard against formulas taken off, blanks trimmed.
  func cleaned(replacing replacements: [(text: String, by: String)]) -> String {
    var text = CSVText.unguarded(self)
    for replacement in replacements where text.contains(replacement.text) {
      text = text.split(separator: replacement.text, omittingEmptySubsequences: false)
        .joined(separator: replacement.by)
    }
    let trimmed = text.trimmingBlanks
    // Nothing but invisible characters is nothing.
    return Folding.key(trimmed).isEmpty ? "" : trimmed
  }

  /// The text without white space at its edges.
  var trimmingBlanks: String {
    // Most texts begin and end with a character that is plainly none.
    let plain: ClosedRange<UInt8> = 0x21...0x7E
    if let first = utf8.first, let last = utf8.last, plain.contains(first), plain.contains(last) {
      return self
    }
    let start = drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

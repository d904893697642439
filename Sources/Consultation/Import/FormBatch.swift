internal import FileFormats
internal import ShippedFiles

/// Reads a batch of written forms in XML, form by form, as records under the headings of a transcription sheet.
///
/// A form is one record: its number, date, mode, status and edition, then one cell for each question in the words of
/// the sheet. The batch is validated as it is read and never held in memory.
struct FormBatchReader: RecordSource, ~Copyable {
  /// The most forms in one batch.
  static let formLimit = 1_000_000

  private var reader: XMLStreamReader
  private let survey: Survey
  /// The heading of each cell.
  let headings: [String]
  private let places: [String: Int]
  private(set) var forms = 0
  private(set) var declaredCount: Int?
  private var isOver = false
  private let batchMode: String

  private static let facts = ["form", "received", "mode", "status", "edition"]

  /// An answer as the clerk keyed it.
  private struct Answer {
    var status: String?
    var ticks: [(code: String, rank: Int?)] = []
    var codes: [String] { ticks.map(\.code) }
    var crossedOut = 0
    var value: String?
    var hasText = false
  }

  /// Opens a batch and reads up to its first form.
  init(path: String, survey: Survey, schema: borrowing XMLSchema) throws(FormatError) {
    var reader = try XMLStreamReader(path: path, schema: schema)
    guard case .start? = try reader.next() else {
      throw FormatError(.malformed, line: 1, "the file is empty", expected: "a form batch")
    }
    batchMode = reader.attribute("mode") ?? ""
    self.reader = reader
    self.survey = survey
    let questions = survey.questions.filter { $0.making == nil }
    headings = Self.facts + questions.map(\.id)
    places = Dictionary(headings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The schema that batches are checked against.
  static func schema() throws(FormatError) -> XMLSchema { try XMLSchema(ShippedFile.formsSchema.bytes) }

  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    var batch = RecordBatch(width: headings.count, blockCapacity: 64)
    while try next(into: &batch) { take(batch) }
  }

  private mutating func next(into batch: inout RecordBatch) throws(FormatError) -> Bool {
    batch.removeAll()
    while batch.hasRoom, !isOver {
      guard let node = try reader.next() else {
        isOver = true
        break
      }
      guard case .start(let name, let isEmpty) = node else { continue }
      switch name {
      case "form": try readForm(into: &batch, isEmpty: isEmpty)
      case "questionnaire": try checkQuestionnaire()
      case "declared-count": try readDeclaredCount()
      default: continue
      }
    }
    if isOver { try checkCount() }
    return batch.count > 0
  }

  // MARK: Checks

  private func checkQuestionnaire() throws(FormatError) {
    let series = reader.attribute("series") ?? ""
    let wave = reader.attribute("wave") ?? ""
    guard series != survey.series || wave != survey.wave else { return }
    throw FormatError(
      .malformed, line: reader.line, "the forms are of \(series) \(wave)",
      expected: "\(survey.series) \(survey.wave)",
      fix: "name the batch in the survey it belongs to, or correct <questionnaire>")
  }

  private mutating func readDeclaredCount() throws(FormatError) {
    var text = ""
    while let node = try reader.next() {
      if case .text(let part) = node { text += part }
      if case .end("declared-count") = node { break }
    }
    // A number too large to read is no number of forms that can be met.
    declaredCount = Int(text.trimmingBlanks) ?? .max
  }

  private func checkCount() throws(FormatError) {
    guard let declaredCount, declaredCount != forms else { return }
    throw FormatError(
      .malformed, "the batch declares \(declaredCount) forms and holds \(forms)",
      expected: "\(declaredCount) forms", fix: "find the missing forms, or correct <declared-count>")
  }

  // MARK: Forms

  private mutating func readForm(into batch: inout RecordBatch, isEmpty: Bool) throws(FormatError) {
    forms += 1
    guard forms <= Self.formLimit else {
      throw FormatError(
        .limit, line: reader.line, "the batch holds more than \(Self.formLimit) forms",
        fix: "cut it into smaller batches")
    }
    batch.beginRecord(line: reader.startLine)
    batch.setCell(0, text: reader.attribute("number") ?? "")
    batch.setCell(1, text: reader.attribute("received") ?? "")
    batch.setCell(2, text: reader.attribute("mode") ?? batchMode)
    batch.setCell(3, text: reader.attribute("status") ?? "")
    batch.setCell(4, text: reader.attribute("edition") ?? "")
    clearAnswers(in: &batch)
    if !isEmpty { try readEntries(into: &batch) }
    batch.endRecord()
  }

  /// Reads the entry of the lowest pass; further passes of the same form are not compared here.
  private mutating func readEntries(into batch: inout RecordBatch) throws(FormatError) {
    var lowest = Int.max
    while let node = try reader.next() {
      switch node {
      case .start("entry", let isEmpty):
        let pass = reader.attribute("pass").flatMap { Int($0) } ?? 1
        // An entry without answers is no entry.
        let isUsed = pass < lowest && !isEmpty
        if isUsed && lowest < Int.max { clearAnswers(in: &batch) }
        if isUsed { lowest = pass }
        if !isEmpty { try readAnswers(into: &batch, isUsed: isUsed) }
      case .end("form"): return
      default: continue
      }
    }
  }

  private func clearAnswers(in batch: inout RecordBatch) {
    for place in Self.facts.count..<headings.count { batch.setCell(place, text: "#notkeyed") }
  }

  private mutating func readAnswers(
    into batch: inout RecordBatch, isUsed: Bool
  ) throws(FormatError) {
    var answered: Set<String> = []
    while let node = try reader.next() {
      switch node {
      case .start("answer", let isEmpty):
        let id = reader.attribute("q") ?? ""
        guard let place = places[id], place >= Self.facts.count, let question = survey.question(id) else {
          let ids = Array(headings.dropFirst(Self.facts.count))
          throw FormatError(
            .malformed, line: reader.line, "an answer to '\(id)', which is no question of the survey",
            expected: "a question id: \(Quotation.list(ids))",
            fix: Suggestion.question(for: id, among: ids) + "Correct q=\"...\"")
        }
        guard answered.insert(id).inserted else {
          throw FormatError(
            .malformed, line: reader.line, "a second answer to '\(id)' in the same entry",
            expected: "one answer for each question", fix: "join the ticks in one answer")
        }
        var answer = Answer(status: reader.attribute("status"))
        if !isEmpty { try readAnswer(&answer) }
        if isUsed { batch.setCell(place, text: Self.cell(answer, of: question)) }
      case .end("entry"): return
      default: continue
      }
    }
  }

  private mutating func readAnswer(_ answer: inout Answer) throws(FormatError) {
    var element = ""
    while let node = try reader.next() {
      switch node {
      case .start("tick", _):
        let isCrossedOut = reader.attribute("crossed-out")
        if isCrossedOut == "true" || isCrossedOut == "1" {
          answer.crossedOut += 1
        } else {
          answer.ticks.append(
            (reader.attribute("code") ?? "", reader.attribute("rank").map { Int($0) ?? .max }))
        }
      case .start(let name, _): element = name
      case .text(let text) where element == "number" || element == "date":
        answer.value = (answer.value ?? "") + text.trimmingBlanks
      case .text(let text) where element == "text":
        if !text.trimmingBlanks.isEmpty { answer.hasText = true }
      case .end("answer"): return
      default: continue
      }
    }
  }

  /// The answer in the words of a transcription sheet.
  private static func cell(_ answer: Answer, of question: Question) -> String {
    switch answer.status {
    case "blank": return "#blank"
    case "declined": return "#declined"
    case "not-asked": return "#notasked"
    case "multiple": return "#multiple"
    case "illegible": return "#illegible"
    case "void": return "#void"
    case "unclear": return "#unclear"
    default: break
    }
    if let value = answer.value { return value }
    if question.kind == .text { return answer.hasText ? "text" : "#blank" }
    if question.isSingleChoice && answer.codes.count > 1 { return "#multiple" }
    if question.kind == .ranking { return ranked(answer) }
    if !answer.codes.isEmpty { return answer.codes.joined(separator: ";") }
    if answer.crossedOut > 0 { return "#void" }
    return answer.status == "answered" && question.kind == .multiple ? "#none" : "#blank"
  }

  /// The ticks of a ranking, each with its rank; without ranks their order counts.
  private static func ranked(_ answer: Answer) -> String {
    guard !answer.ticks.isEmpty else { return answer.crossedOut > 0 ? "#void" : "#blank" }
    let ranks = answer.ticks.compactMap(\.rank)
    if ranks.isEmpty { return answer.codes.joined(separator: ";") }
    guard ranks.count == answer.ticks.count else { return "#multiple" }
    return answer.ticks.map { "\($0.rank ?? 0):\($0.code)" }.joined(separator: ";")
  }
}

internal import FileFormats
internal import ShippedFiles

/// Reads a batch of written forms in XML, entry by entry, as records under the headings of a transcription sheet.
///
/// A form yields a record for each entry, and one for its resolution: the facts about the form, then a cell for each
/// question in the words of the sheet. The batch is validated as it is read and never held in memory.
struct FormBatchReader: RecordSource, ~Copyable {
  /// The most forms in one batch.
  static let formLimit = 1_000_000
  /// What stands in the pass of a resolution.
  static let resolutionPass = "resolution"
  /// What a cell says where an entry does not hold its question.
  static let notKeyed = "#notkeyed"

  private var reader: XMLStreamReader
  private let survey: Survey
  /// The heading of each cell.
  let headings: [String]
  private let places: [String: Int]
  private(set) var forms = 0
  private(set) var declaredCount: Int?
  private var clerks: Set<String> = []
  private let facts: [FormFact: String]
  private let questionCells: [Int]

  /// Opens a batch and reads up to its first form.
  init(path: String, survey: Survey, schema: borrowing XMLSchema) throws(FormatError) {
    var reader = try XMLStreamReader(path: path, schema: schema)
    guard case .start? = try reader.next() else {
      throw FormatError(.malformed, line: 1, "the file is empty", expected: "a form batch")
    }
    var facts: [FormFact: String] = [:]
    facts[.batch] = reader.attribute("id")
    for fact in [FormFact.mode, .place, .event] { facts[fact] = reader.attribute(fact.heading) }
    self.facts = facts
    self.reader = reader
    self.survey = survey
    let questions = survey.questions.filter { $0.making == nil }
    headings = FormFact.headings + questions.map(\.id)
    questionCells = Array(FormFact.allCases.count..<headings.count)
    places = Dictionary(headings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The schema that batches are checked against.
  static func schema() throws(FormatError) -> XMLSchema { try XMLSchema(ShippedFile.formsSchema.bytes) }

  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    var batch = RecordBatch(width: headings.count, blockCapacity: 64)
    while let node = try reader.next() {
      guard case .start(let name, let isEmpty) = node else { continue }
      switch name {
      case "form": try readForm(into: &batch, isEmpty: isEmpty, take)
      case "questionnaire": try checkQuestionnaire()
      case "declared-count": try readDeclaredCount()
      case "clerk": clerks.insert(reader.attribute("id") ?? "")
      default: continue
      }
    }
    if batch.count > 0 { take(batch) }
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

  private func checkClerk(_ attribute: String) throws(FormatError) {
    guard !clerks.isEmpty, !clerks.contains(reader.attribute(attribute) ?? "") else { return }
    throw FormatError(
      .malformed, line: reader.startLine, "an entry by a clerk who is not declared at the head of the batch",
      expected: "one of the \(clerks.count) declared clerks",
      fix: "correct the clerk, or add <clerk id=\"...\"/> before the first form")
  }

  // MARK: Forms

  private mutating func readForm(
    into batch: inout RecordBatch, isEmpty: Bool, _ take: (borrowing RecordBatch) -> Void
  ) throws(FormatError) {
    forms += 1
    guard forms <= Self.formLimit else {
      throw FormatError(
        .limit, line: reader.line, "the batch holds more than \(Self.formLimit) forms",
        fix: "cut it into smaller batches")
    }
    var form = Form(line: reader.startLine, facts: facts)
    for (fact, name) in Self.attributes {
      if let value = reader.attribute(name) { form.facts[fact] = value }
    }
    while !isEmpty, let node = try reader.next() {
      if case .end("form") = node { break }
      guard case .start(let name, let isEmpty) = node else { continue }
      try readPart(name, of: &form, isEmpty: isEmpty, into: &batch, take)
    }
    // A form whose entries hold no answer is a form all the same.
    if form.entries == 0 { record(form, [:], into: &batch, take) }
  }

  /// The facts that stand in attributes of a form.
  private static let attributes: [(FormFact, String)] = [
    (.form, "number"), (.received, "received"), (.mode, "mode"), (.place, "place"), (.event, "event"),
    (.status, "status"), (.edition, "edition"), (.language, "language"), (.linkedTo, "linked-to"),
  ]

  /// A form while it is read.
  private struct Form {
    let line: Int
    var facts: [FormFact: String]
    var entries = 0
  }

  private mutating func readPart(
    _ name: String, of form: inout Form, isEmpty: Bool, into batch: inout RecordBatch,
    _ take: (borrowing RecordBatch) -> Void
  ) throws(FormatError) {
    switch name {
    case "scan":
      if form.facts[.scan] == nil { form.facts[.scan] = reader.attribute("name") }
    case "entry", "resolution":
      let isResolution = name == "resolution"
      try checkClerk(isResolution ? "by" : "clerk")
      form.facts[.clerk] = reader.attribute(isResolution ? "by" : "clerk")
      form.facts[.pass] = isResolution ? Self.resolutionPass : reader.attribute("pass")
      let cells = isEmpty ? [:] : try readAnswers(until: name)
      // An entry without answers is no entry.
      guard !cells.isEmpty else { return }
      form.entries += isResolution ? 0 : 1
      record(form, cells, into: &batch, take)
    default: return
    }
  }

  /// Adds a record, and hands the batch out when it is full.
  private func record(
    _ form: Form, _ cells: [Int: String], into batch: inout RecordBatch,
    _ take: (borrowing RecordBatch) -> Void
  ) {
    batch.beginRecord(line: form.line)
    for (place, fact) in FormFact.allCases.enumerated() {
      if let value = form.facts[fact] { batch.setCell(place, text: value) }
    }
    batch.setCells(questionCells, text: Self.notKeyed)
    for (place, text) in cells { batch.setCell(place, text: text) }
    batch.endRecord()
    guard !batch.hasRoom else { return }
    take(batch)
    batch.removeAll()
  }

  // MARK: Answers

  private mutating func readAnswers(until end: String) throws(FormatError) -> [Int: String] {
    var cells: [Int: String] = [:]
    while let node = try reader.next() {
      if case .end(end) = node { break }
      guard case .start("answer", let isEmpty) = node else { continue }
      let id = reader.attribute("q") ?? ""
      guard let question = survey.question(id), question.making == nil, let place = places[id] else {
        throw unknown(id)
      }
      guard cells[place] == nil else {
        throw FormatError(
          .malformed, line: reader.line, "a second answer to '\(id)' in the same entry",
          expected: "one answer for each question", fix: "join the ticks in one answer")
      }
      var answer = FormAnswer(status: reader.attribute("status"))
      if !isEmpty { try readAnswer(&answer) }
      cells[place] = answer.cell(of: question)
    }
    return cells
  }

  private func unknown(_ id: String) -> FormatError {
    let ids = Array(headings.dropFirst(FormFact.allCases.count))
    return FormatError(
      .malformed, line: reader.line, "an answer to '\(id)', which is no question of the survey",
      expected: "a question id: \(Quotation.list(ids))",
      fix: Suggestion.question(for: id, among: ids) + "Correct q=\"...\"")
  }

  private mutating func readAnswer(_ answer: inout FormAnswer) throws(FormatError) {
    var element = ""
    while let node = try reader.next() {
      switch node {
      case .start("tick", _): readTick(&answer)
      case .start(let name, _): element = name
      case .text(let text) where element == "number" || element == "date":
        answer.value = (answer.value ?? "") + text.trimmingBlanks
      case .text(let text) where element == "text": answer.text += text
      case .text(let text) where element == "mark": answer.marks.insert(text.trimmingBlanks)
      case .end("answer"): return
      default: continue
      }
    }
  }

  private func readTick(_ answer: inout FormAnswer) {
    let isCrossedOut = reader.attribute("crossed-out")
    if isCrossedOut == "true" || isCrossedOut == "1" {
      answer.crossedOut += 1
    } else {
      answer.ticks.append(
        (reader.attribute("code") ?? "", reader.attribute("rank").map { Int($0) ?? .max }))
    }
  }
}

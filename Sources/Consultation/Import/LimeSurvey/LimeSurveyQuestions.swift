/// Puts the questions of a structure file together from its tables.
struct LimeSurveyQuestions {
  private let tables: LimeSurveyDatabase
  private var texts: LimeSurveyTexts
  private var answerTexts: LimeSurveyTexts
  private var questions: [LimeSurveyStructure.Question] = []
  /// Where a question stands in ``questions``, by its id.
  private var places: [String: Int] = [:]
  private var orders: [(group: Int, question: Int)] = []
  /// What could not be understood.
  private(set) var notes: [(line: Int?, text: String)] = []

  init(_ tables: LimeSurveyDatabase, languages: [String]) {
    self.tables = tables
    texts = LimeSurveyTexts(languages: languages)
    answerTexts = LimeSurveyTexts(languages: languages)
    settingTexts = LimeSurveyTexts(languages: languages)
  }

  private var settingTexts: LimeSurveyTexts

  /// Reads the tables of questions, subquestions, answers and settings.
  mutating func read() {
    let rows = tables["questions"] + tables["subquestions"]
    for row in rows where row.has("question") {
      texts.add(row["qid"], language: row["language"], text: row["question"])
    }
    for row in tables["question_l10ns"] {
      texts.add(row["qid"], language: row["language"], text: row["question"])
    }
    readQuestions(rows.filter { Self.parent(of: $0) == nil })
    readSubquestions(rows.filter { Self.parent(of: $0) != nil })
    readAnswers()
    readSettings()
  }

  /// The questions in the order of the questionnaire.
  func ordered() -> [LimeSurveyStructure.Question] {
    let order = questions.indices.sorted { one, other in
      (orders[one].group, orders[one].question, one) < (orders[other].group, orders[other].question, other)
    }
    return order.map { questions[$0] }
  }

  private static func parent(of row: LimeSurveyDatabase.Row) -> String? {
    let parent = row["parent_qid"]
    return parent.isEmpty || parent == "0" ? nil : parent
  }

  private mutating func readQuestions(_ rows: [LimeSurveyDatabase.Row]) {
    let groups = groupPlaces()
    var codes: Set<String> = []
    for row in rows where places[row["qid"]] == nil {
      let question = LimeSurveyStructure.Question(
        id: row["qid"], survey: row["sid"], group: row["gid"], type: row["type"], code: row["title"],
        text: MarkupText.plain(texts[row["qid"]]), hasOther: row["other"] == "Y", line: row.line)
      if question.code.isEmpty { notes.append((row.line, "a question has no code")) }
      if !codes.insert(question.code).inserted {
        notes.append((row.line, "a second question has the code '\(Quotation.shortened(question.code))'"))
      }
      if groups[question.group] == nil {
        notes.append((row.line, "the question stands in a group that is not in the file; it is put last"))
      }
      places[question.id] = questions.count
      questions.append(question)
      orders.append((groups[question.group] ?? .max, row.number("question_order")))
    }
  }

  /// The places of the groups by their ids; groups with the same order go by their numbers.
  private func groupPlaces() -> [String: Int] {
    let rows = tables["groups"].sorted { one, other in
      (one.number("group_order"), one.number("gid")) < (other.number("group_order"), other.number("gid"))
    }
    return Dictionary(rows.enumerated().map { ($1["gid"], $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func readSubquestions(_ rows: [LimeSurveyDatabase.Row]) {
    var known: Set<String> = []
    let order = rows.indices.sorted { one, other in
      (rows[one].number("question_order"), one) < (rows[other].number("question_order"), other)
    }
    for row in order.map({ rows[$0] }) where known.insert(row["qid"]).inserted {
      guard let place = Self.parent(of: row).flatMap({ places[$0] }) else {
        notes.append(
          (row.line, "a subquestion belongs to a question that is not in the file; it is left out"))
        continue
      }
      let text = MarkupText.plain(texts[row["qid"]])
      questions[place].subquestions.append(
        .init(
          id: row["qid"], code: row["title"], text: text.isEmpty ? row["title"] : text,
          scale: row.number("scale_id")))
    }
  }

  private mutating func readAnswers() {
    let rows = tables["answers"]
    for row in rows where row.has("answer") {
      answerTexts.add(Self.key(of: row), language: row["language"], text: row["answer"])
    }
    var keys: [String: String] = [:]
    for row in rows where row.has("aid") { keys[row["aid"]] = Self.key(of: row) }
    for row in tables["answer_l10ns"] {
      guard let key = keys[row["aid"]] else { continue }
      answerTexts.add(key, language: row["language"], text: row["answer"])
    }
    var known: Set<String> = []
    let order = rows.indices.sorted { one, other in
      (rows[one].number("sortorder"), one) < (rows[other].number("sortorder"), other)
    }
    for row in order.map({ rows[$0] }) where known.insert(Self.key(of: row)).inserted { addAnswer(row) }
  }

  /// What tells an answer from all others: in the old layout its languages share nothing else.
  private static func key(of row: LimeSurveyDatabase.Row) -> String {
    row["qid"] + " " + String(row.number("scale_id")) + " " + row["code"]
  }

  private mutating func addAnswer(_ row: LimeSurveyDatabase.Row) {
    guard let place = places[row["qid"]] else {
      notes.append((row.line, "an answer belongs to a question that is not in the file; it is left out"))
      return
    }
    let text = MarkupText.plain(answerTexts[Self.key(of: row)])
    let score = row["assessment_value"]
    questions[place].answers.append(
      .init(
        id: row.number("aid"), code: row["code"], text: text.isEmpty ? row["code"] : text,
        scale: row.number("scale_id"), score: score.isEmpty || score == "0" ? nil : score))
  }

  private mutating func readSettings() {
    let rows = tables["question_attributes"]
    for row in rows {
      settingTexts.add(row["qid"] + " " + row["attribute"], language: row["language"], text: row["value"])
    }
    for row in rows {
      guard let place = places[row["qid"]] else { continue }
      let value = settingTexts[row["qid"] + " " + row["attribute"]]
      if !value.isEmpty { questions[place].settings[row["attribute"]] = value }
    }
  }
}

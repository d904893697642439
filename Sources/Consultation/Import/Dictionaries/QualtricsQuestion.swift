internal import FileFormats

/// One question of a Qualtrics survey, or one column of a side-by-side question.
struct QualtricsQuestion: Sendable {
  /// One choice, statement or scale point.
  struct Choice: Sendable {
    let id: String
    /// What cells and column names hold: the recode value where there is one.
    let code: String
    let label: String
    /// The name that the author gave its column.
    let tag: String?
    /// Whether people can type something beside it.
    let hasText: Bool
    /// Whether Qualtrics leaves it out of its analyses.
    let isMissing: Bool
  }

  let id: String
  /// The name that columns start with.
  let tag: String
  let text: String
  let type: String
  let selector: String
  let subSelector: String
  /// Choices; in grids, the statements.
  let choices: [Choice]
  /// The scale points of a grid.
  let answers: [Choice]
  /// The columns of a side-by-side question.
  let parts: [QualtricsQuestion]
  /// What the author named a side-by-side column.
  let answerTag: String?
  /// Whether typed answers must be numbers.
  let isNumber: Bool
  /// Whether the choices come from another question.
  let isCarriedForward: Bool

  /// Reads a survey element of the kind SQ.
  init(_ element: JSONValue) {
    let payload = element["Payload"] ?? .null
    self.init(payload, id: element["PrimaryAttribute"]?.text ?? payload["QuestionID"]?.text ?? "")
  }

  private init(_ payload: JSONValue, id: String) {
    self.id = id
    tag = payload["DataExportTag"]?.text ?? id
    text = MarkupText.plain(payload["QuestionText"]?.text ?? "")
    type = payload["QuestionType"]?.text ?? ""
    selector = payload["Selector"]?.text ?? ""
    subSelector = payload["SubSelector"]?.text ?? ""
    let isGrid = payload["Answers"] != nil
    let codes = Self.texts(payload["RecodeValues"])
    let left = Set(Self.texts(payload["AnalyzeChoices"]).filter { $0.value == "No" }.keys)
    choices = Self.choices(
      payload["Choices"], order: payload["ChoiceOrder"], codes: isGrid || type != "MC" ? [:] : codes,
      tags: Self.texts(payload["ChoiceDataExportTags"]), leftOut: isGrid ? [] : left)
    answers = Self.choices(
      payload["Answers"], order: payload["AnswerOrder"], codes: codes, tags: [:], leftOut: left)
    parts = Self.entries(payload["AdditionalQuestions"]).map { part in
      QualtricsQuestion(part.value, id: "\(id)#\(part.id)")
    }
    answerTag = payload["AnswerDataExportTag"]?.text
    isNumber = payload["Validation"]?["Settings"]?["ContentType"]?.text == "ValidNumber"
    isCarriedForward = !(payload["DynamicChoices"] ?? .null).members.isEmpty
  }

  /// The values of choices or of scale points.
  static func values(of choices: [Choice]) -> [DataDictionary.Value] {
    choices.map { .init(code: $0.code, label: $0.label, isMissing: $0.isMissing) }
  }
}

// MARK: Objects that may be lists

extension QualtricsQuestion {
  /// The members of an object; an object whose names are 0, 1, 2 may have been written as a list.
  static func entries(_ value: JSONValue?) -> [(id: String, value: JSONValue)] {
    guard let value else { return [] }
    if case .array(let elements) = value {
      return elements.enumerated().map { (String($0.offset), $0.element) }
    }
    return value.members.map { ($0.name, $0.value) }
  }

  /// The values of an object or a list.
  static func values(_ value: JSONValue?) -> [JSONValue] { entries(value).map(\.value) }

  private static func texts(_ value: JSONValue?) -> [String: String] {
    let pairs = entries(value).compactMap { entry in entry.value.text.map { (entry.id, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func choices(
    _ value: JSONValue?, order: JSONValue?, codes: [String: String], tags: [String: String],
    leftOut: Set<String>
  ) -> [Choice] {
    let all = entries(value).map { entry in
      Choice(
        id: entry.id, code: codes[entry.id] ?? entry.id,
        label: MarkupText.plain(entry.value["Display"]?.text ?? ""), tag: tags[entry.id],
        hasText: entry.value["TextEntry"].map(isOn) ?? false, isMissing: leftOut.contains(entry.id))
    }
    var unused = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = values(order).compactMap(\.text).compactMap { unused.removeValue(forKey: $0) }
    return ordered + all.filter { unused[$0.id] != nil }
  }

  private static func isOn(_ value: JSONValue) -> Bool {
    if case .bool(let isOn) = value { return isOn }
    return value.text == "true" || value.text == "on"
  }
}

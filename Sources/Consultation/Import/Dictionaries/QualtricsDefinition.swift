package import FileFormats

/// A Qualtrics survey definition (QSF): which questions there are, in which order their columns stand.
package struct QualtricsDefinition: Sendable {
  private let title: String
  /// The questions that are in use, in the order of the survey flow.
  private let questions: [QualtricsQuestion]
  /// The names of embedded data, in the order of the survey flow.
  private let embeddedFields: [String]
  /// The descriptions of blocks that are asked several times.
  private let loopedBlocks: [String]

  static func isOne(_ document: JSONValue) -> Bool {
    document["SurveyEntry"] != nil && document["SurveyElements"] != nil
  }

  /// Reads the survey's structure; questions in the trash are left out.
  ///
  /// - Throws: A ``FormatError`` where the document is no Qualtrics survey or holds no question.
  package init(_ document: JSONValue) throws(FormatError) {
    guard Self.isOne(document) else {
      throw FormatError(
        .malformed, "this JSON is no Qualtrics survey",
        expected: "an object with SurveyEntry and SurveyElements",
        fix: "export the survey definition (.qsf) under Tools, Import/Export")
    }
    title = MarkupText.plain(document["SurveyEntry"]?["SurveyName"]?.text ?? "")
    let elements = document["SurveyElements"]?.elements ?? []
    func payloads(_ kind: String) -> [JSONValue] {
      elements.filter { $0["Element"]?.text == kind }.compactMap { $0["Payload"] }
    }
    let flow = Flow(payloads("FL"))
    let blocks = payloads("BL").flatMap(QualtricsQuestion.values).map { Block($0) }
    questions = Self.ordered(
      elements.filter { $0["Element"]?.text == "SQ" }.map { QualtricsQuestion($0) }, blocks: blocks,
      flow: flow)
    embeddedFields = flow.fields
    loopedBlocks = blocks.filter { $0.isLooped && !$0.isTrash }.map(\.name)
    guard !questions.isEmpty else {
      throw FormatError(
        .malformed, "the Qualtrics survey holds no question", expected: "SurveyElements of the kind SQ",
        fix: "export the survey definition (.qsf) again, from the survey itself")
    }
  }

  /// What the survey says of the columns of its exports.
  ///
  /// - Parameter headers: The first header row of the export, where it is known: two-row and three-row
  ///   exports name the columns of grids differently.
  /// - Returns: The variables in the order in which exports have them.
  /// - Throws: A ``FormatError`` where the survey would fill more columns than any survey does.
  package func dictionary(over headers: [String] = []) throws(FormatError) -> DataDictionary {
    var columns = CompanionColumns(over: headers)
    for question in questions { try question.add(to: &columns) }
    for field in embeddedFields {
      try columns.append(.init(code: field, text: field, kind: .text))
    }
    for block in loopedBlocks {
      columns.note("the block \(block) is looped: its columns have the loop's number in front, as 1_Q3")
    }
    columns.noteRepeatedNames()
    return columns.dictionary(title: title)
  }

  /// The questions of all blocks but the trash, in the order of the flow; all questions where there are no
  /// blocks.
  private static func ordered(_ all: [QualtricsQuestion], blocks: [Block], flow: Flow) -> [QualtricsQuestion]
  {
    guard !blocks.isEmpty else { return all }
    let places = Dictionary(
      flow.blocks.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let inOrder = blocks.filter { !$0.isTrash }.enumerated().sorted { one, other in
      let place = places[one.element.id] ?? .max
      let otherPlace = places[other.element.id] ?? .max
      return (place, one.offset) < (otherPlace, other.offset)
    }
    var unused = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return inOrder.flatMap(\.element.questions).compactMap { unused.removeValue(forKey: $0) }
  }
}

extension QualtricsDefinition {
  private struct Block {
    let id: String
    let name: String
    let isTrash: Bool
    let isLooped: Bool
    /// The ids of its questions.
    let questions: [String]

    init(_ value: JSONValue) {
      id = value["ID"]?.text ?? ""
      name = MarkupText.plain(value["Description"]?.text ?? "")
      isTrash = value["Type"]?.text == "Trash"
      isLooped = (value["Options"]?["Looping"]?.text).map { $0 != "None" } ?? false
      questions = QualtricsQuestion.values(value["BlockElements"]).compactMap { $0["QuestionID"]?.text }
    }
  }

  /// What the survey flow names, branches and randomisers included.
  private struct Flow {
    private(set) var blocks: [String] = []
    private(set) var fields: [String] = []

    init(_ payloads: [JSONValue]) {
      for payload in payloads { take(payload) }
      var seen: Set<String> = []
      fields = fields.filter { seen.insert($0).inserted }
    }

    private mutating func take(_ element: JSONValue) {
      if let id = element["ID"]?.text { blocks.append(id) }
      for field in QualtricsQuestion.values(element["EmbeddedData"]) {
        if let name = field["Field"]?.text, !name.isEmpty { fields.append(name) }
      }
      for inner in QualtricsQuestion.values(element["Flow"]) { take(inner) }
    }
  }
}

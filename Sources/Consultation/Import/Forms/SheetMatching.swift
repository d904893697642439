internal import FileFormats

/// Matches the columns of native forms (a transcription sheet or a form batch) by question ids.
struct SheetMatching {
  private let survey: Survey
  private let source: ResponseSource
  private let headings: [String]
  private let file: String
  private let line: Int
  private let isBatch: Bool

  /// - Parameters:
  ///   - survey: The definition.
  ///   - source: The file as the definition names it.
  ///   - headings: The headings of the cells.
  ///   - file: The file in messages.
  ///   - line: The line of the headings.
  ///   - isBatch: Whether the cells come from the ticks of a form batch, and so hold codes only.
  init(
    survey: Survey, source: ResponseSource, headings: [String], file: String, line: Int, isBatch: Bool = false
  ) {
    self.isBatch = isBatch
    self.survey = survey
    self.source = source
    self.headings = headings.map(\.trimmingBlanks)
    self.file = file
    self.line = line
  }

  /// Whether headings are those of a transcription sheet: the number of the form, and more about keying it.
  static func isSheet(_ headings: [String]) -> Bool {
    let known = Set(headings.map { $0.trimmingBlanks.lowercased() })
    return known.contains("form") && ["clerk", "pass", "batch", "received"].count(where: known.contains) > 1
  }

  /// The plan for the sheet.
  ///
  /// - Throws: A ``Problem`` where a heading occurs twice, or no heading is a question or a column about the form.
  func plan() throws(Problem) -> SourcePlan {
    var plan = SourcePlan()
    plan.width = headings.count
    plan.headings = headings
    plan.defaultMode = source.mode
    plan.isForms = true
    plan.hasColumns = !isBatch
    var places: [String: Int] = [:]
    for (place, heading) in headings.enumerated() where !heading.isEmpty {
      if let other = places[heading] {
        throw Problem(
          .unusable, at: SourceLocation(file: file, line: line, column: place + 1, columnName: heading),
          "the heading stands twice, also over column \(other + 1)", expected: "each heading once",
          fix: "rename or remove one of the columns")
      }
      places[heading] = place
    }
    plan.day = places["received"]
    plan.mode = places["mode"]
    plan.status = places["status"]
    for fact in FormFact.allCases where fact != .note { plan.facts[fact] = places[fact.heading] }
    var used = Set(FormFact.headings)
    for (place, question) in survey.questions.enumerated() where question.making == nil {
      let vocabulary = CellVocabulary(
        place: place, question: question, missingWords: source.missingWords, hasSheetWords: true,
        hasOnlyCodes: isBatch)
      if let coder = coder(for: question, vocabulary, places, &used) { plan.coders.append((place, coder)) }
    }
    plan.editions = Dictionary(
      source.editions.map { ($0.id, $0.without.compactMap { survey.questionIndex[$0] }) },
      uniquingKeysWith: { first, _ in first })
    try checkUnused(places, used, &plan)
    return plan
  }

  private func coder(
    for question: Question, _ vocabulary: CellVocabulary, _ places: [String: Int], _ used: inout Set<String>
  ) -> (any AnswerCoder)? {
    func own(_ address: String) -> Int? {
      guard let place = places[address] else { return nil }
      used.insert(address)
      return place
    }
    switch question.kind {
    case .multiple:
      var parts = question.frame.options.enumerated().compactMap { index, option in
        own("\(question.id).\(option.code)").map {
          MultipleCoder.Part(
            column: $0, reading: .tick(option: index, ticked: nil, notTicked: nil, header: nil))
        }
      }
      if let place = own(question.id) {
        parts.append(.init(column: place, reading: .answers(separator: ";")))
      }
      return parts.isEmpty ? nil : MultipleCoder(vocabulary, parts: parts)
    case .ranking:
      var parts = question.frame.options.enumerated().compactMap { index, option in
        own("\(question.id).\(option.code)").map {
          RankingCoder.Part(column: $0, reading: .rank(ofOption: index))
        }
      }
      if let place = own(question.id) { parts.append(.init(column: place, reading: .order(separator: ";"))) }
      return parts.isEmpty ? nil : RankingCoder(vocabulary, parts: parts)
    case .text: return own(question.id).map { TextCoder(vocabulary, column: $0, comparesTexts: true) }
    default: return own(question.id).map { ClosedCoder(vocabulary, column: $0) }
    }
  }

  private func checkUnused(
    _ places: [String: Int], _ used: Set<String>, _ plan: inout SourcePlan
  ) throws(Problem) {
    guard places["form"] != nil else {
      throw Problem(
        .unusable, at: SourceLocation(file: file, line: line), "the sheet has no column 'form'",
        expected: "the number of each form under the heading form",
        fix: "add the column, or check that this is a transcription sheet and not an export")
    }
    for (heading, place) in places.sorted(by: { $0.value < $1.value }) where !used.contains(heading) {
      let known = survey.questions.map(\.id) + FormFact.headings
      plan.problems.append(
        Problem(
          .unclaimedColumn, .warning,
          at: SourceLocation(file: file, line: line, column: place + 1, columnName: heading),
          "the heading is no question and no column about the form; the column is left out",
          fix: Suggestion.question(for: heading, among: known) + "Correct the heading"))
    }
  }
}

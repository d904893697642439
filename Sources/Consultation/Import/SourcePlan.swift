internal import FileFormats

/// How the columns of one file become the columns of the response table: made once, used for every part of the file.
struct SourcePlan: Sendable {
  /// A coder for each question that the file holds, by the question's place, not yet used.
  var coders: [(question: Int, coder: any AnswerCoder)] = []
  var width = 0
  var headings: [String] = []

  var respondent: Int?
  /// The id of an earlier submission that this one takes the place of.
  var replaces: Int?
  var day: Int?
  var dayOrder = DateOrder.yearFirst
  var weight: Int?
  var mode: Int?
  var status: Int?
  /// Columns of an export that say what became of a response.
  var statuses: [(column: Int, status: Dialect.StatusColumn)] = []
  var keepsTests = false
  /// Whether the platform writes "not shown" and "not answered" alike.
  var hidesRoutes = false
  /// The key of this run under which ids are compared.
  var digestKey: UInt64 = 0
  /// Whether each file of a folder is a form: they are named by their places, since names may be those of people.
  var isFolder = false
  /// The files of that folder.
  var formFiles: [String] = []
  /// Where written forms tell about themselves.
  var facts: [FormFact: Int] = [:]

  var defaultMode = CollectionMode.online
  var isForms = false
  /// Whether the cells stand in columns of a table that a person can look up.
  var hasColumns = true
  /// Questions left out by each edition of the form.
  var editions: [String: [Int]] = [:]
  /// Problems of the file as a whole: unclaimed columns and the like.
  var problems: [Problem] = []

  /// Which questions the file holds.
  var questions: Set<Int> { Set(coders.map(\.question)) }
}

/// Matches the claims of questions to the columns of a file.
struct ColumnMatching {
  private let survey: Survey
  private let source: ResponseSource
  private let header: FileHeader
  private let dialect: Dialect
  private let file: String
  private let forms: FilledForms?

  private var result = SourcePlan()
  private var claimed: [Int: String] = [:]
  private var failures: [Problem] = []
  private let byCode: [String: [Int]]
  private let byText: [String: [Int]]

  init(
    survey: Survey, source: ResponseSource, header: FileHeader, dialect: Dialect, file: String,
    forms: FilledForms? = nil
  ) {
    self.forms = forms
    self.survey = survey
    self.source = source
    self.header = header
    self.dialect = dialect
    self.file = file
    byCode = Dictionary(grouping: header.columns.map(\.place)) { header.columns[$0].code }
    // A heading that was taken apart can be named as a whole as well.
    var byText = Dictionary(grouping: header.columns.map(\.place)) { Folding.key(header.columns[$0].text) }
    for column in header.columns {
      byText[Folding.key(column.heading), default: []] +=
        byText[Folding.key(column.heading)]?.contains(column.place) == true ? [] : [column.place]
    }
    self.byText = byText
  }

  /// The plan for the file.
  ///
  /// - Throws: A ``Problem`` for each claim that fits no column, fits several, or collides with another claim.
  mutating func plan() throws(Problem) -> SourcePlan {
    result.width = header.columns.count
    result.headings = header.columns.map(\.name)
    result.defaultMode = source.mode
    result.dayOrder = source.dateOrder ?? dialect.dateOrder
    result.keepsTests = source.keepsTests
    result.hidesRoutes = dialect.missingWords.hold(.unknownMissing)
    result.digestKey = UInt64.random(in: 1...UInt64.max)
    for (place, question) in survey.questions.enumerated() where question.making == nil {
      if let coder = coder(for: question, place: place) { result.coders.append((place, coder)) }
    }
    claimFacts()
    if let problem = Problem.first(of: failures) { throw problem }
    guard !result.coders.isEmpty else { throw nothingFits() }
    reportUnclaimed()
    return result
  }

  // MARK: Facts about the response

  private mutating func claimFacts() {
    if let weight = survey.weight {
      result.weight = weight.columns.first { applies($0) }.flatMap { place(of: $0, for: weight.id) }
    }
    if let claim = source.respondent { result.respondent = place(of: claim, for: "the respondent") }
    for claim in source.ignored { _ = place(of: claim, for: "ignore") }
    for column in header.columns {
      if let status = column.status {
        result.statuses.append((column.place, status))
        claimed[column.place] = claimed[column.place] ?? "status"
      }
    }
    for column in header.columns where claimed[column.place] == nil {
      // A weight that the definition does not use is listed like any other column.
      guard let role = column.role ?? column.variable?.role, role != .weight else { continue }
      claimed[column.place] = role.rawValue
      if role == .respondent && result.respondent == nil { result.respondent = column.place }
      if role == .replaces && result.replaces == nil { result.replaces = column.place }
      if role == .submitted && result.day == nil { result.day = column.place }
    }
  }

  private func applies(_ claim: ColumnClaim) -> Bool { claim.source == nil || claim.source == source.id }

  // MARK: Questions

  /// What the file says of the codes in the first column that a question claims.
  private func declared(of question: Question) -> DataDictionary.Variable? {
    let claims =
      question.columns.filter(applies) + question.frame.options.flatMap { $0.columns.filter(applies) }
    let places = claims.lazy.compactMap { candidates($0.place).first }
    let column = places.first ?? byCode[question.id]?.first
    return column.flatMap { header.columns[$0].variable }
  }

  private mutating func coder(for question: Question, place: Int) -> (any AnswerCoder)? {
    let vocabulary = vocabulary(of: question, place: place)
    switch question.kind {
    case .multiple: return multiple(question, vocabulary)
    case .ranking: return ranking(question, vocabulary)
    default:
      let claims = question.columns.filter(applies)
      if claims.count > 1 {
        failures.append(
          Problem(
            .unusable, at: SourceLocation(file: survey.path, line: claims[1].line),
            "\(question.id) claims two columns of export \(source.id)", expected: "one column",
            fix: "remove one of them, or say source=\"...\" on each"))
        return nil
      }
      if question.isSingleChoice && claims.isEmpty, let boxes = tickedChoice(question, vocabulary) {
        return boxes
      }
      guard let column = claims.first.map({ self.place(of: $0, for: question.id) }) ?? ownColumn(question.id)
      else {
        return nil
      }
      return question.kind == .text
        ? TextCoder(vocabulary, column: column) : ClosedCoder(vocabulary, column: column)
    }
  }

  /// What the words in the cells of a question mean.
  private mutating func vocabulary(of question: Question, place: Int) -> CellVocabulary {
    let variable = declared(of: question)
    var words = dialect.missingWords.merging(source.missingWords)
    var replacements = dialect.replacements
    var marks = dialect.severalMarks
    var presets: Set<String> = []
    if let forms {
      let claims = question.columns + question.frame.options.flatMap(\.columns)
      presets = Set(claims.filter(applies).compactMap(\.preset))
      let own = FormWords(source, forms, variable)
      words = own.words(words, presets: presets)
      replacements += own.replacements
      marks = SeveralMarks(separator: FormColumns.separator)
      if own.absent?.reason == .unknownMissing { result.hidesRoutes = true }
    }
    return CellVocabulary(
      place: place, question: question, missingWords: words, presets: presets, replacements: replacements,
      severalMarks: marks, labels: variable.map { $0.holdsLabels ? [] : $0.values } ?? [],
      missingRanges: variable?.missingRanges ?? [])
  }

  /// A question without a claim holds the column whose heading is its id, if there is one.
  private mutating func ownColumn(_ id: String) -> Int? {
    guard let places = byCode[id], claimed[places[0]] == nil else { return nil }
    if places.count > 1 {
      failures.append(
        Problem(
          .unusable, at: SourceLocation(file: file, line: 1, column: places[1] + 1, columnName: id),
          "the heading '\(id)' stands over \(places.count) columns", expected: "the heading once",
          fix: "name the right one by position=\"...\" in the question"))
    }
    claimed[places[0]] = id
    return places[0]
  }

  private mutating func multiple(_ question: Question, _ vocabulary: CellVocabulary) -> (any AnswerCoder)? {
    var parts: [MultipleCoder.Part] = []
    for (index, option) in question.frame.options.enumerated() {
      for claim in option.columns.filter(applies) {
        if let part = tick(claim, option: index, of: question) { parts.append(part) }
      }
    }
    for claim in question.columns.filter(applies) {
      if let answer = claim.answer, let index = question.frame.index(of: answer) {
        if let part = tick(claim, option: index, of: question) { parts.append(part) }
      } else if let place = place(of: claim, for: question.id) {
        parts.append(.init(column: place, reading: .answers(separator: separator(claim, place))))
      }
    }
    if parts.isEmpty { parts = ownParts(question) }
    return parts.isEmpty ? nil : MultipleCoder(vocabulary, parts: parts)
  }

  /// What stands between the answers of one cell: what the definition says, else what the file does.
  private func separator(_ claim: ColumnClaim, _ place: Int) -> String? {
    if let separator = claim.separator { return separator }
    if case .joined(let separator)? = header.columns[place].variable?.kind { return separator }
    return forms == nil ? nil : FormColumns.separator
  }

  private mutating func tick(_ claim: ColumnClaim, option: Int, of question: Question) -> MultipleCoder.Part?
  {
    guard let place = place(of: claim, for: question.id) else { return nil }
    let column = header.columns[place]
    return .init(
      column: place,
      reading: .tick(
        option: option, ticked: claim.ticked, notTicked: claim.notTicked,
        header: column.under.isEmpty ? column.text : column.under,
        isAnyText: dialect.container == .formFields),
      declared: column.variable.map { $0.holdsLabels ? [] : $0.values } ?? [])
  }

  /// Columns named `question.option`, or one named `question`, for exports that use the ids of the definition.
  private mutating func ownParts(_ question: Question) -> [MultipleCoder.Part] {
    var parts: [MultipleCoder.Part] = []
    for (index, option) in question.frame.options.enumerated() {
      if let place = ownColumn("\(question.id).\(option.code)") {
        parts.append(
          .init(
            column: place,
            reading: .tick(
              option: index, ticked: nil, notTicked: nil, header: nil,
              isAnyText: dialect.container == .formFields)))
      }
    }
    if let place = ownColumn(question.id) {
      parts.append(.init(column: place, reading: .answers(separator: ";")))
    }
    return parts
  }

  /// A question with one answer that stands in a box for each of its answers, as on paper.
  private mutating func tickedChoice(_ question: Question, _ vocabulary: CellVocabulary) -> (any AnswerCoder)?
  {
    var parts: [MultipleCoder.Part] = []
    for (index, option) in question.frame.options.enumerated() {
      for claim in option.columns.filter(applies) {
        if let part = tick(claim, option: index, of: question) { parts.append(part) }
      }
    }
    return parts.isEmpty ? nil : TickedChoiceCoder(vocabulary, parts: parts)
  }

  private mutating func ranking(_ question: Question, _ vocabulary: CellVocabulary) -> (any AnswerCoder)? {
    var parts: [RankingCoder.Part] = []
    for (index, option) in question.frame.options.enumerated() {
      for claim in option.columns.filter(applies) {
        if let place = place(of: claim, for: question.id) {
          parts.append(.init(column: place, reading: .rank(ofOption: index)))
        }
      }
    }
    for claim in question.columns.filter(applies) {
      guard let place = place(of: claim, for: question.id) else { continue }
      if let rank = claim.rank {
        parts.append(.init(column: place, reading: .option(atRank: rank)))
      } else {
        parts.append(.init(column: place, reading: .order(separator: claim.separator ?? ";")))
      }
    }
    if parts.isEmpty, let place = ownColumn(question.id) {
      parts.append(.init(column: place, reading: .order(separator: ";")))
    }
    return parts.isEmpty ? nil : RankingCoder(vocabulary, parts: parts)
  }

  // MARK: Claims

  /// The place of the one column that fits a claim.
  private mutating func place(of claim: ColumnClaim, for owner: String) -> Int? {
    let places = candidates(claim.place)
    guard places.count == 1 else {
      failures.append(places.isEmpty ? noColumn(claim, owner) : severalColumns(claim, owner, places))
      return nil
    }
    let place = places[0]
    noteShortening(claim, place, owner)
    if let other = claimed[place], other != owner || owner != "ignore" {
      failures.append(
        Problem(
          .unusable, at: SourceLocation(file: survey.path, line: claim.line),
          "column \(place + 1) '\(Quotation.shortened(header.columns[place].name))' of \(source.file) is claimed twice: by \(other) and by \(owner)",
          expected: "one question for each column", fix: "correct the column of one of them"))
      return nil
    }
    claimed[place] = owner
    checkForms(claim, place, owner)
    return place
  }

  /// A path that no form holds is listed; one in a repeated group cannot be read.
  private mutating func checkForms(_ claim: ColumnClaim, _ place: Int, _ owner: String) {
    guard let forms else { return }
    let path = header.columns[place].code
    if forms.unmet.contains(path) {
      result.problems.append(
        Problem(
          .missingUnknown, .warning, at: SourceLocation(file: survey.relativePath, line: claim.line),
          "no form of \(source.file) holds '\(Quotation.shortened(path))', which \(owner) claims",
          fix:
            "if somebody must have answered it, correct the path; the others are listed as unclaimed columns")
      )
    }
    if let group = forms.group.repeats.keys.sorted().first(where: { path.hasPrefix($0 + "/") }) {
      failures.append(
        Problem(
          .unusable, at: SourceLocation(file: survey.path, line: claim.line),
          "\(owner) claims '\(Quotation.shortened(path))', which stands in a group that is repeated within a form",
          expected: "a question that each form answers once",
          fix:
            "export the group '\(Quotation.shortened(group))' as a table of its own, or leave the question out"
        ))
    }
  }

  /// Says that a claim fits a heading which the platform has cut short.
  private mutating func noteShortening(_ claim: ColumnClaim, _ place: Int, _ owner: String) {
    guard case .header(let text, _) = claim.place, byText[Folding.key(text)] == nil else { return }
    result.problems.append(
      Problem(
        .shortenedHeading, .note,
        at: SourceLocation(
          file: file, line: 1, column: place + 1, columnName: Quotation.shortened(header.columns[place].name)),
        "the heading is the start of the text that \(owner) claims; they are taken for the same",
        fix: "if they are not, name the column by position=\"...\""))
  }

  private func candidates(_ place: ColumnClaim.Place) -> [Int] {
    switch place {
    case .code(let code): return byCode[code] ?? []
    case .position(let position): return position <= header.columns.count ? [position - 1] : []
    case .header(let text, let under):
      var places = byText[Folding.key(text)] ?? shortenedHeaders(of: text)
      if let under {
        places = places.filter { Folding.key(header.columns[$0].under) == Folding.key(under) }
      } else if places.count > 1, dialect.headerRows.count > 1 {
        let plain: Set<String> = ["", "response", "open-endedresponse", "answer"]
        let own = places.filter { plain.contains(Folding.key(header.columns[$0].under)) }
        if !own.isEmpty { places = own }
      }
      return places
    }
  }

  /// Columns whose heading is the start of a text, as exports cut long headings.
  private func shortenedHeaders(of text: String) -> [Int] {
    let key = Folding.key(text)
    return header.columns.filter { column in
      var start = Folding.key(column.text)
      while start.hasSuffix(".") || start.hasSuffix("…") { start.removeLast() }
      return start.count >= 40 && key.hasPrefix(start)
    }.map(\.place)
  }

  private func noColumn(_ claim: ColumnClaim, _ owner: String) -> Problem {
    let wanted: String
    let known: [String]
    switch claim.place {
    case .code(let code): (wanted, known) = ("'\(code)'", header.columns.map(\.code))
    case .position(let position): (wanted, known) = ("number \(position)", [])
    case .header(let text, nil):
      (wanted, known) = ("'\(Quotation.shortened(text))'", header.columns.map(\.text))
    case .header(let text, let under?):
      let isHere = byText[Folding.key(text)] != nil
      wanted = "'\(Quotation.shortened(text))' with '\(Quotation.shortened(under))' under it"
      known =
        isHere
        ? (byText[Folding.key(text)] ?? []).map { header.columns[$0].under } : header.columns.map(\.text)
    }
    let word: String
    switch claim.place {
    case .code(let code): word = code
    case .position(let position): word = String(position)
    case .header(let text, let under): word = byText[Folding.key(text)] != nil ? under ?? text : text
    }
    return Problem(
      .unusable, at: SourceLocation(file: survey.path, line: claim.line),
      "\(source.file) has no column \(wanted), which \(owner) claims",
      expected: "a heading of the file: \(Quotation.list(known.filter { !$0.isEmpty }))",
      fix: Suggestion.question(for: word, among: known)
        + "Correct the column in the definition, or remove it if the question was not asked here")
  }

  private func severalColumns(_ claim: ColumnClaim, _ owner: String, _ places: [Int]) -> Problem {
    Problem(
      .unusable, at: SourceLocation(file: survey.path, line: claim.line),
      "\(places.count) columns of \(source.file) fit the claim of \(owner): "
        + places.prefix(5).map { String($0 + 1) }.joined(separator: ", "),
      expected: "one column",
      fix: "name it by position=\"...\", or by under=\"...\" in a file with two header rows")
  }

  private func nothingFits() -> Problem {
    Problem(
      .unusable, at: SourceLocation(file: file, line: 1), "no column of this file belongs to a question",
      expected: "the headings that the definition names",
      fix: "check that this is the export of this survey, its delimiter and its platform (\(dialect.id))")
  }

  private mutating func reportUnclaimed() {
    let free = header.columns.filter { claimed[$0.place] == nil && !$0.name.isEmpty }
    guard !free.isEmpty else { return }
    if !source.listsUnclaimedColumns {
      result.problems.append(
        Problem(
          .unclaimedColumn, .note, at: SourceLocation(file: file),
          "\(free.count) columns belong to no question and are left out, as the definition says",
          count: free.count))
      return
    }
    for column in free {
      result.problems.append(
        Problem(
          .unclaimedColumn, .note,
          at: SourceLocation(file: file, line: 1, column: column.place + 1, columnName: column.name),
          "the column belongs to no question and is left out",
          fix: "claim it in a question, or add <ignore position=\"\(column.place + 1)\"/> to the export"))
    }
  }
}

/// `summary.md`: what a consultation lead pastes into a committee report.
///
/// Headline sentences, a section for each part of the report that the definition names, who responded and how, then
/// every table with its base and notes, the method and the limits.
struct SummaryMarkdown {
  static var notProtected: String { DocumentOpening.notProtected }

  let tables: Tables
  let assessment: ImpactAssessment
  let isInternal: Bool
  let writer: FindingWriter
  let measures: MeasureWording
  /// The characteristics as documents show them.
  let profiles: [Profile]
  let indicators: [IndicatorResult]
  /// The ranking questions among the ranked lists, by id.
  let rankings: [String: RankingResult]
  /// The order of the answers of every ranked list, by the id of its question.
  let orders: [String: OptionOrder]
  /// Who responded in each of the two most frequent ways.
  let modeComparison: ModeComparison?
  /// The main measures by the places that have enough responses.
  let placeResults: [(question: Question, results: [PlaceResults])]

  init(_ report: Report) {
    tables = report.tables
    assessment = report.assessment
    isInternal = report.isInternal
    let disparities = report.assessment.characteristics.flatMap(\.disparities)
    writer = FindingWriter(
      tables: report.tables, comparing: disparities + report.assessment.exploratory)
    measures = MeasureWording(survey: report.tables.survey)
    profiles = Self.shownProfiles(report.tables)
    indicators = report.assessment.indicators
    rankings = Self.rankings(report.tables)
    orders = Self.orders(report.tables, rankings)
    modeComparison = ModeComparison(of: report.tables, report.assessment.rules)
    placeResults = report.assessment.places.map { ($0, report.assessment.results(by: $0)) }
      .filter { !$0.1.isEmpty }
  }

  var survey: Survey { tables.survey }
  var responses: ResponseTable { tables.responses }

  func text() -> String {
    let numbered = captionedTables()
    let bodies = sections(numbered)
    var lines = opening()
    for section in bodies {
      lines += ["## \(Markdown.escaped(section.title))", ""] + section.lines
      if lines.last != "" { lines.append("") }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  struct Section {
    let title: String
    var lines: [String]
  }

  private func sections(_ numbered: [NumberedTable]) -> [Section] {
    var sections = [Section(title: "Main findings", lines: mainFindings().map { "- \($0)" })]
    if let modes = modes(numbered) { sections.append(modes) }
    for section in survey.sections {
      switch section {
      case .safety(let questions, let title):
        sections.append(safety(questions, title: title, numbered))
      case .ranked(let question, let title, let noun, let top):
        sections.append(ranked(question, title: title, noun: noun, top: top, numbered))
      case .comments(let questions): sections.append(comments(questions))
      }
    }
    if let indicators = indicatorSection(numbered) { sections.append(indicators) }
    sections.append(respondents(numbered))
    if let differences = differences(numbered) { sections.append(differences) }
    sections += placeSections(numbered)
    sections.append(tablesSection(numbered))
    sections.append(method())
    sections.append(limits())
    return sections.filter { !$0.lines.isEmpty }
  }

  // MARK: Opening

  private func opening() -> [String] {
    var lines = ["# \(Markdown.escaped(survey.title)): summary of responses", ""]
    lines += DocumentOpening(survey: survey, isInternal: isInternal).marks
    lines += ["\(Markdown.escaped(survey.organisation)). Responses \(fieldwork)\(ways).", ""]
    lines += [definitions, ""]
    return lines
  }

  /// "from 12 June to 3 September 2023".
  private var fieldwork: String {
    (survey.fieldwork.from == survey.fieldwork.to ? "of " : "from ") + survey.fieldwork.inWords
  }

  private var ways: String {
    let ways = responses.modeCounts.map(\.mode.adverb)
    return ways.isEmpty ? "" : ", \(Number.list(ways))"
  }

  /// What the short words of the sentences mean.
  private var definitions: String {
    var sentences: [String] = []
    for section in survey.sections {
      guard case .safety(let questions, _) = section else { continue }
      for question in questions.compactMap({ survey.question($0) }) {
        for net in question.frame.nets {
          let sentence =
            "\"\(Wording.title(net.id))\" means \(Markdown.inSentence(Markdown.escaped(net.label)))."
          if !sentences.contains(sentence) { sentences.append(sentence) }
        }
      }
    }
    let bases = Set(tables.crosstabs.filter { $0.table == "default" }.map(\.base))
    if bases == [.answered] {
      sentences.append("Percentages are of the respondents who answered the question.")
    } else {
      sentences.append("Each table says which respondents its percentages are of.")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: Main findings

  /// The most bullets that a reader takes in.
  private static let mostFindings = 11

  private func mainFindings() -> [String] {
    let place = survey.area.map { ", not everyone in \(Markdown.escaped($0))" } ?? ", not everyone else"
    let last =
      [representationFinding()].compactMap(\.self) + [
        "People chose to take part. The percentages describe respondents\(place)."
      ]
    let answers = answerFindings()
    let room = Self.mostFindings - 1 - last.count
    // Where there are many questions, some room is kept for groups.
    let differences = headlineDifferences(atMost: max(3, room - answers.count))
    return [howMany] + answers.prefix(room - differences.count) + differences + last
  }

  /// What respondents said: the sections in their order, indicators, or the main measures.
  private func answerFindings() -> [String] {
    var findings: [String] = []
    for section in survey.sections {
      switch section {
      case .safety(let questions, _): findings += questions.compactMap { safetyFinding($0) }
      case .ranked(let question, _, let noun, let top):
        if let finding = rankedFinding(question, noun: noun, top: top) { findings.append(finding) }
      case .comments: break
      }
    }
    findings += indicatorFindings()
    if survey.sections.isEmpty { findings += measureFindings() }
    return findings
  }

  /// Writes a sentence such as "The consultation received 500 usable responses: 412 online and 88 on paper".
  private var howMany: String {
    let silent = responses.withoutAnswers
    let isAll = survey.completeness == .all
    let count = Number.counted(
      responses.count, isAll ? "response" : "usable response", isAll ? "responses" : "usable responses")
    let ways = responses.modeCounts
    let how =
      ways.count > 1
      ? ": \(Number.list(ways.map { "\(Number.inWords($0.count)) \($0.mode.adverb)" }))"
      : ways.first.map { ", all \($0.mode.adverb)" } ?? ""
    guard silent > 0 else { return "The consultation received \(count)\(how)." }
    return
      "The consultation received \(count)\(how). Of these, \(Number.inWords(silent)) answered none of the questions."
  }

  /// The main measures in a neutral order, where the definition asks for no sections.
  private func measureFindings() -> [String] {
    survey.measures.filter { $0.indicator == nil }.compactMap { measure in
      guard let share = share(of: measure), share.base > 0 else { return nil }
      let label = name(of: measure)
      return "\(Markdown.escaped(label)): \(share.figure())\(countsOf(share))."
    }
  }
}

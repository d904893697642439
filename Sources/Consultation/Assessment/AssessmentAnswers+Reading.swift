internal import FileFormats

extension AssessmentAnswers {
  /// Reads what an officer entered in the file beside survey.xml.
  ///
  /// Any spreadsheet may have saved it: commas, semicolons or tabs, UTF-8 or Windows-1252, with empty lines and
  /// columns added. Whether the evidence carries the answers is another question: see
  /// ``ImpactAssessment/checkAnswers()``.
  ///
  /// - Returns: `nil` where there is no such file.
  /// - Throws: A ``Problem`` with line and column; every further fault stands in its `others`.
  public init?(beside survey: Survey) throws(Problem) {
    try self.init(file: Self.path(beside: survey), of: survey.assessmentForm)
  }

  /// The path of the file beside survey.xml.
  package static func path(beside survey: Survey) -> String {
    survey.folderPath == "." ? fileName : "\(survey.folderPath)/\(fileName)"
  }

  /// Reads a file of any name.
  package init?(file: String, of form: AssessmentForm) throws(Problem) {
    guard InputFile.exists(file) else { return nil }
    let table: TextTable
    do throws(FormatError) { table = try TextTable(path: file) } catch {
      throw Self.unreadable(error, file)
    }
    var reader = AnswersReader(file: file, form: form)
    let answers = reader.answers(table)
    if let problem = Problem.first(of: reader.problems) { throw problem }
    self = answers
  }

  /// What a file format says of responses, said of this file.
  private static func unreadable(_ error: FormatError, _ file: String) -> Problem {
    var error = error
    if error.kind != .missing {
      error.expected = error.expected.map { _ in "comma-separated text, as `soundings dia` writes it" }
      error.fix =
        "save it as CSV, or move it away; `soundings dia` writes a new one"
    }
    return Problem(error, file: file)
  }
}

/// Turns the rows of the file into entries, and collects what is wrong with them.
struct AnswersReader {
  typealias Column = AssessmentAnswers.Column
  typealias Entry = AssessmentAnswers.Entry

  let file: String
  let form: AssessmentForm
  private(set) var problems: [Problem] = []
  private var places: [Column: Int] = [:]
  /// The places of columns that are not ours and hold anything.
  private var otherPlaces: [Int] = []

  init(file: String, form: AssessmentForm) {
    self.file = file
    self.form = form
  }

  /// Everything that the file holds; not to be used where there are problems.
  mutating func answers(_ table: TextTable) -> AssessmentAnswers {
    var entries: [Entry] = []
    var otherColumns: [String] = []
    if let header = table.records.first, readHeader(header) {
      let rows = table.records.dropFirst()
      let width = table.records.map(\.cells.count).max() ?? 0
      otherPlaces = (0..<width).filter { place in
        !places.values.contains(place) && table.records.contains { !Self.cell($0, place).isEmpty }
      }
      otherColumns = otherPlaces.map { Self.cell(header, $0) }
      for row in rows {
        guard let entry = entry(row) else { continue }
        if let first = entries.first(where: { $0.question == entry.question }) {
          reportTwice(entry, first)
        } else {
          entries.append(entry)
        }
      }
    }
    return AssessmentAnswers(file: file, entries: entries, places: places, otherColumns: otherColumns)
  }

  private static func cell(_ record: TextTable.Record, _ place: Int) -> String {
    place < record.cells.count ? record.cells[place] : ""
  }

  // MARK: Header

  /// Finds the columns; false where rows cannot be read.
  private mutating func readHeader(_ header: TextTable.Record) -> Bool {
    for (place, heading) in header.cells.enumerated() {
      let key = Self.key(heading)
      guard let column = Column.allCases.first(where: { Self.key($0.rawValue) == key }) else { continue }
      if places[column] != nil {
        report(
          header.line, column, "there are two columns '\(column.rawValue)'", expected: "one",
          fix: "remove the one that is not filled", place: place)
      } else {
        places[column] = place
      }
    }
    for column in [.question] + Column.entered where places[column] == nil {
      report(
        header.line, nil, "there is no column '\(column.rawValue)'",
        expected: "the columns question, \(Number.list(Column.entered.map(\.rawValue)))",
        fix: "put the heading back; the cells below it may be empty")
    }
    return problems.isEmpty
  }

  /// A heading without regard to case, blanks and underscores.
  private static func key(_ heading: String) -> String {
    Folding.key(heading).filter { $0 != "_" && $0 != "-" }
  }

  // MARK: Rows

  /// A row as an entry; `nil` where it names no question of the form.
  private mutating func entry(_ row: TextTable.Record) -> Entry? {
    var cells: [Column: String] = [:]
    for (column, place) in places {
      let cell = Self.cell(row, place)
      if !cell.isEmpty { cells[column] = cell }
    }
    guard let question = question(cells[.question] ?? "", line: row.line) else { return nil }
    let isReview = question == AssessmentAnswers.nextReview
    return Entry(
      question: question, line: row.line, cells: cells, otherCells: otherPlaces.map { Self.cell(row, $0) },
      answer: isReview ? nil : answer(cells[.answer], to: question, line: row.line),
      day: day(cells[.date], .date, line: row.line),
      reviewDay: isReview ? day(cells[.answer], .answer, line: row.line) : nil)
  }

  /// The question that a row is about.
  private mutating func question(_ text: String, line: Int) -> String? {
    let known = form.answeredQuestions
    if let question = known.first(where: { Folding.key($0) == Folding.key(text) }) { return question }
    report(
      line, .question,
      text.isEmpty
        ? "the row names no question" : "\(Quotation.value(text, among: known)) is no question of the form",
      expected: "one of: \(known.joined(separator: ", "))",
      fix: "correct the cell, or remove the row")
    return nil
  }

  private mutating func reportTwice(_ entry: Entry, _ first: Entry) {
    report(
      entry.line, .question,
      "\(AssessmentForm.inSentence(entry.question)) stands twice, first on line \(first.line)",
      expected: "one row for each question", fix: "keep one of the two rows")
  }

  /// The answer in a cell; `nil` where it is empty or none.
  private mutating func answer(_ text: String?, to question: String, line: Int) -> AssessmentAnswers.Answer? {
    guard let text else { return nil }
    let isRecommendation = question == AssessmentAnswers.recommendation
    switch Folding.key(text).filter({ !",.-".contains($0) }) {
    case "yes", "y": return .yes
    case "no", "n": return .no
    case "nobut" where isRecommendation: return .noBut
    default:
      let answers = isRecommendation ? "NO, or NO, BUT, or YES" : "YES or NO"
      report(
        line, .answer, "\(Quotation.value(text, among: ["YES", "NO", "NO, BUT"])) is no answer",
        expected: "\(answers), or an empty cell while the answer is to be entered",
        fix: "write \(answers); anything else can stand under reason")
      return nil
    }
  }

  /// The day in a cell; `nil` where it is empty or none.
  private mutating func day(_ text: String?, _ column: Column, line: Int) -> CalendarDate? {
    guard let text else { return nil }
    if let day = EnteredDay.day(text) { return day }
    report(
      line, column, "\(EnteredDay.quoted(text)) is no date",
      expected: "a day such as 2026-11-21 or 21/11/2026", fix: "correct the date, or empty the cell")
    return nil
  }

  private mutating func report(
    _ line: Int, _ column: Column?, _ found: String, expected: String, fix: String, place: Int? = nil
  ) {
    let place = place ?? column.flatMap { places[$0] }
    problems.append(
      Problem(
        .unusable,
        at: SourceLocation(
          file: file, line: line, column: place.map { $0 + 1 }, columnName: column?.rawValue),
        found, expected: expected, fix: fix))
  }
}

extension AssessmentForm {
  /// Everything that an officer answers, as the file names it, in the form's order.
  package var answeredQuestions: [String] {
    concerns.map(\.number) + [
      adverseImpact, justification, AssessmentAnswers.recommendation, AssessmentAnswers.nextReview,
    ]
  }

  /// A question of the form inside a message: "question 7", "the recommendation".
  package static func inSentence(_ question: String) -> String {
    switch question {
    case AssessmentAnswers.recommendation: "the recommendation"
    case AssessmentAnswers.nextReview: "the date of the next review"
    default: "question \(question)"
    }
  }
}

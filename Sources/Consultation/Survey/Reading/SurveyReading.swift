internal import FileFormats
internal import ShippedFiles

extension Survey {
  /// Reads a definition and checks it.
  ///
  /// - Parameter path: The path of a `survey.xml`, or of the folder that holds it.
  /// - Throws: A ``Problem`` with the line; every further fault that was found stands in its `others`.
  public init(contentsOf path: String) throws(Problem) {
    let file = Self.definitionPath(path)
    let document: SurveyReader.Document
    do throws(FormatError) {
      document = try SurveyReader.document(at: file)
    } catch { throw Problem(error, file: file) }
    if let problem = Problem.first(of: SchemaIssues.problems(document.issues, file: file)) {
      throw problem
    }
    var reader = SurveyReader(file: file, frames: document.frames)
    reader.openQuestions = document.openQuestions
    let survey = reader.survey(document.root)
    if let problem = Problem.first(of: reader.problems) { throw problem }
    self = survey
  }

  /// The path of survey.xml behind the path of a folder.
  package static func definitionPath(_ path: String) -> String {
    if path.hasSuffix(".xml") { return path }
    return path.hasSuffix("/") ? path + "survey.xml" : path + "/survey.xml"
  }

  /// The XML Schema of a definition, as text.
  public static var schema: String { String(decoding: ShippedFile.surveySchema.bytes, as: UTF8.self) }

  /// The XML Schema of a batch of written forms, as text.
  public static var formsSchema: String { String(decoding: ShippedFile.formsSchema.bytes, as: UTF8.self) }

  /// The folder that the files of the survey are relative to.
  public var folderPath: String { folder }
}

/// Turns the elements of a valid document into a survey, and collects what a schema cannot say.
struct SurveyReader {
  let file: String
  let frames: StandardFrames
  var problems: [Problem] = []

  var sources: [ResponseSource] = []
  var questions: [Question] = []
  var questionIndex: [String: Int] = [:]
  /// The conditions that are read once all questions are known, with the element that holds them.
  var routes: [(question: Int, element: XMLElement)] = []
  var groupings: [Groupings] = []
  var openQuestions: [Int] = []

  struct Document {
    let root: XMLElement
    let issues: [XMLIssue]
    let frames: StandardFrames
    /// The lines on which a draft asks for a decision.
    let openQuestions: [Int]
  }

  init(file: String, frames: StandardFrames) {
    self.file = file
    self.frames = frames
  }

  static func document(at file: String) throws(FormatError) -> Document {
    let bytes = try InputFile.bytes(path: file, limit: XMLDocument.sizeLimit)
    let document = try XMLDocument(bytes)
    let issues = document.issues(against: try XMLSchema(ShippedFile.surveySchema.bytes))
    return Document(
      root: document.root(), issues: issues, frames: try StandardFrames(), openQuestions: openQuestions(bytes)
    )
  }

  /// The lines of comments that begin with QUESTION, as drafts have them.
  private static func openQuestions(_ bytes: [UInt8]) -> [Int] {
    let mark = Array("<!-- QUESTION:".utf8)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
      line, text in
      text.drop { $0 == 0x20 || $0 == 0x09 }.starts(with: mark) ? line + 1 : nil
    }
  }

  // MARK: Problems

  mutating func report(
    _ line: Int, _ found: String, expected: String? = nil, fix: String? = nil
  ) {
    problems.append(
      Problem(
        .unusable, at: SourceLocation(file: file, line: line), found, expected: expected, fix: fix))
  }

  /// Reports a word that is not known, with the nearest one that is.
  mutating func reportUnknown(_ line: Int, _ what: String, _ word: String, known: [String]) {
    report(
      line, "'\(word)' is no \(what)",
      expected: known.isEmpty ? "none: there is none" : "one of: \(Quotation.list(known))",
      fix: Suggestion.question(for: word, among: known) + "Correct the word, or define it")
  }

  // MARK: Survey

  mutating func survey(_ root: XMLElement) -> Survey {
    let fieldwork = fieldwork(root.child("fieldwork"))
    let responses = root.child("responses")
    readSources(responses)
    readQuestions(root.child("questions"))
    for element in root.children("groupings") { readGroupings(element) }
    let parent = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let folder = parent.isEmpty ? "." : parent
    let survey = Survey(
      series: root["series"] ?? "", wave: root["wave"] ?? "", title: root["title"] ?? "",
      organisation: root["organisation"] ?? "", area: root["area"],
      isSynthetic: root["synthetic"] == "yes", fieldwork: fieldwork,
      whoCouldTakePart: root.child("who-could-take-part")?.text, sources: sources,
      completeness: responses?["partial"].flatMap(Completeness.init(rawValue:)) ?? .answeredAny,
      duplicates: responses?.child("duplicates")?["keep"].flatMap(DuplicateRule.init(rawValue:)),
      base: root.child("questions")?["base"].flatMap(Base.init(rawValue:)) ?? .answered,
      questions: questions, weight: root.child("weight").map { weight($0) }, groupings: groupings,
      measures: measures(root.child("measures")), tables: tables(root.child("tables")),
      hasDefaultTables: root.child("tables")?["default"] != "no", openQuestions: openQuestions,
      sections: sections(root.child("report")),
      population: population(root.child("population"), folder: folder),
      assessmentForm: assessmentForm(root.child("assessment")),
      publication: publication(root.child("publication")), path: file,
      folder: folder, questionIndex: questionIndex)
    checkMeasures(of: survey)
    checkPairs(of: survey)
    checkWeighting(of: survey)
    return survey
  }

  private mutating func fieldwork(_ element: XMLElement?) -> Fieldwork {
    let start = CalendarDate(element?["from"] ?? "")
    let end = CalendarDate(element?["to"] ?? "")
    if let start, let end, start <= end { return Fieldwork(from: start, to: end) }
    report(
      element?.line ?? 1, "the fieldwork ends before it starts", expected: "from on or before to",
      fix: "exchange the two dates")
    let day = start ?? CalendarDate(year: 1, month: 1, day: 1)
    return Fieldwork(from: day ?? Self.anyDay, to: day ?? Self.anyDay)
  }

  private static let anyDay = CalendarDate(knownDay: (2000, 1, 1))

  private func publication(_ element: XMLElement?) -> Publication {
    var publication = Publication()
    if let value = element?["threshold"].flatMap(Int.init) { publication.threshold = value }
    if let value = element?["caution"].flatMap(Int.init) { publication.caution = value }
    if let value = element?["minimum"].flatMap(Int.init) { publication.minimum = value }
    return publication
  }

  private mutating func weight(_ element: XMLElement) -> WeightDefinition {
    WeightDefinition(
      id: element["id"] ?? "", text: element.child("text")?.text,
      columns: claims(in: element), isHeadline: element["headline"] == "weighted",
      line: element.line)
  }
}

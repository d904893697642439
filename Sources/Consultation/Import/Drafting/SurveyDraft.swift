internal import FileFormats

/// A first definition of a survey, drafted from its files.
package struct SurveyDraft: Sendable {
  /// One file that responses come from.
  struct Source: Sendable {
    let id: String
    /// Relative to the survey's folder.
    let file: String
    /// Whether it holds filled forms rather than an export.
    let isForms: Bool
    let mode: CollectionMode
    let recognisedAs: String
    /// The platform to write down, where a person named it.
    let platform: String?
    /// A file with the labels, relative to the survey's folder.
    let labels: String?
    let attributes: [(name: String, value: String)]
    let responses: Int
    let leftOut: [ColumnLeftOut]
    let personal: [FileHeader.Column]
    let respondent: FileHeader.Column?
    let naming: ColumnNaming
    let notes: [String]
    let doubts: [String]
    /// Words that stand for a missing answer, with the reason.
    let missingWords: [(word: String, reason: String)]
  }

  var series: String
  var wave: String
  var title: String
  var fieldwork: (from: CalendarDate, to: CalendarDate)?
  var sources: [Source] = []
  var questions: [QuestionDraft] = []
  /// Coarser groups of characteristics, as lines of XML.
  var groupings: [String] = []

  /// How many questions there are of each element of survey.xml, in the order of the schema.
  package var counts: [(element: String, count: Int)] {
    ["single", "scale", "grid", "multiple", "ranking", "number", "date", "text"].compactMap { element in
      let count = questions.count { $0.element == element }
      return count == 0 ? nil : (element, count)
    }
  }

  /// How many rows of grids there are.
  package var gridItems: Int { questions.map(\.items.count).reduce(0, +) }

  /// What each file was recognised as, with its number of records.
  package var recognised: [(file: String, recognisedAs: String, responses: Int)] {
    sources.map { ($0.file, $0.recognisedAs, $0.responses) }
  }

  /// What a person has to decide, each with the question it is about.
  package var doubts: [(about: String, doubt: String)] {
    var doubts = sources.flatMap { source in source.doubts.map { (about: source.file, doubt: $0) } }
    doubts.insert(("survey", "What is the title of the consultation, and who asks?"), at: 0)
    if fieldwork == nil {
      doubts.insert(("fieldwork", "When did fieldwork begin and end? No date was found."), at: 0)
    }
    return doubts + questions.flatMap { question in question.doubts.map { (question.id, $0) } }
  }

  /// The characteristics that were recognised, with the question that tells each.
  package var characteristics: [(id: String, question: String)] {
    questions.flatMap { question -> [(String, String)] in
      let own =
        question.attributes.first { $0.name == "characteristic" }.map { [($0.value, question.id)] } ?? []
      let made = question.made.first.flatMap { line in
        line.split(separator: "characteristic=\"").dropFirst().first?.split(separator: "\"").first
      }
      return own + (made.map { [(String($0), question.id)] } ?? [])
    }
  }
}

extension SurveyDraft {
  /// Writes the draft to a file that is not there yet.
  ///
  /// - Throws: A ``Problem`` of kind `unwritable` where it is there or cannot be written.
  package func write(to path: String) throws(Problem) {
    do throws(FormatError) { try OutputFile.create(path, Array(xml.utf8)) } catch {
      throw Problem(error, file: path)
    }
  }
}

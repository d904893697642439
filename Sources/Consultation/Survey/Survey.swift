// Survey: the definition of one wave, as read from survey.xml: what was asked, where the answers stand, how they
// are grouped. Everything is a value; nothing here opens the responses.

/// One wave of a consultation: its questions, its sources of responses, and what is to be made of them.
public struct Survey: Sendable {
  /// The survey repeated over the years.
  public let series: String
  /// The name of this wave; waves are ordered by fieldwork, not by name.
  public let wave: String
  /// The title of the summary.
  public let title: String
  /// Who asks.
  public let organisation: String
  /// The place the questions are about.
  public let area: String?
  /// Whether the responses are invented, which every document then says.
  public let isSynthetic: Bool
  /// When people could respond.
  public let fieldwork: Fieldwork
  /// Who could take part, as a clause.
  public let whoCouldTakePart: String?

  /// The files with responses, in order.
  package internal(set) var sources: [ResponseSource]
  package let completeness: Completeness
  package let duplicates: DuplicateRule?
  /// The base of every table that does not say otherwise.
  package let base: Base
  /// Every question, grids taken apart, made ones included, in the order of the definition.
  public let questions: [Question]
  package let weight: WeightDefinition?
  package let groupings: [Groupings]
  package let measures: [Measure]
  package let tables: [TableDefinition]
  package let hasDefaultTables: Bool
  /// The lines of the definition on which a draft asks for a decision.
  package let openQuestions: [Int]
  package let sections: [ReportSection]
  /// Whom respondents are compared with, if the definition says so.
  public let population: Population?
  /// The form that the impact assessment follows.
  package let assessmentForm: AssessmentForm
  package let publication: Publication

  /// The path of survey.xml as it was given.
  package let path: String
  /// The folder that file names are relative to.
  package let folder: String

  /// The place of each question by its id.
  package let questionIndex: [String: Int]

  /// The question of an id, or `nil`.
  package func question(_ id: String) -> Question? { questionIndex[id].map { questions[$0] } }

  /// The same survey with exports read as those of a platform, whatever the definition says.
  ///
  /// - Parameters:
  ///   - platform: The id of a platform.
  ///   - source: The id of an export, or `nil` for all.
  /// - Returns: The survey, changed in nothing else.
  /// - Throws: A ``Problem`` where there is no export of that id.
  package func reading(_ platform: String, of source: String?) throws(Problem) -> Survey {
    var survey = self
    let exports = sources.filter { $0.kind == .export }.map(\.id)
    guard source.map(exports.contains) ?? !exports.isEmpty else {
      throw Problem(
        .usage, at: SourceLocation(file: path), "there is no export '\(source ?? "")'",
        expected: "one of: \(Quotation.list(exports))",
        fix: "say --platform EXPORT=ID with the id of an export")
    }
    for place in survey.sources.indices where survey.sources[place].kind == .export {
      if source == nil || survey.sources[place].id == source { survey.sources[place].platform = platform }
    }
    return survey
  }

  /// Whether any age is worked out for the day of the response.
  package var needsDays: Bool {
    questions.contains { question in
      if case .banded(_, .response, _)? = question.making { return true }
      return false
    }
  }

  /// The questions that are characteristics of respondents, in order.
  public var characteristics: [Question] { questions.filter { $0.characteristic != nil } }
}

/// The first and the last day of fieldwork.
public struct Fieldwork: Hashable, Sendable {
  /// The first day.
  public let from: CalendarDate
  /// The last day.
  public let to: CalendarDate
}

/// Which responses are kept.
package enum Completeness: String, Sendable {
  /// Every response, also one without any answer.
  case all
  /// Responses with at least one question answered.
  case answeredAny = "answered-any"
  /// Responses that the platform marks as complete.
  case complete
}

/// What to do where one respondent responded more than once.
package enum DuplicateRule: String, Sendable {
  case keepFirst = "first"
  case keepLast = "last"
}

/// One file with responses.
package struct ResponseSource: Sendable {
  package enum Kind: Sendable, Equatable {
    /// An export of an online platform.
    case export
    /// A batch of written forms, in XML or as a transcription sheet.
    case forms
  }

  package let id: String
  package let kind: Kind
  /// The path relative to the survey's folder; for forms also a folder of files.
  package var file: String
  package let mode: CollectionMode
  package var platform: String?
  package var encoding: String?
  package var delimiter: String?
  /// The sheet of a workbook, where several hold rows.
  package var sheet: String?
  /// The file inside a ZIP, where several could be meant.
  package var member: String?
  /// A file that gives labels to the codes of this one, relative to the survey's folder.
  package var labels: String?
  /// The order of day, month and year in the dates of the responses, where it is not the platform's.
  package var dateOrder: DateOrder?
  /// Whether responses that the platform marks as tests are kept.
  package var keepsTests = false
  package var listsUnclaimedColumns = true
  package var respondent: ColumnClaim?
  package var ignored: [ColumnClaim] = []
  /// Words that mean a missing answer in this file.
  package var missingWords = MissingWords()
  package var editions: [Edition] = []
  /// The path of the element that is one form, in XML of others; empty where the file is one form.
  package var record: [String]?
  /// What it means that a form does not hold an element, where the definition says it.
  package var absent: MissingWord?
  /// Whether the first pass counts where two keyings of a form differ and nothing decides.
  package var firstPassCounts = false
  package let line: Int

  /// A version of a form that leaves questions out.
  package struct Edition: Sendable {
    package let id: String
    package let without: [String]
    /// Whether its forms complete other forms, and are no responses by themselves.
    package let completesOthers: Bool
  }
}

/// The claim of a question to a column of an export.
package struct ColumnClaim: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// The platform's name of the variable, exact.
    case code(String)
    /// The header text, folded; and the text under it in a second header row.
    case header(String, under: String?)
    /// The position, counted from 1.
    case position(Int)
  }

  /// The export, or `nil` for every export.
  package let source: String?
  package let place: Place
  /// What stands between several answers in one cell.
  package let separator: String?
  package let ticked: String?
  package let notTicked: String?
  /// In a ranking: the rank whose answer the column holds.
  package let rank: Int?
  /// In an item of a grid of multiple questions: the answer whose tick the column holds.
  package let answer: String?
  /// What a field of a form holds before anybody touches it.
  package var preset: String?
  package let line: Int
}

/// The weight of each response, as a column.
package struct WeightDefinition: Sendable {
  package let id: String
  package let text: String?
  package let columns: [ColumnClaim]
  package let isHeadline: Bool
  package let line: Int
}

/// Thresholds for what may be published; used once protection against disclosure is there.
package struct Publication: Sendable {
  package var threshold = 10
  package var caution = 30
  package var minimum = 10
}

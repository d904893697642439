/// The responses of one wave: a row for each response in the order of the sources, a column for each question.
public struct ResponseTable: Sendable {
  /// The definition they belong to.
  public let survey: Survey
  /// How many responses are used.
  public internal(set) var count: Int
  /// What was read and what was left out.
  public internal(set) var ledger: Ledger
  /// How many of the responses used answer none of the questions.
  package internal(set) var withoutAnswers: Int
  /// The defects found, in the order of the files.
  public internal(set) var problems: [Problem]

  /// A column for each question of the survey, at the same place.
  package internal(set) var columns: [AnswerColumn]
  /// How each response came: the place of its mode among all modes.
  package internal(set) var modes: [UInt8]
  /// For each source the number of responses by the place of their mode.
  package internal(set) var modesBySource: [[Int]]
  /// The place of the source of each response.
  package internal(set) var sources: [UInt8]
  /// The line of its file on which each response starts.
  package internal(set) var lines: [UInt32]
  /// The weight of each response in ten-thousand-millionths, where one is declared.
  package internal(set) var weights: [Int]?
  /// The day number of each response, 0 where it is not known; empty where no source says it.
  package internal(set) var days: [Int32]

  /// Where the responses of each source come from.
  package internal(set) var provenance: [Provenance] = []
  /// How well the forms of each source were keyed.
  package internal(set) var keyings: [Keying] = []

  /// How many decimals of a weight are kept.
  package static let weightDecimals = 10

  /// The column of a question.
  package func column(_ question: Question) -> AnswerColumn? {
    survey.questionIndex[question.id].map { columns[$0] }
  }

  /// How many responses came in each way, most frequent first.
  package var modeCounts: [(mode: CollectionMode, count: Int)] {
    let modes = CollectionMode.allCases
    return modes.indices
      .map { place in (modes[place], modesBySource.map { $0[place] }.reduce(0, +)) }
      .filter { $0.1 > 0 }.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { (mode: $0.element.0, count: $0.element.1) }
  }
}

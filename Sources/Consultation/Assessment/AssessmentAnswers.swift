/// What an officer entered on the assessment form: answers, reasons, other evidence, who and when.
///
/// The evidence is worked out; what it means is decided by a person, and this is the decision. It stands in the file
/// `dia-answers.csv` beside survey.xml, which `soundings dia` prepares and a spreadsheet fills.
public struct AssessmentAnswers: Sendable, Equatable {
  /// The name of the file beside survey.xml.
  public static let fileName = "dia-answers.csv"

  /// What can be answered.
  package enum Answer: String, Sendable {
    case yes = "YES"
    case no = "NO"
    /// Only to the recommendation: no full assessment, but actions that follow.
    case noBut = "NO, BUT"
  }

  /// A column of the file, in its order.
  package enum Column: String, Sendable, CaseIterable {
    case question, about
    case evidenceState = "evidence_state"
    case evidence, answer, reason
    case otherEvidence = "other_evidence"
    case acknowledgement, officer, date

    /// The columns that a person fills.
    package static let entered: [Column] = [
      .answer, .reason, .otherEvidence, .acknowledgement, .officer, .date,
    ]
  }

  /// What stands in the row of one question.
  package struct Entry: Sendable, Equatable {
    /// The number on the form, or ``AssessmentAnswers/recommendation`` or ``AssessmentAnswers/nextReview``.
    package let question: String
    /// The line of the file.
    package let line: Int
    /// The cells as they were filled; empty ones are left out.
    package let cells: [Column: String]
    /// The cells of columns that the file has beside its own, which are kept as they are.
    package let otherCells: [String]
    /// The answer; `nil` where it is still to be entered.
    package let answer: Answer?
    /// The day of the answer.
    package let day: CalendarDate?
    /// The day of the next review, in the row that asks for it.
    package let reviewDay: CalendarDate?
  }

  /// The file as messages name it.
  package let file: String
  /// The rows in the order of the file; each question once.
  package let entries: [Entry]
  /// The place of each column in the file.
  package let places: [Column: Int]
  /// The headings of columns that the file has beside its own.
  package let otherColumns: [String]

  /// What stands in the column of questions for the recommendation.
  package static let recommendation = "recommendation"
  /// What stands there for the date of the next review.
  package static let nextReview = "next review"

  /// Where a cell of an entry stands.
  package func location(of entry: Entry, _ column: Column) -> SourceLocation {
    SourceLocation(
      file: file, line: entry.line, column: places[column].map { $0 + 1 }, columnName: column.rawValue)
  }

  /// The row of a question; `nil` where the file has none.
  package subscript(_ question: String) -> Entry? { entries.first { $0.question == question } }
}

extension AssessmentAnswers.Entry {
  /// A cell as it was filled; empty where it was not.
  package subscript(_ column: AssessmentAnswers.Column) -> String { cells[column] ?? "" }

  /// Whether anything was entered.
  package var isFilled: Bool { AssessmentAnswers.Column.entered.contains { cells[$0] != nil } }

  /// Whether the question is answered.
  package var isAnswered: Bool { answer != nil || reviewDay != nil }

  /// Whether a cell holds words, not only a dash or a tick.
  package func isWorded(_ column: AssessmentAnswers.Column) -> Bool {
    self[column].contains(where: \.isLetter)
  }

  /// Whether it is said who answered and when, without which the form is not final.
  package var isSigned: Bool { isWorded(.officer) && day != nil }
}

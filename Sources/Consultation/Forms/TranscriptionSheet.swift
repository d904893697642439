internal import FileFormats

/// `transcription-sheet.csv`: the headings under which forms are keyed, one form a row, and no row yet.
struct TranscriptionSheet: Sendable {
  /// A column for answers.
  struct Column: Sendable {
    /// The id of the question, with the code of the answer where each answer has its own column.
    let heading: String
    let question: Question
    /// The answer that the column is about, if each has its own.
    let option: AnswerOption?
  }

  /// The columns about the form itself, what a clerk types first in front.
  static let formColumns: [FormFact] = [
    .batch, .form, .received, .mode, .place, .event, .clerk, .pass, .status, .edition, .note,
  ]

  /// The columns for answers in the order of the form, so that a clerk goes through both from front to back.
  let columns: [Column]

  /// - Throws: A ``Problem`` at the question whose heading is taken.
  init(_ form: PaperForm) throws(Problem) {
    columns = form.questions.flatMap { Self.columns(of: $0) }
    // Also the words that this sheet does without: an importer takes them for facts about the form.
    var taken = Set(FormFact.headings)
    for column in columns where !taken.insert(column.heading).inserted {
      throw Problem(
        .unusable, at: SourceLocation(file: form.survey.path, line: column.question.line),
        "the sheet would have two columns '\(column.heading)'",
        expected: "an id that stands once and is no word of the sheet: \(Quotation.list(FormFact.headings))",
        fix: "rename the question")
    }
  }

  /// The columns of one question.
  func columns(of question: Question) -> [Column] { columns.filter { $0.question.id == question.id } }

  private static func columns(of question: Question) -> [Column] {
    guard question.kind == .multiple || question.kind == .ranking else {
      return [Column(heading: question.id, question: question, option: nil)]
    }
    return question.frame.options.map { option in
      Column(heading: "\(question.id).\(option.code)", question: question, option: option)
    }
  }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.formColumns.map(\.heading) + columns.map(\.heading) { text.add(text: heading) }
    text.endRecord()
    return text.bytes
  }
}

internal import FileFormats

/// How a single table is printed.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Padded text for a terminal.
  case text
  /// A Markdown table.
  case markdown
  /// The columns of `summary.csv`.
  case csv
}

/// One question by one characteristic, asked for outside the default tables.
public struct TableRequest: Sendable {
  private let question: Question
  private let characteristic: String?

  /// Checks that the question and the characteristic exist.
  ///
  /// - Throws: A ``Problem`` of kind `usage` with the nearest name that does.
  public init(_ survey: Survey, rows: String, by characteristic: String?) throws(Problem) {
    let known = survey.questions.filter { $0.isClosed || $0.kind == .number }.map(\.id)
    guard let question = survey.question(rows), known.contains(rows) else {
      throw Self.unknown(rows, "question with answers to tabulate", known, survey)
    }
    let characteristics = survey.characteristics.compactMap(\.characteristic) + ["mode"]
    if let characteristic, !characteristics.contains(characteristic) {
      throw Self.unknown(characteristic, "characteristic", characteristics, survey)
    }
    self.question = question
    self.characteristic = characteristic
  }

  private static func unknown(_ word: String, _ what: String, _ known: [String], _ survey: Survey) -> Problem
  {
    Problem(
      .usage, at: SourceLocation(file: survey.path), "'\(word)' is no \(what) of this survey",
      expected: "one of: \(known.joined(separator: ", "))",
      fix: Suggestion.question(for: word, among: known) + "Correct the word")
  }

  /// The table as text.
  public func text(of responses: ResponseTable, format: TableFormat) -> String {
    let crosstabs = responses.tabulate(question, by: characteristic)
    if format == .csv {
      let tables = Tables(responses: responses, crosstabs: crosstabs)
      return String(decoding: SummaryCSV(tables, includingTotals: true).bytes(), as: UTF8.self)
    }
    let isPlain = format == .text
    return crosstabs.map { crosstab in
      let layout = CrosstabLayout(crosstab, responses: responses)
      var lines = [
        isPlain ? layout.title : "**\(Markdown.escaped(layout.title))**", "", layout.baseSentence, "",
      ]
      lines += layout.tables().flatMap { $0.lines(isPlain: isPlain) + [""] }
      lines += layout.notes.map { "- \($0)" } + ["", SummaryMarkdown.notProtected]
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}

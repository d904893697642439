package import Consultation

/// A small survey in a temporary folder, for tests that say in full what goes in and what must come out.
package struct SmallSurvey {
  package let folder: TemporaryFolder

  /// Writes survey.xml around some questions and the files beside it.
  ///
  /// - Parameters:
  ///   - questions: What stands inside `<questions>`.
  ///   - responses: What stands inside `<responses>`; by default one export `responses/a.csv`.
  ///   - rest: What follows `</questions>`.
  ///   - base: The base of the survey.
  ///   - partial: Which responses are kept.
  ///   - files: The files, by their names below the folder.
  /// - Throws: What writing the files throws.
  package init(
    _ questions: String,
    responses: String = "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" platform=\"generic\"/>",
    rest: String = "", base: String = "answered", partial: String = "answered-any",
    files: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    let definition = """
      <survey xmlns="urn:soundings:survey:1" series="test" wave="one" synthetic="yes" title="Test" organisation="Us">
      <fieldwork from="2023-06-12" to="2023-09-03"/>
      <responses partial="\(partial)">\(responses)</responses>
      <questions base="\(base)">
      \(questions)
      </questions>
      \(rest)
      </survey>
      """
    try folder.write("survey.xml", definition)
    for (name, text) in files { try folder.write(name, text) }
  }

  /// Reads the definition.
  package func survey() throws(Problem) -> Survey { try Survey(contentsOf: folder.path) }

  /// Reads the definition and the responses.
  package func table(threads: Int = 2) throws(Problem) -> ResponseTable {
    try ResponseTable(importing: try survey(), threads: threads)
  }

  /// Reads and tabulates everything.
  package func tables(threads: Int = 2) throws(Problem) -> Tables {
    let survey = try survey()
    return try ResponseTable(importing: survey, threads: threads).tabulate(
      by: survey.characteristics, threads: threads)
  }

  /// The message of the problem that reading throws, without the temporary folder in it; `nil` when all is well.
  package func failure() -> String? {
    do throws(Problem) {
      _ = try table()
      return nil
    } catch {
      return error.message.split(separator: folder.path + "/", omittingEmptySubsequences: false).joined()
    }
  }

  /// The messages of the problems found in the responses, notes left out.
  package func messages() throws(Problem) -> [String] {
    try table().problems.filter { $0.severity != .note }.map(\.message)
  }
}

extension ResponseTable {
  /// What one response says to a question: a code, codes joined by +, a number, or a missing reason in brackets.
  package func said(_ id: String, _ row: Int) -> String {
    guard let question = survey.question(id), let column = column(question) else { return "no such question" }
    let code = column[row]
    if let reason = code.reason { return "(\(reason.id))" }
    guard let answer = code.answer else { return "undecided" }
    switch question.kind {
    case .multiple:
      let ticked = question.frame.options.indices.filter { column.hasTick($0, row: row) }
      return ticked.isEmpty ? "none" : ticked.map { question.frame.options[$0].code }.joined(separator: "+")
    case .ranking:
      let ranked = question.frame.options.indices.filter { column.planes[$0][row] > 0 }
      return ranked.sorted { column.planes[$0][row] < column.planes[$1][row] }
        .map { question.frame.options[$0].code }.joined(separator: ">")
    case .number, .date: return "\(column.numbers[row])"
    case .text: return "text"
    case .single, .scale: return question.frame.options[answer].code
    }
  }

  /// What every response says to a question.
  package func said(_ id: String) -> [String] { (0..<count).map { said(id, $0) } }
}

extension Crosstab {
  /// The counts of a row, the total first.
  package func counts(_ row: String) -> [Int]? { self.row(row).map { cells[$0].map(\.count) } }

  /// A row as percentages with four decimals, empty where there is none.
  package func percentages(_ row: String) -> [String]? {
    self.row(row).map { row in
      columns.indices.map { column in
        percentage(row: row, column: column).map { FixedPoint.text($0, decimals: 4) } ?? ""
      }
    }
  }
}

internal import FileFormats

extension ResponseTable {
  /// Reads the responses of a survey from all of its sources.
  ///
  /// The table has a row for each response that is used, in the order of the sources and of their rows, and a column
  /// for each question. Every row read is in the ledger, as used or under the reason for leaving it out; every cell
  /// that could not be used is in the problems and counts as missing.
  ///
  /// - Parameters:
  ///   - survey: The definition.
  ///   - threads: How many parts of a file are read side by side; the result does not depend on it.
  ///   - progress: Told now and then how many rows are read.
  /// - Throws: A ``Problem`` located in the file that is missing or unusable.
  /// - Complexity: One pass over each file; one byte of memory a response and closed question.
  public init(
    importing survey: Survey, threads: Int = 2, progress: ImportProgress? = nil
  ) throws(Problem) {
    do throws(Problem) {
      var assembly = ResponseAssembly(survey: survey)
      let twins = try SameFiles.twins(among: survey.sources, in: survey.folder)
      for (place, source) in survey.sources.enumerated() {
        var outcome = try SourceImport(
          survey: survey, source: source, threads: threads, progress: progress
        ).outcome()
        if let twin = twins[place] { outcome.leaveOutTwin(of: twin, file: source.file) }
        assembly.add(outcome, source: source)
      }
      try assembly.checkClaims()
      self = try assembly.table()
    } catch { throw error.rebased(onto: survey.folder) }
  }
}

extension ResponseTable {
  /// Weights are summed as whole numbers, so their sum must fit.
  func checkWeights() throws(Problem) {
    guard let weights, let definition = survey.weight else { return }
    var sum = 0
    for weight in weights {
      let (next, overflow) = sum.addingReportingOverflow(weight)
      if overflow {
        throw Problem(
          .unusable, at: SourceLocation(file: survey.path, line: definition.line),
          "the weights add up to more than 900 million", expected: "a smaller sum",
          fix: "divide the weights by their mean")
      }
      sum = next
    }
    guard sum > 0 || count == 0 else {
      throw Problem(
        .unusable, at: SourceLocation(file: survey.path, line: definition.line),
        "no response has a weight above 0", expected: "weights", fix: "check the column of the weight")
    }
  }
}

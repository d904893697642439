/// What the characteristics of a declared pair must be to each other.
extension SurveyReader {
  /// The two are of different questions, and have few enough combinations of groups to count.
  mutating func checkPairs(of survey: Survey) {
    for pair in survey.assessmentForm.pairs {
      let both = [pair.first, pair.second].compactMap { id in
        survey.characteristics.first { $0.characteristic == id }
      }
      guard both.count == 2 else { continue }
      let name = "the pair of '\(pair.first)' and '\(pair.second)'"
      let shared = survey.questionsBehind(both[0]).intersection(survey.questionsBehind(both[1])).min()
      if let shared {
        report(
          pair.line, "\(name) overlaps: '\(survey.questions[shared].id)' is behind both",
          expected: "two characteristics of different questions",
          fix: "remove the pair, or name another characteristic")
      }
      let combinations = both.map { $0.groups(in: survey.testGrouping(of: $0)).count }.reduce(1, *)
      if combinations > Self.mostCombinations {
        report(
          pair.line, "\(name) has \(combinations) combinations of groups",
          expected: "fewer than \(Self.mostCombinations + 1)",
          fix: "name a coarser grouping in test=\"...\" of the <groupings> of one of the two")
      }
    }
  }

  /// Combinations are the columns of one table, which has room for so many.
  private static let mostCombinations = 249
}

/// What the main measures must be among each other and for the groups that are compared by them.
extension SurveyReader {
  /// Each share counts once in the family of comparisons, and says something else than who the respondent is.
  mutating func checkMeasures(of survey: Survey) {
    for (place, measure) in survey.measures.enumerated() {
      if let characteristic = survey.question(measure.question)?.characteristic {
        report(
          measure.line,
          "the measure is of '\(measure.question)', which tells the characteristic '\(characteristic)': its groups would be compared by what makes them groups",
          expected: "a question about something else than who the respondent is",
          fix: "remove the measure; profile.csv has the shares of the groups")
      }
      let same = survey.measures[..<place].first {
        $0.question == measure.question && $0.rows == measure.rows
          && survey.base(of: $0) == survey.base(of: measure)
      }
      guard let same else { continue }
      report(
        measure.line, "the measure counts the same share as the one on line \(same.line)",
        expected: "each row of a question once on the same base",
        fix: "remove one of the two; groups are compared by an indicator too")
    }
  }
}

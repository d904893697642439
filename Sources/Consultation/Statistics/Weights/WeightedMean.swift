/// The mean of weighted answers, and its standard error with the weights taken as fixed.
///
/// Who did not answer is left out of the answers but stays in the file, whose size enters the standard error: the
/// figures are those of `svymean` of R's package survey for a subset of a design with replacement.
package struct WeightedMean: Sendable, Hashable {
  /// The sum of weights times values over the sum of weights.
  package let estimate: Double
  /// The standard error of the estimate; 0 where all answers are equal.
  package let standardError: Double
  /// Those who answered.
  package let tally: WeightTally

  /// The mean of some values.
  ///
  /// `nil` without weight, or where the parts do not fit each other.
  ///
  /// - Parameters:
  ///   - values: The value of each category, such as the score of an answer, or 1 and 0.
  ///   - tallies: Who is in each category.
  ///   - fileBase: How many respondents the file has, with or without an answer.
  package init?(values: [Double], tallies: [WeightTally], fileBase: Int) {
    let tally = tallies.reduce(WeightTally(), +)
    guard values.count == tallies.count, tally.sum > 0, fileBase >= tally.base else { return nil }
    let answered = zip(values, tallies).filter { $0.1.base > 0 }
    let shift = answered[0].0
    // Measured from one of the values, so that equal answers have exactly their value and no spread.
    let excess = answered.reduce(0) { $0 + ($1.0 - shift) * $1.1.sum } / tally.sum
    let squares = answered.reduce(0) { total, category in
      let distance = category.0 - shift - excess
      return total + category.1.squares * distance * distance
    }
    self.tally = tally
    estimate = shift + excess
    standardError = (squares * Self.fileFactor(fileBase)).squareRoot() / tally.sum
  }

  /// What makes up for the mean being estimated: N / (N − 1) over the whole file; 0 for one respondent.
  static func fileFactor(_ fileBase: Int) -> Double {
    fileBase > 1 ? Double(fileBase) / Double(fileBase - 1) : 0
  }
}

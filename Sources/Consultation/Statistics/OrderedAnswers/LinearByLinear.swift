/// Whether answers rise or fall along ordered groups, such as age bands: the linear-by-linear association.
///
/// (n − 1) r² is compared with a chi-square distribution with one degree of freedom. Source: Agresti, Categorical Data Analysis, section 3.4;
/// the figures are those of `lbl_test` in R's package coin.
package struct LinearByLinear: Sendable, Hashable {
  /// How many people there are.
  package let base: Int
  /// Pearson's r of the scores, -1...1; `nil` where all people share a row or a column.
  package let correlation: Double?

  /// Compares ordered groups that give ordered answers.
  ///
  /// `nil` without anybody, or where rows, columns and scores do not fit each other.
  ///
  /// - Parameters:
  ///   - counts: How many of each group (row) gave each answer (column), both in their order.
  ///   - rowScores: A score for each row; 1, 2, 3 ... without.
  ///   - columnScores: A score for each column; 1, 2, 3 ... without.
  package init?(counts: [[Int]], rowScores: [Double]? = nil, columnScores: [Double]? = nil) {
    guard let first = counts.first, CountTable.isSound(counts) else { return nil }
    let rows = Scores(rowScores, counts: counts.map { $0.reduce(0, +) })
    let columns = Scores(columnScores, counts: CountTable.columnTotals(counts))
    guard rows.centred.count == counts.count, columns.centred.count == first.count, rows.base > 0 else {
      return nil
    }
    base = rows.base
    var product = 0.0
    for (row, score) in zip(counts, rows.centred) {
      for (count, other) in zip(row, columns.centred) { product += Double(count) * score * other }
    }
    let variances = rows.squares * columns.squares
    correlation = variances > 0 ? product / variances.squareRoot() : nil
  }

  /// The chi-square statistic; `nil` where there is no correlation.
  package var statistic: Double? { correlation.map { Double(base - 1) * $0 * $0 } }

  /// The probability of a trend at least as strong in either direction; 1 where all people share a row or a column.
  package var pValue: Double { statistic.map { Distributions.chiSquareUpper($0, degrees: 1) } ?? 1 }
}

/// Scores of ordered categories, measured from their mean over all people.
struct Scores {
  /// Each score less the mean.
  let centred: [Double]
  /// The sum of squares over all people; exactly 0 where all of them share a score.
  let squares: Double
  /// How many people there are.
  let base: Int

  /// Centres scores; those of categories are 1, 2, 3 and so on unless given.
  init(_ scores: [Double]?, counts: [Int]) {
    let scores = scores ?? counts.indices.map { Double($0 + 1) }
    base = counts.reduce(0, +)
    let mean = zip(scores, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(max(base, 1))
    centred = scores.map { $0 - mean }
    let used = zip(scores, counts).filter { $0.1 > 0 }.map(\.0)
    // A rounded mean may leave a rest that is no spread.
    let isSpread = used.contains { $0 != used[0] }
    squares = isSpread ? zip(centred, counts).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) } : 0
  }
}

extension ContingencyTable {
  /// How a p value was come by.
  package enum Method: Sendable, Hashable {
    /// Pearson's statistic and the chi-square distribution.
    case chiSquare
    /// All tables with the same totals that are no likelier (Fisher, Freeman and Halton).
    case exact
    /// Pearson's statistic among tables drawn with the same totals.
    case simulated
  }

  /// The test of no connection: chi-square where expected counts are large enough, else the exact test of a small
  /// table, else drawn tables.
  package func test(draws: Int = MonteCarlo.draws, seed: UInt64 = MonteCarlo.seed)
    -> (pValue: Double, method: Method)
  {
    if allowsChiSquare { return (pearson.pValue, .chiSquare) }
    if let exact = exactPValue { return (exact, .exact) }
    return (simulatedPValue(draws: draws, seed: seed), .simulated)
  }

  /// The p value of Pearson's statistic among tables drawn with the same row and column totals (Patefield, Applied
  /// Statistics 30, 1981).
  ///
  /// Cost: for each draw, about a standard deviation of steps for each cell.
  package func simulatedPValue(draws: Int = MonteCarlo.draws, seed: UInt64 = MonteCarlo.seed) -> Double {
    let factorials = LogFactorials(upTo: total)
    let expected = expected
    return MonteCarlo.pValue(of: pearson.statistic, draws: draws, seed: seed) { numbers in
      drawnStatistic(expected, factorials, &numbers)
    }
  }

  /// The statistic of one drawn table: row by row, cell by cell, each from what is left.
  private func drawnStatistic(
    _ expected: [[Double]], _ factorials: LogFactorials, _ numbers: inout RandomNumbers
  ) -> Double {
    var (columnsLeft, allLeft, sum) = (columnTotals, total, 0.0)
    for row in rowTotals.indices {
      var (rowLeft, later) = (rowTotals[row], allLeft)
      for column in columnTotals.indices {
        later -= columnsLeft[column]
        let count = numbers.hypergeometric(
          drawn: rowLeft, successes: columnsLeft[column], failures: later, factorials)
        rowLeft -= count
        columnsLeft[column] -= count
        let deviation = Double(count) - expected[row][column]
        sum += deviation * deviation / expected[row][column]
      }
      allLeft -= rowTotals[row]
    }
    return sum
  }
}

/// The natural logarithms of the factorials of 0, 1, 2, ...
struct LogFactorials: Sendable {
  private let values: [Double]

  init(upTo highest: Int) {
    var values = [0.0]
    values.reserveCapacity(highest + 1)
    var sum = 0.0
    for number in stride(from: 1, through: highest, by: 1) {
      sum += ElementaryFunctions.logarithm(Double(number))
      values.append(sum)
    }
    self.values = values
  }

  subscript(_ number: Int) -> Double { values[number] }

  /// The logarithm of the number of ways to choose some of all.
  func choose(_ some: Int, of all: Int) -> Double { self[all] - self[some] - self[all - some] }
}

extension RandomNumbers {
  /// How many of those drawn are successes.
  mutating func hypergeometric(drawn: Int, successes: Int, failures: Int, _ factorials: LogFactorials) -> Int
  {
    guard let lot = Hypergeometric(drawn: drawn, successes: successes, failures: failures) else { return 0 }
    if lot.lowest == lot.highest { return lot.lowest }
    let mode = lot.mode
    let logarithm =
      factorials.choose(mode, of: successes) + factorials.choose(drawn - mode, of: failures)
      - factorials.choose(drawn, of: successes + failures)
    return count(
      mode: mode, probability: ElementaryFunctions.exponential(logarithm),
      up: { lot.ratioUp($0) }, down: { lot.ratioDown($0) })
  }
}

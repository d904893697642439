/// A statistic and its p value of the chi-square distribution.
package struct ChiSquareTest: Sendable, Hashable {
  package let statistic: Double
  package let degrees: Int
  package var pValue: Double { Distributions.chiSquareUpper(statistic, degrees: Double(degrees)) }
}

extension ContingencyTable {
  /// Pearson's test of no connection, without continuity correction.
  package var pearson: ChiSquareTest {
    ChiSquareTest(statistic: sum { ($0 - $1) * ($0 - $1) / $1 }, degrees: degrees)
  }

  /// The likelihood-ratio test, G (Wilks, Annals of Mathematical Statistics 9, 1938).
  package var likelihoodRatio: ChiSquareTest {
    let sum = sum { count, mean in
      count > 0 ? count * ElementaryFunctions.logarithm(count / mean) : 0
    }
    return ChiSquareTest(statistic: max(0, 2 * sum), degrees: degrees)
  }

  /// Pearson's test with the continuity correction (Yates, Supplement to the Journal of the Royal Statistical Society
  /// 1, 1934); `nil` unless there are two rows and two columns.
  package var yates: ChiSquareTest? {
    guard degrees == 1 else { return nil }
    let statistic = sum { count, mean in
      // All four deviations are equal; the correction takes none of them past 0.
      let deviation = max(0, abs(count - mean) - 0.5)
      return deviation * deviation / mean
    }
    return ChiSquareTest(statistic: statistic, degrees: 1)
  }

  /// How far each count is from what is expected, over the square root of that; row by row.
  package var residuals: [[Double]] { cells { ($0 - $1) / $1.squareRoot() } }

  /// How far each count is from what is expected, in standard errors; row by row (Haberman, Biometrics 29, 1973).
  package var adjustedResiduals: [[Double]] {
    let total = Double(total)
    return residuals.enumerated().map { row, figures in
      figures.enumerated().map { column, figure in
        let rest =
          (1 - Double(rowTotals[row]) / total) * (1 - Double(columnTotals[column]) / total)
        return figure / rest.squareRoot()
      }
    }
  }
}

/// How close the connection is, whatever the number of people.
extension ContingencyTable {
  /// 0 for no connection to 1 for a complete one (Cramér, Mathematical Methods of Statistics, 1946).
  package var cramersV: Double {
    let least = min(rowTotals.count, columnTotals.count) - 1
    return (pearson.statistic / (Double(total) * Double(least))).squareRoot()
  }

  /// The same without what chance adds to it (Bergsma, Journal of the Korean Statistical Society 42, 2013).
  package var correctedCramersV: Double {
    let (n, r, c) = (Double(total), Double(rowTotals.count), Double(columnTotals.count))
    let phi = max(0, pearson.statistic / n - (r - 1) * (c - 1) / (n - 1))
    let rows = r - (r - 1) * (r - 1) / (n - 1)
    let columns = c - (c - 1) * (c - 1) / (n - 1)
    let least = min(rows, columns) - 1
    return least > 0 ? (phi / least).squareRoot() : 0
  }

  /// Pearson's coefficient, 0 to below 1.
  package var contingencyCoefficient: Double {
    let statistic = pearson.statistic
    return (statistic / (statistic + Double(total))).squareRoot()
  }
}

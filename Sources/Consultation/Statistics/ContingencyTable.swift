/// Counts of people by two characteristics or answers, without empty rows and columns.
package struct ContingencyTable: Sendable, Hashable {
  /// The counts, row by row.
  package let counts: [[Int]]
  /// The sum of each row; none is 0.
  package let rowTotals: [Int]
  /// The sum of each column; none is 0.
  package let columnTotals: [Int]
  /// Which rows of what was given are kept.
  package let keptRows: [Int]
  /// Which columns of what was given are kept.
  package let keptColumns: [Int]

  /// Leaves out empty rows and columns; `nil` where fewer than two of either remain, for rows of unequal length, and
  /// for counts below 0.
  package init?(_ given: [[Int]]) {
    guard let width = given.first?.count,
      given.allSatisfy({ $0.count == width && $0.allSatisfy { $0 >= 0 } })
    else { return nil }
    keptRows = given.indices.filter { row in given[row].contains { $0 > 0 } }
    keptColumns = (0..<width).filter { column in given.contains { $0[column] > 0 } }
    guard keptRows.count > 1, keptColumns.count > 1 else { return nil }
    counts = keptRows.map { [keptColumns] row in keptColumns.map { given[row][$0] } }
    rowTotals = counts.map { $0.reduce(0, +) }
    columnTotals = keptColumns.indices.map { [counts] column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// How many people there are.
  package var total: Int { rowTotals.reduce(0, +) }

  /// The degrees of freedom.
  package var degrees: Int { (rowTotals.count - 1) * (columnTotals.count - 1) }

  /// The counts that there would be without any connection, row by row.
  package var expected: [[Double]] {
    let total = Double(total)
    return rowTotals.map { row in columnTotals.map { Double(row) * Double($0) / total } }
  }

  /// Whether the chi-square distribution may be used.
  package var allowsChiSquare: Bool { ExpectedCounts.areLargeEnough(expected.flatMap { $0 }) }

  /// One figure of each cell from its count and its expected count.
  func cells(_ figure: (Double, Double) -> Double) -> [[Double]] {
    zip(counts, expected).map { row in zip(row.0, row.1).map { figure(Double($0.0), $0.1) } }
  }

  /// The sum of such figures.
  func sum(_ figure: (Double, Double) -> Double) -> Double {
    cells(figure).reduce(0) { $0 + $1.reduce(0, +) }
  }
}

/// A weighted table without empty rows and columns, and the covariances of its shares.
struct WeightedTable {
  /// Who is in each cell, row by row.
  let cells: [WeightTally]
  let rows: Int
  let columns: Int
  /// How many people there are.
  let base: Int
  /// The share of the weight in each cell, row by row.
  let shares: [Double]

  /// A table of the rows and columns that hold any weight; `nil` with fewer than two of either.
  init?(_ cells: [[WeightTally]]) {
    guard let first = cells.first, cells.allSatisfy({ $0.count == first.count }) else { return nil }
    let rows = cells.filter { $0.contains { $0.sum > 0 } }
    let columns = first.indices.filter { column in rows.contains { $0[column].sum > 0 } }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let kept = rows.flatMap { row in columns.map { row[$0] } }
    let total = kept.reduce(0) { $0 + $1.sum }
    self.cells = kept
    self.rows = rows.count
    self.columns = columns.count
    base = kept.reduce(0) { $0 + $1.base }
    shares = kept.map { $0.sum / total }
  }

  /// Pearson's chi-square of the shares, times the number of people.
  var pearson: Double {
    let rowShares = (0..<rows).map { row in
      (0..<columns).reduce(0) { $0 + shares[row * columns + $1] }
    }
    let columnShares = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + shares[$1 * columns + column] }
    }
    let sum = shares.enumerated().reduce(0.0) { total, cell in
      let expected = rowShares[cell.offset / columns] * columnShares[cell.offset % columns]
      let distance = cell.element - expected
      return total + distance * distance / expected
    }
    return sum * Double(base)
  }

  /// For each cell the interaction contrasts: products of a row and a column dummy, less what rows and columns explain.
  ///
  /// What least squares on the row and column dummies leave of a product is, in a full table, the product of both
  /// dummies less their means. The first row and the first column are the references.
  func interactionContrasts() -> [[Double]] {
    (0..<rows * columns).map { cell in
      (1..<rows).flatMap { row in
        (1..<columns).map { column in
          ((cell / columns == row ? 1 : 0) - 1 / Double(rows))
            * ((cell % columns == column ? 1 : 0) - 1 / Double(columns))
        }
      }
    }
  }

  /// The covariance that contrasts of the shares would have in a simple random sample, times its size.
  func simpleCovariance(_ contrasts: [[Double]]) -> [[Double]] {
    var sum = Self.zeros(contrasts[0].count)
    for (share, contrast) in zip(shares, contrasts) where share > 0 {
      Self.add(contrast, times: 1 / share, to: &sum)
    }
    return sum
  }

  /// The covariance that contrasts of the shares have with these weights.
  func designCovariance(_ contrasts: [[Double]], fileFactor: Double) -> [[Double]] {
    let total = cells.reduce(0) { $0 + $1.sum }
    let scaled = zip(shares, contrasts).map { share, contrast in
      contrast.map { share > 0 ? $0 / share : 0 }
    }
    let mean = zip(shares, scaled).reduce(Array(repeating: 0.0, count: contrasts[0].count)) { sum, cell in
      zip(sum, cell.1).map { $0 + cell.0 * $1 }
    }
    var sum = Self.zeros(mean.count)
    // People of one cell differ in their weights only, so that squares of weights say all.
    for (cell, contrast) in zip(cells, scaled) where cell.sum > 0 {
      let distance = zip(contrast, mean).map { $0 - $1 }
      Self.add(distance, times: fileFactor * cell.squares / (total * total), to: &sum)
    }
    return sum
  }

  private static func zeros(_ size: Int) -> [[Double]] {
    Array(repeating: Array(repeating: 0, count: size), count: size)
  }

  /// Adds the products of all pairs of a vector's elements.
  private static func add(_ vector: [Double], times factor: Double, to sum: inout [[Double]]) {
    for row in vector.indices {
      for column in vector.indices { sum[row][column] += factor * vector[row] * vector[column] }
    }
  }
}

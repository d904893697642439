/// What a weighted cell needs to be known for estimates and tests: how many people, their weights, the squares of these.
package struct WeightTally: Sendable, Hashable {
  /// How many people, each counted once.
  package var base = 0
  /// The sum of their weights.
  package var sum = 0.0
  /// The sum of the squares of their weights.
  package var squares = 0.0

  /// A cell with nobody in it.
  package init() {}

  /// A cell whose figures are known.
  package init(base: Int, sum: Double, squares: Double) {
    self.base = base
    self.sum = sum
    self.squares = squares
  }

  /// A cell of people with these weights.
  package init(_ weights: [Double]) {
    for weight in weights { add(weight) }
  }

  /// Adds a person.
  package mutating func add(_ weight: Double) {
    base += 1
    sum += weight
    squares += weight * weight
  }

  /// The people of two cells together; nobody stands in both.
  package static func + (one: WeightTally, other: WeightTally) -> WeightTally {
    WeightTally(base: one.base + other.base, sum: one.sum + other.sum, squares: one.squares + other.squares)
  }

  /// The size of the base as if it were unweighted, by Kish's formula.
  package var effectiveBase: Double { EffectiveBase.kish(sum: sum, squares: squares) }
}

extension WeightTally {
  /// The cells of one question.
  ///
  /// - Parameters:
  ///   - codes: The category of each respondent, from 0; any other number is missing and in no cell.
  ///   - weights: The weight of each respondent, in the same order.
  ///   - categories: How many categories there are.
  /// - Returns: A cell for each category.
  package static func tallies(_ codes: [Int], weights: [Double], categories: Int) -> [WeightTally] {
    var tallies = Array(repeating: WeightTally(), count: categories)
    for (code, weight) in zip(codes, weights) where tallies.indices.contains(code) {
      tallies[code].add(weight)
    }
    return tallies
  }

  /// The cells of two questions crossed; who misses either is in no cell.
  ///
  /// - Parameters:
  ///   - rows: The category of each respondent in the question of the rows, and how many there are.
  ///   - columns: The same in that of the columns.
  ///   - weights: The weight of each respondent, in the same order.
  /// - Returns: The cells row by row.
  package static func tallies(
    rows: (codes: [Int], categories: Int), columns: (codes: [Int], categories: Int), weights: [Double]
  ) -> [[WeightTally]] {
    let row = Array(repeating: WeightTally(), count: columns.categories)
    var tallies = Array(repeating: row, count: rows.categories)
    for ((row, column), weight) in zip(zip(rows.codes, columns.codes), weights)
    where tallies.indices.contains(row) && (0..<columns.categories).contains(column) {
      tallies[row][column].add(weight)
    }
    return tallies
  }
}

/// A symmetric, positive definite matrix of a few rows, taken apart so that equations can be solved: Cholesky's method.
///
/// Source: Golub and Van Loan, Matrix Computations, section 4.2. The work grows with the cube of the rows.
struct CholeskyFactor: Sendable {
  /// The lower triangle, row by row, of the matrix whose product with its transpose is the matrix taken apart.
  private let lower: [[Double]]

  /// Takes a matrix apart.
  ///
  /// `nil` where the matrix is singular: a row follows from the earlier ones.
  ///
  /// - Parameters:
  ///   - matrix: Rows of one length, as many as columns; only the lower triangle is read.
  ///   - tolerance: The share of a diagonal element that has to be left when the earlier rows are taken out.
  init?(_ matrix: [[Double]], tolerance: Double = 1e-11) {
    var lower = matrix
    for row in matrix.indices {
      for column in 0..<row {
        lower[row][column] = Self.rest(matrix, lower, row, column) / lower[column][column]
      }
      let pivot = Self.rest(matrix, lower, row, row)
      guard pivot > tolerance * matrix[row][row], pivot.isFinite else { return nil }
      lower[row][row] = pivot.squareRoot()
    }
    self.lower = lower
  }

  /// An element less what the earlier columns already make of it.
  private static func rest(_ matrix: [[Double]], _ lower: [[Double]], _ row: Int, _ column: Int) -> Double {
    (0..<column).reduce(matrix[row][column]) { $0 - lower[row][$1] * lower[column][$1] }
  }

  /// Solves the equations that the matrix stands for.
  ///
  /// - Parameter right: As many numbers as the matrix has rows.
  /// - Returns: What has to be multiplied by the matrix to give them.
  func solve(_ right: [Double]) -> [Double] {
    var solution = right
    for row in lower.indices {
      for column in 0..<row { solution[row] -= lower[row][column] * solution[column] }
      solution[row] /= lower[row][row]
    }
    for row in lower.indices.reversed() {
      for below in lower.indices.dropFirst(row + 1) { solution[row] -= lower[below][row] * solution[below] }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}

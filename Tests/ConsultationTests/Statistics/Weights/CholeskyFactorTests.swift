import TestSupport
import Testing

@testable import Consultation

@Suite struct `A symmetric matrix` {
  @Test func `is solved by hand`() throws {
    let factor = try #require(CholeskyFactor([[4, 2], [2, 3]]))
    #expect(zip(factor.solve([8, 7]), [1.25, 1.5]).allSatisfy { ReferenceFigures.agree($0, $1) })
  }

  @Test(arguments: [1, 2, 5, 12]) func `gives back the right side`(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let rows = (0..<size).map { _ in (0..<size).map { _ in generator.fraction() - 0.5 } }
    let matrix = rows.indices.map { i in
      rows.indices.map { j in zip(rows[i], rows[j]).reduce(i == j ? 0.01 : 0) { $0 + $1.0 * $1.1 } }
    }
    let right = rows.indices.map { Double($0) - 1.5 }
    let solution = try #require(CholeskyFactor(matrix)).solve(right)
    for (row, wanted) in zip(matrix, right) {
      expect(zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 }, is: wanted, relative: 1e-9)
    }
  }

  @Test func `that is singular is told`() {
    #expect(CholeskyFactor([[1, 1], [1, 1]]) == nil)
    #expect(CholeskyFactor([[0.0]]) == nil)
    #expect(CholeskyFactor([[1, 2], [2, 1]]) == nil)
    #expect(CholeskyFactor([[.nan]]) == nil)
    #expect(CholeskyFactor([[1e-30, 0], [0, 1e30]]) != nil, "scale does not matter")
  }

  // Three rows from two vectors: the last pivot is nothing but what rounding leaves, half the time above 0.
  @Test(arguments: 1...20) func `that is singular but for rounding is told`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let rows = (0..<3).map { _ in [generator.fraction(), generator.fraction()] }
    let matrix = rows.map { one in rows.map { one[0] * $0[0] + one[1] * $0[1] } }
    #expect(CholeskyFactor(matrix) == nil)
  }
}

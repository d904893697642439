import Consultation
import TestSupport
import Testing

@Suite struct `A table of two characteristics` {
  private func tables() throws -> [(row: ReferenceFigures.Row, table: ContingencyTable)]? {
    guard let rows = try ReferenceFigures.rows("contingency") else { return nil }
    #expect(rows.count == 48)
    return try rows.map { ($0, try #require(ContingencyTable(try $0.table("counts")))) }
  }

  @Test func `has the tests and measures of R in every row`() throws {
    guard let tables = try tables() else { return }
    for (row, table) in tables {
      #expect(table.total == (try row.integer("n")))
      #expect(table.counts.count == (try row.integer("rows")))
      #expect(table.counts[0].count == (try row.integer("cols")))
      #expect(table.degrees == (try row.integer("df")))
      try row.expect(table.pearson.statistic, "chi2")
      try row.expect(table.pearson.pValue, "p")
      try row.expect(table.yates?.statistic, "chi2_yates")
      try row.expect(table.yates?.pValue, "p_yates")
      try row.expect(table.likelihoodRatio.statistic, "g_lr")
      try row.expect(table.likelihoodRatio.pValue, "p_lr")
      try row.expect(table.cramersV, "cramers_v")
      try row.expect(table.correctedCramersV, "cramers_v_bias_corrected")
      try row.expect(table.contingencyCoefficient, "contingency_coef")
      let expected = table.expected.flatMap { $0 }
      try row.expect(expected.min(), "min_expected")
      let share = Double(expected.count { $0 < 5 }) / Double(expected.count)
      try row.expect(share, "share_expected_lt5")
      #expect(table.allowsChiSquare == ((expected.min() ?? 0) >= 1 && share <= 0.2))
    }
  }

  @Test func `has the exact p of R wherever that is needed`() throws {
    guard let tables = try tables() else { return }
    var compared = 0
    for (row, table) in tables where try row.numberIfAny("fisher_p") != nil {
      if let ours = table.exactPValue {
        compared += 1
        try row.expect(ours, "fisher_p")
      } else {
        Issue.record("\(row) has no exact p")
      }
    }
    #expect(compared > 20)
  }

  @Test func `is drawn as shuffled answers are`() throws {
    guard let tables = try tables() else { return }
    var compared = 0
    for (row, table) in tables where !table.allowsChiSquare && table.total <= 60 {
      compared += 1
      let drawn = table.simulatedPValue()
      #expect(abs(drawn - shuffled(table, times: 1_000)) < 0.06, "\(row)")
    }
    #expect(compared > 5)
  }

  /// The share of shuffles of the column of each person whose statistic is as large.
  private func shuffled(_ table: ContingencyTable, times: Int) -> Double {
    var (rows, columns): ([Int], [Int]) = ([], [])
    for (row, counts) in table.counts.enumerated() {
      for (column, count) in counts.enumerated() {
        rows += Array(repeating: row, count: count)
        columns += Array(repeating: column, count: count)
      }
    }
    var generator = SeededGenerator(seed: 11)
    let (expected, observed) = (table.expected, table.pearson.statistic)
    var atLeast = 0
    for _ in 0..<times {
      columns = generator.shuffled(columns)
      var counts = expected.map { $0.map { _ in 0.0 } }
      for (row, column) in zip(rows, columns) { counts[row][column] += 1 }
      var sum = 0.0
      for (row, means) in expected.enumerated() {
        for (column, mean) in means.enumerated() {
          sum += (counts[row][column] - mean) * (counts[row][column] - mean) / mean
        }
      }
      if sum >= observed * (1 - 1e-9) { atLeast += 1 }
    }
    return Double(atLeast) / Double(times)
  }

  @Test func `has the residuals of R in every cell`() throws {
    guard let tables = try tables(), let cells = try ReferenceFigures.rows("contingency_residuals")
    else { return }
    #expect(cells.count == 524)
    let byCase = Dictionary(
      try tables.map { (try $0.row.integer("case"), $0.table) }, uniquingKeysWith: { first, _ in first })
    for cell in cells {
      let table = try #require(byCase[try cell.integer("case")])
      let (row, column) = (try cell.integer("row") - 1, try cell.integer("col") - 1)
      #expect(table.counts[row][column] == (try cell.integer("observed")))
      try cell.expect(table.expected[row][column], "expected")
      try cell.expect(table.residuals[row][column], "pearson_resid")
      try cell.expect(table.adjustedResiduals[row][column], "adjusted_std_resid")
    }
  }

  @Test func `by hand`() throws {
    let table = try #require(ContingencyTable([[30, 10], [20, 40]]))
    #expect(table.expected == [[20, 20], [30, 30]])
    #expect(ReferenceFigures.agree(table.pearson.statistic, 50.0 / 3))
    #expect(ReferenceFigures.agree(table.cramersV, (1.0 / 6).squareRoot()))
    #expect(ReferenceFigures.agree(table.yates?.statistic ?? 0, 9.5 * 9.5 / 6))
    #expect(ReferenceFigures.agree(table.adjustedResiduals[0][0], (50.0 / 3).squareRoot()))
    #expect(ReferenceFigures.agree(table.adjustedResiduals[0][1], -(50.0 / 3).squareRoot()))
    #expect(table.test().method == .chiSquare)
    #expect(table.test().pValue == table.pearson.pValue)
  }

  /// Totals 2, 1, 1 by 2, 2: one table of the six ways puts both of the first row into one column.
  @Test func `of four people is tested exactly`() throws {
    let table = try #require(ContingencyTable([[2, 0], [0, 1], [0, 1]]))
    #expect(ReferenceFigures.agree(table.exactPValue ?? 0, 1.0 / 3))
    #expect(table.test().method == .exact)
    let likeliest = try #require(ContingencyTable([[1, 1], [1, 0], [0, 1]]))
    #expect(ReferenceFigures.agree(likeliest.exactPValue ?? 0, 1))
  }

  /// Each of three people in a row and a column of their own: all six tables are as likely.
  @Test func `of which every order is as likely has a p of 1`() throws {
    let table = try #require(ContingencyTable([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    #expect(ReferenceFigures.agree(table.exactPValue ?? 0, 1))
    #expect(table.simulatedPValue() == 1)
    let four = try #require(
      ContingencyTable([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]))
    #expect(ReferenceFigures.agree(four.exactPValue ?? 0, 1))
  }

  @Test func `is the same on its side`() throws {
    let counts = [[3, 1, 4, 1], [5, 9, 2, 0], [0, 5, 3, 5]]
    let table = try #require(ContingencyTable(counts))
    let side = try #require(ContingencyTable((0..<4).map { column in counts.map { $0[column] } }))
    #expect(ReferenceFigures.agree(try #require(table.exactPValue), try #require(side.exactPValue)))
    #expect(ReferenceFigures.agree(table.pearson.pValue, side.pearson.pValue))
    #expect(ReferenceFigures.agree(table.correctedCramersV, side.correctedCramersV))
  }

  @Test func `is drawn by lot where it is too large to be listed`() throws {
    let sparse = (0..<5).map { row in (0..<5).map { $0 == row ? 3 : 1 } }
    let table = try #require(ContingencyTable(sparse))
    #expect(table.exactPValue == nil)
    let (pValue, method) = table.test()
    #expect(method == .simulated)
    // Of 10,000 shuffles of the 35 people elsewhere.
    #expect(abs(pValue - 0.879) < 0.015)
    #expect(table.test().pValue == pValue)
    #expect(table.test(seed: 3).pValue != pValue)
  }

  @Test func `is drawn with the right chances`() throws {
    let table = try #require(ContingencyTable([[3, 0], [1, 2]]))
    // Tables 3/1, 2/2, 1/3 with 3, 9, 3 of 15 ways.
    #expect(abs(table.simulatedPValue() - 0.4) < 0.015)
    let large = try #require(ContingencyTable([[520, 480], [470, 530]]))
    #expect(abs(large.simulatedPValue() - (large.exactPValue ?? 0)) < 0.01)
  }

  @Test func `is drawn by lot for 100,000 people`() throws {
    let table = try #require(ContingencyTable([[50_000, 2, 0], [49_990, 3, 5]]))
    #expect(!table.allowsChiSquare)
    let pValue = table.simulatedPValue(draws: 199)
    #expect(pValue > 0.01 && pValue < 0.2)
  }

  @Test func `leaves out empty rows and columns`() throws {
    let table = try #require(ContingencyTable([[5, 0, 7], [0, 0, 0], [9, 0, 2]]))
    #expect(table.counts == [[5, 7], [9, 2]])
    #expect(table.keptRows == [0, 2] && table.keptColumns == [0, 2])
    #expect(table.yates != nil)
    #expect(ContingencyTable([[5, 0], [9, 0]]) == nil)
    #expect(ContingencyTable([[5, 3], [0, 0]]) == nil)
    #expect(ContingencyTable([]) == nil)
    #expect(ContingencyTable([[1, 2], [3]]) == nil)
    #expect(ContingencyTable([[1, 2], [-3, 4]]) == nil)
  }
}

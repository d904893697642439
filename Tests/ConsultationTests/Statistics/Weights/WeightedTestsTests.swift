import Consultation
import TestSupport
import Testing

@Suite struct `A test of weighted data` {
  @Test func `of two questions gives the figures of R in every row`() throws {
    guard let people = try SyntheticConsultation(), let rows = try ReferenceFigures.rows("svychisq") else {
      return
    }
    #expect(rows.count == 53)
    for row in rows {
      let names = (try row.text("row_var"), try row.text("col_var"))
      let cells = try WeightTally.tallies(
        rows: (people.codes(names.0), people.categories(names.0).count),
        columns: (people.codes(names.1), people.categories(names.1).count),
        weights: people.weights(row.text("weight")))
      let test = try #require(RaoScott(cells, fileBase: people.base), "\(row)")
      #expect(test.base == (try row.integer("n")), "\(row)")
      try row.expect(test.statistic, "F")
      try row.expect(test.numeratorDegrees, "ndf")
      try row.expect(test.denominatorDegrees, "ddf")
      try row.expect(test.pValue, "p_F")
      try row.expect(test.pearson, "X2_pearson_scaled")
      #expect(test.degrees == (try row.integer("df_pearson")), "\(row)")
      try row.expect(test.firstOrderPValue, "p_rao_scott_first_order")
    }
  }

  @Test func `of ranks gives the figures of R in every row`() throws {
    guard let people = try SyntheticConsultation(), let rows = try ReferenceFigures.rows("svyranktest") else {
      return
    }
    #expect(rows.count == 40)
    for row in rows {
      let names = (try row.text("outcome"), try row.text("group_var"))
      let test = try #require(
        WeightedRankTest(
          answers: people.codes(names.0), groups: people.codes(names.1),
          weights: people.weights(row.text("weight")),
          categories: (people.categories(names.0).count, people.categories(names.1).count)))
      let isStudent = try row.text("test") == "wilcoxon_t"
      #expect((test.studentStatistic != nil) == isStudent, "\(row)")
      try row.expect(test.studentStatistic ?? test.chiSquare, "statistic_t_or_chisq")
      #expect(test.numeratorDegrees == (try row.integer("ndf")), "\(row)")
      #expect(test.denominatorDegrees == (try row.integer("ddf")), "\(row)")
      try row.expect(test.pValue, "p")
    }
  }

  private func equal(_ counts: [[Int]], weight: Double = 1) -> [[WeightTally]] {
    counts.map { $0.map { WeightTally(Array(repeating: weight, count: $0)) } }
  }

  // With equal weights every design effect is n / (n − 1); chi-square of the table is 60 × 0.3² / 0.81 = 20/3.
  @Test func `of two questions with equal weights by hand`() throws {
    for weight in [1, 0.25] {
      let test = try #require(RaoScott(equal([[10, 20], [20, 10]], weight: weight), fileBase: 60))
      expect(test.pearson, is: 20 / 3.0)
      expect(test.statistic, is: 20 / 3.0 * 59 / 60)
      expect(test.numeratorDegrees, is: 1)
      expect(test.denominatorDegrees, is: 59)
      expect(
        test.firstOrderPValue, is: Distributions.chiSquareUpper(20 / 3.0 * 59 / 60, degrees: 1),
        relative: 1e-10)
    }
    let larger = try #require(RaoScott(equal([[5, 6, 7], [8, 3, 9], [4, 4, 4]]), fileBase: 50))
    expect(larger.numeratorDegrees, is: 4)
    expect(larger.statistic * 4, is: larger.pearson * 49 / 50)
  }

  @Test func `of two questions leaves out empty rows and columns`() throws {
    let test = try #require(RaoScott(equal([[10, 0, 20], [0, 0, 0], [20, 0, 10]]), fileBase: 70))
    #expect(test.degrees == 1)
    expect(test.statistic, is: 20 / 3.0 * 60 / 60 / (70 / 69.0))
  }

  @Test func `cannot test what is singular`() {
    #expect(RaoScott([], fileBase: 0) == nil)
    #expect(RaoScott(equal([[3, 4]]), fileBase: 7) == nil)
    #expect(RaoScott(equal([[3], [4]]), fileBase: 7) == nil)
    #expect(RaoScott(equal([[3, 0], [4, 0]]), fileBase: 7) == nil)
    #expect(RaoScott(equal([[3, 1], [4, 2]]), fileBase: 9) == nil, "a file smaller than the table")
    #expect(RaoScott([[WeightTally([1])], []], fileBase: 7) == nil)
    // Only the diagonal is filled: too few cells for four contrasts.
    #expect(RaoScott(equal([[3, 0, 0], [0, 4, 0], [0, 0, 5]]), fileBase: 12) == nil)
  }

  // Ranks 1/4 and 3/4; the groups' means are 5/12 and 7/12, each with a variance of 6/5 × 1/6 / 9.
  @Test func `of ranks by hand`() throws {
    let test = try #require(
      WeightedRankTest(
        answers: [0, 0, 1, 0, 1, 1], groups: [0, 0, 0, 1, 1, 1], weights: Array(repeating: 3, count: 6),
        categories: (2, 2)))
    expect(test.meanRanks[0], is: 5 / 12.0)
    expect(test.meanRanks[1], is: 7 / 12.0)
    expect(test.chiSquare, is: 0.625)
    expect(test.studentStatistic, is: 0.625.squareRoot())
    #expect(test.denominatorDegrees == 4)
    expect(
      test.pValue, is: 2 * Distributions.studentUpper(0.625.squareRoot(), degrees: 4), relative: 1e-10)
  }

  @Test func `of ranks leaves out who misses an answer or a group, and empty groups`() throws {
    let whole = try #require(
      WeightedRankTest(
        answers: [0, 2, 1, 1, 0, 2, -1, 1], groups: [0, 0, 0, 2, 2, 2, 0, -1],
        weights: [1, 2, 3, 1, 2, 3, 50, 60], categories: (3, 3)))
    #expect(whole.base == 6)
    #expect(whole.meanRanks.count == 2)
    #expect(whole.numeratorDegrees == 1)
    let turned = try #require(
      WeightedRankTest(
        answers: [0, 2, 1, 1, 0, 2, -1, 1], groups: [2, 2, 2, 0, 0, 0, 0, -1],
        weights: [1, 2, 3, 1, 2, 3, 50, 60], categories: (3, 3)))
    expect(turned.studentStatistic, is: -(whole.studentStatistic ?? 0))
  }

  @Test func `of ranks is none without spread or groups`() {
    func test(_ answers: [Int], _ groups: [Int]) -> WeightedRankTest? {
      WeightedRankTest(
        answers: answers, groups: groups, weights: answers.map { _ in 1 }, categories: (3, 3))
    }
    #expect(test([], []) == nil)
    #expect(test([0, 1, 2], [0, 0, 0]) == nil)
    #expect(test([1, 1, 1, 1], [0, 0, 1, 1]) == nil, "all answers equal")
    #expect(test([0, 0, 1, 1], [0, 0, 1, 1]) == nil, "no spread in either group")
    #expect(test([0, 1], [0, 1]) == nil, "nobody left to judge by")
    #expect(test([0, 0, 1, 2], [0, 0, 1, 1]) != nil)
  }
}

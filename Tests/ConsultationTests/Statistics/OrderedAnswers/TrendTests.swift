import Consultation
import TestSupport
import Testing

@Suite struct `A trend along ordered groups` {
  @Test func `of ordered answers gives the figures of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("contingency") else { return }
    #expect(rows.count == 48)
    for row in rows {
      let test = try #require(LinearByLinear(counts: row.table("counts")))
      #expect(test.base == (try row.integer("n")), "\(row)")
      try row.expect(test.statistic, "linear_by_linear_chi2")
      try row.expect(test.pValue, "linear_by_linear_p")
    }
  }

  @Test func `of shares gives the figures of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("trend_proportions") else { return }
    #expect(rows.count == 34)
    for row in rows {
      let groups = zip(try row.integers("x"), try row.integers("n")).map { Proportion($0, of: $1) }
      let test = try #require(CochranArmitage(groups, scores: row.numbers("scores")))
      try row.expect(test.statistic, "chi2_trend")
      try row.expect(test.pValue, "p")
    }
  }

  @Test func `of ordered answers by hand`() throws {
    let up = try #require(LinearByLinear(counts: [[2, 0], [0, 2]]))
    expect(up.correlation, is: 1)
    expect(up.statistic, is: 3)
    let down = try #require(LinearByLinear(counts: [[0, 2], [2, 0]]))
    expect(down.correlation, is: -1)
    let none = try #require(LinearByLinear(counts: [[5, 5], [5, 5]]))
    #expect(none.statistic == 0)
    #expect(none.pValue == 1)
  }

  @Test func `takes scores that are given`() throws {
    let counts = [[3, 1, 0], [1, 2, 1], [0, 1, 3]]
    let usual = try #require(LinearByLinear(counts: counts))
    let same = try #require(
      LinearByLinear(counts: counts, rowScores: [10, 20, 30], columnScores: [-1, 0, 1]))
    expect(same.correlation, is: usual.correlation ?? 0)
    let other = try #require(LinearByLinear(counts: counts, rowScores: [1, 2, 9]))
    #expect(other.statistic != usual.statistic)
    #expect(LinearByLinear(counts: counts, rowScores: [1, 2]) == nil)
    #expect(LinearByLinear(counts: counts, columnScores: [1, 2]) == nil)
  }

  @Test func `is none where all share a group or an answer`() throws {
    for counts in [[[3, 4], [0, 0]], [[3, 0], [4, 0]]] {
      let test = try #require(
        LinearByLinear(counts: counts, rowScores: [0.1, 0.7], columnScores: [0.1, 0.7]))
      #expect(test.correlation == nil)
      #expect(test.pValue == 1)
    }
    #expect(LinearByLinear(counts: [[0, 0], [0, 0]]) == nil)
    #expect(LinearByLinear(counts: []) == nil)
    #expect(LinearByLinear(counts: [[1, 2], [3]]) == nil)
  }

  // Of two groups it is the pooled z test: 0.5² / (0.25 × (1/4 + 1/4)) = 2.
  @Test func `of shares by hand`() throws {
    let test = try #require(CochranArmitage([Proportion(1, of: 4), Proportion(3, of: 4)]))
    expect(test.statistic, is: 2)
    expect(test.slope, is: 0.5)
    let down = try #require(CochranArmitage([Proportion(3, of: 4), Proportion(1, of: 4)]))
    expect(down.slope, is: -0.5)
    expect(down.statistic, is: 2)
  }

  @Test func `of shares is none where all or none said yes`() throws {
    for count in [0, 9] {
      let test = try #require(CochranArmitage([Proportion(count, of: 9), Proportion(count, of: 9)]))
      #expect(test.statistic == nil)
      #expect(test.pValue == 1)
      expect(test.slope, is: 0)
    }
    let one = try #require(CochranArmitage([Proportion(3, of: 9), Proportion(0, of: 0)]))
    #expect(one.slope == nil)
    #expect(one.statistic == nil)
    #expect(CochranArmitage([Proportion(0, of: 0)]) == nil)
    #expect(CochranArmitage([Proportion(1, of: 2)], scores: [1, 2]) == nil)
  }

  @Test func `holds for a million people`() throws {
    let groups = [250_000, 250_500, 251_000].map { Proportion($0, of: 500_000) }
    let test = try #require(CochranArmitage(groups))
    expect(test.slope, is: 0.001, relative: 1e-9)
    expect(test.statistic, is: 1 / (0.501 * 0.499), relative: 1e-9)
    let counts = groups.map { [$0.base - $0.count, $0.count] }
    let linear = try #require(LinearByLinear(counts: counts))
    let ratio = Double(linear.base - 1) / Double(linear.base)
    expect(linear.statistic, is: (test.statistic ?? 0) * ratio, relative: 1e-9)
  }
}

import Consultation
import TestSupport
import Testing

@Suite struct `The Kruskal-Wallis test` {
  @Test func `gives the figures of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("kruskal_wallis") else { return }
    #expect(rows.count == 36)
    for row in rows {
      let test = try #require(KruskalWallis(groups: row.table("counts")))
      try row.expect(test.statistic, "H")
      #expect(test.degrees == (try row.integer("df")), "\(row)")
      try row.expect(test.pValue, "p")
      try row.expect(test.epsilonSquared, "epsilon2")
    }
  }

  // Six people with six answers: mean ranks 1.5, 3.5 and 5.5, so H = 12 / 42 × 16.
  @Test func `ranks by hand`() throws {
    let test = try #require(
      KruskalWallis(groups: [[1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1]]))
    expect(test.statistic, is: 32 / 7.0)
    #expect(test.degrees == 2)
    expect(test.pValue, is: ElementaryFunctions.exponential(-16 / 7.0))
    expect(test.epsilonSquared, is: 32 / 35.0)
  }

  @Test func `is the Mann-Whitney test for two groups`() throws {
    let groups = [[4, 0, 9, 2], [1, 3, 5, 5]]
    let test = try #require(KruskalWallis(groups: groups))
    let pair = try #require(MannWhitney(group: groups[0], others: groups[1]))
    expect(test.pValue, is: pair.normalPValue(correctedForContinuity: false), relative: 1e-10)
  }

  @Test func `leaves out groups without anybody`() throws {
    let test = try #require(KruskalWallis(groups: [[1, 2], [0, 0], [2, 1]]))
    #expect(test == KruskalWallis(groups: [[1, 2], [2, 1]]))
    #expect(test.degrees == 1)
  }

  @Test func `finds nothing where all answers are equal`() throws {
    let test = try #require(KruskalWallis(groups: [[0, 3], [0, 1], [0, 500]]))
    #expect(test.statistic == nil)
    #expect(test.epsilonSquared == nil)
    #expect(test.pValue == 1)
  }

  @Test func `holds for a million people`() throws {
    let group = [100_000, 100_000, 50_000]
    let test = try #require(KruskalWallis(groups: [group, group, group, group]))
    #expect(test.statistic == 0)
    #expect(test.pValue == 1)
  }

  @Test func `needs two groups and one list of answers`() {
    #expect(KruskalWallis(groups: []) == nil)
    #expect(KruskalWallis(groups: [[1, 2]]) == nil)
    #expect(KruskalWallis(groups: [[1, 2], [0, 0]]) == nil)
    #expect(KruskalWallis(groups: [[1, 2], [1, 2, 3]]) == nil)
  }
}

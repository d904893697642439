import Consultation
import TestSupport
import Testing

@Suite struct `Rankings of options` {
  /// Rankings of respondents.
  private func rankings(_ orders: [[UInt8]]) throws -> Rankings {
    try #require(Rankings(options: orders.first?.count ?? 1, ranks: orders.flatMap { $0 }))
  }

  @Test func `give the figures of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("friedman_ranks") else { return }
    #expect(rows.count == 32)
    for row in rows {
      let orders = try row.table("ranks").map { $0.map { UInt8($0) } }
      let test = try #require(Friedman(rankings(orders)))
      #expect(test.base == (try row.integer("respondents")), "\(row)")
      #expect(test.meanRanks.count == (try row.integer("options")), "\(row)")
      try row.expect(test.statistic, "chi2")
      #expect(test.degrees == (try row.integer("df")), "\(row)")
      try row.expect(test.pValue, "p")
      try row.expect(test.agreement, "kendall_w")
      try row.expect(test.meanRanks, "mean_ranks")
    }
  }

  @Test func `agree wholly where all are the same`() throws {
    let test = try #require(Friedman(rankings([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 0, 0]])))
    #expect(test.base == 3, "an incomplete ranking is left out")
    #expect(test.agreement == 1)
    #expect(test.statistic == 6)
    expect(test.pValue, is: ElementaryFunctions.exponential(-3))
    let against = try #require(Friedman(rankings([[1, 2], [2, 1]])))
    #expect(against.agreement == 0)
    #expect(against.pValue == 1)
  }

  @Test func `need a complete ranking of two options`() throws {
    #expect(Friedman(try rankings([[1, 0], [0, 1]])) == nil)
    #expect(Friedman(try rankings([[1], [1]])) == nil)
    #expect(Friedman(try rankings([])) == nil)
    #expect(Rankings(options: 3, ranks: [1, 2]) == nil)
    #expect(Rankings(options: 0, ranks: []) == nil)
  }

  @Test func `with ties or gaps are left out and counted, empty ones are not`() throws {
    let rankings = try rankings([
      [1, 2, 3], [1, 1, 2], [1, 3, 0], [0, 0, 0], [0, 2, 3], [4, 2, 3], [0, 1, 0],
    ])
    #expect(rankings.base == 2)
    #expect(rankings.leftOut == 4)
  }

  // Of four options, one respondent ranks the first only: 3 points, and 1 for each other. The other one puts the second
  // before the first: 2, 3, and 0.5 for each other.
  @Test func `share the points that are left among unranked options`() throws {
    let standings = try rankings([[1, 0, 0, 0], [2, 1, 0, 0]]).standings()
    #expect(standings.map(\.bordaScore) == [2.5, 2, 0.75, 0.75])
    #expect(standings.map(\.position) == [1, 2, 3, 3])
    #expect(standings.map(\.option) == [0, 1, 2, 3])
    #expect(standings.map(\.firsts) == [1, 1, 0, 0])
    #expect(standings.map(\.topThrees) == [2, 1, 0, 0])
    #expect(standings.map(\.rankedBase) == [2, 1, 0, 0])
    #expect(standings.map(\.meanRank) == [1.5, 1, nil, nil])
  }

  @Test func `count the first three of more`() throws {
    let standings = try rankings([[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]).standings(resamples: 50)
    #expect(standings.map(\.topThrees) == [1, 1, 2, 1, 1])
    #expect(standings.map(\.bordaScore) == [2, 2, 2, 2, 2])
    #expect(standings.map(\.position) == [1, 1, 1, 1, 1])
  }

  @Test func `of nobody stand nowhere`() throws {
    let nobody = try rankings([[0, 0]])
    #expect(nobody.standings().isEmpty)
    #expect(nobody.pairs([]).isEmpty)
  }
}

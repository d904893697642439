import Consultation
import TestSupport
import Testing

@Suite struct `The order of ranked options` {
  /// Respondents who put the first of two options first, and others.
  private func two(_ first: Int, _ second: Int) throws -> Rankings {
    let ranks = Array(repeating: [1, 2] as [UInt8], count: first) + Array(repeating: [2, 1], count: second)
    return try #require(Rankings(options: 2, ranks: ranks.flatMap { $0 }))
  }

  // Of 20, 14 for the first: in a resample it falls behind with a probability of 0.017, and is level or behind with 0.048.
  // Of 20, 13 for the first: it falls behind with a probability of 0.053.
  @Test func `is as uncertain as resamples say`() throws {
    #expect(try two(14, 6).standings().map(\.positionRange) == [1...1, 1...2])
    #expect(try two(13, 7).standings().map(\.positionRange) == [1...2, 1...2])
    #expect(try two(20, 0).standings().map(\.positionRange) == [1...1, 2...2])
    #expect(try two(1, 0).standings().map(\.positionRange) == [1...1, 2...2])
  }

  // Many respondents with few orders are drawn by order. Of 1,000, 520 for the first: it falls behind with a
  // probability of 0.10; with 545, of 0.002. Of a million, 600 more than half: 0.12; 2,000 more: 0.00003.
  @Test func `is as uncertain where many share an order`() throws {
    #expect(try two(520, 480).standings().map(\.positionRange) == [1...2, 1...2])
    #expect(try two(545, 455).standings().map(\.positionRange) == [1...1, 2...2])
    #expect(try two(500_600, 499_400).standings().map(\.positionRange) == [1...2, 1...2])
    #expect(try two(502_000, 498_000).standings().map(\.positionRange) == [1...1, 2...2])
  }

  @Test func `does not depend on the run, but on the seed`() throws {
    var generator = SeededGenerator(seed: 11)
    let ranks = (0..<60).flatMap { _ in generator.shuffled([1, 2, 3, 4, 5] as [UInt8]) }
    let rankings = try #require(Rankings(options: 5, ranks: ranks))
    let standings = rankings.standings(resamples: 30, seed: 1)
    #expect(standings == rankings.standings(resamples: 30, seed: 1))
    #expect((2..<12).contains { standings != rankings.standings(resamples: 30, seed: $0) })
    for standing in rankings.standings() { #expect(standing.positionRange.contains(standing.position)) }
  }

  // 9 of 10: 2 × 11/1024 − 10/1024.
  @Test func `compares two options among those who ranked both`() throws {
    var ranks: [[UInt8]] = Array(repeating: [1, 2, 3], count: 9) + [[2, 1, 3]]
    ranks += Array(repeating: [0, 1, 0], count: 4)
    let rankings = try #require(Rankings(options: 3, ranks: ranks.flatMap { $0 }))
    let pairs = rankings.pairs(rankings.standings())
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(pairs[0].preferringFirst == Proportion(9, of: 10))
    #expect(pairs[1].preferringFirst == Proportion(10, of: 10))
    expect(pairs[0].pValue, is: 12 / 1_024.0)
    expect(pairs[1].pValue, is: 1 / 1_024.0)
    // By Holm: three times the smallest, three times the next (which ties with it), the last by itself.
    expect(pairs[1].adjustedPValue, is: 3 / 1_024.0)
    expect(pairs[2].adjustedPValue, is: 3 / 1_024.0)
    expect(pairs[0].adjustedPValue, is: 12 / 1_024.0)
    #expect(pairs.allSatisfy { !$0.isJoint })
  }

  @Test func `is joint where ranges overlap and no preference is found`() throws {
    let level = try two(5, 5)
    let pair = try #require(level.pairs(level.standings()).first)
    #expect(pair.pValue == 1)
    #expect(pair.isJoint)
    // One and all for the first: the ranges never overlap, although one respondent shows nothing.
    let one = try two(1, 0)
    let apart = try #require(one.pairs(one.standings()).first)
    expect(apart.pValue, is: 0.5)
    #expect(!apart.isJoint)
    // Ranges overlap, but with a higher alpha the preference counts.
    let some = try two(13, 7)
    #expect(try #require(some.pairs(some.standings(), alpha: 0.5).first).isJoint == false)
    #expect(try #require(some.pairs(some.standings()).first).isJoint)
  }

  @Test func `cannot compare options that nobody ranked together`() throws {
    let rankings = try #require(Rankings(options: 2, ranks: [1, 0, 0, 1]))
    let pair = try #require(rankings.pairs(rankings.standings()).first)
    #expect(pair.preferringFirst == Proportion(0, of: 0))
    #expect(pair.pValue == 1)
    #expect(pair.isJoint)
  }
}

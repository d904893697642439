import Consultation
import TestSupport
import Testing

@Suite struct `A group against all others` {
  private func pair(_ x1: Int, _ n1: Int, _ x2: Int, _ n2: Int) -> ProportionPair {
    ProportionPair(group: Proportion(x1, of: n1), others: Proportion(x2, of: n2))
  }

  private func pair(_ row: ReferenceFigures.Row) throws -> ProportionPair {
    pair(
      try row.integer("x1"), try row.integer("n1"), try row.integer("x2"), try row.integer("n2"))
  }

  @Test func `has the difference and the tests of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("two_proportions") else { return }
    #expect(rows.count == 45)
    for row in rows {
      let pair = try pair(row)
      try row.expect(pair.difference, "diff")
      let range = pair.newcombe()
      try row.expect(range.lower, "newcombe_lo")
      try row.expect(range.upper, "newcombe_hi")
      try row.expect(pair.fisherPValue, "fisher_p")
      try row.expect(pair.midPValue, "midp_fisher")
      try row.expect(pair.pooledZ?.statistic, "z_pooled")
      try row.expect(pair.pooledZ?.pValue, "p_z")
      try row.expect(pair.cohenH, "cohen_h")
      try row.expect(pair.smallestExpected, "min_expected")
    }
  }

  @Test func `has the one-sided tests of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("two_proportions") else { return }
    for row in rows {
      let pair = try pair(row)
      let yes = pair.group.count + pair.others.count
      let lot = try #require(
        Hypergeometric(
          drawn: pair.group.base, successes: yes, failures: pair.group.base + pair.others.base - yes))
      try row.expect(lot.atMost(pair.group.count), "fisher_less")
      try row.expect(lot.atLeast(pair.group.count), "fisher_greater")
      let half = lot.point(pair.group.count) / 2
      let smaller = min(lot.atMost(pair.group.count), lot.atLeast(pair.group.count)) - half
      try row.expect(min(1, 2 * smaller), "midp_central")
    }
  }

  /// R solves for odds ratios to about 1 in 1,000 only; what they are defined by is tested below.
  @Test func `has the odds ratio of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("two_proportions") else { return }
    for row in rows {
      let pair = try pair(row)
      // R gives 0 where the totals leave one table only; that is no estimate.
      try row.expect(pair.conditionalOddsRatio ?? 0, "cond_or", relative: 1e-3)
      let range = pair.oddsRatioInterval()
      #expect(
        ReferenceFigures.agree(range.lower, try row.number("or_lo"), relative: 1e-3, absolute: 1e-4), "\(row)"
      )
      try row.expect(range.upper, "or_hi", relative: 5e-3)
    }
  }

  /// Counts 0, 1, 2, 3 have 1, 12, 18, 4 ways, times powers of the odds ratio.
  @Test func `has the odds ratio at which the count is what is expected`() throws {
    let pair = pair(2, 3, 2, 4)
    let odds = try #require(pair.conditionalOddsRatio)
    let all = 1 + 12 * odds + 18 * odds * odds + 4 * odds * odds * odds
    let mean = (12 * odds + 36 * odds * odds + 12 * odds * odds * odds) / all
    #expect(ReferenceFigures.agree(mean, 2))
    let range = pair.oddsRatioInterval()
    let (low, high) = (range.lower, range.upper)
    let lowAll = 1 + 12 * low + 18 * low * low + 4 * low * low * low
    #expect(ReferenceFigures.agree((18 * low * low + 4 * low * low * low) / lowAll, 0.025))
    let highAll = 1 + 12 * high + 18 * high * high + 4 * high * high * high
    #expect(ReferenceFigures.agree(1 - 4 * high * high * high / highAll, 0.025))
  }

  /// Tea tasting: 3 of 4 against 1 of 4 has 1 + 16 of 70 tables on each side.
  @Test func `is tested as Fisher tested tea`() {
    let tea = pair(3, 4, 1, 4)
    #expect(ReferenceFigures.agree(tea.fisherPValue, 34 / 70))
    #expect(ReferenceFigures.agree(tea.midPValue, 34 / 70 - 8 / 70.0))
    #expect(ReferenceFigures.agree(pair(4, 4, 0, 4).fisherPValue, 2 / 70))
    #expect(ReferenceFigures.agree(pair(4, 4, 0, 4).midPValue, 1.5 / 70))
    #expect(pair(2, 4, 2, 4).fisherPValue == 1)
  }

  @Test func `of the seed's worked cases`() {
    let gap = pair(10, 20, 65, 217)
    #expect(rounded(100 * gap.difference, 1) == 20.0)
    #expect(rounded(100 * gap.newcombe().lower, 1) == -1.0)
    #expect(rounded(100 * gap.newcombe().upper, 1) == 40.9)
    #expect(rounded(gap.midPValue, 3) == 0.061)
    let same = pair(6, 20, 65, 217)
    #expect(rounded(100 * same.difference, 1) == 0)
    #expect(rounded(100 * same.newcombe().lower, 1) == -16.7)
    #expect(rounded(100 * same.newcombe().upper, 1) == 22.7)
    #expect(rounded(same.midPValue, 2) == 0.90)
    let stated = pair(217, 352, 20, 43)
    #expect(rounded(100 * stated.newcombe().lower, 1) == -0.3)
    #expect(rounded(100 * stated.newcombe().upper, 1) == 30.0)
    #expect(rounded(stated.midPValue, 3) == 0.058)
  }

  @Test func `is the same the other way round, and for no as for yes`() {
    for (x1, n1, x2, n2) in [(3, 20, 40, 90), (0, 7, 5, 9), (50, 400, 30, 500), (9, 9, 3, 8)] {
      let one = pair(x1, n1, x2, n2)
      for other in [pair(x2, n2, x1, n1), pair(n1 - x1, n1, n2 - x2, n2)] {
        #expect(ReferenceFigures.agree(one.midPValue, other.midPValue))
        #expect(ReferenceFigures.agree(one.fisherPValue, other.fisherPValue))
        #expect(ReferenceFigures.agree(one.newcombe().lower, -other.newcombe().upper))
        #expect(ReferenceFigures.agree(one.cohenH, -other.cohenH))
      }
    }
  }

  @Test func `says nothing without people or without different answers`() {
    for pair in [pair(0, 0, 3, 10), pair(3, 10, 0, 0), pair(0, 0, 0, 0)] {
      #expect(pair.newcombe() == Interval(lower: -1, upper: 1))
      #expect(pair.midPValue == 1 && pair.fisherPValue == 1)
      #expect(pair.pooledZ == nil)
      #expect(pair.conditionalOddsRatio == nil)
    }
    for pair in [pair(0, 5, 0, 9), pair(5, 5, 9, 9)] {
      #expect(pair.midPValue == 0.5 && pair.fisherPValue == 1)
      #expect(pair.pooledZ == nil)
      #expect(pair.newcombe().lower < 0 && pair.newcombe().upper > 0)
      #expect(pair.oddsRatioInterval() == Interval(lower: 0, upper: .infinity))
    }
  }

  /// The exact p with half of the point is close to the normal one where there are many people.
  @Test func `holds for a million people`() throws {
    let pair = pair(30_300, 100_000, 270_000, 900_000)
    let normal = try #require(pair.pooledZ?.pValue)
    #expect(ReferenceFigures.agree(pair.midPValue, normal, relative: 1e-2))
    #expect(pair.midPValue > 0.01 && pair.midPValue < 0.1)
    #expect(self.pair(0, 500_000, 500_000, 500_000).midPValue == 0)
    #expect(self.pair(250_000, 500_000, 250_000, 500_000).fisherPValue == 1)
  }

  /// Far out, where a share of 1 less the rest would be nothing but rounding.
  @Test func `keeps its digits far out in the tail`() {
    // One table of choose(400, 200), and its mirror image.
    var ways = 1.0
    for factor in 1...200 { ways *= Double(200 + factor) / Double(factor) }
    #expect(ReferenceFigures.agree(pair(200, 200, 0, 200).fisherPValue, 2 / ways))
    #expect(ReferenceFigures.agree(pair(200, 200, 0, 200).midPValue, 1.5 / ways))
  }
}

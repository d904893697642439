import Consultation
import TestSupport
import Testing

@Suite struct `The Mann-Whitney test` {
  @Test func `gives the figures of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("mann_whitney") else { return }
    #expect(rows.count == 40)
    for row in rows {
      let group = try row.integers("counts_a")
      let others = try row.integers("counts_b")
      let test = try #require(MannWhitney(group: group, others: others))
      try row.expect(test.statistic, "W")
      try row.expect(test.normalPValue(correctedForContinuity: false), "p_no_cc")
      try row.expect(test.normalPValue(correctedForContinuity: true), "p_cc")
      try row.expect(test.exactPValue, "p_exact_conditional")
      try row.expect(test.superiorityProportion, "prob_superiority")
      try row.expect(test.cliffsDelta, "cliffs_delta")
      try row.expect(mean(group), "mean_a")
      try row.expect(mean(others), "mean_b")
    }
  }

  /// The mean score, by the weighted mean with weights of 1.
  private func mean(_ counts: [Int]) -> Double? {
    let tallies = counts.map { WeightTally(base: $0, sum: Double($0), squares: Double($0)) }
    return WeightedMean(values: [1, 2, 3, 4, 5], tallies: tallies, fileBase: 100_000)?.estimate
  }

  // 2 and 3 against 1, 1 and 2. Of the ten ways to draw two of the midranks 1.5, 1.5, 3.5, 3.5 and 5, three lie 2.5 or
  // more from 6: one with a sum of 3, two with 8.5.
  @Test func `counts pairs and ways by hand`() throws {
    let test = try #require(MannWhitney(group: [0, 1, 1], others: [2, 1, 0]))
    #expect(test.statistic == 5.5)
    expect(test.superiorityProportion, is: 5.5 / 6)
    expect(test.cliffsDelta, is: 5 / 6.0)
    #expect(test.exactPValue == 0.3)
    #expect(test.pValue == 0.3)
  }

  // The same answers: 2.5 from the expected 3, and a variance of 6/12 × (6 − (6 + 6) / (5 × 4)) = 2.7.
  @Test func `approximates by hand`() throws {
    let test = try #require(MannWhitney(group: [0, 1, 1], others: [2, 1, 0]))
    expect(
      test.normalPValue(correctedForContinuity: false),
      is: 2 * Distributions.normalUpper(2.5 / 2.7.squareRoot()))
    expect(
      test.normalPValue(correctedForContinuity: true),
      is: 2 * Distributions.normalUpper(2 / 2.7.squareRoot()))
  }

  @Test func `is the same from the other side`() throws {
    let one = try #require(MannWhitney(group: [4, 0, 9, 2], others: [1, 3, 5, 5]))
    let other = try #require(MannWhitney(group: [1, 3, 5, 5], others: [4, 0, 9, 2]))
    expect(one.superiorityProportion + other.superiorityProportion, is: 1)
    #expect(one.exactPValue == other.exactPValue)
    #expect(
      one.normalPValue(correctedForContinuity: true) == other.normalPValue(correctedForContinuity: true))
  }

  @Test func `finds nothing where all answers are equal`() throws {
    let test = try #require(MannWhitney(group: [0, 7, 0], others: [0, 70, 0]))
    #expect(test.superiorityProportion == 0.5)
    #expect(test.normalPValue(correctedForContinuity: false) == 1)
    #expect(test.normalPValue(correctedForContinuity: true) == 1)
    #expect(test.pValue == 1)
    let few = try #require(MannWhitney(group: [0, 1], others: [0, 1]))
    #expect(few.exactPValue == 1)
  }

  @Test func `is exact for 60 people and not for 61`() throws {
    let sixty = try #require(MannWhitney(group: [6, 6, 6, 6, 6], others: [0, 0, 10, 10, 10]))
    #expect(sixty.exactPValue == sixty.pValue)
    let more = try #require(MannWhitney(group: [6, 6, 6, 6, 6], others: [0, 0, 10, 10, 11]))
    #expect(more.exactPValue == nil)
    #expect(more.pValue == more.normalPValue(correctedForContinuity: true))
  }

  @Test func `holds for a million people`() throws {
    let test = try #require(
      MannWhitney(group: [100_000, 200_000, 200_000], others: [100_300, 199_700, 200_000]))
    // 300 of the others gave the lowest answer instead of the middle one.
    expect(test.cliffsDelta, is: 300 * 300_000 / 250_000_000_000.0, relative: 1e-9)
    #expect(test.pValue > 0.7 && test.pValue < 0.8)
    let apart = try #require(MannWhitney(group: [500_000, 0], others: [0, 500_000]))
    #expect(apart.superiorityProportion == 0)
    #expect(apart.pValue == 0)
  }

  @Test func `needs people on both sides and one list of answers`() {
    #expect(MannWhitney(group: [0, 0], others: [1, 2]) == nil)
    #expect(MannWhitney(group: [1, 2], others: [0, 0]) == nil)
    #expect(MannWhitney(group: [1, 2], others: [1, 2, 3]) == nil)
    #expect(MannWhitney(group: [], others: []) == nil)
    #expect(MannWhitney(group: [-1, 2], others: [1, 2]) == nil)
  }
}

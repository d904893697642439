import Consultation
import TestSupport
import Testing

@Suite struct `The efficiency of weights` {
  @Test func `is what the formulas give in every row`() throws {
    guard let rows = try ReferenceFigures.rows("kish") else { return }
    #expect(rows.count == 34)
    for row in rows {
      let efficiency = try #require(WeightingEfficiency(row.numbers("weights")))
      try row.expect(efficiency.tally.sum, "sum_w")
      try row.expect(efficiency.tally.squares, "sum_w2")
      try row.expect(efficiency.effectiveBase, "n_eff")
      try row.expect(efficiency.designEffect, "deff_kish")
      try row.expect(efficiency.efficiencyPercentage, "weighting_efficiency")
      expect(efficiency.designEffect - 1, is: try row.number("cv2_pop"), relative: 1e-9)
    }
  }

  @Test func `refuses weighted results with the reason`() throws {
    let even = try #require(WeightingEfficiency([2, 2, 2, 2]))
    #expect(even.efficiencyPercentage == 100)
    #expect(even.refusals().isEmpty)
    // One weight of 6 among nine others of 4/9: the mean is 1.
    let large = try #require(WeightingEfficiency([6] + Array(repeating: 4 / 9.0, count: 9)))
    #expect(large.refusals().count == 2)
    let squares = 36 + 16 / 9.0
    expect(large.efficiencyPercentage, is: 1_000 / squares)
    #expect(
      large.refusals() == [
        .lowEfficiency(percentage: large.efficiencyPercentage, atLeast: 50),
        .largeWeight(timesMean: large.largestOverMean, atMost: 5),
      ])
    expect(large.largestOverMean, is: 6)
    #expect(large.refusals(efficiencyAtLeast: 20, largestOverMeanAtMost: 7).isEmpty)
  }

  @Test func `accepts exactly half, and exactly five times the mean`() throws {
    let half = try #require(WeightingEfficiency([1, 1, 0, 0]))
    #expect(half.efficiencyPercentage == 50)
    #expect(half.refusals().isEmpty)
    let five = try #require(WeightingEfficiency([5] + Array(repeating: 0.875, count: 32)))
    #expect(five.largestOverMean == 5)
    #expect(five.refusals().isEmpty)
  }

  @Test func `needs weights`() {
    #expect(WeightingEfficiency([]) == nil)
    #expect(WeightingEfficiency([0, 0]) == nil)
    #expect(WeightingEfficiency([1, -1, 3]) == nil)
    #expect(WeightingEfficiency([1, .nan]) == nil)
    #expect(WeightingEfficiency([1, .infinity]) == nil)
  }

  @Test func `holds for a million`() throws {
    let weights = (0..<1_000_000).map { $0 % 2 == 0 ? 0.5 : 1.5 }
    expect(WeightingEfficiency(weights)?.effectiveBase, is: 800_000)
  }
}

import Consultation
import TestSupport
import Testing

@Suite struct `A weighted estimate` {
  @Test func `gives the figures of R in every row`() throws {
    guard let people = try SyntheticConsultation(),
      let rows = try ReferenceFigures.rows("weighted_estimates")
    else { return }
    #expect(rows.count == 150)
    var edges = 0
    for row in rows {
      let question = try row.text("variable")
      let tallies = try people.tallies(
        question, of: row.text("group"), in: row.text("group_var"),
        weights: people.weights(row.text("weight")))
      let mean = try #require(
        WeightedMean(values: people.values(question), tallies: tallies, fileBase: people.base))
      #expect(mean.tally.base == (try row.integer("n")), "\(row)")
      try row.expect(mean.tally.sum, "sum_w")
      try row.expect(mean.tally.effectiveBase, "n_eff_kish")
      try row.expect(mean.estimate, "estimate")
      try row.expect(mean.standardError, "se")
      if tallies.count == 2, try !isEdge(tallies, row) {
        try checkIntervals(tallies, row, fileBase: people.base)
      } else if tallies.count == 2 {
        edges += 1
      }
    }
    #expect(edges == 4, "all or none of a small group")
  }

  /// Where all or none chose, R has the Wilson interval only.
  private func isEdge(_ tallies: [WeightTally], _ row: ReferenceFigures.Row) throws -> Bool {
    guard tallies.contains(where: { $0.base == 0 }) else { return false }
    let share = try #require(WeightedProportion(chosen: tallies[1], others: tallies[0], fileBase: 400))
    try check(share.interval(.wilson), row, "wilson_neff")
    #expect(try row.text("svyciprop_logit_lo").isEmpty && row.text("svyciprop_beta_hi").isEmpty)
    return true
  }

  private func checkIntervals(_ tallies: [WeightTally], _ row: ReferenceFigures.Row, fileBase: Int) throws {
    let share = try #require(WeightedProportion(chosen: tallies[1], others: tallies[0], fileBase: fileBase))
    try row.expect(share.mean.estimate, "estimate")
    try row.expect(share.mean.standardError, "se")
    // R fits the log odds step by step and stops up to 1e-8 away from the estimate that it prints itself.
    try check(share.interval(.logit), row, "svyciprop_logit", relative: 1e-8)
    try check(share.interval(.beta), row, "svyciprop_beta")
    try check(share.interval(.wilson), row, "wilson_neff")
  }

  private func check(
    _ interval: Interval, _ row: ReferenceFigures.Row, _ column: String, relative: Double = 1e-9
  ) throws {
    try row.expect(interval.lower, column + "_lo", relative: relative)
    try row.expect(interval.upper, column + "_hi", relative: relative)
  }

  // One of weight 2 said yes, two of weight 1 said no; a fourth respondent did not answer.
  @Test func `by hand`() throws {
    let share = try #require(
      WeightedProportion(chosen: WeightTally([2]), others: WeightTally([1, 1]), fileBase: 4))
    #expect(share.mean.estimate == 0.5)
    // The squares are 4/4 + 1/4 + 1/4, the whole file gives 4/3.
    expect(share.mean.standardError, is: 2.0.squareRoot() / 4)
    expect(share.mean.tally.effectiveBase, is: 16 / 6.0)
    let mean = try #require(
      WeightedMean(values: [5, 1], tallies: [WeightTally([2]), WeightTally([1, 1])], fileBase: 4))
    #expect(mean.estimate == 3)
    expect(mean.standardError, is: 2.0.squareRoot())
  }

  @Test func `with equal weights is the unweighted one`() throws {
    let share = try #require(
      WeightedProportion(
        chosen: WeightTally(Array(repeating: 7, count: 30)),
        others: WeightTally(Array(repeating: 7, count: 70)),
        fileBase: 100))
    expect(share.mean.estimate, is: 0.3)
    expect(share.mean.tally.effectiveBase, is: 100)
    expect(share.mean.standardError, is: (0.21 / 99).squareRoot())
    let plain = Proportion(30, of: 100).wilson()
    expect(share.interval(.wilson).lower, is: plain.lower)
    expect(share.interval(.wilson).upper, is: plain.upper)
  }

  @Test func `of all or none has an interval with one open side`() throws {
    let weights = WeightTally([1, 1, 2])
    let all = try #require(WeightedProportion(chosen: weights, others: WeightTally(), fileBase: 10))
    let none = try #require(WeightedProportion(chosen: WeightTally(), others: weights, fileBase: 10))
    for method in WeightedProportion.Method.allCases {
      let (high, low) = (all.interval(method), none.interval(method))
      #expect(high.upper == 1)
      #expect(low.lower == 0)
      #expect(high.lower > 0.2 && high.lower < 1)
      expect(low.upper, is: 1 - high.lower, relative: 1e-9)
    }
    // Clopper and Pearson: 1 − 0.025 to the power of one over 16/6.
    let upper = none.interval(.beta).upper
    expect(
      ElementaryFunctions.logarithm(1 - upper) * 16 / 6, is: ElementaryFunctions.logarithm(0.025),
      relative: 1e-9)
    #expect(none.interval(.logit) == none.interval(.beta))
  }

  @Test func `widens with confidence`() throws {
    let share = try #require(
      WeightedProportion(chosen: WeightTally([2, 1, 3]), others: WeightTally([1, 1, 2, 2]), fileBase: 7))
    for method in WeightedProportion.Method.allCases {
      let (usual, wide) = (share.interval(method), share.interval(method, confidence: 0.99))
      #expect(wide.lower < usual.lower && wide.upper > usual.upper)
    }
  }

  @Test func `of equal answers has no spread at all`() throws {
    let tallies = [WeightTally(), WeightTally([0.1, 0.2, 0.7])]
    let mean = try #require(WeightedMean(values: [0.3, 0.7], tallies: tallies, fileBase: 3))
    #expect(mean.estimate == 0.7)
    #expect(mean.standardError == 0)
  }

  @Test func `needs weight, and a file as large as its base`() {
    #expect(WeightedMean(values: [1, 0], tallies: [WeightTally(), WeightTally()], fileBase: 9) == nil)
    #expect(WeightedMean(values: [1], tallies: [WeightTally([0, 0])], fileBase: 9) == nil)
    #expect(WeightedMean(values: [1], tallies: [WeightTally([1, 1])], fileBase: 1) == nil)
    #expect(WeightedMean(values: [1, 2], tallies: [WeightTally([1, 1])], fileBase: 2) == nil)
    #expect(WeightedMean(values: [4], tallies: [WeightTally([3])], fileBase: 1)?.standardError == 0)
  }

  @Test func `leaves out who has no category`() {
    let tallies = WeightTally.tallies([0, 1, -1, 2, 0], weights: [1, 2, 4, 8, 16], categories: 2)
    #expect(tallies == [WeightTally([1, 16]), WeightTally([2])])
    let crossed = WeightTally.tallies(
      rows: ([0, 1, 1, -1, 5], 2), columns: ([1, 0, -1, 0, 0], 2), weights: [1, 2, 4, 8, 16])
    #expect(crossed == [[WeightTally(), WeightTally([1])], [WeightTally([2]), WeightTally()]])
  }
}

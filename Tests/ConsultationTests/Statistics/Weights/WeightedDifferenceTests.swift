import Consultation
import TestSupport
import Testing

@Suite struct `A weighted difference` {
  @Test func `gives the figures of R in every row`() throws {
    guard let people = try SyntheticConsultation(),
      let rows = try ReferenceFigures.rows("weighted_difference")
    else { return }
    #expect(rows.count == 52)
    for row in rows {
      let difference = try difference(people, row)
      #expect(difference.group.tally.base == (try row.integer("n_group")), "\(row)")
      #expect(difference.others.tally.base == (try row.integer("n_others")), "\(row)")
      #expect(difference.degrees == (try row.integer("df")), "\(row)")
      try row.expect(difference.difference, "diff_group_minus_others")
      try row.expect(difference.statistic, "t")
      try row.expect(difference.pValue, "p")
      try row.expect(difference.interval()?.lower, "ci_lo")
      try row.expect(difference.interval()?.upper, "ci_hi")
    }
  }

  private func difference(_ people: SyntheticConsultation, _ row: ReferenceFigures.Row) throws
    -> WeightedDifference
  {
    let question = try row.text("variable")
    let characteristic = try row.text("group_var")
    let weights = try people.weights("weight")
    let own = try row.text("group")
    var others = try people.categories(question).map { _ in WeightTally() }
    for group in try people.categories(characteristic) where group != own {
      let tallies = try people.tallies(question, of: group, in: characteristic, weights: weights)
      others = zip(others, tallies).map { $0 + $1 }
    }
    let group = try people.tallies(question, of: own, in: characteristic, weights: weights)
    let values = try people.values(question)
    return WeightedDifference(
      group: try #require(WeightedMean(values: values, tallies: group, fileBase: people.base)),
      others: try #require(WeightedMean(values: values, tallies: others, fileBase: people.base)))
  }

  private func share(_ yes: [Double], _ no: [Double]) throws -> WeightedMean {
    try #require(WeightedMean(values: [1, 0], tallies: [WeightTally(yes), WeightTally(no)], fileBase: 5))
  }

  // Group: weights 1 and 1, one yes; others: 2 yes, 1 and 1 no. The variances are 5/4 of 1/8 and of 1.5/16.
  @Test func `by hand`() throws {
    let difference = WeightedDifference(group: try share([1], [1]), others: try share([2], [1, 1]))
    #expect(difference.difference == 0)
    expect(difference.standardError, is: (1.25 * (0.125 + 1.5 / 16)).squareRoot())
    #expect(difference.degrees == 3)
    #expect(difference.statistic == 0)
    expect(difference.pValue, is: 1)
    let interval = try #require(difference.interval())
    expect(interval.lower, is: -interval.upper)
    expect(interval.upper, is: 3.182446305284264 * difference.standardError, relative: 1e-9)
  }

  @Test func `without spread is no test`() throws {
    let yes = try share([1, 2], [])
    let no = try share([], [1, 3])
    let apart = WeightedDifference(group: yes, others: no)
    #expect(apart.difference == 1)
    #expect(apart.statistic == nil)
    #expect(apart.pValue == nil)
    #expect(apart.interval() == nil)
    #expect(WeightedDifference(group: yes, others: yes).pValue == 1)
  }
}

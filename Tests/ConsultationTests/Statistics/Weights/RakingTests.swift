import Consultation
import TestSupport
import Testing

@Suite struct `Raking of respondents` {
  private func ones(_ count: Int) -> [Double] { Array(repeating: 1, count: count) }
  /// So many respondents of each category, one category after the other.
  private func codes(_ counts: [Int]) -> [Int] {
    counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  }
  /// The reasons why nothing was raked; empty where it was.
  private func reasons(_ margins: [RakingMargin], _ start: [Double]) -> [Raking.Refusal] {
    do throws(Raking.Refused) {
      _ = try Raking(margins, start: start)
      return []
    } catch { return error.reasons }
  }

  @Test func `to one margin is post-stratification`() throws {
    let margin = RakingMargin(codes: codes([30, 70]), targetProportions: [0.5, 0.5])
    let raked = try Raking([margin], start: ones(100))
    #expect(raked.cycles == 1)
    expect(raked.weights[0], is: 0.5 / 0.3)
    expect(raked.weights[99], is: 0.5 / 0.7)
    let cells = try CellWeights(counts: [30, 70], populationProportions: [0.5, 0.5])
    expect(cells.weights[0], is: raked.weights[0])
    expect(cells.weights[1], is: raked.weights[99])
  }

  // Two independent characteristics: each weight is the product of what each alone would give.
  @Test func `to independent margins multiplies`() throws {
    let first = RakingMargin(codes: codes([20, 20]), targetProportions: [0.75, 0.25])
    let second = RakingMargin(codes: codes([10, 10, 10, 10]).map { $0 % 2 }, targetProportions: [0.1, 0.9])
    let raked = try Raking([first, second], start: ones(40))
    expect(raked.weights[0], is: 1.5 * 0.2)
    expect(raked.weights[39], is: 0.5 * 1.8)
    expect(raked.weights.reduce(0, +), is: 40)
  }

  // Cells 20, 10, 10 and 20 with margins of one half already hold; with 0.6 and 0.6 the odds ratio of 4 stays.
  @Test func `keeps the associations of the respondents`() throws {
    let cells = codes([20, 10, 10, 20])
    let margins = [
      RakingMargin(codes: cells.map { $0 / 2 }, targetProportions: [0.6, 0.4]),
      RakingMargin(codes: cells.map { $0 % 2 }, targetProportions: [0.6, 0.4]),
    ]
    let raked = try Raking(margins, start: ones(60))
    #expect(raked.cycles > 1)
    let sums = cells.indices.reduce(into: [0.0, 0, 0, 0]) {
      $0[cells[$1]] += raked.weights[$1]
    }
    expect(sums[0] * sums[3] / (sums[1] * sums[2]), is: 4, relative: 1e-9)
    expect(sums[0] + sums[1], is: 36, relative: 1e-7)
    expect(sums[0] + sums[2], is: 36, relative: 1e-7)
  }

  @Test func `gives no weights where margins contradict each other`() throws {
    let one = RakingMargin(codes: codes([10, 10]), targetProportions: [0.5, 0.5])
    let other = RakingMargin(codes: codes([10, 10]), targetProportions: [0.6, 0.4])
    let found = reasons([one, other], ones(20))
    guard case .notConverged(let cycles, let error) = found.first else {
      Issue.record("converged")
      return
    }
    #expect(found.count == 1)
    #expect(cycles == 1_000)
    expect(error, is: 0.2, relative: 1e-9)
    var settings = Raking.Settings()
    settings.tolerance = 0.3
    #expect(try Raking([one, other], start: ones(20), settings: settings).cycles == 1)
  }

  @Test func `names every category that it cannot rake`() {
    let empty = RakingMargin(codes: codes([5, 5, 0]), targetProportions: [0.5, 0.25, 0.25])
    let extra = RakingMargin(codes: codes([5, 5]), targetProportions: [1, 0])
    let small = RakingMargin(codes: codes([4, 6]), targetProportions: [0.5, 0.5])
    #expect(
      reasons([empty, extra, small], ones(10)) == [
        .emptyCategory(.init(margin: 0, category: 2, base: 0)),
        .noTarget(.init(margin: 1, category: 1, base: 5)),
        .smallCategory(.init(margin: 2, category: 0, base: 4)),
      ])
    let unused = RakingMargin(codes: codes([5, 5, 0]), targetProportions: [0.5, 0.5, 0])
    #expect(reasons([unused], ones(10)).isEmpty)
  }

  @Test func `checks what it is given`() {
    let margin = RakingMargin(codes: codes([5, 5]), targetProportions: [0.5, 0.5])
    #expect(reasons([], ones(10)) == [.nothingToRake])
    #expect(reasons([margin], []) == [.nothingToRake])
    #expect(reasons([margin], [0] + ones(9)) == [.nothingToRake])
    #expect(reasons([margin], [.nan] + ones(9)) == [.nothingToRake])
    #expect(reasons([margin], ones(11)) == [.codesDoNotFit(margin: 0)])
    let beyond = RakingMargin(codes: codes([5, 4, 1]), targetProportions: [0.5, 0.5])
    #expect(reasons([margin, beyond], ones(10)) == [.codesDoNotFit(margin: 1)])
    let below = RakingMargin(codes: [-1] + codes([5, 4]), targetProportions: [0.5, 0.5])
    #expect(reasons([below], ones(10)) == [.codesDoNotFit(margin: 0)])
    let percentages = RakingMargin(codes: codes([5, 5]), targetProportions: [50, 50])
    #expect(reasons([percentages], ones(10)) == [.targetsDoNotAddUp(margin: 0, sum: 100)])
    let negative = RakingMargin(codes: codes([5, 5]), targetProportions: [1.5, -0.5])
    #expect(reasons([negative], ones(10)) == [.targetsDoNotAddUp(margin: 0, sum: 1)])
  }

  @Test func `names small categories beside the weights`() throws {
    let margin = RakingMargin(codes: codes([9, 10, 5]), targetProportions: [0.4, 0.4, 0.2])
    let raked = try Raking([margin], start: ones(24))
    #expect(
      raked.smallCategories == [
        .init(margin: 0, category: 0, base: 9), .init(margin: 0, category: 2, base: 5),
      ])
  }

  // Of ten, two did not say: they keep 0.2, the others share 0.8. Two are few, but nothing rests on them.
  @Test func `keeps who did not say`() throws {
    let margin = RakingMargin(
      keepingNotStated: [0, 0, 0, 0, 0, 0, 0, 0, -1, -1] + codes([0, 10]), targetProportions: [0.5, 0.5])
    #expect(margin.notStated == 2)
    expect(margin.targetProportions[0], is: 0.45)
    expect(margin.targetProportions[2], is: 0.1)
    let raked = try Raking([margin], start: ones(20))
    #expect(raked.smallCategories.map(\.category) == [0])
    expect(raked.weights[0], is: 9 / 8.0)
    expect(raked.weights[8], is: 1)
    expect(raked.weights[19], is: 0.9)
    let all = RakingMargin(keepingNotStated: [0, 1], targetProportions: [0.5, 0.5])
    #expect(all == RakingMargin(codes: [0, 1], targetProportions: [0.5, 0.5]))
  }

  // Who is in both small categories gets a weight above 3 from raking alone. Of 40, 5 cannot be half: 4 times the mean.
  @Test func `and trimming in turn hold both or give no weights`() throws {
    var generator = SeededGenerator(seed: 3)
    let second = RakingMargin(
      codes: (0..<200).map { _ in generator.below(10) == 0 ? 0 : 1 }, targetProportions: [0.18, 0.82])
    let first = RakingMargin(codes: (0..<200).map { $0 % 8 == 0 ? 0 : 1 }, targetProportions: [0.3, 0.7])
    let raked = try Raking([first, second], start: ones(200))
    let bounds = Trimming()
    #expect(raked.weights.contains { $0 > 3 }, "or this tests nothing")
    let both = try Raking([first, second], start: ones(200), within: bounds)
    #expect(both.weights.allSatisfy { $0 > 0.3 - 1e-9 && $0 < 3 + 1e-9 })
    #expect(both.largestError < 1e-8)
    #expect(Raking.largestError(both.weights, [first, second], total: 200) < 1e-8)
    let half = RakingMargin(codes: codes([5, 35]), targetProportions: [0.5, 0.5])
    #expect(throws: Raking.Refused.self) { try Raking([half], start: ones(40), within: bounds) }
  }

  @Test func `holds for a million respondents`() throws {
    let count = 1_000_000
    let margins = [
      RakingMargin(codes: (0..<count).map { $0 % 2 }, targetProportions: [0.3, 0.7]),
      RakingMargin(codes: (0..<count).map { $0 % 5 }, targetProportions: [0.1, 0.1, 0.2, 0.2, 0.4]),
    ]
    let raked = try Raking(margins, start: ones(count))
    expect(raked.weights.reduce(0, +), is: 1_000_000, relative: 1e-9)
    expect(raked.weights[9], is: 1.4 * 2, relative: 1e-7)
  }
}

@Suite struct `Cell weights` {
  private func reasons(_ counts: [Int], _ shares: [Double]) -> [CellWeights.Refusal] {
    do throws(CellWeights.Refused) {
      _ = try CellWeights(counts: counts, populationProportions: shares)
      return []
    } catch { return error.reasons }
  }

  @Test func `are the share of the population over that of the people`() throws {
    let cells = try CellWeights(counts: [10, 30, 0], populationProportions: [0.5, 0.5, 0])
    #expect(cells.weights == [2, 2 / 3.0, 0])
    let sum = zip(cells.weights, [10, 30, 0]).reduce(0) { $0 + $1.0 * $1.1 }
    expect(sum, is: 40)
  }

  @Test func `need ten people in a cell, and shares of everybody`() throws {
    #expect(
      reasons([9, 50, 0, 3], [0.2, 0.6, 0.2, 0]) == [
        .smallCell(0, base: 9), .smallCell(2, base: 0), .noShare(3),
      ])
    #expect(reasons([20, 30], [0.2, 0.7]) == [.sharesDoNotAddUp(sum: 0.8999999999999999)])
    #expect(reasons([20, 30], [1]) == [.shape])
    #expect(reasons([], []) == [.shape])
    #expect(reasons([20, -1], [0.5, 0.5]) == [.shape])
    #expect(
      try CellWeights(counts: [9, 11], populationProportions: [0.5, 0.5], smallest: 5).weights.count == 2)
    #expect(TargetShares.proportions(of: [1, 3]) == [0.25, 0.75])
    #expect(TargetShares.proportions(of: [0]).isEmpty)
    #expect(TargetShares.proportions(of: [2, -1]).isEmpty)
  }
}

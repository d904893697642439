/// Where an option stands among the others, and how sure that is.
package struct OptionStanding: Sendable, Hashable {
  /// Which option, 0 the first of the question.
  package let option: Int
  /// The mean points over all who ranked anything: the number of options less the rank; unranked options share the rest.
  package let bordaScore: Double
  /// How many ranked it first.
  package let firsts: Int
  /// How many ranked it first, second or third.
  package let topThrees: Int
  /// How many gave it a rank.
  package let rankedBase: Int
  /// The mean rank over those who ranked it; `nil` where nobody did.
  package let meanRank: Double?
  /// The position by points, 1 the best; options with equal points share the better position.
  package let position: Int
  /// The positions that 95% of resamples of the respondents lie in.
  package let positionRange: ClosedRange<Int>
}

extension Rankings {
  /// Where each option stands, and how sure that is.
  ///
  /// The range comes from the bootstrap (Efron, Annals of Statistics 7, 1979): as many respondents as there are, drawn
  /// with replacement, again and again. The time grows with resamples times respondents, or times different
  /// orders where these are few.
  ///
  /// - Parameters:
  ///   - resamples: How often respondents are drawn; at least 1.
  ///   - seed: The start of the random numbers; the same seed gives the same ranges on every machine.
  /// - Returns: The options in the order of the question; empty without respondents.
  package func standings(resamples: Int = 1_000, seed: UInt64 = 20_240_601) -> [OptionStanding] {
    guard base > 0 else { return [] }
    let scores = BordaScores(self, counts: counts)
    let positions = scores.positions
    let ranges = positionRanges(resamples: max(1, resamples), seed: seed)
    return (0..<options).map { option in
      let ranks = rankCounts(of: option)
      let ranked = ranks.reduce(0, +)
      let sum = zip(ranks, 1...).reduce(0) { $0 + $1.0 * $1.1 }
      return OptionStanding(
        option: option, bordaScore: Double(scores.doubled[option]) / Double(2 * base), firsts: ranks[0],
        topThrees: ranks.prefix(3).reduce(0, +), rankedBase: ranked,
        meanRank: ranked > 0 ? Double(sum) / Double(ranked) : nil, position: positions[option],
        positionRange: ranges[option])
    }
  }

  /// From how many respondents an order it is faster to draw by order than by respondent.
  private static let respondentsPerOrder = 100

  /// How many respondents gave an option each rank, the first rank first.
  private func rankCounts(of option: Int) -> [Int] {
    var ranks = Array(repeating: 0, count: options)
    for (order, count) in zip(orders, counts) where order[option] > 0 {
      ranks[Int(order[option]) - 1] += count
    }
    return ranks
  }

  /// The middle 95% of each option's positions over resamples.
  private func positionRanges(resamples: Int, seed: UInt64) -> [ClosedRange<Int>] {
    var generator = RandomNumbers(seed: seed)
    // seen[option][position − 1]: in how many resamples.
    var seen = Array(repeating: Array(repeating: 0, count: options), count: options)
    for _ in 0..<resamples {
      let positions = BordaScores(self, counts: resampledCounts(&generator)).positions
      for (option, position) in positions.enumerated() { seen[option][position - 1] += 1 }
    }
    return seen.map { Self.middle(of: $0, total: resamples) }
  }

  /// How many of as many respondents, drawn with replacement, gave each order.
  private func resampledCounts(_ generator: inout RandomNumbers) -> [Int] {
    // A number for each order takes longer than one for a respondent, but there are few orders of few options.
    if orders.count * Self.respondentsPerOrder < base { return generator.resample(counts) }
    var drawn = Array(repeating: 0, count: orders.count)
    for _ in 0..<base { drawn[Int(orderOfRespondent[generator.below(base)])] += 1 }
    return drawn
  }

  /// The range of positions without the 2.5% at either end, at most; of 1,000 resamples the 26th to the 975th.
  static func middle(of seen: [Int], total: Int) -> ClosedRange<Int> {
    let atEitherEnd = total * 25 / 1_000
    var below = 0
    var lower: Int?
    for (index, count) in seen.enumerated() {
      below += count
      if lower == nil && below > atEitherEnd { lower = index + 1 }
      if let lower, below >= total - atEitherEnd { return lower...(index + 1) }
    }
    return 1...max(1, seen.count)
  }
}

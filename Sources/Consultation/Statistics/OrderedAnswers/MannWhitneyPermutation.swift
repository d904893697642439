extension MannWhitney {
  /// The most people for whom the exact p value is worked out: so far every number of ways is a whole number of 64 bits.
  package static let exactLimit = 60

  /// The exact two-sided p value: the share of all ways to draw the group from everybody that lie at least as far out.
  ///
  /// Ties keep their midranks. The numbers of ways are whole numbers, so nothing is rounded before the division.
  /// Source: Streitberg and Röhmel, Statistical Software Newsletter 12, 1986. `nil` for more than 60 people.
  package var exactPValue: Double? {
    guard ranks.total <= Self.exactLimit else { return nil }
    let expected = groupBase * (ranks.total + 1)
    let observed = abs(doubledStatistic + groupBase * (groupBase + 1) - expected)
    var extreme: UInt64 = 0
    var all: UInt64 = 0
    for (sum, ways) in waysByDoubledRankSum().enumerated() {
      all += ways
      if abs(sum - expected) >= observed { extreme += ways }
    }
    return Double(extreme) / Double(all)
  }

  /// In how many ways a group of this size can be drawn, by twice its rank sum.
  private func waysByDoubledRankSum() -> [UInt64] {
    let sums = ranks.total * (ranks.total + 1)
    // ways[size][sum] over the answers seen so far.
    var ways = Array(repeating: Array(repeating: UInt64(0), count: sums + 1), count: groupBase + 1)
    ways[0][0] = 1
    for (people, rank) in zip(zip(group, others).map { $0 + $1 }, ranks.doubled) where people > 0 {
      let choices = Self.binomialCoefficients(people)
      // Sizes go down, so that an answer is drawn from once.
      for size in stride(from: groupBase, through: 1, by: -1) {
        for drawn in 1...min(people, size) {
          let shift = drawn * rank
          guard shift <= sums else { continue }
          for sum in shift...sums { ways[size][sum] += choices[drawn] * ways[size - drawn][sum - shift] }
        }
      }
    }
    return ways[groupBase]
  }

  /// In how many ways none, one, two and more of some people can be drawn.
  private static func binomialCoefficients(_ people: Int) -> [UInt64] {
    var row: [UInt64] = [1]
    for _ in 0..<people {
      row = zip([0] + row, row + [0]).map { $0 + $1 }
    }
    return row
  }
}

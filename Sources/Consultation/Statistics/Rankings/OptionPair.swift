/// Two options of a ranking, compared among the respondents who ranked both.
package struct OptionPair: Sendable, Hashable {
  /// The option that stands first in the question, from 0.
  package let first: Int
  /// The other one.
  package let second: Int
  /// How many put the first before the second, of all who ranked both.
  package let preferringFirst: Proportion
  /// The exact binomial mid-p value; 1 where nobody ranked both.
  package let pValue: Double
  /// The p value adjusted by Holm's method for all pairs of options.
  package let adjustedPValue: Double
  /// Whether the two cannot be told apart: their ranges of positions overlap and the adjusted p value is not below alpha.
  package let isJoint: Bool
}

extension Rankings {
  /// Compares every option with every other one.
  ///
  /// - Parameters:
  ///   - standings: What `standings` gave for the same rankings.
  ///   - alpha: The adjusted p value below which a preference is taken as found.
  /// - Returns: The first option with each later one, then the second one; empty without respondents.
  package func pairs(_ standings: [OptionStanding], alpha: Double = 0.05) -> [OptionPair] {
    guard standings.count == options else { return [] }
    let pairs = (0..<options).flatMap { first in (first + 1..<options).map { (first, $0) } }
    let preferences = pairs.map { preference(for: $0.0, over: $0.1) }
    let pValues = preferences.map(Self.midPValue)
    let adjusted = Adjustment.holm(pValues)
    return pairs.indices.map { index in
      let (first, second) = pairs[index]
      let overlap = standings[first].positionRange.overlaps(standings[second].positionRange)
      return OptionPair(
        first: first, second: second, preferringFirst: preferences[index], pValue: pValues[index],
        adjustedPValue: adjusted[index], isJoint: overlap && adjusted[index] >= alpha)
    }
  }

  /// How many put an option before another, of all who ranked both.
  private func preference(for option: Int, over other: Int) -> Proportion {
    var before = 0
    var both = 0
    for (order, count) in zip(orders, counts) where order[option] > 0 && order[other] > 0 {
      both += count
      if order[option] < order[other] { before += count }
    }
    return Proportion(before, of: both)
  }

  /// The exact mid-p value of a split; 1 where nobody ranked both.
  private static func midPValue(_ split: Proportion) -> Double {
    PairedProportions(
      both: 0, onlyFirst: split.count, onlySecond: split.base - split.count, neither: 0
    ).midPValue
  }
}

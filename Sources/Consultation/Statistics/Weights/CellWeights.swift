/// Weights that give every cell of a full cross-classification its share of the population.
///
/// With the groups of one characteristic as cells it is post-stratification. The mean weight of all people is 1.
package struct CellWeights: Sendable, Hashable {
  /// Why there are no cell weights.
  package enum Refusal: Sendable, Hashable {
    /// There is no cell, or another number of shares than of counts, or a count below 0.
    case shape
    /// A share is no number of at least 0, or the shares do not add up to 1.
    case sharesDoNotAddUp(sum: Double)
    /// A cell has fewer people than it needs; it can be merged with another one.
    case smallCell(Int, base: Int)
    /// A cell has people, but no share of the population.
    case noShare(Int)
  }

  /// What is known when cell weights cannot be made.
  package struct Refused: Error, Hashable {
    /// All reasons, in the order of the cells.
    package let reasons: [Refusal]
  }

  /// The weight of each person in a cell: its share of the population over its share of the people; 0 where both are 0.
  package let weights: [Double]

  /// Weights cells.
  ///
  /// - Parameters:
  ///   - counts: How many people each cell has.
  ///   - populationProportions: The share of the population in each cell, 0...1; they add up to 1.
  ///   - smallest: How many people a cell needs.
  /// - Throws: All reasons why there are no weights.
  package init(counts: [Int], populationProportions: [Double], smallest: Int = 10) throws(Refused) {
    let reasons = Self.refusals(counts: counts, proportions: populationProportions, smallest: smallest)
    guard reasons.isEmpty else { throw Refused(reasons: reasons) }
    let total = Double(counts.reduce(0, +))
    weights = zip(counts, populationProportions).map { count, proportion in
      count > 0 ? proportion * total / Double(count) : 0
    }
  }

  private static func refusals(counts: [Int], proportions: [Double], smallest: Int) -> [Refusal] {
    guard !counts.isEmpty, counts.count == proportions.count, counts.allSatisfy({ $0 >= 0 }) else {
      return [.shape]
    }
    guard TargetShares.addUp(proportions) else {
      return [.sharesDoNotAddUp(sum: proportions.reduce(0, +))]
    }
    return zip(counts, proportions).enumerated().compactMap { cell, figures in
      let (count, proportion) = figures
      if proportion == 0 { return count > 0 ? .noShare(cell) : nil }
      return count < max(smallest, 1) ? .smallCell(cell, base: count) : nil
    }
  }
}

/// Shares of a population that weights are made for.
package enum TargetShares {
  /// How far shares may be from 1 together: figures that were rounded to seven decimals pass, percentages do not.
  static let tolerance = 1e-6

  /// Whether all are 0 or more and they add up to 1.
  static func addUp(_ proportions: [Double]) -> Bool {
    proportions.allSatisfy { $0 >= 0 } && (proportions.reduce(0, +) - 1).magnitude <= tolerance
  }

  /// Shares of counts; empty where they add up to nothing or one is below 0.
  package static func proportions(of counts: [Int]) -> [Double] {
    let total = counts.reduce(0, +)
    guard total > 0, counts.allSatisfy({ $0 >= 0 }) else { return [] }
    return counts.map { Double($0) / Double(total) }
  }
}

/// Whether several groups differ in how high they answer: the Kruskal-Wallis test, corrected for ties.
///
/// Groups without anybody are left out. The work grows with groups times answers, not with people. Source: Kruskal
/// and Wallis, Journal of the American Statistical Association 47, 1952; the figures are those of R's `kruskal.test`.
package struct KruskalWallis: Sendable, Hashable {
  /// H; `nil` where all answers are equal.
  package let statistic: Double?
  /// The number of groups with anybody in them, less one.
  package let degrees: Int
  /// How many people there are.
  package let base: Int

  /// Compares groups.
  ///
  /// `nil` with fewer than two groups that hold anybody, or where the groups differ in their answers.
  ///
  /// - Parameter groups: How many of each group gave each answer, lowest answer first; groups in any order.
  package init?(groups: [[Int]]) {
    guard CountTable.isSound(groups) else { return nil }
    let present = groups.filter { $0.contains { $0 > 0 } }
    guard present.count > 1 else { return nil }
    let ranks = Midranks(counts: CountTable.columnTotals(present))
    degrees = present.count - 1
    base = ranks.total
    let people = Double(ranks.total)
    let factor = ranks.tieFactor
    let spread = present.reduce(0) { $0 + Self.spread(of: $1, ranks) }
    statistic = factor > 0 ? 12 / (people * (people + 1)) * spread / factor : nil
  }

  /// The share of all ways to fall into the groups that differ at least as much; 1 where all answers are equal.
  package var pValue: Double {
    statistic.map { Distributions.chiSquareUpper($0, degrees: Double(degrees)) } ?? 1
  }

  /// The share of the variance of ranks that lies between the groups, 0...1: H / (n − 1).
  package var epsilonSquared: Double? { statistic.map { $0 / Double(base - 1) } }

  /// How far a group's mean rank is from the middle, squared, times its size.
  private static func spread(of group: [Int], _ ranks: Midranks) -> Double {
    let size = Double(group.reduce(0, +))
    let doubledSum = zip(group, ranks.doubled).reduce(0) { $0 + $1.0 * $1.1 }
    // From the middle, not from nothing: with many people the usual formula subtracts two large numbers.
    let distance = Double(doubledSum) / 2 / size - Double(ranks.total + 1) / 2
    return size * distance * distance
  }
}

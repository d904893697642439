/// The smallest gap between a group and all others that so many people would have shown reliably.
///
/// Normal approximation, two-sided, with the pooled variance under no difference; for equal groups it equals R's
/// `power.prop.test` (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, 2003, 4.3).
package struct DetectableDifference: Sendable, Hashable {
  /// How far above the others' proportion the group's must lie, above 0...1; `nil` where even everyone saying yes would
  /// not be told apart.
  package let upward: Double?
  /// How far below it must lie, above 0...1; `nil` where even nobody saying yes would not be told apart.
  package let downward: Double?

  /// The larger of those that there are: a gap of this size would be seen in each direction that has room for it.
  package var larger: Double? {
    guard let upward, let downward else { return upward ?? downward }
    return max(upward, downward)
  }
}

extension DetectableDifference {
  /// The smallest gaps that so many people would have shown, in each direction.
  ///
  /// - Parameters:
  ///   - othersProportion: What the others said, 0...1.
  ///   - group: The base of the group.
  ///   - others: The base of the others.
  ///   - alpha: The level of the test.
  ///   - power: How often the gap would be found; above a half.
  /// - Returns: Both sizes `nil` for an empty base.
  package static func smallest(
    othersProportion: Double, group: Int, others: Int, alpha: Double = 0.05, power: Double = 0.8
  ) -> DetectableDifference {
    guard group > 0, others > 0 else { return DetectableDifference(upward: nil, downward: nil) }
    let (target, room) = (-Distributions.normalQuantile(1 - power), othersProportion)
    let errors = -Distributions.normalQuantile(alpha / 2)
    func solved(_ sign: Double, room: Double) -> Double? {
      smallest(room: room) { size in
        let groupProportion = min(1, max(0, othersProportion + sign * size))
        return deviate(groupProportion, othersProportion, group: group, others: others, errors: errors)
          >= target
      }
    }
    return DetectableDifference(upward: solved(1, room: 1 - room), downward: solved(-1, room: room))
  }

  /// How often a difference would be found at the level, 0...1: the far side alone, as is usual.
  package static func power(
    groupProportion: Double, othersProportion: Double, group: Int, others: Int, alpha: Double = 0.05
  ) -> Double {
    guard group > 0, others > 0 else { return 0 }
    let errors = -Distributions.normalQuantile(alpha / 2)
    return Distributions.normalLower(
      deviate(groupProportion, othersProportion, group: group, others: others, errors: errors))
  }

  /// The normal deviate of the power: the gap less what the test asks for, in standard errors of the gap.
  private static func deviate(
    _ groupProportion: Double, _ othersProportion: Double, group: Int, others: Int, errors: Double
  ) -> Double {
    let (n, m) = (Double(group), Double(others))
    let pooled = (n * groupProportion + m * othersProportion) / (n + m)
    let needed = errors * (max(0, pooled * (1 - pooled)) * (1 / n + 1 / m)).squareRoot()
    let surplus = abs(groupProportion - othersProportion) - needed
    let variance = groupProportion * (1 - groupProportion) / n + othersProportion * (1 - othersProportion) / m
    // Without spread, the gap is seen always or never.
    return variance > 0 ? surplus / variance.squareRoot() : surplus > 0 ? .infinity : -.infinity
  }

  /// Halves the room until no double lies between.
  ///
  /// Once a gap is found more often than not, a larger one is found more
  /// often still, so there is one place to find.
  private static func smallest(room: Double, isFound: (Double) -> Bool) -> Double? {
    guard room > 0, isFound(room) else { return nil }
    var (missed, found) = (0.0, room)
    for _ in 0..<200 {
      let middle = missed + (found - missed) / 2
      if middle <= missed || middle >= found { break }
      if isFound(middle) { found = middle } else { missed = middle }
    }
    return found
  }
}

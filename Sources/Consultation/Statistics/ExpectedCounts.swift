/// The rule for when the chi-square distribution may stand in for the distribution of a chi-square statistic.
package enum ExpectedCounts {
  /// Every expected count is 1 or more, and at most a fifth of them are below 5 (Cochran, Biometrics 10, 1954).
  ///
  /// - Returns: `false` without counts.
  package static func areLargeEnough(_ expected: [Double]) -> Bool {
    !expected.isEmpty && expected.allSatisfy { $0 >= 1 } && 5 * expected.count { $0 < 5 } <= expected.count
  }
}

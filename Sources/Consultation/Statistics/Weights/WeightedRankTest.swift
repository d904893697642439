/// Whether groups differ in how high they answer in weighted data: the rank test for survey data.
///
/// Source: Lumley and Scott, Biometrika 100, 2013. The figures are those of `svyranktest` of R's package survey, whose
/// ranks within equal answers depend a little on the order of the file.
package struct WeightedRankTest: Sendable, Hashable {
  /// The estimated population rank, 0...1, that members of each group have on average; groups without anybody left out.
  package let meanRanks: [Double]
  /// Wald's chi-square of the differences between the groups; the square of Student's t for two groups.
  package let chiSquare: Double
  /// How many people there are in the test.
  package let base: Int

  /// Compares groups.
  ///
  /// `nil` where it cannot be tested: fewer than two groups, all answers equal, more than one group without
  /// any spread, or no people left to judge by.
  ///
  /// - Parameters:
  ///   - answers: The answer of each respondent, from 0 the lowest; any other number is missing.
  ///   - groups: The group of each respondent, from 0; any other number is missing. Who misses either is left out.
  ///   - weights: The weight of each respondent, all in file order.
  ///   - categories: How many answers and how many groups there are.
  package init?(
    answers: [Int], groups: [Int], weights: [Double], categories: (answers: Int, groups: Int)
  ) {
    guard answers.count == groups.count, answers.count == weights.count else { return nil }
    let used = answers.indices.filter {
      (0..<categories.answers).contains(answers[$0]) && (0..<categories.groups).contains(groups[$0])
    }
    let ranks = Self.ranks(
      of: used.map { answers[$0] }, weights: used.map { weights[$0] }, answers: categories.answers)
    let tallies = WeightTally.tallies(
      rows: (groups, categories.groups), columns: (answers, categories.answers), weights: weights)
    let means = tallies.compactMap {
      WeightedMean(values: ranks, tallies: $0, fileBase: answers.count)
    }
    guard means.count > 1, used.count > means.count, let chiSquare = Self.chiSquare(means) else { return nil }
    meanRanks = means.map(\.estimate)
    self.chiSquare = chiSquare
    base = used.count
  }

  /// Student's t for two groups, above 0 where the later group answers higher; `nil` for more groups.
  package var studentStatistic: Double? {
    guard meanRanks.count == 2 else { return nil }
    return meanRanks[1] < meanRanks[0] ? -chiSquare.squareRoot() : chiSquare.squareRoot()
  }

  /// The F statistic.
  package var statistic: Double { chiSquare / Double(numeratorDegrees) }
  /// The number of groups less one.
  package var numeratorDegrees: Int { meanRanks.count - 1 }
  /// The number of people less that of groups.
  package var denominatorDegrees: Int { base - meanRanks.count }
  /// The p value; of two groups the two-sided one of Student's t.
  package var pValue: Double {
    Distributions.fUpper(
      statistic, numerator: Double(numeratorDegrees), denominator: Double(denominatorDegrees))
  }

  /// The estimated population rank of each answer: the share of weight below it and half of its own.
  ///
  /// Within equal answers the plain mean of what each person would have in file order.
  private static func ranks(of codes: [Int], weights: [Double], answers: Int) -> [Double] {
    var members = Array(repeating: [Double](), count: answers)
    for (code, weight) in zip(codes, weights) { members[code].append(weight) }
    let total = weights.reduce(0, +)
    var below = 0.0
    return members.map { block in
      var sum = 0.0
      for weight in block {
        below += weight
        sum += below - weight / 2
      }
      return block.isEmpty ? 0 : sum / Double(block.count) / total
    }
  }

  /// Wald's statistic of the differences of all groups from the first one; `nil` where their covariance is singular.
  private static func chiSquare(_ means: [WeightedMean]) -> Double? {
    let variances = means.map { $0.standardError * $0.standardError }
    let differences = means.dropFirst().map { $0.estimate - means[0].estimate }
    let covariance = differences.indices.map { row in
      differences.indices.map { variances[0] + (row == $0 ? variances[row + 1] : 0) }
    }
    guard let factor = CholeskyFactor(covariance) else { return nil }
    return zip(differences, factor.solve(differences)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

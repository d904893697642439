/// One characteristic whose shares among the respondents shall become those of the population.
package struct RakingMargin: Sendable, Hashable {
  /// The category of each respondent, from 0, in one order for all margins.
  package let codes: [Int]
  /// The share of the population in each category, 0...1; they add up to 1.
  package let targetProportions: [Double]
  /// The category of those who did not say, whose share stays as it is; `nil` where everybody said.
  package let notStated: Int?

  /// A margin in which every respondent has a category.
  package init(codes: [Int], targetProportions: [Double]) {
    self.init(codes: codes, targetProportions: targetProportions, notStated: nil)
  }

  private init(codes: [Int], targetProportions: [Double], notStated: Int?) {
    self.codes = codes
    self.targetProportions = targetProportions
    self.notStated = notStated
  }

  /// A margin in which some respondents did not say: they keep their observed share, and the others are scaled to what is left.
  ///
  /// Nobody is given a category that they did not state.
  ///
  /// - Parameters:
  ///   - codes: The category of each respondent, from 0; below 0 who did not say.
  ///   - targetProportions: The share of the population in each category, without those who did not say.
  package init(keepingNotStated codes: [Int], targetProportions: [Double]) {
    let missing = codes.count { $0 < 0 }
    guard missing > 0 else {
      self.init(codes: codes, targetProportions: targetProportions)
      return
    }
    let share = Double(missing) / Double(codes.count)
    let category = targetProportions.count
    self.init(
      codes: codes.map { $0 < 0 ? category : $0 },
      targetProportions: targetProportions.map { $0 * (1 - share) } + [share], notStated: category)
  }

  /// How many respondents each category has, each counted once.
  var counts: [Int] {
    var counts = Array(repeating: 0, count: targetProportions.count)
    for code in codes where counts.indices.contains(code) { counts[code] += 1 }
    return counts
  }

  /// How many respondents each category has by weight.
  func weightedCounts(_ weights: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: targetProportions.count)
    for (code, weight) in zip(codes, weights) where sums.indices.contains(code) { sums[code] += weight }
    return sums
  }

  /// The largest distance of a category's weighted count from its target, as a share of the target.
  func largestError(_ weights: [Double], total: Double) -> Double {
    zip(weightedCounts(weights), targetProportions).reduce(0) { largest, figures in
      let target = figures.1 * total
      return target > 0 ? max(largest, (figures.0 - target).magnitude / target) : largest
    }
  }

  /// Multiplies the weights so that this margin holds.
  func adjust(_ weights: inout [Double], total: Double) {
    let factors = zip(weightedCounts(weights), targetProportions).map { $0 > 0 ? $1 * total / $0 : 1 }
    for (respondent, code) in codes.enumerated() { weights[respondent] *= factors[code] }
  }
}

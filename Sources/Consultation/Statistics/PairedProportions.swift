/// Two yes-or-no answers of the same people.
package struct PairedProportions: Sendable, Hashable {
  /// How many said yes to both.
  package let both: Int
  /// How many said yes to the first alone.
  package let onlyFirst: Int
  /// How many said yes to the second alone.
  package let onlySecond: Int
  /// How many said yes to neither.
  package let neither: Int

  package init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// How many answered both questions.
  package var base: Int { both + onlyFirst + onlySecond + neither }
  /// How many answered them differently.
  package var discordant: Int { onlyFirst + onlySecond }

  /// First minus second, -1...1; 0 for an empty base.
  package var difference: Double { base > 0 ? Double(onlyFirst - onlySecond) / Double(base) : 0 }

  /// The large-sample interval of the difference (Agresti, Categorical Data Analysis, 3rd edition, 11.1.1).
  ///
  /// - Parameter confidence: 0...1, such as 0.95.
  /// - Returns: It may pass -1 or 1 for small bases, and has no width where nobody answered differently; -1...1 for an
  ///   empty base.
  package func wald(confidence: Double = 0.95) -> Interval {
    guard base > 0 else { return Interval(lower: -1, upper: 1) }
    let gap = Double(onlyFirst - onlySecond)
    let variance = max(0, Double(discordant) - gap * gap / Double(base))
    let half = Confidence.standardErrors(confidence) * variance.squareRoot() / Double(base)
    return Interval(lower: difference - half, upper: difference + half)
  }
}

/// McNemar's tests of the difference. Where nobody answered differently, each has a statistic of 0 and a p of 1.
extension PairedProportions {
  /// Without continuity correction (McNemar, Psychometrika 12, 1947).
  package var mcNemar: (statistic: Double, pValue: Double) { mcNemar(correction: 0) }

  /// With the correction of 1 (Edwards, Psychometrika 13, 1948); none where both differ equally often.
  package var correctedMcNemar: (statistic: Double, pValue: Double) { mcNemar(correction: 1) }

  private func mcNemar(correction: Double) -> (statistic: Double, pValue: Double) {
    guard onlyFirst != onlySecond else { return (0, 1) }
    let gap = Double(abs(onlyFirst - onlySecond)) - correction
    let statistic = gap * gap / Double(discordant)
    return (statistic, Distributions.chiSquareUpper(statistic, degrees: 1))
  }

  /// By the binomial distribution, two-sided.
  package var exactPValue: Double { min(1, 2 * tail) }

  /// The exact p less the probability of what was observed (Fagerland, Lydersen and Laake, BMC Medical Research
  /// Methodology 13, 2013).
  package var midPValue: Double {
    guard discordant > 0 else { return 1 }
    let point = Distributions.binomialPoint(min(onlyFirst, onlySecond), of: discordant, probability: 0.5)
    return min(1, 2 * tail - point)
  }

  private var tail: Double {
    guard discordant > 0 else { return 1 }
    return Distributions.binomialAtMost(min(onlyFirst, onlySecond), of: discordant, probability: 0.5)
  }
}

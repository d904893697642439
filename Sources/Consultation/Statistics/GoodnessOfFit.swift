/// Respondents by category against the proportions of a population.
package struct GoodnessOfFit: Sendable, Hashable {
  /// How many respondents there are of each category.
  package let observed: [Int]
  /// The population's proportion of each category; together 1.
  package let proportions: [Double]
  /// Pearson's chi-square: squared deviations over expected counts.
  package let statistic: Double
  /// The p value of the chi-square distribution, whether or not it may be used.
  package let chiSquarePValue: Double
  /// The p value: of the chi-square distribution where expected counts are large enough, else of drawn samples.
  package let pValue: Double
  /// Whether the p value is of drawn samples.
  package let isSimulated: Bool

  /// Compares them; `nil` where the arguments are not as they must be, or there are fewer than two categories.
  ///
  /// - Parameters:
  ///   - observed: The counts, 0 or more, not all 0.
  ///   - proportions: As many, each above 0, together 1 within a millionth.
  ///   - draws: How many samples are drawn where the chi-square distribution does not do.
  ///   - seed: Where their random numbers begin.
  package init?(
    observed: [Int], proportions: [Double], draws: Int = MonteCarlo.draws, seed: UInt64 = MonteCarlo.seed
  ) {
    let base = observed.reduce(0, +)
    guard observed.count == proportions.count, observed.count > 1, base > 0,
      observed.allSatisfy({ $0 >= 0 }), proportions.allSatisfy({ $0 > 0 && $0 < 1 }),
      abs(proportions.reduce(0, +) - 1) < 1e-6
    else { return nil }
    self.observed = observed
    self.proportions = proportions
    let expected = proportions.map { $0 * Double(base) }
    let statistic = Self.statistic(observed, expected)
    self.statistic = statistic
    chiSquarePValue = Distributions.chiSquareUpper(statistic, degrees: Double(observed.count - 1))
    isSimulated = !ExpectedCounts.areLargeEnough(expected)
    pValue =
      isSimulated
      ? MonteCarlo.pValue(of: statistic, draws: draws, seed: seed) { numbers in
        Self.drawnStatistic(of: base, proportions, expected, &numbers)
      } : chiSquarePValue
  }

  /// How many respondents there are.
  package var base: Int { observed.reduce(0, +) }
  /// The degrees of freedom: categories less 1.
  package var degrees: Int { observed.count - 1 }
  /// How many of each category there would be if respondents were like the population.
  package var expected: [Double] { proportions.map { $0 * Double(base) } }

  private static func statistic(_ observed: [Int], _ expected: [Double]) -> Double {
    var sum = 0.0
    for (count, mean) in zip(observed, expected) {
      sum += (Double(count) - mean) * (Double(count) - mean) / mean
    }
    return sum
  }

  /// The statistic of a sample drawn from the population: category by category, each from what is left.
  private static func drawnStatistic(
    of base: Int, _ proportions: [Double], _ expected: [Double], _ numbers: inout RandomNumbers
  ) -> Double {
    var (left, remaining, sum) = (base, 1.0, 0.0)
    for index in proportions.indices {
      let isLast = index == proportions.count - 1
      let share = min(1, proportions[index] / max(remaining, proportions[index]))
      let drawn = isLast ? left : numbers.binomial(trials: left, probability: share)
      left -= drawn
      remaining -= proportions[index]
      sum += (Double(drawn) - expected[index]) * (Double(drawn) - expected[index]) / expected[index]
    }
    return sum
  }
}

extension GoodnessOfFit {
  /// The size of the misfit, whatever the number of respondents (Cohen, Statistical Power Analysis, 1988, chapter 7).
  package var cohenW: Double { (statistic / Double(base)).squareRoot() }

  /// The share of respondents, 0...1, who would have to be of another category (Duncan and Duncan, American
  /// Sociological Review 20, 1955).
  package var dissimilarity: Double {
    zip(observed, proportions).reduce(0) { $0 + abs(Double($1.0) / Double(base) - $1.1) } / 2
  }

  /// How far each category is from what is expected, in standard errors; in the order of the categories.
  package var adjustedResiduals: [Double] {
    zip(observed, proportions).map { count, proportion in
      let mean = Double(base) * proportion
      return (Double(count) - mean) / (mean * (1 - proportion)).squareRoot()
    }
  }
}

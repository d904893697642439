/// Tests of a group against all others; a pair with an empty base has a p of 1.
extension ProportionPair {
  /// Who said yes as a lot, with both bases and the number of yes as they are.
  private var byLot: Hypergeometric? {
    let yes = group.count + others.count
    return Hypergeometric(drawn: group.base, successes: yes, failures: group.base + others.base - yes)
  }

  /// Fisher's exact test, two-sided: all tables no more likely than this one (Fisher, 1934; Agresti, Categorical Data
  /// Analysis, 3rd edition, 3.5).
  package var fisherPValue: Double { byLot?.twoSided(at: group.count).pValue ?? 1 }

  /// Fisher's two-sided p less half the probability of the table itself (Lydersen, Fagerland and Laake, Statistics in
  /// Medicine 28, 2009).
  ///
  /// Where all or none said yes, only one table is possible, and the formula gives 0.5.
  ///
  /// Cost: a few hundred to a few thousand steps for 100,000 people; nothing is allocated.
  package var midPValue: Double {
    guard group.base > 0, others.base > 0, let byLot else { return 1 }
    let (pValue, point) = byLot.twoSided(at: group.count)
    return pValue - point / 2
  }

  /// The test with the standard error of both groups together, without continuity correction.
  ///
  /// - Returns: `nil` where it is not defined: an empty base, or all or none said yes. It is to be trusted only where
  ///   all four expected counts are 5 or more: see `smallestExpected`.
  package var pooledZ: (statistic: Double, pValue: Double)? {
    let (yes, all) = (group.count + others.count, group.base + others.base)
    guard group.base > 0, others.base > 0, yes > 0, yes < all else { return nil }
    let pooled = Double(yes) / Double(all)
    let variance = pooled * (1 - pooled) * (1 / Double(group.base) + 1 / Double(others.base))
    let statistic = difference / variance.squareRoot()
    return (statistic, min(1, 2 * Distributions.normalUpper(abs(statistic))))
  }

  /// The smallest of the four counts expected if both gave the same answers; 0 without people.
  package var smallestExpected: Double {
    let (yes, all) = (group.count + others.count, group.base + others.base)
    guard all > 0 else { return 0 }
    return Double(min(yes, all - yes)) * Double(min(group.base, others.base)) / Double(all)
  }

  /// The difference on a scale on which the same step is as easily seen everywhere, group minus others (Cohen,
  /// Statistical Power Analysis, 2nd edition, 1988, chapter 6).
  package var cohenH: Double {
    2 * ElementaryFunctions.arcSine(group.value.squareRoot())
      - 2 * ElementaryFunctions.arcSine(others.value.squareRoot())
  }
}

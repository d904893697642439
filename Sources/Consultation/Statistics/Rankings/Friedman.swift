/// Whether respondents prefer some options to others, and how far they agree: Friedman's test and Kendall's W.
///
/// Only complete rankings count. Source: Friedman, Journal of the American Statistical Association 32, 1937; Kendall
/// and Babington Smith, Annals of Mathematical Statistics 10, 1939; the figures are those of R's `friedman.test`.
package struct Friedman: Sendable, Hashable {
  /// How many respondents ranked every option.
  package let base: Int
  /// The mean rank of each option, 1 the first.
  package let meanRanks: [Double]
  /// The chi-square statistic.
  package let statistic: Double

  /// Tests the complete ones among some rankings.
  ///
  /// `nil` without a complete ranking, or with one option only.
  package init?(_ rankings: Rankings) {
    var sums = Array(repeating: 0, count: rankings.options)
    var base = 0
    for (order, count) in zip(rankings.orders, rankings.counts) where !order.contains(0) {
      base += count
      for option in sums.indices { sums[option] += count * Int(order[option]) }
    }
    guard base > 0, rankings.options > 1 else { return nil }
    self.base = base
    meanRanks = sums.map { Double($0) / Double(base) }
    let options = Double(rankings.options)
    let expected = base * (rankings.options + 1)
    let squares = sums.reduce(0.0) { total, sum in
      let doubledDistance = Double(2 * sum - expected)
      return total + doubledDistance * doubledDistance / 4
    }
    statistic = 12 * squares / (Double(base) * options * (options + 1))
  }

  /// The number of options less one.
  package var degrees: Int { meanRanks.count - 1 }

  /// The probability of preferences at least as strong if all orders were equally likely.
  package var pValue: Double { Distributions.chiSquareUpper(statistic, degrees: Double(degrees)) }

  /// Kendall's W: 1 where all respondents agree, 0 where their orders cancel out.
  package var agreement: Double { statistic / Double(base * degrees) }
}

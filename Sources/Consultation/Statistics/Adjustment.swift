/// P values of several tests, raised so that they hold for all of them together.
///
/// Results stand in the order of what was given; none is above 1. An empty list gives an empty one.
package enum Adjustment {
  /// Keeps the chance of a single false finding in the family below the level (Holm, Scandinavian Journal of
  /// Statistics 6, 1979).
  package static func holm(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var highest = 0.0
    for (place, index) in ascending(pValues).enumerated() {
      highest = max(highest, min(1, Double(pValues.count - place) * pValues[index]))
      adjusted[index] = highest
    }
    return adjusted
  }

  /// Keeps the expected share of false ones among the findings below the level (Benjamini and Hochberg, Journal of the
  /// Royal Statistical Society B 57, 1995).
  package static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var lowest = 1.0
    for (place, index) in ascending(pValues).enumerated().reversed() {
      lowest = min(lowest, Double(pValues.count) * pValues[index] / Double(place + 1))
      adjusted[index] = lowest
    }
    return adjusted
  }

  /// Holds for rows of which some are withheld: each p times the number of tests, whatever the other p values are.
  package static func bonferroni(_ pValues: [Double]) -> [Double] {
    pValues.map { min(1, Double(pValues.count) * $0) }
  }

  private static func ascending(_ pValues: [Double]) -> [Int] {
    pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  }
}

/// Numbers as they stand in CSV: numeric or empty.
enum CSVFigure {
  /// Ten-thousandths with four decimals.
  static func decimal(_ value: Int?) -> String {
    value.map { FixedPoint.text($0, decimals: 4) } ?? ""
  }

  /// A number rounded half away from zero; empty where there is none, or it is too large for a table.
  static func decimal(_ value: Double?, decimals: Int = 4) -> String {
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    guard let value, abs(value * unit) < 9e15 else { return "" }
    return FixedPoint.text(Int((value * unit).rounded(.toNearestOrAwayFromZero)), decimals: decimals)
  }

  /// A proportion as a percentage, or a difference of proportions in points.
  static func percentage(_ proportion: Double?) -> String { decimal(proportion.map { $0 * 100 }) }

  /// A share as a percentage, rounded half up from its counts.
  static func percentage(_ share: Proportion?) -> String {
    decimal(share.flatMap { Share.percentage(of: $0.count, in: $0.base) })
  }

  /// A p value with ten decimals; one that would print as nothing is rounded up, because no p value is zero.
  static func probability(_ value: Double?) -> String {
    decimal(value.map { max($0, 1e-10) }, decimals: 10)
  }
}

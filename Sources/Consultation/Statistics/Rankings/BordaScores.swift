/// The points that options get from rankings: with k options, the first gets k − 1 points, the last none.
///
/// Options that a respondent did not rank share the points that are left equally. Kept as whole numbers, twice the
/// points, so that ties are ties.
struct BordaScores: Sendable, Hashable {
  /// Twice the points of each option over all respondents.
  let doubled: [Int]

  /// Adds up the points of orders.
  ///
  /// - Parameters:
  ///   - rankings: The rankings that hold the orders.
  ///   - counts: How many respondents count for each order; those who gave it, or those drawn in a resample.
  init(_ rankings: Rankings, counts: [Int]) {
    var doubled = Array(repeating: 0, count: rankings.options)
    for (order, count) in zip(rankings.orders, counts) where count > 0 {
      let points = Self.doubledPoints(of: order)
      for option in doubled.indices { doubled[option] += count * points[option] }
    }
    self.doubled = doubled
  }

  /// Twice the points that one order gives to each option.
  private static func doubledPoints(of order: [UInt8]) -> [Int] {
    let unranked = order.count { $0 == 0 }
    // What is left is 0, 1 ... unranked − 1, whose mean is half the last of them.
    return order.map { $0 == 0 ? unranked - 1 : 2 * (order.count - Int($0)) }
  }

  /// The position of each option, 1 the most points; options with equal points share the better position.
  var positions: [Int] {
    doubled.map { own in 1 + doubled.count { $0 > own } }
  }
}

/// How respondents put options in order; some rank all of them, some only their first few.
///
/// Equal orders are stored once. Memory grows with four bytes a respondent and the number of different orders.
package struct Rankings: Sendable, Hashable {
  /// How many options there are.
  package let options: Int
  /// The different orders that were given: the rank of each option, 1 the first, 0 not ranked; by first occurrence.
  let orders: [[UInt8]]
  /// Which order each respondent gave, in their order.
  let orderOfRespondent: [Int32]
  /// How many respondents gave each order.
  let counts: [Int]
  /// How many respondents are left out because a rank occurs twice, is skipped or goes beyond the options.
  package let leftOut: Int

  /// Takes the ranks of all respondents.
  ///
  /// `nil` where the ranks are no whole number of respondents.
  ///
  /// - Parameters:
  ///   - options: How many options there are; 1...255.
  ///   - ranks: A rank for each option, respondent after respondent: 1 the first, 0 not ranked. Who ranked nothing
  ///     is in no base; who used ranks twice or with gaps is counted in `leftOut` and nowhere else.
  package init?(options: Int, ranks: [UInt8]) {
    guard (1...255).contains(options), ranks.count.isMultiple(of: options) else { return nil }
    var orders: [[UInt8]] = []
    var places: [[UInt8]: Int32] = [:]
    var orderOfRespondent: [Int32] = []
    var leftOut = 0
    for start in stride(from: 0, to: ranks.count, by: options) {
      let order = Array(ranks[start..<start + options])
      guard order.contains(where: { $0 > 0 }) else { continue }
      guard Self.isSound(order) else {
        leftOut += 1
        continue
      }
      let place = places[order] ?? Int32(orders.count)
      if places.updateValue(place, forKey: order) == nil { orders.append(order) }
      orderOfRespondent.append(place)
    }
    self.options = options
    self.orders = orders
    self.orderOfRespondent = orderOfRespondent
    self.leftOut = leftOut
    counts = Self.counts(of: orderOfRespondent, orders: orders.count)
  }

  /// How many respondents ranked at least one option.
  package var base: Int { orderOfRespondent.count }

  /// How many respondents gave each order.
  private static func counts(of respondents: [Int32], orders: Int) -> [Int] {
    var counts = Array(repeating: 0, count: orders)
    for order in respondents { counts[Int(order)] += 1 }
    return counts
  }

  /// Whether the ranks that were given are 1, 2, 3 and so on, without repetition or gap.
  private static func isSound(_ order: [UInt8]) -> Bool {
    let given = order.filter { $0 > 0 }.sorted()
    return zip(given, 1...).allSatisfy { Int($0.0) == $0.1 }
  }
}

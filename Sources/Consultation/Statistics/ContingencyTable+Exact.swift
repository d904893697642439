extension ContingencyTable {
  /// The exact test of no connection: the sum of the probabilities of all tables with the same totals that are no
  /// likelier than this one (Freeman and Halton, Biometrika 38, 1951).
  ///
  /// - Returns: For two rows and columns always; for larger tables `nil` above 160 people or 16 cells, or where it would
  ///   take more than half a million steps.
  package var exactPValue: Double? {
    if degrees == 1 {
      let rows = zip(counts, rowTotals).map { Proportion($0[0], of: $1) }
      return ProportionPair(group: rows[0], others: rows[1]).fisherPValue
    }
    guard total <= 160, rowTotals.count * columnTotals.count <= 16 else { return nil }
    return ExactTables(self).pValue()
  }
}

/// All tables with the same totals, line by line; what the lines so far leave over of the other totals decides how it
/// can go on, so that tables which leave the same over are followed together (Mehta and Patel, Journal of the American
/// Statistical Association 78, 1983).
private struct ExactTables {
  /// The lines so far of some tables: the logarithm of their probability, but for what all tables share.
  private struct Past {
    var logarithm: Double
    var ways: Double

    /// Adds as many ways; of logarithms that differ by a rounding error the smallest is kept, whatever the order.
    mutating func add(_ ways: Double, _ logarithm: Double) {
      self.ways += ways
      self.logarithm = min(self.logarithm, logarithm)
    }
  }
  /// The pasts of each state, by their logarithm in small units: equal ones differ by rounding errors alone.
  private typealias Frontier = [Totals: [Int: Past]]

  /// The totals of the longer side, smallest first.
  private let lines: [Int]
  private let start: Totals
  private let factorials: LogFactorials
  /// The logarithm of what all tables share: the factorials of the totals over that of all people.
  private let shared: Double
  /// The logarithm up to which a table counts.
  private let limit: Double

  init(_ table: ContingencyTable) {
    let isWide = table.rowTotals.count <= table.columnTotals.count
    let factorials = LogFactorials(upTo: table.total)
    lines = (isWide ? table.columnTotals : table.rowTotals).sorted()
    start = Totals(isWide ? table.rowTotals : table.columnTotals)
    shared =
      (table.rowTotals + table.columnTotals).reduce(0) { $0 + factorials[$1] } - factorials[table.total]
    limit = 1e-7 - table.counts.reduce(0) { $0 + $1.reduce(0) { $0 + factorials[$1] } }
    self.factorials = factorials
  }

  /// The sum of probabilities; `nil` after too many steps.
  func pValue(steps allowed: Int = 500_000) -> Double? {
    var frontier: Frontier = [start: [0: Past(logarithm: 0, ways: 1)]]
    var steps = 0
    for line in lines.dropLast(2) {
      var next: Frontier = [:]
      for (state, pasts) in frontier {
        state.spread(line) { cells, rest in
          steps += pasts.count
          if steps > allowed { return false }
          follow(pasts.values, by: cells, to: rest, of: &next)
          return true
        }
      }
      frontier = next
    }
    // Two lines are left: the first of them decides the other.
    var sum = 0.0
    for state in frontier.keys.sorted() {
      sum += probability(from: state, frontier[state] ?? [:], &steps, allowed: allowed)
      if steps > allowed { return nil }
    }
    return steps > allowed ? nil : min(1, sum)
  }

  private func follow(
    _ pasts: Dictionary<Int, Past>.Values, by cells: Totals, to rest: Totals, of next: inout Frontier
  ) {
    let logarithm = logarithm(cells)
    for past in pasts {
      let sum = past.logarithm + logarithm
      let (ways, place) = (past.ways, Int(sum * 1e10))
      next[rest.sorted, default: [:]][place, default: Past(logarithm: sum, ways: 0)].add(ways, sum)
    }
  }

  /// The probability of the tables that count among those that go through a state with two lines left.
  private func probability(
    from state: Totals, _ pasts: [Int: Past], _ steps: inout Int, allowed: Int
  ) -> Double {
    var ends: [Double] = []
    state.spread(lines[lines.count - 2]) { cells, rest in
      steps += 1
      ends.append(logarithm(cells) + logarithm(rest))
      return steps <= allowed
    }
    ends.sort()
    guard let highest = ends.last else { return 0 }
    var sums = [0.0]
    for end in ends { sums.append(sums[sums.count - 1] + ElementaryFunctions.exponential(end - highest)) }
    var sum = 0.0
    for (_, past) in pasts.sorted(by: { $0.key < $1.key }) {
      let counting = Search.first(from: 0, to: ends.count) { past.logarithm + ends[$0] > limit }
      sum += past.ways * ElementaryFunctions.exponential(past.logarithm + highest + shared) * sums[counting]
    }
    return sum
  }

  private func logarithm(_ cells: Totals) -> Double {
    -(factorials[cells.a] + factorials[cells.b] + factorials[cells.c] + factorials[cells.d])
  }
}

/// Up to four totals, or the cells of one line; those that are not there are 0.
private struct Totals: Hashable, Comparable {
  var a: Int
  var b: Int
  var c: Int
  var d: Int

  init(_ totals: [Int]) {
    func at(_ index: Int) -> Int { index < totals.count ? totals[index] : 0 }
    (a, b, c, d) = (at(0), at(1), at(2), at(3))
    self = sorted
  }

  private init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  static func < (one: Totals, other: Totals) -> Bool {
    (one.a, one.b, one.c, one.d) < (other.a, other.b, other.c, other.d)
  }

  /// The largest first: which total is which makes no difference to what can follow.
  var sorted: Totals {
    let (a, b) = self.a >= self.b ? (self.a, self.b) : (self.b, self.a)
    let (c, d) = self.c >= self.d ? (self.c, self.d) : (self.d, self.c)
    let (first, second) = a >= c ? (a, c) : (c, a)
    let (third, last) = b >= d ? (b, d) : (d, b)
    return second >= third ? Totals(first, second, third, last) : Totals(first, third, second, last)
  }

  /// Every way to spread a line over the totals, with what is left of them; it ends early at a `false`.
  func spread(_ line: Int, _ way: (_ cells: Totals, _ rest: Totals) -> Bool) {
    for i in stride(from: max(0, line - b - c - d), through: min(a, line), by: 1) {
      for j in stride(from: max(0, line - i - c - d), through: min(b, line - i), by: 1) {
        for k in stride(from: max(0, line - i - j - d), through: min(c, line - i - j), by: 1) {
          let l = line - i - j - k
          if !way(Totals(i, j, k, l), Totals(a - i, b - j, c - k, d - l)) { return }
        }
      }
    }
  }
}

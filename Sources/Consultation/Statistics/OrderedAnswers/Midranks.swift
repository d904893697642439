/// The ranks of answers that many people share: whoever gave an answer has the mean of the places they fill.
struct Midranks: Sendable, Hashable {
  /// Twice the midrank of each answer, in the order of the answers, so that a half is a whole number.
  let doubled: [Int]
  /// How many people there are.
  let total: Int
  /// The sum of t³ − t over the answers, where t people gave an answer.
  let ties: Double

  /// Ranks the answers of everybody.
  ///
  /// - Parameter counts: How many people gave each answer, lowest answer first; 0 or more.
  init(counts: [Int]) {
    var doubled: [Int] = []
    var below = 0
    var ties = 0.0
    for count in counts {
      doubled.append(2 * below + count + 1)
      below += count
      // As a decimal number: the cube of a few million no longer fits a whole one.
      let tied = Double(count)
      ties += tied * tied * tied - tied
    }
    self.doubled = doubled
    self.total = below
    self.ties = ties
  }

  /// How far ties shrink the variance of a rank sum, 0...1; 0 where everybody gave one answer.
  var tieFactor: Double {
    let people = Double(total)
    return total > 1 ? 1 - ties / (people * people * people - people) : 0
  }
}

/// Tables of counts that a test can use.
enum CountTable {
  /// Whether every row has the same number of answers and no count is negative.
  static func isSound(_ rows: [[Int]]) -> Bool {
    rows.allSatisfy { $0.count == rows[0].count && $0.allSatisfy { $0 >= 0 } }
  }

  /// The sums of the columns; the rows are of one length.
  static func columnTotals(_ rows: [[Int]]) -> [Int] {
    guard let first = rows.first else { return [] }
    return rows.dropFirst().reduce(first) { sums, row in zip(sums, row).map { $0 + $1 } }
  }
}

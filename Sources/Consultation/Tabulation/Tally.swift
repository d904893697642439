/// Responses counted by code and column, with the sums of their weights.
///
/// Weights are whole numbers of a small unit, so sums do not depend on the order of addition; squares are added in the
/// order of the responses. One tally is made by one thread, so nothing depends on how many there are.
struct Tally {
  /// How many codes: answers first, then missing reasons in the order of ``MissingReason``.
  let codes: Int
  /// How many columns; what stands behind the last one is not counted.
  let columns: Int
  private let stride: Int
  private(set) var counts: [Int]
  private(set) var weights: [Int]
  private(set) var squares: [Double]

  /// The columns that responses stand in, for one banner.
  struct Columns {
    /// The column of each response.
    let places: [UInt8]
    /// How many columns are counted.
    let count: Int
  }

  private init(codes: Int, columns: Int, isWeighted: Bool) {
    self.codes = codes
    self.columns = columns
    stride = columns + 1
    counts = [Int](repeating: 0, count: codes * stride)
    weights = isWeighted ? counts : []
    squares = isWeighted ? [Double](repeating: 0, count: codes * stride) : []
  }

  /// Counts a column of codes by several banners in one pass.
  ///
  /// - Parameters:
  ///   - column: The codes of all responses.
  ///   - answers: How many answers the frame has.
  ///   - banners: The columns that responses stand in.
  ///   - weights: A weight for each response in small units, or `nil`.
  /// - Returns: A tally for each banner.
  static func tallies(
    _ column: AnswerColumn, answers: Int, by banners: [Columns], weights: [Int]?
  ) -> [Tally] {
    let codes = answers + MissingReason.allCases.count
    return column.isWide
      ? count(column.wide, codes: codes, code: place(answers, 65_536), banners, weights)
      : count(column.narrow, codes: codes, code: place(answers, 256), banners, weights)
  }

  /// Counts pattern bytes or small numbers: code equals byte.
  static func tallies(bytes: [UInt8], codes: Int, by banners: [Columns], weights: [Int]?) -> [Tally] {
    count(bytes, codes: codes, code: (0..<256).map { Int32(min($0, codes - 1)) }, banners, weights)
  }

  /// For each raw code its place: answers in order, then the missing reasons.
  private static func place(_ answers: Int, _ highest: Int) -> [Int32] {
    (0..<highest).map { raw in
      let code = highest == 256 ? Code(narrow: UInt8(raw)) : Code(wide: UInt16(raw))
      if let answer = code.answer { return Int32(min(answer, max(0, answers - 1))) }
      return Int32(answers + Int(code.reason?.rawValue ?? 0))
    }
  }

  /// Rows are taken in blocks, so that codes and weights are read from memory once for all banners.
  private static let blockSize = 8_192

  private static func count<Raw: FixedWidthInteger>(
    _ raw: [Raw], codes: Int, code: [Int32], _ banners: [Columns], _ weights: [Int]?
  ) -> [Tally] {
    var tallies = banners.map { Tally(codes: codes, columns: $0.count, isWeighted: weights != nil) }
    let rows = tallies.map { tally in code.map { $0 * Int32(tally.stride) } }
    var shares: [Double] = []
    for start in Swift.stride(from: 0, to: raw.count, by: blockSize) {
      let block = start..<min(start + blockSize, raw.count)
      if let weights { shares = block.map { Double(weights[$0]) * unit } }
      for banner in banners.indices {
        tallies[banner].add(raw, block, rows[banner], banners[banner].places, weights, shares)
      }
    }
    return tallies
  }

  private mutating func add<Raw: FixedWidthInteger>(
    _ raw: [Raw], _ block: Range<Int>, _ rows: [Int32], _ places: [UInt8], _ given: [Int]?, _ shares: [Double]
  ) {
    let rows = rows.span
    let codes = raw.span
    let columns = places.span
    guard let given else {
      var cells = counts.mutableSpan
      for row in block { cells[Int(rows[Int(codes[row])]) &+ Int(columns[row])] &+= 1 }
      return
    }
    let weightOf = given.span
    let shareOf = shares.span
    // Moved out and back, because one value cannot lend two of its parts at a time.
    var (countCells, weightCells, squareCells) = (counts, weights, squares)
    (counts, weights, squares) = ([], [], [])
    do {
      var counted = countCells.mutableSpan
      var weighed = weightCells.mutableSpan
      var squared = squareCells.mutableSpan
      for row in block {
        let cell = Int(rows[Int(codes[row])]) &+ Int(columns[row])
        let share = shareOf[row &- block.lowerBound]
        counted[cell] &+= 1
        weighed[cell] &+= weightOf[row]
        squared[cell] += share * share
      }
    }
    (counts, weights, squares) = (countCells, weightCells, squareCells)
  }

  /// One weight unit as a part of one.
  static let unit = 1e-10

  /// The same counts under fewer codes.
  func folded(to codes: Int, _ fold: (Int) -> Int) -> Tally {
    var folded = Tally(codes: codes, columns: columns, isWeighted: !weights.isEmpty)
    for code in 0..<self.codes {
      for column in 0..<stride {
        let from = code * stride + column
        let to = fold(code) * stride + column
        folded.counts[to] += counts[from]
        if !weights.isEmpty {
          folded.weights[to] += weights[from]
          folded.squares[to] += squares[from]
        }
      }
    }
    return folded
  }

  // MARK: Reading

  /// Responses with a code in a column, or in all columns.
  func count(_ code: Int, _ column: Int?) -> Int { sum(counts, code, column) }

  /// The sum of their weights.
  func weight(_ code: Int, _ column: Int?) -> Int {
    weights.isEmpty ? 0 : sum(weights, code, column)
  }

  /// The sum of the squares of their weights, in whole weights.
  func square(_ code: Int, _ column: Int?) -> Double {
    guard !squares.isEmpty else { return 0 }
    if let column { return squares[code * stride + column] }
    return (0..<columns).reduce(0.0) { $0 + squares[code * stride + $1] }
  }

  private func sum(_ values: [Int], _ code: Int, _ column: Int?) -> Int {
    if let column { return values[code * stride + column] }
    return (0..<columns).reduce(0) { $0 + values[code * stride + $1] }
  }
}

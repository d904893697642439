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

  private init(codes: Int, columns: Int, isWeighted: Bool) {
    self.codes = codes
    self.columns = columns
    stride = columns + 1
    counts = [Int](repeating: 0, count: codes * stride)
    weights = isWeighted ? counts : []
    squares = isWeighted ? [Double](repeating: 0, count: codes * stride) : []
  }

  /// Counts a column of codes.
  ///
  /// - Parameter answers: How many answers the frame has.
  init(_ column: AnswerColumn, answers: Int, by places: [UInt8], columns: Int, weights: [Int]?) {
    self.init(codes: answers + MissingReason.allCases.count, columns: columns, isWeighted: weights != nil)
    if column.isWide {
      count(column.wide, rows: Self.rows(answers: answers, highest: 65_536, stride: stride), places, weights)
    } else {
      count(column.narrow, rows: Self.rows(answers: answers, highest: 256, stride: stride), places, weights)
    }
  }

  /// Counts a plane of pattern bytes or small numbers: code equals byte.
  init(bytes: [UInt8], codes: Int, by places: [UInt8], columns: Int, weights: [Int]?) {
    self.init(codes: codes, columns: columns, isWeighted: weights != nil)
    count(bytes, rows: (0..<256).map { Int32(min($0, codes - 1) * stride) }, places, weights)
  }

  /// For each raw code the start of its row of cells: answers in order, then the missing reasons.
  private static func rows(answers: Int, highest: Int, stride: Int) -> [Int32] {
    var rows = [Int32](repeating: 0, count: highest)
    for raw in 0..<highest {
      let code = highest == 256 ? Code(narrow: UInt8(raw)) : Code(wide: UInt16(raw))
      if let answer = code.answer, answer < answers { rows[raw] = Int32(answer * stride) }
      if let reason = code.reason { rows[raw] = Int32((answers + Int(reason.rawValue)) * stride) }
    }
    return rows
  }

  private mutating func count<Raw: FixedWidthInteger>(
    _ raw: [Raw], rows: [Int32], _ places: [UInt8], _ given: [Int]?
  ) {
    if let given { return countWeighted(raw, rows: rows, places, given) }
    var taken = counts
    counts = []
    var cells = taken.mutableSpan
    let rowSpan = rows.span
    let codes = raw.span
    let columns = places.span
    for row in 0..<raw.count {
      cells[Int(rowSpan[Int(codes[row])]) &+ Int(columns[row])] &+= 1
    }
    counts = taken
  }

  private mutating func countWeighted<Raw: FixedWidthInteger>(
    _ raw: [Raw], rows: [Int32], _ places: [UInt8], _ given: [Int]
  ) {
    var cells = [SIMD2<Int>](repeating: .zero, count: counts.count)
    var taken = squares
    squares = []
    do {
      var cellSpan = cells.mutableSpan
      var squareSpan = taken.mutableSpan
      let rowSpan = rows.span
      let codes = raw.span
      let columns = places.span
      let weights = given.span
      for row in 0..<raw.count {
        let cell = Int(rowSpan[Int(codes[row])]) &+ Int(columns[row])
        let weight = weights[row]
        let share = Double(weight) * Self.unit
        cellSpan[cell] &+= SIMD2(1, weight)
        squareSpan[cell] += share * share
      }
    }
    squares = taken
    for (index, cell) in cells.enumerated() {
      counts[index] = cell.x
      weights[index] = cell.y
    }
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

/// The answers of a list from the first to the last, in blocks that cannot be put in order.
package struct OptionOrder: Sendable {
  /// One answer and its place.
  package struct Place: Sendable, Hashable {
    /// The place of the answer in the frame.
    package let option: Int
    /// 1 the first; answers of a block share the place of its first.
    package let position: Int
    /// Whether others have the same place.
    package let isJoint: Bool
  }

  /// The answers in order.
  package let places: [Place]

  /// The place of an answer; `nil` where it has none, such as "none of these".
  package func place(of option: Int) -> Place? { places.first { $0.option == option } }

  /// Puts sorted answers into blocks.
  ///
  /// - Parameters:
  ///   - sorted: The answers, the first one first.
  ///   - isJoint: Whether an answer cannot be told apart from the first of a block.
  init(_ sorted: [Int], isJoint: (_ first: Int, _ other: Int) -> Bool) {
    var starts: [Int] = []
    for index in sorted.indices {
      let start = starts.last ?? 0
      starts.append(index > 0 && isJoint(sorted[start], sorted[index]) ? start : index)
    }
    places = sorted.indices.map { index in
      let block = starts.count { $0 == starts[index] }
      return Place(option: sorted[index], position: starts[index] + 1, isJoint: block > 1)
    }
  }
}

extension Question {
  /// The places of the answers that can be put in order: what is no answer of substance and "none of these" cannot.
  package var rankedOptions: [Int] {
    frame.options.indices.filter {
      frame.options[$0].isSubstantive && frame.options[$0].kind != AnswerOption.Kind.none
    }
  }
}

extension Tables {
  /// The answers of a question by how many chose them.
  ///
  /// An answer is joint with the first of its block unless McNemar's mid-p of the two, among the same people, times the
  /// number of answers less one, is below the level (Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13,
  /// 2013). Unweighted.
  ///
  /// - Returns: `nil` for a question without a table.
  /// - Complexity: O(responses x answers).
  package func optionOrder(of question: Question, alpha: Double = 0.05) -> OptionOrder? {
    guard let table = table(of: question.id), let column = responses.column(question) else { return nil }
    let options = question.rankedOptions
    let counts = question.frame.options.indices.map { table.cells[$0][0].count }
    let sorted = options.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    let ticks = question.kind == .multiple ? TickPairs(column, question, base: table.base) : nil
    let base = table.bases[0].unweighted
    return OptionOrder(sorted) { first, other in
      let both = ticks?.both(first, other) ?? 0
      let pair = PairedProportions(
        both: both, onlyFirst: counts[first] - both, onlySecond: counts[other] - both,
        neither: base - counts[first] - counts[other] + both)
      return pair.midPValue * Double(options.count - 1) >= alpha
    }
  }
}

/// How many ticked two answers of a multiple question.
private struct TickPairs {
  private let column: AnswerColumn
  /// The answers that put a response outside the base.
  private let outside: [Int]

  init(_ column: AnswerColumn, _ question: Question, base: Base) {
    self.column = column
    outside =
      base == .valid
      ? question.frame.options.indices.filter { !question.frame.options[$0].isSubstantive } : []
  }

  func both(_ first: Int, _ second: Int) -> Int {
    let (one, other) = (column.planes[first / 8], column.planes[second / 8])
    let (oneMask, otherMask) = (UInt8(1) << UInt8(first % 8), UInt8(1) << UInt8(second % 8))
    var count = 0
    for row in one.indices where one[row] & oneMask != 0 && other[row] & otherMask != 0 {
      if !outside.contains(where: { column.hasTick($0, row: row) }) { count += 1 }
    }
    return count
  }
}

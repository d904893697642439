/// The answers of a question that stand on a scale, from the lowest to the highest.
///
/// Don't know, prefer not to say, none of these and other are not on it, nor are answers without a score where others
/// have one. Answers of one score share a step.
package struct AnswerScale: Sendable, Hashable {
  /// The places in the frame of the answers of each step, lowest step first.
  package let steps: [[Int]]
  /// The label of the lowest answer.
  package let lowest: String
  /// The label of the highest answer.
  package let highest: String

  /// Reads the scale of a question.
  ///
  /// Scores say which end is high. Without scores the questionnaire's order is turned so that the answers which a
  /// measure counts are high; documents name the end all the same. It is `nil` where the question is no scale, or fewer
  /// than three steps would be left: a scale of two is a measure.
  ///
  /// - Parameters:
  ///   - question: Any question.
  ///   - measures: The measures of the question, in order.
  package init?(_ question: Question, measures: [Measure]) {
    guard question.kind == .scale else { return nil }
    let options = question.frame.options
    let plain = options.indices.filter { options[$0].isSubstantive && options[$0].kind == nil }
    let scored = plain.filter { options[$0].score != nil }
    let steps =
      scored.isEmpty
      ? Self.steps(plain, towards: measures.lazy.compactMap { question.members(of: $0) }.first ?? [])
      : Self.steps(scored) { options[$0].score ?? 0 }
    guard steps.count > 2, let first = steps.first?.first, let last = steps.last?.last else { return nil }
    self.steps = steps
    lowest = options[first].label
    highest = options[last].label
  }

  /// Steps by score.
  private static func steps(_ places: [Int], score: (Int) -> Int) -> [[Int]] {
    Set(places.map(score)).sorted().map { value in places.filter { score($0) == value } }
  }

  /// The order of the questionnaire, turned where the counted answers would be the lower ones.
  private static func steps(_ places: [Int], towards counted: [Int]) -> [[Int]] {
    func middle(_ some: [Int]) -> Int { some.isEmpty ? 0 : some.reduce(0, +) * places.count / some.count }
    let isTurned = !counted.isEmpty && middle(places.filter(counted.contains)) < middle(places)
    return (isTurned ? places.reversed() : places).map { [$0] }
  }

  /// How many in a column gave an answer of each step.
  func counts(in table: Crosstab, column: Int) -> [Int] {
    // The answers are the first rows, in the order of the frame.
    steps.map { $0.reduce(0) { $0 + table.cells[$1][column].count } }
  }
}

extension Question {
  /// The places of the answers that a measure counts; `nil` where it counts whether there is any.
  func members(of measure: Measure) -> [Int]? {
    switch measure.rows {
    case .net(let id): frame.net(id)?.members
    case .answer(let code): frame.index(of: code).map { [$0] }
    case .answered: nil
    }
  }

  /// The places of the groups of a characteristic, under a grouping, from the first to the last; `nil` where they have
  /// no order, or are fewer than three.
  ///
  /// Bands of ages have one; so have the answers of a scale, alone or in groups that do not overlap.
  package func groupOrder(in grouping: Grouping?) -> [Int]? {
    let groups = groups(in: grouping)
    guard groups.count > 2 else { return nil }
    let ages = ages(of: groups).compactMap(\.self)
    if ages.count == groups.count, Band(joining: ages) != nil {
      return groups.indices.sorted { ages[$0].lower < ages[$1].lower }
    }
    guard kind == .scale else { return nil }
    let spans = groups.compactMap { group -> ClosedRange<Int>? in
      guard let first = group.members.min(), let last = group.members.max() else { return nil }
      return first...last
    }
    let order = spans.indices.sorted { spans[$0].lowerBound < spans[$1].lowerBound }
    let isApart = zip(order, order.dropFirst()).allSatisfy { spans[$0].upperBound < spans[$1].lowerBound }
    return spans.count == groups.count && isApart ? order : nil
  }
}

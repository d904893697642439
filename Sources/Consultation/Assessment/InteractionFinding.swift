/// Whether the gap between two groups differs inside and outside a group of another characteristic.
///
/// Where a characteristic has two groups, inside one of them and inside the other are the same comparison with the
/// sides changed; it is made once.
package struct InteractionFinding: Sendable {
  /// A group of one characteristic and whom it stands against.
  package struct Side: Sendable {
    /// The characteristic.
    package let characteristic: String
    /// The group.
    package let group: Crosstab.Column
    /// The only other group, where there are two.
    package let counterpart: Crosstab.Column?
  }

  /// The measure.
  package let measure: Measure
  /// Whose gap it is.
  package let gap: Side
  /// Inside and outside of which group the gap is looked at.
  package let within: Side
  /// The four parts: both groups, the group of the gap alone, the group within alone, neither; `nil` where a part is too
  /// small.
  package let interaction: Interaction?
  /// The p value alone; `nil` where a part is too small.
  package let pValue: Double?
  /// The p value adjusted for the comparisons of the pair (Holm).
  package fileprivate(set) var adjustedPValue: Double?
  /// What follows from it.
  package fileprivate(set) var state = EvidenceState.notReportable

  /// The shares inside the group: of the group of the gap and of the others.
  package var inside: ProportionPair? {
    interaction.map { ProportionPair(group: $0.both, others: $0.onlySecond) }
  }
  /// The same outside it.
  package var outside: ProportionPair? {
    interaction.map { ProportionPair(group: $0.onlyFirst, others: $0.neither) }
  }

  fileprivate init(_ measure: Measure, gap: Side, within: Side, _ interaction: Interaction?) {
    self.measure = measure
    self.gap = gap
    self.within = within
    self.interaction = interaction
    pValue = interaction?.pValue
  }
}

extension Interaction {
  /// The difference of differences in whole percentage points, rounded half away from zero from the counts; 0 where a
  /// base is empty.
  package var roundedPoints: Int {
    let parts = [(both, 1), (onlyFirst, -1), (onlySecond, -1), (neither, 1)]
    let whole = parts.reduce(Int128(1)) { $0 * Int128($1.0.base) }
    guard whole > 0 else { return 0 }
    // In one denominator; bases of millions are far from overflowing.
    let sum = parts.reduce(Int128(0)) {
      $0 + Int128($1.1) * Int128($1.0.count) * (whole / Int128($1.0.base))
    }
    let doubled = sum * 200
    return Int((doubled + (doubled < 0 ? -whole : whole)) / (whole * 2))
  }

  /// The smallest level at which the interval leaves out 0, so that p and interval never contradict each other.
  ///
  /// 1 where there is no difference; never under 1e-15.
  /// - Complexity: 60 intervals.
  package var pValue: Double {
    guard difference != 0 else { return 1 }
    func level(_ errors: Double) -> Double { 2 * Distributions.normalUpper(errors) }
    // The interval grows with the number of standard errors, from nothing to one that holds 0.
    var (clear, held) = (0.0, 8.0)
    for _ in 0..<60 {
      let middle = (clear + held) / 2
      let range = interval(confidence: 1 - level(middle))
      if range.lower > 0 || range.upper < 0 { clear = middle } else { held = middle }
    }
    return level(clear)
  }
}

extension IntersectionGrid {
  /// Every interaction once, measure by measure; one family.
  func interactions(
    _ counts: [MeasureCounts], of characteristics: (first: String, second: String), _ rules: AssessmentRules
  ) -> [InteractionFinding] {
    let rows = sides(first, characteristics.first, sizes: rowSizes)
    let columns = sides(second, characteristics.second, sizes: columnSizes)
    return counts.flatMap { one in
      rows.flatMap { row in
        columns.map { column in
          let found = interaction(one, row.place, column.place, rules)
          // The gap between two groups reads better than that of a group and several others.
          return row.side.counterpart == nil && column.side.counterpart != nil
            ? InteractionFinding(one.measure, gap: column.side, within: row.side, found?.turned)
            : InteractionFinding(one.measure, gap: row.side, within: column.side, found)
        }
      }
    }.concluded(rules)
  }

  /// The groups to look at: all with anybody in them, or one of two.
  private func sides(_ groups: [Crosstab.Column], _ characteristic: String, sizes: [Int]) -> [(
    place: Int, side: InteractionFinding.Side
  )] {
    let places = groups.indices.filter { sizes[$0] > 0 }
    return ComparedGroup.pairs(
      places, of: groups, sizes: places.map { sizes[$0] }, characteristic: characteristic
    )
    .map { pair in
      let counterpart = pair.others.count == 1 ? groups[pair.others[0]] : nil
      return (
        pair.group, .init(characteristic: characteristic, group: groups[pair.group], counterpart: counterpart)
      )
    }
  }

  private var rowSizes: [Int] {
    let sizes = sizes()
    return first.indices.map { row in second.indices.reduce(0) { $0 + size(sizes, row, $1) } }
  }

  private var columnSizes: [Int] {
    let sizes = sizes()
    return second.indices.map { column in first.indices.reduce(0) { $0 + size(sizes, $1, column) } }
  }

  /// The size of one combination; 0 where there are too many to tell apart.
  private func size(_ sizes: [Int], _ row: Int, _ column: Int) -> Int {
    let place = row * second.count + column
    return place < sizes.count ? sizes[place] : 0
  }
}

extension Interaction {
  /// The same with the two characteristics exchanged.
  fileprivate var turned: Interaction {
    Interaction(both: both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither: neither)
  }
}

extension [InteractionFinding] {
  /// The same as one family: p adjusted over those that can be made, states decided.
  fileprivate func concluded(_ rules: AssessmentRules) -> [InteractionFinding] {
    let places = indices.filter { self[$0].pValue != nil }
    var result = self
    for (place, adjusted) in zip(places, Adjustment.holm(places.compactMap { self[$0].pValue })) {
      let range = self[place].interaction?.interval(confidence: rules.confidence)
      let isWithin = range.map { $0.lower > -rules.margin && $0.upper < rules.margin } ?? false
      result[place].adjustedPValue = adjusted
      result[place].state =
        adjusted < rules.alpha ? .differenceFound : isWithin ? .similar : .tooFewToTell
    }
    return result
  }
}

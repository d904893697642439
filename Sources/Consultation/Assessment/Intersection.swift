/// Two characteristics together: people who belong to one group of each, against all others.
///
/// Only pairs that the definition declares are looked at; both values must be stated.
package struct Intersection: Sendable {
  /// People who belong to one group of each characteristic.
  package struct Cell: Sendable {
    /// The group of the first characteristic.
    package let first: Crosstab.Column
    /// The group of the second.
    package let second: Crosstab.Column
    /// Against everybody else who stated both, measure by measure.
    package let disparities: [Disparity]
  }

  /// The question of the first characteristic.
  package let first: Question
  /// The question of the second.
  package let second: Question
  /// Every combination, groups of the first outermost.
  package let cells: [Cell]
  /// Every difference of differences once, measure by measure, with what follows from it; a family of its own.
  package let interactions: [InteractionFinding]
  /// The middle size of the combinations.
  package let medianBase: Int
  /// The smallest size that is reported.
  private let minimumBase: Int

  /// Whether enough combinations are large enough for a table.
  package var isShown: Bool { medianBase >= minimumBase }

  /// The strongest state of any combination; not reportable where most are too small.
  package var state: EvidenceState {
    guard isShown else { return .notReportable }
    return EvidenceState.strongest(of: cells.flatMap(\.disparities).map(\.state)) ?? .notReportable
  }

  package var isMissingEvidence: Bool {
    !isShown || cells.flatMap(\.disparities).contains { $0.state.isMissingEvidence }
  }

  /// Counts a declared pair.
  ///
  /// - Returns: `nil` where the survey has not both characteristics.
  init?(_ pair: AssessmentForm.Pair, of tables: Tables, _ rules: AssessmentRules) {
    let survey = tables.survey
    guard let first = survey.characteristics.first(where: { $0.characteristic == pair.first }),
      let second = survey.characteristics.first(where: { $0.characteristic == pair.second })
    else { return nil }
    self.first = first
    self.second = second
    minimumBase = rules.minimumBase
    let banners = [first, second].map {
      tables.responses.banner(by: $0, grouping: survey.testGrouping(of: $0), where: nil)
    }
    let grid = IntersectionGrid(banners[0], banners[1])
    let counts = tables.responses.counts(of: survey.comparedMeasures, by: [grid.banner]).compactMap(\.first)
    cells = grid.cells(counts, rules)
    interactions = grid.interactions(counts, of: (pair.first, pair.second), rules)
    let sizes = grid.sizes().sorted()
    medianBase = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
  }
}

/// The combinations of the groups of two banners as the columns of one.
struct IntersectionGrid {
  let first: [Crosstab.Column]
  let second: [Crosstab.Column]
  let banner: Banner

  init(_ one: Banner, _ other: Banner) {
    first = one.columns.filter { $0.kind == .group }
    second = other.columns.filter { $0.kind == .group }
    var columns: [Crosstab.Column] = []
    for group in first {
      for inner in second {
        columns.append(
          .init(kind: .group, id: "\(group.id) \(inner.id)", label: "\(group.label), \(inner.label)"))
      }
    }
    let combinations = columns.count
    columns.append(.init(kind: .notStated, id: "not-stated", label: "Not stated"))
    let (outer, inner) = (first.count, second.count)
    let places = zip(one.places, other.places).map { place, within -> UInt8 in
      guard Int(place) < outer, Int(within) < inner, combinations < 250 else {
        return UInt8(min(combinations, 250))
      }
      return UInt8(Int(place) * inner + Int(within))
    }
    banner = Banner(
      characteristic: "\(one.characteristic ?? "") \(other.characteristic ?? "")",
      label: "\(one.label) and \(other.label)", grouping: "pairs",
      columns: combinations < 250 ? columns : [columns[combinations]], places: places)
  }

  /// How many respondents each combination has.
  func sizes() -> [Int] {
    var sizes = [Int](repeating: 0, count: banner.columns.count)
    for place in banner.places where Int(place) < sizes.count { sizes[Int(place)] += 1 }
    return Array(sizes.dropLast())
  }

  /// Every combination with its comparisons; one family.
  func cells(_ counts: [MeasureCounts], _ rules: AssessmentRules) -> [Intersection.Cell] {
    let places = Array(1..<(1 + banner.columns.count - 1))
    let family = places.flatMap { place in
      counts.map { Disparity($0, group: place, others: places.filter { $0 != place }, rules: rules) }
    }.concluded(rules)
    return places.indices.map { place in
      let (row, column) = (place / max(1, second.count), place % max(1, second.count))
      return Intersection.Cell(
        first: first[row], second: second[column],
        disparities: Array(family[place * counts.count..<(place + 1) * counts.count]))
    }
  }

  /// The gap of one group inside the other group, against the gap outside it.
  func interaction(
    _ counts: MeasureCounts, _ row: Int, _ column: Int, _ rules: AssessmentRules
  ) -> Interaction? {
    func part(_ isRow: Bool, _ isColumn: Bool) -> Proportion {
      let outer = first.indices.filter { ($0 == row) == isRow }
      let inner = second.indices.filter { ($0 == column) == isColumn }
      return .sum(
        outer.flatMap { one in
          inner.map { counts.columns[1 + one * second.count + $0].proportion }
        })
    }
    let interaction = Interaction(
      both: part(true, true), onlyFirst: part(true, false), onlySecond: part(false, true),
      neither: part(false, false))
    let parts = [interaction.both, interaction.onlyFirst, interaction.onlySecond, interaction.neither]
    return parts.allSatisfy { $0.base >= rules.minimumBase } ? interaction : nil
  }
}

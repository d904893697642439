/// Everything that the responses say about one characteristic: who took part, and how its groups answered.
package struct CharacteristicEvidence: Sendable {
  /// The question that tells the characteristic.
  package let question: Question
  /// The grouping whose groups are compared; `nil` where the answers are the groups.
  package let grouping: Grouping?
  /// Its groups, in order.
  package let groups: [Crosstab.Column]
  /// Who took part, against the population where figures are there.
  package let profile: Profile
  /// Each group against all others: group by group, in each group measure by measure.
  package let disparities: [Disparity]
  /// Whether each group answered the questions behind the measures as often as the others; a family of its own.
  package let nonResponse: [Disparity]
  /// What all answers to the questions behind the measures say, beyond the measures.
  package let scale: ScaleEvidence

  /// The id of the characteristic.
  package var characteristic: String { question.characteristic ?? question.id }
  /// Its name as printed.
  package var name: String { question.label ?? Wording.title(characteristic) }

  /// The strongest state of any comparison; not reportable where none could be made.
  package var state: EvidenceState {
    EvidenceState.strongest(of: disparities.map(\.state)) ?? .notReportable
  }

  /// The groups that are compared: all, or one of two.
  package var comparedGroups: [Crosstab.Column] {
    var seen: Set<String> = []
    return disparities.map(\.group).filter { seen.insert($0.id).inserted }
  }

  /// The strongest state of one group's comparisons.
  package func state(of group: Crosstab.Column) -> EvidenceState {
    EvidenceState.strongest(of: disparities.filter { $0.group.id == group.id }.map(\.state)) ?? .notReportable
  }

  /// Whether any comparison leaves evidence missing, so that NO has no support from it.
  package var isMissingEvidence: Bool {
    disparities.isEmpty || disparities.contains { $0.state.isMissingEvidence }
  }
}

/// Which of two groups a single comparison speaks of.
enum ComparedGroup {
  /// Codes of groups that others are compared with, because most people are in them.
  private static let references: Set<String> = [
    "white-british", "white", "male", "no", "not-disabled", "straight", "straight-or-heterosexual",
    "heterosexual", "christian",
  ]

  /// The place of the group to speak of: the one that is no usual reference, else the smaller one, else the first.
  static func focus(_ groups: [Crosstab.Column], sizes: [Int], of characteristic: String?) -> Int {
    // "Is your gender the same as at birth?": the question is about those who say no.
    let usual: Set<String> = characteristic == "gender-identity" ? ["yes"] : references
    let isReference = groups.map { usual.contains($0.id) }
    if isReference[0] != isReference[1] { return isReference[0] ? 1 : 0 }
    return sizes[1] < sizes[0] ? 1 : 0
  }

  /// Two sides of a comparison, as places of columns.
  struct Pair {
    let group: Int
    let others: [Int]
  }

  /// Each group against all others; once where there are two groups, and not at all where there is one alone.
  ///
  /// - Parameters:
  ///   - places: The columns of the groups.
  ///   - columns: All columns.
  ///   - sizes: How many respondents each group has.
  ///   - characteristic: The id of the characteristic.
  /// - Returns: Pairs in the order of the groups.
  static func pairs(
    _ places: [Int], of columns: [Crosstab.Column], sizes: [Int], characteristic: String?
  ) -> [Pair] {
    guard places.count > 1 else { return [] }
    if places.count == 2 {
      let focus = focus(places.map { columns[$0] }, sizes: sizes, of: characteristic)
      return [Pair(group: places[focus], others: [places[1 - focus]])]
    }
    return places.map { place in Pair(group: place, others: places.filter { $0 != place }) }
  }
}

extension MeasureCounts {
  /// Each group against all others; once where there are two groups.
  func disparities(_ rules: AssessmentRules) -> [Disparity] {
    let places = columns.indices.filter { columns[$0].column.kind == .group }
    let sizes = places.map { columns[$0].proportion.base }
    return ComparedGroup.pairs(
      places, of: columns.map(\.column), sizes: sizes, characteristic: characteristic
    ).map { Disparity(self, group: $0.group, others: $0.others, rules: rules) }
  }
}

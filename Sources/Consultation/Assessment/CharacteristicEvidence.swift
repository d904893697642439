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
}

extension MeasureCounts {
  /// Each group against all others; once where there are two groups.
  ///
  /// Groups nobody belongs to are not compared, and a characteristic of which one group alone is left has nobody to
  /// compare it with.
  func disparities(_ rules: AssessmentRules) -> [Disparity] {
    let places = columns.indices.filter { columns[$0].column.kind == .group }
    guard places.count > 1 else { return [] }
    if places.count == 2 {
      let focus = ComparedGroup.focus(
        places.map { columns[$0].column }, sizes: places.map { columns[$0].proportion.base },
        of: characteristic)
      return [Disparity(self, group: places[focus], others: [places[1 - focus]], rules: rules)]
    }
    return places.map { place in
      Disparity(self, group: place, others: places.filter { $0 != place }, rules: rules)
    }
  }
}

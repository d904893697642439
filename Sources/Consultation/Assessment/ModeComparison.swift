/// Who responded in each of the two most frequent ways: the groups of every characteristic, one family.
package struct ModeComparison: Sendable {
  /// One group among those who responded in either way.
  package struct GroupDifference: Sendable {
    /// The question that tells the characteristic.
    package let question: Question
    /// The group.
    package let group: Crosstab.Column
    /// Whether the group is the first or the last of an order, as the youngest and the oldest are.
    package let isFirst: Bool
    package let isLast: Bool
    /// The share of the group in the less frequent way, then in the more frequent one, of those who gave the information.
    package let pair: ProportionPair
    /// Fisher's exact test, mid-p.
    package let pValue: Double
    /// The p value adjusted for all groups of all characteristics (Holm, Scandinavian Journal of Statistics 6, 1979).
    package internal(set) var adjustedPValue = 1.0
  }

  /// The way that most respondents chose.
  package let usual: CollectionMode
  /// The way that came second.
  package let other: CollectionMode
  /// Every comparison that could be made.
  package let differences: [GroupDifference]
  private let alpha: Double

  /// Compares the two most frequent ways.
  ///
  /// - Returns: `nil` where responses came in one way.
  package init?(of tables: Tables, _ rules: AssessmentRules) {
    let modes = tables.responses.modeCounts.map(\.mode)
    guard modes.count > 1 else { return nil }
    usual = modes[0]
    other = modes[1]
    alpha = rules.alpha
    let people = tables.survey.characteristics.filter {
      !AssessmentForm.places.contains($0.characteristic ?? "")
    }
    var all = people.flatMap {
      Self.differences($0, in: tables, usual: modes[0].rawValue, other: modes[1].rawValue, rules)
    }
    for (place, adjusted) in Adjustment.holm(all.map(\.pValue)).enumerated() {
      all[place].adjustedPValue = adjusted
    }
    differences = all
  }

  /// For each characteristic the largest difference found, in the order of the questionnaire.
  package var found: [GroupDifference] {
    var largest: [GroupDifference] = []
    for one in differences where one.adjustedPValue < alpha {
      guard let last = largest.last, last.question.id == one.question.id else {
        largest.append(one)
        continue
      }
      if abs(one.pair.difference) > abs(last.pair.difference) { largest[largest.count - 1] = one }
    }
    return largest
  }

  /// The groups of one characteristic, of two groups one; none where too few gave the information.
  private static func differences(
    _ question: Question, in tables: Tables, usual: String, other: String, _ rules: AssessmentRules
  ) -> [GroupDifference] {
    let crosstab =
      tables.table(of: question.id, by: "mode")
      ?? TableJob(question: question, banners: [tables.responses.modeBanner(where: nil)])
      .crosstabs(of: tables.responses)[0]
    guard let usualColumn = crosstab.column(usual), let otherColumn = crosstab.column(other) else {
      return []
    }
    let groups = question.groups(in: tables.survey.shownGrouping(of: question))
    func shares(_ column: Int) -> [Proportion] {
      let counts = groups.map { $0.members.map { crosstab.cells[$0][column].count }.reduce(0, +) }
      return counts.map { Proportion($0, of: counts.reduce(0, +)) }
    }
    let (inUsual, inOther) = (shares(usualColumn), shares(otherColumn))
    guard let first = inUsual.first, let second = inOther.first,
      min(first.base, second.base) >= rules.minimumBase, groups.count > 1
    else { return [] }
    let columns = groups.map { Crosstab.Column(kind: .group, id: $0.code, label: $0.label) }
    let sizes = zip(inUsual, inOther).map { $0.count + $1.count }
    let compared =
      groups.count == 2
      ? [ComparedGroup.focus(columns, sizes: sizes, of: question.characteristic)] : Array(groups.indices)
    return compared.map { place in
      let pair = ProportionPair(group: inOther[place], others: inUsual[place])
      return GroupDifference(
        question: question, group: columns[place], isFirst: place == 0, isLast: place == groups.count - 1,
        pair: pair, pValue: pair.midPValue)
    }
  }
}

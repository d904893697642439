/// A main measure by the places of one characteristic, such as wards, against what chance makes of the overall figure.
///
/// There is no league table: places stand in alphabetical order. All figures are of respondents and unweighted.
package struct PlaceResults: Sendable {
  /// One place.
  package struct Place: Sendable {
    /// The place.
    package let column: Crosstab.Column
    /// Its respondents who have the measure, of those in the base.
    package let share: Proportion
    /// What chance makes of the overall figure, 19 times in 20.
    package let warning: ControlLimits
    /// The same, 998 times in 1,000.
    package let action: ControlLimits
    /// The place against all other places; one family by Holm's method.
    package let disparity: Disparity
  }

  /// The measure.
  package let measure: Measure
  /// All who gave their place.
  package let overall: Proportion
  /// The places in alphabetical order.
  package let places: [Place]
}

extension ImpactAssessment {
  /// How many gave their place, and how many places there are.
  package func givenPlaces(_ question: Question) -> (responses: Int, places: Int) {
    let profile = tables.profile(of: question, grouping: tables.survey.shownGrouping(of: question))
    return (profile.stated, profile.groups.count)
  }

  /// Whether there are enough responses for each place on average to show any.
  package func isShown(_ question: Question) -> Bool {
    let given = givenPlaces(question)
    return given.places > 1 && given.responses >= rules.cautionBase * given.places
  }

  /// Every main measure by the places of a characteristic; empty where there are too few responses.
  package func results(by question: Question) -> [PlaceResults] {
    guard isShown(question) else { return [] }
    let banner = tables.responses.banner(
      by: question, grouping: tables.survey.shownGrouping(of: question), where: nil)
    return tables.responses.counts(of: measures, by: [banner]).compactMap(\.first).map {
      PlaceResults($0, rules)
    }
  }
}

extension PlaceResults {
  fileprivate init(_ counts: MeasureCounts, _ rules: AssessmentRules) {
    let groups = counts.columns.indices.filter { counts.columns[$0].column.kind == .group }
    let overall = groups.map { counts.columns[$0].proportion }.reduce(Proportion(0, of: 0)) {
      Proportion($0.count + $1.count, of: $0.base + $1.base)
    }
    let family = groups.map { place in
      Disparity(counts, group: place, others: groups.filter { $0 != place }, rules: rules)
    }.concluded(rules)
    measure = counts.measure
    self.overall = overall
    places = zip(groups, family).map { place, disparity in
      let share = counts.columns[place].proportion
      return Place(
        column: counts.columns[place].column, share: share,
        warning: ControlLimits(around: overall.value, base: share.base, level: 0.95),
        action: ControlLimits(around: overall.value, base: share.base, level: 0.998), disparity: disparity)
    }.sorted { ($0.column.label, $0.column.id) < ($1.column.label, $1.column.id) }
  }
}

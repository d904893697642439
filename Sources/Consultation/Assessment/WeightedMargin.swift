/// One characteristic that respondents are weighted to: its groups among respondents and in the population.
package struct WeightedMargin: Sendable {
  /// One group.
  package struct Group: Sendable {
    package let code: String
    package let label: String
    /// The group among those whose share is changed, each counted once.
    package let respondents: Proportion
    /// The share of the population, of the same groups and ages, 0...1.
    package let populationProportion: Double
  }

  /// The question that tells the characteristic.
  package let question: Question
  /// The grouping; `nil` where its answers are the groups.
  package let grouping: Grouping?
  /// The groups that have figures, in order.
  package let groups: [Group]
  /// How many keep their share: who did not state a group, or one without a figure, or is of other ages.
  package let kept: Int
  /// The area and the year of the figures.
  package let area: String
  package let year: Int
  /// The ages that the figures are about, where they are others than those that are weighted.
  package let otherAges: Band?
  /// The place of the group of each response, in ``groups``; below 0 for those who keep their share.
  let codes: [Int]

  /// The margin as raking takes it.
  var raking: RakingMargin {
    RakingMargin(keepingNotStated: codes, targetProportions: groups.map(\.populationProportion))
  }

  /// Reads the margin of a characteristic.
  ///
  /// - Returns: `nil` without population figures for its groups.
  init?(_ question: Question, ages: Band, isOutside: [Bool], in responses: ResponseTable) {
    let survey = responses.survey
    guard let found = survey.weightingShares(of: question) else { return nil }
    let all = question.groups(in: found.grouping)
    let bands = question.ages(of: all)
    let isAge = survey.population?.name(of: question.characteristic ?? "") == "age"
    let kept = all.indices.filter { place in
      found.shares.shares[place] != nil
        && (!isAge || bands[place].map { $0.meets(ages) } ?? false)
    }
    let places = responses.banner(by: question, grouping: found.grouping, where: nil).places
    let categories = all.indices.map { kept.firstIndex(of: $0) ?? -1 }
    let codes = places.indices.map { row in
      isOutside[row] || Int(places[row]) >= categories.count ? -1 : categories[Int(places[row])]
    }
    var counts = [Int](repeating: 0, count: kept.count)
    for code in codes where code >= 0 { counts[code] += 1 }
    let base = counts.reduce(0, +)
    let sizes = kept.map { found.shares.shares[$0]?.proportion.count ?? 0 }
    let proportions = TargetShares.proportions(of: sizes)
    guard proportions.count == kept.count else { return nil }
    self.question = question
    grouping = found.grouping
    groups = kept.indices.map { place in
      Group(
        code: all[kept[place]].code, label: all[kept[place]].label,
        respondents: Proportion(counts[place], of: base), populationProportion: proportions[place])
    }
    self.kept = codes.count - base
    area = found.shares.figures.area
    year = found.shares.figures.year
    otherAges = isAge || found.shares.ages == ages ? nil : found.shares.ages
    self.codes = codes
  }

  /// The weighted share of each group among those whose share is changed.
  func weightedProportions(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: groups.count)
    for (code, weight) in zip(codes, weights) where code >= 0 { sums[code] += weight }
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : sums
  }
}

extension ResponseTable {
  /// For each response whether it is known to be of other ages.
  func isOutside(_ ages: Band) -> [Bool] {
    guard ages != .allAges, let question = survey.agesQuestion else {
      return [Bool](repeating: false, count: count)
    }
    let bands = question.ages(of: question.groups(in: nil))
    let places = banner(by: question, grouping: nil, where: nil).places
    return places.map { place in
      Int(place) < bands.count ? bands[Int(place)].map { !$0.meets(ages) } ?? false : false
    }
  }
}

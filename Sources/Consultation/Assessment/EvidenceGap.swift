/// Something that the consultation cannot tell, and what it would take.
package struct EvidenceGap: Sendable {
  /// What is missing.
  package enum Kind: Sendable {
    /// Most people who took part gave no diversity information.
    case fewStated
    /// A group too small for a comparison to tell.
    case tooFew(SmallGroup)
    /// Groups too small to give any figure.
    case notReportable([Crosstab.Column])
    /// Groups that have too few others to be compared with.
    case othersTooFew([Crosstab.Column])
    /// A characteristic of which respondents belong to one group alone.
    case oneGroup
    /// Groups that are compared only together with others.
    case combined([Grouping.Group])
    /// A group that took part less than its share of the population.
    case underRepresented(ProfileGroup)
    /// No population figures to compare respondents with.
    case noPopulation
    /// Not asked.
    case notAsked
    /// Groups that the form names and nobody was asked about.
    case namedNotAsked([AssessmentForm.NamedGroup])
    /// A pair of characteristics that is too small to look at.
    case pairTooSmall(Intersection)
    /// A pair of which some combinations are too small to tell, or to give.
    case pairTooFew(Intersection)
    /// No pair is declared.
    case noPair
    /// No main measure is declared, so nothing is compared.
    case noMeasures
  }

  /// A group too small for a comparison to tell.
  package struct SmallGroup: Sendable {
    package let group: Crosstab.Column
    /// How many of it answered, for the measure that fewest answered.
    package let answered: Int
    /// How many would do for every measure, with as many others as there are; `nil` where more of this group alone
    /// would not.
    package let needed: Int?
    /// Whether there are fewer others than there are of the group, so that others are wanted.
    package let isLarger: Bool
  }

  /// The question of the form; `nil` for all of them.
  package let concern: AssessmentForm.Concern?
  /// The characteristic, where it is about one.
  package let characteristic: CharacteristicEvidence?
  /// What is missing.
  package let kind: Kind
}

extension ImpactAssessment {
  /// How many respondents stated at least one characteristic.
  package var statedAny: Int {
    let responses = tables.responses
    let columns = concerns.flatMap(\.characteristics).compactMap { one -> (AnswerColumn, [Bool])? in
      let isStated = one.question.frame.options.map(\.isSubstantive)
      return responses.column(one.question).map { ($0, isStated) }
    }
    return (0..<responses.count).count { row in
      columns.contains { column, isStated in column[row].answer.map { isStated[$0] } ?? false }
    }
  }

  /// Everything that the consultation cannot tell, in the order of the form.
  package var gaps: [EvidenceGap] {
    var gaps: [EvidenceGap] = []
    if concerns.contains(where: { !$0.characteristics.isEmpty }), statedAny * 2 < tables.responses.count {
      gaps.append(EvidenceGap(concern: nil, characteristic: nil, kind: .fewStated))
    }
    if measures.isEmpty { gaps.append(EvidenceGap(concern: nil, characteristic: nil, kind: .noMeasures)) }
    return gaps + concerns.flatMap { $0.gaps(rules) }
  }
}

extension ConcernEvidence {
  /// What the consultation cannot tell on this question of the form.
  func gaps(_ rules: AssessmentRules) -> [EvidenceGap] {
    if concern.kind == .intersections {
      if intersections.isEmpty { return [EvidenceGap(concern: concern, characteristic: nil, kind: .noPair)] }
      return intersections.filter(\.isMissingEvidence).map {
        EvidenceGap(
          concern: concern, characteristic: nil, kind: $0.isShown ? .pairTooFew($0) : .pairTooSmall($0))
      }
    }
    guard !characteristics.isEmpty else {
      return [EvidenceGap(concern: concern, characteristic: nil, kind: .notAsked)]
    }
    let named = namedAndNotAsked
    return characteristics.flatMap { one in
      one.gaps(rules).map { EvidenceGap(concern: concern, characteristic: one, kind: $0) }
    }
      + (named.isEmpty
        ? [] : [EvidenceGap(concern: concern, characteristic: nil, kind: .namedNotAsked(named))])
  }
}

extension CharacteristicEvidence {
  /// What is missing on one characteristic: small groups first, then what groups hide, then the population.
  func gaps(_ rules: AssessmentRules) -> [EvidenceGap.Kind] {
    var kinds = comparedGroups.compactMap { smallGroup($0, rules) }.map(EvidenceGap.Kind.tooFew)
    let silent = smallGroups(rules)
    if !silent.isEmpty { kinds.append(.notReportable(silent)) }
    let alone = comparedGroups.filter { group in
      state(of: group) == .notReportable && !silent.contains { $0.id == group.id }
    }
    if !alone.isEmpty { kinds.append(.othersTooFew(alone)) }
    if disparities.isEmpty { kinds.append(.oneGroup) }
    let merged = grouping?.groups.filter { $0.members.count > 1 } ?? []
    if !merged.isEmpty { kinds.append(.combined(merged)) }
    kinds += profile.groups.filter { $0.comparison?.label == .underRepresented }.map {
      .underRepresented($0)
    }
    // What the census asked about gender identity is under review and no figure to compare with.
    if profile.population == nil && characteristic != "gender-identity" { kinds.append(.noPopulation) }
    return kinds
  }

  /// Groups without any figure because too few of their own answered; not those that lack others.
  package func smallGroups(_ rules: AssessmentRules) -> [Crosstab.Column] {
    comparedGroups.filter { group in
      let own = disparities.filter { $0.group.id == group.id }
      return state(of: group) == .notReportable
        && own.allSatisfy { $0.pair.group.base < rules.minimumBase }
    }
  }

  /// A group of which any comparison could not tell.
  private func smallGroup(_ group: Crosstab.Column, _ rules: AssessmentRules) -> EvidenceGap.SmallGroup? {
    let comparisons = disparities.filter { $0.group.id == group.id && $0.state == .tooFewToTell }
    guard let answered = comparisons.map(\.pair.group.base).min() else { return nil }
    let size = needed(comparisons, rules)
    // Where the group would be large enough for equal answers, only more of everybody can tell.
    return .init(
      group: group, answered: answered, needed: size.flatMap { $0 > answered ? $0 : nil },
      isLarger: comparisons.allSatisfy { $0.pair.group.base > $0.pair.others.base })
  }

  /// How many of a group would do for every measure that could not tell, with as many others as there are.
  private func needed(_ comparisons: [Disparity], _ rules: AssessmentRules) -> Int? {
    var largest = 0
    for disparity in comparisons {
      guard
        let size = DetectableDifference.groupSize(
          forMargin: rules.margin, othersProportion: disparity.pair.others.value,
          others: disparity.pair.others.base, confidence: rules.confidence)
      else { return nil }
      largest = max(largest, size)
    }
    return largest
  }
}

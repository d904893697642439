/// Something that the consultation cannot tell, and what it would take.
package struct EvidenceGap: Sendable {
  /// What is missing.
  package enum Kind: Sendable {
    /// Most people who took part gave no diversity information.
    case fewStated
    /// Groups too small for a comparison to tell.
    case tooFew([SmallGroup])
    /// Groups too small to give any figure.
    case notReportable([Crosstab.Column])
    /// Groups that are compared only together with others.
    case combined([Grouping.Group])
    /// A group that took part less than its share of the population.
    case underRepresented(ProfileGroup)
    /// No population figures to compare respondents with.
    case noPopulation
    /// Not asked.
    case notAsked
    /// A pair of characteristics that is too small to look at.
    case pairTooSmall(Intersection)
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
      return intersections.filter { !$0.isShown }.map {
        EvidenceGap(concern: concern, characteristic: nil, kind: .pairTooSmall($0))
      }
    }
    guard !characteristics.isEmpty else {
      return [EvidenceGap(concern: concern, characteristic: nil, kind: .notAsked)]
    }
    return characteristics.flatMap { one in
      one.gaps(rules).map { EvidenceGap(concern: concern, characteristic: one, kind: $0) }
    }
  }
}

extension CharacteristicEvidence {
  /// What is missing on one characteristic: small groups first, then what groups hide, then the population.
  func gaps(_ rules: AssessmentRules) -> [EvidenceGap.Kind] {
    let small = comparedGroups.compactMap { smallGroup($0, rules) }
    var kinds: [EvidenceGap.Kind] = small.isEmpty ? [] : [.tooFew(small)]
    let silent = comparedGroups.filter { state(of: $0) == .notReportable }
    if !silent.isEmpty { kinds.append(.notReportable(silent)) }
    let merged = grouping?.groups.filter { $0.members.count > 1 } ?? []
    if !merged.isEmpty { kinds.append(.combined(merged)) }
    kinds += profile.groups.filter { $0.comparison?.label == .underRepresented }.map {
      .underRepresented($0)
    }
    if profile.population == nil { kinds.append(.noPopulation) }
    return kinds
  }

  /// A group of which any comparison could not tell.
  private func smallGroup(_ group: Crosstab.Column, _ rules: AssessmentRules) -> EvidenceGap.SmallGroup? {
    let comparisons = disparities.filter { $0.group.id == group.id && $0.state == .tooFewToTell }
    guard let answered = comparisons.map(\.pair.group.base).min() else { return nil }
    let size = needed(comparisons, rules)
    // Where the group would be large enough for equal answers, only more of everybody can tell.
    return .init(group: group, answered: answered, needed: size.flatMap { $0 > answered ? $0 : nil })
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

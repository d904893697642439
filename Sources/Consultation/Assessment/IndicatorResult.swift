/// How an indicator stands against its target, on each base that it can be worked out on.
///
/// All figures are of respondents and unweighted.
package struct IndicatorResult: Sendable {
  /// The indicator on one base.
  package struct OnBase: Sendable {
    /// Who is divided by.
    package let base: Base
    /// The respondents who have the measure, of those in the base.
    package let observed: Proportion
    /// What follows for the target; `nil` where the definition does not say which direction is better.
    package let attainment: TargetAttainment?
    /// The uncertainty range of the share (Wilson, 95%).
    package var interval: Interval { observed.wilson() }
  }

  /// The id of the indicator: "SF15".
  package let id: String
  /// What it measures.
  package let measure: Measure
  /// The target: a percentage in ten-thousandths.
  package let target: Int
  /// Its own base first, then the others of another size.
  package let onBases: [OnBase]

  /// The indicator on the base that the definition gives it.
  package var own: OnBase { onBases[0] }

  /// Whether every base leads to the same outcome.
  package var isSameOnEveryBase: Bool { Set(onBases.map { $0.attainment?.state }).count == 1 }

  /// Works out an indicator.
  ///
  /// - Returns: `nil` for a measure without a target, or without anybody in its base.
  package init?(_ measure: Measure, of responses: ResponseTable) {
    guard let id = measure.indicator, let target = measure.target else { return nil }
    let own = responses.base(of: measure)
    var seen: Set<Int> = [0]
    let onBases = ([own] + Base.allCases.filter { $0 != own && $0 != .asked }).compactMap { base -> OnBase? in
      guard let share = responses.total(of: measure, base: base)?.total.proportion,
        seen.insert(share.base).inserted
      else { return nil }
      let attainment = measure.better.map {
        TargetAttainment(share, target: target, aim: $0 == .higher ? .atLeast : .atMost)
      }
      return OnBase(base: base, observed: share, attainment: attainment)
    }
    guard onBases.first?.base == own else { return nil }
    self.id = id
    self.measure = measure
    self.target = target
    self.onBases = onBases
  }
}

extension ImpactAssessment {
  /// Every measure with a target, in the order of the definition.
  package var indicators: [IndicatorResult] {
    tables.survey.measures.compactMap { IndicatorResult($0, of: tables.responses) }
  }
}

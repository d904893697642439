/// What all answers to the questions behind the main measures say about the groups of one characteristic, beyond the
/// measures themselves.
///
/// A measure cuts a question in two; these tests look at every answer. Each list is a family of its own, p adjusted
/// over it (Holm, Scandinavian Journal of Statistics 6, 1979). Groups below the smallest base are in no test of their
/// own and in no test of all groups; they stay among the others that a group is compared with.
package struct ScaleEvidence: Sendable {
  /// Whether answers and groups are connected at all, question by question; for questions with several answers a
  /// respondent, measure by measure.
  package let associations: [AnswerAssociation]
  /// Each group against all others along each scale: question by question, in each question group by group.
  package let comparisons: [ScaleComparison]
  /// All groups along each scale.
  package let spreads: [ScaleSpread]
  /// How often each group did not know, against all others: what is left out of the scale.
  package let dontKnow: [Disparity]
  /// Whether measures, and answers along each scale, rise or fall over the groups of an ordered characteristic.
  package let trends: [GroupTrend]

  /// Whether anything could be tested at all.
  package var isTested: Bool {
    !associations.isEmpty || !comparisons.isEmpty || !trends.isEmpty
      || dontKnow.contains(where: \.isReportable)
  }
}

/// One test of a family: its p value, and what it is among the others.
package struct FamilyTest: Sendable, Hashable {
  /// The p value of the test alone.
  package let pValue: Double
  /// The p value adjusted for the tests of the family.
  package let adjustedPValue: Double
  /// How many tests the family has.
  package let familySize: Int
  /// Whether the adjusted p is below the level.
  package let isFound: Bool

  /// The tests of one family, in the order of their p values as given.
  static func holm(_ pValues: [Double], _ rules: AssessmentRules) -> [FamilyTest] {
    zip(pValues, Adjustment.holm(pValues)).map { pValue, adjusted in
      FamilyTest(
        pValue: pValue, adjustedPValue: adjusted, familySize: pValues.count, isFound: adjusted < rules.alpha)
    }
  }
}

/// Whether the answers to a question and the groups of a characteristic are connected: a table of groups by answers.
package struct AnswerAssociation: Sendable {
  /// The question.
  package let question: Question
  /// The measure that splits the answers in two, where a respondent can give several; `nil` where every answer counts.
  package let measure: Measure?
  /// Groups (rows) by answers (columns), without empty ones.
  package let table: ContingencyTable
  /// How the p value was come by.
  package let method: ContingencyTable.Method
  /// The p value and its family.
  package let test: FamilyTest

  /// The degrees of freedom.
  package var degrees: Int { table.degrees }
  /// How close the connection is, 0 to 1, without what chance adds to it.
  package var strength: AssociationStrength { AssociationStrength(table.correctedCramersV) }
}

/// How close a connection is, in a word, from Cramér's V.
package enum AssociationStrength: String, Sendable, CaseIterable {
  /// Below 0.1.
  case negligible
  /// 0.1 to below 0.2.
  case weak
  /// 0.2 to below 0.4.
  case moderate
  /// 0.4 and above.
  case strong

  package init(_ cramersV: Double) {
    switch cramersV {
    case ..<0.1: self = .negligible
    case ..<0.2: self = .weak
    case ..<0.4: self = .moderate
    default: self = .strong
    }
  }
}

/// One group against all others along a scale: who answers higher (Mann and Whitney, 1947).
package struct ScaleComparison: Sendable {
  /// The question.
  package let question: Question
  /// The ends of its scale.
  package let scale: AnswerScale
  /// The characteristic.
  package let characteristic: String
  /// The group.
  package let group: Crosstab.Column
  /// The only other group, where there are two and the comparison is made once.
  package let counterpart: Crosstab.Column?
  /// The counts by step of the scale, lowest first, and what follows from them.
  package let ranks: MannWhitney
  /// The p value and its family.
  package let test: FamilyTest

  /// Whether the group answers higher, where a difference was found.
  package var isHigher: Bool { ranks.superiorityProportion > 0.5 }
}

/// All groups along a scale: whether any of them differs (Kruskal and Wallis, 1952).
package struct ScaleSpread: Sendable {
  /// The question.
  package let question: Question
  /// The statistic, its degrees and its effect.
  package let ranks: KruskalWallis
  /// The p value and its family.
  package let test: FamilyTest
}

/// Whether answers rise or fall over the groups of an ordered characteristic, such as bands of ages.
package struct GroupTrend: Sendable {
  /// What rises or falls.
  package enum Subject: Sendable {
    /// The share of a measure (Cochran and Armitage).
    case measure(Measure, CochranArmitage)
    /// The answers along a scale (linear by linear).
    case scale(Question, AnswerScale, LinearByLinear)
  }

  /// What rises or falls.
  package let subject: Subject
  /// The groups that are in the test, in their order; each counts one more than the one before it.
  package let groups: [Crosstab.Column]
  /// How many of each group are on each step, lowest step first; for a measure those without it, then those with it.
  package let counts: [[Int]]
  /// The p value and its family.
  package let test: FamilyTest

  /// Whether the share, or the mean step, goes the way of the trend from each group to the next one.
  ///
  /// Compared in whole numbers; equal is no step.
  package var isSteady: Bool {
    let means = counts.map { steps in
      (
        sum: steps.indices.reduce(Int128(0)) { $0 + Int128($1) * Int128(steps[$1]) },
        base: Int128(steps.reduce(0, +))
      )
    }
    return zip(means, means.dropFirst()).allSatisfy { one, next in
      let (before, after) = (one.sum * next.base, next.sum * one.base)
      return rises ? before < after : before > after
    }
  }

  /// Whether it rises from the first group to the last.
  package var rises: Bool {
    switch subject {
    case .measure(_, let trend): (trend.slope ?? 0) > 0
    case .scale(_, _, let trend): (trend.correlation ?? 0) > 0
    }
  }
}

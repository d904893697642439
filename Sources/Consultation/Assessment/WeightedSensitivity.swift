/// Whether findings change when respondents are weighted to the population: a check, never the result itself.
///
/// Weighting removes the imbalance in the characteristics used and no other. Respondents chose to take part; with
/// weights they are no random sample either. Weights are taken as fixed.
package struct WeightedSensitivity: Sendable {
  /// Why weighted results are not given.
  package enum Refusal: Sendable, Hashable {
    /// The respondents cannot be raked to the figures.
    case raking(Raking.Refusal)
    /// A cell is too small, or has no share.
    case cell(CellWeights.Refusal)
    /// No trimmed weights exist.
    case trimming
    /// Weighting costs too much.
    case efficiency(WeightingEfficiency.Refusal)
  }

  /// How it is weighted.
  package let method: AssessmentForm.Weighting.Method
  /// The ages that are weighted.
  package let ages: Band
  /// The characteristics, in the order in which they are made to hold.
  package let margins: [WeightedMargin]
  /// The bases with these weights; `nil` where there are none.
  package let efficiency: WeightingEfficiency?
  /// Why weighted results are not given; empty where they are.
  package let refusals: [Refusal]
  /// The weighted results; `nil` where they are refused.
  package let results: WeightedResults?

  /// How many respondents there are, each counted once.
  package let unweightedBase: Int
}

/// Weighted results beside the unweighted ones.
package struct WeightedResults: Sendable {
  /// The weight of each response, 1 on average.
  package let weights: [Double]
  /// The largest weight, as a multiple of the mean, before weights were trimmed.
  package let largestUntrimmed: Double
  /// How far the weighted count of a group is from its target at most, as a share of the target, after trimming.
  package let largestMarginError: Double
  /// The weighted shares of each margin's groups.
  package let marginProportions: [[Double]]
  /// The main measures, in order.
  package let measures: [WeightedMeasure]
  /// Every comparison of a group with all others, in the order of the form; pairs of characteristics left out.
  package let disparities: [WeightedDisparity]

  /// Whether the margins hold with the trimmed weights, but for less than half a tenth of a per cent.
  package var isExact: Bool { largestMarginError < 0.0005 }

  /// The comparisons whose finding changes.
  package var changed: [WeightedDisparity] { disparities.filter(\.isChanged) }
}

/// A main measure, weighted and not.
package struct WeightedMeasure: Sendable {
  package let measure: Measure
  /// Unweighted.
  package let unweighted: Proportion
  /// The uncertainty range of the unweighted share (Wilson).
  package let unweightedInterval: Interval
  /// Weighted, with its standard error and its base.
  package let weighted: WeightedProportion
  /// The uncertainty range of the weighted share (logit).
  package let interval: Interval
}

/// A group against all others, weighted and not.
package struct WeightedDisparity: Sendable {
  /// Unweighted.
  package let unweighted: Disparity
  /// The weighted difference; `nil` where one side is too small, by its base or by its effective base.
  package let difference: WeightedDifference?
  /// The uncertainty range of the weighted difference.
  package let interval: Interval?
  /// The p value of the weighted difference; `nil` where it cannot be tested.
  package let pValue: Double?
  /// The p value adjusted over the comparisons of the characteristic (Holm).
  package internal(set) var adjustedPValue: Double?
  /// What would follow from the weighted difference; `nil` where it cannot be tested.
  package internal(set) var state: EvidenceState?

  /// Whether the weighted share of the group is the larger one.
  package var isHigher: Bool { (difference?.difference ?? 0) > 0 }

  /// Whether another state follows, or a difference in the other direction; not where it cannot be tested.
  package var isChanged: Bool {
    guard let state else { return false }
    return state != unweighted.state || (state == .differenceFound && isHigher != unweighted.isHigher)
  }
}

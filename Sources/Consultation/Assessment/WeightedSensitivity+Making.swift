extension WeightedSensitivity {
  /// Weights the respondents as the definition says and repeats every comparison.
  ///
  /// - Parameters:
  ///   - weighting: What to weight to.
  ///   - responses: The responses; weights that they came with are not used.
  ///   - evidence: The unweighted evidence on every characteristic.
  ///   - rules: How evidence is judged.
  init(
    _ weighting: AssessmentForm.Weighting, of responses: ResponseTable,
    _ evidence: [CharacteristicEvidence], rules: AssessmentRules
  ) {
    method = weighting.method
    ages = weighting.ages
    unweightedBase = responses.count
    let isOutside = responses.isOutside(weighting.ages)
    margins = weighting.characteristics.compactMap { id in
      responses.survey.characteristics.first { $0.characteristic == id }.flatMap {
        WeightedMargin($0, ages: weighting.ages, isOutside: isOutside, in: responses)
      }
    }
    let made: TrimmedWeights
    do throws(TrimmedWeights.Refused) {
      made = try TrimmedWeights(weighting.method, margins, responses: responses.count)
    } catch {
      (efficiency, refusals, results) = (nil, error.reasons, nil)
      return
    }
    efficiency = WeightingEfficiency(made.weights)
    refusals = efficiency?.refusals().map { .efficiency($0) } ?? [.trimming]
    results =
      refusals.isEmpty
      ? WeightedResults(made, margins: margins, of: responses, evidence, rules) : nil
  }
}

/// Weights within bounds of 0.3 and 3 times their mean, which is 1.
struct TrimmedWeights {
  struct Refused: Error {
    let reasons: [WeightedSensitivity.Refusal]
  }

  let weights: [Double]
  /// The largest weight before trimming.
  let largestUntrimmed: Double
  /// The largest distance of a group's weighted count from its target, as a share of the target.
  let largestMarginError: Double

  init(_ method: AssessmentForm.Weighting.Method, _ margins: [WeightedMargin], responses: Int)
    throws(Refused)
  {
    let raking = margins.map(\.raking)
    let start = [Double](repeating: 1, count: responses)
    let untrimmed =
      method == .cell ? try Self.cellWeights(margins) : try Self.raked(raking, start: start)
    guard let trimmed = Self.trimmed(untrimmed, raking, start: start, method) else {
      throw Refused(reasons: [.trimming])
    }
    weights = trimmed
    largestUntrimmed = untrimmed.reduce(0, max)
    largestMarginError = Raking.largestError(trimmed, raking, total: Double(responses))
  }

  private static func raked(_ margins: [RakingMargin], start: [Double]) throws(Refused) -> [Double] {
    do throws(Raking.Refused) { return try Raking(margins, start: start).weights } catch {
      throw Refused(reasons: error.reasons.map { .raking($0) })
    }
  }

  /// The weight of each response by its cell; 1 for those who keep their share.
  private static func cellWeights(_ margins: [WeightedMargin]) throws(Refused) -> [Double] {
    guard let margin = margins.first else { throw Refused(reasons: [.cell(.shape)]) }
    do throws(CellWeights.Refused) {
      let cells = try CellWeights(
        counts: margin.groups.map(\.respondents.count),
        populationProportions: margin.groups.map(\.populationProportion))
      return margin.codes.map { $0 < 0 ? 1 : cells.weights[$0] }
    } catch {
      throw Refused(reasons: error.reasons.map { .cell($0) })
    }
  }

  /// Weights within bounds that hold the margins, where there are such; else trimmed once.
  private static func trimmed(
    _ untrimmed: [Double], _ margins: [RakingMargin], start: [Double],
    _ method: AssessmentForm.Weighting.Method
  ) -> [Double]? {
    let bounds = Trimming()
    if method == .rake {
      do throws(Raking.Refused) {
        return try Raking(margins, start: start, within: bounds).weights
      } catch {
        // Bounds and margins do not hold together: the bounds do, and the error that is left is printed.
      }
    }
    return bounds.trimmed(untrimmed)
  }
}

extension WeightedResults {
  fileprivate init(
    _ made: TrimmedWeights, margins: [WeightedMargin], of responses: ResponseTable,
    _ evidence: [CharacteristicEvidence], _ rules: AssessmentRules
  ) {
    weights = made.weights
    largestUntrimmed = made.largestUntrimmed
    largestMarginError = made.largestMarginError
    marginProportions = margins.map { $0.weightedProportions(made.weights) }
    var weighted = responses
    weighted.weights = made.weights.map { Int(($0 / Tally.unit).rounded()) }
    let measures = responses.survey.comparedMeasures
    let banners = evidence.map {
      responses.banner(by: $0.question, grouping: $0.grouping, where: nil)
    }
    let counts = weighted.counts(of: measures, by: [responses.totalBanner(where: nil)] + banners)
    self.measures = counts.compactMap(\.first).compactMap {
      WeightedMeasure($0, fileBase: responses.count, rules)
    }
    disparities = evidence.indices.flatMap { place in
      WeightedDisparity.family(
        evidence[place].disparities, counts.compactMap { $0.dropFirst(place + 1).first },
        fileBase: responses.count, rules)
    }
  }
}

extension WeightedMeasure {
  fileprivate init?(_ counts: MeasureCounts, fileBase: Int, _ rules: AssessmentRules) {
    guard
      let weighted = WeightedProportion(
        chosen: counts.total.chosen, others: counts.total.rest, fileBase: fileBase)
    else { return nil }
    measure = counts.measure
    unweighted = counts.total.proportion
    unweightedInterval = unweighted.wilson(confidence: rules.confidence)
    self.weighted = weighted
    interval = weighted.interval(.logit, confidence: rules.confidence)
  }
}

extension WeightedDisparity {
  /// The comparisons of one characteristic with weights, judged as the unweighted ones are.
  fileprivate static func family(
    _ disparities: [Disparity], _ counts: [MeasureCounts], fileBase: Int, _ rules: AssessmentRules
  ) -> [WeightedDisparity] {
    var family = disparities.map { one in
      let own = counts.first {
        $0.measure.question == one.measure.question && $0.measure.rows == one.measure.rows
          && $0.base == one.base
      }
      return WeightedDisparity(one, own, fileBase: fileBase, rules)
    }
    let places = family.indices.filter { family[$0].pValue != nil }
    let adjusted = Adjustment.holm(places.compactMap { family[$0].pValue })
    for (place, value) in zip(places, adjusted) { family[place].conclude(adjusted: value, rules) }
    return family
  }

  private init(
    _ disparity: Disparity, _ counts: MeasureCounts?, fileBase: Int, _ rules: AssessmentRules
  ) {
    unweighted = disparity
    let groups = counts?.columns.filter { $0.column.kind == .group } ?? []
    let group = groups.filter { $0.column.id == disparity.group.id }
    let others = groups.filter { $0.column.id != disparity.group.id }
    let means = [group, others].compactMap { side in
      WeightedMean(
        values: [1, 0],
        tallies: [
          side.reduce(WeightTally()) { $0 + $1.chosen }, side.reduce(WeightTally()) { $0 + $1.rest },
        ], fileBase: fileBase)
    }
    let isLarge = means.allSatisfy { $0.tally.effectiveBase >= Double(rules.minimumBase) }
    difference =
      disparity.isReportable && means.count == 2 && isLarge
      ? WeightedDifference(group: means[0], others: means[1]) : nil
    interval = difference?.interval(confidence: rules.confidence)
    pValue = difference?.pValue
  }

  private mutating func conclude(adjusted: Double, _ rules: AssessmentRules) {
    adjustedPValue = adjusted
    if adjusted < rules.alpha {
      state = .differenceFound
    } else if let interval, interval.lower > -rules.margin, interval.upper < rules.margin {
      state = .similar
    } else {
      // Without any spread there is no range, and nothing to be sure of.
      state = .tooFewToTell
    }
  }
}

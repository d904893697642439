import Consultation
import TestSupport
import Testing

/// Weights raked by R: iterations stop earlier there, so that weights agree to one part in a million.
@Suite struct `Raked weights of R` {
  private let schools: [ReferenceFigures.Row]
  private let tolerance = 1e-6

  init() throws { schools = try ReferenceFigures.rows("api_apistrat_data") ?? [] }

  private func margin(_ variable: String) throws -> RakingMargin {
    let rows = try (ReferenceFigures.rows("api_population_margins") ?? []).filter {
      try $0.text("variable") == variable
    }
    let categories = try rows.map { try $0.text("category") }
    let codes = try schools.map { categories.firstIndex(of: try $0.text(variable)) ?? -1 }
    let counts = try rows.map { try $0.integer("population") }
    return RakingMargin(codes: codes, targetProportions: TargetShares.proportions(of: counts))
  }

  @Test func `of schools, in every scenario and for every school`() throws {
    guard let scenarios = try ReferenceFigures.rows("api_raking_summary"),
      let weights = try ReferenceFigures.rows("api_raked_weights")
    else { return }
    #expect(scenarios.count == 16)
    #expect(weights.count == 200)
    for row in scenarios {
      let raked = try raked(row)
      let name = try row.text("scenario")
      for (school, weight) in zip(weights, raked.weights) {
        try school.expect(weight, name, relative: tolerance)
      }
      try checkSummary(row, raked)
      try checkTrimmed(row, raked.weights, weights)
    }
  }

  private func raked(_ row: ReferenceFigures.Row) throws -> Raking {
    let margins = try row.text("margins").split(separator: " ").filter { $0 != "+" }.map {
      try margin(String($0))
    }
    #expect(!margins.isEmpty)
    let starts = try schools.map { try row.text("start_weights") == "pw" ? $0.number("pw") : 6_194 / 200 }
    var settings = Raking.Settings()
    settings.total = 6_194
    let raked = try Raking(margins, start: starts, settings: settings)
    #expect(raked.largestError < 1e-8)
    #expect(raked.smallCategories.isEmpty)
    return raked
  }

  private func checkSummary(_ row: ReferenceFigures.Row, _ raked: Raking) throws {
    let efficiency = try #require(WeightingEfficiency(raked.weights))
    try row.expect(efficiency.tally.sum, "sum_w")
    try row.expect(raked.weights.min(), "min_w", relative: tolerance)
    try row.expect(raked.weights.max(), "max_w", relative: tolerance)
    try row.expect(efficiency.effectiveBase, "n_eff_kish", relative: tolerance)
    try row.expect(efficiency.designEffect, "deff_kish", relative: tolerance)
    try row.expect(mean(raked.weights), "mean_api00", relative: tolerance)
  }

  private func checkTrimmed(
    _ row: ReferenceFigures.Row, _ weights: [Double], _ stored: [ReferenceFigures.Row]
  ) throws {
    let trimmed = try #require(Trimming().trimmed(weights))
    for (school, weight) in zip(stored, trimmed) {
      try school.expect(weight, try row.text("scenario") + "_trim", relative: tolerance)
    }
    try row.expect(0.3 * 6_194 / 200, "trim_lower")
    try row.expect(3.0 * 6_194 / 200, "trim_upper")
    try row.expect(trimmed.min(), "trimmed_min", relative: tolerance)
    try row.expect(trimmed.max(), "trimmed_max", relative: tolerance)
    try row.expect(trimmed.reduce(0, +), "trimmed_sum")
    try row.expect(WeightingEfficiency(trimmed)?.effectiveBase, "trimmed_n_eff", relative: tolerance)
    try row.expect(mean(trimmed), "weighted_mean_api00_trimmed", relative: tolerance)
  }

  /// The mean result of the schools, each in a category of its own.
  private func mean(_ weights: [Double]) throws -> Double? {
    let results = try schools.map { try $0.number("api00") }
    return WeightedMean(values: results, tallies: weights.map { WeightTally([$0]) }, fileBase: 200)?.estimate
  }

  @Test func `of invented respondents, and trimmed`() throws {
    guard let people = try SyntheticConsultation(),
      let rows = try ReferenceFigures.rows("synthetic_consultation")
    else { return }
    let margins = try ["age", "sex", "ethnic", "disabled"].map {
      RakingMargin(codes: try people.codes($0), targetProportions: try people.targets($0))
    }
    let start = Array(repeating: 1.0, count: people.base)
    #expect(throws: Raking.Refused(reasons: [.smallCategory(.init(margin: 2, category: 3, base: 3))])) {
      try Raking(margins, start: start)
    }
    var settings = Raking.Settings()
    settings.acceptsSmallCategories = true
    let raked = try Raking(margins, start: start, settings: settings)
    #expect(raked.smallCategories.map(\.base) == [7, 7, 3])
    let trimmed = try #require(Trimming().trimmed(raked.weights))
    for (index, row) in rows.enumerated() {
      try row.expect(raked.weights[index], "weight", relative: tolerance)
      try row.expect(trimmed[index], "weight_trimmed", relative: tolerance)
    }
    let efficiency = try #require(WeightingEfficiency(raked.weights))
    #expect(efficiency.effectiveBase.rounded() == 128)
    #expect(efficiency.refusals().count == 2, "a third is left, and the largest weight is 12.6")
    #expect(Raking.largestError(trimmed, margins, total: 400) > 0.1, "trimming moves the margins")
  }
}

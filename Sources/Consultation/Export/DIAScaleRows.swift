/// The rows of `dia-evidence.csv` on whole questions: every answer of a scale, all groups together, trends.
struct DIAScaleRows {
  private typealias Row = DIAEvidenceCSV.Row

  private let evidence: CharacteristicEvidence
  private let base: DIAEvidenceCSV.Row

  /// - Parameters:
  ///   - evidence: One characteristic.
  ///   - base: The names that every row has.
  init(_ evidence: CharacteristicEvidence, base: DIAEvidenceCSV.Row) {
    self.evidence = evidence
    self.base = base
  }

  var rows: [DIAEvidenceCSV.Row] {
    let scale = evidence.scale
    return scale.associations.map(association) + scale.comparisons.map(comparison)
      + scale.spreads.map(spread) + scale.trends.map(trend)
  }

  private func row(
    _ kind: String, _ test: String, statistic: Double?, _ family: FamilyTest, _ question: String
  ) -> Row {
    base.merging([
      .kind: .text(kind), .characteristic: .text(evidence.characteristic),
      .grouping: .text(evidence.grouping?.id ?? "answers"), .question: .text(question), .test: .text(test),
      .statistic: .number(CSVFigure.decimal(statistic)),
      .pValue: .number(CSVFigure.probability(family.pValue)),
      .adjustedP: .number(CSVFigure.probability(family.adjustedPValue)), .adjustment: .text("holm"),
      .comparisons: .number(String(family.familySize)),
      .state: .text(family.isFound ? EvidenceState.differenceFound.rawValue : "no_difference_found"),
    ])
  }

  private func effect(_ name: String, _ value: Double?, in row: inout Row) {
    row[.effectName] = .text(name)
    row[.effect] = .number(CSVFigure.decimal(value))
  }

  /// Whether answers and groups are connected at all.
  private func association(_ one: AnswerAssociation) -> Row {
    let test =
      switch one.method {
      case .chiSquare: "chi-square"
      case .exact: "fisher-exact"
      case .simulated: "chi-square-simulated"
      }
    var row = row("association", test, statistic: one.table.pearson.statistic, one.test, one.question.id)
    row[.row] = one.measure.map { .text($0.rowID) }
    row[.groupBase] = .number(String(one.table.total))
    row[.degrees] = .number(String(one.degrees))
    effect("cramers-v-corrected", one.table.correctedCramersV, in: &row)
    return row
  }

  /// One group against all others along a scale.
  private func comparison(_ one: ScaleComparison) -> Row {
    var row = row("scale", "mann-whitney", statistic: one.ranks.statistic, one.test, one.question.id)
    row[.group] = .text(one.group.id)
    row[.groupLabel] = .text(one.group.label)
    row[.others] = .text(one.counterpart?.label ?? "All others")
    row[.groupBase] = .number(String(one.ranks.groupBase))
    row[.othersBase] = .number(String(one.ranks.othersBase))
    effect("superiority", one.ranks.superiorityProportion, in: &row)
    return row
  }

  /// All groups along a scale.
  private func spread(_ one: ScaleSpread) -> Row {
    var row = row(
      "scale-all-groups", "kruskal-wallis", statistic: one.ranks.statistic, one.test, one.question.id)
    row[.groupBase] = .number(String(one.ranks.base))
    row[.degrees] = .number(String(one.ranks.degrees))
    effect("epsilon-squared", one.ranks.epsilonSquared, in: &row)
    return row
  }

  private func trend(_ one: GroupTrend) -> Row {
    switch one.subject {
    case .measure(let measure, let trend):
      var row = row("trend", "cochran-armitage", statistic: trend.statistic, one.test, measure.question)
      row[.row] = .text(measure.rowID)
      row[.degrees] = .number("1")
      effect("slope", trend.slope, in: &row)
      return row
    case .scale(let question, _, let trend):
      var row = row("trend", "linear-by-linear", statistic: trend.statistic, one.test, question.id)
      row[.groupBase] = .number(String(trend.base))
      row[.degrees] = .number("1")
      effect("correlation", trend.correlation, in: &row)
      return row
    }
  }
}

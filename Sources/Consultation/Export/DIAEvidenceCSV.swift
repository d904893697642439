internal import FileFormats

/// `dia-evidence.csv`: one row a finding, with every figure behind it.
///
/// Percentages 0...100, gaps and bounds in percentage points with four decimals; p values with ten. What cannot be given
/// is empty, and `state` says why.
struct DIAEvidenceCSV {
  /// The columns, in order.
  enum Column: Int, CaseIterable {
    case series, wave, concern, about, kind, characteristic, grouping, group, groupLabel, others
    case waves, question, row, measure, baseName, groupCount, groupBase, groupPercentage
    case othersCount, othersBase, othersPercentage, gap, lower, upper, pValue, adjustedP
    case adjustment, comparisons, test, statistic, degrees, effectName, effect, smallestUp
    case smallestDown, margin, better, disadvantage, state, reliability
  }

  /// The heading of each column.
  static let headings = [
    "series", "wave", "concern", "about", "kind", "characteristic", "grouping", "group", "group_label",
    "others", "waves", "question", "row", "measure", "base_name", "group_count", "group_base",
    "group_percentage", "others_count", "others_base", "others_percentage", "gap", "lower", "upper", "p",
    "adjusted_p", "adjustment", "comparisons", "test", "statistic", "degrees", "effect_name", "effect",
    "smallest_gap_up", "smallest_gap_down", "margin", "better", "disadvantage", "state", "reliability",
  ]

  /// One cell: text is guarded against being run as a formula, a number is not.
  enum Cell {
    case text(String)
    case number(String)
  }

  /// The cells of one finding by their column; an array, because there are thousands of findings.
  struct Row: ExpressibleByDictionaryLiteral {
    private var cells = [Cell?](repeating: nil, count: Column.allCases.count)

    init(dictionaryLiteral elements: (Column, Cell)...) {
      for (column, cell) in elements { cells[column.rawValue] = cell }
    }

    subscript(column: Column) -> Cell? {
      get { cells[column.rawValue] }
      set { cells[column.rawValue] = newValue }
    }

    /// These cells, and those of another row where it has any.
    func merging(_ other: Row) -> Row {
      var merged = self
      for place in cells.indices { merged.cells[place] = other.cells[place] ?? cells[place] }
      return merged
    }
  }

  let assessment: ImpactAssessment

  init(_ assessment: ImpactAssessment) { self.assessment = assessment }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.headings { text.add(text: heading) }
    text.endRecord()
    for row in rows() {
      for column in Column.allCases {
        switch row[column] {
        case .text(let value): text.add(text: value)
        case .number(let value): text.add(number: value)
        case nil: text.add(number: "")
        }
      }
      text.endRecord()
    }
    return text.bytes
  }

  // MARK: Rows

  /// For each question of the form its state and its findings; then what belongs to no question of the form.
  private func rows() -> [Row] {
    assessment.concerns.flatMap { concern -> [Row] in
      var head = names("concern", concern)
      head[.state] = .text(concern.state.rawValue)
      return [head] + concern.characteristics.flatMap { findings($0, concern) }
        + concern.intersections.flatMap { pairs($0, concern) }
    } + assessment.offForm.flatMap { findings($0, nil) } + weighted()
      + assessment.exploratory.map { comparison($0, "exploratory", concern(of: $0.characteristic)) }
  }

  /// The question of the form that a characteristic answers; `nil` where none does.
  private func concern(of characteristic: String) -> ConcernEvidence? {
    assessment.concerns.first { $0.characteristics.contains { $0.characteristic == characteristic } }
  }

  private func findings(_ one: CharacteristicEvidence, _ concern: ConcernEvidence?) -> [Row] {
    one.disparities.map { comparison($0, "comparison", concern) }
      + one.nonResponse.map { comparison($0, "non-response", concern) }
      + one.scale.dontKnow.map { comparison($0, "dont-know", concern) }
      + DIAScaleRows(one, base: names("", concern)).rows + pooled(one, concern)
  }

  /// Comparisons over several waves.
  private func pooled(_ one: CharacteristicEvidence, _ concern: ConcernEvidence?) -> [Row] {
    let characteristic = assessment.pooled?.characteristics.first {
      $0.evidence.characteristic == one.characteristic
    }
    return (characteristic?.comparisons ?? []).map { pooled in
      var row = comparison(pooled.pooled, "pooled", concern)
      row[.waves] = .text(pooled.waves.joined(separator: " "))
      return row
    }
  }

  /// The weighted check: gaps with weights; counts stay those of respondents.
  private func weighted() -> [Row] {
    (assessment.weighted?.results?.disparities ?? []).map { one in
      var row = names("weighted", concern(of: one.unweighted.characteristic))
        .merging(subject(one.unweighted))
      row[.state] = one.state.map { .text($0.rawValue) }
      guard let difference = one.difference else { return row }
      row[.groupBase] = .number(String(difference.group.tally.base))
      row[.groupPercentage] = .number(CSVFigure.percentage(difference.group.estimate))
      row[.othersBase] = .number(String(difference.others.tally.base))
      row[.othersPercentage] = .number(CSVFigure.percentage(difference.others.estimate))
      row[.gap] = .number(CSVFigure.percentage(difference.difference))
      row[.lower] = .number(CSVFigure.percentage(one.interval?.lower))
      row[.upper] = .number(CSVFigure.percentage(one.interval?.upper))
      row[.pValue] = .number(CSVFigure.probability(one.pValue))
      row[.adjustedP] = .number(CSVFigure.probability(one.adjustedPValue))
      row[.adjustment] = .text("holm")
      row[.test] = .text("weighted-t")
      row[.statistic] = .number(CSVFigure.decimal(difference.statistic))
      row[.degrees] = .number(String(difference.degrees))
      return row
    }
  }

  private func names(_ kind: String, _ concern: ConcernEvidence?) -> Row {
    let survey = assessment.tables.survey
    return [
      .series: .text(survey.series), .wave: .text(survey.wave),
      .concern: .text(concern?.concern.number ?? ""), .about: .text(concern?.concern.subject ?? ""),
      .kind: .text(kind),
    ]
  }

  private func pairs(_ pair: Intersection, _ concern: ConcernEvidence) -> [Row] {
    pair.cells.flatMap(\.disparities).map { comparison($0, "pair", concern) }
      + pair.interactions.map { interaction($0, concern) }
  }

  /// How far the gap of a group inside another group differs from that outside it.
  private func interaction(_ finding: InteractionFinding, _ concern: ConcernEvidence) -> Row {
    let (gap, within) = (finding.gap, finding.within)
    var row = names("interaction", concern)
    row[.characteristic] = .text("\(gap.characteristic) \(within.characteristic)")
    row[.grouping] = .text("pairs")
    row[.group] = .text("\(gap.group.id) \(within.group.id)")
    row[.groupLabel] = .text("\(gap.group.label), \(within.group.label)")
    row[.others] = .text("Gap outside \(within.group.label)")
    row[.question] = .text(finding.measure.question)
    row[.row] = .text(finding.measure.rowID)
    row[.measure] = .text(MeasureWording(survey: assessment.tables.survey).name(finding.measure))
    row[.state] = .text(finding.state.rawValue)
    guard let interaction = finding.interaction else { return row }
    let interval = interaction.interval(confidence: assessment.rules.confidence)
    row[.gap] = .number(CSVFigure.percentage(interaction.difference))
    row[.lower] = .number(CSVFigure.percentage(interval.lower))
    row[.upper] = .number(CSVFigure.percentage(interval.upper))
    row[.pValue] = .number(CSVFigure.probability(finding.pValue))
    row[.adjustedP] = .number(CSVFigure.probability(finding.adjustedPValue))
    row[.adjustment] = .text("holm")
    row[.test] = .text("difference-of-differences")
    return row
  }

  private func comparison(_ disparity: Disparity, _ kind: String, _ concern: ConcernEvidence?) -> Row {
    var row = names(kind, concern).merging(subject(disparity))
    row[.state] = .text(disparity.state.rawValue)
    row[.margin] = .number(String(assessment.rules.marginPercentage))
    guard disparity.isReportable else {
      row[.reliability] = .text("under-minimum")
      return row
    }
    row = row.merging(figures(disparity))
    // What was not declared is adjusted otherwise, over the whole report.
    if kind == "exploratory" { row[.adjustment] = .text("benjamini-hochberg") }
    return row
  }

  /// Who is compared with whom, by what.
  private func subject(_ disparity: Disparity) -> Row {
    [
      .characteristic: .text(disparity.characteristic), .grouping: .text(disparity.grouping),
      .group: .text(disparity.group.id), .groupLabel: .text(disparity.group.label),
      .others: .text(disparity.counterpart?.label ?? "All others"),
      .question: .text(disparity.measure.question), .row: .text(disparity.measure.rowID),
      .measure: .text(MeasureWording(survey: assessment.tables.survey).name(disparity.measure)),
      .baseName: .text(disparity.base.rawValue), .better: .text(disparity.measure.better?.rawValue ?? ""),
    ]
  }

  private func figures(_ disparity: Disparity) -> Row {
    let pair = disparity.pair
    let isFound = disparity.state == .differenceFound
    let isSmall = min(pair.group.base, pair.others.base) < disparity.cautionBase
    return [
      .groupCount: .number(String(pair.group.count)), .groupBase: .number(String(pair.group.base)),
      .groupPercentage: .number(CSVFigure.percentage(pair.group)),
      .othersCount: .number(String(pair.others.count)), .othersBase: .number(String(pair.others.base)),
      .othersPercentage: .number(CSVFigure.percentage(pair.others)),
      .gap: .number(CSVFigure.decimal(pair.roundedPoints(decimals: 4))),
      .lower: .number(CSVFigure.percentage(disparity.interval.lower)),
      .upper: .number(CSVFigure.percentage(disparity.interval.upper)),
      .pValue: .number(CSVFigure.probability(disparity.pValue)),
      .adjustedP: .number(CSVFigure.probability(disparity.adjustedPValue)), .adjustment: .text("holm"),
      .comparisons: .number(String(disparity.familySize)),
      .test: .text("fisher-mid-p"), .effectName: .text("cohen-h"),
      .effect: .number(CSVFigure.decimal(pair.cohenH)),
      .smallestUp: .number(CSVFigure.percentage(disparity.detectable?.upward)),
      .smallestDown: .number(CSVFigure.percentage(disparity.detectable?.downward)),
      .disadvantage: .text(isFound ? disparity.isDisadvantage.map { $0 ? "yes" : "no" } ?? "unknown" : ""),
      .reliability: .text(isSmall ? "small-base" : ""),
    ]
  }
}

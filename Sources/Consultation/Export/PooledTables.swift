/// The comparisons over several waves as tables: one for each characteristic that this wave is too small for.
struct PooledTables {
  private let assessment: ImpactAssessment
  private let measures: MeasureWording

  init(_ assessment: ImpactAssessment) {
    self.assessment = assessment
    measures = MeasureWording(survey: assessment.tables.survey)
  }

  /// Every table, in the order of the questionnaire.
  var all: [CaptionedTable] { (assessment.pooled?.characteristics ?? []).compactMap(table) }

  /// The table of one characteristic; `nil` where nothing was added to it.
  func table(of characteristic: String) -> CaptionedTable? {
    one(characteristic).flatMap(table)
  }

  /// Which waves were named and are left out for a characteristic, and why; one sentence each, also where there is no
  /// table.
  func omissions(of characteristic: String) -> [String] {
    one(characteristic).map(omissions) ?? []
  }

  private func one(_ characteristic: String) -> PooledEvidence.Characteristic? {
    assessment.pooled?.characteristics.first { $0.evidence.characteristic == characteristic }
  }

  // MARK: Table

  private func table(_ one: PooledEvidence.Characteristic) -> CaptionedTable? {
    guard !one.comparisons.isEmpty else { return nil }
    var table = MarkdownTable([
      .init("Group and measure", .left), .init("Waves", .left), .init("Group (%)", .right),
      .init("Others (%)", .right), .init("Gap", .right), .init("Uncertainty range", .right),
      .init("Adjusted p", .right), .init("Finding", .left),
    ])
    let wording = GroupWording(characteristic: one.evidence.characteristic)
    for comparison in one.comparisons { table.add(row(comparison, wording)) }
    return CaptionedTable(
      title: "\(one.evidence.name): waves added together, where this wave alone is too small",
      base:
        "Base: respondents of the waves named in each row who gave the information and are in the base of the measure. Unweighted.",
      table: table, notes: notes(one))
  }

  private func row(_ comparison: PooledEvidence.Comparison, _ wording: GroupWording) -> [String] {
    let pooled = comparison.pooled
    let format = ComparisonFormat(pooled)
    // Words that are made for sentences are escaped; the table escapes all its cells again.
    let group = Markdown.unescaped(wording.short(pooled.group))
    let measure = Markdown.inSentence(measures.name(pooled.measure))
    let label = "\(group.prefix(1).uppercased())\(group.dropFirst()): \(measure)"
    let start = [label, Number.list(comparison.waves)]
    guard let adjusted = pooled.adjustedPValue else {
      return start + Array(repeating: "[x]", count: 5) + [format.finding]
    }
    return start + [
      format.cell(pooled.pair.group), format.cell(pooled.pair.others), format.gap, format.range,
      ComparisonFormat.probability(adjusted), format.finding,
    ]
  }

  // MARK: Notes

  private func notes(_ one: PooledEvidence.Characteristic) -> [String] {
    let family = one.comparisons.first { $0.pooled.isReportable }?.pooled.familySize ?? 0
    let states = Set(one.comparisons.map(\.pooled.state))
    let margin = assessment.rules.marginPercentage
    var notes = [
      PooledEvidence.assumption,
      "The state of the evidence above is that of this wave alone. Differences between the waves themselves are not taken out.",
      "Gap and uncertainty range are in percentage points. Gaps are worked out before rounding, so they can differ by 1 from the figures shown.",
    ]
    if family > 0 {
      notes.append(
        "Adjusted p allows for the \(Number.counted(family, "comparison", "comparisons")) over several waves in this table. A difference is found when it is below \(DIAEvidence.decimal(assessment.rules.alpha))."
      )
    }
    if states.contains(.similar) {
      notes.append(
        "Similar: no difference was found, and the whole uncertainty range lies within \(margin) points.")
    }
    if states.contains(.tooFewToTell) {
      notes.append(
        "Too few to tell: no difference was found, and the uncertainty range goes beyond \(margin) points.")
    }
    if states.contains(.notReportable) {
      notes.append(
        "Not reportable: fewer than \(assessment.rules.minimumBase) respondents on one side, in all these waves together."
      )
    }
    return notes + rewordings(one) + omissions(one)
  }

  /// A sentence for each wave that put a question in other words.
  private func rewordings(_ one: PooledEvidence.Characteristic) -> [String] {
    var waves: [String] = []
    for wave in one.rewordings.map(\.wave) where !waves.contains(wave) { waves.append(wave) }
    return waves.map { wave in
      let names = one.rewordings.filter { $0.wave == wave }.map {
        "\"\(Markdown.escaped($0.question.name))\""
      }
      return
        "Wave \(Markdown.escaped(wave)) worded \(names.count == 1 ? "a question" : "questions") otherwise, with the same answers: \(Number.list(names))."
    }
  }

  /// Sentences such as "Wave 2022 is left out for safe by day: it did not ask the question".
  private func omissions(_ one: PooledEvidence.Characteristic) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for omission in one.omissions {
      let key = "\(omission.wave)\n\(omission.reason)"
      if names[key] == nil { order.append(key) }
      names[key, default: []] += omission.measure.map { [measures.inSentence($0)] } ?? []
    }
    return order.map { key in
      let parts = key.split(separator: "\n").map(String.init)
      let what = names[key] ?? []
      return
        "Wave \(Markdown.escaped(parts[0])) is left out\(what.isEmpty ? "" : " for \(Number.list(what))"): \(parts[1])."
    }
  }
}

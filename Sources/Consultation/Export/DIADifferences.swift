/// Each group against all others: sentences by what was found, then the table.
extension DIAEvidence {
  func differences(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    guard !one.disparities.isEmpty else {
      document.paragraph(
        assessment.measures.isEmpty
          ? "The survey definition names no main measure, so that groups are not compared."
          : "There are not two groups to compare.")
      return
    }
    sentences(one.disparities, &document)
    scale(one, &document)
    if one.disparities.contains(where: \.isReportable) { document.table(comparisonTable(one)) }
    scaleTests(one, &document)
    pooled(one, &document)
  }

  /// Earlier waves added, where this one is too small.
  private func pooled(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    let tables = PooledTables(assessment)
    if let table = tables.table(of: one.characteristic) {
      document.paragraph(
        "Waves that ask the same question are added together where this wave alone is too small. This changes no evidence state above."
      )
      document.table(table)
    }
    document.list(tables.omissions(of: one.characteristic))
  }

  /// What was found, what is similar, what cannot be told; each with its figures.
  func sentences(_ disparities: [Disparity], _ document: inout DIADocument) {
    let found = disparities.filter { $0.state == .differenceFound }
    if !found.isEmpty {
      document.paragraph(found.count == 1 ? "Difference found:" : "Differences found:")
      document.list(found.map { writer.text(finding($0)) })
    }
    let similar = disparities.filter { $0.state == .similar }
    if !similar.isEmpty {
      document.paragraph(
        "Similar answers, where the uncertainty range lies within \(assessment.rules.marginPercentage) points either way:"
      )
      document.list(byMeasure(similar) { short($0) })
    }
    let unclear = disparities.filter { $0.state == .tooFewToTell }
    if !unclear.isEmpty {
      document.paragraph(
        "Too few to tell. Evidence is missing; that does not mean that there is no difference. Only gaps of the sizes given would have been found reliably:"
      )
      document.list(byMeasure(unclear) { tooFewToTell($0) })
    }
    let silent = disparities.filter { !$0.isReportable }
    if !silent.isEmpty {
      document.paragraph(
        "No figures, because fewer than \(assessment.rules.minimumBase) respondents answered on one side:")
      document.list(silentGroups(silent))
    }
  }

  /// "Safe by day: a smaller share of disabled respondents felt safe by day, 70% (71 of 101), compared with ...".
  func finding(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    let share = disparity.isHigher ? "larger" : "smaller"
    let margin = assessment.rules.margin
    let isLarge = disparity.interval.lower > margin || disparity.interval.upper < -margin
    return Finding([
      .text("A \(share) share of \(people(disparity)) \(measures.phrase(disparity.measure)): "),
      .comparison(reference, .group), .text(", compared with "), .comparison(reference, .others),
      .text(" of \(others(disparity)). The gap is "), .comparison(reference, .gap),
      .text(" percentage points (uncertainty range "), .comparison(reference, .range),
      .text(
        isLarge ? "). The whole range lies beyond \(assessment.rules.marginPercentage) points." : ")."),
      .text(
        caution(disparity).isEmpty
          ? "" : " It rests on fewer than \(disparity.cautionBase) respondents: treat as indicative."),
    ])
  }

  /// The groups without figures, once where that is so for every measure.
  private func silentGroups(_ disparities: [Disparity]) -> [String] {
    let everywhere = assessment.measures.count
    var seen: Set<String> = []
    let groups = disparities.filter { seen.insert($0.group.id).inserted }
    let whole = groups.filter { one in disparities.count { $0.group.id == one.group.id } == everywhere }
    let part = disparities.filter { one in !whole.contains { $0.group.id == one.group.id } }
    return (whole.isEmpty ? [] : ["All measures: \(whole.map { short($0) }.joined(separator: "; "))"])
      + byMeasure(part) { short($0) }
  }

  /// A group in a list: "aged 65 and over".
  func short(_ disparity: Disparity) -> String {
    pairCells[disparity.characteristic + " " + disparity.group.id] == nil
      ? wording(disparity).short(disparity.group) : people(disparity)
  }

  /// "disabled (46 answered, about 22 points or more)".
  private func tooFewToTell(_ disparity: Disparity) -> String {
    let reference = ComparisonReference(disparity)
    guard disparity.detectable?.larger != nil else {
      return writer.text(
        Finding([
          .text("\(short(disparity)) ("), .comparison(reference, .groupBase),
          .text(" answered, none of any size)"),
        ])
      )
    }
    return writer.text(
      Finding([
        .text("\(short(disparity)) ("), .comparison(reference, .groupBase), .text(" answered, about "),
        .comparison(reference, .smallestGap), .text(" points or more)"),
      ]))
  }

  /// A line for each measure with its groups.
  private func byMeasure(_ disparities: [Disparity], _ item: (Disparity) -> String) -> [String] {
    var order: [String] = []
    var items: [String: [String]] = [:]
    for disparity in disparities {
      let name = capitalised(measures.inSentence(disparity.measure))
      if items[name] == nil { order.append(name) }
      items[name, default: []].append(item(disparity))
    }
    return order.map { "\($0): \((items[$0] ?? []).joined(separator: "; "))" }
  }

  // MARK: Table

  private func comparisonTable(_ one: CharacteristicEvidence) -> CaptionedTable {
    let wording = GroupWording(characteristic: one.characteristic)
    let isPair = one.comparedGroups.count == 1
    let title =
      isPair
      ? one.disparities.first.map { "\(capitalised(people($0))) compared with \(others($0))" } ?? ""
      : "\(one.name): each group compared with all other respondents"
    return CaptionedTable(
      title: Markdown.unescaped(title),
      base:
        "Base: respondents who gave the information and are in the base of the measure, shown in each row. Unweighted.",
      table: comparisonTable(one.disparities) { disparity in
        isPair
          ? measures.name(disparity.measure)
          : Markdown.unescaped(
            "\(capitalised(wording.short(disparity.group))): \(measures.inSentence(disparity.measure))")
      },
      notes: comparisonNotes(one.disparities))
  }

  /// A row for each comparison.
  func comparisonTable(_ disparities: [Disparity], _ label: (Disparity) -> String) -> MarkdownTable {
    var table = MarkdownTable([
      .init("Measure", .left), .init("Group", .right), .init("Others", .right), .init("Gap", .right),
      .init("Uncertainty range", .right), .init("Adjusted p", .right), .init("Smallest gap", .right),
      .init("Finding", .left),
    ])
    for disparity in disparities {
      let format = ComparisonFormat(disparity)
      guard let adjusted = disparity.adjustedPValue else { continue }
      table.add([
        label(disparity), format.cell(disparity.pair.group), format.cell(disparity.pair.others), format.gap,
        format.range, ComparisonFormat.probability(adjusted),
        disparity.state == .tooFewToTell ? format.smallestGap : "[z]", format.finding,
      ])
    }
    return table
  }

  func comparisonNotes(_ disparities: [Disparity]) -> [String] {
    let family = disparities.first { $0.isReportable }?.familySize ?? 0
    let margin = assessment.rules.marginPercentage
    var notes = [
      "Group and others: respondents with the measure, of those in its base. Gap, uncertainty range and smallest gap are in percentage points. Gaps are worked out before rounding, so they can differ by 1 from the figures shown."
    ]
    if family > 0 {
      notes.append(
        "Adjusted p allows for the \(Number.counted(family, "comparison", "comparisons")) in this table. A difference is found when it is below \(Self.decimal(assessment.rules.alpha))."
      )
    }
    if disparities.contains(where: { !$0.isReportable }) {
      notes.append(
        "Comparisons with fewer than \(assessment.rules.minimumBase) respondents on one side are not in the table."
      )
    }
    if disparities.contains(where: { $0.state == .similar }) {
      notes.append(
        "Similar: no difference was found, and the whole uncertainty range lies within \(margin) points either way."
      )
    }
    if disparities.contains(where: { $0.state == .tooFewToTell }) {
      notes.append(
        "Too few to tell: no difference was found, and the uncertainty range goes beyond \(margin) points. A gap of the smallest size shown, from the percentage of the others in the direction that needs the larger gap, would be found 4 times in 5."
      )
    }
    return notes
  }

  /// "0.05".
  static func decimal(_ value: Double) -> String {
    FixedPoint.text(Int((value * 100).rounded(.toNearestOrAwayFromZero)), decimals: 2)
  }
}

/// Each group against all others: the largest differences, then every finding with its figures.
extension SummaryMarkdown {
  // MARK: Main findings

  /// For each characteristic the largest difference found, in the order of the questionnaire.
  ///
  /// - Parameter most: Where there are more, the largest of them.
  /// - Returns: A sentence for each.
  func headlineDifferences(atMost most: Int) -> [String] {
    let largest = assessment.characteristics.compactMap { one in
      one.disparities.filter { $0.state == .differenceFound }.max {
        abs($0.pair.difference) < abs($1.pair.difference)
      }
    }
    let order = largest.indices.sorted {
      (-abs(largest[$0].pair.difference), $0) < (-abs(largest[$1].pair.difference), $1)
    }
    return order.prefix(max(0, most)).sorted().map { writer.text(headline(largest[$0])) }
  }

  /// Writes "In the evening, 28% of female respondents felt safe, compared with 47% of male respondents".
  private func headline(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    let end: [Finding.Part] = [
      .text(", compared with "), .comparison(reference, .othersPercentage),
      .text(" of \(others(disparity))\(writer.isWeighted ? " (unweighted)" : "")."),
    ]
    guard let lead = measures.lead(disparity.measure) else {
      return Finding(
        [
          .text("Of \(people(disparity)), "), .comparison(reference, .groupPercentage),
          .text(" \(measures.phrase(disparity.measure))"),
        ] + end)
    }
    return Finding(
      [
        .text("\(lead.occasion), "), .comparison(reference, .groupPercentage),
        .text(" of \(people(disparity)) \(lead.phrase)"),
      ] + end)
  }

  /// "female respondents".
  func people(_ disparity: Disparity) -> String {
    GroupWording(characteristic: disparity.characteristic).respondents(disparity.group, in: survey)
  }

  /// "male respondents", or "other respondents".
  func others(_ disparity: Disparity) -> String {
    disparity.counterpart.map {
      GroupWording(characteristic: disparity.characteristic).respondents($0, in: survey)
    } ?? "other respondents"
  }

  // MARK: Section

  /// The comparisons by main measures, characteristic after characteristic.
  var disparities: [Disparity] { assessment.characteristics.flatMap(\.disparities) }

  func differences(_ numbered: [NumberedTable]) -> Section? {
    let disparities = disparities
    guard !disparities.isEmpty || !assessment.exploratory.isEmpty else { return nil }
    var section = Section(title: "Differences between groups", lines: [])
    if !disparities.isEmpty {
      section.lines += [introduction(numbered), "", DIAEvidence.rangeMeaning, ""]
      section.lines += found(disparities) + similar(disparities)
      section.lines += tooFew(disparities) + silent(disparities)
    }
    section.lines += otherComparisons()
    return section
  }

  /// Writes which measures are compared and where the figures stand.
  private func introduction(_ numbered: [NumberedTable]) -> String {
    let compared = assessment.measures
    let names = compared.map { measures.inSentence($0) }
    let list = names.count <= 6 ? ": \(Number.list(names))" : ""
    let start =
      names.count == 1
      ? "Groups are compared by one main measure\(list)."
      : "Groups are compared by \(names.count) main measures\(list)."
    let tables = numbered.filter { $0.questions == ["measures"] || $0.questions == ["differences"] }
      .map { String($0.number) }
    let pointer =
      tables.isEmpty ? "" : " (\(tables.count == 1 ? "table" : "tables") \(Number.list(tables)))"
    return
      "\(start) Each group is compared with all other respondents who gave the same information\(pointer)."
  }

  private func found(_ disparities: [Disparity]) -> [String] {
    let found = byMeasure(disparities.filter { $0.state == .differenceFound })
    guard !found.isEmpty else {
      return disparities.contains(where: \.isReportable)
        ? ["No difference was found that is larger than chance could easily produce.", ""] : []
    }
    let heading = found.count == 1 ? "Difference found:" : "Differences found:"
    return [heading, ""] + found.map { "- " + writer.text(finding($0)) } + [""]
  }

  /// "In the evening, a smaller share of female respondents felt safe: 28% (73 of 258), compared with 47% of male ...".
  func finding(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    let lead = measures.lead(disparity.measure)
    let share = "\(disparity.isHigher ? "larger" : "smaller") share of \(people(disparity))"
    return Finding([
      .text(
        lead.map { "\($0.occasion), a \(share) \($0.phrase): " }
          ?? "A \(share) \(measures.phrase(disparity.measure)): "),
      .comparison(reference, .group), .text(", compared with "), .comparison(reference, .othersPercentage),
      .text(" of \(others(disparity)) ("), .comparison(reference, .othersCounts),
      .text("). The gap is "), .comparison(reference, .gap),
      .text(" percentage points (uncertainty range "), .comparison(reference, .range), .text(")."),
    ])
  }

  private func similar(_ disparities: [Disparity]) -> [String] {
    let similar = disparities.filter { $0.state == .similar }
    guard !similar.isEmpty else { return [] }
    let lines = assessment.measures.compactMap { measure -> String? in
      let groups = similar.filter { $0.measure.line == measure.line && $0.measure.rows == measure.rows }
      return groups.isEmpty
        ? nil : "- \(measures.heading(measure)): \(groups.map { bothNames($0) }.joined(separator: "; "))"
    }
    return [
      "Similar answers, where the uncertainty range lies within \(assessment.rules.marginPercentage) points either way:",
      "",
    ] + lines + [""]
  }

  private func tooFew(_ disparities: [Disparity]) -> [String] {
    let unclear = disparities.filter { $0.state == .tooFewToTell }
    guard !unclear.isEmpty else { return [] }
    let lines = byGroup(unclear).map { "- \(name($0[0])): \(smallestGaps($0))" }
    return ["Too few responses to tell:", ""] + lines + [
      "", "Too few to tell means that evidence is missing. It does not mean that there is no difference.", "",
    ]
  }

  /// "only a gap of about 18 points or more by day, and about 20 in the evening, would have been found reliably".
  private func smallestGaps(_ comparisons: [Disparity]) -> String {
    let gaps = comparisons.filter { $0.detectable?.larger != nil }
    guard gaps.count == comparisons.count else {
      return
        "\(Number.counted(comparisons.map(\.pair.group.base).max() ?? 0, "respondent", "respondents")), too few to find a gap of any size reliably"
    }
    func figure(_ one: Disparity) -> String {
      writer.text(Finding([.comparison(ComparisonReference(one), .smallestGap)]))
    }
    if gaps.count > 2 {
      let sizes = gaps.compactMap { Int(figure($0)) }
      let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
      let range = least == most ? "\(least)" : "\(least) to \(most)"
      let all = assessment.measures.count
      let part = gaps.count < all ? "for \(gaps.count) of the \(all) measures " : ""
      return "\(part)only gaps of about \(range) points or more would have been found reliably"
    }
    let first = "only a gap of about \(figure(gaps[0])) points or more \(measures.occasion(gaps[0].measure))"
    let second = gaps.dropFirst().first.map { ", and about \(figure($0)) \(measures.occasion($0.measure))," }
    return "\(first)\(second ?? "") would have been found reliably"
  }

  /// Groups without figures, each with the measures where that is so.
  private func silent(_ disparities: [Disparity]) -> [String] {
    let groups = byGroup(disparities).compactMap { all -> String? in
      let silent = all.filter { !$0.isReportable }
      guard let first = silent.first else { return nil }
      let part = silent.count == all.count ? [] : silent.map { measures.heading($0.measure) }
      return name(first) + (part.isEmpty ? "" : " (\(part.joined(separator: ", ")))")
    }
    guard !groups.isEmpty else { return [] }
    return [
      "No figures, because fewer than \(assessment.rules.minimumBase) respondents answered on one side: \(groups.joined(separator: "; ")).",
      "",
    ]
  }

  // MARK: Order and names

  private func byMeasure(_ disparities: [Disparity]) -> [Disparity] {
    assessment.measures.flatMap { measure in
      disparities.filter { $0.measure.line == measure.line && $0.measure.rows == measure.rows }
    }
  }

  private func byGroup(_ disparities: [Disparity]) -> [[Disparity]] {
    var order: [String] = []
    var groups: [String: [Disparity]] = [:]
    for disparity in disparities {
      let key = "\(disparity.characteristic) \(disparity.group.id)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(disparity)
    }
    return order.compactMap { groups[$0] }
  }

  /// "aged 65 and over".
  private func name(_ disparity: Disparity) -> String {
    GroupWording(characteristic: disparity.characteristic).named(disparity.group, in: survey)
  }

  /// "female and male" where there are two groups, else the group alone.
  private func bothNames(_ disparity: Disparity) -> String {
    let wording = GroupWording(characteristic: disparity.characteristic)
    return name(disparity) + (disparity.counterpart.map { " and \(wording.short($0))" } ?? "")
  }

  // MARK: Table

  /// Every comparison that could be made, measure after measure.
  func differencesTable() -> CaptionedTable? {
    let rows = byMeasure(disparities.filter(\.isReportable))
    guard !rows.isEmpty else { return nil }
    var table = MarkdownTable([
      .init("Measure", .left), .init("Group", .left), .init("Group (%)", .right), .init("Others (%)", .right),
      .init("Gap", .right), .init("Uncertainty range", .right), .init("Smallest gap", .right),
      .init("Finding", .left),
    ])
    for disparity in rows {
      let format = ComparisonFormat(disparity)
      let characteristic =
        assessment.characteristics.first { $0.characteristic == disparity.characteristic }?.name ?? ""
      table.add([
        measures.name(disparity.measure), "\(characteristic): \(disparity.group.label)",
        format.figure(disparity.pair.group), format.figure(disparity.pair.others), format.gap, format.range,
        disparity.state == .tooFewToTell ? format.smallestGap : "[z]", format.finding,
      ])
    }
    return CaptionedTable(
      title: "Each group compared with all other respondents",
      base: "Base: respondents in the base of the measure who gave the information. Unweighted.",
      table: table, notes: notes(rows))
  }

  private func notes(_ rows: [Disparity]) -> [String] {
    let margin = assessment.rules.marginPercentage
    let pairs = byGroup(rows).compactMap { group in
      group[0].counterpart == nil ? nil : "For \(people(group[0])), they are \(others(group[0]))."
    }
    var notes = [
      (["Others: all other respondents who gave the information."] + pairs).joined(separator: " "),
      "Gap, uncertainty range and smallest gap are in percentage points. Gaps are worked out before rounding, so they can differ by 1 from the figures shown.",
    ]
    if rows.contains(where: { $0.state == .differenceFound }) {
      notes.append(
        "Lower or higher: the gap is larger than chance could easily produce, after allowing for the number of comparisons for the characteristic."
      )
    }
    if rows.contains(where: { $0.state == .similar }) {
      notes.append(
        "Similar: no difference was found, and the whole uncertainty range lies within \(margin) points either way."
      )
    }
    if rows.contains(where: { $0.state == .tooFewToTell }) {
      notes.append(
        "Too few to tell: no difference was found, and the uncertainty range goes beyond \(margin) points. A gap of the smallest size shown would be found 4 times in 5."
      )
    }
    if disparities.contains(where: { !$0.isReportable }) {
      notes.append(
        "Comparisons with fewer than \(assessment.rules.minimumBase) respondents on one side are not in the table."
      )
    }
    return notes
  }
}

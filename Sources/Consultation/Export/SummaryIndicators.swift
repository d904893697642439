/// Indicators with targets: met, not met or cannot tell, on each base.
extension SummaryMarkdown {
  /// Writes for each indicator how it stands against its target.
  func indicatorFindings() -> [String] {
    indicators.map { indicator in
      let wording = IndicatorWording(indicator)
      let name = wording.name.isEmpty ? "" : " (\(wording.name))"
      return
        "The indicator \(wording.id)\(name) stands at \(figure(indicator))\(writer.isWeighted ? ", weighted" : ""). \(wording.outcome)"
    }
  }

  func indicatorSection(_ numbered: [NumberedTable]) -> Section? {
    let lines = indicators.flatMap { indicator -> [String] in
      let table = numbered.first { $0.questions == ["indicator", indicator.id] }
      return [paragraph(indicator, table: table?.number), ""]
    }
    return lines.isEmpty ? nil : Section(title: "Indicators", lines: lines)
  }

  /// The percentage on its own base, weighted where the headline is.
  private func figure(_ indicator: IndicatorResult) -> String {
    let wording = IndicatorWording(indicator)
    guard writer.isWeighted, let share = share(of: indicator.measure) else { return wording.figure }
    return share.figure(decimals: 1)
  }

  private func paragraph(_ indicator: IndicatorResult, table: Int?) -> String {
    let wording = IndicatorWording(indicator)
    let name = wording.name.isEmpty ? "" : ", \(wording.name)"
    var sentences = ["\(wording.id)\(name): \(wording.share)."]
    if writer.isWeighted {
      sentences[0] = "\(wording.id)\(name): \(figure(indicator)), weighted."
      sentences.append("Unweighted it is \(wording.share). The target is held against the unweighted count.")
    }
    sentences += ["The target is \(wording.target).", wording.conclusion, wording.needed]
    if let table {
      let same =
        indicator.own.attainment == nil
        ? "" : indicator.isSameOnEveryBase ? ", with the same outcome" : ", with different outcomes"
      sentences.append(
        indicator.onBases.count == 1
          ? "Table \(table) has the figures."
          : "Table \(table) shows it on \(indicator.onBases.count) bases\(same).")
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Tables

  func indicatorTables() -> [(questions: [String], table: CaptionedTable)] {
    indicators.map { (["indicator", $0.id], indicatorTable($0)) }
  }

  private func indicatorTable(_ indicator: IndicatorResult) -> CaptionedTable {
    var table = MarkdownTable([
      .init("Base", .left), .init("Respondents", .right), .init("Of", .right), .init("%", .right),
      .init("Uncertainty range", .right), .init("Outcome", .left),
    ])
    for onBase in indicator.onBases {
      table.add([
        TableWording.everybody(onBase.base), Number.inWords(onBase.observed.count),
        Number.inWords(onBase.observed.base), IndicatorWording.percentage(onBase),
        ShareRange.text(onBase.observed, decimals: 1), onBase.attainment?.state.inWords ?? "[z]",
      ])
    }
    return CaptionedTable(
      title: "\(indicator.id) and its target of \(IndicatorWording(indicator).target)",
      base:
        "Base: shown in each row, out of \(Number.counted(responses.count, "respondent", "respondents")). Unweighted.",
      table: table, notes: notes(indicator))
  }

  private func notes(_ indicator: IndicatorResult) -> [String] {
    let target = IndicatorWording(indicator).target
    var notes = ["The first row is the base that the indicator is defined on. Percentages are of the base."]
    if let better = indicator.measure.better {
      let side = better == .higher ? "at or above" : "at or below"
      let other = better == .higher ? "below" : "above"
      notes.append(
        "Met: the whole uncertainty range is \(side) \(target). Not met: the whole range is \(other) it. Cannot tell: neither."
      )
    }
    return notes
  }
}

/// The words and figures of one indicator on the base that it is defined on.
struct IndicatorWording {
  let indicator: IndicatorResult

  init(_ indicator: IndicatorResult) { self.indicator = indicator }

  var id: String { Markdown.escaped(indicator.id) }
  /// What it measures, inside a sentence.
  var name: String { indicator.measure.label.map { Markdown.inSentence(Markdown.escaped($0)) } ?? "" }

  /// The target without needless zeros: "90%".
  var target: String {
    var text = FixedPoint.text(indicator.target, decimals: 4)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "%"
  }

  /// "69.0%".
  var figure: String { Self.percentage(indicator.own) + "%" }

  /// "69.0% (80 of 116 respondents), uncertainty range 60.1% to 76.7%".
  var share: String {
    let own = indicator.own
    let range = own.interval
    let who = SummaryMarkdown.whoIsCounted(own.base)
    return
      "\(figure) (\(Number.inWords(own.observed.count)) of \(Number.inWords(own.observed.base)) \(who)), uncertainty range \(Points.bound(range.lower, decimals: 1))% to \(Points.bound(range.upper, decimals: 1))%"
  }

  /// A percentage with one decimal, or with four where one would contradict whether the target is reached as counted.
  static func percentage(_ onBase: IndicatorResult.OnBase) -> String {
    let share = onBase.observed
    let tenths = Int((Int128(share.count) * 2_000 + Int128(share.base)) / (Int128(share.base) * 2))
    if let attainment = onBase.attainment {
      let wouldReach =
        attainment.aim == .atLeast
        ? tenths * 1_000 >= attainment.target : tenths * 1_000 <= attainment.target
      if wouldReach != attainment.isReachedAsCounted {
        return FixedPoint.text(Share.percentage(of: share.count, in: share.base) ?? 0, decimals: 4)
      }
    }
    return FixedPoint.text(tenths, decimals: 1)
  }

  /// The outcome for somebody who reads one sentence.
  var outcome: String {
    switch indicator.own.attainment?.state {
    case .met?: "The target of \(target) is met."
    case .notMet?: "The target of \(target) is not met."
    case .cannotTell?: "Whether the target of \(target) is met cannot be told from so many responses."
    case nil: "The target is \(target)."
    }
  }

  /// The outcome with its reason.
  var conclusion: String {
    guard let attainment = indicator.own.attainment else {
      return
        "The definition does not say whether a higher or a lower share is better, so no outcome is given."
    }
    let other = attainment.aim == .atLeast ? "below" : "above"
    switch attainment.state {
    case .met: return "The target is met: no part of the uncertainty range lies \(other) it."
    case .notMet: return "The target is not met: the whole uncertainty range lies \(other) it."
    case .cannotTell:
      return attainment.isReachedAsCounted
        ? "As counted the target is reached, but part of the uncertainty range lies \(other) it: whether it is met cannot be told."
        : "As counted the target is missed, but the uncertainty range reaches it: whether it is met cannot be told."
    }
  }
}

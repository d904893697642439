/// Online and paper side by side: who responded in each way and what they left unclear, before all are counted together.
extension SummaryMarkdown {
  /// How complete the answers of one way of responding are, free text left out: nobody must comment.
  struct ModeCompleteness {
    /// Questions put, over all respondents of the way.
    var asked = 0
    var unclear = 0
    var empty = 0
  }

  /// The ways that table and section show, most frequent first; three fit beside each other.
  var modesBeside: [CollectionMode] { Array(responses.modeCounts.map(\.mode).prefix(3)) }

  // MARK: Section

  func modes(_ numbered: [NumberedTable]) -> Section? {
    let counts = responses.modeCounts
    guard counts.count > 1, let table = numbered.first(where: { $0.questions == ["modes"] }) else {
      return nil
    }
    let who = counts.enumerated().map { place, way in
      "\(Number.inWords(way.count)) \(place == 0 ? "responded " : "")\(way.mode.adverb)"
    }
    var lines = [
      "Of the \(Number.inWords(responses.count)) respondents, \(Number.list(who)). Table \(table.number) shows the groups and the main measures of each way. All other figures of this summary count the ways together.",
      "",
    ]
    lines += differencesByMode()
    let completeness = modeCompleteness()
    let sentences = modesBeside.compactMap { mode in
      completeness[mode].flatMap { $0.asked > 0 ? sentence($0, mode) : nil }
    }
    if !sentences.isEmpty {
      lines += [
        "Of the answers that could have been given, free text not counted:", "",
      ]
      lines += sentences + [""]
    }
    return Section(title: "Ways of responding side by side", lines: lines)
  }

  /// For each characteristic the largest difference found between the two most frequent ways.
  private func differencesByMode() -> [String] {
    guard let comparison = modeComparison, !comparison.differences.isEmpty else { return [] }
    guard !comparison.found.isEmpty else {
      return [
        "No difference was found in who responded in each way. It does not mean that there is none.", "",
      ]
    }
    return comparison.found.flatMap { [sentence($0, comparison), ""] }
  }

  /// Writes that respondents on paper were older, and that 59% of them were aged 65 and over, compared with 20% online.
  private func sentence(_ one: ModeComparison.GroupDifference, _ comparison: ModeComparison) -> String {
    let wording = GroupWording(characteristic: one.question.characteristic ?? "")
    let short = wording.short(one.group)
    let name = wording.nameInSentence(in: survey)
    let belong = short.hasPrefix("\"") ? "answered \(short)" : "were \(short)"
    let (other, usual) = (share(one.pair.group), share(one.pair.others))
    return
      "\(opening(one, comparison, name)) Of those who gave their \(name), \(other.percentage) \(comparison.other.adverb) \(belong) (\(other.counts)), compared with \(usual.percentage) \(comparison.usual.adverb) (\(usual.counts))."
  }

  /// What is said first: of age who is older, where the oldest or the youngest group tells it.
  private func opening(
    _ one: ModeComparison.GroupDifference, _ comparison: ModeComparison, _ name: String
  ) -> String {
    let isMore = one.pair.difference > 0
    if one.question.characteristic == "age", one.isLast || one.isFirst {
      return
        "Respondents \(comparison.other.adverb) were \(one.isLast == isMore ? "older" : "younger")."
    }
    return
      "Respondents \(comparison.other.adverb) and \(comparison.usual.adverb) differ in \(name)."
  }

  private func share(_ part: Proportion) -> (percentage: String, counts: String) {
    (
      Share.inSentence(part.count, of: part.base, decimals: Share.decimals(forBase: part.base)),
      "\(Number.inWords(part.count)) of \(Number.inWords(part.base))"
    )
  }

  private func sentence(_ part: ModeCompleteness, _ mode: CollectionMode) -> String {
    // A share of a handful says less than its number.
    func share(_ count: Int) -> String {
      count < 5 ? "" : " (\(Share.inSentence(count, of: part.asked, decimals: 1)))"
    }
    return
      "- \(mode.adverb.prefix(1).uppercased() + mode.adverb.dropFirst()): \(Number.inWords(part.empty)) of \(Number.inWords(part.asked)) left empty\(share(part.empty)), \(Number.inWords(part.unclear)) not clear enough to count\(share(part.unclear))"
  }

  // MARK: Keying

  /// Writes which share of the written forms was keyed twice, and how often the keyings differ.
  func keyedTwice() -> [String] {
    let keyings = responses.keyings.filter { $0.keyedTwice > 0 }
    guard !keyings.isEmpty else { return [] }
    let forms = responses.keyings.map(\.count).reduce(0, +)
    let twice = keyings.map(\.keyedTwice).reduce(0, +)
    var total = Keying.Comparison()
    for keying in keyings { total += keying.total }
    let share = Share.inSentence(twice, of: forms, decimals: Share.decimals(forBase: forms))
    let once = forms - twice
    var text =
      "Of \(Number.counted(forms, "written form", "written forms")), \(Number.inWords(twice)) (\(share)) \(twice == 1 ? "was" : "were") keyed twice or more often\(once > 0 ? ", the other \(once == 1 ? "one" : Number.inWords(once)) once" : "")."
    text += " \(differences(total, keyings))"
    return [text + " `keying.csv` has the figures by question and batch.", ""]
  }

  private func differences(_ total: Keying.Comparison, _ keyings: [Keying]) -> String {
    guard total.differing > 0 else {
      return "All \(Number.counted(total.compared, "answer", "answers")) compared agree."
    }
    let rate = Share.inSentence(
      total.differing, of: total.compared, decimals: Share.decimals(forBase: total.compared))
    let isHigh = total.differing * 100 > total.compared * Keying.tolerablePercentage
    var text =
      "Of \(Number.counted(total.compared, "answer", "answers")) compared, \(Number.inWords(total.differing)) \(total.differing == 1 ? "differs" : "differ") (\(rate)\(isHigh ? ", more than the \(Keying.tolerablePercentage)% up to which keying is usually accepted" : ""))"
    let places = Set(keyings.flatMap { $0.byQuestion.filter { $0.value.differing > 0 }.map(\.key) })
    if places.count == 1, let place = places.first {
      text += ", all of them answers to \"\(Markdown.escaped(survey.questions[place].text))\""
    }
    let settled =
      total.resolved == total.differing
      ? "\(total.differing == 1 ? "It was" : "All were") settled from the paper."
      : "Of these, \(Number.inWords(total.resolved)) \(total.resolved == 1 ? "was" : "were") settled from the paper, and \(Number.inWords(total.open)) \(total.open == 1 ? "is" : "are") not settled."
    return "\(text). \(settled)"
  }

  // MARK: Counting

  /// Asked questions by way of responding: how many, unclear, left empty.
  func modeCompleteness() -> [CollectionMode: ModeCompleteness] {
    var parts = [ModeCompleteness](repeating: ModeCompleteness(), count: CollectionMode.allCases.count)
    for (place, question) in survey.questions.enumerated()
    where question.making == nil && question.kind != .text {
      let column = responses.columns[place]
      for row in 0..<responses.count {
        let reason = column[row].reason
        if reason == .notAsked || reason == .unknownMissing { continue }
        let mode = Int(responses.modes[row])
        parts[mode].asked += 1
        if reason == .unclear { parts[mode].unclear += 1 }
        if reason == .blank || reason == .notCompleted { parts[mode].empty += 1 }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(CollectionMode.allCases, parts))
  }

  // MARK: Table

  func modesTable() -> CaptionedTable? {
    let modes = modesBeside
    guard modes.count > 1 else { return nil }
    var columns: [MarkdownTable.Column] = [.init("Group or measure", .left)]
    for mode in modes { columns += [.init(mode.label, .right), .init("\(mode.label) (%)", .right)] }
    var table = MarkdownTable(columns)
    let counts = responses.modeCounts
    let sizes = modes.map { mode in counts.first { $0.mode == mode }?.count ?? 0 }
    table.add(["All"] + sizes.flatMap { [Number.inWords($0), "100"] })
    var bases: [String] = []
    for question in survey.characteristics {
      guard let groups = ModeGroups(question, modes: modes, in: self) else { continue }
      for group in groups.groups { table.add(["\(groups.name): \(group.label)"] + groups.cells(group)) }
      bases.append(groups.bases)
    }
    for measure in survey.measures { add(measure, modes, to: &table) }
    let who = zip(modes, sizes).map { "\(Number.inWords($1)) \($0.adverb)" }
    return CaptionedTable(
      title: "Ways of responding side by side", base: "Base: respondents, \(Number.list(who)). Unweighted.",
      table: table,
      notes: [
        "The percentages of a group are of those who gave the information, without \"prefer not to say\". \(bases.joined(separator: " "))",
        "The percentages of a measure are of its base in each way.",
        "Respondents chose how to respond.",
      ] + (counts.count > modes.count ? ["Ways with fewer responses are in `summary.csv`."] : []))
  }

  /// A measure in each way, on its own base.
  private func add(_ measure: Measure, _ modes: [CollectionMode], to table: inout MarkdownTable) {
    let counted = responses.counts(of: [measure], by: [responses.modeBanner(where: nil)])
    guard let counts = counted.first?.first else { return }
    let figures = modes.flatMap { mode -> [String] in
      guard let share = counts.columns.first(where: { $0.column.id == mode.rawValue })?.proportion else {
        return ["0", "[z]"]
      }
      return [
        Number.inWords(share.count),
        Share.printed(share.count, of: share.base, decimals: Share.decimals(forBase: share.base)),
      ]
    }
    table.add([name(of: measure)] + figures)
  }
}

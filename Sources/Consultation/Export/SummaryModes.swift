/// Online and paper side by side: who responded in each way and what they left unclear, before all are counted together.
extension SummaryMarkdown {
  /// How complete the answers of one way of responding are.
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
    let who = Number.list(counts.map { "\(Number.inWords($0.count)) \($0.mode.adverb)" })
    var lines = [
      "Respondents answered in \(counts.count) ways: \(who). Table \(table.number) shows for each way who they are, what they left out and the main measures. The rest of this summary counts them together.",
      "",
    ]
    let completeness = modeCompleteness()
    let sentences = modesBeside.compactMap { mode in
      completeness[mode].flatMap { $0.asked > 0 ? sentence($0, mode) : nil }
    }
    if !sentences.isEmpty {
      lines += ["Of the questions put to respondents, these have no clear answer:", ""] + sentences + [""]
    }
    lines += keyedTwice()
    return Section(title: "Ways of responding side by side", lines: lines)
  }

  private func sentence(_ part: ModeCompleteness, _ mode: CollectionMode) -> String {
    func share(_ count: Int) -> String {
      Share.inSentence(count, of: part.asked, decimals: Share.decimals(forBase: part.asked))
    }
    return
      "- \(Wording.title(mode.adverb)): \(Number.inWords(part.unclear)) of \(Number.inWords(part.asked)) unclear (\(share(part.unclear))), \(Number.inWords(part.empty)) left empty (\(share(part.empty)))"
  }

  /// Writes which share of the written forms was keyed twice, and how often the keyings differ.
  private func keyedTwice() -> [String] {
    let keyings = responses.keyings.filter { $0.keyedTwice > 0 }
    guard !keyings.isEmpty else { return [] }
    let forms = responses.keyings.map(\.count).reduce(0, +)
    let twice = keyings.map(\.keyedTwice).reduce(0, +)
    let total = keyings.map(\.total).reduce(Keying.Comparison()) { sum, part in
      Keying.Comparison(
        compared: sum.compared + part.compared, differing: sum.differing + part.differing,
        resolved: sum.resolved + part.resolved)
    }
    let share = Share.inSentence(twice, of: forms, decimals: Share.decimals(forBase: forms))
    let rate = Share.inSentence(total.differing, of: total.compared, decimals: 1)
    var text =
      "\(Number.inWords(twice)) of \(Number.inWords(forms)) written forms (\(share)) \(twice == 1 ? "was" : "were") keyed more than once. Of \(Number.counted(total.compared, "answer", "answers")) compared, \(Number.inWords(total.differing)) (\(rate)) \(total.differing == 1 ? "differs" : "differ")"
    if total.differing > 0 {
      text += "; \(Number.inWords(total.resolved)) \(total.resolved == 1 ? "is" : "are") settled"
      if total.open > 0 {
        text += " and \(Number.inWords(total.open)) \(total.open == 1 ? "counts" : "count") as not settled"
      }
    }
    return [text + ". `keying.csv` has the figures by question and batch.", ""]
  }

  // MARK: Counting

  /// Asked questions by way of responding: how many, unclear, left empty.
  func modeCompleteness() -> [CollectionMode: ModeCompleteness] {
    var parts = [ModeCompleteness](repeating: ModeCompleteness(), count: CollectionMode.allCases.count)
    for (place, question) in survey.questions.enumerated() where question.making == nil {
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
    table.add(
      ["All"]
        + modes.flatMap { mode in
          [Number.inWords(counts.first { $0.mode == mode }?.count ?? 0), "100"]
        })
    for question in survey.characteristics { add(question, modes, to: &table) }
    addCompleteness(modes, to: &table)
    for measure in survey.measures { add(measure, modes, to: &table) }
    let who = modes.map { mode in
      "\(Number.inWords(counts.first { $0.mode == mode }?.count ?? 0)) \(mode.adverb)"
    }
    return CaptionedTable(
      title: "Ways of responding side by side", base: "Base: respondents, \(Number.list(who)). Unweighted.",
      table: table,
      notes: [
        "The percentages of a group are of those who gave the information, those of a measure of those in its base, and those of answers of all questions put to respondents.",
        "Respondents chose how to respond. Differences between ways are not tested in this summary.",
      ] + (counts.count > modes.count ? ["Ways with fewer responses stand in `summary.csv`."] : []))
  }

  /// The groups of a characteristic, among those who gave the information.
  private func add(_ question: Question, _ modes: [CollectionMode], to table: inout MarkdownTable) {
    guard let profile = CharacteristicProfile(question, tables: tables),
      profile.groups.count <= CharacteristicProfile.mostShown,
      let crosstab = tables.table(of: question.id, by: "mode")
    else { return }
    let options = question.frame.options
    let grouping = survey.shownGrouping(of: question)
    let groups =
      grouping?.groups.map { (label: $0.label, members: $0.members) }
      ?? options.indices.filter { options[$0].isSubstantive }.map {
        (label: options[$0].label, members: [$0])
      }
    let places = modes.map { mode in crosstab.columns.firstIndex { $0.id == mode.rawValue } }
    for group in groups {
      let figures = places.flatMap { place -> [String] in
        guard let place else { return ["0", "[z]"] }
        let counts = options.indices.map { crosstab.cells[$0][place].count }
        let stated = groups.flatMap(\.members).map { counts[$0] }.reduce(0, +)
        let count = group.members.map { counts[$0] }.reduce(0, +)
        return [
          Number.inWords(count), Share.printed(count, of: stated, decimals: Share.decimals(forBase: stated)),
        ]
      }
      table.add(["\(profile.name): \(group.label)"] + figures)
    }
  }

  private func addCompleteness(_ modes: [CollectionMode], to table: inout MarkdownTable) {
    let parts = modeCompleteness()
    let rows: [(String, KeyPath<ModeCompleteness, Int>)] = [
      ("Answers left empty", \.empty), ("Answers unclear", \.unclear),
    ]
    for (label, count) in rows {
      table.add(
        [label]
          + modes.flatMap { mode -> [String] in
            let part = parts[mode] ?? ModeCompleteness()
            return [
              Number.inWords(part[keyPath: count]),
              Share.printed(
                part[keyPath: count], of: part.asked, decimals: Share.decimals(forBase: part.asked)),
            ]
          })
    }
  }

  /// A measure in each way, on its own base.
  private func add(_ measure: Measure, _ modes: [CollectionMode], to table: inout MarkdownTable) {
    guard let question = survey.question(measure.question) else { return }
    let base = measure.base ?? question.base ?? survey.base
    let job = TableJob(question: question, banners: [responses.modeBanner(where: nil)], base: base)
    guard let crosstab = job.crosstabs(of: responses).first, let row = crosstab.row(measure.rowID) else {
      return
    }
    let figures = modes.flatMap { mode -> [String] in
      guard let place = crosstab.columns.firstIndex(where: { $0.id == mode.rawValue }) else {
        return ["0", "[z]"]
      }
      let whole = crosstab.bases[place].unweighted
      let count = crosstab.cells[row][place].count
      return [
        Number.inWords(count), Share.printed(count, of: whole, decimals: Share.decimals(forBase: whole)),
      ]
    }
    table.add([name(of: measure)] + figures)
  }
}

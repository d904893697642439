/// The parts that every summary ends with: who responded, the tables, the method, the limits.
extension SummaryMarkdown {
  // MARK: Who responded

  func respondents(_ numbered: [NumberedTable]) -> Section {
    var section = Section(title: "Who responded, and how", lines: [])
    section.lines += [entries(numbered), ""]
    section.lines += keyedTwice()
    let groups = numbered.first { $0.questions == ["characteristics"] }?.number
    let compared = representation(table: groups)
    section.lines += compared + notGiven() + tooFewForPlaces()
    if let groups, compared.isEmpty {
      section.lines += ["Table \(groups) shows the groups that respondents belong to.", ""]
    }
    if let table = numbered.first(where: { $0.questions == ["main measures"] }) {
      section.lines += ["Table \(table.number) shows the main measures with their uncertainty ranges.", ""]
    }
    return section
  }

  /// Writes a sentence such as "The files held 526 entries" with what is left out and why.
  private func entries(_ numbered: [NumberedTable]) -> String {
    let ledger = responses.ledger
    let pointer = numbered.first { $0.questions == ["ledger"] }.map { " (table \($0.number))" } ?? ""
    let held = ledger.entries.count == 1 ? "The file held" : "The \(ledger.entries.count) files held"
    let reasons = Ledger.Reason.allCases.filter { ledger.leftOut($0) > 0 }
    guard ledger.read > 0 else { return "\(held) no entries\(pointer)." }
    let start = "\(held) \(Number.counted(ledger.read, "entry", "entries"))\(readByMode)"
    guard !reasons.isEmpty else { return "\(start), and all of them are used\(pointer)." }
    let out = ledger.read - ledger.used
    let list = Number.list(reasons.map { $0.counted(ledger.leftOut($0)) })
    return
      "\(start). Of these, \(Number.inWords(out)) \(out == 1 ? "is" : "are") left out: \(list)\(pointer)."
  }

  /// ": 434 online and 92 on paper", by what the definition says of each file.
  private var readByMode: String {
    let all = CollectionMode.allCases
    for (place, entry) in responses.ledger.entries.enumerated() {
      let others = responses.modesBySource[place].enumerated().filter { all[$0.offset] != entry.mode }
      // A file that holds several ways does not tell how its left-out rows came.
      if others.contains(where: { $0.element > 0 }) { return "" }
    }
    let modes = all.compactMap { mode -> String? in
      let read = responses.ledger.entries.filter { $0.mode == mode }.map(\.read).reduce(0, +)
      return read > 0 ? "\(Number.inWords(read)) \(mode.adverb)" : nil
    }
    return modes.count > 1 ? ": \(Number.list(modes))" : ""
  }

  /// A list of what is not known of respondents: how many, of how many who were asked.
  private func notGiven() -> [String] {
    let items = survey.characteristics.compactMap { CharacteristicProfile($0, tables: tables) }
      .compactMap { profile -> String? in
        let asked = responses.count - profile.notAsked
        let missing = profile.declined + profile.missing
        guard missing > 0, asked > 0 else { return nil }
        let share = Share.inSentence(missing, of: asked, decimals: Share.decimals(forBase: asked))
        let who = profile.notAsked > 0 ? "who were asked" : asked == 1 ? "respondent" : "respondents"
        return
          "- \(Markdown.escaped(profile.name)): \(Number.inWords(missing)) of \(Number.inWords(asked)) \(who) (\(share))"
      }
    return items.isEmpty
      ? [] : ["Not known, because respondents left it out or preferred not to say:", ""] + items + [""]
  }

  // MARK: Tables

  func tablesSection(_ numbered: [NumberedTable]) -> Section {
    let lines = numbered.flatMap { $0.table.lines(number: $0.number) }
    let marks = TableMarks.explained(lines)
    let explained = marks.isEmpty ? [] : [marks, ""]
    let inside = isInternal ? ["**Internal. \(Self.notProtected)**", ""] : []
    return Section(title: "Tables", lines: inside + explained + lines)
  }

  // MARK: Method

  func method() -> Section {
    var lines: [String] = []
    if let who = survey.whoCouldTakePart {
      lines.append(
        "Who could take part: \(Markdown.escaped(who.hasSuffix(".") ? String(who.dropLast()) : who)).")
    }
    for section in survey.sections {
      guard case .safety(let ids, _) = section else { continue }
      let texts = ids.compactMap { survey.question($0) }.map { "\"\(Markdown.escaped($0.text))\"" }
      lines.append("\(texts.count == 1 ? "Safety question" : "Safety questions"): \(Number.list(texts))")
    }
    lines.append(bases)
    lines.append(weighting)
    if let unclear { lines.append(unclear) }
    lines.append(
      "Percentages are worked out from counts and rounded half up: to whole numbers for bases under 1,000, to one decimal from there on."
    )
    lines += comparisonMethods
    lines.append(
      "Protecting people: names, e-mail addresses and full postcodes are not stored or shown. Small numbers are not yet withheld."
    )
    lines.append(
      "Other files: `summary.csv` has every figure of every question by every characteristic, with its uncertainty range. `problems.csv` lists \(problemCount).\(keyingFile)\(indicatorFile)"
    )
    return Section(title: "Method", lines: lines.map { "- \($0)" })
  }

  /// How groups, ranges and targets are worked out, as far as the summary has them.
  private var comparisonMethods: [String] {
    var lines: [String] = []
    if !disparities.isEmpty {
      lines.append(
        "Groups are compared by Fisher's exact test (mid-p) with Holm adjustment, for each characteristic. Uncertainty ranges of gaps are 95% Newcombe intervals."
      )
    }
    lines.append("Uncertainty ranges of percentages are 95% Wilson intervals.")
    if modeComparison?.differences.isEmpty == false {
      lines.append(
        "Ways of responding are compared by the same test, with Holm adjustment for all groups of all characteristics."
      )
    }
    if orders.contains(where: { rankings[$0.key] == nil }) {
      lines.append(
        "The order of answers is tested by McNemar's test (mid-p), adjusted for the number of comparisons.")
    }
    if !placeResults.isEmpty {
      lines.append(
        "Places are compared with all other places by Fisher's exact test (mid-p) with Holm adjustment; their limits are exact binomial."
      )
    }
    if !assessment.exploratory.isEmpty {
      lines.append("The other comparisons have Benjamini-Hochberg adjustment at 5%.")
    }
    if indicators.contains(where: { $0.own.attainment != nil }) {
      lines.append(
        "Targets are held against the uncertainty range of the unweighted count. `indicators.csv` also has the one-sided exact binomial p."
      )
    }
    return lines
  }

  private var indicatorFile: String {
    indicators.isEmpty ? "" : " `indicators.csv` has every indicator on every base."
  }

  private var bases: String {
    let closed = tables.crosstabs.filter { $0.table == "default" && $0.characteristic == nil }
    let usual = closed.isEmpty || closed.contains { $0.base == survey.base } ? survey.base : closed[0].base
    let own = closed.filter { $0.base != usual }.map {
      "\"\(Markdown.escaped($0.question.name))\" (\($0.base.inWords))"
    }
    let know = usual == .answered ? " \"Don't know\" and \"prefer not to say\" count as answers." : ""
    return "Base: \(usual.inWords).\(know)"
      + (own.isEmpty ? "" : " Another base is used for \(Number.list(own)).")
  }

  private var weighting: String {
    guard let weight = survey.weight, let weights = responses.weights else { return "Nothing is weighted." }
    let shares = weights.map { Double($0) * Tally.unit }
    let effective = EffectiveBase.kish(
      sum: shares.reduce(0, +), squares: shares.reduce(0.0) { $0 + $1 * $1 })
    let size = Number.inWords(Int(effective.rounded()))
    let sentences = [
      "A weight is used for the weighted figures.", weight.text.map(Markdown.escaped) ?? "",
      weight.isHeadline
        ? "Percentages in sentences are weighted." : "Percentages in sentences are unweighted.",
      "Weighted figures are as uncertain as those of \(size) unweighted responses.",
      "Weighting removes only the imbalance in what the weight was made from.",
    ]
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many answers count as unclear.
  private var unclear: String? {
    let count = survey.questions.filter { $0.making == nil }
      .compactMap { tables.table(of: $0.id)?.missing[.unclear] }.reduce(0, +)
    guard count > 0 else { return nil }
    let differing = responses.keyings.map(\.total.open).reduce(0, +)
    let open =
      differing > 0
      ? ", or two people keyed it differently and nobody has settled it (\(Number.inWords(differing)))" : ""
    return
      "Unclear answers: \(Number.inWords(count)) \(count == 1 ? "is" : "are") not counted, because more was ticked than the question allows, or the answer could not be read or fits no answer of the question\(open)."
  }

  private var keyingFile: String {
    responses.keyings.contains { $0.keyedTwice > 0 }
      ? " `keying.csv` shows how well the written forms were keyed." : ""
  }

  private var problemCount: String {
    let defects = responses.problems.filter { $0.severity != .note }.map(\.count).reduce(0, +)
    return defects == 0
      ? "what was noticed in the files" : "\(Number.counted(defects, "fault", "faults")) found in the files"
  }

  // MARK: Limits

  /// What the questionnaire did not ask about, of what the law protects and the form asks for.
  private var notAsked: [String] {
    let matters = assessment.concerns.filter {
      $0.concern.kind == .characteristic && $0.characteristics.isEmpty
    }.map(\.concern.matter)
    return matters.isEmpty
      ? [] : ["- The questionnaire did not ask about \(Number.alternatives(matters.map(Markdown.escaped)))."]
  }

  func limits() -> Section {
    let place = survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
    let everybody = survey.area.map { " for \(Markdown.escaped($0))" } ?? ""
    return Section(
      title: "Limits",
      lines: [
        "- People chose to take part. They may differ from other people\(place) in ways that this summary cannot measure. For this reason it gives no margin of error\(everybody).",
        "- A consultation is not a vote. A larger number of responses would not by itself make the percentages describe \(survey.area.map { Markdown.escaped($0) } ?? "other people") better.",
      ]
        + (survey.characteristics.isEmpty
          ? []
          : [
            "- Differences between groups are described, not explained. Groups can differ in other ways too, such as age."
          ]) + notAsked)
  }
}

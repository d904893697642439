/// Ranked lists: what was chosen most often, in an order that says where chance decides.
extension SummaryMarkdown {
  /// The order of the answers of every ranked list; empty where weighted shares are the headline, which no test of
  /// respondents fits.
  static func orders(_ tables: Tables, _ rankings: [String: RankingResult]) -> [String: OptionOrder] {
    guard tables.survey.weight?.isHeadline != true else { return [:] }
    let ids = rankedIDs(tables.survey)
    return Dictionary(
      ids.compactMap { id in
        let order =
          rankings[id]?.order ?? tables.survey.question(id).flatMap { tables.optionOrder(of: $0) }
        return order.map { (id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The ranking questions among the ranked lists.
  static func rankings(_ tables: Tables) -> [String: RankingResult] {
    Dictionary(
      rankedIDs(tables.survey).compactMap { id in
        tables.survey.question(id).flatMap { RankingResult($0, of: tables.responses) }.map { (id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func rankedIDs(_ survey: Survey) -> [String] {
    survey.sections.compactMap { section in
      if case .ranked(let id, _, _, _) = section { return id }
      return nil
    }
  }

  /// The rows chosen most often, without "none of these" and "don't know"; what ties with the last one is among them.
  ///
  /// Of a ranking, the rows with the most points.
  private func rankedRows(_ id: String, top: Int) -> [(row: Int, label: String)] {
    guard let table = tables.table(of: id) else { return [] }
    if let ranking = rankings[id] {
      let last = ranking.order.places.prefix(top).last.map { ranking.standings[$0.option].position } ?? 0
      return ranking.order.places.map(\.option).filter { ranking.standings[$0].position <= last }
        .map { ($0, Markdown.escaped(table.rows[$0].label)) }
    }
    let counts = table.question.frame.options.indices.map { writer.headline(table, $0).part }
    let rows = table.question.rankedOptions.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    let least = rows.prefix(top).last.map { counts[$0] } ?? 0
    return rows.filter { counts[$0] >= least }.map { ($0, Markdown.escaped(table.rows[$0].label)) }
  }

  // MARK: Sentences

  /// Writes a sentence such as "The 5 problems chosen most often were people using or dealing drugs (80%) and others".
  func rankedFinding(_ id: String, noun: String, top: Int) -> String? {
    guard let table = tables.table(of: id), hasBase(id) else { return nil }
    let rows = rankedRows(id, top: top)
    guard !rows.isEmpty else { return nil }
    let isRanking = rankings[id] != nil
    let items = rows.map { row, label in
      let cell = Finding.CellReference(question: id, row: table.rows[row].id)
      let start = isRanking ? " (put first by " : " ("
      return Markdown.inSentence(label)
        + writer.text(Finding([.text(start), .percentage(cell), .text(")")]))
    }
    let text = Markdown.escaped(table.question.text)
    let who = who(id)
    if table.question.kind == .multiple && table.question.atMost != nil {
      return "Asked \"\(text)\", \(who) most often chose \(Number.list(items))."
    }
    let by = who == "respondents" ? "" : " by \(who)"
    let how = isRanking ? "ranked highest" : "chosen most often"
    guard rows.count > 1 else { return "The answer \(how) to \"\(text)\"\(by) was \(items[0])." }
    return "The \(rows.count) \(Markdown.escaped(noun)) \(how)\(by) were \(Number.list(items))."
  }

  func ranked(_ id: String, title: String?, noun: String, top: Int, _ numbered: [NumberedTable]) -> Section {
    var section = Section(title: title ?? Wording.title(id), lines: [])
    let rows = rankedRows(id, top: top)
    guard let table = tables.table(of: id), hasBase(id), !rows.isEmpty else { return section }
    let pointer = numbered.first { $0.questions == [id] }.map { " (table \($0.number))" } ?? ""
    let count = Number.counted(table.bases[0].unweighted, "respondent", "respondents")
    let most = rows.count == 1 ? "The answer" : "The \(rows.count) \(Markdown.escaped(noun))"
    let chosen = rankings[id] != nil ? "ranked highest" : "chosen most often"
    section.lines = [
      "Asked \"\(Markdown.escaped(table.question.text))\", \(count) \(verb(table.question)) from a list of \(table.question.rankedOptions.count)\(pointer). \(most) \(chosen):",
      "",
    ]
    section.lines += rows.map { item(id, table, $0.row, $0.label) } + [""]
    if isFirstJoint(id) { section.lines += ["\"Joint\" means too close to put in order.", ""] }
    if let agreement = rankings[id].flatMap(agreement) { section.lines += [agreement, ""] }
    return section
  }

  private func verb(_ question: Question) -> String {
    switch question.kind {
    case .multiple: question.atMost.map { "chose up to \($0)" } ?? "ticked as many as they wished"
    case .ranking: "put answers in order"
    default: "chose one"
    }
  }

  /// "- people using or dealing drugs: 80% (joint first)".
  private func item(_ id: String, _ table: Crosstab, _ row: Int, _ label: String) -> String {
    let cell = Finding.CellReference(question: id, row: table.rows[row].id)
    let place = orders[id]?.place(of: row)
    let rank = place.map { "\($0.isJoint ? "joint " : "")\(Number.ordinal($0.position))" }
    if let ranking = rankings[id] {
      let standing = ranking.standings[row]
      let mean = standing.meanRank.map {
        ", mean rank \(Self.twoDecimals($0)) of the \(Number.inWords(standing.rankedBase)) who ranked it"
      }
      return "- " + Markdown.inSentence(label)
        + writer.text(
          Finding([
            .text(": \(rank.map { "\($0), " } ?? "")put first by "), .percentage(cell), .text(mean ?? ""),
          ]))
    }
    return "- " + Markdown.inSentence(label)
      + writer.text(
        Finding([.text(": "), .percentage(cell), .text(rank.map { " (\($0))" } ?? "")]))
  }

  /// Whether a list is the first in which answers are joint, so that the word is explained there.
  private func isFirstJoint(_ id: String) -> Bool {
    for section in survey.sections {
      guard case .ranked(let question, _, _, let top) = section, hasBase(question) else { continue }
      let isJoint = rankedRows(question, top: top).contains {
        orders[question]?.place(of: $0.row)?.isJoint == true
      }
      if isJoint { return question == id }
    }
    return false
  }

  /// How far respondents agree on an order.
  private func agreement(_ ranking: RankingResult) -> String? {
    guard let friedman = ranking.friedman, friedman.base > 1 else { return nil }
    return
      "The agreement on the order (Kendall's W) is \(Self.twoDecimals(friedman.agreement)), from \(Number.inWords(friedman.base)) respondents who ranked every answer: 0 means that their orders cancel out, 1 that all agree."
  }

  static func twoDecimals(_ value: Double) -> String {
    FixedPoint.text(Int((value * 100).rounded(.toNearestOrAwayFromZero)), decimals: 2)
  }

  // MARK: Table

  /// A ranking: points, places, who put each answer first, mean ranks.
  func rankingTable(_ id: String) -> CaptionedTable? {
    guard let ranking = rankings[id], let table = tables.table(of: id) else { return nil }
    var rows = MarkdownTable([
      .init("Answer", .left), .init("Order", .right), .init("Points", .right), .init("Places", .right),
      .init("Put first", .right), .init("Put first (%)", .right), .init("Ranked", .right),
      .init("Mean rank", .right),
    ])
    let base = table.bases[0].unweighted
    for place in ranking.order.places {
      let standing = ranking.standings[place.option]
      let range = standing.positionRange
      let first = table.cells[place.option][0].count
      rows.add([
        table.rows[place.option].label, "\(place.isJoint ? "joint " : "")\(place.position)",
        Self.twoDecimals(standing.bordaScore),
        range.lowerBound == range.upperBound
          ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)",
        Number.inWords(first), Share.printed(first, of: base, decimals: Share.decimals(forBase: base)),
        Number.inWords(standing.rankedBase), standing.meanRank.map(Self.twoDecimals) ?? "[z]",
      ])
    }
    let layout = CrosstabLayout(table, responses: responses)
    return CaptionedTable(
      title: layout.title, base: layout.baseSentence, table: rows,
      notes: [TableWording.notInBase(table)].compactMap(\.self) + [
        "Points: with \(ranking.standings.count) answers the first gets \(ranking.standings.count - 1) and the last 0 (Borda); answers that were not ranked share what is left. The mean of all who ranked any.",
        "Places: where the answer stands in 95% of draws of as many respondents from those who responded.",
        "Joint: the places overlap with those of the first answer with the same number, and in a paired comparison the gap to it is no larger than chance could easily produce.",
        "Mean rank: of those who ranked the answer; 1 is the first.",
      ])
  }
}

extension Number {
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
  ]

  /// "third", "21st".
  static func ordinal(_ position: Int) -> String {
    if (1...ordinals.count).contains(position) { return ordinals[position - 1] }
    let isTeen = (11...13).contains(position % 100)
    let suffix = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][position % 10] ?? "th"
    return "\(position)\(suffix)"
  }
}

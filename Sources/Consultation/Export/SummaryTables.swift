/// A table of the summary with its number and the questions it shows.
struct NumberedTable {
  let number: Int
  /// The ids of the questions, or of the kind of table where it shows none.
  let questions: [String]
  let table: CaptionedTable
}

/// The tables of the summary, in order: the sections' questions, other questions, who responded, measures by group, the
/// tables that the definition asks for.
extension SummaryMarkdown {
  func captionedTables() -> [NumberedTable] {
    var tables: [(questions: [String], table: CaptionedTable)] = []
    var shown: Set<String> = []
    for section in survey.sections {
      switch section {
      case .safety(let questions, let title):
        shown.formUnion(questions)
        tables += safetyTables(questions, title: title).map { (questions, $0) }
      case .ranked(let question, _, _, _):
        shown.insert(question)
        if let table = totalTable(question) { tables.append(([question], table)) }
      case .comments: break
      }
    }
    for question in survey.questions where isOrdinary(question) && !shown.contains(question.id) {
      if let table = totalTable(question.id) { tables.append(([question.id], table)) }
    }
    if let table = modesTable() { tables.append((["modes"], table)) }
    tables.append((["ledger"], ledgerTable()))
    if let table = characteristicsTable() { tables.append((["characteristics"], table)) }
    tables += measuresTables().map { (["measures"], $0) }
    tables += requestedTables().map { (["requested"], $0) }
    return tables.enumerated().map { NumberedTable(number: $0 + 1, questions: $1.questions, table: $1.table) }
  }

  /// Whether a question has a table of its own: closed or a sum, and not about who the respondent is.
  private func isOrdinary(_ question: Question) -> Bool {
    (question.isClosed || question.isSum) && question.characteristic == nil
      && !isPartOfCharacteristic(question)
  }

  /// Questions that only feed a characteristic, such as the two questions behind "disabled".
  private func isPartOfCharacteristic(_ question: Question) -> Bool {
    guard let place = survey.questionIndex[question.id] else { return false }
    return survey.questions.contains { made in
      guard made.characteristic != nil else { return false }
      switch made.making {
      case .derived(let conditions)?: return conditions.contains { $0.questions.contains(place) }
      case .banded(let of, _, _)?: return of == place
      default: return false
      }
    }
  }

  private func totalTable(_ id: String) -> CaptionedTable? {
    guard let crosstab = tables.table(of: id) else { return nil }
    let layout = CrosstabLayout(crosstab, responses: responses)
    guard let table = layout.tables().first, !table.isEmpty else { return nil }
    return CaptionedTable(title: layout.title, base: layout.baseSentence, table: table, notes: layout.notes)
  }

  private func requestedTables() -> [CaptionedTable] {
    tables.crosstabs.filter { $0.table != "default" }.flatMap { crosstab -> [CaptionedTable] in
      let layout = CrosstabLayout(crosstab, responses: responses)
      return layout.tables().filter { !$0.isEmpty }.map {
        CaptionedTable(title: layout.title, base: layout.baseSentence, table: $0, notes: layout.notes)
      }
    }
  }

  // MARK: Safety

  /// The safety questions beside each other where they share their answers, else one below the other.
  private func safetyTables(_ ids: [String], title: String?) -> [CaptionedTable] {
    let crosstabs = ids.compactMap { tables.table(of: $0) }
    let frames = Set(crosstabs.map { $0.rows.map(\.id) })
    guard crosstabs.count > 1, crosstabs.count <= 3, frames.count == 1, Set(crosstabs.map(\.base)).count == 1,
      crosstabs.allSatisfy({ $0.question.label != nil }),
      survey.weight == nil
    else { return ids.compactMap { totalTable($0) } }
    return [besideTable(crosstabs, title: title ?? "How safe respondents felt")]
  }

  private func besideTable(_ crosstabs: [Crosstab], title: String) -> CaptionedTable {
    let first = crosstabs[0]
    var columns: [MarkdownTable.Column] = [.init("Answer", .left)]
    for crosstab in crosstabs {
      columns += [.init(crosstab.question.name, .right), .init("\(crosstab.question.name) (%)", .right)]
    }
    var table = MarkdownTable(columns)
    for (row, heading) in first.rows.enumerated() where heading.kind == .answer || heading.kind == .unanswered
    {
      table.add([heading.label] + crosstabs.flatMap { figures($0, row) })
    }
    table.add(
      [TableWording.everybody(first.base)]
        + crosstabs.flatMap { crosstab -> [String] in
          let base = crosstab.bases[0].unweighted
          return [Number.inWords(base), base > 0 ? "100" : "[z]"]
        })
    let nets = first.rows.indices.filter { row in
      first.rows[row].kind == .net && (first.question.frame.net(first.rows[row].id)?.members.count ?? 0) > 1
    }
    for row in nets {
      table.add(
        ["Net: \(Markdown.inSentence(first.rows[row].label))"] + crosstabs.flatMap { figures($0, row) })
    }
    return CaptionedTable(
      title: title, base: besideBase(crosstabs), table: table,
      notes: besideNotes(crosstabs) + (nets.isEmpty ? [] : [TableWording.net]) + [TableWording.rounding])
  }

  /// The count and the percentage of a row.
  private func figures(_ crosstab: Crosstab, _ row: Int) -> [String] {
    let count = crosstab.cells[row][0].count
    let base = crosstab.bases[0].unweighted
    let percentage = Share.printed(count, of: base, decimals: Share.decimals(forBase: base))
    return [Number.inWords(count), crosstab.rows[row].isInBase ? percentage : "[z]"]
  }

  private func besideBase(_ crosstabs: [Crosstab]) -> String {
    let sizes = crosstabs.map { crosstab in
      "\(Number.inWords(crosstab.bases[0].unweighted)) \(Markdown.inSentence(Markdown.escaped(crosstab.question.name)))"
    }
    return
      "Base: \(crosstabs[0].base.inWords), \(Number.list(sizes)), out of \(Number.inWords(responses.count)). \(TableWording.weighting(survey))"
  }

  private func besideNotes(_ crosstabs: [Crosstab]) -> [String] {
    crosstabs.compactMap { crosstab in
      TableWording.notInBase(crosstab).map {
        "\(Markdown.escaped(crosstab.question.name)): \(Markdown.inSentence($0))"
      }
    }
  }

  // MARK: Who responded

  private func ledgerTable() -> CaptionedTable {
    let ledger = responses.ledger
    let reasons = Ledger.Reason.allCases.filter { ledger.leftOut($0) > 0 }
    // Two words and two figures stand beside the reasons; eight columns are the most that can be read.
    let shown = reasons.count <= 4 ? reasons : Array(reasons.prefix(3))
    let isCut = shown.count < reasons.count
    var columns: [MarkdownTable.Column] = [
      .init("File", .left), .init("Way of responding", .left), .init("Read", .right),
    ]
    columns += shown.map { .init($0.label, .right) }
    if isCut { columns.append(.init("Other reasons", .right)) }
    columns.append(.init("Used", .right))
    var table = MarkdownTable(columns)
    for entry in ledger.entries {
      let out = shown.map { String(entry.leftOut[$0] ?? 0) }
      let rest = reasons.dropFirst(shown.count).map { entry.leftOut[$0] ?? 0 }.reduce(0, +)
      table.add(
        [entry.source, modes(of: entry), Number.inWords(entry.read)] + out + (isCut ? [String(rest)] : []) + [
          Number.inWords(entry.used)
        ])
    }
    let totals = shown.map { String(ledger.leftOut($0)) }
    let rest = reasons.dropFirst(shown.count).map { ledger.leftOut($0) }.reduce(0, +)
    table.add(
      ["All", "All", Number.inWords(ledger.read)] + totals + (isCut ? [String(rest)] : []) + [
        Number.inWords(ledger.used)
      ])
    var notes = ["Read equals used plus every reason for leaving out."]
    if let rule = survey.duplicates, ledger.leftOut(.duplicate) > 0 {
      notes.append(
        "Where one person responded twice, the \(rule == .keepLast ? "later" : "earlier") response is used.")
    }
    return CaptionedTable(
      title: "Entries read and responses used",
      base: "Base: all \(Number.inWords(ledger.read)) entries in the files.",
      table: table, notes: notes)
  }

  /// How the responses of one file came.
  private func modes(of entry: Ledger.Entry) -> String {
    guard let place = responses.ledger.entries.firstIndex(where: { $0.source == entry.source }) else {
      return entry.mode.label
    }
    let all = CollectionMode.allCases
    let modes = all.indices.filter { responses.modesBySource[place][$0] > 0 }.map { all[$0] }
    return modes.isEmpty
      ? entry.mode.label : Number.list(modes.enumerated().map { $0 == 0 ? $1.label : $1.label.lowercased() })
  }

  private func characteristicsTable() -> CaptionedTable? {
    var table = MarkdownTable([
      .init("Characteristic", .left), .init("Group", .left), .init("Respondents", .right),
      .init("Respondents (%)", .right),
    ])
    var notes: [String] = []
    for question in survey.characteristics {
      guard let profile = CharacteristicProfile(question, tables: tables) else { continue }
      guard profile.groups.count <= CharacteristicProfile.mostShown else {
        notes.append(profile.tooManyGroups)
        continue
      }
      for group in profile.groups {
        table.add([
          profile.name, group.label, Number.inWords(group.count),
          Share.printed(group.count, of: profile.stated, decimals: Share.decimals(forBase: profile.stated)),
        ])
      }
      notes.append(profile.note)
    }
    guard !table.isEmpty else { return nil }
    return CaptionedTable(
      title: "Who responded",
      base:
        "Base: respondents who gave the information, out of \(Number.inWords(responses.count)). Unweighted.",
      table: table, notes: notes)
  }

  // MARK: Measures

  /// Measures by each group: groups are rows, two measures stand beside each other.
  private func measuresTables() -> [CaptionedTable] {
    let measures = survey.measures.filter { (share(of: $0)?.base ?? 0) > 0 }
    guard !survey.characteristics.isEmpty else { return [] }
    return stride(from: 0, to: measures.count, by: 2).map { start in
      measuresTable(Array(measures[start..<min(start + 2, measures.count)]))
    }
  }

  private func measuresTable(_ measures: [Measure]) -> CaptionedTable {
    let names = measures.map { name(of: $0) }
    var columns: [MarkdownTable.Column] = [.init("Group", .left)]
    for name in names {
      columns += [.init("\(name): base", .right), .init("\(name)", .right), .init("\(name) (%)", .right)]
    }
    var table = MarkdownTable(columns)
    // Each measure is counted once, by all banners in one pass.
    let banners = groupBanners()
    let counted = responses.counts(of: measures, by: [responses.totalBanner(where: nil)] + banners)
    table.add(["All"] + counted.flatMap { cells($0.first, 0) })
    for (place, banner) in banners.enumerated() {
      for column in banner.columns.indices {
        let counts = counted.flatMap { cells($0.dropFirst(place + 1).first, column + 1) }
        let isGroup = banner.columns[column].kind == .group
        if !isGroup && counts.allSatisfy({ $0 == "0" || $0 == "[z]" }) { continue }
        let label = banner.columns[column].label
        table.add(["\(banner.label): \(isGroup ? label : Markdown.inSentence(label))"] + counts)
      }
    }
    return CaptionedTable(
      title: "\(Number.list(names.enumerated().map { $0 == 0 ? $1 : Markdown.inSentence($1) })), by group",
      base: measuresBase(measures),
      table: table,
      notes: [
        "Not stated: left the question about the group blank, or gave no clear answer.",
        "Differences between groups are not tested in this summary.",
      ])
  }

  /// The banners of the characteristics that have few enough groups to show.
  private func groupBanners() -> [Banner] {
    survey.characteristics.compactMap { question in
      let grouping = survey.shownGrouping(of: question)
      let banner = responses.banner(by: question, grouping: grouping, where: nil)
      return banner.columns.count { $0.kind == .group } <= CharacteristicProfile.mostShown ? banner : nil
    }
  }

  func name(of measure: Measure) -> String { MeasureWording(survey: survey).name(measure) }

  /// Who the measures are of, said once where it is the same for all.
  private func measuresBase(_ measures: [Measure]) -> String {
    let who = measures.compactMap { measure in
      share(of: measure).map { "\(Number.inWords($0.base)) \($0.who)" }
    }
    let isSame = Set(who).count == 1
    let named = zip(who, measures).map { "\($0) (\(Markdown.escaped(name(of: $1))))" }
    let list = isSame ? who.first ?? "" : Number.list(named)
    return "Base: \(list), out of \(Number.inWords(responses.count)). Unweighted."
  }

  /// Base, count and percentage of a measure in one column.
  private func cells(_ counts: MeasureCounts?, _ column: Int) -> [String] {
    guard let counts else { return ["[z]", "[z]", "[z]"] }
    let share = counts.columns[column].proportion
    let decimals = Share.decimals(forBase: counts.total.proportion.base)
    return [
      Number.inWords(share.base), Number.inWords(share.count),
      Share.printed(share.count, of: share.base, decimals: decimals),
    ]
  }
}

extension Survey {
  /// The groups of a characteristic that documents show, each with the places of its answers.
  func shownGroups(of question: Question) -> [(label: String, members: [Int])] {
    let options = question.frame.options
    return shownGrouping(of: question)?.groups.map { ($0.label, $0.members) }
      ?? options.indices.filter { options[$0].isSubstantive }.map { (options[$0].label, [$0]) }
  }

  /// The grouping of a characteristic that documents show; `nil` where its answers are the groups.
  func shownGrouping(of question: Question) -> Grouping? {
    guard let groupings = groupings.first(where: { $0.characteristic == question.characteristic }) else {
      return nil
    }
    let shown = groupings.show ?? groupings.publish
    if shown == "answers" { return nil }
    return groupings.all.first { $0.id == shown } ?? groupings.all.first
  }
}

/// How respondents divide over the groups of one characteristic.
struct CharacteristicProfile {
  let name: String
  let groups: [(label: String, count: Int)]
  /// Respondents who gave the information.
  let stated: Int
  let declined: Int
  let missing: Int
  let notAsked: Int

  init?(_ question: Question, tables: Tables) {
    guard let crosstab = tables.table(of: question.id) else { return nil }
    let options = question.frame.options
    let counts = options.indices.map { crosstab.cells[$0][0].count }
    name = question.label ?? Wording.title(question.characteristic ?? question.id)
    groups = tables.survey.shownGroups(of: question).map { group in
      (group.label, group.members.map { counts[$0] }.reduce(0, +))
    }
    stated = groups.map(\.count).reduce(0, +)
    declined = options.indices.filter { options[$0].kind == .preferNotToSay }.map { counts[$0] }.reduce(0, +)
    notAsked = crosstab.missing[.notAsked] ?? 0
    missing = crosstab.respondents - stated - declined - notAsked
    guard !groups.isEmpty else { return nil }
  }

  /// A characteristic with more groups stands in `summary.csv` only.
  static let mostShown = 12

  /// What is said of a characteristic with too many groups to show.
  var tooManyGroups: String {
    "\(Markdown.escaped(name)): given in \(Number.counted(stated, "response", "responses")), an average of \(stated / max(1, groups.count)) for each of \(groups.count) groups. The groups stand in `summary.csv`."
  }

  /// Who is not in the base.
  var note: String {
    var parts: [String] = []
    if declined > 0 { parts.append("\(Number.inWords(declined)) preferred not to say") }
    if missing > 0 { parts.append("\(Number.inWords(missing)) left it out or gave no clear answer") }
    if notAsked > 0 { parts.append("\(Number.inWords(notAsked)) were not asked") }
    let heading = "\(Markdown.escaped(name)): \(Number.inWords(stated)) in the base"
    return parts.isEmpty ? "\(heading)." : "\(heading). Not in the base: \(Number.list(parts))."
  }
}

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
    tables += indicatorTables()
    if let table = modesTable() { tables.append((["modes"], table)) }
    tables.append((["ledger"], ledgerTable()))
    if let table = characteristicsTable() { tables.append((["characteristics"], table)) }
    if let table = mainMeasuresTable() { tables.append((["main measures"], table)) }
    tables += measuresTables().map { (["measures"], $0) }
    if let table = differencesTable() { tables.append((["differences"], table)) }
    tables += placeTables()
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
    if let table = rankingTable(id) { return table }
    let layout = CrosstabLayout(crosstab, responses: responses, order: orders[id])
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
}

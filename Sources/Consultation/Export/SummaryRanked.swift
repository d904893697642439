/// Ranked lists: what was chosen most often, in order.
extension SummaryMarkdown {
  /// The rows chosen most often, without "none of these" and "don't know"; what ties with the last one is among them.
  private func rankedRows(_ id: String, top: Int) -> [(row: Int, label: String)] {
    guard let table = tables.table(of: id) else { return [] }
    let options = table.question.frame.options
    let counts = options.indices.map { writer.headline(table, $0).part }
    let rows = options.indices
      .filter { options[$0].isSubstantive && options[$0].kind != AnswerOption.Kind.none && counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    let least = rows.prefix(top).last.map { counts[$0] } ?? 0
    return rows.filter { counts[$0] >= least }.map { ($0, Markdown.escaped(table.rows[$0].label)) }
  }

  /// Writes a sentence such as "The 5 problems chosen most often were people using or dealing drugs (80%) and others".
  func rankedFinding(_ id: String, noun: String, top: Int) -> String? {
    guard let table = tables.table(of: id), hasBase(id) else { return nil }
    let rows = rankedRows(id, top: top)
    guard !rows.isEmpty else { return nil }
    let items = rows.map { row, label in
      let cell = Finding.CellReference(question: id, row: table.rows[row].id)
      return Markdown.inSentence(label) + writer.text(Finding([.text(" ("), .percentage(cell), .text(")")]))
    }
    let text = Markdown.escaped(table.question.text)
    let who = who(id)
    if table.question.kind == .multiple && table.question.atMost != nil {
      return "Asked \"\(text)\", \(who) most often chose \(Number.list(items))."
    }
    let by = who == "respondents" ? "" : " by \(who)"
    guard rows.count > 1 else { return "The answer chosen most often to \"\(text)\"\(by) was \(items[0])." }
    return "The \(rows.count) \(Markdown.escaped(noun)) chosen most often\(by) were \(Number.list(items))."
  }

  func ranked(_ id: String, title: String?, noun: String, top: Int, _ numbered: [NumberedTable]) -> Section {
    var section = Section(title: title ?? Wording.title(id), lines: [])
    guard let table = tables.table(of: id), hasBase(id) else { return section }
    let options = table.question.frame.options.filter {
      $0.isSubstantive && $0.kind != AnswerOption.Kind.none
    }.count
    let pointer = numbered.first { $0.questions == [id] }.map { " (table \($0.number))" } ?? ""
    let rows = rankedRows(id, top: top)
    guard !rows.isEmpty else { return section }
    let count = Number.counted(table.bases[0].unweighted, "respondent", "respondents")
    let verb =
      switch table.question.kind {
      case .multiple: table.question.atMost.map { "chose up to \($0)" } ?? "ticked as many as they wished"
      case .ranking: "put answers in order"
      default: "chose one"
      }
    let most = rows.count == 1 ? "The answer" : "The \(rows.count) \(Markdown.escaped(noun))"
    let chosen = table.question.kind == .ranking ? "put first most often" : "chosen most often"
    section.lines = [
      "Asked \"\(Markdown.escaped(table.question.text))\", \(count) \(verb) from a list of \(options)\(pointer). \(most) \(chosen):",
      "",
    ]
    for (row, label) in rows {
      let cell = Finding.CellReference(question: id, row: table.rows[row].id)
      let parts: [Finding.Part] =
        [.text(": "), .percentage(cell)]
        + counts([.text(" ("), .count(cell), .text(" of "), .base(cell), .text(")")])
      section.lines.append("- " + Markdown.inSentence(label) + writer.text(Finding(parts)))
    }
    section.lines.append("")
    return section
  }
}

/// The sections that the definition asks for: safety, comments.
extension SummaryMarkdown {
  // MARK: Safety

  /// Writes a sentence such as "By day, 80% of respondents felt very or fairly safe and 8% felt fairly or very unsafe".
  func safetyFinding(_ id: String) -> String? {
    guard let question = survey.question(id), let nets = nets(question), hasBase(id) else { return nil }
    let place = question.label == nil ? "" : survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
    var parts: [Finding.Part] = [
      .text(lead(question)), .percentage(nets.safe.cell),
      .text(" of \(who(id)) felt \(nets.safe.phrase)\(place)"),
    ]
    if let unsafe = nets.other {
      parts += [.text(" and "), .percentage(unsafe.cell), .text(" felt \(unsafe.phrase)")]
    }
    return writer.text(Finding(parts + [.text(".")]))
  }

  /// Whether a question has anybody in its base, so that a sentence can be made of it.
  func hasBase(_ id: String) -> Bool { (tables.table(of: id)?.bases[0].unweighted ?? 0) > 0 }

  /// "respondents", or how many answered where that is not nearly everybody.
  func who(_ id: String) -> String {
    guard let table = tables.table(of: id), table.bases[0].unweighted * 10 < responses.count * 9 else {
      return "respondents"
    }
    return "the \(Number.inWords(table.bases[0].unweighted)) \(Self.whoIsCounted(table.base))"
  }

  /// "By day, " where the question has a short name, else a neutral start.
  private func lead(_ question: Question) -> String {
    guard let label = question.label else { return "Asked \"\(Markdown.escaped(question.text))\", " }
    return "\(Markdown.escaped(label)), "
  }

  private struct NamedRow {
    let cell: Finding.CellReference
    /// "very or fairly safe".
    let phrase: String
    /// "safe".
    let short: String
    let members: [Int]
  }

  /// The first two nets of a question: what it is about, and the contrary.
  private func nets(_ question: Question) -> (safe: NamedRow, other: NamedRow?)? {
    let rows = question.frame.nets.prefix(2).map { net in
      NamedRow(
        cell: .init(question: question.id, row: net.id),
        phrase: Markdown.inSentence(Markdown.escaped(net.label)),
        short: net.id.split(separator: "-").joined(separator: " "), members: net.members)
    }
    guard let first = rows.first else { return nil }
    return (first, rows.count > 1 ? rows[1] : nil)
  }

  func safety(_ ids: [String], title: String?, _ numbered: [NumberedTable]) -> Section {
    let questions = ids.compactMap { survey.question($0) }
    var section = Section(title: title ?? "How safe respondents felt", lines: [])
    for question in questions {
      guard let paragraph = safetyParagraph(question) else { continue }
      section.lines += [paragraph, ""]
    }
    let both = questions.count == 2 ? bothAnswered(questions[0], questions[1]) : nil
    let table = numbered.first { table in ids.contains { table.questions.contains($0) } }
    let pointer = table.map { "Table \($0.number) gives all answers." }
    let last = [both, pointer].compactMap(\.self).joined(separator: " ")
    if !last.isEmpty { section.lines += [last, ""] }
    return section
  }

  /// "By day, 80% felt safe (397 of 496 who answered) and 8% felt unsafe (38). ..."
  private func safetyParagraph(_ question: Question) -> String? {
    guard let nets = nets(question), let table = tables.table(of: question.id), hasBase(question.id) else {
      return nil
    }
    let safe = nets.safe
    var parts: [Finding.Part] = [.text(lead(question)), .percentage(safe.cell), .text(" felt \(safe.short)")]
    parts += counts([
      .text(" ("), .count(safe.cell), .text(" of "), .base(safe.cell), .text(Self.baseClause(table.base)),
    ])
    if let unsafe = nets.other {
      parts += [.text(" and "), .percentage(unsafe.cell), .text(" felt \(unsafe.short)")]
      parts += counts([.text(" ("), .count(unsafe.cell), .text(")")])
    }
    parts.append(.text("."))
    if let unsafe = nets.other { parts += worst(unsafe, of: question) }
    parts += remainder(question, nets, table)
    return writer.text(Finding(parts))
  }

  /// Numbers of respondents, left out beside weighted shares.
  func counts(_ parts: [Finding.Part]) -> [Finding.Part] { writer.isWeighted ? [] : parts }

  /// What the unsafe figure includes at its far end, where there is anything.
  private func worst(_ unsafe: NamedRow, of question: Question) -> [Finding.Part] {
    guard unsafe.members.count > 1, let last = unsafe.members.last else { return [] }
    let option = question.frame.options[last]
    let cell = Finding.CellReference(question: question.id, row: option.code)
    guard let place = writer.place(cell), place.table.cells[place.row][0].count > 0 else { return [] }
    let phrase = Markdown.inSentence(Markdown.escaped(option.label))
    return [.text(" The \(unsafe.short) figure includes "), .percentage(cell), .text(" who felt \(phrase)")]
      + counts([.text(" ("), .count(cell), .text(")")]) + [.text(".")]
  }

  /// What the others said, where there are others.
  private func remainder(
    _ question: Question, _ nets: (safe: NamedRow, other: NamedRow?), _ table: Crosstab
  ) -> [Finding.Part] {
    let named = [nets.safe] + [nets.other].compactMap(\.self)
    let members = named.flatMap(\.members)
    let taken = named.compactMap { writer.place($0.cell) }.map { $0.table.cells[$0.row][0].count }.reduce(
      0, +)
    guard Set(members).count == members.count, taken < table.bases[0].unweighted,
      let others = others(question, besides: nets, in: table)
    else { return [] }
    let cells = named.map(\.cell)
    return [.text(" The other "), .restPercentage(of: cells)]
      + counts([.text(" ("), .rest(of: cells), .text(")")])
      + [.text(" \(others).")]
  }

  private static func baseClause(_ base: Base) -> String {
    switch base {
    case .all: " respondents)"
    case .asked: " who were asked)"
    case .answered: " who answered)"
    case .valid: " with a valid answer)"
    }
  }

  /// What the others said, as far as anybody did: "felt neither safe nor unsafe or did not know".
  private func others(
    _ question: Question, besides nets: (safe: NamedRow, other: NamedRow?), in table: Crosstab
  ) -> String? {
    let taken = Set(nets.safe.members + (nets.other?.members ?? []))
    let rest = table.question.frame.options.indices.filter {
      !taken.contains($0) && table.rows[$0].isInBase && table.cells[$0][0].count > 0
    }
    let options = question.frame.options
    var clauses = rest.filter { options[$0].isSubstantive }.map { place -> String in
      let label = Markdown.escaped(options[place].label)
      // A label of one or two words need not make a sentence.
      let isPhrase = label.split(separator: " ").count > 2
      return isPhrase ? "felt \(Markdown.inSentence(label))" : "answered \"\(label)\""
    }
    if rest.contains(where: { options[$0].kind == .dontKnow }) { clauses.append("did not know") }
    if rest.contains(where: { options[$0].kind == .preferNotToSay }) {
      clauses.append("preferred not to say")
    }
    let unanswered = table.rows.indices.filter { table.rows[$0].kind == .unanswered }
    if unanswered.contains(where: { table.cells[$0][0].count > 0 }) { clauses.append("gave no answer") }
    return clauses.isEmpty ? nil : Number.alternatives(clauses)
  }

  /// Writes a sentence such as "Of the 488 respondents who answered both questions, 236 (48%) felt safe by day but did not say ".
  private func bothAnswered(_ one: Question, _ other: Question) -> String? {
    guard !writer.isWeighted, let first = nets(one)?.safe, let second = nets(other)?.safe,
      let firstLabel = one.label,
      let secondLabel = other.label, let columns = columns(one, other)
    else { return nil }
    var both = 0, onlyFirst = 0, onlySecond = 0
    for row in 0..<responses.count {
      guard let a = columns.0[row].answer, let b = columns.1[row].answer else { continue }
      both += 1
      let isFirst = first.members.contains(a)
      let isSecond = second.members.contains(b)
      if isFirst && !isSecond { onlyFirst += 1 }
      if isSecond && !isFirst { onlySecond += 1 }
    }
    guard both > 0 else { return nil }
    let when = (
      Markdown.inSentence(Markdown.escaped(firstLabel)), Markdown.inSentence(Markdown.escaped(secondLabel))
    )
    let decimals = Share.decimals(forBase: both)
    let share = Share.inSentence(onlyFirst, of: both, decimals: decimals)
    let otherShare = Share.inSentence(onlySecond, of: both, decimals: decimals)
    return
      "Of the \(Number.inWords(both)) respondents who answered both questions, \(Number.inWords(onlyFirst)) (\(share)) felt \(first.short) \(when.0) but did not say they felt \(second.short) \(when.1). For \(Number.inWords(onlySecond)) (\(otherShare)) it was the other way round."
  }

  private func columns(_ one: Question, _ other: Question) -> (AnswerColumn, AnswerColumn)? {
    guard let first = responses.column(one), let second = responses.column(other) else { return nil }
    return (first, second)
  }

  // MARK: Comments

  func comments(_ ids: [String]) -> Section {
    var section = Section(title: "Comments", lines: [])
    for question in ids.compactMap({ survey.question($0) }) {
      guard let column = responses.column(question) else { continue }
      let count = (0..<responses.count).count { column[$0].answer != nil }
      let who = Number.counted(count, "respondent", "respondents")
      section.lines += [
        "Asked \"\(Markdown.escaped(question.text))\", \(who) wrote a comment. What they wrote is not part of this summary.",
        "",
      ]
    }
    return section
  }
}

/// The sections that the definition asks for: safety, ranked lists, comments, indicators.
extension SummaryMarkdown {
  // MARK: Safety

  /// Writes a sentence such as "By day, 80% of respondents felt very or fairly safe in Medway and 8% felt fairly or very unsafe".
  func safetyFinding(_ id: String) -> String? {
    guard let question = survey.question(id), let nets = nets(question) else { return nil }
    let place = question.label == nil ? "" : survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
    var parts: [Finding.Part] = [
      .text(lead(question)), .percentage(nets.safe.cell),
      .text(" of respondents felt \(nets.safe.phrase)\(place)"),
    ]
    if let unsafe = nets.other {
      parts += [.text(" and "), .percentage(unsafe.cell), .text(" felt \(unsafe.phrase)")]
    }
    return writer.text(Finding(parts + [.text(".")]))
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
    guard let nets = nets(question), let table = tables.table(of: question.id) else { return nil }
    let safe = nets.safe
    var parts: [Finding.Part] = [
      .text(lead(question)), .percentage(safe.cell), .text(" felt \(safe.short) ("), .count(safe.cell),
      .text(" of "),
      .base(safe.cell), .text(Self.baseClause(table.base)),
    ]
    var named = [safe.cell]
    if let unsafe = nets.other {
      named.append(unsafe.cell)
      parts += [
        .text(" and "), .percentage(unsafe.cell), .text(" felt \(unsafe.short) ("), .count(unsafe.cell),
        .text("). "),
      ]
      if unsafe.members.count > 1, let last = unsafe.members.last {
        let option = question.frame.options[last]
        let cell = Finding.CellReference(question: question.id, row: option.code)
        let phrase = Markdown.inSentence(Markdown.escaped(option.label))
        parts += [
          .text("The \(unsafe.short) figure includes "), .percentage(cell), .text(" who felt \(phrase) ("),
          .count(cell), .text("). "),
        ]
      }
    } else {
      parts.append(.text(". "))
    }
    if let others = others(question, besides: nets) {
      parts += [
        .text("The other "), .restPercentage(of: named), .text(" ("), .rest(of: named), .text(") \(others)."),
      ]
    }
    return writer.text(Finding(parts)).trimmingBlanks
  }

  private static func baseClause(_ base: Base) -> String {
    switch base {
    case .all: " respondents)"
    case .asked: " who were asked)"
    case .answered: " who answered)"
    case .valid: " with a valid answer)"
    }
  }

  /// "felt neither safe nor unsafe or did not know".
  private func others(_ question: Question, besides nets: (safe: NamedRow, other: NamedRow?)) -> String? {
    let taken = Set(nets.safe.members + (nets.other?.members ?? []))
    let rest = question.frame.options.indices.filter { !taken.contains($0) }.map {
      question.frame.options[$0]
    }
    var clauses: [String] = []
    let felt = rest.filter(\.isSubstantive).map { Markdown.inSentence(Markdown.escaped($0.label)) }
    if !felt.isEmpty { clauses.append("felt \(felt.joined(separator: " or "))") }
    if rest.contains(where: { $0.kind == .dontKnow }) { clauses.append("did not know") }
    if rest.contains(where: { $0.kind == .preferNotToSay }) { clauses.append("preferred not to say") }
    let base = tables.table(of: question.id)?.base
    if base == .all || base == .asked { clauses.append("gave no answer") }
    return clauses.isEmpty ? nil : clauses.joined(separator: " or ")
  }

  /// Writes a sentence such as "Of the 488 respondents who answered both questions, 236 (48%) felt safe by day but did not say ".
  private func bothAnswered(_ one: Question, _ other: Question) -> String? {
    guard let first = nets(one)?.safe, let second = nets(other)?.safe, let firstLabel = one.label,
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
    let share = Share.printed(onlyFirst, of: both, decimals: 0)
    let otherShare = Share.printed(onlySecond, of: both, decimals: 0)
    return
      "Of the \(Number.inWords(both)) respondents who answered both questions, \(Number.inWords(onlyFirst)) (\(share)%) felt \(first.short) \(when.0) but did not say they felt \(second.short) \(when.1). For \(Number.inWords(onlySecond)) (\(otherShare)%) it was the other way round."
  }

  private func columns(_ one: Question, _ other: Question) -> (AnswerColumn, AnswerColumn)? {
    guard let first = responses.column(one), let second = responses.column(other) else { return nil }
    return (first, second)
  }

  // MARK: Ranked lists

  /// The rows of a question by count, without "none of these", "don't know" and empty ones.
  func rankedRows(_ id: String) -> [(row: Int, label: String)] {
    guard let table = tables.table(of: id) else { return [] }
    let options = table.question.frame.options
    return options.indices
      .filter {
        options[$0].isSubstantive && options[$0].kind != AnswerOption.Kind.none
          && table.cells[$0][0].count > 0
      }
      .sorted { (-table.cells[$0][0].count, $0) < (-table.cells[$1][0].count, $1) }
      .map { ($0, Markdown.escaped(table.rows[$0].label)) }
  }

  /// Writes a sentence such as "The 5 problems chosen most often were people using or dealing drugs (80%), ".
  func rankedFinding(_ id: String, noun: String, top: Int) -> String? {
    guard let table = tables.table(of: id), table.bases[0].unweighted > 0 else { return nil }
    let rows = rankedRows(id).prefix(top)
    guard !rows.isEmpty else { return nil }
    let items = rows.map { row, label in
      let cell = Finding.CellReference(question: id, row: table.rows[row].id)
      return Markdown.inSentence(label) + writer.text(Finding([.text(" ("), .percentage(cell), .text(")")]))
    }
    if table.question.atMost != nil {
      return
        "Asked \"\(Markdown.escaped(table.question.text))\", respondents most often chose \(Number.list(items))."
    }
    guard rows.count > 1 else {
      return "The answer chosen most often to \"\(Markdown.escaped(table.question.text))\" was \(items[0])."
    }
    return "The \(rows.count) \(Markdown.escaped(noun)) chosen most often were \(Number.list(items))."
  }

  func ranked(_ id: String, title: String?, noun: String, top: Int, _ numbered: [NumberedTable]) -> Section {
    var section = Section(title: title ?? Wording.title(id), lines: [])
    guard let table = tables.table(of: id), table.bases[0].unweighted > 0 else { return section }
    let options = table.question.frame.options.filter { $0.kind != AnswerOption.Kind.none }.count
    let pointer = numbered.first { $0.questions == [id] }.map { " (table \($0.number))" } ?? ""
    let rows = rankedRows(id).prefix(top)
    let most = table.question.atMost
    let verb =
      most.map { "Respondents chose up to \($0)" }
      ?? (table.question.kind == .multiple
        ? "Respondents ticked as many as they wished" : "Respondents chose one")
    section.lines = [
      "Asked \"\(Markdown.escaped(table.question.text))\", \(verb.prefix(1).lowercased() + verb.dropFirst()) from a list of \(options)\(pointer). The \(rows.count) \(Markdown.escaped(noun)) chosen most often:",
      "",
    ]
    for (row, label) in rows {
      let cell = Finding.CellReference(question: id, row: table.rows[row].id)
      section.lines.append(
        "- " + Markdown.inSentence(label)
          + writer.text(
            Finding([
              .text(": "), .percentage(cell), .text(" ("), .count(cell), .text(" of "), .base(cell),
              .text(")"),
            ])))
    }
    section.lines.append("")
    return section
  }

  // MARK: Comments

  func comments(_ ids: [String]) -> Section {
    var section = Section(title: "Comments", lines: [])
    for question in ids.compactMap({ survey.question($0) }) {
      guard let column = responses.column(question) else { continue }
      let count = (0..<responses.count).count { column[$0].answer != nil }
      let who = Number.counted(count, "respondent", "respondents")
      section.lines += [
        "\(question.text.isEmpty ? "" : "To \"\(Markdown.escaped(question.text))\", ")\(who) wrote a comment. What they wrote is not part of this summary.",
        "",
      ]
    }
    return section
  }

  // MARK: Indicators

  /// "The indicator SF15 (percentage of people who feel Medway is safe) stands at 69%. The target is 90%."
  func indicatorFindings() -> [String] {
    survey.measures.filter { $0.indicator != nil }.compactMap { measure in
      guard let share = share(of: measure), let target = measure.target, let id = measure.indicator else {
        return nil
      }
      let name = measure.label.map { " (\(Markdown.inSentence(Markdown.escaped($0))))" } ?? ""
      let printed = Share.printed(share.count, of: share.base, decimals: Share.decimals(forBase: share.base))
      return
        "The indicator \(Markdown.escaped(id))\(name) stands at \(printed)%. The target is \(Self.target(target))%."
    }
  }

  func indicators() -> Section? {
    let lines = survey.measures.filter { $0.indicator != nil }.flatMap { measure -> [String] in
      guard let share = share(of: measure), let target = measure.target, let id = measure.indicator,
        let reached = Share.percentage(of: share.count, in: share.base)
      else { return [] }
      let name = measure.label.map { ", \(Markdown.inSentence(Markdown.escaped($0)))" } ?? ""
      let printed = Share.printed(share.count, of: share.base, decimals: Share.decimals(forBase: share.base))
      let isMet = measure.better == .lower ? reached <= target : reached >= target
      let outcome = measure.better == nil ? "" : " The target is \(isMet ? "met" : "not met")."
      return [
        "\(Markdown.escaped(id))\(name): \(printed)% (\(Number.inWords(share.count)) of \(Number.inWords(share.base)) \(share.who)). The target is \(Self.target(target))%.\(outcome)",
        "",
      ] + otherBases(measure, printed: share.who)
    }
    return lines.isEmpty ? nil : Section(title: "Indicators", lines: lines)
  }

  /// The same figure on the other bases, because a figure against a target must not hide which base it stands on.
  private func otherBases(_ measure: Measure, printed who: String) -> [String] {
    let parts = [Base.all, .answered, .valid].compactMap { base -> String? in
      guard let share = share(of: measure, base: base), share.who != who else { return nil }
      let value = Share.printed(share.count, of: share.base, decimals: 1)
      return "\(value)% of the \(Number.inWords(share.base)) \(share.who)"
    }
    return parts.isEmpty ? [] : ["On other bases it would be \(Number.list(parts)).", ""]
  }

  /// The noun behind the size of a base.
  private static func whoIsCounted(_ base: Base) -> String {
    switch base {
    case .all: "respondents"
    case .asked: "respondents who were asked"
    case .answered: "respondents who answered"
    case .valid: "respondents who gave an answer other than \"don't know\" or \"prefer not to say\""
    }
  }

  private static func target(_ target: Int) -> String {
    target.isMultiple(of: 10_000) ? String(target / 10_000) : FixedPoint.text(target / 1_000, decimals: 1)
  }

  /// The count and the base of a measure on a base of its own, or on that of its question.
  private func share(of measure: Measure, base: Base? = nil) -> (count: Int, base: Int, who: String)? {
    guard let question = survey.question(measure.question) else { return nil }
    let base = base ?? measure.base ?? question.base ?? survey.base
    let job = TableJob(question: question, banners: [responses.totalBanner(where: nil)], base: base)
    guard let table = job.crosstabs(of: responses).first, let row = table.row(measure.rowID) else {
      return nil
    }
    return (table.cells[row][0].count, table.bases[0].unweighted, Self.whoIsCounted(base))
  }
}

/// The sections that the definition asks for: safety, ranked lists, comments, indicators.
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
  private func hasBase(_ id: String) -> Bool { (tables.table(of: id)?.bases[0].unweighted ?? 0) > 0 }

  /// "respondents", or how many answered where that is not nearly everybody.
  private func who(_ id: String) -> String {
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
  private func counts(_ parts: [Finding.Part]) -> [Finding.Part] { writer.isWeighted ? [] : parts }

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

  // MARK: Ranked lists

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

  // MARK: Indicators

  /// A measure on its base: respondents, and what a percentage is worked out from.
  struct MeasureShare {
    let count: Int
    let base: Int
    /// Weights where the headline is weighted, else the same as count and base.
    let part: Int
    let whole: Int
    let who: String

    /// The percentage with its sign.
    func figure(decimals: Int? = nil) -> String {
      Share.inSentence(part, of: whole, decimals: decimals ?? Share.decimals(forBase: base))
    }
  }

  /// " (80 of 116 respondents)", left out beside a weighted percentage.
  func countsOf(_ share: MeasureShare) -> String {
    writer.isWeighted ? "" : " (\(Number.inWords(share.count)) of \(Number.inWords(share.base)) \(share.who))"
  }

  /// A measure with a target, worked out.
  private struct IndicatorFigures {
    let id: String
    let name: String
    let share: MeasureShare
    let target: Int
    /// Whether the target is met; `nil` where neither direction is better.
    let isMet: Bool?
    let figure: String

    /// The figure is whole unless that would contradict whether the target is met.
    init?(_ measure: Measure, _ share: MeasureShare?) {
      guard let share, let target = measure.target, let id = measure.indicator,
        let reached = Share.percentage(of: share.part, in: share.whole)
      else { return nil }
      self.id = Markdown.escaped(id)
      self.target = target
      self.share = share
      name = measure.label.map { Markdown.inSentence(Markdown.escaped($0)) } ?? ""
      isMet = measure.better.map { $0 == .lower ? reached <= target : reached >= target }
      let whole = Share.wholePercentage(of: share.part, in: share.whole) ?? 0
      let wouldMeet = measure.better == .lower ? whole * 10_000 <= target : whole * 10_000 >= target
      let needsDecimal = isMet.map { $0 != wouldMeet } ?? false
      figure = share.figure(decimals: needsDecimal ? 1 : nil)
    }

    /// The target without needless zeros.
    var targetFigure: String {
      var text = FixedPoint.text(target, decimals: 4)
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
      return text + "%"
    }
  }

  /// Writes for each indicator how it stands and what its target is.
  func indicatorFindings() -> [String] {
    survey.measures.compactMap { IndicatorFigures($0, share(of: $0)) }.map { indicator in
      let name = indicator.name.isEmpty ? "" : " (\(indicator.name))"
      return
        "The indicator \(indicator.id)\(name) stands at \(indicator.figure). The target is \(indicator.targetFigure)."
    }
  }

  func indicators() -> Section? {
    let lines = survey.measures.flatMap { measure -> [String] in
      guard let indicator = IndicatorFigures(measure, share(of: measure)) else { return [] }
      let name = indicator.name.isEmpty ? "" : ", \(indicator.name)"
      let outcome = indicator.isMet.map { " The target is \($0 ? "met" : "not met")." } ?? ""
      return [
        "\(indicator.id)\(name): \(indicator.figure)\(countsOf(indicator.share)). The target is \(indicator.targetFigure).\(outcome)",
        "",
      ] + otherBases(measure, printed: indicator.share.base)
    }
    return lines.isEmpty ? nil : Section(title: "Indicators", lines: lines)
  }

  /// The same figure on the other bases, because a figure against a target must not hide which base it stands on.
  private func otherBases(_ measure: Measure, printed base: Int) -> [String] {
    var seen = [base]
    let parts = [Base.all, .answered, .valid].compactMap { base -> String? in
      guard let share = share(of: measure, base: base), share.base > 0, !seen.contains(share.base) else {
        return nil
      }
      seen.append(share.base)
      let value = share.figure(decimals: 1)
      return "\(value) of the \(Number.inWords(share.base)) \(share.who)"
    }
    return parts.isEmpty ? [] : ["On other bases it would be \(Number.list(parts)).", ""]
  }

  /// The noun behind the size of a base.
  static func whoIsCounted(_ base: Base) -> String {
    switch base {
    case .all: "respondents"
    case .asked: "respondents who were asked"
    case .answered: "respondents who answered"
    case .valid: "respondents who gave an answer other than \"don't know\" or \"prefer not to say\""
    }
  }

  /// The count and the base of a measure on a base of its own, or on that of its question.
  func share(of measure: Measure, base: Base? = nil) -> MeasureShare? {
    guard let counts = responses.total(of: measure, base: base) else { return nil }
    let total = counts.total
    return MeasureShare(
      count: total.proportion.count, base: total.proportion.base,
      part: writer.isWeighted ? total.weight : total.proportion.count,
      whole: writer.isWeighted ? total.weightedBase : total.proportion.base,
      who: Self.whoIsCounted(counts.base))
  }
}

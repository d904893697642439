/// Turns a block of columns into questions by what its cells hold.
struct BlockDrafting {
  private let block: ColumnBlock
  private let dialect: Dialect
  private(set) var questions: [QuestionDraft] = []
  private(set) var leftOut: [ColumnLeftOut] = []
  private(set) var missingWords: [String] = []
  private(set) var notAskedWords: [String] = []

  /// Words under a question that name no option: the column holds the whole answer.
  private static let plainUnders: Set<String> = [
    "", "response", "open-endedresponse", "answer", "open-ended",
  ]

  init(_ block: ColumnBlock, dialect: Dialect) {
    self.block = block
    self.dialect = dialect
    draft()
  }

  private mutating func draft() {
    var rest = block.profiles
    let others = rest.count > 1 ? rest.filter(isOther) : []
    rest.removeAll { profile in others.contains { $0.column.place == profile.column.place } }
    if rest.count == 1, Self.isPlain(rest[0]) || !others.isEmpty {
      draftAlone(rest[0])
      for other in others { draftOther(other) }
      return
    }
    if rest.count <= 1 {
      for profile in rest + others { draftAlone(profile) }
      return
    }
    let layout = BlockLayout(rest, dialect: dialect, asksForOrder: rest[0].column.asksForOrder)
    switch layout.kind {
    case .ticks: questions.append(tickGrid(rest, layout) ?? multiple(rest, others: others, layout))
    case .ranks: questions.append(ranking(rest, layout, holdsItem: false))
    case .itemsAtRanks: questions.append(ranking(rest, layout, holdsItem: true))
    case .answers: questions.append(severalAnswers(rest, layout))
    case .grid: questions.append(grid(rest, layout))
    case .separate: for profile in rest { draftAlone(profile) }
    }
    if layout.kind != .ticks { for other in others { draftOther(other) } }
  }

  private static func isPlain(_ profile: ColumnProfile) -> Bool {
    plainUnders.contains(Folding.key(profile.column.under))
  }

  /// Whether a column holds what people typed beside "other".
  private func isOther(_ profile: ColumnProfile) -> Bool {
    let isNamed =
      AnswerWording.kind(of: profile.column.under) == .other
      || dialect.isOther(profile.column)
    guard isNamed else { return false }
    // A column that repeats one text is the tick of the option itself.
    return profile.values.count != 1 || profile.filled < 3
      || Folding.key(profile.values[0].text) != Folding.key(profile.column.under)
  }

  private var question: String {
    block.text.isEmpty ? "" : block.text
  }

  private func note(_ draft: inout QuestionDraft) {
    if let reason = block.reason { draft.reasons.insert(reason, at: 0) }
    if block.text.isEmpty {
      draft.doubts.append("The file does not say what was asked: write the question's text.")
      draft.text = "Question without text in the export"
    }
  }

  // MARK: Several columns

  private func multiple(
    _ profiles: [ColumnProfile], others: [ColumnProfile], _ layout: BlockLayout
  ) -> QuestionDraft {
    var draft = QuestionDraft("multiple", text: question, code: block.code)
    note(&draft)
    draft.reasons.append(layout.reason)
    draft.doubts += layout.doubts
    var naming = Naming()
    for profile in profiles + others {
      let isTyped = others.contains { $0.column.place == profile.column.place }
      var claim = QuestionDraft.Claim(column: profile.column)
      if !isTyped { (claim.ticked, claim.notTicked) = layout.ticks(of: profile) }
      var label = isTyped ? profile.column.under : profile.optionLabel
      // Where only names are left, the cells say what the option is.
      if let ticked = claim.ticked, profile.column.variable == nil, profile.column.text == profile.column.code
      {
        label = ticked
      }
      var answer = QuestionDraft.Answer(code: naming.answer(label), label: label)
      answer.kind = isTyped ? .other : AnswerWording.kind(of: label)
      answer.columns = [claim]
      draft.answers.append(answer)
    }
    ChoiceLimit.apply(
      to: &draft, most: layout.mostFilled(with: others), isWhole: profiles.allSatisfy(\.holdsEveryRow))
    if !others.isEmpty { draft.reasons.append("what people typed beside \"other\" counts as a tick of it") }
    return draft
  }

  /// A grid of ticks, where the names of the columns are made of a row and a column: `Q[Y1_X2]`.
  private func tickGrid(_ profiles: [ColumnProfile], _ layout: BlockLayout) -> QuestionDraft? {
    let parts = profiles.map { $0.column.code.tickPlace }
    let rows = parts.compactMap { $0?.row }.uniqued
    let columns = parts.compactMap { $0?.column }.uniqued
    guard rows.count > 1, columns.count > 1, rows.count * columns.count == profiles.count,
      parts.allSatisfy({ $0 != nil })
    else { return nil }
    var draft = QuestionDraft("grid", text: question, code: block.code)
    note(&draft)
    draft.attributes.append(("of", "multiple"))
    draft.reasons.append(
      "each column is a row and an answer of a grid of ticks, by its name; \(layout.reason)")
    var naming = Naming()
    draft.answers = columns.map { .init(code: naming.answer($0), label: $0) }
    var items = Naming()
    for row in rows {
      let own = zip(profiles, parts).filter { $0.1?.row == row }.map { profile, part in
        QuestionDraft.Claim(
          column: profile.column,
          answer: columns.firstIndex(of: part?.column ?? "").map { draft.answers[$0].code })
      }
      draft.items.append(.init(id: items.question(row, code: nil), label: row, columns: own))
    }
    return draft
  }

  /// A multiple question whose columns each hold one answer.
  private func severalAnswers(_ profiles: [ColumnProfile], _ layout: BlockLayout) -> QuestionDraft {
    var draft = QuestionDraft("multiple", text: question, code: block.code)
    note(&draft)
    draft.reasons.append(layout.reason)
    let declared = profiles[0].column.variable?.values ?? []
    draft.take(AnswerDrafting(values: layout.sharedValues, declared: declared))
    draft.nets = []
    draft.columns = profiles.map { .init(column: $0.column) }
    return draft
  }

  private func ranking(_ profiles: [ColumnProfile], _ layout: BlockLayout, holdsItem: Bool) -> QuestionDraft {
    var draft = QuestionDraft("ranking", text: question, code: block.code)
    note(&draft)
    draft.reasons.append(layout.reason)
    draft.doubts += layout.doubts
    if holdsItem {
      let declared = profiles[0].column.variable?.values ?? []
      let drafting = AnswerDrafting(values: layout.sharedValues, declared: declared)
      draft.answers = drafting.answers
      draft.columns = profiles.enumerated().map { place, profile in
        if case .itemAtRank(let rank)? = profile.column.variable?.kind {
          return .init(column: profile.column, rank: rank)
        }
        return .init(column: profile.column, rank: place + 1)
      }
      return draft
    }
    var naming = Naming()
    for profile in profiles {
      let label = profile.column.under.isEmpty ? profile.column.text : profile.column.under
      draft.answers.append(
        .init(code: naming.answer(label), label: label, columns: [.init(column: profile.column)]))
    }
    return draft
  }

  private mutating func grid(_ profiles: [ColumnProfile], _ layout: BlockLayout) -> QuestionDraft {
    var draft = QuestionDraft("grid", text: question, code: block.code)
    note(&draft)
    let declared = profiles.lazy.compactMap { $0.column.variable?.values }.first { !$0.isEmpty } ?? []
    let drafting = AnswerDrafting(
      values: layout.sharedValues, declared: declared, isRated: profiles[0].column.asksForRating)
    draft.take(drafting)
    notAskedWords += drafting.missingWords
    draft.attributes.append(("of", drafting.scale == nil && !drafting.isRating ? "single" : "scale"))
    draft.reasons.insert(layout.reason, at: draft.reasons.isEmpty ? 0 : 1)
    draft.doubts += layout.doubts
    var naming = Naming()
    for profile in profiles {
      let label = profile.column.under.isEmpty ? profile.column.text : profile.column.under
      draft.items.append(
        .init(id: naming.question(label, code: nil), label: label, columns: [.init(column: profile.column)]))
    }
    return draft
  }

  // MARK: One column

  private mutating func draftOther(_ profile: ColumnProfile) {
    guard profile.filled > 0 else {
      leftOut.append(.init(column: profile.column, reason: "nobody typed anything beside \"other\""))
      return
    }
    let main = questions.last
    var draft = QuestionDraft("text", text: "\(question): \(profile.column.under)", code: nil)
    draft.columns = [.init(column: profile.column)]
    draft.attributes.append(("personal", "yes"))
    draft.reasons.append(
      "what people typed beside \"other\" of the question before; only its presence is counted")
    if let main, main.isClosed, !main.answers.contains(where: { $0.kind == .other }) {
      draft.doubts.append(
        "\(profile.filled) people typed an answer here, and the question before has no answer \"Other\": its cell may be empty for them."
      )
    }
    questions.append(draft)
  }

  private mutating func draftAlone(_ profile: ColumnProfile) {
    let column = profile.column
    let text =
      Self.isPlain(profile) || column.hasUnderFromName
        || Folding.key(column.under) == Folding.key(column.text)
      ? column.text : "\(column.text): \(column.under)"
    let code = column.name(in: dialect)
    let drafting = SingleColumnDrafting(profile, text: text, code: code, dialect: dialect)
    if let reason = drafting.leftOut {
      leftOut.append(.init(column: column, reason: reason))
    } else {
      questions.append(drafting.question)
      missingWords += drafting.missingWords
      notAskedWords += drafting.notAskedWords
    }
  }
}

extension FileHeader.Column {
  /// Whether what stands under the question is no more than the end of the column's name.
  fileprivate var hasUnderFromName: Bool {
    guard let question, !under.isEmpty else { return false }
    return code.hasPrefix(question) ? code.dropFirst(question.count).contains(under) : code.hasSuffix(under)
  }
}

extension QuestionDraft {
  /// Takes answers, nets and what was found about them.
  mutating func take(_ drafting: AnswerDrafting) {
    answers = drafting.answers
    nets = drafting.nets
    reasons += drafting.reasons
    doubts += drafting.doubts
    scale = drafting.scale?.id
  }
}

extension String {
  /// Row and column of `Q[Y1_X2]`, or `nil`.
  fileprivate var tickPlace: (row: String, column: String)? {
    guard hasSuffix("]"), let open = lastIndex(of: "["), let mark = self[open...].firstIndex(of: "_") else {
      return nil
    }
    return (String(self[index(after: open)..<mark]), String(self[index(after: mark)...].dropLast()))
  }
}

extension Array where Element == String {
  /// Each text once, in the order of its first place.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension ColumnProfile {
  /// The name of the option that a column ticks: as its cells have it, where a heading was cut through its middle.
  fileprivate var optionLabel: String {
    let heading = column.under.isEmpty ? column.text : column.under
    guard values.count == 1, let cell = values.first?.text, cell.count > heading.count else { return heading }
    let (whole, part) = (Folding.key(cell), Folding.key(heading))
    return whole.hasSuffix(part) || whole.hasPrefix(part) ? cell : heading
  }
}

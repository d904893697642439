/// Turns one column into a question by what its cells hold and what the file declares.
struct SingleColumnDrafting {
  private(set) var question: QuestionDraft
  /// Why the column is no question, or `nil`.
  private(set) var leftOut: String?
  /// Words beside numbers that say why there is none.
  private(set) var missingWords: [String] = []
  /// Answers that say that the question does not concern the respondent.
  private(set) var notAskedWords: [String] = []
  private let profile: ColumnProfile
  /// Whether the column is a field of a document that declares what it is.
  private let isField: Bool

  init(_ profile: ColumnProfile, text: String, code: String?, dialect: Dialect) {
    self.profile = profile
    isField = dialect.container == .formFields && profile.column.variable != nil
    question = QuestionDraft("text", text: text, code: code)
    question.columns = [.init(column: profile.column)]
    let nature = ColumnNature(of: profile, dialect: dialect)
    question.reasons.append(nature.reason)
    question.doubts += nature.doubts
    if dialect.isOther(profile.column), !profile.values.isEmpty, profile.column.variable == nil {
      draftText()
      question.reasons = ["what people typed beside \"other\"; only its presence is counted"]
    } else if case .personal(let what) = nature.kind {
      leftOut = "\(nature.reason); \(what) are never stored"
    } else if let variable = profile.column.variable, isDeclared(variable) {
      draft(variable, nature)
    } else if dialect.draftsWholes, isLoneBox {
      draftText()
      question.reasons = ["a box that holds a mark where something is written; only its presence is counted"]
    } else {
      draft(nature)
    }
  }

  /// Whether the column holds nothing but ticks, or what somebody typed off the form in their place.
  private var isLoneBox: Bool {
    let texts = profile.values.filter { !TickWords.ticked.contains(Folding.key($0.text)) }.map(\.text)
    return !profile.values.isEmpty && texts.allSatisfy { !$0.allSatisfy(\.isNumber) }
  }

  private func isDeclared(_ variable: DataDictionary.Variable) -> Bool {
    switch variable.kind {
    case .single: !variable.values.isEmpty
    case .tick: !variable.values.isEmpty || !variable.under.isEmpty
    case .display, .text: true
    default: false
    }
  }

  /// A field that nobody has filled in yet, by what the form declares.
  private mutating func draftField() {
    let values = profile.column.variable?.values ?? []
    guard !values.isEmpty else { return draftText() }
    question.element = "multiple"
    question.take(AnswerDrafting(values: [], declared: values, hasRest: false))
    question.nets = []
  }

  // MARK: By the file's own word

  private mutating func draft(_ variable: DataDictionary.Variable, _ nature: ColumnNature) {
    switch variable.kind {
    case .display: leftOut = "the file declares it as no answer of a respondent"
    case .text:
      // The field of a form is a question, whether anybody has filled it in yet or not.
      if case .empty = nature.kind, !isField { leftOut = "every cell is empty" } else { draftText() }
    case .tick:
      question.element = "multiple"
      var naming = Naming()
      let label = variable.under.isEmpty ? variable.text : variable.under
      question.answers = [.init(code: naming.answer(label), label: label, columns: question.columns)]
      question.columns = []
    default: draftClosed(profile.values, hasRest: false, declared: variable.values)
    }
  }

  // MARK: By the cells

  private mutating func draft(_ nature: ColumnNature) {
    switch nature.kind {
    case .empty where isField: draftField()
    case .empty: leftOut = nature.reason
    case .personal(let what): leftOut = what
    case .text: draftText()
    case .date(let order):
      question.element = "date"
      question.attributes.append(("order", order.rawValue))
    case .number(let words):
      question.element = "number"
      missingWords = words
    case .closed(let values, let hasRest): draftClosed(values, hasRest: hasRest, declared: [])
    case .joined(let separator, let answers, let isOrdered, let hasRest):
      question.element = isOrdered ? "ranking" : "multiple"
      // Marks that are glued together need no separator, nor do the several values of a form's field.
      let isKnown = separator.isEmpty || separator == FormColumns.separator
      question.columns[0].separator = isKnown ? nil : separator
      question.take(
        AnswerDrafting(values: answers, declared: profile.column.variable?.values ?? [], hasRest: hasRest))
      question.nets = []
      let most =
        profile.texts.map { separator.isEmpty ? $0.count : JoinedCells.parts($0, separator).count }.max() ?? 0
      ChoiceLimit.apply(to: &question, most: most, isWhole: profile.isComplete)
    }
  }

  private mutating func draftText() {
    question.element = "text"
    question.attributes.append(("personal", "yes"))
  }

  private mutating func draftClosed(
    _ values: [ColumnProfile.Value], hasRest: Bool, declared: [DataDictionary.Value]
  ) {
    let drafting = AnswerDrafting(
      values: values, declared: declared, hasRest: hasRest, isRated: profile.column.asksForRating)
    question.element = drafting.scale == nil && !drafting.isRating ? "single" : "scale"
    notAskedWords = drafting.missingWords
    question.take(drafting)
    refuseDates(values)
  }

  /// Bands that a spreadsheet has turned into dates are proposed for repair; a person has to confirm it.
  private mutating func refuseDates(_ values: [ColumnProfile.Value]) {
    for damaged in DamagedBands.found(in: values.map(\.text)) {
      guard let place = question.answers.firstIndex(where: { $0.label == damaged.text }) else { continue }
      question.doubts.append(
        "'\(damaged.text)' is what a spreadsheet makes of '\(damaged.band)'. If that is what it was, write <also>\(damaged.text)</also> into the answer \(damaged.band); until then the file is refused."
      )
      if question.answers.contains(where: { Folding.key($0.label) == damaged.band }) {
        question.answers.remove(at: place)
      } else {
        question.answers[place].label = damaged.band
        question.answers[place].code = damaged.band
      }
    }
  }
}

/// Compares the keyings of each form of one source, and leaves one row for each form.
///
/// A field is a question that two passes hold; sets of ticks, ranks, numbers and texts (white space folded) are compared,
/// and states such as illegible. Where passes differ the resolution decides; without one the answer counts as unclear,
/// unless the definition says that the first pass counts. An empty cell agrees with a word for blank or not asked.
struct DoubleEntry {
  let survey: Survey
  let source: ResponseSource
  var keying = Keying()
  /// What is wrong, by kind, so that no kind is listed without end.
  var problems = ListedProblems()
  /// The state of each form that is left, in the order of the rows.
  private(set) var states: [UInt8] = []
  var part: ImportedPart
  /// How each row was found, for messages.
  let places: FormPlaces
  private let questions: [Int]
  /// The row whose cell counts for a form, where it is not the form's first row.
  private var moved: [CellLog.Cell: Int] = [:]

  init(survey: Survey, source: ResponseSource, part: ImportedPart) {
    self.survey = survey
    self.source = source
    places = FormPlaces(source: source, part: part)
    self.part = part
    questions = survey.questions.indices.filter { survey.questions[$0].making == nil }
  }

  /// The part with one row for each form, and the rows that repeat one.
  mutating func resolved() -> ImportedPart {
    var kept: [(row: Int, state: Keying.State)] = []
    var alone = (count: 0, first: 0)
    let forms = KeyedForms(part)
    for row in forms.firsts {
      let form = forms[row]
      guard let first = form.first else { continue }
      for (row, earlier) in form.repeats { leaveOut(row, repeating: earlier) }
      settleFacts(of: form, into: first)
      kept.append((first, compare(form, into: first)))
      kept += form.repeats.map { ($0.row, .single) }
      if let pass = form.passes.first?.pass, pass > 1, form.isSimple {
        if alone.count == 0 { alone.first = first }
        alone.count += 1
      }
    }
    if alone.count > 0 { listAlone(alone.count, first: alone.first) }
    states = kept.map(\.state.rawValue)
    if !forms.areSingle { part.keep(kept.map(\.row), moved: moved) }
    return part
  }

  /// A second row of the same pass of the same form counts once with the same answers, and for neither with others.
  private mutating func leaveOut(_ row: Int, repeating earlier: Int) {
    let isSame = questions.allSatisfy { !differs($0, row, earlier) }
    if part.leftOut[row] == ImportedPart.kept {
      part.leftOut[row] = PartImport.index(isSame ? .duplicate : .conflict)
    }
    if !isSame && part.leftOut[earlier] == ImportedPart.kept {
      part.leftOut[earlier] = PartImport.index(.conflict)
    }
    listRepeated(row, of: earlier, isSame: isSame)
  }

  // MARK: Comparing

  /// Whether a row says anything to a question, if only that it is blank.
  private func isKeyed(_ question: Int, _ row: Int) -> Bool {
    part.columns[question][row].reason != .unknownMissing
  }

  private func differs(_ question: Int, _ row: Int, _ other: Int) -> Bool {
    let codes = [part.columns[question][row], part.columns[question][other]]
    if let empty = codes.firstIndex(of: .undecided) {
      let reason = codes[1 - empty].reason
      if codes[1 - empty] == .undecided || reason == .blank || reason == .notAsked { return false }
    }
    if !part.columns[question].isSame(row, other) { return true }
    guard let digests = part.textDigests[question] else { return false }
    return digests[row] != digests[other]
  }

  /// Compares the passes of a form and puts what counts into its first row.
  private mutating func compare(_ form: KeyedForm, into first: Int) -> Keying.State {
    // A form that is struck out as a whole has no answers to compare.
    guard !form.isSimple, part.leftOut[first] == ImportedPart.kept else { return finish(form, 0, open: 0) }
    var differing = 0
    var open = 0
    for question in questions {
      guard let field = field(question, form) else { continue }
      if field.rows.count > 1 { count(question, field) }
      differing += field.isDifferent ? 1 : 0
      open += field.isOpen ? 1 : 0
      settle(question, field, form, into: first)
    }
    return finish(form, differing, open: open)
  }

  /// What the keyings of a form say to one question.
  private struct Field {
    /// The rows that hold the question.
    let rows: [Int]
    /// The first of them that says anything.
    let answer: Int
    let isDifferent: Bool
    /// The resolution that decides.
    let decision: Int?
    let isOpen: Bool
  }

  private func field(_ question: Int, _ form: KeyedForm) -> Field? {
    let rows = form.rows.filter { isKeyed(question, $0) }
    // A blank cell of a resolution says nothing, a word for blank does.
    let decisions = form.resolutions.filter {
      isKeyed(question, $0) && part.columns[question][$0] != .undecided
    }
    let isDisputed = decisions.dropFirst().contains { differs(question, $0, decisions[0]) }
    let decision = isDisputed ? nil : decisions.first
    let told = rows.first { part.columns[question][$0] != .undecided } ?? rows.first
    guard let answer = told ?? decision else { return nil }
    let isDifferent = rows.contains { differs(question, $0, answer) }
    return Field(
      rows: rows, answer: answer, isDifferent: isDifferent, decision: decision,
      isOpen: isDisputed || (isDifferent && decision == nil))
  }

  private mutating func settle(_ question: Int, _ field: Field, _ form: KeyedForm, into first: Int) {
    if field.isOpen {
      listConflict(survey.questions[question].id, form)
      if !source.firstPassCounts {
        part.columns[question].clear(.unclear, row: first)
        return
      }
    }
    let answer = field.decision ?? field.answer
    guard answer != first else { return }
    part.columns[question].copy(from: answer, to: first)
    moved[CellLog.Cell(row: first, question: question)] = answer
  }

  private mutating func finish(_ form: KeyedForm, _ differing: Int, open: Int) -> Keying.State {
    if form.passes.count > 1 {
      let clerks = Set(form.rows.map { part.facts[.clerk, $0] })
      if clerks.count == 1 && clerks.first != "" { keying.bySameClerk += 1 }
    }
    let state: Keying.State =
      form.passes.count < 2 ? .single : open > 0 ? .open : differing > 0 ? .resolved : .agreed
    keying.forms[state, default: 0] += 1
    return state
  }

  private mutating func count(_ question: Int, _ field: Field) {
    var comparison = Keying.Comparison()
    comparison.compared = 1
    comparison.differing = field.isDifferent ? 1 : 0
    comparison.resolved = field.isDifferent && field.decision != nil ? 1 : 0
    keying.total += comparison
    keying.byQuestion[question, default: .init()] += comparison
    keying.byBatch[part.facts[.batch, field.rows[0]], default: .init()] += comparison
    for row in field.rows {
      var own = comparison
      if let decision = field.decision, field.isDifferent {
        own.wrong = differs(question, row, decision) ? 1 : 0
      }
      keying.byClerk[part.facts[.clerk, row], default: .init()] += own
    }
  }
}

extension Keying.Comparison {
  static func += (sum: inout Self, other: Self) {
    sum.compared += other.compared
    sum.differing += other.differing
    sum.resolved += other.resolved
    sum.wrong += other.wrong
  }
}

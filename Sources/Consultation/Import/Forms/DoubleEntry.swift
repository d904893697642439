/// Compares the keyings of each form of one source, and leaves one row for each form.
///
/// Rows belong together by batch and form number, never by their order. A field is a question that two passes hold;
/// sets of ticks, ranks, numbers and texts (white space folded) are compared, and states such as illegible. Where passes
/// differ the resolution decides; without one the answer counts as unclear, unless the definition says that the first
/// pass counts.
struct DoubleEntry {
  let survey: Survey
  let source: ResponseSource
  private(set) var keying = Keying()
  private(set) var problems: [Problem] = []
  /// The state of each form that is left, in the order of the rows.
  private(set) var states: [UInt8] = []
  private var part: ImportedPart
  /// How each row was found, for messages.
  private let places: FormPlaces

  init(survey: Survey, source: ResponseSource, part: ImportedPart) {
    self.survey = survey
    self.source = source
    places = FormPlaces(source: source, part: part)
    self.part = part
  }

  /// The rows of one form.
  private struct Form {
    /// A row for each pass, in their order.
    var passes: [(pass: Int, row: Int)] = []
    var resolution: Int?
    /// Rows that repeat a pass: they stay in the account as rows left out.
    var repeats: [Int] = []
  }

  /// The part with one row for each form, and the rows that repeat one.
  mutating func resolved() -> ImportedPart {
    var kept: [(row: Int, state: Keying.State)] = []
    for rows in groups() {
      let form = form(of: rows)
      guard let first = form.passes.first?.row ?? form.resolution else { continue }
      kept.append((first, compare(form, into: first)))
      kept += form.repeats.map { ($0, .single) }
    }
    states = kept.map(\.state.rawValue)
    part.keep(kept.map(\.row))
    return part
  }

  // MARK: Grouping

  /// The rows of each form, in the order of their first rows; a row without a form number is a form of its own.
  private func groups() -> [[Int]] {
    let batches = part.facts.numbers(of: .batch)
    let forms = part.facts.numbers(of: .form)
    var places: [UInt64: Int] = [:]
    var groups: [[Int]] = []
    groups.reserveCapacity(part.count)
    for row in 0..<part.count {
      let isNumbered = forms[row] > 0 && part.leftOut[row] == ImportedPart.kept
      let key = UInt64(batches[row]) << 32 | UInt64(forms[row])
      if isNumbered, let place = places[key] {
        groups[place].append(row)
        continue
      }
      if isNumbered { places[key] = groups.count }
      groups.append([row])
    }
    return groups
  }

  /// Sorts the rows of one form into passes; a pass that stands twice is counted once or not at all.
  ///
  /// With a resolution all rows are keyings of the form, whatever their passes say.
  private mutating func form(of rows: [Int]) -> Form {
    var form = Form()
    guard rows.count > 1 || isResolution(rows[0]) else { return Form(passes: [(1, rows[0])]) }
    form.resolution = rows.first(where: isResolution)
    for row in rows where !isResolution(row) {
      let pass = Double(part.facts[.pass, row]).flatMap { Int(exactly: $0) } ?? 1
      if form.resolution == nil, let earlier = form.passes.first(where: { $0.pass == pass })?.row {
        repeated(row, of: earlier)
        form.repeats.append(row)
      } else {
        form.passes.append((pass, row))
      }
    }
    form.passes.sort { $0.pass < $1.pass }
    return form
  }

  private func isResolution(_ row: Int) -> Bool {
    part.facts[.pass, row].lowercased() == FormBatchReader.resolutionPass
  }

  /// A second row of the same pass of the same form.
  private mutating func repeated(_ row: Int, of earlier: Int) {
    let isSame = questions.allSatisfy { !differs($0, row, earlier) }
    let clerks = (part.facts[.clerk, row], part.facts[.clerk, earlier])
    part.leftOut[row] = PartImport.index(isSame ? .duplicate : .conflict)
    if isSame {
      problems.append(
        Problem(
          .duplicate, .warning, at: places.location(row),
          "the form number stands on \(places.place(earlier)) as well, with the same answers; it counts once",
          expected: "each form once in a pass", fix: "remove one of the two, or correct the number"))
      return
    }
    part.leftOut[earlier] = PartImport.index(.conflict)
    let isOtherClerk = !clerks.0.isEmpty && !clerks.1.isEmpty && clerks.0 != clerks.1
    problems.append(
      Problem(
        .formConflict, at: places.location(row),
        isOtherClerk
          ? "the form number stands on \(places.place(earlier)) as well, keyed by another clerk with other answers"
          : "the form number stands on \(places.place(earlier)) as well, with other answers",
        expected: "each form once in a pass",
        fix: isOtherClerk
          ? "if one form was keyed twice on purpose, write pass 1 and pass 2; if they are two forms, correct a number; until then neither counts"
          : "look at the paper and correct the number, or remove one of the two; until then neither counts"))
  }

  // MARK: Comparing

  private var questions: [Int] {
    survey.questions.indices.filter { survey.questions[$0].making == nil }
  }

  /// Whether a row says anything to a question, if only that it is blank.
  private func isKeyed(_ question: Int, _ row: Int) -> Bool {
    part.columns[question][row].reason != .unknownMissing
  }

  /// Whether a resolution says something to a question; an empty cell says nothing, a word for blank does.
  private func decides(_ question: Int, _ row: Int) -> Bool {
    isKeyed(question, row) && part.columns[question][row] != .undecided
  }

  private func differs(_ question: Int, _ row: Int, _ other: Int) -> Bool {
    if !part.columns[question].isSame(row, other) { return true }
    guard let digests = part.textDigests[question] else { return false }
    return digests[row] != digests[other]
  }

  /// Compares the passes of a form and puts what counts into its first row.
  private mutating func compare(_ form: Form, into first: Int) -> Keying.State {
    guard form.passes.count > 1 || form.resolution != nil else {
      return finish(form, differing: 0, open: 0)
    }
    var differing = 0
    var open = 0
    for question in questions {
      let keyed = form.passes.map(\.row).filter { isKeyed(question, $0) }
      guard let keyedFirst = keyed.first else { continue }
      let isDifferent = keyed.contains { differs(question, $0, keyedFirst) }
      let decision = form.resolution.flatMap { decides(question, $0) ? $0 : nil }
      if keyed.count > 1 { count(question, keyed, decision, isDifferent: isDifferent) }
      if isDifferent { differing += 1 }
      if isDifferent && decision == nil { open += 1 }
      settle(question, into: first, keyedFirst, decision, isOpen: isDifferent && decision == nil, form)
    }
    return finish(form, differing: differing, open: open)
  }

  private mutating func settle(
    _ question: Int, into first: Int, _ keyedFirst: Int, _ decision: Int?, isOpen: Bool, _ form: Form
  ) {
    if isOpen {
      problems.append(conflict(question, form))
      if !source.firstPassCounts { part.columns[question].clear(.unclear, row: first) }
    }
    let answer = decision ?? keyedFirst
    if answer != first && (!isOpen || source.firstPassCounts) {
      part.columns[question].copy(from: answer, to: first)
    }
  }

  private mutating func finish(_ form: Form, differing: Int, open: Int) -> Keying.State {
    if form.passes.count > 1 {
      let clerks = Set(form.passes.map { part.facts[.clerk, $0.row] })
      if clerks.count == 1 && clerks.first != "" { keying.bySameClerk += 1 }
    }
    let state: Keying.State =
      form.passes.count < 2 ? .single : open > 0 ? .open : differing > 0 ? .resolved : .agreed
    keying.forms[state, default: 0] += 1
    return state
  }

  private mutating func count(_ question: Int, _ rows: [Int], _ decision: Int?, isDifferent: Bool) {
    var comparison = Keying.Comparison()
    comparison.compared = 1
    comparison.differing = isDifferent ? 1 : 0
    comparison.resolved = isDifferent && decision != nil ? 1 : 0
    keying.total += comparison
    keying.byQuestion[question, default: .init()] += comparison
    keying.byBatch[part.facts[.batch, rows[0]], default: .init()] += comparison
    for row in rows {
      var own = comparison
      if let decision, isDifferent { own.wrong = differs(question, row, decision) ? 1 : 0 }
      keying.byClerk[part.facts[.clerk, row], default: .init()] += own
    }
  }

  private func conflict(_ question: Int, _ form: Form) -> Problem {
    let rows = form.passes.map(\.row)
    let lines = Set(rows.map { places.place($0) })
    let others = lines.count > 1 ? " (see also \(places.place(rows[rows.count - 1])))" : ""
    return Problem(
      .keyingConflict, at: places.location(rows[0]),
      "the keyings of one form differ in \(survey.questions[question].id)\(others)",
      expected: "the same answer in each pass, or a resolution",
      fix: source.firstPassCounts
        ? "look at the paper and add a resolution; until then the first pass counts, as the definition says"
        : "look at the paper and add a resolution; until then the answer counts as unclear")
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

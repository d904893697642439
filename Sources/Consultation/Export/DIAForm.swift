/// What follows from the sections for the rest of the form: adverse impact, recommendation, actions, the next review.
extension DIAEvidence {
  // MARK: Characteristics that the form lacks

  func lacking(_ document: inout DIADocument) {
    let lacking = assessment.form.lacking
    guard !lacking.isEmpty else { return }
    document.heading(2, "Characteristics not on this form")
    let asked = lacking.filter { one in
      survey.characteristics.contains { one.characteristics.contains($0.characteristic ?? "") }
    }
    // "A, and B" keeps two names apart that hold an "and" themselves.
    let names = lacking.map(\.matter).joined(separator: ", and ")
    let other = assessment.concerns.first { $0.concern.kind == .otherGroups }?.concern.number
    document.paragraph([
      "\(capitalised(names)), \(lacking.count == 1 ? "a characteristic" : "characteristics") of the Equality Act 2010, \(lacking.count == 1 ? "is" : "are") not on this form.",
      asked.isEmpty
        ? "The questionnaire did not ask about \(lacking.count == 1 ? "it" : "them")."
        : "The questionnaire asked about \(asked.map(\.matter).joined(separator: ", and "))\(other.map { "; see question \(Markdown.escaped($0))" } ?? "").",
    ])
  }

  // MARK: Adverse impact

  func adverseImpact(_ document: inout DIADocument) {
    let (adverse, justified) = (
      Markdown.escaped(assessment.form.adverseImpact), Markdown.escaped(assessment.form.justification)
    )
    document.heading(2, "Questions \(adverse) and \(justified)")
    document.paragraph(
      "Question \(adverse) asks whether the impacts found could amount to adverse impact. The consultation offers this:"
    )
    document.list(impacts())
    document.paragraph(
      "Question \(justified) asks whether adverse impact can be justified. The consultation holds no evidence on this question."
    )
    document.lines(
      officer.lines(forQuestion: assessment.form.adverseImpact)
        + officer.lines(forQuestion: assessment.form.justification))
  }

  private func impacts() -> [String] {
    let found = assessment.concerns.flatMap { concern in
      concern.comparisons.filter { $0.state == .differenceFound }.map { (concern.concern.number, $0) }
    }
    let silent = assessment.concerns.filter(\.state.isMissingEvidence).map {
      Markdown.escaped($0.concern.number)
    }
    func line(_ heading: String, _ items: [(String, Disparity)]) -> [String] {
      guard !items.isEmpty else { return [] }
      let parts = items.map { number, disparity in
        "\(people(disparity)), \(measures.inSentence(disparity.measure)): \(disparity.isHigher ? "more" : "less") often (question \(Markdown.escaped(number)))"
      }
      return ["\(heading): \(parts.joined(separator: "; "))."]
    }
    var lines = line("Found, to the disadvantage of a group", found.filter { $0.1.isDisadvantage == true })
    lines += line("Found, to the advantage of a group", found.filter { $0.1.isDisadvantage == false })
    lines += line(
      "Found, where a larger share is neither better nor worse", found.filter { $0.1.isDisadvantage == nil })
    if found.isEmpty { lines.append("Differences found: none.") }
    if !silent.isEmpty {
      lines.append(
        "Not known: \(silent.count == 1 ? "question" : "questions") \(Number.list(silent)).")
    }
    return lines
  }

  // MARK: Checklist

  func checklist(_ document: inout DIADocument) {
    document.heading(2, "Checklist for the recommendation")
    var table = MarkdownTable([.init("Check", .left), .init("Result", .left)])
    for (check, result) in checks() { table.add([check, result]) }
    document.table(
      CaptionedTable(
        title: "What the evidence covers",
        base:
          "Base: the \(Number.counted(assessment.concerns.count, "question", "questions")) of the form about groups.",
        table: table, notes: ["Each result comes from the evidence on the question named."]))
    document.paragraph("What this points to:")
    document.list(pointers())
    document.lines(officer.recommendation)
  }

  private func numbers(_ concerns: [ConcernEvidence]) -> String {
    let list = concerns.map(\.concern.number)
    return "\(list.count == 1 ? "question" : "questions") \(Number.list(list))"
  }

  private func checks() -> [(String, String)] {
    let concerns = assessment.concerns
    let unasked = concerns.filter { $0.state == .notAsked }
    let small = concerns.filter { $0.state != .notAsked && $0.isMissingEvidence }
    let found = concerns.filter { $0.state == .differenceFound }
    let stated = assessment.statedAny
    let compared = concerns.filter { $0.characteristics.contains { $0.profile.population != nil } }
    let share = Share.inSentence(
      stated, of: responses.count, decimals: Share.decimals(forBase: responses.count))
    let disparities = found.flatMap(\.comparisons).filter { $0.state == .differenceFound }
    let worse = found.filter {
      $0.comparisons.contains { $0.state == .differenceFound && $0.isDisadvantage == true }
    }
    return [
      (
        "Every question of the form was asked about",
        unasked.isEmpty ? "Yes" : "No: not asked, \(numbers(unasked))"
      ),
      ("Every group is large enough to compare", small.isEmpty ? "Yes" : "No: \(numbers(small))"),
      (
        "Most people who took part gave diversity information",
        "\(stated * 2 > responses.count ? "Yes" : "No"): \(Number.inWords(stated)) of \(Number.inWords(responses.count)) (\(share))"
      ),
      (
        "Respondents were compared with the population",
        compared.isEmpty ? "No" : compared.count == concerns.count ? "Yes" : "In part: \(numbers(compared))"
      ),
      ("Differences were found", found.isEmpty ? "No" : "Yes: \(numbers(found))"),
      (
        "A difference is to the disadvantage of a group",
        !worse.isEmpty
          ? "Yes: \(numbers(worse))"
          : disparities.contains { $0.isDisadvantage == nil } ? "Cannot be said from the figures" : "No"
      ),
      (
        "All groups gave similar answers",
        concerns.allSatisfy { $0.state == .similar && !$0.isMissingEvidence } ? "Yes" : "No"
      ),
    ]
  }

  private func pointers() -> [String] {
    let silent = assessment.concerns.filter(\.isMissingEvidence)
    let all = Number.inWords(assessment.concerns.count)
    let found = assessment.concerns.contains { $0.state == .differenceFound }
    let disadvantage = assessment.concerns.contains {
      $0.comparisons.contains { $0.state == .differenceFound && $0.isDisadvantage == true }
    }
    let isClear = silent.isEmpty && !found
    return [
      isClear
        ? "NO can be supported: on every question, all groups compared gave similar answers."
        : "NO is not supported by the consultation.\(silent.isEmpty ? "" : " On \(Number.inWords(silent.count)) of the \(all) questions, evidence is missing for all groups or for some.")",
      "NO, BUT fits if the officer finds no adverse impact and the actions that follow are agreed.",
      disadvantage
        ? "YES fits if the officer finds that a difference to the disadvantage of a group could amount to adverse impact."
        : found
          ? "YES fits if the officer finds that a difference could amount to adverse impact."
          : "YES fits if evidence from other sources shows an adverse impact.",
    ]
  }

  // MARK: Action plan

  func actionPlan(_ document: inout DIADocument) {
    document.heading(2, "Action plan")
    var table = MarkdownTable([
      .init("Outcome", .left), .init("Action", .left), .init("Gap", .right), .init("Date", .left),
      .init("Officer", .left),
    ])
    let wording = GapWording(self)
    for (place, gap) in assessment.gaps.enumerated() {
      let row = wording.plan(gap)
      table.add([
        Markdown.unescaped(row.outcome), Markdown.unescaped(row.action), String(place + 1), "to be entered",
        "to be entered",
      ])
    }
    let found = assessment.concerns.filter { $0.state == .differenceFound }
    if !found.isEmpty {
      table.add([
        "The differences found are acted on", "Record how \(plan) takes account of \(numbers(found))", "[z]",
        "to be entered", "to be entered",
      ])
    }
    guard !table.isEmpty else {
      document.paragraph("No gap and no difference was found; no action is proposed.")
      return
    }
    document.table(
      CaptionedTable(
        title: "Proposed actions, for the officer to change",
        base: "Base: each gap in the evidence-gap register, and the differences found.", table: table,
        notes: ["Date and officer must be filled in before the form is final."]))
  }

  // MARK: Reminders

  func reminders(_ document: inout DIADocument) {
    document.heading(2, "Reminders for the next review")
    let count = assessment.gaps.count
    document.lines(
      officer.nextReview + [
        "- Check: newer census or mid-year figures, the ward list, and changes to the wording of questions."
      ]
        + (count == 0
          ? [] : ["- Check: \(count == 1 ? "gap 1" : "gaps 1 to \(count)") in the evidence-gap register."]))
  }

  // MARK: Register

  func gapRegister(_ document: inout DIADocument) {
    let gaps = assessment.gaps
    guard !gaps.isEmpty else { return }
    document.heading(2, "Evidence-gap register")
    var table = MarkdownTable([
      .init("Gap", .right), .init("Question", .left), .init("What is missing", .left),
      .init("In \(year)", .left), .init("Needed", .left),
    ])
    let wording = GapWording(self)
    for (place, gap) in gaps.enumerated() {
      let row = wording.register(gap)
      table.add([
        String(place + 1), gap.concern?.number ?? "All", Markdown.unescaped(row.missing),
        Markdown.unescaped(row.now), Markdown.unescaped(row.needed),
      ])
    }
    let isCounted = gaps.contains { if case .tooFew = $0.kind { true } else { false } }
    document.table(
      CaptionedTable(
        title: "What the consultation cannot tell",
        base:
          "Base: \(Number.inWords(responses.count)) people who took part, \(Number.inWords(assessment.statedAny)) who gave diversity information.",
        table: table,
        notes: isCounted
          ? [
            "Needed, where it is a number: how many respondents of the group would do, so that equal answers would have an uncertainty range within \(assessment.rules.marginPercentage) points. It assumes the same number of other respondents, takes the measure that needs most, and is rounded up to the next 10."
          ] : []))
  }
}

/// What follows from the sections for the rest of the form: adverse impact, recommendation, actions, the next review.
extension DIAEvidence {
  // MARK: Characteristics that the form lacks

  func lacking(_ document: inout DIADocument) {
    let lacking = assessment.form.lacking
    guard !lacking.isEmpty || !assessment.offForm.isEmpty else { return }
    document.heading(2, "Characteristics not on this form")
    defer { offForm(&document) }
    guard !lacking.isEmpty else { return }
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

  /// What was asked although no question of the form is about it.
  private func offForm(_ document: inout DIADocument) {
    for one in assessment.offForm {
      document.paragraph("The questionnaire also asked: \(questionAsked(one.question)).")
      characteristic(one, isOneOfSeveral: true, &document)
    }
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
    var found = assessment.concerns.flatMap { concern in
      concern.comparisons.filter { $0.state == .differenceFound }.map {
        ("question \(Markdown.escaped(concern.concern.number))", $0)
      }
    }
    found += assessment.offForm.flatMap(\.disparities).filter { $0.state == .differenceFound }.map {
      ("not on this form", $0)
    }
    let silent = assessment.concerns.filter(\.state.isMissingEvidence)
    let partly = assessment.concerns.filter { $0.isMissingEvidence && !$0.state.isMissingEvidence }
    var lines = found.map { place, disparity in impact(disparity, place) }
    if found.isEmpty { lines.append("Differences found by the main measures: none.") }
    let further = assessment.concerns.filter { $0.furtherFindings > 0 }
    if !further.isEmpty {
      lines.append("Differences over all answers, beyond the main measures: see \(numbers(further)).")
    }
    if !silent.isEmpty { lines.append("Not known: \(numbers(silent)).") }
    if !partly.isEmpty { lines.append("Not known for some comparisons: \(numbers(partly)).") }
    return lines
  }

  /// One difference, with whom it disadvantages and where it stands.
  private func impact(_ disparity: Disparity, _ place: String) -> String {
    let direction =
      disparity.isDisadvantage.map {
        $0 ? "To the disadvantage of the group" : "To the advantage of the group"
      }
      ?? "Neither better nor worse"
    return
      "\(direction): a \(disparity.isHigher ? "larger" : "smaller") share of \(people(disparity)) \(measures.phrase(disparity.measure)) (\(place))."
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
      let row = wording.text(gap)
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
      let row = wording.text(gap)
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

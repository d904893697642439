internal import FileFormats

/// What a source as a whole cannot tell although the definition asks for it.
struct SourceGaps {
  let survey: Survey
  let source: ResponseSource
  let plan: SourcePlan

  func problems(_ part: ImportedPart) -> [Problem] {
    if part.count == 0 {
      return [
        problem(
          .notKeyed, "the file holds no responses", count: 1,
          fix: "check that this is the right file, and whole")
      ]
    }
    return [weight(part), respondents(part), completeness(), days(part), undated(part), hiddenRoutes(part)]
      .compactMap(\.self) + marks(part) + review(part)
      + spellings(part)
      + part.oddWords.sorted { $0.key < $1.key }.map { word, count in
        problem(
          .notAnOption, "\(Quotation.value(word)) is no status, mode or edition of a form", count: count,
          fix: "correct the cell; until then the form counts like any other")
      }
  }

  /// What the platform says of its responses, and what the rule makes of them.
  private func marks(_ part: ImportedPart) -> [Problem] {
    var leftOut: [Ledger.Reason: Int] = [:]
    if !plan.statuses.isEmpty {
      for reason in part.leftOut where reason != ImportedPart.kept {
        leftOut[Ledger.Reason.allCases[Int(reason)], default: 0] += 1
      }
    }
    // What is left out of a folder of forms is listed file by file.
    let listed: [Ledger.Reason] = plan.isFolder ? [.unreadable, .duplicate] : []
    return Ledger.Reason.allCases.filter { !listed.contains($0) }.flatMap { reason -> [Problem] in
      var problems: [Problem] = []
      if let count = part.keptMarks[reason] {
        problems.append(
          note(
            "\(reason.counted(count)): kept, as the definition says", count, Self.cure(reason, isKept: true)))
      }
      if let count = leftOut[reason] {
        problems.append(
          note("\(reason.counted(count)): left out", count, Self.cure(reason, isKept: false)))
      }
      return problems
    }
  }

  /// Responses that the platform itself wants looked at.
  private func review(_ part: ImportedPart) -> [Problem] {
    let count = Set(part.toReview).count { part.leftOut[$0] == ImportedPart.kept }
    guard count > 0 else { return [] }
    return [
      note(
        count == 1
          ? "1 form waits for somebody to look at it, by a column of the file: kept"
          : "\(count) forms wait for somebody to look at them, by a column of the file: kept", count,
        "look at them in the program that scanned them, correct what it read, and export again")
    ]
  }

  private func note(_ found: String, _ count: Int, _ fix: String) -> Problem {
    Problem(.status, .note, at: SourceLocation(file: source.file), found, fix: fix, count: count)
  }

  private static func cure(_ reason: Ledger.Reason, isKept: Bool) -> String {
    switch (reason, isKept) {
    case (.partial, true): "to leave them out, say partial=\"complete\" in <responses>"
    case (.partial, false): "to keep those with an answer, say partial=\"answered-any\" in <responses>"
    case (.test, true): "to leave them out, remove tests=\"keep\" from the export"
    case (.test, false): "if they are real responses, say tests=\"keep\" in the export"
    default: "if they are responses all the same, correct the column in the file"
    }
  }

  /// Texts that count as an answer although they are written otherwise.
  private func spellings(_ part: ImportedPart) -> [Problem] {
    part.spellings.indices.compactMap { place in
      let texts = part.spellings[place].sorted()
      guard let first = texts.first else { return nil }
      let isOne = texts.count == 1
      let which = isOne ? "is" : "and \(texts.count - 1) more are"
      return Problem(
        .spelling, .note, at: SourceLocation(file: source.file),
        "'\(Quotation.shortened(first))' \(which) written otherwise than in the definition of \(survey.questions[place].id) (capitals, spaces, dashes or quotes) and \(isOne ? "counts as that answer" : "count as these answers")",
        fix: "nothing to do, unless it was meant as another answer", count: texts.count)
    }
  }

  private func problem(_ kind: Problem.Kind, _ found: String, count: Int, fix: String) -> Problem {
    Problem(kind, .warning, at: SourceLocation(file: source.file), found, fix: fix, count: count)
  }

  private func weight(_ part: ImportedPart) -> Problem? {
    guard survey.weight != nil, plan.weight == nil else { return nil }
    return problem(
      .weight, "no column of this file holds the weight, so its \(part.count) responses weigh nothing",
      count: part.count, fix: "add the column to the file and to <weight>, or leave the weight out")
  }

  private func respondents(_ part: ImportedPart) -> Problem? {
    guard survey.duplicates != nil, !plan.isForms else { return nil }
    if plan.respondent == nil {
      return problem(
        .duplicate, "no column of this file tells respondents apart, so duplicates cannot be found", count: 1,
        fix: "add <respondent .../> to the export")
    }
    let damaged = (1..<max(1, part.respondentTexts.count)).filter {
      Self.isDamaged(part.respondentTexts.text($0))
    }
    guard let first = damaged.first else { return nil }
    let count = part.respondents.count { damaged.contains(Int($0)) }
    return problem(
      .duplicate, "\(count) ids such as '\(part.respondentTexts.text(first))' were damaged by a spreadsheet",
      count: count,
      fix:
        "export again without opening the file in a spreadsheet; until then they are taken for different people"
    )
  }

  /// Whether an id looks like a long number after a spreadsheet has shortened it: 1.18E+11.
  static func isDamaged(_ text: String) -> Bool {
    guard let plus = text.firstIndex(of: "+"), plus > text.startIndex else { return false }
    let mark = text[text.index(before: plus)]
    let digits = text[..<text.index(before: plus)]
    return (mark == "E" || mark == "e") && !digits.isEmpty
      && digits.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
      && text[text.index(after: plus)...].allSatisfy(\.isNumber)
  }

  private func completeness() -> Problem? {
    guard survey.completeness == .complete, plan.status == nil, plan.statuses.isEmpty else { return nil }
    return problem(
      .notKeyed, "no column of this file tells which responses are complete, so all are kept", count: 1,
      fix: "say partial=\"answered-any\", or leave the others out of the file")
  }

  /// Empty cells of which the platform does not say whether the question was shown.
  private func hiddenRoutes(_ part: ImportedPart) -> Problem? {
    guard plan.hidesRoutes else { return nil }
    let count = plan.questions.map { place in
      let column = part.columns[place]
      return (0..<part.count).count { column[$0].reason == .unknownMissing }
    }.reduce(0, +)
    guard count > 0 else { return nil }
    return Problem(
      .missingUnknown, .note, at: SourceLocation(file: source.file),
      "\(count) empty answers: the platform writes a question that was not shown and one that was not answered alike",
      fix: "say who was asked by asked-if=\"...\" in the questions that not everybody was shown", count: count
    )
  }

  /// Records without a date among others that have one are often totals or notes below the table.
  private func undated(_ part: ImportedPart) -> Problem? {
    let rows = part.times.indices.filter { part.times[$0] == 0 && part.leftOut[$0] == ImportedPart.kept }
    guard let first = rows.first, rows.count * 10 < part.count else { return nil }
    return Problem(
      .status, .warning, at: SourceLocation(file: source.file, line: Int(part.lines[first])),
      rows.count == 1
        ? "1 of \(part.count) records has no readable date"
        : "\(rows.count) of \(part.count) records have no readable date; this is the first",
      fix:
        "look whether it is a total or a note below the table, and remove it; until then it counts like any other",
      count: rows.count)
  }

  private func days(_ part: ImportedPart) -> Problem? {
    let missing = part.days.isEmpty ? part.count : part.days.count { $0 == 0 }
    guard survey.needsDays, missing > 0 else { return nil }
    return problem(
      .notADate, "\(missing) responses have no readable day; their ages are those at the start of fieldwork",
      count: missing, fix: "check the dates of the export, or say at=\"fieldwork-start\"")
  }
}

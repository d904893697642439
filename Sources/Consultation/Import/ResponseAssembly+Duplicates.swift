/// Which responses are left out or listed because they may be one person's.
extension ResponseAssembly {
  mutating func leaveOutEmpty() {
    guard survey.completeness != .all else { return }
    let reason = PartImport.index(.noAnswers)
    for row in leftOut.indices where leftOut[row] == ImportedPart.kept && answered[row] == 0 {
      leftOut[row] = reason
    }
  }

  mutating func leaveOutDuplicates() {
    guard let rule = survey.duplicates else { return }
    let reason = PartImport.index(.duplicate)
    var owners: [Int: Int] = [:]
    for row in respondents.indices where leftOut[row] == ImportedPart.kept && respondents[row] > 0 {
      guard let owner = owners.updateValue(row, forKey: respondents[row]) else { continue }
      leftOut[rule == .keepLast ? owner : row] = reason
      if rule == .keepFirst { owners[respondents[row]] = owner }
    }
  }

  /// Responses that may be one person's are listed; a person decides.
  mutating func listLikelyDuplicates() {
    let isKept = { [leftOut] row in leftOut[row] == ImportedPart.kept }
    let ids = LikelyDuplicates.sameIds(idDigests, isKept: isKept)
    idDigests = []
    list(ids, .error, "the same respondent id as") {
      "keep one by <duplicates by=\"respondent\" keep=\"last\"/>; until then both count"
    }
    // Of texts only the presence is known, which proves nothing.
    let asked = columns.indices.filter {
      survey.questions[$0].making == nil && survey.questions[$0].kind != .text
    }.map { columns[$0] }
    let twins = LikelyDuplicates.sameAnswers(asked, times: times, isKept: isKept)
    times = []
    let forms = LikelyDuplicates.sameAnswers(asked, times: marksOfForms(), isKept: isKept)
    list(forms, .warning, "the same answers, on another form, as") {
      "households and campaigns are real; if one form was keyed under two numbers, remove one; until then both count"
    }
    list(twins, .warning, "the same answers, within \(LikelyDuplicates.minutes) minutes, as") {
      "look at both; if one person sent them twice, remove one from the file; until then both count"
    }
  }

  /// One and the same moment for every written form, so that forms are compared whenever they came.
  private func marksOfForms() -> [Int32] {
    var marks: [Int32] = []
    for provenance in provenance {
      let isForms = provenance.facts.tells(.form) || !provenance.files.isEmpty
      marks += [Int32](repeating: isForms ? 1 : 0, count: provenance.count)
    }
    return marks
  }

  private mutating func list(
    _ pairs: [(row: Int, earlier: Int)], _ severity: Problem.Severity, _ found: String, fix: () -> String
  ) {
    for (row, earlier) in pairs.prefix(CellLog.listed) {
      problems.append(
        Problem(
          .duplicate, severity, at: location(row), "\(found) \(place(earlier, besides: row))",
          facts: isFormFolder(row) ? ["\(place(row, besides: row)) in the order of names"] : [],
          expected: "one response for each person", fix: fix()))
    }
    guard pairs.count > CellLog.listed else { return }
    problems.append(
      Problem(
        .more, severity, at: SourceLocation(file: entries[0].source.file),
        "\(pairs.count - CellLog.listed) more responses have \(found) another", fix: fix(),
        count: pairs.count - CellLog.listed))
  }
}

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
    guard let rule = survey.duplicates else { return listRepeatedForms() }
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
    list(ids, .error, "the same respondent id as line") {
      "keep one by <duplicates by=\"respondent\" keep=\"last\"/>; until then both count"
    }
    // Of texts only the presence is known, which proves nothing.
    let asked = columns.indices.filter {
      survey.questions[$0].making == nil && survey.questions[$0].kind != .text
    }.map { columns[$0] }
    let twins = LikelyDuplicates.sameAnswers(asked, times: times, isKept: isKept)
    times = []
    list(twins, .warning, "the same answers, within \(LikelyDuplicates.minutes) minutes, as line") {
      "look at both; if one person sent them twice, remove one from the file; until then both count"
    }
  }

  private mutating func list(
    _ pairs: [(row: Int, earlier: Int)], _ severity: Problem.Severity, _ found: String, fix: () -> String
  ) {
    for (row, earlier) in pairs.prefix(CellLog.listed) {
      let files = (entries[Int(sources[row])].source.file, entries[Int(sources[earlier])].source.file)
      problems.append(
        Problem(
          .duplicate, severity, at: SourceLocation(file: files.0, line: Int(lines[row])),
          "\(found) \(lines[earlier])" + (files.0 == files.1 ? "" : " of \(files.1)"),
          expected: "one response for each person", fix: fix()))
    }
    guard pairs.count > CellLog.listed else { return }
    problems.append(
      Problem(
        .more, severity, at: SourceLocation(file: entries[0].source.file),
        "\(pairs.count - CellLog.listed) more responses have \(found)", fix: fix(),
        count: pairs.count - CellLog.listed))
  }

  /// Without a rule, forms with the same number are all kept, and listed.
  private mutating func listRepeatedForms() {
    var numbers: Set<Int> = []
    for row in respondents.indices where leftOut[row] == ImportedPart.kept && respondents[row] > 0 {
      guard !numbers.insert(respondents[row]).inserted else { continue }
      problems.append(
        Problem(
          .duplicate, .warning,
          at: SourceLocation(file: entries[Int(sources[row])].source.file, line: Int(lines[row])),
          "the form number stands twice in this file", expected: "each form once",
          fix:
            "correct the number, or add <duplicates by=\"respondent\" keep=\"last\"/>; until then both count")
      )
    }
  }
}

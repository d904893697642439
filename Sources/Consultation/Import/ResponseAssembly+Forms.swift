/// What is done with written forms once all sources are read: links, and numbers used in several sources.
extension ResponseAssembly {
  mutating func joinForms() {
    leaveOutRepeatedForms()
    let completing = survey.sources.contains { $0.editions.contains(where: \.completesOthers) }
    guard completing || provenance.contains(where: { $0.facts.tells(.linkedTo) }) else { return }
    var linking = LinkedForms()
    for (source, firstRow) in formSources() {
      linking.add(provenance[source], source: survey.sources[source], firstRow: firstRow) { [leftOut] in
        leftOut[$0] == ImportedPart.kept
      }
    }
    let outcome = linking.outcome()
    join(outcome.targets)
    for (row, _) in outcome.targets { leftOut[row] = PartImport.index(.joined) }
    for row in outcome.unlinked { leftOut[row] = PartImport.index(.unlinked) }
    listUnlinked(outcome.unlinked)
  }

  /// The sources with the row at which each starts.
  private func formSources() -> [(source: Int, firstRow: Int)] {
    var firstRow = 0
    return provenance.enumerated().map { source, provenance in
      defer { firstRow += provenance.count }
      return (source, firstRow)
    }
  }

  private mutating func join(_ targets: [(row: Int, target: Int)]) {
    var differing: [Int] = []
    for (row, target) in targets {
      var differs = false
      for place in columns.indices where survey.questions[place].making == nil {
        if columns[place].complete(target, from: row) { differs = true }
      }
      answered[target] |= answered[row]
      if differs { differing.append(row) }
    }
    guard let first = differing.first else { return }
    problems.append(
      Problem(
        .formConflict, .warning, at: location(first),
        differing.count == 1
          ? "a form and the one that it completes answer the same question differently"
          : "\(differing.count) forms and those that they complete answer the same question differently; the first stands here",
        fix: "look at both; the answer of the questionnaire counts", count: differing.count))
  }

  private mutating func listUnlinked(_ rows: [Int]) {
    guard let first = rows.first else { return }
    problems.append(
      Problem(
        .unlinked, at: location(first),
        rows.count == 1
          ? "a form that should complete another one names none that counts"
          : "\(rows.count) forms that should complete others name none that counts; the first stands here",
        expected: "in linked-to the number of one questionnaire that is used",
        fix:
          "find the questionnaires that they came with; unlinked equality forms cannot be crossed with opinions and are left out",
        count: rows.count))
  }

  // MARK: Numbers used in several sources

  /// A number of the same batch in two sources is one form, counted once; with other answers neither counts.
  private mutating func leaveOutRepeatedForms() {
    guard provenance.count(where: { $0.facts.tells(.batch) }) > 1 else { return }
    var owners: [String: Int] = [:]
    for (source, firstRow) in formSources() where provenance[source].facts.tells(.batch) {
      for place in 0..<provenance[source].count where leftOut[firstRow + place] == ImportedPart.kept {
        let batch = provenance[source].facts[.batch, place]
        let number = provenance[source].facts[.form, place]
        // A form that completes another one may have its number.
        let isLinked = !provenance[source].facts[.linkedTo, place].isEmpty
        guard !batch.isEmpty, !number.isEmpty, !isLinked else { continue }
        let row = firstRow + place
        if let owner = owners["\(batch)\u{1F}\(number)"] {
          leaveOut(row, repeating: owner)
        } else {
          owners["\(batch)\u{1F}\(number)"] = row
        }
      }
    }
  }

  private mutating func leaveOut(_ row: Int, repeating owner: Int) {
    let asked = columns.indices.filter { survey.questions[$0].making == nil }
    let isSame = asked.allSatisfy { columns[$0].isSame(row, owner) }
    leftOut[row] = PartImport.index(isSame ? .duplicate : .conflict)
    if !isSame { leftOut[owner] = PartImport.index(.conflict) }
    let there = location(owner).description
    problems.append(
      Problem(
        isSame ? .duplicate : .formConflict, isSame ? .warning : .error, at: location(row),
        "the batch and form number stand at \(there) as well, with \(isSame ? "the same" : "other") answers",
        expected: "each form in one file",
        fix: isSame
          ? "it counts once; remove one of the two"
          : "look at the paper and correct the number, or put both keyings of the form into one folder; until then neither counts"
      ))
  }

  /// Where a row stands; a file of filled forms is not named, because its name may be that of a person.
  func location(_ row: Int) -> SourceLocation {
    let file = survey.sources[Int(sources[row])].file
    if isFormFolder(row) { return SourceLocation(file: file) }
    return SourceLocation(file: keyedFile(row) ?? file, line: Int(lines[row]))
  }

  /// "line 12" or "file 12", with the source where it is another one than that of a second row.
  func place(_ row: Int, besides other: Int) -> String {
    let number = isFormFolder(row) ? "file \(lines[row])" : "line \(lines[row])"
    let file = location(row).file
    return file == location(other).file ? number : "\(number) of \(file)"
  }

  /// Whether a row is a file of a folder of filled forms.
  func isFormFolder(_ row: Int) -> Bool {
    let own = provenance[Int(sources[row])]
    return !own.files.isEmpty && own.keying.isEmpty
  }

  /// The file of a folder of keyed forms, or `nil`.
  private func keyedFile(_ row: Int) -> String? {
    let source = Int(sources[row])
    guard !provenance[source].files.isEmpty else { return nil }
    let firstRow = provenance[..<source].map(\.count).reduce(0, +)
    return provenance[source].files[Int(provenance[source].fileOfRow[row - firstRow])]
  }

  /// Keeps what is known of some rows.
  mutating func keepProvenance(_ rows: [Int]) {
    var at = 0
    var firstRow = 0
    for source in provenance.indices {
      let end = firstRow + provenance[source].count
      let start = at
      while at < rows.count && rows[at] < end { at += 1 }
      provenance[source].keep(rows[start..<at].map { $0 - firstRow })
      firstRow = end
    }
  }
}

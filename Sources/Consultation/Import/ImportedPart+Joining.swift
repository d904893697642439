internal import FileFormats

/// Joining the parts of a file, or the files of a source, and keeping only some of their rows.
extension ImportedPart {
  /// Adds the rows of the next part of the same file.
  mutating func append(_ other: inout ImportedPart) { append(&other, linesBefore: lineCount) }

  /// Adds the rows of another file of the same source, whose lines are its own.
  mutating func append(file other: inout ImportedPart) { append(&other, linesBefore: 0) }

  private mutating func append(_ other: inout ImportedPart, linesBefore: Int) {
    log.append(other.log, rows: count, lines: linesBefore)
    let shift = UInt32(clamping: linesBefore)
    facts.append(other.facts, rows: count, count: other.count)
    fileOfRow += other.fileOfRow
    for (place, digests) in other.textDigests {
      textDigests[place, default: []] += [UInt64](
        repeating: 0, count: count - (textDigests[place]?.count ?? 0))
      textDigests[place]? += digests
    }
    lines.append(contentsOf: other.lines.lazy.map { $0 &+ shift })
    modes += other.modes
    oddWords.merge(other.oddWords, uniquingKeysWith: +)
    leftOut += other.leftOut
    weights += other.weights
    days += other.days
    answered += other.answered
    shortRows += other.shortRows
    var renumbered: [UInt32] = []
    for number in 0..<other.respondentTexts.count {
      renumbered.append(UInt32(respondentTexts.number(of: other.respondentTexts.text(number))))
    }
    respondents += other.respondents.map { renumbered[Int($0)] }
    for (reason, count) in other.keptMarks { keptMarks[reason, default: 0] += count }
    idDigests += other.idDigests
    replaced += other.replaced
    toReview += other.toReview.map { $0 + count }
    // A part whose first records tell no time has none for its rows.
    if !times.isEmpty || !other.times.isEmpty {
      times += [Int32](repeating: 0, count: count - times.count)
      times += other.times.isEmpty ? [Int32](repeating: 0, count: other.count) : other.times
    }
    for place in spellings.indices { spellings[place].formUnion(other.spellings[place]) }
    for place in seen.indices { seen[place].formUnion(other.seen[place]) }
    held += other.held
    for place in columns.indices {
      columns[place].append(contentsOf: other.columns[place])
      // Gives the memory back column by column.
      other.columns[place] = AnswerColumn(options: 0)
    }
    count += other.count
    lineCount += other.lineCount
    endOffset = other.endOffset
  }

  /// Keeps only some rows, in the order given; what was logged of the others goes with them.
  ///
  /// - Parameters:
  ///   - rows: The rows that stay.
  ///   - moved: For a cell that takes its answer from another row, that row.
  mutating func keep(_ rows: [Int], moved: [CellLog.Cell: Int] = [:]) {
    var places = [Int](repeating: -1, count: count)
    for (place, row) in rows.enumerated() { places[row] = place }
    log.keep(places, moved: moved)
    for place in columns.indices where columns[place].count == count { columns[place].keep(rows) }
    facts.keep(rows)
    lines = rows.map { lines[$0] }
    modes = rows.map { modes[$0] }
    leftOut = rows.map { leftOut[$0] }
    if weights.count == count { weights = rows.map { weights[$0] } }
    if days.count == count { days = rows.map { days[$0] } }
    if times.count == count { times = rows.map { times[$0] } }
    if respondents.count == count { respondents = rows.map { respondents[$0] } }
    if replaced.count == count { replaced = rows.map { replaced[$0] } }
    if idDigests.count == count { idDigests = rows.map { idDigests[$0] } }
    if fileOfRow.count == count { fileOfRow = rows.map { fileOfRow[$0] } }
    textDigests = [:]
    toReview = toReview.map { places[$0] }.filter { $0 >= 0 }
    count = rows.count
  }

  /// Leaves out submissions that a later edition takes the place of, where that one is used.
  ///
  /// Submissions that take the place of each other in a circle are all kept.
  mutating func leaveOutReplaced() {
    guard replaced.count == count, idDigests.count == count else { return }
    let isUsed = leftOut.map { $0 == Self.kept }
    var later: [UInt64: Int] = [:]
    for row in 0..<count where replaced[row] != 0 && isUsed[row] && replaced[row] != idDigests[row] {
      later[replaced[row]] = row
    }
    for row in 0..<count where isUsed[row] && idDigests[row] != 0 {
      var seen: Set<Int> = [row]
      var next = later[idDigests[row]]
      while let successor = next, seen.insert(successor).inserted { next = later[idDigests[successor]] }
      if later[idDigests[row]] != nil && next == nil { leftOut[row] = PartImport.index(.duplicate) }
    }
  }
}

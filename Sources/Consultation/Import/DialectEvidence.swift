extension Dialect {
  /// Why some header rows are in this dialect, in words; `nil` where they are not.
  func evidence(in rows: [[String]]) -> String? {
    for alternative in recognition
    where !alternative.isEmpty && alternative.allSatisfy({ Self.holds($0, in: rows) }) {
      return alternative.map { Self.inWords($0) }.joined(separator: ", ")
    }
    return nil
  }

  /// The evidence of every alternative, in words.
  package var evidence: [String] {
    recognition.map { $0.map { Self.inWords($0) }.joined(separator: ", ") }
  }

  private static func holds(_ evidence: Evidence, in rows: [[String]]) -> Bool {
    switch evidence {
    case .has(let row, let header):
      let pattern = HeaderPattern(header)
      let searched = row.map { rows.count >= $0 ? [rows[$0 - 1]] : [] } ?? rows
      return searched.contains { $0.contains { pattern.fits(Folding.key($0)) } }
    case .first(let row, let header):
      guard rows.count >= row, let cell = rows[row - 1].first else { return false }
      return HeaderPattern(header).fits(Folding.key(cell))
    case .last(let row, let header):
      guard rows.count >= row, let cell = rows[row - 1].last(where: { !$0.trimmingBlanks.isEmpty }) else {
        return false
      }
      return HeaderPattern(header).fits(Folding.key(cell))
    case .blankUnder(let row, let header):
      guard rows.count >= row,
        let place = rows[0].firstIndex(where: { HeaderPattern(header).fits(Folding.key($0)) })
      else { return false }
      return place >= rows[row - 1].count || rows[row - 1][place].trimmingBlanks.isEmpty
    case .blanks(let row):
      return rows.count >= row && rows[row - 1].dropLast().contains { $0.trimmingBlanks.isEmpty }
    case .rest(let row, let pattern):
      guard rows.count >= row, rows[row - 1].count > 1 else { return false }
      let pattern = HeaderPattern(pattern)
      return rows[row - 1].dropFirst().allSatisfy { pattern.fits(Folding.key($0)) }
    }
  }

  private static func inWords(_ evidence: Evidence) -> String {
    switch evidence {
    case .has(let row?, let header): "row \(row) has '\(header)'"
    case .has(nil, let header): "one of the first rows has '\(header)'"
    case .first(let row, let header): "row \(row) begins with '\(header)'"
    case .last(let row, let header): "row \(row) ends with '\(header)'"
    case .blankUnder(let row, let header): "row \(row) is blank under '\(header)'"
    case .blanks(let row): "row \(row) has blanks"
    case .rest(let row, let pattern): "row \(row) has cells like '\(pattern)' behind the first"
    }
  }
}

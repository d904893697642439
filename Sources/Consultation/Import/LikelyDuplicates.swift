/// Finds responses that may come from one person: the same id twice, or the same answers within minutes.
///
/// Ids are compared by a digest under a key that is made for each run and never leaves memory.
struct LikelyDuplicates {
  /// How many minutes may lie between two responses with the same answers.
  static let minutes = 10
  /// How many questions must be answered alike at least.
  static let leastAnswers = 8

  /// The later rows of each pair with one id, with the earlier row.
  ///
  /// - Parameters:
  ///   - digests: A digest of the id of each row, 0 where it has none.
  ///   - isKept: Whether a row is used.
  /// - Returns: The pairs, in the order of the later rows.
  static func sameIds(_ digests: [UInt64], isKept: (Int) -> Bool) -> [(row: Int, earlier: Int)] {
    guard !Self.areAllDifferent(digests) else { return [] }
    var owners: [UInt64: Int] = [:]
    var pairs: [(row: Int, earlier: Int)] = []
    for row in digests.indices where digests[row] != 0 && isKept(row) {
      if let owner = owners[digests[row]] {
        pairs.append((row, owner))
      } else {
        owners[digests[row]] = row
      }
    }
    return pairs
  }

  /// Sorting the digests alone takes a fraction of the memory of a table of owners.
  private static func areAllDifferent(_ digests: [UInt64]) -> Bool {
    var sorted = digests.filter { $0 != 0 }
    sorted.sort()
    return !zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
  }

  /// The later rows of each pair with the same answers within minutes, with the earlier row.
  ///
  /// - Parameters:
  ///   - columns: The asked questions.
  ///   - times: The minute of each row since the start of the calendar, 0 where it is not known.
  ///   - isKept: Whether a row is used.
  /// - Returns: The pairs, in the order of the later rows.
  static func sameAnswers(
    _ columns: [AnswerColumn], times: [Int32], isKept: (Int) -> Bool
  ) -> [(row: Int, earlier: Int)] {
    let rows = times.indices.filter { times[$0] > 0 && isKept($0) }
    guard rows.count > 1 else { return [] }
    var digests = [UInt64](repeating: 0, count: times.count)
    var answered = [UInt16](repeating: 0, count: times.count)
    for column in columns where column.count == times.count { mix(column, rows, &digests, &answered) }
    let sorted = rows.filter { answered[$0] >= leastAnswers }.sorted {
      (digests[$0], times[$0], $0) < (digests[$1], times[$1], $1)
    }
    return zip(sorted.dropFirst(), sorted).filter { row, earlier in
      digests[row] == digests[earlier] && times[row] - times[earlier] <= Int32(minutes)
    }.map { (row: $0, earlier: $1) }.sorted { $0.row < $1.row }
  }

  private static func mix(
    _ column: AnswerColumn, _ rows: [Int], _ digests: inout [UInt64], _ answered: inout [UInt16]
  ) {
    for row in rows {
      let code = column[row]
      if code.answer != nil { answered[row] += 1 }
      var digest = (digests[row] ^ UInt64(code.wide)) &* 0x9E37_79B9_7F4A_7C15
      for plane in column.planes { digest = (digest ^ UInt64(plane[row])) &* 0x9E37_79B9_7F4A_7C15 }
      if column.hasNumbers { digest = (digest ^ column.numbers[row].bitPattern) &* 0x9E37_79B9_7F4A_7C15 }
      digests[row] = digest ^ (digest >> 29)
    }
  }
}

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
    let suspects = Self.suspects(among: digests)
    var owners: [UInt64: Int] = [:]
    var pairs: [(row: Int, earlier: Int)] = []
    for row in suspects where isKept(row) {
      if let owner = owners[digests[row]] {
        pairs.append((row, owner))
      } else {
        owners[digests[row]] = row
      }
    }
    return pairs
  }

  /// The rows whose digest may stand twice, with few others: those that share a bit of a sparse bitmap.
  ///
  /// Nearly all ids are different; a bitmap tells that in two passes, where a table of a million ids takes long.
  private static func suspects(among digests: [UInt64]) -> [Int] {
    guard digests.count > 1 else { return [] }
    let size = 1 << (Int.bitWidth - (digests.count * 16 - 1).leadingZeroBitCount)
    let mask = UInt64(size - 1)
    var seen = [UInt64](repeating: 0, count: size / 64 + 1)
    var repeated = seen
    // The lowest bit is set in every digest, so that none is 0.
    for digest in digests where digest != 0 {
      let place = (digest >> 1) & mask
      let bit = UInt64(1) << (place & 63)
      if seen[Int(place >> 6)] & bit == 0 {
        seen[Int(place >> 6)] |= bit
      } else {
        repeated[Int(place >> 6)] |= bit
      }
    }
    return digests.indices.filter { row in
      let place = (digests[row] >> 1) & mask
      return digests[row] != 0 && repeated[Int(place >> 6)] & (UInt64(1) << (place & 63)) != 0
    }
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

/// How a platform that reads scanned forms writes several marks of one question in one cell.
struct SeveralMarks: Sendable {
  /// What stands between them; empty where they are glued together, as in `AC`.
  let separator: String

  /// Longer cells are no marks: the search takes time with the square of the pieces.
  private static let pieceLimit = 64

  /// The answers that a cell marks, in order.
  ///
  /// The cell must be made of answers and nothing else; of several ways to read it, longer answers come first.
  ///
  /// - Parameters:
  ///   - text: The cell, cleaned; no answer as a whole.
  ///   - option: The place of the answer that a text names.
  /// - Returns: At least two different answers, or `nil`.
  func options(in text: String, _ option: (String) -> Int?) -> [Int]? {
    let pieces = pieces(of: text)
    guard (2...Self.pieceLimit).contains(pieces.count) else { return nil }
    // What the pieces from each place to the end mean, worked out from the end.
    var rests = [[Int]?](repeating: nil, count: pieces.count + 1)
    rests[pieces.count] = []
    for start in pieces.indices.reversed() {
      for end in (start + 1...pieces.count).reversed() {
        guard let rest = rests[end],
          let first = option(pieces[start..<end].joined(separator: separator).trimmingBlanks)
        else { continue }
        rests[start] = [first] + rest
        break
      }
    }
    guard let options = rests[0], Set(options).count > 1 else { return nil }
    return options
  }

  private func pieces(of text: String) -> [String] {
    separator.isEmpty ? text.map { String($0) } : text.split(separator: separator).map { String($0) }
  }
}

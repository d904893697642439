/// What a column of a program that reads scanned marks is: its cells hold marks and nothing that anybody wrote.
///
/// However few forms there are, the answers are a closed list; a cell with several of them is either a question that
/// allows that, or somebody's slip, and how often it occurs decides.
struct MarkedCells {
  private let profile: ColumnProfile
  private let dialect: Dialect

  init(_ profile: ColumnProfile, _ dialect: Dialect) {
    self.profile = profile
    self.dialect = dialect
  }

  /// `nil` where the platform has no such cells, or the column holds numbers of forms and people.
  var nature: ColumnNature? {
    guard let marks = dialect.severalMarks, profile.isComplete, profile.filled > 0,
      profile.values.count <= 60,
      !profile.values.contains(where: isNumberOfSomebody)
    else { return nil }
    let parts = profile.values.map { self.parts(of: $0.text, marks) }
    let answers = Self.counted(zip(profile.values, parts).map { ($0.count, $1) })
    let several = zip(profile.values, parts).filter { $1.count > 1 }.map(\.0.count).reduce(0, +)
    let cells = ColumnNature.counted(profile.filled, "filled cell")
    let reason = "\(ColumnNature.counted(answers.count, "answer")) marked in \(cells)"
    if several >= 2 && several * 4 >= profile.filled {
      return ColumnNature(
        .joined(separator: marks.separator, answers: answers, isOrdered: false, hasRest: false), reason,
        doubts: [
          "\(several) of \(cells) hold several marks, so it is drafted as a question with several answers. If only one was allowed, make it <single>: such cells then count as unclear and are listed."
        ])
    }
    return ColumnNature(
      .closed(answers, hasRest: false), reason,
      doubts: several == 0
        ? []
        : [
          "\(several) of \(cells) hold several marks; they count as unclear and are listed. If several answers were allowed, make it <multiple>."
        ])
  }

  /// Roll numbers and bar codes have long runs of digits.
  private func isNumberOfSomebody(_ value: ColumnProfile.Value) -> Bool {
    value.text.split { !$0.isNumber }.contains { $0.count >= 4 } || value.text.count > 80
  }

  /// The marks of a cell; the cell itself where it holds one.
  private func parts(of text: String, _ marks: SeveralMarks) -> [String] {
    if !marks.separator.isEmpty {
      let parts = text.split(separator: marks.separator).map { String($0).trimmingBlanks }
      return parts.filter { !$0.isEmpty }
    }
    if isLettered { return text.map { String($0) } }
    let others = profile.texts.filter { $0 != text && !$0.allSatisfy(\.isNumber) }
    let places = Dictionary(
      others.enumerated().map { (Folding.key($1), $0) }, uniquingKeysWith: { first, _ in first })
    let marked = marks.options(in: text) { places[Folding.key($0)] }
    return marked.map { $0.map { others[$0] } } ?? [text]
  }

  /// Whether cells are made of letters in their order: A, AC; NO is a word, and YES is in no order.
  private var isLettered: Bool {
    profile.texts.allSatisfy { text in
      text.allSatisfy { $0.isASCII && $0.isUppercase } && zip(text, text.dropFirst()).allSatisfy { $0 < $1 }
        && !TickWords.notTicked.contains(Folding.key(text))
    }
  }

  /// The answers with how often each is marked; letters and numbered answers in their order, others by frequency.
  private static func counted(_ cells: [(count: Int, parts: [String])]) -> [ColumnProfile.Value] {
    var counts: [(text: String, count: Int)] = []
    for (count, parts) in cells {
      for part in parts {
        if let place = counts.firstIndex(where: { Folding.key($0.text) == Folding.key(part) }) {
          counts[place].count += count
        } else {
          counts.append((part, count))
        }
      }
    }
    let isNumbered = Set(counts.map { $0.text.filter { !$0.isNumber } }).count == 1
    let isLettered = counts.allSatisfy { $0.text.count == 1 }
    let sorted = counts.enumerated().sorted { one, other in
      isNumbered || isLettered
        ? (one.element.text.count, one.element.text) < (other.element.text.count, other.element.text)
        : (other.element.count, one.offset) < (one.element.count, other.offset)
    }
    return sorted.map(\.element).map { .init(text: $0.text, count: $0.count, spellings: []) }
  }
}

// Drafting: a file of responses to a first survey.xml. Columns are counted (ColumnProfile), each is taken for what its
// cells show (ColumnNature), columns are joined to questions (ColumnBlock, BlockDrafting), questions get ids, scales
// and characteristics, and everything is written out with the reason for each guess (SurveyDraftXML).

internal import FileFormats

/// The different texts in the cells of one column, and how often each stands there.
struct ColumnProfile: Sendable {
  /// One text, with its other spellings.
  struct Value: Sendable {
    /// As most often written.
    let text: String
    let count: Int
    /// Written otherwise, but equal when compared.
    let spellings: [String]
  }

  let column: FileHeader.Column
  /// The most frequent first; equally frequent ones in the order in which they were met.
  let values: [Value]
  /// Cells that hold anything.
  let filled: Int
  /// Whether every different text is in ``values``: beyond a limit they are not counted.
  let isComplete: Bool
  /// For the first rows of the file the place of each cell in ``values``, or `nil` where it is empty.
  let firstRows: [Int?]

  /// The most different texts that are counted in one column.
  static let valueLimit = 4_096
  /// How many rows are kept side by side, to see what the columns of one question do in the same row.
  static let rowLimit = 2_000

  /// Whether ``firstRows`` are all rows of the file.
  var holdsEveryRow: Bool { firstRows.count < Self.rowLimit }

  /// The texts alone.
  var texts: [String] { values.map(\.text) }
}

/// Counts the cells of a column, batch after batch.
struct ColumnCounting {
  private var dictionary = CellDictionary()
  private var counts: [Int] = [0]
  private var filled = 0
  private var isComplete = true
  private var firstRows: [UInt32] = []
  private var numbers: [UInt32] = []

  mutating func take(_ batch: borrowing RecordBatch, column: Int) {
    guard isComplete else {
      for record in 0..<batch.count where !batch.isEmpty(record: record, column: column) { filled += 1 }
      return
    }
    dictionary.number(column: column, of: batch, into: &numbers)
    while counts.count < dictionary.count { counts.append(0) }
    for number in numbers {
      counts[Int(number)] += 1
      if number > 0 { filled += 1 }
    }
    let room = ColumnProfile.rowLimit - firstRows.count
    if room > 0 { firstRows.append(contentsOf: numbers.prefix(room)) }
    isComplete = dictionary.count <= ColumnProfile.valueLimit
  }

  /// The counted texts, spellings of one text joined; words for missing answers are left out.
  func profile(of column: FileHeader.Column, dialect: Dialect) -> ColumnProfile {
    var groups: [String: Int] = [:]
    var joined: [(spellings: [(text: String, count: Int)], count: Int)] = []
    var groupOfNumber = [Int?](repeating: nil, count: dictionary.count)
    var missing = 0
    for number in 1..<max(1, dictionary.count) {
      let text = dictionary.text(number).cleaned(replacing: dialect.replacements)
      let key = Folding.key(XMLLines.plain(text))
      if key.isEmpty || dialect.missingWords[text] != nil {
        missing += counts[number]
        continue
      }
      let group = groups[key] ?? joined.count
      if group == joined.count {
        groups[key] = group
        joined.append(([], 0))
      }
      joined[group].spellings.append((Self.writable(text), counts[number]))
      joined[group].count += counts[number]
      groupOfNumber[number] = group
    }
    let order = joined.indices.sorted { (joined[$1].count, $0) < (joined[$0].count, $1) }
    var place = [Int](repeating: 0, count: joined.count)
    for (index, group) in order.enumerated() { place[group] = index }
    return ColumnProfile(
      column: column, values: order.map { Self.value(joined[$0]) }, filled: filled - missing,
      isComplete: isComplete,
      firstRows: firstRows.map { groupOfNumber[Int($0)].map { place[$0] } })
  }

  /// A text without characters that a definition cannot hold; line breaks may part answers and stay.
  private static func writable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { XMLLines.plain(String($0)) }
      .joined(separator: "\n").trimmingBlanks
  }

  private static func value(_ group: (spellings: [(text: String, count: Int)], count: Int))
    -> ColumnProfile.Value
  {
    let sorted = group.spellings.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element.text)
    return .init(text: sorted[0], count: group.count, spellings: Array(sorted.dropFirst()))
  }
}

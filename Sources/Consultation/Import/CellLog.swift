/// What is wrong with single cells, as found while a part of a file is read.
struct CellLog: Sendable {
  /// One cell that could not be used as it stands.
  struct Entry: Sendable {
    let kind: Problem.Kind
    /// The place of the question.
    let question: Int
    /// The column of the file, or `nil` for a form's answer as a whole.
    let column: Int?
    /// The row among those read, and the line, both counted from the start of the part.
    var row: Int
    var line: Int
    let value: String

    /// Whether a clerk has marked the cell so on purpose, by a word such as `#multiple`.
    var isKeyed: Bool { value.hasPrefix("#") && (kind == .overTicked || kind == .illegible) }
  }

  /// How many cells of one column are listed one by one; the rest are counted.
  static let listed = 1_000

  private(set) var entries: [Entry] = []
  /// Cells beyond the listed ones, by question and kind.
  private(set) var uncounted: [Key: Int] = [:]
  private var counts: [Key: Int] = [:]

  struct Key: Hashable, Sendable {
    let kind: Problem.Kind
    let question: Int
    let column: Int?
    /// Whether a clerk has marked the cells so on purpose.
    let isKeyed: Bool
  }

  mutating func add(_ entry: Entry) {
    let key = Key(
      kind: entry.kind, question: entry.question, column: entry.column, isKeyed: entry.isKeyed)
    let count = counts[key, default: 0]
    counts[key] = count + 1
    if count < Self.listed { entries.append(entry) } else { uncounted[key, default: 0] += 1 }
  }

  /// Turns lines counted from the first record into lines of the file.
  mutating func shiftLines(by shift: Int) {
    for index in entries.indices { entries[index].line += shift }
  }

  /// A cell by its row and question.
  struct Cell: Hashable {
    let row: Int
    let question: Int
  }

  /// Keeps what was found in rows that stay.
  ///
  /// - Parameters:
  ///   - places: For each row its new place, negative where it goes.
  ///   - moved: For a cell that takes its answer from another row, that row.
  mutating func keep(_ places: [Int], moved: [Cell: Int] = [:]) {
    var givers: [Cell: Int] = [:]
    for (cell, row) in moved { givers[Cell(row: row, question: cell.question)] = cell.row }
    entries = entries.compactMap { entry in
      let cell = Cell(row: entry.row, question: entry.question)
      if moved[cell] != nil { return nil }
      let row = givers[cell] ?? entry.row
      guard places[row] >= 0 else { return nil }
      var entry = entry
      entry.row = places[row]
      return entry
    }
  }

  /// Adds what was found in the next part of the file.
  mutating func append(_ other: CellLog, rows: Int, lines: Int) {
    for var entry in other.entries {
      entry.row += rows
      entry.line += lines
      add(entry)
    }
    for (key, count) in other.uncounted {
      counts[key, default: 0] += count
      uncounted[key, default: 0] += count
    }
  }
}

internal import FileFormats

/// Reads a table of population figures, and collects what is wrong with it.
struct PopulationTable {
  /// A column of the table.
  enum Column: String, CaseIterable {
    case characteristic, grouping, group
    case label = "group_label"
    case area, ages, count, percentage, year, source, status, note

    /// Columns that no table does without.
    static let required: [Column] = [.characteristic, .group, .area, .year, .source]
  }

  /// One row with its cells.
  struct Row {
    let line: Int
    let cells: [Column: String]

    subscript(_ column: Column) -> String { cells[column] ?? "" }

    /// Rows of one classification have the same key.
    var key: [String] { [self[.characteristic], classification] }
    /// Groups without a grouping are the answers themselves.
    var classification: String { self[.grouping].isEmpty ? "answers" : self[.grouping] }
  }

  /// The file as messages name it.
  let file: String
  private(set) var problems: [Problem] = []
  private(set) var figures: [PopulationFigures] = []
  /// The characteristics of all rows, those with faults too.
  private(set) var characteristics: Set<String> = []
  /// The place of each column in the file.
  private var places: [Column: Int] = [:]

  /// Reads every classification; those with faults are left out.
  ///
  /// - Parameters:
  ///   - table: The cells.
  ///   - file: The file as messages name it.
  ///   - asked: What the survey calls the characteristics that figures can be about; without, no name is unknown.
  init(_ table: TextTable, file: String, asked: [String] = []) {
    self.file = file
    guard let header = table.records.first, readHeader(header) else { return }
    var keys: [[String]] = []
    var rows: [[String]: [Row]] = [:]
    for row in spelled(table.records.dropFirst().compactMap { row($0) }, asked: asked) {
      if rows[row.key] == nil { keys.append(row.key) }
      rows[row.key, default: []].append(row)
    }
    if keys.isEmpty && problems.isEmpty {
      report(
        header.line, "the file holds no figures", expected: "one row for each group", fix: "add the figures")
    }
    for key in keys {
      let known = problems.count
      let classification = classification(rows[key] ?? [])
      if let classification, problems.count == known { figures.append(classification) }
    }
  }

  /// Reports a fault of a row, or of several.
  mutating func report(_ line: Int, _ found: String, expected: String? = nil, fix: String? = nil) {
    problems.append(
      Problem(.unusable, at: SourceLocation(file: file, line: line), found, expected: expected, fix: fix))
  }

  /// Reports a fault of one cell.
  mutating func report(
    _ line: Int, _ column: Column, _ found: String, expected: String? = nil, fix: String? = nil
  ) {
    report(line, found, expected: expected, fix: fix)
    guard let place = places[column] else { return }
    problems[problems.count - 1].location.column = place + 1
    problems[problems.count - 1].location.columnName = column.rawValue
  }

  // MARK: Header

  /// Finds the columns; false where rows cannot be read.
  private mutating func readHeader(_ header: TextTable.Record) -> Bool {
    for (place, heading) in header.cells.enumerated() where !heading.isEmpty {
      guard let column = Column(rawValue: heading.lowercased()) else {
        reportUnknown(heading, line: header.line, place: place)
        continue
      }
      if places.updateValue(place, forKey: column) != nil {
        report(
          header.line, column, "there are two columns '\(column.rawValue)'", expected: "one",
          fix: "remove one")
      }
    }
    for column in Column.required where places[column] == nil {
      reportMissing("'\(column.rawValue)'", line: header.line)
    }
    if places[.count] == nil && places[.percentage] == nil {
      reportMissing("'count' and none 'percentage'", line: header.line)
    }
    return problems.isEmpty
  }

  private mutating func reportUnknown(_ heading: String, line: Int, place: Int) {
    let known = Column.allCases.map(\.rawValue)
    problems.append(
      Problem(
        .unusable,
        at: SourceLocation(file: file, line: line, column: place + 1, columnName: heading),
        "this is no column of a population file", expected: "one of: \(known.joined(separator: ", "))",
        fix: Suggestion.question(for: heading, among: known) + "Correct the heading, or remove the column"))
  }

  private mutating func reportMissing(_ names: String, line: Int) {
    report(
      line, "there is no column \(names)",
      expected:
        "the columns \(Column.required.map(\.rawValue).joined(separator: ", ")), and count or percentage",
      fix: "add the column; `soundings populations medway-2021` prints a file that has them all")
  }

  // MARK: Rows

  /// The rows, each misspelt characteristic reported once and read as the one that is meant, so that what follows from
  /// the slip is not reported too.
  private mutating func spelled(_ rows: [Row], asked: [String]) -> [Row] {
    var meant: [String: String] = [:]
    for row in rows {
      let id = row[.characteristic]
      guard meant[id] == nil, !asked.contains(id), !StandardPopulation.characteristics.contains(id),
        let near = Suggestion.nearest(to: id, among: asked)
      else { continue }
      meant[id] = near
      problems.append(
        .unknownCharacteristic(id, asked: asked, at: SourceLocation(file: file, line: row.line)))
    }
    let spelled = rows.map { row in
      meant[row[.characteristic]].map { name in
        Row(line: row.line, cells: row.cells.merging([.characteristic: name]) { $1 })
      } ?? row
    }
    characteristics = Set(spelled.map { $0[.characteristic] })
    return spelled
  }

  /// A record as a row; `nil` where it does not say which group it is about.
  private mutating func row(_ record: TextTable.Record) -> Row? {
    var cells: [Column: String] = [:]
    for (column, place) in places where place < record.cells.count { cells[column] = record.cells[place] }
    let row = Row(line: record.line, cells: cells)
    for column in Column.required where row[column].isEmpty && row[.group] != PopulationFigures.Reserved.total
    {
      report(
        record.line, column, "the \(column.rawValue) is missing",
        expected: Self.expected[column] ?? "a text", fix: "fill the cell in")
    }
    return row[.characteristic].isEmpty || row[.group].isEmpty || !isShort(row) ? nil : row
  }

  /// Whether words that messages repeat are words and no texts.
  private mutating func isShort(_ row: Row) -> Bool {
    for column in [Column.characteristic, .grouping, .group] where row[column].count > 80 {
      report(
        row.line, column, "the \(column.rawValue) is a text of \(row[column].count) characters",
        expected: "a word of at most 80", fix: "write a code, and the text into group_label or note")
      return false
    }
    return true
  }

  private static let expected: [Column: String] = [
    .characteristic: "what the figure is about, such as age or ethnicity",
    .group: "the code of a group of the survey, such as 16-24 or white-british",
    .area: "the place, such as Medway",
    .year: "the year that the figure is of",
    .source: "where the figure stands, so that a reader can find it",
  ]
}

extension Problem {
  /// Figures about a characteristic that the survey has not.
  static func unknownCharacteristic(_ id: String, asked: [String], at location: SourceLocation) -> Problem {
    Problem(
      .unusable, at: location, "'\(Quotation.shortened(id))' is no characteristic of the survey",
      expected: "one of: \(Quotation.list(asked))",
      fix: Suggestion.question(for: id, among: asked)
        + "Correct the word, or add <match characteristic=\"...\" to=\"\(Quotation.shortened(id))\"/> to <population>"
    )
  }
}

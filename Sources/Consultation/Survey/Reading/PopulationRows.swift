internal import FileFormats

/// The rows of one classification as figures.
extension PopulationTable {
  /// The figures of rows that belong together; `nil` where nothing can be made of them.
  mutating func classification(_ rows: [Row]) -> PopulationFigures? {
    guard let first = rows.first else { return nil }
    checkSame(rows, .area)
    checkSame(rows, .ages)
    checkSame(rows, .year)
    checkTwice(rows)
    guard let ages = ages(first), let year = year(first) else { return nil }
    let known = problems.count
    let numbers = rows.map { (count: count($0), percentage: percentage($0)) }
    let isReadable = problems.count == known
    let groups = zip(rows, numbers).map { group($0, count: $1.count, percentage: $1.percentage) }
    let reserved = [PopulationFigures.Reserved.total, PopulationFigures.Reserved.notAnswered]
    let figures = PopulationFigures(
      characteristic: first[.characteristic], classification: first.classification, area: first[.area],
      ages: ages, year: year, groups: groups.filter { !reserved.contains($0.code) },
      notAnswered: groups.first { $0.code == PopulationFigures.Reserved.notAnswered })
    let total = groups.first { $0.code == PopulationFigures.Reserved.total }
    // A number that cannot be read is no number that is missing, and makes no wrong sum.
    if isReadable { check(figures, total: total) }
    return figures
  }

  // MARK: What all rows share

  private mutating func checkSame(_ rows: [Row], _ column: Column) {
    guard let first = rows.first else { return }
    // The total stands for all rows, so it may leave out what they say.
    for row in rows where row[column] != first[column] && !(row.isTotal && row[column].isEmpty) {
      report(
        row.line, column,
        "the rows of '\(first.classification)' of \(first[.characteristic]) differ in \(column.rawValue): '\(Quotation.shortened(row[column]))' here, '\(Quotation.shortened(first[column]))' on line \(first.line)",
        expected: "one \(column.rawValue) for the rows of one grouping",
        fix: "correct it, or give these rows a grouping of their own")
      return
    }
  }

  private mutating func checkTwice(_ rows: [Row]) {
    var lines: [String: Int] = [:]
    for row in rows {
      if let line = lines[row[.group]] {
        report(
          row.line, .group,
          "the group '\(row[.group])' of '\(row.classification)' of \(row[.characteristic]) stands on line \(line) already",
          expected: "one row for each group",
          fix: "remove one row, or name another grouping in the column grouping")
      } else {
        lines[row[.group]] = row.line
      }
    }
  }

  private mutating func ages(_ row: Row) -> Band? {
    if row[.ages].isEmpty { return .allAges }
    if let ages = Band(age: row[.ages]) { return ages }
    report(
      row.line, .ages, "'\(Quotation.shortened(row[.ages]))' are no ages", expected: "all, 16+ or 16-64",
      fix: "write the ages that the figure is about")
    return nil
  }

  private mutating func year(_ row: Row) -> Int? {
    if let year = Int(row[.year]), (1800...2200).contains(year) { return year }
    if row[.year].isEmpty { return nil }
    report(
      row.line, .year, "'\(Quotation.shortened(row[.year]))' is no year", expected: "a year of 4 digits",
      fix: "write the year that the figure is of, or of its publication, and say which in the note")
    return nil
  }

  // MARK: One row

  private mutating func group(_ row: Row, count: Int?, percentage: Int?) -> PopulationFigures.Group {
    PopulationFigures.Group(
      code: row[.group], label: row[.label].isEmpty ? row[.group] : row[.label], count: count,
      percentage: percentage, source: row[.source], status: status(row),
      note: row[.note].isEmpty ? nil : row[.note], line: row.line)
  }

  /// The count, written with or without commas between thousands.
  private mutating func count(_ row: Row) -> Int? {
    let digits = row[.count].filter { $0 != "," && $0 != " " && $0 != "\u{A0}" }
    guard !digits.isEmpty else { return nil }
    // More people than ever lived would overflow what is worked out of them.
    if let count = Int(digits), (0...100_000_000_000).contains(count) { return count }
    report(
      row.line, .count, "'\(Quotation.shortened(row[.count]))' is no number of people",
      expected: "a whole number, 0 or more", fix: "correct the count, or leave it empty and give a percentage"
    )
    return nil
  }

  /// The percentage in ten-thousandths, written with or without its sign.
  private mutating func percentage(_ row: Row) -> Int? {
    let text = row[.percentage].hasSuffix("%") ? String(row[.percentage].dropLast()) : row[.percentage]
    guard !text.isEmpty else { return nil }
    if let share = FixedDecimal.parse(text, decimals: 4), (0...1_000_000).contains(share) { return share }
    report(
      row.line, .percentage, "'\(Quotation.shortened(row[.percentage]))' is no percentage",
      expected: "a number from 0 to 100",
      fix: Self.withFullStop(text).map { "write a full stop: \($0)" }
        ?? "correct the percentage, or leave it empty and give a count")
    return nil
  }

  /// "92.2" for "92,2"; `nil` where a comma is not what is wrong.
  private static func withFullStop(_ text: String) -> String? {
    let parts = text.filter { $0 != " " && $0 != "\u{A0}" }.split(
      separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let figure = parts.joined(separator: ".")
    return FixedDecimal.parse(figure, decimals: 4).flatMap { (0...1_000_000).contains($0) ? figure : nil }
  }

  private mutating func status(_ row: Row) -> PopulationFigures.Status? {
    guard !row[.status].isEmpty else { return nil }
    let status = PopulationFigures.Status(rawValue: row[.status].lowercased())
    if status == nil {
      let known = PopulationFigures.Status.allCases.map(\.rawValue)
      report(
        row.line, .status, "'\(Quotation.shortened(row[.status]))' is no status of a figure",
        expected: "one of: \(Quotation.list(known))",
        fix: Suggestion.question(for: row[.status], among: known) + "Correct the status, or leave it empty")
    }
    return status
  }
}

extension PopulationTable.Row {
  /// Whether the row is about everybody.
  var isTotal: Bool { self[.group] == PopulationFigures.Reserved.total }
}

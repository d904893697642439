/// A sentence of a document, with references to the cells it speaks of in place of numbers.
///
/// Formatting looks the numbers up when the document is written, so that what may be said of a cell can be decided
/// for tables and sentences alike.
package struct Finding: Sendable {
  /// A cell of a default table's total column.
  package struct CellReference: Sendable, Hashable {
    package let question: String
    package let row: String
    package init(question: String, row: String) {
      self.question = question
      self.row = row
    }
  }

  package enum Part: Sendable {
    case text(String)
    /// "80%": the share of a cell in its base.
    case percentage(CellReference)
    /// "397": the responses of a cell.
    case count(CellReference)
    /// "496": the base of a cell.
    case base(CellReference)
    /// The responses of a base that stand in none of some rows.
    case rest(of: [CellReference])
    /// Their share.
    case restPercentage(of: [CellReference])
    /// A figure of a group against all others.
    case comparison(ComparisonReference, ComparisonFigure)
  }

  package let parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// The cells it speaks of.
  package var cells: [CellReference] {
    parts.flatMap { part -> [CellReference] in
      switch part {
      case .text, .comparison: []
      case .percentage(let cell), .count(let cell), .base(let cell): [cell]
      case .rest(let cells), .restPercentage(let cells): cells
      }
    }
  }

  /// The comparisons it speaks of.
  package var comparisons: [ComparisonReference] {
    parts.compactMap { part in
      if case .comparison(let reference, _) = part { return reference }
      return nil
    }
  }
}

/// Looks numbers up for sentences.
struct FindingWriter {
  let tables: Tables
  let comparisons: ComparisonWriter

  init(tables: Tables, comparing disparities: [Disparity] = []) {
    self.tables = tables
    comparisons = ComparisonWriter(disparities)
  }

  func text(_ finding: Finding) -> String { finding.parts.map(text).joined() }

  private func text(_ part: Finding.Part) -> String {
    switch part {
    case .text(let text): return text
    case .percentage(let cell):
      guard let (table, row) = place(cell) else { return "[z]" }
      return percentage(headline(table, row), table)
    case .count(let cell): return place(cell).map { Number.inWords($0.table.cells[$0.row][0].count) } ?? "[z]"
    case .base(let cell): return place(cell).map { Number.inWords($0.table.bases[0].unweighted) } ?? "[z]"
    case .rest(let cells): return rest(cells).map { Number.inWords($0.part) } ?? "[z]"
    case .restPercentage(let cells):
      return rest(cells).map { percentage(($0.part, $0.base), $0.table) } ?? "[z]"
    case .comparison(let reference, let figure): return comparisons.text(reference, figure)
    }
  }

  private func percentage(_ share: (part: Int, base: Int), _ table: Crosstab) -> String {
    Share.inSentence(share.part, of: share.base, decimals: Share.decimals(forBase: table.bases[0].unweighted))
  }

  /// Whether sentences give weighted shares; numbers of respondents beside them would not fit and are left out.
  var isWeighted: Bool { tables.survey.weight?.isHeadline == true }

  /// The unweighted share, unless the definition makes the weighted one the headline.
  func headline(_ table: Crosstab, _ row: Int) -> (part: Int, base: Int) {
    isWeighted
      ? (table.cells[row][0].weight, table.bases[0].weight)
      : (table.cells[row][0].count, table.bases[0].unweighted)
  }

  func place(_ cell: Finding.CellReference) -> (table: Crosstab, row: Int)? {
    guard let table = tables.table(of: cell.question), let row = table.row(cell.row) else { return nil }
    return (table, row)
  }

  private func rest(_ cells: [Finding.CellReference]) -> (part: Int, base: Int, table: Crosstab)? {
    guard let first = cells.first.flatMap(place) else { return nil }
    let shares = cells.compactMap(place).map { headline($0.table, $0.row) }
    let base = shares.first?.base ?? 0
    let taken = shares.map(\.part).reduce(0, +)
    return (base - taken, base, first.table)
  }
}

/// Numbers and lists inside sentences.
enum Number {
  /// A count as it stands in a sentence: with separators from 1,000.
  static func inWords(_ count: Int) -> String {
    var digits = String(count)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  /// "a, b and c".
  static func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
  }

  /// "a, b or c".
  static func alternatives(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " or " + items[items.count - 1]
  }

  /// "1 response", "2 responses".
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(inWords(count)) \(count == 1 ? one : many)"
  }
}

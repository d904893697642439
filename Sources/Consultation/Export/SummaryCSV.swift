internal import FileFormats

/// `summary.csv`: every figure of every table, one cell a row.
///
/// Numbers are numeric or empty: percentages 0...100 with four decimals, half up; weighted counts with four decimals.
/// `lower` and `upper` are the uncertainty range of the unweighted percentage, also where weighted figures stand beside it.
/// A figure that cannot be given is empty, and `status` says why.
struct SummaryCSV {
  static let headings = [
    "series", "wave", "table", "question", "question_text", "row", "row_label", "row_kind", "characteristic",
    "grouping", "group", "group_label", "base_name", "base", "count", "percentage", "mean", "weighted_base",
    "weighted_count", "weighted_percentage", "weighted_mean", "effective_base", "lower", "upper", "status",
  ]

  private let tables: Tables

  /// Whether the total column stands in every table, not in that of the total alone.
  private let includesTotals: Bool

  init(_ tables: Tables, includingTotals: Bool = false) {
    self.tables = tables
    includesTotals = includingTotals
  }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.headings { text.add(text: heading) }
    text.endRecord()
    for table in tables.crosstabs { add(table, to: &text) }
    return text.bytes
  }

  /// The total column of a table stands once, in the table of the total alone.
  private func add(_ table: Crosstab, to text: inout CSVText) {
    let columns = table.characteristic == nil ? 0..<1 : (includesTotals ? 0 : 1)..<table.columns.count
    for row in table.rows.indices {
      for column in columns { add(table, row, column, to: &text) }
    }
  }

  private func add(_ table: Crosstab, _ row: Int, _ column: Int, to text: inout CSVText) {
    addNames(table, table.rows[row], table.columns[column], to: &text)
    let cell = table.cells[row][column]
    let base = table.bases[column]
    let isMean = table.rows[row].kind == .mean
    text.add(text: table.base.rawValue)
    // The base of a mean is those who have a value.
    text.add(number: isMean ? cell.count : base.unweighted)
    text.add(number: isMean ? "" : String(cell.count))
    text.add(number: Self.decimal(table.percentage(row: row, column: column)))
    text.add(number: Self.decimal(cell.mean))
    if table.isWeighted {
      text.add(number: Self.weight(isMean ? cell.weight : base.weight))
      text.add(number: isMean ? "" : Self.weight(cell.weight))
      text.add(number: Self.decimal(table.weightedPercentage(row: row, column: column)))
      text.add(number: Self.decimal(cell.weightedMean))
      let effective =
        isMean
        ? EffectiveBase.kish(sum: Double(cell.weight) * Tally.unit, squares: cell.squares) : base.effective
      text.add(number: Self.decimal(Int((effective * 10_000).rounded(.toNearestOrAwayFromZero))))
    } else {
      for _ in 0..<5 { text.add(number: "") }
    }
    addRange(table, row, column, to: &text)
    text.add(text: Self.status(table, row, column))
    text.endRecord()
  }

  /// The uncertainty range of the unweighted percentage (95%, Wilson); empty where there is none.
  private func addRange(_ table: Crosstab, _ row: Int, _ column: Int, to text: inout CSVText) {
    guard table.percentage(row: row, column: column) != nil else {
      text.add(number: "")
      text.add(number: "")
      return
    }
    let share = Proportion(table.cells[row][column].count, of: table.bases[column].unweighted)
    let range = share.wilson()
    text.add(number: CSVFigure.percentage(range.lower))
    text.add(number: CSVFigure.percentage(range.upper))
  }

  private func addNames(
    _ table: Crosstab, _ row: Crosstab.Row, _ column: Crosstab.Column, to text: inout CSVText
  ) {
    text.add(text: tables.survey.series)
    text.add(text: tables.survey.wave)
    text.add(text: table.table)
    text.add(text: table.question.id)
    text.add(text: table.question.text)
    text.add(text: row.id)
    text.add(text: row.label)
    text.add(text: row.kind.rawValue)
    text.add(text: column.kind == .total ? "total" : table.characteristic ?? "total")
    text.add(text: column.kind == .total ? "" : table.grouping ?? "")
    text.add(text: column.id)
    text.add(text: column.label)
  }

  /// Why a figure is empty: `empty-base`, or `not-in-base` for "don't know" where the base leaves it out.
  private static func status(_ table: Crosstab, _ row: Int, _ column: Int) -> String {
    if !table.rows[row].isInBase { return "not-in-base" }
    let isMean = table.rows[row].kind == .mean
    let cell = table.cells[row][column]
    let base = isMean ? cell.count : table.bases[column].unweighted
    let weight = isMean ? cell.weight : table.bases[column].weight
    return base == 0 || (table.isWeighted && weight == 0) ? "empty-base" : ""
  }

  /// Ten-thousandths with four decimals.
  private static func decimal(_ value: Int?) -> String {
    value.map { FixedPoint.text($0, decimals: 4) } ?? ""
  }

  private static func weight(_ value: Int) -> String {
    FixedDecimal.text(value, decimals: ResponseTable.weightDecimals, shown: 4)
  }
}

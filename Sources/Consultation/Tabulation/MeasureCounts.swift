/// A main measure counted by the columns of one banner: who has it, out of whom.
package struct MeasureCounts: Sendable {
  /// One column: the respondents who have the measure and those in its base.
  package struct Column: Sendable {
    /// Whom the column counts.
    package let column: Crosstab.Column
    /// Respondents, unweighted.
    package let proportion: Proportion
    /// The weights of those who have the measure, in small units.
    package let weight: Int
    /// The weights of the base, in small units.
    package let weightedBase: Int
    /// The sum of the squares of the weights of those who have the measure; 0 where nothing is weighted.
    package let squares: Double
    /// The sum of the squares of the weights of the base.
    package let baseSquares: Double

    /// Those who have the measure, by weight.
    package var chosen: WeightTally {
      WeightTally(base: proportion.count, sum: Double(weight) * Tally.unit, squares: squares)
    }

    /// Those in the base who do not have it.
    package var rest: WeightTally {
      let base = proportion.base - proportion.count
      // What is left of a difference of decimal numbers is no weight.
      return base == 0
        ? WeightTally()
        : WeightTally(
          base: base, sum: Double(weightedBase - weight) * Tally.unit, squares: max(0, baseSquares - squares))
    }
  }

  /// The measure.
  package let measure: Measure
  /// Who is divided by.
  package let base: Base
  /// The characteristic of the columns, or `nil` for the total alone.
  package let characteristic: String?
  /// The grouping of the characteristic.
  package let grouping: String?
  /// The total, then the columns of the banner.
  package let columns: [Column]
  /// How many were asked the question.
  package let asked: Int

  /// Everybody.
  package var total: Column { columns[0] }

  /// Reads a measure from the table of its question.
  ///
  /// - Returns: `nil` where the table has no such row.
  init?(_ measure: Measure, of table: Crosstab) {
    self.measure = measure
    base = table.base
    characteristic = table.characteristic
    grouping = table.grouping
    asked = table.respondents - (table.missing[.notAsked] ?? 0)
    let row = table.row(measure.rowID)
    if row == nil && measure.rows != .answered { return nil }
    columns = table.columns.indices.map { place in
      Column(table.columns[place], row: row, of: table, at: place)
    }
  }

  /// Those who answered without knowing, of all who answered a question with one answer each.
  ///
  /// - Returns: `nil` where the question does not offer "don't know", or takes several answers.
  init?(dontKnowIn table: Crosstab) {
    let options = table.question.frame.options
    let rows = options.indices.filter { options[$0].kind == .dontKnow }
    guard table.question.isSingleChoice, let first = rows.first else { return nil }
    measure = Measure(dontKnow: options[first], of: table.question)
    base = .answered
    characteristic = table.characteristic
    grouping = table.grouping
    asked = table.respondents - (table.missing[.notAsked] ?? 0)
    columns = table.columns.indices.map { place in
      // The answers stand before nets and means, in the order of the frame.
      let count = rows.reduce(0) { $0 + table.cells[$1][place].count }
      let base = options.indices.reduce(0) { $0 + table.cells[$1][place].count }
      return Column(
        column: table.columns[place], proportion: Proportion(count, of: base), weight: count,
        weightedBase: base, squares: 0, baseSquares: 0)
    }
  }
}

extension MeasureCounts.Column {
  /// Reads one column of a table; everybody with an answer where there is no row.
  fileprivate init(_ column: Crosstab.Column, row: Int?, of table: Crosstab, at place: Int) {
    let size = table.bases[place]
    let baseSquares = size.effective > 0 ? squared(Double(size.weight) * Tally.unit) / size.effective : 0
    let cells = row.map { [table.cells[$0][place]] } ?? table.unanswered(place)
    let count = cells.reduce(0) { $0 + $1.count }
    let weight = cells.reduce(0) { $0 + $1.weight }
    let squares = cells.reduce(0) { $0 + $1.squares }
    self.init(
      column: column,
      proportion: Proportion(row == nil ? size.unweighted - count : count, of: size.unweighted),
      weight: row == nil ? size.weight - weight : weight, weightedBase: size.weight,
      squares: row == nil ? max(0, baseSquares - squares) : squares, baseSquares: baseSquares)
  }
}

/// A number times itself.
private func squared(_ value: Double) -> Double { value * value }

extension Crosstab {
  /// The cells of those without an answer in one column.
  fileprivate func unanswered(_ column: Int) -> [Cell] {
    rows.indices.filter { rows[$0].kind == .unanswered }.map { cells[$0][column] }
  }
}

extension Measure {
  /// The id of the row that it counts.
  package var rowID: String {
    switch rows {
    case .net(let id), .answer(let id): id
    case .answered: "answered"
    }
  }
}

extension Survey {
  /// Who is divided by, for a measure.
  package func base(of measure: Measure) -> Base {
    // Who answered at all is a share of those who could have.
    if measure.rows == .answered { return .asked }
    return measure.base ?? question(measure.question)?.base ?? base
  }
}

/// The tables that measures are read from: each question once for each base, by all banners together.
struct MeasureTables: Sendable {
  private let survey: Survey
  private let places: [String: Int]
  private let tables: [Crosstab]
  private let banners: Int

  fileprivate init(_ measures: [Measure], of responses: ResponseTable, by banners: [Banner], threads: Int) {
    survey = responses.survey
    self.banners = banners.count
    var jobs: [TableJob] = []
    var places: [String: Int] = [:]
    for measure in measures {
      guard let question = survey.question(measure.question) else { continue }
      let base = survey.base(of: measure)
      if places.updateValue(places["\(question.id) \(base)"] ?? jobs.count, forKey: "\(question.id) \(base)")
        == nil
      {
        jobs.append(TableJob(question: question, banners: banners, base: base))
      }
    }
    self.places = places
    tables = responses.run(jobs, threads: threads)
  }

  /// The tables of a measure's question on the measure's base, one for each banner; empty without such a question.
  func tables(of measure: Measure) -> [Crosstab] {
    guard let job = places["\(measure.question) \(survey.base(of: measure))"] else { return [] }
    return Array(tables[job * banners..<(job + 1) * banners])
  }

  /// The counts of a measure by each banner; empty where the question has no such row.
  func counts(of measure: Measure) -> [MeasureCounts] {
    tables(of: measure).compactMap { MeasureCounts(measure, of: $0) }
  }
}

extension ResponseTable {
  /// Who is divided by, for a measure.
  package func base(of measure: Measure) -> Base { survey.base(of: measure) }

  /// Counts the questions behind measures by banners; each question once for all its measures and all banners.
  ///
  /// - Parameters:
  ///   - measures: Measures of questions of the survey.
  ///   - banners: The columns.
  ///   - threads: How many questions are counted side by side; the result does not depend on it.
  /// - Returns: The tables that the measures can be read from.
  /// - Complexity: O(responses x questions x banners).
  func tables(of measures: [Measure], by banners: [Banner], threads: Int = 2) -> MeasureTables {
    MeasureTables(measures, of: self, by: banners, threads: threads)
  }

  /// The counts of measures by banners.
  ///
  /// - Returns: For each measure its counts by each banner; empty where the question has no such row.
  func counts(of measures: [Measure], by banners: [Banner], threads: Int = 2) -> [[MeasureCounts]] {
    let tables = tables(of: measures, by: banners, threads: threads)
    return measures.map { tables.counts(of: $0) }
  }

  /// A measure among everybody, on its own base or another.
  func total(of measure: Measure, base: Base? = nil) -> MeasureCounts? {
    guard let question = survey.question(measure.question) else { return nil }
    let job = TableJob(
      question: question, banners: [totalBanner(where: nil)], base: base ?? self.base(of: measure))
    return job.crosstabs(of: self).first.flatMap { MeasureCounts(measure, of: $0) }
  }
}

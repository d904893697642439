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
    let row = table.row(measure.rowID)
    if row == nil && measure.rows != .answered { return nil }
    columns = table.columns.indices.map { place in
      let size = table.bases[place]
      let cells = row.map { [table.cells[$0][place]] } ?? []
      let unanswered = row == nil ? table.unanswered(place) : []
      return Column(
        column: table.columns[place],
        proportion: Proportion(
          row == nil
            ? size.unweighted - unanswered.reduce(0) { $0 + $1.count } : cells.reduce(0) { $0 + $1.count },
          of: size.unweighted),
        weight: row == nil
          ? size.weight - unanswered.reduce(0) { $0 + $1.weight } : cells.reduce(0) { $0 + $1.weight },
        weightedBase: size.weight)
    }
  }
}

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

extension ResponseTable {
  /// Who is divided by, for a measure.
  package func base(of measure: Measure) -> Base {
    // Who answered at all is a share of those who could have.
    if measure.rows == .answered { return .asked }
    return measure.base ?? survey.question(measure.question)?.base ?? survey.base
  }

  /// Counts measures by banners; each question is counted once for all its measures and all banners.
  ///
  /// - Parameters:
  ///   - measures: Measures of questions of the survey.
  ///   - banners: The columns.
  ///   - threads: How many questions are counted side by side; the result does not depend on it.
  /// - Returns: For each measure its counts by each banner; empty where the question has no such row.
  /// - Complexity: O(responses x questions x banners).
  func counts(of measures: [Measure], by banners: [Banner], threads: Int = 2) -> [[MeasureCounts]] {
    var jobs: [TableJob] = []
    var places: [String: Int] = [:]
    for measure in measures {
      guard let question = survey.question(measure.question) else { continue }
      let base = base(of: measure)
      if places.updateValue(places["\(question.id) \(base)"] ?? jobs.count, forKey: "\(question.id) \(base)")
        == nil
      {
        jobs.append(TableJob(question: question, banners: banners, base: base))
      }
    }
    let tables = run(jobs, threads: threads)
    return measures.map { measure in
      guard let job = places["\(measure.question) \(base(of: measure))"] else { return [] }
      return tables[job * banners.count..<(job + 1) * banners.count].compactMap {
        MeasureCounts(measure, of: $0)
      }
    }
  }

  /// A measure among everybody, on its own base or another.
  func total(of measure: Measure, base: Base? = nil) -> MeasureCounts? {
    guard let question = survey.question(measure.question) else { return nil }
    let job = TableJob(
      question: question, banners: [totalBanner(where: nil)], base: base ?? self.base(of: measure))
    return job.crosstabs(of: self).first.flatMap { MeasureCounts(measure, of: $0) }
  }
}

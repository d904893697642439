/// Counts one question by banners and builds its crosstabs.
struct Counting {
  private let question: Question
  private let base: Base
  private let responses: ResponseTable
  private let column: AnswerColumn
  private let kind: any RowCounting

  init(question: Question, base: Base, responses: ResponseTable) {
    self.question = question
    self.base = base
    self.responses = responses
    let column = responses.column(question) ?? AnswerColumn(for: question)
    self.column = column
    switch question.kind {
    case .multiple: kind = TickCounting(question: question, column: column, base: base)
    case .ranking: kind = RankCounting(question: question, column: column)
    case .number, .date, .text: kind = NumberCounting(question: question, column: column)
    case .single, .scale: kind = AnswerCounting(question: question, column: column)
    }
  }

  /// A crosstab for each banner.
  func crosstabs(_ job: TableJob) -> [Crosstab] {
    let columns = job.banners.map { Tally.Columns(places: $0.places, count: max(1, $0.columns.count)) }
    let counted = kind.count(by: columns, weights: responses.weights)
    return zip(job.banners, counted).map { crosstab($0, $1, job: job) }
  }

  private func crosstab(_ banner: Banner, _ counted: CountedRows, job: TableJob) -> Crosstab {
    let hasGroups = banner.characteristic != nil
    let places: [Int?] = [nil] + (hasGroups ? banner.columns.indices.map { $0 } : [])
    var rows = counted.rows.map { row in
      Crosstab.Row(
        kind: row.kind, id: row.id, label: row.label, isInBase: row.isSubstantive || base != .valid)
    }
    var cells = counted.rows.map { row in places.map { row.cell($0) } }
    if base == .all || base == .asked { addUnanswered(counted, places, &rows, &cells) }
    return Crosstab(
      table: job.table, title: job.title, question: question, characteristic: banner.characteristic,
      characteristicLabel: banner.label, grouping: banner.grouping, base: base, who: job.who,
      isWeighted: responses.weights != nil, rows: rows,
      columns: [.init(kind: .total, id: "total", label: "Total")] + (hasGroups ? banner.columns : []),
      cells: cells, bases: places.map { baseSize(counted.states, $0) },
      missing: Dictionary(
        MissingReason.allCases.map { ($0, counted.states.count(StateCode.missing($0), nil)) },
        uniquingKeysWith: { first, _ in first }),
      respondents: (0..<counted.states.codes).reduce(0) { $0 + counted.states.count($1, nil) })
  }

  private func addUnanswered(
    _ counted: CountedRows, _ places: [Int?], _ rows: inout [Crosstab.Row], _ cells: inout [[Crosstab.Cell]]
  ) {
    for reason in MissingReason.allCases where base == .all || reason != .notAsked {
      rows.append(.init(kind: .unanswered, id: reason.id, label: reason.label, isInBase: true))
      let code = StateCode.missing(reason)
      cells.append(
        places.map {
          Crosstab.Cell(
            count: counted.states.count(code, $0), weight: counted.states.weight(code, $0),
            squares: counted.states.square(code, $0))
        })
    }
  }

  /// Adds up the states that belong to the base.
  private func baseSize(_ states: Tally, _ place: Int?) -> Crosstab.BaseSize {
    let codes = StateCode.codes(in: base)
    let unweighted = codes.reduce(0) { $0 + states.count($1, place) }
    guard responses.weights != nil else {
      return .init(unweighted: unweighted, weight: unweighted, effective: Double(unweighted))
    }
    let weight = codes.reduce(0) { $0 + states.weight($1, place) }
    let squares = codes.reduce(0.0) { $0 + states.square($1, place) }
    return .init(
      unweighted: unweighted, weight: weight,
      effective: EffectiveBase.kish(sum: Double(weight) * Tally.unit, squares: squares))
  }
}

/// What a response says to a question as a whole: answered with substance, answered without, or missing.
enum StateCode {
  static let substantive = 0
  static let otherAnswer = 1
  static func missing(_ reason: MissingReason) -> Int { 2 + Int(reason.rawValue) }
  static let count = 2 + MissingReason.allCases.count

  /// The states that a base is made of.
  static func codes(in base: Base) -> [Int] {
    switch base {
    case .all: Array(0..<count)
    case .asked: (0..<count).filter { $0 != missing(.notAsked) }
    case .answered: [substantive, otherAnswer]
    case .valid: [substantive]
    }
  }
}

/// The rows of one question counted by one banner.
struct CountedRows {
  struct Row {
    let kind: Crosstab.Row.Kind
    let id: String
    let label: String
    let isSubstantive: Bool
    /// The cell of a column, or of the total.
    let cell: (Int?) -> Crosstab.Cell
  }

  let rows: [Row]
  /// Responses by ``StateCode``.
  let states: Tally
}

/// How the rows of one kind of question are counted.
protocol RowCounting {
  /// Counts by several banners in one pass over the responses.
  func count(by banners: [Tally.Columns], weights: [Int]?) -> [CountedRows]
}

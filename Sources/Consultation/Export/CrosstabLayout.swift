/// A crosstab as tables to read: answers as rows for the total alone, groups as rows for a characteristic.
struct CrosstabLayout {
  private let crosstab: Crosstab
  private let responses: ResponseTable
  /// The order of the answers, where they are a ranked list.
  private let order: OptionOrder?
  /// The most answers beside each other; with the group and its base they make eight columns.
  private static let answersAcross = 6

  init(_ crosstab: Crosstab, responses: ResponseTable, order: OptionOrder? = nil) {
    self.crosstab = crosstab
    self.responses = responses
    self.order = order
  }

  var title: String {
    let by = crosstab.characteristic == nil ? "" : ", by \(Markdown.inSentence(crosstab.characteristicLabel))"
    let isOneOfSeveral = crosstab.grouping.map { $0 != "answers" } ?? false
    let grouping = isOneOfSeveral ? " (\(groupingLabel))" : ""
    return (crosstab.title ?? crosstab.question.text) + by + grouping
  }

  private var groupingLabel: String {
    let groupings = responses.survey.groupings.first { $0.characteristic == crosstab.characteristic }
    let grouping = groupings?.all.first { $0.id == crosstab.grouping }
    return grouping?.label ?? "\(grouping?.groups.count ?? 0) groups"
  }

  var baseSentence: String { TableWording.base(crosstab, of: responses) }

  /// The table, cut into several where a row would be too wide to read.
  func tables() -> [MarkdownTable] {
    if crosstab.rows.allSatisfy({ $0.kind == .mean }) { return [means()] }
    return crosstab.characteristic == nil ? [answers()] : groups()
  }

  var notes: [String] {
    var notes = [TableWording.notInBase(crosstab)].compactMap(\.self)
    if !ordered(.net).isEmpty {
      notes.append(crosstab.question.kind == .multiple ? TableWording.union : TableWording.net)
    }
    if crosstab.question.kind == .multiple {
      notes.append(TableWording.several)
      if let most = crosstab.question.atMost {
        notes.append("Respondents could choose at most \(most) answers.")
      }
    } else if crosstab.question.kind != .ranking && !crosstab.rows.allSatisfy({ $0.kind == .mean }) {
      notes.append(TableWording.rounding)
    }
    if let mean = crosstab.rows.firstIndex(where: { $0.kind == .mean }), crosstab.question.kind != .ranking,
      let value = crosstab.cells[mean][0].mean
    {
      let count = crosstab.cells[mean][0].count
      notes.append(
        "Mean score: \(Self.mean(value)), from \(Number.counted(count, "respondent", "respondents")).")
    }
    if order?.places.contains(where: \.isJoint) == true {
      notes.append(
        "Joint: in a paired comparison, the gap to the first answer with the same number is no larger than chance could easily produce."
      )
    }
    if crosstab.question.kind == .ranking {
      notes.append("The figures count respondents who put an answer first.")
    }
    return notes
  }

  // MARK: Total alone

  private func answers() -> MarkdownTable {
    var columns: [MarkdownTable.Column] = [
      .init("Answer", .left), .init("Respondents", .right), .init("Respondents (%)", .right),
    ]
    if crosstab.isWeighted { columns.append(.init("Weighted (%)", .right)) }
    if order != nil { columns.append(.init("Order", .right)) }
    var table = MarkdownTable(columns)
    for row in ordered(.answer) + ordered(.unanswered) {
      table.add(line(crosstab.rows[row].label, row) + place(row))
    }
    let base = crosstab.bases[0]
    let all = base.unweighted > 0 ? "100" : "[z]"
    table.add(
      [TableWording.everybody(crosstab.base), Number.inWords(base.unweighted), all]
        + (crosstab.isWeighted ? [all] : []) + place(nil))
    for row in ordered(.net) {
      table.add(line("Net: \(Markdown.inSentence(crosstab.rows[row].label))", row) + place(nil))
    }
    return table
  }

  /// "joint 1", in a ranked list; a row that is no answer of the list has no place.
  private func place(_ row: Int?) -> [String] {
    guard let order else { return [] }
    guard let row, crosstab.rows[row].kind == .answer, let place = order.place(of: row) else {
      return ["[z]"]
    }
    return ["\(place.isJoint ? "joint " : "")\(place.position)"]
  }

  private func line(_ label: String, _ row: Int) -> [String] {
    [label, Number.inWords(crosstab.cells[row][0].count)] + shares(row, 0)
  }

  /// The rows of a kind: the answers of a multiple question by count, with "none of these" last; unanswered rows only
  /// where there are any.
  private func ordered(_ kind: Crosstab.Row.Kind) -> [Int] {
    let rows = crosstab.rows.indices.filter { crosstab.rows[$0].kind == kind }
    if kind == .unanswered { return rows.filter { crosstab.cells[$0][0].count > 0 } }
    // A net of a single answer would only say the same twice.
    if kind == .net {
      return rows.filter { (crosstab.question.frame.net(crosstab.rows[$0].id)?.members.count ?? 0) > 1 }
    }
    guard kind == .answer, crosstab.question.kind == .multiple else { return rows }
    func isLast(_ row: Int) -> Bool {
      let kind = crosstab.question.frame.options[row].kind
      return kind == AnswerOption.Kind.none || kind == .dontKnow || kind == .preferNotToSay
    }
    return rows.sorted {
      (isLast($0) ? 1 : 0, -crosstab.cells[$0][0].count, $0) < (
        isLast($1) ? 1 : 0, -crosstab.cells[$1][0].count, $1
      )
    }
  }

  private func shares(_ row: Int, _ column: Int) -> [String] {
    let base = crosstab.bases[column]
    let decimals = Share.decimals(forBase: crosstab.bases[0].unweighted)
    guard crosstab.rows[row].isInBase else {
      return Array(repeating: "[z]", count: crosstab.isWeighted ? 2 : 1)
    }
    let plain = Share.printed(crosstab.cells[row][column].count, of: base.unweighted, decimals: decimals)
    guard crosstab.isWeighted else { return [plain] }
    return [plain, Share.printed(crosstab.cells[row][column].weight, of: base.weight, decimals: decimals)]
  }

  // MARK: By groups

  private func groups() -> [MarkdownTable] {
    let rows = ordered(.answer) + ordered(.unanswered) + ordered(.net)
    let perRow = crosstab.isWeighted ? 2 : 1
    let across = Self.answersAcross / perRow
    return stride(from: 0, to: rows.count, by: across).map { start in
      groups(Array(rows[start..<min(rows.count, start + across)]))
    }
  }

  private func groups(_ rows: [Int]) -> MarkdownTable {
    var columns: [MarkdownTable.Column] = [.init("Group", .left), .init(baseHeading, .right)]
    for row in rows {
      let net = crosstab.rows[row].kind == .net ? "Net: " : ""
      columns.append(.init("\(net)\(crosstab.rows[row].label) (%)", .right))
      if crosstab.isWeighted {
        columns.append(.init("\(net)\(crosstab.rows[row].label), weighted (%)", .right))
      }
    }
    var table = MarkdownTable(columns)
    for column in crosstab.columns.indices where isShown(column) {
      let label =
        crosstab.columns[column].kind == .total
        ? TableWording.everybody(crosstab.base) : crosstab.columns[column].label
      table.add(
        [label, Number.inWords(crosstab.bases[column].unweighted)] + rows.flatMap { shares($0, column) })
    }
    return table
  }

  private var baseHeading: String {
    switch crosstab.base {
    case .all: "Respondents"
    case .asked: "Asked"
    case .answered: "Answered"
    case .valid: "Valid answers"
    }
  }

  /// Groups always; what is left of everybody only where there is somebody.
  private func isShown(_ column: Int) -> Bool {
    let kind = crosstab.columns[column].kind
    return kind == .total || kind == .group || crosstab.bases[column].unweighted > 0
  }

  // MARK: Means

  private func means() -> MarkdownTable {
    var columns: [MarkdownTable.Column] = [
      .init("Group", .left), .init("Respondents", .right), .init("Mean", .right),
    ]
    if crosstab.isWeighted { columns.append(.init("Weighted mean", .right)) }
    var table = MarkdownTable(columns)
    for column in crosstab.columns.indices where isShown(column) {
      for (row, heading) in crosstab.rows.enumerated() {
        let cell = crosstab.cells[row][column]
        let name =
          crosstab.columns[column].kind == .total
          ? TableWording.everybody(.answered) : crosstab.columns[column].label
        let label = crosstab.rows.count > 1 ? "\(name): \(heading.label)" : name
        table.add(
          [label, Number.inWords(cell.count), cell.mean.map(Self.mean) ?? "[z]"]
            + (crosstab.isWeighted ? [cell.weightedMean.map(Self.mean) ?? "[z]"] : []))
      }
    }
    return table
  }

  /// A mean with two decimals, half away from zero.
  private static func mean(_ value: Int) -> String {
    let rounded = (abs(value) + 50) / 100
    return FixedPoint.text(value < 0 ? -rounded : rounded, decimals: 2)
  }
}

// Tabulation: responses to tables. A banner says which column each response stands in; a tally counts codes by
// columns; a crosstab is what a reader sees: rows, columns, counts, bases and means.

/// The columns of a crosstab: the total first, then the groups of a characteristic and what is left of everybody.
package struct Banner: Sendable {
  /// The characteristic, or `nil` for the total alone.
  package let characteristic: String?
  /// Its name in words.
  package let label: String
  /// The grouping; `answers` where the answers themselves are the groups.
  package let grouping: String?
  /// The columns after the total; together they add up to it.
  package let columns: [Crosstab.Column]
  /// The column of each response; a place behind the last column means that the response is filtered out.
  package let places: [UInt8]
}

extension ResponseTable {
  /// The banner of the total alone.
  func totalBanner(where filter: Condition?) -> Banner {
    Banner(
      characteristic: nil, label: "", grouping: nil, columns: [],
      places: filtered([UInt8](repeating: 0, count: count), filter, out: 1))
  }

  /// The banner of how responses came.
  func modeBanner(where filter: Condition?) -> Banner {
    let modes = CollectionMode.allCases
    let found = modes.indices.filter { place in modesBySource.contains { $0[place] > 0 } }
    let columns = found.map {
      Crosstab.Column(kind: .group, id: modes[$0].rawValue, label: modes[$0].label)
    }
    let column = modes.indices.map { UInt8(found.firstIndex(of: $0) ?? 0) }
    let places = self.modes.map { column[Int($0)] }
    return Banner(
      characteristic: "mode", label: "Way of responding", grouping: "answers", columns: columns,
      places: filtered(places, filter, out: columns.count))
  }

  /// The banner of a characteristic under one of its groupings.
  ///
  /// Its columns are the groups, prefer not to say, not stated (blank, not completed, unclear, unknown, don't know)
  /// and not asked.
  func banner(by question: Question, grouping: Grouping?, where filter: Condition?) -> Banner {
    let options = question.frame.options
    let substantive = options.indices.filter { options[$0].isSubstantive }
    let groups =
      grouping?.groups.map { (id: $0.code, label: $0.label, members: $0.members) }
      ?? substantive.map { (id: options[$0].code, label: options[$0].label, members: [$0]) }
    var columns = groups.map { Crosstab.Column(kind: .group, id: $0.id, label: $0.label) }
    let declined = columns.count
    if options.contains(where: { $0.kind == .preferNotToSay }) {
      columns.append(.init(kind: .preferNotToSay, id: "prefer-not-to-say", label: "Prefer not to say"))
    }
    columns.append(.init(kind: .notStated, id: "not-stated", label: "Not stated"))
    columns.append(.init(kind: .notAsked, id: "not-asked", label: "Not asked"))
    var places = [UInt8](repeating: UInt8(columns.count - 2), count: options.count)
    for (place, group) in groups.enumerated() {
      for member in group.members { places[member] = UInt8(place) }
    }
    for index in options.indices where options[index].kind == .preferNotToSay {
      places[index] = UInt8(declined)
    }
    let rows =
      column(question)?.mapped { code in
        if let answer = code.answer { return places[answer] }
        return UInt8(code.reason == .notAsked ? columns.count - 1 : columns.count - 2)
      } ?? [UInt8](repeating: UInt8(columns.count - 1), count: count)
    return Banner(
      characteristic: question.characteristic ?? question.id,
      label: question.label ?? Wording.title(question.characteristic ?? question.id),
      grouping: grouping?.id ?? "answers", columns: columns,
      places: filtered(rows, filter, out: columns.count))
  }

  private func filtered(_ places: [UInt8], _ filter: Condition?, out: Int) -> [UInt8] {
    guard let filter else { return places }
    let evaluation = ConditionEvaluation(questions: survey.questions, columns: columns)
    return places.enumerated().map { row, place in
      evaluation.truth(of: filter, row: row) == .yes ? place : UInt8(out)
    }
  }
}

/// Joins forms that complete others to the forms that they name: equality pages that are returned apart.
///
/// A link is the number of a form, in the same batch first, else the only form of that number in the survey. What the
/// other form does not say is taken from the linked one, which is then counted with it. A form that should complete
/// another one and names none cannot be crossed with opinions, so it is no response.
struct LinkedForms {
  /// One form of the survey.
  private struct Place {
    let row: Int
    let batch: String
  }

  /// What joining has changed.
  struct Outcome {
    /// Rows that belong to no form.
    var unlinked: [Int] = []
    /// For each joined row the row that it completes.
    var targets: [(row: Int, target: Int)] = []
  }

  private var byNumber: [String: [Place]] = [:]
  private var links: [(row: Int, batch: String, number: String)] = []
  private var orphans: [Int] = []

  /// Takes the forms of one source.
  ///
  /// - Parameters:
  ///   - provenance: What its forms tell about themselves.
  ///   - source: The definition of the source.
  ///   - firstRow: The row of its first form.
  ///   - isKept: Whether a row is used so far.
  mutating func add(
    _ provenance: Provenance, source: ResponseSource, firstRow: Int, isKept: (Int) -> Bool
  ) {
    let completing = Set(source.editions.filter(\.completesOthers).map(\.id))
    guard provenance.facts.tells(.form) || provenance.facts.tells(.linkedTo) else { return }
    for place in 0..<provenance.count where isKept(firstRow + place) {
      let facts = provenance.facts
      let batch = facts[.batch, place]
      let link = facts[.linkedTo, place]
      if !link.isEmpty {
        links.append((firstRow + place, batch, link))
      } else if completing.contains(facts[.edition, place]) {
        orphans.append(firstRow + place)
      } else if !facts[.form, place].isEmpty {
        byNumber[facts[.form, place], default: []].append(Place(row: firstRow + place, batch: batch))
      }
    }
  }

  /// Finds the form that each link names.
  func outcome() -> Outcome {
    var outcome = Outcome(unlinked: orphans)
    for link in links {
      let candidates = byNumber[link.number] ?? []
      let own = candidates.filter { $0.batch == link.batch }
      let found = own.count == 1 ? own : candidates
      if found.count == 1 {
        outcome.targets.append((link.row, found[0].row))
      } else {
        outcome.unlinked.append(link.row)
      }
    }
    outcome.unlinked.sort()
    return outcome
  }
}

extension AnswerColumn {
  /// Takes the answer of a linked row where the other row says nothing.
  ///
  /// - Returns: Whether both rows give an answer, and not the same.
  mutating func complete(_ target: Int, from row: Int) -> Bool {
    let isThere = self[target].answer != nil
    if !isThere && self[row].reason != .notAsked { copy(from: row, to: target) }
    return isThere && self[row].answer != nil && !isSame(row, target)
  }
}

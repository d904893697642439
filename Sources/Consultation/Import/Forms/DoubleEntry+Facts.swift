/// What the keyings of a form say of the form itself: whether it counts, and facts such as its edition.
extension DoubleEntry {
  /// Facts that decide what is made of a form; where they differ somebody has to look.
  private static let deciding: [FormFact] = [.linkedTo, .edition, .mode]
  /// Facts that only tell where it comes from; the first pass that tells them counts.
  private static let telling: [FormFact] = [.received, .place, .event, .language, .scan]

  mutating func settleFacts(of form: KeyedForm, into first: Int) {
    guard !form.isSimple else { return }
    settleStatus(of: form, into: first)
    for fact in Self.deciding + Self.telling where part.facts.tells(fact) {
      let decided = form.resolutions.map { (row: $0, text: part.facts[fact, $0]) }.last { !$0.text.isEmpty }
      let told = form.rows.map { (row: $0, text: part.facts[fact, $0]) }.filter { !$0.text.isEmpty }
      guard let chosen = decided ?? told.first else { continue }
      if chosen.row != first {
        part.facts.set(fact, row: first, to: chosen.row)
        if fact == .mode { part.modes[first] = part.modes[chosen.row] }
      }
      let isDifferent = Self.deciding.contains(fact) && Set(told.map(\.text)).count > 1
      guard decided == nil, isDifferent else { continue }
      listConflict(fact.heading, form, isFact: true)
      // Characteristics must not stand beside the opinions of somebody else.
      if fact == .linkedTo { part.leftOut[first] = PartImport.index(.unlinked) }
    }
  }

  /// A form that one clerk leaves out and another does not is left out until somebody has looked at it.
  private mutating func settleStatus(of form: KeyedForm, into first: Int) {
    if let resolution = form.resolutions.last(where: { !part.facts[.status, $0].isEmpty }) {
      part.leftOut[first] = part.leftOut[resolution]
      return
    }
    let states = form.rows.map { part.leftOut[$0] }
    guard Set(states).count > 1 else { return }
    part.leftOut[first] = states.first { $0 != ImportedPart.kept } ?? ImportedPart.kept
    listConflict("status", form, isFact: true)
  }
}

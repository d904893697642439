extension FilledForm {
  /// The copy with the names, labels and options of its blank form.
  ///
  /// Fields are matched by their names. Where a program that saved the copy dropped names, they are matched by their
  /// place, if both forms have the same kinds of fields in the same order. What the file of the copy does not tell
  /// (the kind, options, a label) comes from the blank. An answer that the blank holds as well is
  /// ``Field/State/preset``: nobody can tell whether it was given.
  ///
  /// - Parameter blank: The form as it was sent out.
  /// - Returns: The copy, or `nil` where it does not correspond to the blank, so that no answer can be placed.
  package func renamed(by blank: FilledForm) -> FilledForm? {
    guard let partners = partnersByName(in: blank) ?? partnersByPlace(in: blank) else { return nil }
    var copy = self
    var count = 0
    for (index, partner) in partners.enumerated() {
      guard let partner else { continue }
      if fields[index].name != blank.fields[partner].name { count += 1 }
      copy.fields[index].take(from: blank.fields[partner])
    }
    if count > 0 {
      copy.notes.append(
        count == 1
          ? "1 field lost its name and was matched by its place"
          : "\(count) fields lost their names and were matched by their places")
    }
    return copy
  }

  /// For each field its partner in the blank, or `nil` where a name does not tell it.
  ///
  /// Fields that are shown only need no partner.
  private func partnersByName(in blank: FilledForm) -> [Int?]? {
    let places = Dictionary(
      blank.fields.indices.map { (blank.fields[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    var partners: [Int?] = []
    var taken: Set<Int> = []
    for field in fields {
      let partner = places[field.name]
      let isSound = partner.map { place in
        // A name made of the place says nothing where another control is missing or has moved.
        field.name != field.place && field.kind.corresponds(to: blank.fields[place].kind)
          && taken.insert(place).inserted
      }
      guard isSound ?? false || field.kind == .display else { return nil }
      partners.append(isSound == true ? partner : nil)
    }
    return taken.isEmpty ? nil : partners
  }

  /// The same by the order of the fields, which is sound only where all kinds agree and no name speaks against it.
  private func partnersByPlace(in blank: FilledForm) -> [Int?]? {
    let own = fields.indices.filter { fields[$0].kind != .display }
    let others = blank.fields.indices.filter { blank.fields[$0].kind != .display }
    guard own.count == others.count, !own.isEmpty else { return nil }
    let names = Set(others.map { blank.fields[$0].name })
    var partners = [Int?](repeating: nil, count: fields.count)
    for (index, other) in zip(own, others) {
      let field = fields[index]
      let partner = blank.fields[other]
      guard !field.place.isEmpty, !partner.place.isEmpty, field.kind.corresponds(to: partner.kind)
      else { return nil }
      let isElsewhere = field.name != field.place && field.name != partner.name && names.contains(field.name)
      guard !isElsewhere else { return nil }
      partners[index] = other
    }
    return partners
  }
}

extension FilledForm.Field {
  /// Takes over what the blank form tells of the field.
  fileprivate mutating func take(from blank: FilledForm.Field) {
    name = blank.name
    if kind == .unknown { kind = blank.kind }
    if !blank.label.isEmpty { label = blank.label }
    if !blank.options.isEmpty { options = blank.options }
    if state == .given, values == blank.values { state = .preset }
  }
}

extension FilledForm.Field.Kind {
  /// Whether a field of a copy can be that of the blank form.
  fileprivate func corresponds(to blank: FilledForm.Field.Kind) -> Bool {
    let choices: [Self] = [.choice, .choices]
    return self == blank || self == .unknown || blank == .unknown
      || (choices.contains(self) && choices.contains(blank))
  }
}

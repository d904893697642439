extension FilledForm {
  /// Reads a filled Word document (.docx) or OpenDocument text (.odt); which of them it is, its content tells.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, damaged, neither of the two, protected by a password,
  ///   beyond the declared limits, or without fields.
  package init(document path: String) throws(FormatError) {
    let archive = try DocumentArchive(path: path)
    if archive.holds("[Content_Types].xml") {
      try self.init(word: archive)
    } else {
      try self.init(openDocument: archive)
    }
  }

  /// The fields of a document with their names, places, answers and labels.
  ///
  /// - Throws: A ``FormatError`` where it has no field that can be answered.
  init(_ document: DocumentText) throws(FormatError) {
    let (texts, isField) = document.contents()
    var labels = DocumentLabels(document, isField: isField)
    labels.find()
    let groups = document.groups(isField)
    let controls = groups.map { document.controls[$0[0]] }
    let places = FieldNames.places(of: controls.map { $0.group.isEmpty ? $0.kind : .choice })
    let names = FieldNames.names(controls.map(\.names), places: places)
    self.init([], notes: document.notes)
    for (index, members) in groups.enumerated() {
      let parts = members.map { member in
        let control = document.controls[member]
        let answer = control.answered(texts[member])
        let label = control.title.isEmpty ? labels.labels[member] : LabelLine.short(control.title)
        var part = Field(
          names[index], control.kind, state: answer.state, values: answer.values, options: control.options,
          label: label)
        part.place = places[index]
        return part
      }
      fields.append(controls[index].group.isEmpty ? parts[0] : Self.choice(parts))
    }
    guard fields.contains(where: { $0.kind != .display }) else { throw Self.withoutFields }
  }

  /// One choice made of its radio buttons.
  private static func choice(_ buttons: [Field]) -> Field {
    var field = buttons[0]
    field.kind = .choice
    field.label = ""
    field.options = buttons.flatMap { button in
      button.options.map {
        Field.Option(value: $0.value, label: button.label.isEmpty ? $0.label : button.label)
      }
    }
    let chosen = buttons.filter { $0.state == .given }
    let held = chosen.isEmpty ? buttons.filter { $0.state == .preset } : chosen
    field.values = held.flatMap(\.values)
    field.state = held.first?.state ?? .empty
    return field
  }

  private static var withoutFields: FormatError {
    FormatError(
      .malformed, "the document holds no form fields that a program can read",
      expected: "a form with content controls, legacy form fields or the controls of a form layer",
      fix: "key the answers with `soundings forms`, or make the form with content controls")
  }
}

/// Walks through an OpenDocument text and turns it into pieces.
struct OpenDocumentWalk {
  private var document = DocumentText()
  private let layer: OpenDocumentControls
  private var isPlaced: [Bool]
  /// How many paragraphs are open; blanks between them are no text.
  private var paragraphs = 0
  /// The places of the fields that have begun; `nil` for those that are no form fields.
  private var fields: [Int?] = []
  /// Input fields, whose text may be their prompt or an answer.
  private var prompts = 0

  init(_ layer: OpenDocumentControls) {
    self.layer = layer
    isPlaced = [Bool](repeating: false, count: layer.controls.count)
  }

  /// The document, with the controls that stand nowhere in the text at its end.
  ///
  /// - Throws: A ``FormatError`` where a form field does not end.
  consuming func finished() throws(FormatError) -> DocumentText {
    guard !fields.contains(where: { $0 != nil }) else { throw DocumentArchive.damaged }
    for (place, control) in layer.controls.enumerated() where !isPlaced[place] { document.add(control) }
    if prompts > 0 {
      let fields = prompts == 1 ? "1 input field is" : "\(prompts) input fields are"
      document.notes.append("\(fields) left out: what stands there may be a prompt or an answer")
    }
    return document
  }

  /// Takes an element and all it holds.
  mutating func visit(_ element: XMLElement) throws(FormatError) {
    switch element.name {
    case "p", "h":
      paragraphs += 1
      try visitBlock(.paragraph, element)
      paragraphs -= 1
    case "table": try visitBlock(.table, element)
    case "table-row": try visitBlock(.row, element)
    case "table-cell", "covered-table-cell":
      let span = element["number-columns-repeated"].flatMap(Int.init) ?? 1
      try visitBlock(.cell(span: min(max(span, 1), 100)), element)
    case "s", "tab": document.append(.text(" "))
    case "line-break": document.append(.lineBreak)
    case "control": place(element["control"] ?? "")
    case "content-control": try visitControl(element)
    case "fieldmark", "fieldmark-start", "fieldmark-end": try visitField(element)
    case "text-input": prompts += 1
    // Not part of what is read: the layer itself, comments, notes, deleted texts, declarations, other fields.
    case "forms", "annotation", "note", "tracked-changes", "sequence-decls", "variable-decls",
      "user-field-decls", "variable-input", "ruby-text", "title", "desc":
      break
    default: try visitChildren(of: element)
    }
  }

  private mutating func visitChildren(of element: XMLElement) throws(FormatError) {
    for (index, child) in element.children.enumerated() {
      if index < element.pieces.count { text(element.pieces[index]) }
      try visit(child)
    }
    if element.pieces.count > element.children.count { text(element.pieces[element.children.count]) }
  }

  private mutating func visitBlock(
    _ block: DocumentText.Block, _ element: XMLElement
  ) throws(FormatError) {
    document.append(.open(block))
    try visitChildren(of: element)
    document.append(.close(block))
  }

  /// Adds a text; blanks of the markup count as one.
  private mutating func text(_ written: String) {
    guard paragraphs > 0, !written.isEmpty else { return }
    var text = ""
    for character in written {
      if character == " " || character == "\t" || character.isNewline {
        if text.last != " " { text.append(" ") }
      } else {
        text.append(character)
      }
    }
    document.append(.text(text))
  }

  // MARK: Controls

  private mutating func place(_ id: String) {
    guard let place = layer.places[id], !isPlaced[place] else { return }
    isPlaced[place] = true
    document.add(layer.controls[place])
  }

  private mutating func visitControl(_ element: XMLElement) throws(FormatError) {
    let place = document.start(FormControl(openDocumentControl: element))
    try visitChildren(of: element)
    document.append(.end(place))
  }

  private mutating func visitField(_ element: XMLElement) throws(FormatError) {
    if element.name == "fieldmark-end" {
      if let field = fields.popLast(), let place = field { document.append(.end(place)) }
      return
    }
    let control = FormControl(fieldmark: element)
    if element.name == "fieldmark" {
      if let control { document.add(control) }
      return
    }
    guard fields.count < WordWalk.nestingLimit else { throw WordWalk.tooDeep }
    fields.append(control.map { document.start($0) })
  }
}

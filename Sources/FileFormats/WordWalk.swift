/// Walks through the body of a Word document and turns it into pieces.
struct WordWalk {
  /// The most legacy fields that may stand inside one another.
  static let nestingLimit = 64

  private var document = DocumentText()
  /// The legacy fields that have begun and not ended, and other fields between them.
  private var fields: [WordLegacyField] = []
  /// Controls whose state is in a part that cannot be read.
  private var sealed = 0
  /// Form fields whose data are missing.
  private var lost = 0
  private let isByLibreOffice: Bool

  /// - Parameter isByLibreOffice: Whether LibreOffice wrote the file, which answers untouched drop-downs.
  init(isByLibreOffice: Bool) { self.isByLibreOffice = isByLibreOffice }

  /// The document, with notes on what could not be read.
  ///
  /// - Throws: A ``FormatError`` where a form field does not end.
  consuming func finished() throws(FormatError) -> DocumentText {
    guard !fields.contains(where: { $0.control != nil }) else {
      throw FormatError(
        .malformed, "a form field of the document has no end", expected: "whole form fields",
        fix: "open it in Word, accept all changes and save it again")
    }
    if sealed > 0 {
      document.notes.append(
        sealed == 1
          ? "1 control keeps its state where it cannot be read"
          : "\(sealed) controls keep their state where it cannot be read")
    }
    if lost > 0 {
      document.notes.append(
        lost == 1 ? "1 form field has lost its state" : "\(lost) form fields have lost their state")
    }
    return document
  }

  static var tooDeep: FormatError {
    FormatError(
      .limit, "the document has more than \(nestingLimit) fields inside one another",
      fix: "check where it comes from, and ask for it to be sent again")
  }

  /// Takes an element and all it holds.
  mutating func visit(_ element: XMLElement) throws(FormatError) {
    switch element.name {
    case "t": text(element)
    case "br", "cr": lineBreak()
    case "tab", "ptab": text(" ")
    case "noBreakHyphen": text("-")
    case "p": try visitBlock(.paragraph, element)
    case "tbl": try visitBlock(.table, element)
    case "tr": try visitBlock(.row, element)
    case "tc": try visitBlock(.cell(span: Self.span(of: element)), element)
    case "sdt": try visitControl(element)
    case "fldChar": try visitField(element)
    case "instrText": if !fields.isEmpty { fields[fields.count - 1].take(instruction: element) }
    case "control": sealed += 1
    // A drawing stands there twice: as new programs read it, and as old ones do.
    case "AlternateContent":
      if let content = element.child("Choice") ?? element.child("Fallback") { try visitChildren(of: content) }
    // What was taken out with changes being tracked, and readings above a text.
    case "del", "moveFrom", "rt": break
    // Properties hold no text, but elements of the same names as text has.
    case let name where name.hasSuffix("Pr"): break
    default: try visitChildren(of: element)
    }
  }

  private mutating func visitChildren(of element: XMLElement) throws(FormatError) {
    for child in element.children { try visit(child) }
  }

  private mutating func visitBlock(
    _ block: DocumentText.Block, _ element: XMLElement
  ) throws(FormatError) {
    document.append(.open(block))
    try visitChildren(of: element)
    document.append(.close(block))
  }

  private static func span(of cell: XMLElement) -> Int {
    let span = cell.child("tcPr")?.child("gridSpan")?["val"].flatMap(Int.init) ?? 1
    return min(max(span, 1), 100)
  }

  // MARK: Text

  private mutating func text(_ element: XMLElement) {
    let written = element.pieces.joined()
    let text = element["space"] == "preserve" ? written : Self.trimmed(written)
    // Line ends of the markup are no line ends of the text.
    self.text(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  /// Without the blanks of the markup; other blanks are text.
  private static func trimmed(_ text: String) -> String {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
    guard let first = text.firstIndex(where: { !blanks.contains($0) }),
      let last = text.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(text[first...last])
  }

  private mutating func text(_ text: String) {
    if !text.isEmpty, fields.last?.isInResult ?? true { document.append(.text(text)) }
  }

  private mutating func lineBreak() {
    if fields.last?.isInResult ?? true { document.append(.lineBreak) }
  }

  // MARK: Controls

  private mutating func visitControl(_ element: XMLElement) throws(FormatError) {
    guard let content = element.child("sdtContent") else { return }
    guard let control = FormControl(contentControl: element.child("sdtPr")) else {
      return try visitChildren(of: content)
    }
    let place = document.start(control)
    try visitChildren(of: content)
    document.append(.end(place))
  }

  private mutating func visitField(_ element: XMLElement) throws(FormatError) {
    switch element["fldCharType"] {
    case "begin":
      guard fields.count < Self.nestingLimit else { throw Self.tooDeep }
      var field = WordLegacyField(element.child("ffData"))
      field.control = field.form(isByLibreOffice: isByLibreOffice).map { document.start($0) }
      fields.append(field)
    case "separate":
      resolveField()
      if !fields.isEmpty { fields[fields.count - 1].isInResult = true }
    case "end":
      resolveField()
      if let place = fields.popLast()?.control { document.append(.end(place)) }
    default: break
    }
  }

  /// Looks at the instruction of a form field whose data do not tell what it is.
  private mutating func resolveField() {
    guard let field = fields.last, field.control == nil, !field.isInResult else { return }
    switch field.instructionWord {
    case "FORMTEXT":
      fields[fields.count - 1].control = document.start(
        FormControl(kind: .text, answer: .text(preset: ""), names: field.names))
    case "FORMCHECKBOX", "FORMDROPDOWN": lost += 1
    default: break
    }
  }
}

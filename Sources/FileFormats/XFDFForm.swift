extension FilledForm {
  /// Reads the data that a PDF viewer exported as XFDF (ISO 19444-1).
  ///
  /// The file names its fields either nested or with `.` in one name; both give the same names. It does not say what
  /// kind a field is, nor which options it had. White space in texts is folded.
  ///
  /// - Throws: A ``FormatError`` where this is no XFDF, or holds no form data.
  package init(xfdf bytes: [UInt8]) throws(FormatError) {
    let joined = try SurrogateReferences(joining: bytes)
    let document = try XMLDocument(joined.bytes)
    let root = document.root()
    guard root.name == "xfdf" else { throw XFDFForm.notXFDF(root.line) }
    var form = XFDFForm()
    for group in root.children("fields") {
      for field in group.children("field") { try form.add(field, to: "") }
    }
    guard !form.fields.isEmpty else { throw XFDFForm.nothing(in: root) }
    let ids = root.child("ids")
    self.init(
      form.fields, questionnaire: Self.identifier(ids?["original"]), copy: Self.identifier(ids?["modified"]),
      notes: [
        document.rootNamespace() == XFDFForm.namespace
          ? nil : "the elements are not in the namespace of XFDF",
        joined.count == 0
          ? nil
          : "\(joined.count) character\(joined.count == 1 ? " was" : "s were") written in two halves and joined",
        form.nameless == 0
          ? nil : "\(form.nameless) field\(form.nameless == 1 ? "" : "s") without a name left out",
        Self.noteOnNames(form.fields),
      ].compactMap { $0 })
  }
}

/// The fields of an XFDF document as they are gathered.
private struct XFDFForm {
  static let namespace = "http://ns.adobe.com/xfdf/"

  var fields: [FilledForm.Field] = []
  var nameless = 0

  /// Adds a field, or the fields that stand inside it.
  mutating func add(_ element: XMLElement, to group: String) throws(FormatError) {
    guard let own = element["name"], !own.isEmpty else {
      nameless += 1
      return
    }
    let name = try FilledForm.joined(group, own)
    let inner = element.children("field")
    let values = Self.values(of: element)
    if inner.isEmpty || !values.isEmpty {
      guard fields.count < FilledForm.fieldLimit else { throw FilledForm.tooManyFields }
      fields.append(.init(name, .unknown, state: values.isEmpty ? .empty : .given, values: values))
    }
    for field in inner { try add(field, to: name) }
  }

  /// What stands in a field: its values, or else its rich text, or else the text that a careless writer left bare.
  private static func values(of element: XMLElement) -> [String] {
    let plain = element.children("value")
    if !plain.isEmpty { return FilledForm.answers(plain.map(\.text)) }
    let rich = element.children("value-richtext")
    return FilledForm.answers(rich.isEmpty ? [element.text] : rich.map(words))
  }

  /// The words of marked-up text, in order.
  private static func words(_ element: XMLElement) -> String {
    var words: [String] = []
    for (index, child) in element.children.enumerated() {
      if index < element.pieces.count { words.append(element.pieces[index]) }
      words.append(Self.words(child))
    }
    words.append(element.pieces.last ?? element.text)
    return FilledForm.folded(words.joined(separator: " "))
  }

  static func notXFDF(_ line: Int) -> FormatError {
    FormatError(
      .malformed, line: line, "this XML is no exported form data",
      expected: "XFDF, whose root element is xfdf",
      fix: "export the form's data as XFDF from the PDF viewer")
  }

  /// Comments, or nothing at all, are not a form that was left blank.
  static func nothing(in root: XMLElement) -> FormatError {
    let hasComments = root.child("annots") != nil
    return FormatError(
      .malformed, "the file holds \(hasComments ? "comments and " : "")no form data",
      expected: "at least one field",
      fix:
        "open the filled PDF and export its form data\(hasComments ? ", not its comments" : ""), or name the PDF itself"
    )
  }
}

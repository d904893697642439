/// Turns one field of a PDF form into what every form's fields are.
struct PDFField {
  /// The bits of a field's flags that say what it is.
  private enum Flag {
    static let radio = 1 << 15
    static let button = 1 << 16
    static let combination = 1 << 17
    static let several = 1 << 21
  }

  let field: FilledForm.Field
  /// Whether the value is of a type that holds no text, such as a stream.
  let hasUnreadableValue: Bool

  /// Reads a field whose type is known.
  init(_ node: PDFFieldTree.Node) throws(FormatError) {
    let label = FilledForm.folded(try node.tooltip?.text() ?? "")
    var values: [String]?
    let flags = node.flags?.integer ?? 0
    switch try node.type?.text() {
    case "Btn" where flags & Flag.button == 0:
      values = try Self.texts(node.value)
      field = try Self.button(node, flags, value: values?.first, label)
    case "Btn", "Sig":
      values = []
      field = .init(node.name, .display, state: .empty, label: label)
    case "Ch":
      values = try Self.texts(node.value)
      field = try Self.choice(node, flags, values: values ?? [], label)
    case let type:
      values = try Self.texts(node.value)?.map(FilledForm.cleaned).filter { !$0.isEmpty }
      field = .init(
        node.name, type == "Tx" ? .text : .unknown, state: values?.isEmpty ?? true ? .empty : .given,
        values: values ?? [], label: label)
    }
    hasUnreadableValue = values == nil
  }

  /// Reads a field of exported data, which do not tell its type.
  init(exported node: PDFFieldTree.Node) throws(FormatError) {
    let texts = try Self.texts(node.value)
    let values = FilledForm.answers((texts ?? []).map(FilledForm.cleaned))
    field = .init(node.name, .unknown, state: values.isEmpty ? .empty : .given, values: values)
    hasUnreadableValue = texts == nil
  }

  // MARK: Kinds

  /// A check box or a group of radio buttons.
  ///
  /// Check boxes of one name with different values exclude each other, so they are a choice.
  private static func button(
    _ node: PDFFieldTree.Node, _ flags: Int, value: String?, _ label: String
  ) throws(FormatError) -> FilledForm.Field {
    let options = try onStates(node)
    var shown = value
    if shown == nil { shown = try shownState(node.widgets) }
    let values = FilledForm.answers([shown ?? ""])
    let isChoice = flags & Flag.radio != 0 || options.count > 1
    return .init(
      node.name, isChoice ? .choice : .tick, state: try state(values, node.initial), values: values,
      options: options, label: label)
  }

  /// A drop-down or a list; only a list may take several.
  private static func choice(
    _ node: PDFFieldTree.Node, _ flags: Int, values: [String], _ label: String
  ) throws(FormatError) -> FilledForm.Field {
    let chosen = values.filter { !$0.allSatisfy(\.isWhitespace) }
    let takesSeveral = flags & Flag.combination == 0 && flags & Flag.several != 0
    return .init(
      node.name, takesSeveral || chosen.count > 1 ? .choices : .choice,
      state: try state(chosen, node.initial),
      values: chosen, options: try options(node.options), label: label)
  }

  /// A value that the blank form holds as well may have been chosen, or left as it was.
  private static func state(_ values: [String], _ initial: PDFObject?) throws(FormatError)
    -> FilledForm.Field.State
  {
    guard !values.isEmpty else { return .empty }
    return Set(try texts(initial) ?? []) == Set(values) ? .preset : .given
  }

  // MARK: Parts

  /// What the boxes of a field without a value show by their appearance alone; `nil` where all look empty.
  private static func shownState(_ widgets: [PDFObject]) throws(FormatError) -> String? {
    for widget in widgets {
      if let state = try widget.member("/AS")?.text(), state != "Off" { return state }
    }
    return nil
  }

  /// The texts of a value, which may be several; `nil` where it is of a type that holds none.
  private static func texts(_ value: PDFObject?) throws(FormatError) -> [String]? {
    guard let value else { return [] }
    guard value.isArray else { return try value.text().map { [$0] } }
    var texts: [String] = []
    for index in 0..<value.count {
      guard let text = try value[index].text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The options of a drop-down or list: a value and what people read, or one text for both.
  private static func options(_ array: PDFObject?) throws(FormatError) -> [FilledForm.Field.Option] {
    var options: [FilledForm.Field.Option] = []
    for index in 0..<(array?.count ?? 0) {
      guard let entry = array?[index] else { continue }
      let texts = try self.texts(entry) ?? []
      guard let value = texts.first else { continue }
      options.append(.init(value: value, label: FilledForm.folded(texts.count > 1 ? texts[1] : value)))
    }
    return options
  }

  /// What the boxes of a field can be besides off, with the words that the form gives for them.
  private static func onStates(_ node: PDFFieldTree.Node) throws(FormatError) -> [FilledForm.Field.Option] {
    var options: [FilledForm.Field.Option] = []
    var known: Set = ["Off"]
    for (index, widget) in node.widgets.enumerated() {
      let appearances = widget.member("/AP")?.member("/N")
      for state in try appearances?.keys() ?? [] where known.insert(state).inserted {
        let words = index < node.options?.count ?? 0 ? try node.options?[index].text() : nil
        options.append(.init(value: state, label: FilledForm.folded(words ?? state)))
      }
    }
    return options
  }
}

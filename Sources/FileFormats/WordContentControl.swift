extension FormControl {
  /// A content control of a Word document; `nil` for one that only holds others, or what nobody answers.
  ///
  /// - Parameter properties: Its `sdtPr`.
  init?(contentControl properties: XMLElement?) {
    let children = properties?.children ?? []
    let wrappers: Set = [
      "group", "repeatingSection", "repeatingSectionItem", "docPartObj", "docPartList", "citation",
      "bibliography", "equation",
    ]
    if children.contains(where: { wrappers.contains($0.name) }) { return nil }
    let kinds: Set = ["checkbox", "dropDownList", "comboBox", "date", "text", "picture"]
    self.init(children.first { kinds.contains($0.name) })
    let tag = Self.folded(properties?.child("tag")?["val"] ?? "")
    title = Self.folded(properties?.child("alias")?["val"] ?? "")
    names = [tag.isEmpty ? title : tag]
    // The state of a tick box does not depend on what is shown in it.
    if kind != .tick, properties?.child("showingPlcHdr")?.isOn == true { answer = .settled(.empty, []) }
  }

  /// By the element that names its kind; a rich text has none.
  private init(_ kind: XMLElement?) {
    switch kind?.name {
    case "checkbox": self = .tick(kind?.child("checked")?.isOn ?? false)
    case "dropDownList", "comboBox":
      self.init(listItems: kind?.children("listItem") ?? [], text: "displayText")
    case "date":
      let date = kind?["fullDate"].map { String($0.prefix { $0 != "T" }) }
      self.init(kind: .date, answer: .date(date?.isEmpty == true ? nil : date))
    case "picture": self.init(kind: .display, answer: .settled(.empty, []))
    default: self.init(kind: .text, answer: .text(preset: ""), isRich: kind == nil)
    }
  }

  /// A drop-down with its entries.
  ///
  /// Entries without a value, and a first one without a text of its own, ask people to choose.
  init(listItems items: [XMLElement], text: String) {
    var prompts: [String] = []
    var options: [FilledForm.Field.Option] = []
    let haveTexts = items.contains { $0[text] != nil }
    for (index, item) in items.enumerated() {
      let value = item["value"] ?? ""
      let label = item[text] ?? value
      if value.isEmpty || (index == 0 && haveTexts && item[text] == nil) {
        prompts.append(Self.folded(label))
      } else {
        options.append(.init(value: value, label: label))
      }
    }
    self.init(kind: .choice, answer: .choice(prompts: prompts), options: options)
  }
}

extension XMLElement {
  /// Whether a property that can be on or off is on; on where it does not say.
  var isOn: Bool {
    guard let value = self["val"]?.lowercased() else { return true }
    return !["0", "false", "off"].contains(value)
  }
}

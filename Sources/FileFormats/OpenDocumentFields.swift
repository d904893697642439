extension FormControl {
  /// A content control as LibreOffice writes it.
  init(openDocumentControl element: XMLElement) {
    let items = element.children("list-item")
    if element["checkbox"] == "true" {
      self = .tick(element["checked"] == "true")
    } else if element["picture"] == "true" {
      self.init(kind: .display, answer: .settled(.empty, []))
    } else if !items.isEmpty || element["dropdown"] == "true" || element["combobox"] == "true" {
      self.init(listItems: items, text: "display-text")
    } else if element["date"] == "true" {
      let date = element["current-date"].map { String($0.prefix { $0 != "T" }) }
      self.init(kind: .date, answer: .date(date?.isEmpty == true ? nil : date))
    } else {
      self.init(kind: .text, answer: .text(preset: ""), isRich: element["plain-text"] != "true")
    }
    let tag = Self.folded(element["tag"] ?? "")
    title = Self.folded(element["alias"] ?? "")
    names = [tag.isEmpty ? title : tag]
    if kind != .tick, element["showing-place-holder"] == "true" { answer = .settled(.empty, []) }
  }

  /// A form field that came from a Word document; `nil` for any other field.
  init?(fieldmark element: XMLElement) {
    let parameters = element.children("param")
    func first(_ name: String) -> String? { parameters.first { $0["name"] == name }?["value"] }
    switch element["type"]?.split(separator: ".").last {
    case "FORMCHECKBOX": self = .tick(first("Checkbox_Checked") == "true")
    case "FORMTEXT": self.init(kind: .text, answer: .text(preset: ""))
    case "FORMDATE": self.init(kind: .date, answer: .date(nil))
    case "FORMDROPDOWN":
      let entries = parameters.filter { $0["name"] == "Dropdown_ListEntry" }.map { $0["value"] ?? "" }
      self.init(entries: entries, chosen: first("Dropdown_Selected").map { Int($0) ?? -1 }, isDoubtful: true)
    default: return nil
    }
    let name = element["name"] ?? ""
    names = name.hasPrefix("__Fieldmark__") ? [] : [Self.folded(name)]
  }

  /// A drop-down that holds the number of its chosen entry.
  ///
  /// - Parameters:
  ///   - entries: Its texts.
  ///   - chosen: The place of the chosen entry, or `nil` where nobody touched it.
  ///   - isDoubtful: Whether LibreOffice wrote it, which saves an untouched one with its first entry chosen.
  init(entries: [String], chosen: Int?, isDoubtful: Bool) {
    var answer = Answer.settled(.empty, [])
    if let chosen {
      // A number that no entry has is an answer all the same: one that is no option.
      let value = entries.indices.contains(chosen) ? entries[chosen] : "an entry that is not in the list"
      answer = .settled(isDoubtful && chosen == 0 ? .preset : .given, [value])
    }
    self.init(kind: .choice, answer: answer, options: entries.map { .init(value: $0, label: $0) })
  }
}

/// The controls of an OpenDocument form layer, which the text refers to by their ids.
struct OpenDocumentControls {
  /// In the order of the layer.
  private(set) var controls: [FormControl] = []
  /// Where a control of an id is.
  private(set) var places: [String: Int] = [:]
  /// Radio buttons of which one tells that it is chosen, or not: the others are not.
  private var toldGroups: Set<String> = []
  private var buttonCounts: [String: Int] = [:]

  /// Reads the layers of a document.
  init(_ text: XMLElement) {
    let layers = text.children("forms")
    for layer in layers { findToldGroups(layer) }
    for layer in layers { read(layer) }
  }

  private static func group(of radio: XMLElement) -> String {
    let name = radio["group-name"] ?? radio["name"] ?? ""
    // Buttons without a name belong to nobody.
    return name.isEmpty ? "id \(radio["id"] ?? "")" : "name \(name)"
  }

  private mutating func findToldGroups(_ element: XMLElement) {
    for child in element.children {
      if child.name == "form" { findToldGroups(child) }
      if child.name == "radio", child["current-selected"] != nil { toldGroups.insert(Self.group(of: child)) }
    }
  }

  private mutating func read(_ element: XMLElement) {
    for child in element.children {
      if child.name == "form" {
        read(child)
      } else if var control = control(child) {
        control.title = child["label"] ?? child["title"] ?? ""
        if let id = child["id"] { places[id] = controls.count }
        controls.append(control)
      }
    }
  }

  private mutating func control(_ element: XMLElement) -> FormControl? {
    let name = element["name"] ?? ""
    var control: FormControl
    switch element.name {
    case "checkbox": return Self.tick(element)
    case "radio": return button(element)
    case "listbox": control = Self.list(element)
    case "combobox":
      control = Self.written(element, .choice)
      control.options = element.children("item").compactMap { $0["label"] }.map {
        .init(value: $0, label: $0)
      }
    case "text", "textarea", "formatted-text", "number", "time", "password", "file", "value-range":
      control = Self.written(element, .text)
    case "date": control = Self.written(element, .date)
    case "button", "image", "image-frame":
      control = FormControl(kind: .display, answer: .settled(.empty, []))
    default: return nil
    }
    control.names = [name]
    return control
  }

  /// Boxes of one name are told apart by their values, or by their labels.
  private static func tick(_ element: XMLElement) -> FormControl {
    let isBorn = element["state"] == "checked"
    let isTicked = element["current-state"].map { $0 == "checked" } ?? isBorn
    let value = element["value"] ?? ""
    var control = FormControl.tick(isTicked, preset: isBorn, value: value.isEmpty ? "1" : value)
    let name = element["name"] ?? ""
    let parts = ["", value, element["label"] ?? ""]
    control.names = parts.map { $0.isEmpty ? name : "\(name).\($0)" }
    return control
  }

  private mutating func button(_ element: XMLElement) -> FormControl {
    let group = Self.group(of: element)
    buttonCounts[group, default: 0] += 1
    let value = element["value"] ?? element["label"] ?? "\(buttonCounts[group, default: 0])"
    let isBorn = element["selected"] == "true"
    let isChosen = toldGroups.contains(group) ? element["current-selected"] == "true" : isBorn
    var control = FormControl.tick(isChosen, preset: isBorn, value: value)
    control.options = [.init(value: value, label: element["label"] ?? value)]
    control.group = group
    control.names = [element["group-name"] ?? element["name"] ?? ""]
    return control
  }

  private static func list(_ element: XMLElement) -> FormControl {
    let items = element.children("option")
    let options = items.map { item in
      FilledForm.Field.Option(
        value: item["value"] ?? item["label"] ?? "", label: item["label"] ?? item["value"] ?? "")
    }
    let born = items.indices.filter { items[$0]["selected"] == "true" }
    let isTold = items.contains { $0["current-selected"] != nil }
    let chosen = isTold ? items.indices.filter { items[$0]["current-selected"] == "true" } : born
    let state: FilledForm.Field.State = chosen.isEmpty ? .empty : chosen == born ? .preset : .given
    let isMany = element["multiple"] == "true" || chosen.count > 1
    return FormControl(
      kind: isMany ? .choices : .choice, answer: .settled(state, chosen.map { options[$0].value }),
      options: options)
  }

  private static func written(_ element: XMLElement, _ kind: FilledForm.Field.Kind) -> FormControl {
    let paragraphs = element.children("p").map { $0.pieces.joined() }.joined(separator: "\n")
    let born = FormControl.trimmed(element["value"] ?? "")
    let text = FormControl.trimmed(element["current-value"] ?? (paragraphs.isEmpty ? born : paragraphs))
    return FormControl(
      kind: kind,
      answer: text.isEmpty ? .settled(.empty, []) : .settled(text == born ? .preset : .given, [text]))
  }
}

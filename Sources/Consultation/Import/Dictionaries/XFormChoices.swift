internal import FileFormats

/// The choices of the questions of an XForm: those that stand in the question, and the lists that several share.
struct XFormChoices {
  /// Where a question gets its choices from.
  struct Found: Sendable {
    var values: [DataDictionary.Value] = []
    /// Why there are none, as the end of a sentence that begins with the question's name.
    var gap: String?
  }

  private let texts: XFormTexts
  /// The lists by their ids; `nil` for those in a file of their own.
  private let lists: [String: XMLElement?]
  /// Long lists are read once, however many questions take them.
  private var known: [String: Found] = [:]

  /// - Parameters:
  ///   - instances: All instances of the model, the submission among them.
  ///   - texts: The texts that labels refer to.
  init(_ instances: [XMLElement], texts: XFormTexts) {
    self.texts = texts
    lists = Dictionary(
      instances.compactMap { element in
        element["id"].map { ($0, element["src"] == nil ? element : nil) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of a question's label.
  func label(of control: XMLElement) -> String { texts.label(control.child("label")) }

  /// The choices of a question, whatever conditions the form puts on them.
  mutating func choices(of control: XMLElement) -> Found {
    if control["appearance"]?.contains("search(") == true { return Found(gap: Self.elsewhere) }
    guard let itemset = control.child("itemset") else {
      return found(control.children("item"), value: "value", label: "label")
    }
    let value = Self.name(itemset.child("value")?["ref"] ?? "name")
    let label = itemset.child("label")?["ref"] ?? "label"
    let path = XFormPath.withoutConditions(itemset["nodeset"] ?? "")
    let key = [path, value, label].joined(separator: "\u{0}")
    if let found = known[key] { return found }
    let found = items(at: path, value: value, label: label)
    known[key] = found
    return found
  }

  private static let elsewhere = "takes its choices from a file of its own, so its codes have no labels"

  /// The items of a list: `instance('id')/root/item`, also inside `randomize(...)`.
  private func items(at path: String, value: String, label: String) -> Found {
    guard let start = path.firstRange(of: "instance("),
      let end = path[start.upperBound...].firstIndex(of: ")")
    else { return Found(gap: "takes its choices from other answers, so its codes have no labels") }
    let id = path[start.upperBound..<end].filter { $0 != "'" && $0 != "\"" && !$0.isWhitespace }
    guard let entry = lists[id], let list = entry else { return Found(gap: Self.elsewhere) }
    let rest = path[path.index(after: end)...].prefix { $0 != "," && $0 != ")" }
    let items = rest.split(separator: "/").reduce([list]) { elements, name in
      elements.flatMap { $0.children(Self.name(String(name))) }
    }
    return found(items, value: value, label: label)
  }

  private func found(_ items: [XMLElement], value: String, label: String) -> Found {
    var seen: Set<String> = []
    var values: [DataDictionary.Value] = []
    for item in items {
      guard let code = item.child(value)?.text, !code.isEmpty, seen.insert(code).inserted else { continue }
      let text = self.label(of: item, label)
      values.append(.init(code: code, label: text.isEmpty ? code : text))
    }
    return Found(values: values, gap: values.isEmpty ? "has no choices" : nil)
  }

  /// The label of an item: a child, or the text whose id a child holds.
  private func label(of item: XMLElement, _ reference: String) -> String {
    if let name = XFormTexts.id(in: reference) {
      return item.child(Self.name(name)).flatMap { texts[$0.text] } ?? ""
    }
    return texts.label(item.child(Self.name(reference)))
  }

  /// A name without prefix and blanks.
  private static func name(_ reference: String) -> String {
    let name = reference.trimmingBlanks.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? ""
    return name.trimmingBlanks
  }
}

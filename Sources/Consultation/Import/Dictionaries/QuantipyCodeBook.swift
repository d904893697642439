internal import FileFormats

/// Quantipy's description of a data file: columns with their codes, and masks that tie columns to grids.
struct QuantipyCodeBook {
  /// A column's place in a grid.
  private struct Item {
    let mask: JSONValue.Member
    let text: String
  }

  private let document: JSONValue
  private let language: String
  private let columns: [String: JSONValue]
  /// The names of all columns, in the order of the data file where it is told.
  private let order: [String]
  private let items: [String: Item]
  private let sharedValues: [String: [DataDictionary.Value]]

  static func isOne(_ document: JSONValue) -> Bool {
    let columns = document["columns"]?.members ?? []
    return !columns.isEmpty && columns.allSatisfy { $0.value["type"]?.text != nil }
  }

  /// - Throws: A ``FormatError`` where the document names no columns with types.
  init(_ document: JSONValue) throws(FormatError) {
    guard Self.isOne(document) else {
      throw FormatError(
        .malformed, "this JSON is no Quantipy code book", expected: "an object with columns and their types")
    }
    let language = document["lib"]?["default text"]?.text ?? ""
    var items: [String: Item] = [:]
    var itemNames: [String: [String]] = [:]
    for mask in document["masks"]?.members ?? [] {
      for item in mask.value["items"]?.elements ?? [] {
        guard let name = item["source"]?.text.map(Self.lastPart) else { continue }
        items[name] = Item(mask: mask, text: Self.text(item["text"], language))
        itemNames[mask.name, default: []].append(name)
      }
    }
    let members = document["columns"]?.members ?? []
    self.document = document
    self.language = language
    self.items = items
    columns = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    order = Self.order(document, itemNames, members.map(\.name))
    sharedValues = Dictionary(
      (document["lib"]?["values"]?.members ?? []).map {
        ($0.name, Self.values($0.value.elements, language, [:]))
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the code book says of the columns.
  ///
  /// - Parameter headers: The export's header row, where it is known.
  /// - Returns: The variables in the order of the data file.
  /// - Throws: A ``FormatError`` where there are more columns than any survey has.
  func dictionary(over headers: [String] = []) throws(FormatError) -> DataDictionary {
    var found = CompanionColumns(over: headers)
    for name in order {
      guard let column = columns[name] else { continue }
      try found.append(variable(name, column, notes: &found))
    }
    return found.dictionary(title: document["info"]?["name"]?.text ?? "")
  }
}

extension QuantipyCodeBook {
  private func variable(
    _ name: String, _ column: JSONValue, notes: inout CompanionColumns
  ) -> DataDictionary.Variable {
    let item = items[name]
    let type = column["type"]?.text ?? ""
    var variable = DataDictionary.Variable(
      code: name, text: Self.text(column["text"], language), kind: .text,
      values: values(of: column, in: item?.mask.value))
    switch type {
    case "single": variable.kind = .single
    case "delimited set": variable.kind = .joined(separator: ";")
    case "int", "float": variable.kind = .number
    case "date": variable.kind = .date
    case "string", "time": break
    default: notes.note("\(name) is of the type '\(type)', which is read as text")
    }
    if let item {
      variable.question = item.mask.name
      variable.text = Self.text(item.mask.value["text"], language)
      variable.under = item.text
    }
    return variable
  }

  /// The codes of a column: its own, those of the library, or those of its grid.
  private func values(of column: JSONValue, in mask: JSONValue?) -> [DataDictionary.Value] {
    let missing = Dictionary(
      (column["missings"]?.members ?? []).map { ($0.name, $0.value.text ?? "") },
      uniquingKeysWith: { first, _ in first })
    let declared = column["values"] ?? mask?["values"]
    if let reference = declared?.text {
      let shared = sharedValues[Self.lastPart(reference)] ?? []
      return shared.map { value in
        var value = value
        value.isMissing = Self.isMissing(value.code, missing)
        return value
      }
    }
    return Self.values(declared?.elements ?? [], language, missing)
  }

  private static func values(
    _ elements: [JSONValue], _ language: String, _ missing: [String: String]
  ) -> [DataDictionary.Value] {
    elements.compactMap { element in
      guard let code = element["value"]?.text else { return nil }
      let label = text(element["text"], language)
      return DataDictionary.Value(
        code: code, label: label.isEmpty ? code : label, score: element["factor"]?.text,
        isMissing: isMissing(code, missing))
    }
  }

  /// `exclude` and `d.exclude` leave a code out of every base; `flag` only marks it.
  private static func isMissing(_ code: String, _ missing: [String: String]) -> Bool {
    missing[code].map { $0.hasSuffix("exclude") } ?? false
  }

  /// The columns as the data file orders them, then those that it does not name.
  private static func order(
    _ document: JSONValue, _ items: [String: [String]], _ columns: [String]
  ) -> [String] {
    let ordered = (document["sets"]?["data file"]?["items"]?.elements ?? []).compactMap(\.text).flatMap {
      item in
      item.hasPrefix("masks@") ? items[lastPart(item)] ?? [] : [lastPart(item)]
    }
    var seen: Set<String> = []
    return (ordered + columns).filter { seen.insert($0).inserted }
  }

  /// The name in a reference such as `lib@values@q5`.
  private static func lastPart(_ reference: String) -> String {
    reference.split(separator: "@", maxSplits: reference.hasPrefix("lib@") ? 2 : 1).last.map(String.init)
      ?? ""
  }

  /// A text in English, or in the default language, or in the first.
  private static func text(_ value: JSONValue?, _ language: String) -> String {
    guard let value else { return "" }
    if let text = value.text { return MarkupText.plain(text) }
    let texts = value.members.filter { $0.value.text != nil }
    let chosen =
      texts.first { $0.name == "en-GB" } ?? texts.first { $0.name == "en" || $0.name.hasPrefix("en-") }
      ?? texts.first { $0.name == language } ?? texts.first
    return MarkupText.plain(chosen?.value.text ?? "")
  }
}

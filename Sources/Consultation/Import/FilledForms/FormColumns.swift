internal import FileFormats

/// The columns that the fields of all forms of a source make together, in the order in which they are met.
struct FormColumns: Sendable {
  /// One field over all forms.
  struct Column: Sendable {
    let name: String
    /// What the field lets people do, as far as any form tells.
    var kind: FilledForm.Field.Kind
    var options: [FilledForm.Field.Option]
    var label: String
  }

  private(set) var columns: [Column] = []
  private(set) var places: [String: Int] = [:]

  /// The most columns that forms may have together.
  static let limit = 20_000

  /// The names of the fields.
  var names: [String] { columns.map(\.name) }

  /// Adds the fields of a form.
  ///
  /// - Throws: A ``FormatError`` where there are too many.
  mutating func add(_ form: FilledForm) throws(FormatError) {
    for field in form.fields where field.kind != .display {
      if let place = places[field.name] {
        if columns[place].kind == .unknown { columns[place].kind = field.kind }
        if columns[place].options.isEmpty { columns[place].options = field.options }
        continue
      }
      guard columns.count < Self.limit else {
        throw FormatError(
          .limit, "the forms have more than \(Self.limit) different fields",
          fix: "check that the files are forms of one questionnaire")
      }
      places[field.name] = columns.count
      columns.append(
        Column(name: field.name, kind: field.kind, options: field.options, label: field.label))
    }
  }

  /// Which share of the fields of a form, or of these columns if they are fewer, both have.
  func overlap(with form: FilledForm) -> Double {
    let names = Set(form.fields.filter { $0.kind != .display }.map(\.name))
    let shared = names.count { places[$0] != nil }
    let fewer = min(names.count, columns.count)
    return fewer == 0 ? 1 : Double(shared) / Double(fewer)
  }

  // MARK: Dictionary

  /// What stands between several answers in one cell: a sign that no answer holds, and that XML can hold.
  static let separator = "\u{241F}"

  /// What the forms themselves say of their fields, or `nil` where they say nothing: exported data, plain XML.
  var dictionary: DataDictionary? {
    guard columns.contains(where: { $0.kind != .unknown }) else { return nil }
    let groups = Dictionary(grouping: columns.filter { $0.kind == .tick }) { Self.group(of: $0.name) }
    return DataDictionary(
      variables: columns.map { column in
        let group = Self.group(of: column.name)
        let isTick = column.kind == .tick && group != nil && (groups[group]?.count ?? 0) > 1
        return variable(column, group: isTick ? group : nil)
      })
  }

  /// The name in front of the last dot, which the boxes of one question share.
  private static func group(of name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return String(name[..<dot])
  }

  private func variable(_ column: Column, group: String?) -> DataDictionary.Variable {
    let own = group.map { String(column.name.dropFirst($0.count + 1)) } ?? ""
    let values = column.options.map { DataDictionary.Value(code: $0.value, label: $0.label) }
    var variable = DataDictionary.Variable(code: column.name, text: column.label, kind: .text, values: values)
    switch column.kind {
    case .tick:
      variable.kind = .tick
      variable.question = group ?? column.name
      variable.text = group ?? column.label
      variable.under = column.label.isEmpty ? own : column.label
      variable.counted = FormRecords.ticked
    case .choice: variable.kind = .single
    case .choices: variable.kind = .joined(separator: Self.separator)
    case .date: variable.kind = .date
    case .text, .unknown: variable.kind = .text
    case .display: variable.kind = .display
    }
    if variable.text.isEmpty { variable.text = column.name }
    return variable
  }
}

/// How the columns of a file are named in a definition: each by words that name it alone.
struct ColumnNaming: Sendable {
  private let header: FileHeader
  private let byText: [String: [Int]]
  private let codes: [String: Int]

  private let container: Dialect.Container

  /// - Parameters:
  ///   - header: The columns.
  ///   - container: What kind of file they are of.
  init(_ header: FileHeader, container: Dialect.Container = .table) {
    self.header = header
    self.container = container
    var byText: [String: [Int]] = [:]
    var codes: [String: Int] = [:]
    for column in header.columns {
      let keys = Set([Folding.key(column.text), Folding.key(column.heading)])
      for key in keys { byText[key, default: []].append(column.place) }
      codes[column.code, default: 0] += 1
    }
    self.byText = byText
    self.codes = codes
  }

  /// The attributes that name one column and no other: the platform's name, the heading, or the position.
  func attributes(of column: FileHeader.Column) -> [(String, String)] {
    let position = [("position", String(column.place + 1))]
    let original = header.columns[column.place]
    // Fields and paths are names, and their places change with the forms.
    let isName = codes[column.code] == 1 && Self.isPlain(column.code)
    if isName, container == .xmlRecords { return [("path", column.code)] }
    if isName, container == .formFields { return [("code", column.code)] }
    let isCode = column.variable != nil || (column.code != column.heading && column.code != column.text)
    if isCode || column.question != nil, codes[column.code] == 1, Self.isPlain(column.code),
      !column.code.isEmpty
    {
      return [("code", column.code)]
    }
    let key = Folding.key(original.text)
    guard !key.isEmpty, Self.isPlain(original.text), let places = byText[key] else { return position }
    if places.count == 1 { return [("header", original.text)] }
    let under = Folding.key(original.under)
    let same = places.filter { Folding.key(header.columns[$0].under) == under }
    guard same.count == 1, !under.isEmpty, Self.isPlain(original.under) else { return position }
    return [("header", original.text), ("under", original.under)]
  }

  /// Whether a text survives being written into XML.
  private static func isPlain(_ text: String) -> Bool {
    Folding.key(XMLLines.plain(text)) == Folding.key(text)
  }

  /// The same as text: by position, or by name where positions change with the file.
  func written(_ column: FileHeader.Column, orPosition: Bool) -> String {
    let names = orPosition ? [("position", String(column.place + 1))] : attributes(of: column)
    return names.map { "\($0.0)=\"\(XMLLines.escaped($0.1))\"" }.joined(separator: " ")
  }
}

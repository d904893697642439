internal import FileFormats

/// The columns of a file, as its header rows or its own dictionary describe them.
struct FileHeader: Sendable {
  struct Column: Sendable {
    /// The place, counted from 0.
    let place: Int
    /// The heading as it stands in the first header row.
    let heading: String
    /// The platform's name of the column; where it has none, the first header row's cell as it stands.
    var code: String
    /// The question's text, filled from the left where the dialect says so.
    var text: String
    /// The row, option or item under it; empty where there is none.
    var under: String
    /// What several columns of one question have in common in their names, where names tell it.
    var question: String?
    let role: Dialect.Role?
    let status: Dialect.StatusColumn?
    /// What the file's own dictionary, or a companion, says of the column.
    var variable: DataDictionary.Variable?

    /// The heading for messages.
    var name: String { under.isEmpty || under == text ? text : "\(text) / \(under)" }
  }

  var columns: [Column]

  init(_ rows: [[String]], dialect: Dialect, dictionary: DataDictionary? = nil) {
    let width = rows.map(\.count).max() ?? 0
    let variables = Dictionary(
      (dictionary?.variables ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    // A code book written by hand may differ from the export in capitals.
    let folded = Dictionary(
      (dictionary?.variables ?? []).map { (Folding.key($0.code), $0) },
      uniquingKeysWith: { first, _ in first })
    var columns: [Column] = []
    var filled = ""
    for place in 0..<width {
      var column = Self.column(place, rows, dialect, filled: &filled)
      if let variable = variables[column.code] ?? folded[Folding.key(column.code)] {
        column.describe(by: variable)
      }
      columns.append(column)
    }
    self.columns = columns
  }

  private static func column(
    _ place: Int, _ rows: [[String]], _ dialect: Dialect, filled: inout String
  ) -> Column {
    func cell(_ row: Int) -> String {
      row < rows.count && place < rows[row].count ? CSVText.unguarded(rows[row][place]).trimmingBlanks : ""
    }
    var code: String?
    var text: String?
    var under: [String] = []
    for (row, content) in dialect.headerRows.enumerated() {
      let value = Self.cleaned(cell(row), isNumbered: content.isNumbered)
      switch content.holds {
      case .code: code = cell(row)
      case .text:
        if !value.isEmpty || !content.fillsRight { filled = value }
        text = filled
      case .option, .detail: if !value.isEmpty { under.append(value) }
      case .nothing: break
      }
    }
    let name = code ?? MarkupText.plain(cell(0))
    let role = dialect.rolesByPlace[place] ?? dialect.role(of: name) ?? dialect.role(of: text ?? name)
    var column = Column(
      place: place, heading: MarkupText.plain(cell(0)), code: name, text: text ?? name,
      under: under.joined(separator: " - "), role: role,
      status: dialect.status(of: name))
    if role == nil { column.cut(by: dialect.headings) }
    return column
  }

  /// A heading without markup, and without its number where headings are numbered.
  private static func cleaned(_ text: String, isNumbered: Bool) -> String {
    let result = MarkupText.plain(text)
    guard isNumbered else { return result }
    let number = result.first == "Q" ? result.dropFirst() : result[...]
    let rest = number.drop { $0.isNumber || $0 == "." }
    let isNumber = number.first?.isNumber ?? false
    // "7 days" is no numbered heading, "7. Days" is.
    guard result.first == "Q" || number.prefix(while: { $0.isNumber || $0 == "." }).hasSuffix(".") else {
      return result
    }
    return isNumber && rest.first?.isWhitespace == true ? String(rest).trimmingBlanks : result
  }
}

extension FileHeader.Column {
  /// Takes the heading apart by the first form that it has, and the name that it holds by the first form of names.
  mutating func cut(by forms: [HeadingForm]) {
    if let parts = forms.lazy.filter({ !$0.isName }).compactMap({ [text] in $0.parts(of: text) }).first {
      if let part = parts["text"] { text = part }
      if let part = parts["under"] { under = part }
      if let part = parts["code"] { code = part }
    }
    guard let halves = forms.lazy.filter(\.isName).compactMap({ [code] in $0.parts(of: code) }).first else {
      return
    }
    question = halves["question"]
    if under.isEmpty { under = halves["item"] ?? "" }
  }

  mutating func describe(by variable: DataDictionary.Variable) {
    self.variable = variable
    if !variable.text.isEmpty {
      text = variable.text
      // The end of the name is no row of a question whose text is known.
      under = ""
    }
    if !variable.under.isEmpty { under = variable.under }
    // What the file declares is better than what its names seem to say.
    question = variable.question == variable.code ? nil : variable.question
  }
}

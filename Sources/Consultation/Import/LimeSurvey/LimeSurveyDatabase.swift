internal import FileFormats

/// The tables of a LimeSurvey structure file: each a list of rows, whose cells go by the column's name.
///
/// Every table is an element below the root with `fields/fieldname` and `rows/row`; a cell that is NULL has no
/// element in its row.
struct LimeSurveyDatabase {
  /// One row, and the line on which it starts.
  struct Row {
    let line: Int
    private let cells: [String: String]

    init(_ element: XMLElement) {
      line = element.line
      cells = Dictionary(
        element.children.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cell of a column; the empty text where it is NULL or there is no such column.
    subscript(_ column: String) -> String { cells[column] ?? "" }

    /// Whether the row has a value in a column, be it an empty one.
    func has(_ column: String) -> Bool { cells[column] != nil }

    /// A cell as a number, for orders; 0 where it is none.
    func number(_ column: String) -> Int { Int(self[column]) ?? 0 }
  }

  /// The languages of the survey, in the order of the file.
  let languages: [String]
  private let tables: [String: [Row]]

  /// Reads the tables of an `.lss` file.
  ///
  /// - Throws: A ``FormatError`` where the file is no XML, over the limit of a document or no survey of LimeSurvey.
  init(_ bytes: [UInt8]) throws(FormatError) {
    let root = try XMLDocument(bytes).root()
    guard root.name == "document", let type = root.child("LimeSurveyDocType") else {
      throw FormatError(
        .malformed, line: root.line, "the file is XML, and not of LimeSurvey",
        expected: "<document> with a <LimeSurveyDocType>",
        fix: "in LimeSurvey choose Display/Export and Survey structure (.lss)")
    }
    try LimeSurveyDocument(word: type.text).require(.survey, line: type.line)
    languages = root.child("languages")?.children("language").map(\.text) ?? []
    tables = Dictionary(
      root.children.compactMap { table in
        table.child("rows").map { (table.name, $0.children("row").map(Row.init)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a table, in the order of the file; none where there is no such table.
  subscript(_ table: String) -> [Row] { tables[table] ?? [] }
}

/// The texts of one kind of thing in all languages, of which one is wanted.
///
/// Old structure files keep a row for each language in the table of the thing itself, newer ones in a table of
/// texts; both are rows with an id, a language and a text.
struct LimeSurveyTexts {
  /// The languages, the most wanted first.
  private let ranks: [String: Int]
  private var found: [String: (rank: Int, text: String)] = [:]

  init(languages: [String]) {
    ranks = Dictionary(
      languages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes the text of a thing in one language; an empty one never replaces another.
  mutating func add(_ id: String, language: String, text: String) {
    let rank = text.isEmpty ? Int.max : ranks[language] ?? ranks.count
    if let known = found[id], known.rank <= rank { return }
    found[id] = (rank, text)
  }

  /// The text of a thing in the most wanted language that has one, as it stands in the file.
  subscript(_ id: String) -> String { found[id]?.text ?? "" }
}

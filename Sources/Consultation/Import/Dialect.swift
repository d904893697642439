internal import FileFormats
internal import ShippedFiles

/// How one platform lays out its export: data read from a small file, no code.
package struct Dialect: Sendable {
  /// What one header row holds.
  struct HeaderRow: Sendable {
    enum Content: String, Sendable { case text, option, detail }
    let holds: Content
    /// Whether a blank cell continues the one on its left.
    let fillsRight: Bool
    /// Whether texts start with a number such as `Q4.1. `, which is left out.
    let isNumbered: Bool
  }

  /// One thing that must be true of the header rows.
  enum Evidence: Sendable {
    case has(row: Int, header: String)
    case blankUnder(row: Int, header: String)
    case blanks(row: Int)
  }

  /// What a column tells about the response rather than of its answers.
  package enum Role: String, Sendable {
    case respondent, started, submitted, collector, personal
  }

  package let id: String
  package let name: String
  let headerRows: [HeaderRow]
  /// Alternatives, each a list of things that must all be true.
  let recognition: [[Evidence]]
  let roles: [String: Role]
  let dateOrder: DateOrder
  let missingWords: [String: MissingReason]
  let replacements: [(text: String, by: String)]

  init(_ root: XMLElement) {
    id = root["id"] ?? ""
    name = root["name"] ?? ""
    headerRows = (root.child("header")?.children("row") ?? []).map {
      HeaderRow(
        holds: $0["holds"].flatMap(HeaderRow.Content.init(rawValue:)) ?? .text,
        fillsRight: $0["fill"] == "right", isNumbered: $0["number"] == "yes")
    }
    recognition = root.children("recognise").map { $0.children("when").compactMap(Self.evidence) }
    var roles: [String: Role] = [:]
    var order = DateOrder.yearFirst
    for element in root.children("metadata") {
      guard let role = element["role"].flatMap(Role.init(rawValue:)) else { continue }
      for header in (element["headers"] ?? "").split(separator: "|") {
        roles[Folding.key(String(header))] = role
      }
      if let declared = element["order"].flatMap(DateOrder.init(rawValue:)) { order = declared }
    }
    self.roles = roles
    dateOrder = order
    missingWords = Dictionary(
      root.children("missing").compactMap { element in
        MissingReason.words[element["reason"] ?? ""].map { (element["value"] ?? "", $0) }
      }, uniquingKeysWith: { first, _ in first })
    replacements = root.children("replace").map { ($0["text"] ?? "", $0["by"] ?? "") }
  }

  private static func evidence(_ element: XMLElement) -> Evidence? {
    guard let row = element["row"].flatMap(Int.init) else { return nil }
    if let header = element["has"] { return .has(row: row, header: header) }
    if let header = element["blank-under"] { return .blankUnder(row: row, header: header) }
    return element["blanks"] == "yes" ? .blanks(row: row) : nil
  }

  /// The dialects that ship with the tool, in the order in which they are tried.
  static func shipped() throws(FormatError) -> [Dialect] {
    var dialects: [Dialect] = []
    for file in ShippedFile.dialects { dialects.append(Dialect(try XMLDocument(file.bytes).root())) }
    return dialects
  }

  /// Why some header rows are in this dialect, in words; `nil` where they are not.
  func evidence(in rows: [[String]]) -> String? {
    for alternative in recognition
    where !alternative.isEmpty && alternative.allSatisfy({ holds($0, in: rows) }) {
      return alternative.map { inWords($0) }.joined(separator: ", ")
    }
    return nil
  }

  private func holds(_ evidence: Evidence, in rows: [[String]]) -> Bool {
    switch evidence {
    case .has(let row, let header):
      guard rows.count >= row else { return false }
      return rows[row - 1].contains { Folding.key($0) == Folding.key(header) }
    case .blankUnder(let row, let header):
      guard rows.count >= row,
        let place = rows[0].firstIndex(where: { Folding.key($0) == Folding.key(header) })
      else { return false }
      return place >= rows[row - 1].count || rows[row - 1][place].trimmingBlanks.isEmpty
    case .blanks(let row):
      return rows.count >= row && rows[row - 1].dropLast().contains { $0.trimmingBlanks.isEmpty }
    }
  }

  private func inWords(_ evidence: Evidence) -> String {
    switch evidence {
    case .has(let row, let header): "row \(row) has '\(header)'"
    case .blankUnder(let row, let header): "row \(row) is blank under '\(header)'"
    case .blanks(let row): "row \(row) has blanks"
    }
  }
}

/// The columns of a file, as its header rows describe them.
struct FileHeader: Sendable {
  struct Column: Sendable {
    /// The place, counted from 0.
    let place: Int
    /// The first header row's cell as it stands.
    let code: String
    /// The question's text, filled from the left where the dialect says so.
    let text: String
    /// The text under it in a second header row; empty where there is none.
    let under: String
    let role: Dialect.Role?

    /// The heading for messages.
    var name: String { under.isEmpty ? text : "\(text) / \(under)" }
  }

  let columns: [Column]

  init(_ rows: [[String]], dialect: Dialect) {
    let width = rows.map(\.count).max() ?? 0
    var columns: [Column] = []
    var filled = ""
    for place in 0..<width {
      func cell(_ row: Int) -> String {
        row < rows.count && place < rows[row].count
          ? CSVText.unguarded(rows[row][place]).trimmingBlanks : ""
      }
      var text = ""
      var under: [String] = []
      for (row, content) in dialect.headerRows.enumerated() {
        let value = Self.cleaned(cell(row), isNumbered: content.isNumbered)
        if content.holds == .text {
          if !value.isEmpty || !content.fillsRight { filled = value }
          text = filled
        } else if !value.isEmpty {
          under.append(value)
        }
      }
      columns.append(
        Column(
          place: place, code: cell(0), text: text, under: under.joined(separator: " - "),
          role: dialect.roles[Folding.key(cell(0))]))
    }
    self.columns = columns
  }

  /// A heading without markup, and without its number where headings are numbered.
  private static func cleaned(_ text: String, isNumbered: Bool) -> String {
    var result = ""
    var inTag = false
    for character in text {
      if character == "<" {
        inTag = true
      } else if character == ">" && inTag {
        inTag = false
        result.append(" ")
      } else if !inTag {
        result.append(character)
      }
    }
    // A lone "<" is no markup.
    if inTag { result = text }
    guard isNumbered, result.first == "Q" else { return result.trimmingBlanks }
    let rest = result.dropFirst().drop { $0.isNumber || $0 == "." }
    let isNumber = result.dropFirst().first?.isNumber ?? false
    return isNumber && rest.first?.isWhitespace == true ? String(rest).trimmingBlanks : result.trimmingBlanks
  }
}

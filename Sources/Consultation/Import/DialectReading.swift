internal import FileFormats
internal import ShippedFiles

extension Dialect {
  /// The dialects that ship with the tool, in the order in which they are tried.
  static func shipped() throws(FormatError) -> [Dialect] {
    var dialects: [Dialect] = []
    for bytes in ShippedDialects.files { dialects.append(try Dialect(bytes)) }
    return dialects
  }

  /// Every dialect that can be used for a survey: its own first, then those that ship with the tool.
  ///
  /// A dialect of the survey's takes the place of a shipped one with the same id.
  ///
  /// - Parameters:
  ///   - folder: The survey's folder.
  ///   - wanted: The id of the one that a person has named: where it is found, the others are not read.
  /// - Returns: The dialects, in the order in which they are tried.
  /// - Throws: A ``Problem`` with the line where one of the survey's own is not valid.
  static func available(in folder: String, wanted: String? = nil) throws(Problem) -> [Dialect] {
    let own = try own(of: folder)
    do throws(FormatError) {
      if let wanted, !own.contains(where: { $0.id == wanted }) {
        let mark = Array("id=\"\(wanted)\"".utf8)
        for bytes in ShippedDialects.files where bytes.contains(mark) {
          let dialect = try Dialect(bytes)
          if dialect.id == wanted { return own + [dialect] }
        }
      }
      return own + (try shipped()).filter { dialect in !own.contains { $0.id == dialect.id } }
    } catch { throw Problem(error, file: "dialects") }
  }

  /// The XML Schema that a dialect follows.
  package static var schema: String { String(decoding: ShippedFile.dialectSchema.bytes, as: UTF8.self) }

  /// The dialects that ship with the tool, for people to read.
  package static func all() throws(Problem) -> [Dialect] {
    do throws(FormatError) { return try shipped() } catch { throw Problem(error, file: "dialects") }
  }

  /// Whether a file of this layout holds no responses.
  package var isRefused: Bool { refusal != nil }

  /// The dialects that lie in the folder `dialects` of a survey, by name of file.
  ///
  /// - Throws: A ``Problem`` with the line where one of them is not valid.
  static func own(of folder: String) throws(Problem) -> [Dialect] {
    let names = (OutputFolder.names(in: folder + "/dialects") ?? []).filter { $0.hasSuffix(".xml") }
    var dialects: [Dialect] = []
    for name in names.sorted() {
      let dialect = try Dialect(file: "dialects/" + name, in: folder)
      guard !dialects.contains(where: { $0.id == dialect.id }) else {
        throw Problem(
          .unusable, at: SourceLocation(file: "dialects/" + name),
          "another file in this folder has the id '\(dialect.id)' as well",
          expected: "an id of its own for each",
          fix: "rename one of the two ids")
      }
      dialects.append(dialect)
    }
    return dialects
  }

  private init(file: String, in folder: String) throws(Problem) {
    let issues: [XMLIssue]
    do throws(FormatError) {
      let bytes = try InputFile.bytes(path: folder + "/" + file, limit: XMLDocument.sizeLimit)
      let schema = try XMLSchema(ShippedFile.dialectSchema.bytes)
      issues = try XMLDocument(bytes).issues(against: schema)
      try self.init(bytes)
    } catch { throw Problem(error, file: file) }
    if let problem = Problem.first(of: SchemaIssues.problems(issues, file: file, schema: "dialect")) {
      throw problem
    }
  }

  init(_ bytes: [UInt8]) throws(FormatError) {
    self.init(try XMLDocument(bytes).root(), text: String(decoding: bytes, as: UTF8.self))
  }

  private init(_ root: XMLElement, text: String) {
    id = root["id"] ?? ""
    name = root["name"] ?? ""
    tier = root["tier"].flatMap(Tier.init(rawValue:)) ?? .draft
    container = root["container"].flatMap(Container.init(rawValue:)) ?? .table
    mode = root["mode"].flatMap(CollectionMode.init(rawValue:)) ?? .online
    about = root.child("about")?.text ?? ""
    notes = root.children("note").map(Self.note)
    headerRows = (root.child("header")?.children("row") ?? []).map {
      HeaderRow(
        holds: $0["holds"].flatMap(HeaderRow.Content.init(rawValue:)) ?? .text,
        fillsRight: $0["fill"] == "right", isNumbered: $0["number"] == "yes")
    }
    headings = root.children("heading").map {
      HeadingForm($0["form"] ?? "", fromRight: $0["from"] == "right")
    }
    recognition = root.children("recognise").map { $0.children("when").compactMap(Self.evidence) }
    refusal = root.child("refuse").map { ($0["found"] ?? "", $0["fix"] ?? "") }
    roles = root.children("metadata").flatMap { element in
      let role = element["role"].flatMap(Role.init(rawValue:))
      return Self.patterns(element).compactMap { pattern in role.map { (pattern, $0) } }
    }
    rolesByPlace = Self.rolesByPlace(root.children("metadata"))
    statuses = root.children("status").map { Self.status($0) }
    let orders = root.children("metadata").compactMap { $0["order"].flatMap(DateOrder.init(rawValue:)) }
    dateOrder = orders.first ?? .yearFirst
    missingWords = Self.missingWords(root.children("missing"))
    replacements = root.children("replace").map { ($0["text"] ?? "", $0["by"] ?? "") }
    separators = root.children("joined").map { Self.separator($0["by"] ?? "") }
    severalMarks = root.child("several-marks").map { SeveralMarks(separator: $0["by"] ?? "") }
    draftsWholes = root.child("boxes")?["draft"] == "whole"
    rankingLayout = root.child("ranking")?["column-holds"].flatMap(RankingLayout.init(rawValue:))
    otherHeadings = root.children("other").flatMap { Self.patterns($0) }
    self.text = text
  }

  /// A line break cannot stand in an attribute.
  private static func separator(_ word: String) -> String { word == "line" ? "\n" : word }

  private static func patterns(_ element: XMLElement) -> [HeaderPattern] {
    (element["headers"] ?? "").split(separator: "|").map { HeaderPattern($0) }
  }

  private static func status(_ element: XMLElement) -> StatusColumn {
    let words = element.children("word").compactMap { word in
      effect(word["means"] ?? "").map { (Folding.key(word["text"] ?? ""), $0) }
    }
    return StatusColumn(
      headers: patterns(element), words: Dictionary(words, uniquingKeysWith: { first, _ in first }))
  }

  private static func effect(_ word: String) -> StatusColumn.Effect? {
    word == "review" ? .asksForReview : Ledger.Reason(rawValue: word).map { .leavesOut($0) }
  }

  private static func note(_ element: XMLElement) -> Note {
    let names = (element["unless-named"] ?? "").split(separator: "|").map { HeaderPattern($0) }
    return Note(text: element.text.onOneLine, fix: element["fix"], unlessNamed: names)
  }

  private static func rolesByPlace(_ elements: [XMLElement]) -> [Int: Role] {
    var roles: [Int: Role] = [:]
    for element in elements {
      guard let place = element["position"].flatMap(Int.init) else { continue }
      roles[place - 1] = element["role"].flatMap(Role.init(rawValue:))
    }
    return roles
  }

  private static func missingWords(_ elements: [XMLElement]) -> MissingWords {
    var words = MissingWords()
    for element in elements {
      if let word = MissingWord(reason: element["reason"] ?? "") { words.add(element["value"] ?? "", word) }
    }
    return words
  }

  private static func evidence(_ element: XMLElement) -> Evidence? {
    let row = element["row"].flatMap(Int.init)
    if let header = element["has"] { return .has(row: row, header: header) }
    guard let row else { return nil }
    if let header = element["first"] { return .first(row: row, header: header) }
    if let header = element["last"] { return .last(row: row, header: header) }
    if let pattern = element["rest"] { return .rest(row: row, pattern: pattern) }
    if let header = element["blank-under"] { return .blankUnder(row: row, header: header) }
    return element["blanks"] == "yes" ? .blanks(row: row) : nil
  }
}

extension String {
  /// The words of a text that was broken into lines, with one blank between them.
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

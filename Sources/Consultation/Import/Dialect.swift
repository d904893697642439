internal import FileFormats
internal import ShippedFiles

/// How one platform lays out its export: data read from a small file, no code.
package struct Dialect: Sendable {
  /// How far a dialect is to be trusted.
  package enum Tier: String, Sendable {
    /// Tested on real files of the platform; recognised by itself.
    case proved
    /// Written from the platform's documentation; used only where it is named.
    case draft
  }

  /// What kind of file holds the responses.
  package enum Container: String, Sendable {
    /// Rows under header rows: CSV or a workbook.
    case table
    case spss
    case tripleS = "triple-s"
    case limeSurvey = "limesurvey"
    /// Filled forms, one in a file: PDF and its data, Word, OpenDocument.
    case formFields = "form-fields"
    /// Records of an XML document, or one record in each file of a folder.
    case xmlRecords = "xml-records"
  }

  /// What one header row holds.
  struct HeaderRow: Sendable {
    enum Content: String, Sendable { case code, text, option, detail, nothing }
    let holds: Content
    /// Whether a blank cell continues the one on its left.
    let fillsRight: Bool
    /// Whether texts start with a number such as `Q4.1. `, which is left out.
    let isNumbered: Bool
  }

  /// One thing that must be true of the first rows.
  enum Evidence: Sendable {
    /// A cell is this; `*` at an end stands for anything. Row `nil` is any of the first rows.
    case has(row: Int?, header: String)
    case first(row: Int, header: String)
    case last(row: Int, header: String)
    case blankUnder(row: Int, header: String)
    case blanks(row: Int)
    /// Every cell of the row but the first looks like this.
    case rest(row: Int, pattern: String)
  }

  /// What a column tells about the response rather than of its answers.
  package enum Role: String, Sendable {
    case respondent, started, submitted, collector, status, mode, weight, personal
    /// Timings, scores, tags: worked out by the platform or by staff.
    case derived
    /// The id of an earlier submission that this one takes the place of.
    case replaces
  }

  /// A column that says whether a response is finished, a test, and the like.
  struct StatusColumn: Sendable {
    /// What a word makes of the response.
    enum Effect: Sendable, Equatable {
      case leavesOut(Ledger.Reason)
      /// It is kept, and counted as one that a person should look at.
      case asksForReview
    }

    let headers: [HeaderPattern]
    /// Words of the column, folded; the empty word is the empty cell, `*` any other.
    let words: [String: Effect]

    /// What a cell makes of the response, or `nil`.
    func effect(of cell: String) -> Effect? {
      let key = Folding.key(cell)
      return words[key] ?? (key.isEmpty ? nil : words["*"])
    }
  }

  /// What a user must know of every file in this layout.
  struct Note: Sendable {
    let text: String
    let fix: String?
    /// Names of files, folded, that make it needless where the survey names a file like each.
    let unlessNamed: [HeaderPattern]

    /// Whether it is needed beside these files.
    func isNeeded(beside files: [String]) -> Bool {
      let names = files.map { Folding.key($0.split(separator: "/").last.map(String.init) ?? $0) }
      return unlessNamed.isEmpty || !unlessNamed.allSatisfy { pattern in names.contains { pattern.fits($0) } }
    }
  }

  /// Which of its columns a ranking fills.
  enum RankingLayout: String, Sendable {
    /// A column for each item holds its rank.
    case rank
    /// A column for each rank holds the item.
    case item
  }

  package let id: String
  package let name: String
  package let tier: Tier
  package let container: Container
  /// How the responses came, where nobody says otherwise.
  let mode: CollectionMode
  /// What a user should know of the platform's exports, in a sentence or two.
  package let about: String
  /// What is listed whenever a file of this layout is read.
  let notes: [Note]
  let headerRows: [HeaderRow]
  let headings: [HeadingForm]
  /// Alternatives, each a list of things that must all be true.
  let recognition: [[Evidence]]
  /// Why a file of this layout holds no responses, and what to export instead.
  let refusal: (found: String, fix: String)?
  let roles: [(header: HeaderPattern, role: Role)]
  /// Roles of columns by their places, counted from 0, where headings are in the user's language.
  let rolesByPlace: [Int: Role]
  let statuses: [StatusColumn]
  let dateOrder: DateOrder
  let missingWords: MissingWords
  let replacements: [(text: String, by: String)]
  /// What may stand between several answers in one cell, the likeliest first.
  let separators: [String]
  let severalMarks: SeveralMarks?
  /// Whether a question with a column for its whole answer and one for each box is drafted from the former.
  let draftsWholes: Bool
  let rankingLayout: RankingLayout?
  /// Headings, folded, over what people typed beside "other".
  let otherHeadings: [HeaderPattern]
  /// The file itself, to be printed and edited.
  package let text: String

  /// Whether files of this layout are filled forms rather than the export of a platform.
  package var isOfForms: Bool { container == .formFields || container == .xmlRecords }

  /// What a column under this heading tells about the response, or `nil` where it may hold answers.
  func role(of heading: String) -> Role? {
    let key = Folding.key(heading)
    return roles.first { $0.header.fits(key) }?.role
  }

  /// Whether a column holds what people typed beside "other", by its heading.
  func isOther(_ column: FileHeader.Column) -> Bool {
    let headings = [column.under, column.text, column.code].map(Folding.key)
    return otherHeadings.contains { pattern in headings.contains { pattern.fits($0) } }
  }

  /// The status column that stands under this heading, or `nil`.
  func status(of heading: String) -> StatusColumn? {
    let key = Folding.key(heading)
    return statuses.first { $0.headers.contains { $0.fits(key) } }
  }
}

/// A heading to compare with, where `*` at either end, or once inside, stands for anything.
struct HeaderPattern: Sendable {
  private let key: String
  private let isOpenLeft: Bool
  private let isOpenRight: Bool
  /// What stands before and behind a `*` inside.
  private let edges: (start: String, end: String)?

  init(_ pattern: some StringProtocol) {
    var key = Folding.key(String(pattern))
    isOpenLeft = key.hasPrefix("*")
    if isOpenLeft { key.removeFirst() }
    isOpenRight = key.hasSuffix("*")
    if isOpenRight { key.removeLast() }
    self.key = key
    let parts = key.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    edges = parts.count == 2 && !isOpenLeft && !isOpenRight ? (parts[0], parts[1]) : nil
  }

  /// Whether a folded heading fits.
  func fits(_ heading: String) -> Bool {
    if let edges {
      return heading.count >= edges.start.count + edges.end.count && heading.hasPrefix(edges.start)
        && heading.hasSuffix(edges.end)
    }
    switch (isOpenLeft, isOpenRight) {
    case (false, false): return heading == key
    case (false, true): return heading.hasPrefix(key)
    case (true, false): return heading.hasSuffix(key)
    case (true, true): return heading.contains(key)
    }
  }
}

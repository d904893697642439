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
    let headers: [HeaderPattern]
    /// Words of the column, folded, and what each makes of the response; the empty word is the empty cell.
    let words: [String: Ledger.Reason]
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
  /// What a user should know of the platform's exports, in a sentence or two.
  package let about: String
  let headerRows: [HeaderRow]
  let headings: [HeadingForm]
  /// Alternatives, each a list of things that must all be true.
  let recognition: [[Evidence]]
  /// Why a file of this layout holds no responses, and what to export instead.
  let refusal: (found: String, fix: String)?
  let roles: [(header: HeaderPattern, role: Role)]
  let statuses: [StatusColumn]
  let dateOrder: DateOrder
  let missingWords: [String: MissingReason]
  let replacements: [(text: String, by: String)]
  /// What may stand between several answers in one cell, the likeliest first.
  let separators: [String]
  let rankingLayout: RankingLayout?
  /// Headings, folded, over what people typed beside "other".
  let otherHeadings: [HeaderPattern]
  /// The file itself, to be printed and edited.
  package let text: String

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

/// A heading to compare with, where `*` at either end stands for anything.
struct HeaderPattern: Sendable {
  private let key: String
  private let isOpenLeft: Bool
  private let isOpenRight: Bool

  init(_ pattern: some StringProtocol) {
    var key = Folding.key(String(pattern))
    isOpenLeft = key.hasPrefix("*")
    if isOpenLeft { key.removeFirst() }
    isOpenRight = key.hasSuffix("*")
    if isOpenRight { key.removeLast() }
    self.key = key
  }

  /// Whether a folded heading fits.
  func fits(_ heading: String) -> Bool {
    switch (isOpenLeft, isOpenRight) {
    case (false, false): heading == key
    case (false, true): heading.hasPrefix(key)
    case (true, false): heading.hasSuffix(key)
    case (true, true): heading.contains(key)
    }
  }
}

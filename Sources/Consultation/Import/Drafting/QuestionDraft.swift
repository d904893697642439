/// One question as a first proposal: what it is, where it stands, and why.
struct QuestionDraft: Sendable {
  /// One answer, with the columns of its own where it has any.
  struct Answer: Sendable {
    var code: String
    var label: String
    var spellings: [String] = []
    var score: String?
    var kind: AnswerOption.Kind?
    var hasRest = false
    var columns: [Claim] = []
  }

  /// One row of a grid.
  struct Item: Sendable {
    var id: String
    var label: String
    var columns: [Claim]
  }

  /// A net of answers.
  struct Net: Sendable {
    var id: String
    var label: String
    var members: [String]
  }

  /// A column of the file and how its cells are read.
  struct Claim: Sendable {
    var column: FileHeader.Column
    /// The id of the source.
    var source = ""
    var separator: String?
    var rank: Int?
    /// In an item of a grid of multiple questions: the answer whose tick the column holds.
    var answer: String?
    var ticked: String?
    var notTicked: String?
  }

  /// An element of survey.xml: `single`, `scale`, `multiple`, `ranking`, `number`, `date`, `text`, `grid`.
  var element: String
  var id = ""
  var text: String
  /// A short name for tables.
  var label: String?
  /// The standard list that it is tied to.
  var frame: String?
  /// The platform's name of the question, where it has one.
  var code: String?
  var columns: [Claim] = []
  var answers: [Answer] = []
  var items: [Item] = []
  var nets: [Net] = []
  /// Further attributes in order: `characteristic`, `frame`, `of`, `order`, `minimum` ...
  var attributes: [(name: String, value: String)] = []
  /// Why it was drafted like this.
  var reasons: [String] = []
  /// What a person has to decide.
  var doubts: [String] = []
  /// A derived or banded question that comes with it, as lines of XML.
  var made: [String] = []
  /// The family of ordered answers, where it is a known one.
  var scale: String?

  init(_ element: String, text: String, code: String? = nil) {
    self.element = element
    self.text = text
    self.code = code
  }

  /// Whether it asks for people's own words and not for a name or a reference.
  var isComment: Bool {
    let words = Naming.words(text)
    let isTyped = reasons.contains { $0.contains("beside \"other\"") }
    let isAsked = words.count >= 4 || words.contains { $0.hasPrefix("comment") }
    let facts: Set<String> = ["name", "reference", "ref", "file", "photograph", "upload", "organisation"]
    return !isTyped && isAsked && facts.isDisjoint(with: words)
  }

  /// Whether it is a question with answers that can be the rows of a table.
  var isClosed: Bool { !["number", "date", "text"].contains(element) }
}

/// A column that no question of the draft holds, and why.
struct ColumnLeftOut: Sendable {
  let column: FileHeader.Column
  let reason: String
}

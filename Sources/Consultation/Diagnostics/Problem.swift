internal import FileFormats

/// A defect found in an input: where it is, what was found, what was expected, and the cure.
///
/// A problem that makes an input unusable is thrown; one that spoils a single cell is collected and listed in
/// `problems.csv`. Its texts never hold names, e-mail addresses or free text.
public struct Problem: Error, Hashable, Sendable {
  /// How much a problem matters.
  public enum Severity: String, Sendable {
    /// Something is lost: an input is unusable, or a cell counts as missing.
    case error
    /// Nothing is lost yet, but a person should look.
    case warning
    /// Something to know.
    case note
  }

  /// What kind of problem it is, in the words of `problems.csv`.
  public enum Kind: String, Sendable {
    /// An input is missing or unusable.
    case unusable
    /// An output cannot be written.
    case unwritable
    /// The command line is wrong.
    case usage
    /// A value is no option of its question.
    case notAnOption = "not-an-option"
    /// More answers are ticked than the question allows.
    case overTicked = "over-ticked"
    /// A keying clerk could not read the answer, or it is struck out.
    case illegible
    /// A cell of a number question holds no number, or one outside its limits.
    case notANumber = "not-a-number"
    /// A cell of a date question holds no date.
    case notADate = "not-a-date"
    /// An answer stands where the question was not asked.
    case answeredNotAsked = "answered-not-asked"
    /// "None of these" is ticked beside other answers.
    case noneBesideOthers = "none-beside-others"
    /// A form does not hold a question that it should.
    case notKeyed = "not-keyed"
    /// The same respondent or form number occurs more than once.
    case duplicate
    /// Two forms with one number give different answers, so neither counts.
    case formConflict = "form-conflict"
    /// Two keyings of one form differ, and nothing decides.
    case keyingConflict = "keying-conflict"
    /// A form that should complete another one, which cannot be found.
    case unlinked
    /// A field that holds what the blank form holds, so nobody can tell whether it was chosen.
    case presetAnswer = "preset-answer"
    /// A file among others that cannot be read as a form.
    case unreadable
    /// The weight of a response is missing or no number.
    case weight
    /// A number falls in none of the declared bands.
    case outsideBands = "outside-bands"
    /// A column of a file that nothing claims.
    case unclaimedColumn = "unclaimed-column"
    /// An answer option that no response chose.
    case optionNeverSeen = "option-never-seen"
    /// Something in a file's own definition, or in a companion of it, that is not used.
    case declaration
    /// A draft that waits for decisions.
    case draft
    /// What the platform says of responses, and the rule that is applied to them.
    case status
    /// Spellings that count as one answer.
    case spelling
    /// A claim that fits a heading which the platform has cut short.
    case shortenedHeading = "shortened-heading"
    /// Empty cells of which the file cannot tell whether the question was shown.
    case missingUnknown = "missing-unknown"
    /// Records shorter than the header.
    case shortRecords = "short-records"
    /// The text encoding had to be assumed.
    case encoding
    /// Further problems of one kind that are counted and not listed one by one.
    case more
  }

  /// How much it matters.
  public var severity: Severity
  /// What kind it is.
  public var kind: Kind
  /// Where it is.
  public var location: SourceLocation
  /// What was found, as a clause.
  public var found: String
  /// Further facts, one a line, such as which response it is.
  public var facts: [String]
  /// What was expected.
  public var expected: String?
  /// What a person can do, and what the tool does meanwhile.
  public var fix: String?
  /// How many cells it stands for.
  public var count: Int
  /// Further problems found at the same time.
  public var others: [Problem] = []

  /// Makes a problem.
  public init(
    _ kind: Kind, _ severity: Severity = .error, at location: SourceLocation, _ found: String,
    facts: [String] = [], expected: String? = nil, fix: String? = nil, count: Int = 1
  ) {
    self.severity = severity
    self.kind = kind
    self.location = location
    self.found = found
    self.facts = facts
    self.expected = expected
    self.fix = fix
    self.count = count
  }

  /// The whole message: the place first, then what was found, expected and can be done.
  public var message: String {
    var lines = ["\(location.description): \(severity.rawValue): \(found)"]
    lines += facts.map { "  " + $0 }
    if let expected { lines.append("  expected \(expected)") }
    if let fix { lines.append("  fix: \(fix)") }
    return ([lines.joined(separator: "\n")] + others.map(\.message)).joined(separator: "\n")
  }

  /// The same problem with its file named from where the survey's folder stands.
  public func rebased(onto folder: String) -> Problem {
    var problem = self
    let isThere = location.file.hasPrefix(folder + "/") || location.file.hasPrefix("/")
    if !isThere && folder != "." { problem.location.file = folder + "/" + location.file }
    problem.others = others.map { $0.rebased(onto: folder) }
    return problem
  }

  /// A failure of a file format, seen from the survey that names the file.
  init(_ error: FormatError, file: String) {
    if error.kind == .invalid {
      let issue = XMLIssue(line: error.line ?? 1, message: error.found)
      self = SchemaIssues.problem(issue, file: file, hidesValues: true)
      return
    }
    self.init(
      error.kind == .unwritable ? .unwritable : .unusable,
      at: SourceLocation(file: file, line: error.line), error.found, expected: error.expected,
      fix: error.fix)
  }

  /// The first of several problems, carrying the others; `nil` when there are none.
  static func first(of problems: [Problem]) -> Problem? {
    guard var first = problems.first else { return nil }
    first.others = Array(problems.dropFirst())
    return first
  }
}

/// How a text from an input may be quoted in a message.
enum Quotation {
  private static let limit = 40

  /// A text cut at 40 characters, on one line, without control characters.
  static func shortened(_ text: String) -> String {
    let line = text.split { $0.isNewline }.joined(separator: " ")
      .filter { character in character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      }
    return line.count <= limit ? line : line.prefix(limit - 3) + "..."
  }

  /// The value of a coded cell in quotation marks, or only its length where it may be personal or free text.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - known: What the cell should have held; a text close to one of these is a slip and no secret.
  /// - Returns: The text to print.
  static func value(_ text: String, among known: [String] = []) -> String {
    let isSlip = Suggestion.nearest(to: text, among: known) != nil
    return isSlip || isPlain(text, known) ? "'\(shortened(text))'" : "a text of \(text.count) characters"
  }

  /// Whether a text looks like the name of somebody: two or three words without a number, a street, a postcode.
  static func mayName(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    let streets: Set<String> = [
      "street", "road", "avenue", "lane", "close", "drive", "way", "gardens", "court",
    ]
    return text.count > limit || words.count > 6 || text.contains("@") || text.count(where: \.isNumber) > 4
      || words.contains { isPostcodeHalf($0) || streets.contains($0.lowercased()) }
      || ((2...3).contains(words.count) && !text.contains(where: \.isNumber))
  }

  /// The second half of a British postcode is a digit and two letters.
  private static func isPostcodeHalf(_ word: Substring) -> Bool {
    let tail = Array(word.suffix(3))
    return tail.count == 3 && tail[0].isNumber && tail[1].isLetter && tail[2].isLetter && word.count != 4
  }

  /// Words of answers; none of them is a name, an illness or a place.
  private static let usualWords: Set<String> = [
    "a", "above", "age", "aged", "agree", "all", "always", "and", "answer", "any", "applicable", "bad",
    "below",
    "blank", "can", "choice", "complete", "dk", "disagree", "do", "don", "dont", "duplicate", "every", "fair",
    "fairly", "false", "female", "good", "i", "in", "invalid", "know", "less", "male", "man", "maybe",
    "missing",
    "more", "most", "n", "na", "neither", "never", "no", "none", "nor", "not", "null", "of", "often", "old",
    "or",
    "other", "over", "partial", "plus", "poor", "possibly", "prefer", "q", "quite", "rarely", "refused", "s",
    "safe",
    "satisfied", "say", "slightly", "sometimes", "specified", "stated", "strongly", "sure", "t", "than",
    "the", "to",
    "true", "under", "unknown", "unsafe", "unsure", "up", "very", "void", "woman", "worse", "x", "y", "year",
    "years", "yes",
  ]

  /// Whether a text cannot tell who somebody is: a few figures, and words of answers alone.
  private static func isPlain(_ text: String, _ known: [String]) -> Bool {
    let words = words(text)
    guard text.count <= limit, words.count <= 6, text.count(where: \.isNumber) < 5 else { return false }
    let letters = words.filter { $0.contains(where: \.isLetter) }
    guard letters.contains(where: { !usualWords.contains($0) }) else { return true }
    let own = Set(known.flatMap(words(_:)))
    return letters.allSatisfy { usualWords.contains($0) || own.contains($0) }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Up to three of several allowed values, and how many more there are.
  static func list(_ values: [String]) -> String {
    let shown = values.prefix(3).map { "'\(shortened($0))'" }.joined(separator: ", ")
    return values.count > 3 ? "\(shown) ... \(values.count - 3) more" : shown
  }
}

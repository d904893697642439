package import FileFormats

/// What a file, or a companion of it, says of its own variables: the questions, and the labels of the codes.
///
/// Triple-S, LimeSurvey, Qualtrics, XLSForm, XForm, SPSS and code books all become this one thing. It is used twice: to
/// draft a definition, and to read codes by their labels where a definition names labels only.
package struct DataDictionary: Sendable {
  /// One column of the data.
  package struct Variable: Sendable {
    /// What the cells of a variable hold.
    package enum Kind: Sendable, Equatable {
      /// One code of ``values``.
      case single
      /// Several codes between separators.
      case joined(separator: String)
      /// One of the answers of a question that several columns hold an answer each of.
      case answer
      /// Whether one option, ``under``, is ticked.
      case tick
      /// The rank of one item, ``under``.
      case rankOfItem
      /// The code of the item placed at this rank, counted from 1.
      case itemAtRank(Int)
      case number
      case date
      case text
      /// Nothing that a respondent answered: instructions, timings, derived figures.
      case display
    }

    /// The name as it stands over the column: `Q1`, `Q1[SQ001]`, `safety/feel_day`.
    package var code: String
    /// The question's text, or the empty text.
    package var text: String
    /// The row of a grid, or the option or item of a multiple or a ranking; empty elsewhere.
    package var under: String
    package var kind: Kind
    /// The codes that cells may hold, in the questionnaire's order.
    package var values: [Value]
    /// The question that several columns belong to, or ``code`` where it is one column.
    package var question: String
    /// What the column tells about the response, where it is no answer.
    package var role: Dialect.Role?
    /// Whether cells hold the labels although the file that declares them gives codes as well.
    package var holdsLabels = false
    /// The value that means ticked, where the file declares it.
    package var counted: String?
    /// Ranges of values that the file declares as missing.
    package var missingRanges: [StatisticsFile.MissingRange] = []
    /// Whether the form asks it of some people only, by a condition on it or on a group around it.
    package var isRouted = false
    /// Whether the form does not let people pass without an answer.
    package var isRequired = false

    package init(
      code: String, text: String = "", under: String = "", kind: Kind, values: [Value] = [],
      question: String? = nil, role: Dialect.Role? = nil
    ) {
      self.code = code
      self.text = text
      self.under = under
      self.kind = kind
      self.values = values
      self.question = question ?? code
      self.role = role
    }
  }

  /// One code and what it stands for.
  package struct Value: Sendable, Equatable {
    package var code: String
    package var label: String
    /// The number that the platform gives it, where it gives one.
    package var score: String?
    /// Whether the file says that it stands for a missing answer.
    package var isMissing: Bool

    package init(code: String, label: String, score: String? = nil, isMissing: Bool = false) {
      self.code = code
      self.label = label
      self.score = score
      self.isMissing = isMissing
    }
  }

  /// The title of the survey, where the file tells it.
  package var title: String
  /// In the order of the file.
  package var variables: [Variable]
  /// What could not be understood, in words, each with the line of the definition file where it has one.
  package var notes: [(line: Int?, text: String)]

  package init(title: String = "", variables: [Variable] = [], notes: [(line: Int?, text: String)] = []) {
    self.title = title
    self.variables = variables
    self.notes = notes
  }

  /// The variable over a column.
  package subscript(code: String) -> Variable? { variables.first { $0.code == code } }
}

extension DataDictionary {
  /// The same variables, with what another dictionary says of them: its texts and its labels win.
  func completed(by other: DataDictionary) -> DataDictionary {
    var result = self
    for place in variables.indices {
      guard let known = other[variables[place].code] else { continue }
      if !known.text.isEmpty { result.variables[place].text = known.text }
      if !known.under.isEmpty { result.variables[place].under = known.under }
      if !known.values.isEmpty { result.variables[place].values = known.values }
      result.variables[place].kind = known.kind
      result.variables[place].question = known.question
      result.variables[place].isRouted = known.isRouted
      result.variables[place].isRequired = known.isRequired
    }
    return result
  }
}

extension DataDictionary {
  /// The same dictionary for an export that may hold labels instead of codes, as its first records show.
  ///
  /// A cell that could be either proves nothing; of the others the majority decides for the whole file.
  func fitted(to records: [[String]], headings: [String]) -> DataDictionary {
    var codes = 0
    var labels = 0
    let places = Dictionary(
      headings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for variable in variables where !variable.values.isEmpty {
      guard let place = places[variable.code] else { continue }
      let known = (
        codes: Set(variable.values.map { Folding.key($0.code) }),
        labels: Set(variable.values.map { Folding.key($0.label) })
      )
      for record in records where place < record.count {
        let key = Folding.key(record[place])
        let isCode = known.codes.contains(key)
        if isCode != known.labels.contains(key) { if isCode { codes += 1 } else { labels += 1 } }
      }
    }
    guard labels > codes else { return self }
    var result = self
    for place in result.variables.indices { result.variables[place].holdsLabels = true }
    return result
  }
}

/// One question: what was asked, what could be answered, and where the answers stand.
public struct Question: Sendable {
  /// What kind of answer a question takes.
  public enum Kind: String, Sendable {
    /// One of several answers.
    case single
    /// One of several answers in an order.
    case scale
    /// Any number of several answers.
    case multiple
    /// Several answers put in an order of preference.
    case ranking
    /// A number.
    case number
    /// A day.
    case date
    /// Free text, of which only the presence is kept.
    case text
  }

  /// How a question is made from others.
  package enum Making: Sendable {
    /// Groups by conditions.
    case derived([Condition])
    /// Bands of a number, or of an age.
    case banded(of: Int, age: AgeReckoning?, bands: [Band])
    /// The sum of scores; missing where any part, or every part, is.
    case sum(of: [Int], missingIfAny: Bool)
    /// Two questions crossed.
    case cross(Int, Int)
  }

  /// The id; `grid.item` for an item of a grid.
  public let id: String
  /// The question as it was put.
  public let text: String
  /// A short name for tables, if the definition gives one.
  public let label: String?
  /// The kind of answer.
  public let kind: Kind
  /// The answers in order; empty for open questions.
  public let frame: CodeFrame
  /// The characteristic of respondents that it tells, if any.
  public let characteristic: String?

  package var base: Base?
  package var askedIf: Condition?
  package var columns: [ColumnClaim] = []
  package var atMost: Int?
  /// Whether a multiple question with nothing ticked counts as answered with none.
  package var emptyMeansNone = false
  package var minimum: Double?
  package var maximum: Double?
  package var dateOrder: DateOrder?
  /// Whether a text may name people.
  package var isPersonal = false
  package var making: Making?
  /// The grid that the question is an item of: its id and text.
  package var grid: (id: String, text: String)?
  package let line: Int

  package init(
    id: String, text: String, label: String?, kind: Kind, frame: CodeFrame = CodeFrame(),
    characteristic: String? = nil, line: Int
  ) {
    self.id = id
    self.text = text
    self.label = label
    self.kind = kind
    self.frame = frame
    self.characteristic = characteristic
    self.line = line
  }

  /// The short name, or the text where there is none.
  public var name: String { label ?? text }

  /// Whether its answers can be the rows of a table.
  public var isClosed: Bool { kind != .number && kind != .date && kind != .text }

  /// Whether a response has at most one of its answers.
  package var isSingleChoice: Bool { kind == .single || kind == .scale }
}

/// The order of day, month and year in written dates.
package enum DateOrder: String, Sendable {
  case yearFirst = "year-first"
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

/// The day for which an age is worked out.
package enum AgeReckoning: String, Sendable {
  case response
  case fieldworkStart = "fieldwork-start"
  case year
}

/// A range of whole numbers; `upper` is `nil` where it is open.
package struct Band: Hashable, Sendable {
  package let lower: Int
  package let upper: Int?

  package func contains(_ value: Double) -> Bool {
    value >= Double(lower) && upper.map { value < Double($0) + 1 } ?? true
  }
}

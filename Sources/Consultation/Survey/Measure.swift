/// A main measure: the share of respondents with one answer or net.
package struct Measure: Sendable {
  /// Whether a larger share is the better one; `nil` where a gap is neither better nor worse.
  package enum Direction: String, Sendable { case higher, lower }

  /// The rows of a question that a measure counts.
  package enum Rows: Sendable, Equatable {
    case net(String)
    case answer(String)
    /// Any answer at all, out of those who were asked.
    case answered
  }

  /// The id of an indicator with a target, or `nil` for a plain measure.
  package let indicator: String?
  package let label: String?
  /// What its respondents did, as the end of a sentence: "felt safe by day".
  package let says: String?
  package let question: String
  package let rows: Rows
  package let base: Base?
  package let better: Direction?
  /// The target in ten-thousandths of a per cent.
  package let target: Int?
  package let line: Int
}

/// How the answers of a characteristic are put into groups, in one or more ways.
package struct Groupings: Sendable {
  package let characteristic: String
  package let all: [Grouping]
  /// The grouping shown in tables.
  package let show: String?
  /// The grouping that may be published.
  package let publish: String?
  /// The grouping whose groups are compared.
  package let test: String?
}

/// One way of putting the substantive answers of a characteristic into groups: a partition.
package struct Grouping: Sendable {
  package struct Group: Sendable {
    package let code: String
    package let label: String
    /// The places of its answers in the characteristic's frame.
    package let members: [Int]
  }

  package let id: String
  package let label: String?
  package let groups: [Group]
}

/// A table that the definition asks for, beside the default ones.
package struct TableDefinition: Sendable {
  package let id: String
  package let title: String?
  package let rows: [String]
  /// Characteristics; empty for the total only.
  package let by: [String]
  package let grouping: String?
  /// Whom a filtered table is about, as a clause: "who had seen all six films".
  package let who: String?
  package let filter: Condition?
  package let base: Base?
  package let line: Int
}

/// A section of the summary.
package enum ReportSection: Sendable {
  case safety(questions: [String], title: String?)
  case ranked(question: String, title: String?, noun: String, top: Int)
  case comments(questions: [String])
}

import Consultation
import TestSupport

/// The invented respondents that the reference figures of weighted data are worked out from.
struct SyntheticConsultation {
  private let rows: [ReferenceFigures.Row]
  /// How many respondents there are.
  var base: Int { rows.count }

  /// `nil` where the reference figures are not beside this checkout.
  init?() throws {
    guard let rows = try ReferenceFigures.rows("synthetic_consultation") else { return nil }
    self.rows = rows
  }

  /// One of the columns of weights.
  func weights(_ column: String) throws -> [Double] { try rows.map { try $0.number(column) } }

  /// The categories of a characteristic or question in their alphabetical order; empty texts are missing.
  func categories(_ column: String) throws -> [String] {
    Array(Set(try texts(column)).subtracting([""])).sorted()
  }

  /// The category of each respondent, −1 where it is missing.
  func codes(_ column: String) throws -> [Int] {
    let categories = try categories(column)
    return try texts(column).map { categories.firstIndex(of: $0) ?? -1 }
  }

  /// Characteristics and questions, with the two kinds that are made from others.
  private func texts(_ column: String) throws -> [String] {
    if column == "all" { return rows.map { _ in "all" } }
    if column == "eth2" {
      return try rows.map { try $0.text("ethnic") == "White" ? "White" : "Minority" }
    }
    if column.hasPrefix("net_") {
      return try rows.map { row in
        let answer = try row.text(String(column.dropFirst(4)))
        return answer.isEmpty ? "" : (answer >= "4" ? "1" : "0")
      }
    }
    return try rows.map { try $0.text(column) }
  }

  /// The values that the categories of a question have: their numbers.
  func values(_ column: String) throws -> [Double] {
    try categories(column).map { Double($0) ?? .nan }
  }

  /// Who of a group gave each answer.
  func tallies(_ column: String, of group: String, in characteristic: String, weights: [Double]) throws
    -> [WeightTally]
  {
    let groups = try texts(characteristic)
    let codes = zip(try codes(column), groups).map { $1 == group ? $0 : -1 }
    return WeightTally.tallies(codes, weights: weights, categories: try categories(column).count)
  }

  /// Targets of one characteristic in the order of its categories.
  func targets(_ variable: String) throws -> [Double] {
    let rows = try ReferenceFigures.rows("synthetic_targets") ?? []
    return try categories(variable).map { category in
      try rows.filter { try $0.text("variable") == variable && $0.text("category") == category }
        .reduce(0) { try $0 + $1.number("share") }
    }
  }
}

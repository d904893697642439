/// Invented respondents with exactly the totals that are asked for: a value of each variable for each person.
struct Population {
  let count: Int
  private var values: [String: [String]] = [:]
  var generator: SeededGenerator

  init(count: Int, seed: UInt64) {
    self.count = count
    generator = SeededGenerator(seed: seed)
  }

  /// The value of a variable for one person; empty where it was never dealt.
  subscript(variable: String, person: Int) -> String { values[variable]?[person] ?? "" }

  /// How many persons have a value.
  func count(_ variable: String, _ value: String) -> Int { values[variable]?.count { $0 == value } ?? 0 }

  /// Deals exact numbers of values to persons; persons with a higher leaning to a value get it first.
  ///
  /// - Parameters:
  ///   - variable: The name of the variable.
  ///   - shares: The values in the order in which they are dealt, with their numbers.
  ///   - persons: Who gets one; everybody by default.
  ///   - leaning: How much a person leans to a value, on top of chance between 0 and 1.
  mutating func deal(
    _ variable: String, _ shares: [(value: String, count: Int)], to persons: [Int]? = nil,
    leaning: (Population, Int, String) -> Double = { _, _, _ in 0 }
  ) {
    var left = persons ?? Array(0..<count)
    var dealt = values[variable] ?? [String](repeating: "", count: count)
    for (value, number) in shares {
      let ranked = left.map { (person: $0, score: leaning(self, $0, value) + generator.fraction()) }
        .sorted { ($0.score, $0.person) > ($1.score, $1.person) }
      for (person, _) in ranked.prefix(number) { dealt[person] = value }
      left = ranked.dropFirst(number).map(\.person).sorted()
    }
    values[variable] = dealt
  }

  /// Deals ticks of a multiple question: each option to exactly so many persons, nobody more than `most`.
  mutating func tick(
    _ variable: String, _ options: [(code: String, count: Int)], most: Int, among persons: [Int],
    leaning: (Population, Int, String) -> Double = { _, _, _ in 0 }
  ) {
    var ticks = [Int](repeating: 0, count: count)
    for (code, number) in options {
      // Those with most room left come first: then every later option still finds enough persons.
      let room = most < options.count
      let ranked = persons.filter { ticks[$0] < most }.map { person in
        (
          person: person,
          score: (room ? Double(-ticks[person]) * 10 : 0) + leaning(self, person, code) + generator.fraction()
        )
      }.sorted { ($0.score, $0.person) > ($1.score, $1.person) }
      var dealt = [String](repeating: "", count: count)
      for (person, _) in ranked.prefix(number) {
        ticks[person] += 1
        dealt[person] = "1"
      }
      values["\(variable).\(code)"] = dealt
    }
  }

  /// The codes of a multiple question that a person ticked, in the order given.
  func ticked(_ variable: String, _ codes: [String], _ person: Int) -> [String] {
    codes.filter { self["\(variable).\($0)", person] == "1" }
  }
}

/// A file of an invented wave.
package struct SeedFile: Sendable {
  /// The path below `surveys/`.
  package let path: String
  package let text: String
}

/// Text for delimited files and XML.
enum SeedText {
  /// A cell, quoted where it must be.
  static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  static func line(_ cells: [String], end: String = "\r\n") -> String {
    cells.map(cell).joined(separator: ",") + end
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// One answer of a form.
  static func answer(_ question: String, _ codes: [String]) -> String {
    guard !codes.isEmpty else { return "<answer q=\"\(question)\" status=\"blank\"/>" }
    return "<answer q=\"\(question)\">" + codes.map { "<tick code=\"\($0)\"/>" }.joined() + "</answer>"
  }
}

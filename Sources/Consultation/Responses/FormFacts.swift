package import FileFormats

/// The facts of the forms of a source: a column of coded texts for each fact that it tells.
package struct FormFacts: Sendable {
  /// Texts, each stored once.
  struct Column: Sendable {
    var texts = CellDictionary()
    var numbers: [UInt32] = []

    /// The text of one row, trimmed; empty where there is none.
    func text(_ row: Int) -> String { CSVText.unguarded(texts.text(Int(numbers[row]))).trimmingBlanks }
  }

  private var columns: [FormFact: Column] = [:]

  package init() {}

  /// The text of a fact of one form; empty where the source does not tell it.
  package subscript(fact: FormFact, row: Int) -> String { columns[fact]?.text(row) ?? "" }

  /// Whether any form tells a fact.
  package func tells(_ fact: FormFact) -> Bool { columns[fact].map { $0.texts.count > 1 } ?? false }

  /// Takes the facts of a batch of records.
  package mutating func take(_ batch: borrowing RecordBatch, places: [FormFact: Int]) {
    var numbers: [UInt32] = []
    for (fact, place) in places {
      columns[fact, default: Column()].texts.number(column: place, of: batch, into: &numbers)
      columns[fact]?.numbers.append(contentsOf: numbers)
    }
  }

  /// Adds the forms of another file of the same source.
  ///
  /// - Parameters:
  ///   - other: Its facts.
  ///   - rows: How many forms stand before.
  ///   - count: How many forms it has.
  package mutating func append(_ other: FormFacts, rows: Int, count: Int) {
    for fact in FormFact.allCases where columns[fact] != nil || other.columns[fact] != nil {
      var column = columns[fact] ?? Column()
      column.numbers += [UInt32](repeating: 0, count: rows - column.numbers.count)
      if let added = other.columns[fact] {
        let numbers = (0..<added.texts.count).map { UInt32(column.texts.number(of: added.texts.text($0))) }
        column.numbers += added.numbers.map { numbers[Int($0)] }
      } else {
        column.numbers += [UInt32](repeating: 0, count: count)
      }
      columns[fact] = column
    }
  }

  /// Keeps only some forms.
  package mutating func keep(_ rows: [Int]) {
    for fact in columns.keys {
      guard let old = columns[fact]?.numbers else { continue }
      columns[fact]?.numbers = rows.map { old[$0] }
    }
  }
}

package import FileFormats

/// The facts of the forms of a source: a column of coded texts for each fact that any of them tells.
///
/// A fact that no form tells takes no memory, one that some tell takes four bytes a form.
package struct FormFacts: Sendable {
  private struct Column: Sendable {
    /// The texts, each stored once.
    var texts = CellDictionary()
    /// The number of the text of each form; empty while none has any.
    var numbers: [UInt32] = []

    func text(_ row: Int) -> String {
      numbers.isEmpty ? "" : FormFacts.cleaned(texts.text(Int(numbers[row])))
    }

    /// Makes room for forms that tell nothing.
    mutating func pad(to count: Int) {
      if texts.count > 1 { numbers += [UInt32](repeating: 0, count: count - numbers.count) }
    }
  }

  private var columns = [Column](repeating: Column(), count: FormFact.allCases.count)
  private var count = 0

  package init() {}

  private static func cleaned(_ text: String) -> String { CSVText.unguarded(text).trimmingBlanks }

  /// The text of a fact of one form, trimmed; empty where the form does not tell it.
  package subscript(fact: FormFact, row: Int) -> String { columns[fact.rawValue].text(row) }

  /// Whether any form tells a fact.
  package func tells(_ fact: FormFact) -> Bool { columns[fact.rawValue].texts.count > 1 }

  /// The different texts of a fact, trimmed, the empty one left out.
  package func texts(of fact: FormFact) -> [String] {
    let texts = columns[fact.rawValue].texts
    return (1..<max(1, texts.count)).map { Self.cleaned(texts.text($0)) }
  }

  /// A number for the text of each form, the same for texts that name the same; 0 where a form tells nothing.
  ///
  /// Capitals do not matter, nor what a spreadsheet makes of a number: it drops zeros in front and puts `.0` behind.
  package func numbers(of fact: FormFact) -> [UInt32] {
    let column = columns[fact.rawValue]
    guard !column.numbers.isEmpty else { return [UInt32](repeating: 0, count: count) }
    var texts = column.texts
    let trimmed = (0..<column.texts.count).map { number -> UInt32 in
      let raw = column.texts.text(number)
      let text = Self.key(Self.cleaned(raw))
      return text == raw ? UInt32(number) : UInt32(texts.number(of: text))
    }
    return column.numbers.map { trimmed[Int($0)] }
  }

  private static func key(_ text: String) -> String {
    let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return text.lowercased() }
    let plain = digits.drop { $0 == "0" }
    return plain.isEmpty ? "0" : String(plain)
  }

  /// Gives one form the text of another.
  package mutating func set(_ fact: FormFact, row: Int, to other: Int) {
    guard !columns[fact.rawValue].numbers.isEmpty else { return }
    columns[fact.rawValue].numbers[row] = columns[fact.rawValue].numbers[other]
  }

  /// Takes the facts of a batch of records.
  package mutating func take(_ batch: borrowing RecordBatch, places: [FormFact: Int]) {
    var numbers: [UInt32] = []
    for (fact, place) in places {
      columns[fact.rawValue].texts.number(column: place, of: batch, into: &numbers)
      columns[fact.rawValue].pad(to: count)
      if columns[fact.rawValue].texts.count > 1 { columns[fact.rawValue].numbers += numbers }
    }
    count += batch.count
    for place in columns.indices { columns[place].pad(to: count) }
  }

  /// Adds the forms of another file of the same source.
  ///
  /// - Parameters:
  ///   - other: Its facts.
  ///   - rows: How many forms stand before.
  ///   - added: How many forms it has.
  package mutating func append(_ other: FormFacts, rows: Int, count added: Int) {
    for place in columns.indices {
      let further = other.columns[place]
      let numbers = (0..<further.texts.count).map {
        UInt32(columns[place].texts.number(of: further.texts.text($0)))
      }
      columns[place].pad(to: rows)
      columns[place].numbers += further.numbers.map { numbers[Int($0)] }
      columns[place].pad(to: rows + added)
    }
    count = rows + added
  }

  /// Keeps only some forms.
  package mutating func keep(_ rows: [Int]) {
    for place in columns.indices where !columns[place].numbers.isEmpty {
      let old = columns[place].numbers
      columns[place].numbers = rows.map { old[$0] }
    }
    count = rows.count
  }
}

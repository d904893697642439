/// Looks for form numbers that a spreadsheet or a slip has spoilt.
struct FormNumberCheck {
  private let part: ImportedPart
  private let places: FormPlaces

  init(source: ResponseSource, part: ImportedPart) {
    self.part = part
    places = FormPlaces(source: source, part: part)
  }

  func problems() -> [Problem] {
    [missing(), damaged(), totals(), unpadded()].compactMap(\.self)
  }

  private func number(_ row: Int) -> String { part.facts[.form, row] }

  private func missing() -> Problem? {
    problem(
      (0..<part.count).filter { number($0).isEmpty }, "without a number",
      fix: "number the forms on arrival and key the number; until then each counts as a form of its own")
  }

  private func damaged() -> Problem? {
    problem(
      (0..<part.count).filter { SourceGaps.isDamaged(number($0)) },
      "whose number a spreadsheet has shortened to the kind of 1.2E+10",
      fix: "format the column as text and key the numbers again; until then keyings cannot be told apart")
  }

  /// The row that a clerk has put below the forms.
  private func totals() -> Problem? {
    let words: Set<String> = ["total", "totals", "sum", "count"]
    return problem(
      (0..<part.count).filter { words.contains(number($0).lowercased()) },
      "whose number is a word for a total", fix: "remove totals from the sheet")
  }

  /// Numbers that differ by leading zeros alone: 12 and 012.
  private func unpadded() -> Problem? {
    var first: [String: String] = [:]
    let rows = (0..<part.count).filter { row in
      let text = number(row)
      guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
      let key = part.facts[.batch, row] + "\u{1F}" + text.drop { $0 == "0" }
      let other = first[key]
      if other == nil { first[key] = text }
      return other != nil && other != text
    }
    return problem(
      rows, "whose number is that of another form but for leading zeros",
      fix: "a spreadsheet drops leading zeros; key the numbers as text. Until then they are different forms")
  }

  private func problem(_ rows: [Int], _ what: String, fix: String) -> Problem? {
    guard let first = rows.first else { return nil }
    return Problem(
      .duplicate, .warning, at: places.location(first),
      rows.count == 1 ? "a form \(what)" : "\(rows.count) forms \(what); the first stands here",
      expected: "a number of its own on each form", fix: fix, count: rows.count)
  }
}

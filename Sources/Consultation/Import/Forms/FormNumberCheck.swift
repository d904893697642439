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
    let numbers = part.facts.numbers(of: .form)
    return problem(
      (0..<part.count).filter { numbers[$0] == 0 }, "without a number",
      fix: "number the forms on arrival and key the number; until then each counts as a form of its own")
  }

  private func damaged() -> Problem? {
    guard part.facts.texts(of: .form).contains(where: SourceGaps.isDamaged) else { return nil }
    return problem(
      (0..<part.count).filter { SourceGaps.isDamaged(number($0)) },
      "whose number a spreadsheet has shortened to the kind of 1.2E+10",
      fix: "format the column as text and key the numbers again; until then keyings cannot be told apart")
  }

  /// The row that a clerk has put below the forms.
  private func totals() -> Problem? {
    let words: Set<String> = ["total", "totals", "sum", "count"]
    let isTold = part.facts.texts(of: .form).contains { $0.utf8.count < 7 && words.contains($0.lowercased()) }
    guard isTold else { return nil }
    return problem(
      (0..<part.count).filter { words.contains(number($0).lowercased()) },
      "whose number is a word for a total", fix: "remove totals from the sheet")
  }

  /// Numbers that differ by leading zeros alone: 12 and 012.
  private func unpadded() -> Problem? {
    // Numbers of one length differ by more than zeros.
    let padded = part.facts.texts(of: .form).filter { $0.utf8.first == 0x30 }
    guard !padded.isEmpty, Set(part.facts.texts(of: .form).map(\.utf8.count)).count > 1 else { return nil }
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
      fix:
        "a spreadsheet drops leading zeros, so they are taken for one number; if they are two forms, correct one of the numbers"
    )
  }

  private func problem(_ rows: [Int], _ what: String, fix: String) -> Problem? {
    guard let first = rows.first else { return nil }
    return Problem(
      .duplicate, .warning, at: places.location(first),
      rows.count == 1 ? "a form \(what)" : "\(rows.count) forms \(what); the first stands here",
      expected: "a number of its own on each form", fix: fix, count: rows.count)
  }
}

/// What is typed for each box of each question.
struct KeyingGuideEntries {
  private let form: PaperForm
  private let sheet: TranscriptionSheet

  init(_ form: PaperForm, _ sheet: TranscriptionSheet) {
    self.form = form
    self.sheet = sheet
  }

  func markup(_ entry: PaperForm.Entry) -> Markup {
    let rows = form.questions(of: entry)
    guard let first = rows.first else { return .none }
    let isLong = rows.count + first.frame.options.count > 32
    return """
      <div class="entry\(isLong ? " long" : "")">
      <h3>\(entry.number). \(first.grid?.text ?? first.text)</h3>
      \(first.grid == nil ? question(first) : grid(rows))
      </div>
      """
  }

  // MARK: One question

  private func question(_ question: Question) -> Markup {
    switch question.kind {
    case .single, .scale:
      return """
        <p>Column <code>\(question.id)</code>: the code of the ticked box.</p>
        \(codes(question))
        """
    case .multiple:
      return ownColumns(
        question, "type <code>1</code> for each ticked box, and nothing for the others", "Box")
    case .ranking: return ownColumns(question, "type the number that stands in the box", "Box")
    case .number: return "<p>Column <code>\(question.id)</code>: \(number(question))</p>"
    case .date:
      return
        "<p>Column <code>\(question.id)</code>: the year, the month and the day with hyphens, as in <code>1956-03-05</code> for 5 March 1956.</p>"
    case .text:
      return
        "<p>Column <code>\(question.id)</code>: what is written. Leave out names, addresses and telephone numbers. An empty cell means that nothing is written.</p>"
    }
  }

  private func number(_ question: Question) -> Markup {
    let least = question.minimum.map { ", not below \(FormNumber.text($0))" } ?? ""
    let most = question.maximum.map { ", not above \(FormNumber.text($0))" } ?? ""
    return form.isYear(question)
      ? "the year in four figures\(least)\(most)." : "the number in figures\(least)\(most)."
  }

  private func codes(_ question: Question) -> Markup {
    let rows = question.frame.options.map {
      "<tr><td>\($0.label)</td><td><code>\($0.code)</code></td></tr>" as Markup
    }
    return table("Box", "Type", rows)
  }

  /// A table with a column of the sheet for each answer.
  private func ownColumns(_ question: Question, _ rule: Markup, _ heading: Markup) -> Markup {
    let rows = sheet.columns(of: question).map { column -> Markup in
      "<tr><td>\(column.option?.label ?? "")</td><td><code>\(column.heading)</code></td></tr>"
    }
    return """
      <p>A column for each box: \(rule).\(writing(question))</p>
      \(table(heading, "Column", rows))
      """
  }

  private func writing(_ question: Question) -> Markup {
    question.frame.options.contains(where: FormWording.takesWriting)
      ? " Something written on a line beside a box counts as a tick, with or without one." : .none
  }

  private func table(_ one: Markup, _ other: Markup, _ rows: [Markup]) -> Markup {
    """
    <table><thead><tr><th scope="col">\(one)</th><th scope="col" class="type">\(other)</th></tr></thead>
    <tbody>
    \(Markup.lines(rows))
    </tbody></table>
    """
  }

  // MARK: Grids

  private func grid(_ rows: [Question]) -> Markup {
    guard let first = rows.first else { return .none }
    if first.kind == .multiple { return .lines(rows.enumerated().map(multipleRow)) }
    let columns = rows.enumerated().map { row, question -> Markup in
      "<tr><td>\(letter(row, of: rows))\(question.rowText)</td><td><code>\(question.id)</code></td></tr>"
    }
    return """
      <p>A column for each row:</p>
      \(table("Row", "Column", columns))
      <p>In each of these columns the code of the ticked box:</p>
      \(codes(first))
      """
  }

  private func multipleRow(_ row: Int, _ question: Question) -> Markup {
    """
    <p><b>\(PaperForm.letter(row)). \(question.rowText)</b></p>
    \(ownColumns(question, "type <code>1</code> for each ticked box, and nothing for the others", "Box"))
    """
  }

  private func letter(_ row: Int, of rows: [Question]) -> String {
    rows.count > 1 ? PaperForm.letter(row) + ". " : ""
  }
}

/// A grid as a table whose headings are printed again on every page, or as a list of boxes for each row where the
/// answers are too many for a table.
struct FormGrid {
  private let rows: [Question]
  private let wording: FormWording

  /// - Parameters:
  ///   - rows: The rows, which share their answers.
  ///   - wording: Says how to answer.
  init(_ rows: [Question], _ wording: FormWording) {
    self.rows = rows
    self.wording = wording
  }

  /// How the headings of the answers fit side by side.
  enum Fit: Sendable {
    case roomy
    /// In small letters, with less room for the rows.
    case tight
    case notAtAll
  }

  /// Tells from the longest word whether the headings fit on A4, for no word may be cut.
  static func fit(_ frame: CodeFrame) -> Fit {
    let count = Double(frame.options.count)
    let words = frame.options.flatMap { $0.label.split(whereSeparator: \.isWhitespace) }
    let widest = words.map(PrintedWidth.inEm).max() ?? 0
    // Millimetres: what the rows leave of the line, less the space between columns, against the size of the letters.
    if frame.options.count <= 11 {
      if widest * 4.02 <= 118 / count - 1 { return .roomy }
      if widest * 3.53 <= 135 / count - 1.5 { return .tight }
    }
    return .notAtAll
  }

  var markup: Markup {
    guard let frame = rows.first?.frame else { return .none }
    return switch Self.fit(frame) {
    case .roomy: table(frame, "grid")
    case .tight: table(frame, "grid tight")
    case .notAtAll: lists(frame)
    }
  }

  private func table(_ frame: CodeFrame, _ layout: Markup) -> Markup {
    let headings = frame.options.map { option -> Markup in
      "<th scope=\"col\">\(option.label) <span class=\"code\">\(option.code)</span></th>"
    }
    let boxes = Markup.run(frame.options.map { _ in "<td><span class=\"box\"></span></td>" })
    let body = rows.enumerated().map { row, question -> Markup in
      "<tr><th scope=\"row\">\(letter(row))\(question.rowText) <span class=\"code\">\(question.id)</span></th>\(boxes)</tr>"
    }
    return """
      <div class="scroll"><table class="\(layout)">
      <thead><tr><td class="corner"></td>\(Markup.run(headings))</tr></thead>
      <tbody>
      \(Markup.lines(body))
      </tbody>
      </table></div>
      """
  }

  private func lists(_ frame: CodeFrame) -> Markup {
    let lists = AnswerLists()
    return .lines(
      rows.enumerated().map { row, question in
        """
        <div class="row" role="group" aria-label="\(question.rowText)"><p class="heading">\(letter(row))\(question.rowText) <span class="code">\(question.id)</span></p>
        \(lists.boxes(frame))
        </div>
        """
      })
  }

  /// The letter of a row, by which routes call it.
  private func letter(_ row: Int) -> Markup {
    rows.count > 1 ? "<span class=\"letter\">\(PaperForm.letter(row))</span> " : .none
  }
}

/// About how wide bold letters are, for a word that must not be cut.
enum PrintedWidth {
  /// The width of a word, as a multiple of the size of its letters.
  static func inEm(_ word: Substring) -> Double {
    word.reduce(0) { width, letter in
      switch letter {
      case "i", "j", "l", "f", "t", "r", "I", "1", "'", "\u{2019}", ".", ",", ":", ";", "-", "(", ")", "/":
        width + 0.33
      case "m", "w", "M", "W", "@", "%": width + 0.88
      default: width + (letter.isUppercase ? 0.72 : 0.58)
      }
    }
  }
}

/// Finds what people read beside each control: in its paragraph, in its row of a table, or just above it.
///
/// What stands in a control is an answer and never part of a label.
struct DocumentLabels {
  /// A cell, or the document outside of tables.
  private struct Cell {
    var column = 0
    /// The texts of its paragraphs.
    var text = ""
    var controls: [Int] = []
    /// The last paragraph with text and no control.
    var above = ""
  }

  private struct Row {
    var cells: [Cell] = []
    var column = 0
  }

  private let document: DocumentText
  private let isField: [Bool]
  /// One for each control; empty where nothing stands beside it.
  private(set) var labels: [String]
  /// How many controls are open whose text is an answer.
  private var hidden = 0
  private var lines: [LabelLine] = []
  /// Controls around whole paragraphs or cells: they count to the first paragraph in them.
  private var waiting: [Int] = []
  private var cells = [Cell()]
  private var rows: [Row] = []
  /// The headings of the tables that are open, by column.
  private var headings: [[Int: String]] = []

  init(_ document: DocumentText, isField: [Bool]) {
    self.document = document
    self.isField = isField
    labels = [String](repeating: "", count: isField.count)
  }

  /// Walks through the document once.
  mutating func find() {
    for piece in document.pieces {
      switch piece {
      case .text(let text): if hidden == 0 && !lines.isEmpty { lines[lines.count - 1].append(text) }
      case .lineBreak: if hidden == 0 && !lines.isEmpty { lines[lines.count - 1].append(" ") }
      case .start(let control): start(control)
      case .end(let control): end(control)
      case .open(let block): open(block)
      case .close(let block): close(block)
      }
    }
  }

  private mutating func start(_ control: Int) {
    guard isField[control] else { return }
    hidden += 1
    if lines.isEmpty {
      waiting.append(control)
    } else {
      lines[lines.count - 1].append(control, isTick: isTick(control))
    }
  }

  private mutating func end(_ control: Int) {
    guard isField[control] else { return }
    hidden -= 1
    guard waiting.last == control, let control = waiting.popLast() else { return }
    var line = LabelLine()
    line.append(control, isTick: isTick(control))
    finish(line)
  }

  private func isTick(_ control: Int) -> Bool { document.controls[control].kind == .tick }

  private mutating func openLine() {
    var line = LabelLine()
    for control in waiting { line.append(control, isTick: isTick(control)) }
    waiting.removeAll()
    lines.append(line)
  }

  private mutating func open(_ block: DocumentText.Block) {
    switch block {
    case .paragraph: openLine()
    case .table: headings.append([:])
    case .row: rows.append(Row())
    case .cell: cells.append(Cell(column: rows.last?.column ?? 0))
    }
  }

  private mutating func close(_ block: DocumentText.Block) {
    switch block {
    case .paragraph: if let line = lines.popLast() { finish(line) }
    case .table: _ = headings.popLast()
    case .row: if let row = rows.popLast() { finish(row) }
    case .cell(let span): closeCell(span: span)
    }
  }

  private mutating func closeCell(span: Int) {
    guard cells.count > 1, let cell = cells.popLast() else { return }
    if cell.controls.count == 1, !cell.text.isEmpty { label(cell.controls[0], cell.text) }
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append(cell)
    rows[rows.count - 1].column = cell.column + span
  }

  /// Takes a line to its cell, with labels for its controls.
  private mutating func finish(_ line: LabelLine) {
    for (control, text) in line.labels { label(control, text) }
    let text = line.text
    let place = cells.count - 1
    if line.controls.isEmpty {
      if !text.isEmpty { cells[place].above = text }
    } else if text.isEmpty, line.controls.count == 1, !isTick(line.controls[0]) {
      label(line.controls[0], cells[place].above)
      cells[place].above = ""
    }
    // Outside of tables nobody asks for the text of all paragraphs.
    guard place > 0 else { return }
    if cells[place].text.utf8.count < LabelLine.textLimit {
      cells[place].text += cells[place].text.isEmpty ? text : text.isEmpty ? "" : " " + text
    }
    cells[place].controls += line.controls
  }

  /// Gives the controls of a row the texts of its cells, and of the heading above where there are several.
  private mutating func finish(_ row: Row) {
    var line = LabelLine()
    for cell in row.cells {
      line.append(cell.text)
      for control in cell.controls { line.append(control, isTick: isTick(control)) }
    }
    let texts = row.cells.filter { !$0.text.isEmpty }
    if line.controls.isEmpty {
      if texts.count > 1, !headings.isEmpty {
        headings[headings.count - 1] = Dictionary(
          texts.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
      }
      return
    }
    let lead = row.cells.first?.text ?? ""
    if line.controls.count > 1, texts.count == (lead.isEmpty ? 0 : 1), let heading = headings.last {
      for cell in row.cells {
        guard let text = heading[cell.column] else { continue }
        for control in cell.controls {
          label(control, lead.isEmpty ? text : "\(LabelLine.short(lead)): \(text)")
        }
      }
    }
    for (control, text) in line.labels { label(control, text) }
    for control in line.controls { label(control, lead) }
  }

  /// Labels a control that has no label yet.
  private mutating func label(_ control: Int, _ text: String) {
    guard labels[control].isEmpty else { return }
    labels[control] = LabelLine.short(text)
  }
}

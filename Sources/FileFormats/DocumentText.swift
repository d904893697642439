/// A document as a line of pieces: texts, breaks, the edges of paragraphs and tables, and its controls.
///
/// Word and OpenDocument files both become this; what people read beside a control is then found in one way.
struct DocumentText {
  /// What has an edge.
  enum Block: Equatable {
    case paragraph
    case table
    case row
    /// A cell, and how many columns it takes.
    case cell(span: Int)
  }

  /// One piece.
  enum Piece {
    case text(String)
    case lineBreak
    case open(Block)
    case close(Block)
    /// The edges of the control at a place in ``DocumentText/controls``.
    case start(Int)
    case end(Int)
  }

  private(set) var pieces: [Piece] = []
  /// In the order in which they start.
  var controls: [FormControl] = []
  /// What was repaired or cannot be read, in words.
  var notes: [String] = []

  mutating func append(_ piece: Piece) { pieces.append(piece) }

  /// Adds a control and its start; the place is given back for its end.
  mutating func start(_ control: FormControl) -> Int {
    controls.append(control)
    pieces.append(.start(controls.count - 1))
    return controls.count - 1
  }

  /// Adds a control that has no text in it.
  mutating func add(_ control: FormControl) {
    let place = start(control)
    pieces.append(.end(place))
  }

  /// What stands in each control, and which of them are fields.
  ///
  /// A text belongs to the innermost control around it. A rich text that holds other controls is no field.
  func contents() -> (texts: [String], isField: [Bool]) {
    var texts = [String](repeating: "", count: controls.count)
    var isField = [Bool](repeating: true, count: controls.count)
    var open: [Int] = []
    for piece in pieces {
      switch piece {
      case .start(let control) where controls[control].kind != .display:
        if let outer = open.last, controls[outer].isRich { isField[outer] = false }
        open.append(control)
      case .end(let control):
        if let place = open.lastIndex(of: control) { open.remove(at: place) }
      case .text(let text):
        if let inner = open.last { texts[inner] += text }
      case .lineBreak, .close(.paragraph):
        if let inner = open.last { texts[inner] += "\n" }
      case .start, .open, .close: break
      }
    }
    return (texts, isField)
  }

  /// The controls that make one field each: radio buttons together, at the place of the first of them.
  func groups(_ isField: [Bool]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [String: Int] = [:]
    for control in controls.indices where isField[control] {
      let group = controls[control].group
      if let place = places[group] {
        groups[place].append(control)
      } else {
        if !group.isEmpty { places[group] = groups.count }
        groups.append([control])
      }
    }
    return groups
  }
}

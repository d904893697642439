/// Texts and controls that stand in one line: a paragraph, or a row of a table.
struct LabelLine {
  /// The most characters of a label.
  static let lengthLimit = 200
  /// Nobody looks at more bytes of a text than this, so that a hostile one takes no time.
  static let textLimit = 1_000

  /// In order.
  private(set) var controls: [Int] = []
  private var ticks: [Bool] = []
  /// The text before each control, and behind the last.
  private var texts = [""]

  mutating func append(_ text: String) {
    guard texts[texts.count - 1].utf8.count < Self.textLimit else { return }
    texts[texts.count - 1] += text.prefix(Self.textLimit)
  }

  mutating func append(_ control: Int, isTick: Bool) {
    controls.append(control)
    ticks.append(isTick)
    texts.append("")
  }

  /// Its text with single blanks.
  var text: String {
    FormControl.folded(String(FormControl.folded(texts.joined(separator: " ")).prefix(Self.textLimit)))
  }

  /// Each control with the text that belongs to it.
  ///
  /// Words stand behind their tick box, unless nothing stands behind the last one: then they stand before it. Other
  /// controls stand behind their words.
  var labels: [(control: Int, text: String)] {
    let isBlank = texts.map { $0.allSatisfy(\.isWhitespace) }
    let lastTick = ticks.lastIndex(of: true) ?? 0
    let ticksComeFirst = !isBlank[min(lastTick + 1, texts.count - 1)]
    return controls.indices.map { index in
      let isBehind = ticks[index] && ticksComeFirst
      var text = texts[isBehind ? index + 1 : index]
      if controls.count == 1 && isBlank[isBehind ? 1 : 0] { text = texts[isBehind ? 0 : 1] }
      return (controls[index], text)
    }
  }

  /// A text as a label: single blanks, no colon at its end, and not longer than people would read.
  static func short(_ text: String) -> String {
    var label = FormControl.folded(text)
    while let last = label.last, last == ":" || last.isWhitespace { label.removeLast() }
    guard label.count > lengthLimit else { return label }
    return FormControl.trimmed(String(label.prefix(lengthLimit - 3))) + "..."
  }
}

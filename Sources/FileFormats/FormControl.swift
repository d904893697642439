/// One control of a document while it is read: a content control, a legacy field, a control of a form layer.
struct FormControl {
  /// How the answer is found.
  enum Answer {
    /// The control itself tells.
    case settled(FilledForm.Field.State, [String])
    /// The text that stands in it; where that is the text it is born with, nobody can tell.
    case text(preset: String)
    /// The text that stands in it is the label of the option that was chosen; prompts are none.
    case choice(prompts: [String])
    /// A date as the control keeps it, or else the text that stands in it.
    case date(String?)
  }

  var kind: FilledForm.Field.Kind
  var answer: Answer
  /// What the document calls it, best first.
  var names: [String] = []
  /// The title that it carries itself.
  var title = ""
  var options: [FilledForm.Field.Option] = []
  /// Whether it is a mere wrapper where it holds other controls.
  var isRich = false
  /// What the radio buttons of one question have in common; empty for all others.
  var group = ""

  /// A box that is ticked or not.
  static func tick(_ isTicked: Bool, preset isPreset: Bool = false, value: String = "1") -> FormControl {
    let state: FilledForm.Field.State = isTicked ? isPreset ? .preset : .given : .empty
    return FormControl(kind: .tick, answer: .settled(state, isTicked ? [value] : []))
  }

  /// What is answered, where this text stands in the control.
  func answered(_ content: String) -> (state: FilledForm.Field.State, values: [String]) {
    let text = Self.trimmed(content)
    switch answer {
    case .settled(let state, let values): return (state, values)
    case .date(let date?): return (.given, [date])
    case .date(nil): return text.isEmpty ? (.empty, []) : (.given, [text])
    case .text(let preset):
      if text.isEmpty { return (.empty, []) }
      return (text == Self.trimmed(preset) ? .preset : .given, [text])
    case .choice(let prompts):
      let label = Self.folded(text)
      if label.isEmpty || prompts.contains(label) { return (.empty, []) }
      return (.given, [options.first { Self.folded($0.label) == label }?.value ?? text])
    }
  }

  /// The text without blanks at its ends; the en spaces of an untouched field are blanks.
  static func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// The text with single blanks.
  static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

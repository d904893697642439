/// A field of a Word document that has begun: a legacy form field, or any other.
struct WordLegacyField {
  private let data: XMLElement?
  private var instruction = ""
  /// Whether the part with what people see has been reached.
  var isInResult = false
  /// The place of its control in the document; `nil` for other fields.
  var control: Int?

  /// - Parameter data: What a form field tells of itself.
  init(_ data: XMLElement?) { self.data = data }

  /// Adds to the instruction, which may be cut into several runs.
  mutating func take(instruction element: XMLElement) {
    if !isInResult { instruction += element.pieces.joined() }
  }

  /// The first word of the instruction: what kind of field it is.
  var instructionWord: String {
    instruction.split { $0.isWhitespace }.first.map { $0.uppercased() } ?? ""
  }

  /// What the form calls the field; names that LibreOffice makes up change with each save.
  var names: [String] {
    guard let name = data?.child("name")?["val"], !name.hasPrefix("__Fieldmark__") else { return [] }
    return [FormControl.folded(name)]
  }

  /// The field as a control, where its data tell what it is.
  ///
  /// - Parameter isByLibreOffice: Whether an answer may be LibreOffice's own: it saves an untouched drop-down with
  ///   its first entry chosen.
  /// - Returns: The control, or `nil` for what is no form field.
  func form(isByLibreOffice: Bool) -> FormControl? {
    var control: FormControl
    if let box = data?.child("checkBox") {
      control = Self.tick(box)
    } else if let list = data?.child("ddList") {
      control = Self.choice(list, isByLibreOffice: isByLibreOffice)
    } else if let input = data?.child("textInput") {
      control = FormControl(kind: .text, answer: .text(preset: input.child("default")?["val"] ?? ""))
    } else {
      return nil
    }
    control.names = names
    return control
  }

  /// A box is ticked or not by what people made of it, and where they left it alone, by what it was born with.
  private static func tick(_ box: XMLElement) -> FormControl {
    if let checked = box.child("checked") { return .tick(checked.isOn) }
    return .tick(box.child("default")?.isOn ?? false, preset: true)
  }

  private static func choice(_ list: XMLElement, isByLibreOffice: Bool) -> FormControl {
    let entries = list.children("listEntry").map { $0["val"] ?? "" }
    let chosen = list.child("result").map { Int($0["val"] ?? "0") ?? -1 }
    return FormControl(entries: entries, chosen: chosen, isDoubtful: isByLibreOffice)
  }
}

internal import FileFormats

/// Chooses among the texts that a Triple-S label gives for several languages and modes.
struct TripleSLabels: Sendable {
  /// The language to read, in lower case with hyphens, or `nil` where the definition declares none.
  let language: String?

  /// - Parameter declared: The attribute `languages` of the root, such as `en-GB fr`.
  init(declared: String) {
    let languages = declared.split { $0.isWhitespace || $0 == "," }.map { Self.folded(String($0)) }
    language = languages.first { Self.primary($0) == "en" } ?? languages.first
  }

  /// The text of a label: in the language first of all, then for analysis, then for any use.
  ///
  /// Text that stands directly in the label is for any language and any use.
  func text(of label: XMLElement?) -> String {
    guard let label else { return "" }
    var best = (score: Int.min, text: "")
    for element in label.children("text") {
      let candidate = (score: score(element), text: Self.content(of: element))
      if !candidate.text.isEmpty && candidate.score > best.score { best = candidate }
    }
    let direct = Self.content(of: label)
    return best.text.isEmpty || (Self.anyUse > best.score && !direct.isEmpty) ? direct : best.text
  }

  /// The score of a text for any language and any use.
  private static let anyUse = 4

  private func score(_ element: XMLElement) -> Int {
    let spoken = Self.folded(element["lang"] ?? "")
    let mode = element["mode"].map { $0.lowercased() } ?? ""
    let ofLanguage = spoken.isEmpty ? 1 : fits(spoken) ? 2 : 0
    let ofMode = mode.isEmpty ? 1 : mode == "analysis" ? 2 : 0
    return ofLanguage * 3 + ofMode
  }

  /// Whether a text is in the language to read; where none is declared, in English.
  private func fits(_ spoken: String) -> Bool {
    let wanted = language ?? "en"
    return spoken == wanted || Self.primary(spoken) == Self.primary(wanted)
  }

  private static func folded(_ language: String) -> String {
    String(language.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  private static func primary(_ language: String) -> Substring { language.prefix { $0 != "-" } }

  // MARK: Content

  /// The text of an element and of what marks it up, without alternatives; a line break is a space.
  static func content(of element: XMLElement) -> String {
    MarkupText.plain(withSingleBlanks(raw(element)))
  }

  private static func raw(_ element: XMLElement) -> String {
    guard !element.children.isEmpty else { return element.text }
    var text = element.pieces.first ?? ""
    for (index, child) in element.children.enumerated() {
      text += child.name == "br" || child.name == "text" ? " " : raw(child)
      if index + 1 < element.pieces.count { text += element.pieces[index + 1] }
    }
    return text
  }

  private static func withSingleBlanks(_ text: String) -> String {
    text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
  }
}

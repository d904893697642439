internal import FileFormats

/// The texts of an XForm by their ids, each in the best language that has it.
///
/// English comes first where nearly all texts are there; then the language with the most texts, the form's default among
/// equals. A text that is missing, or a hyphen (which form makers write for a missing one), is taken from the next
/// language.
struct XFormTexts: Sendable {
  fileprivate struct Language {
    let name: String
    let isDefault: Bool
    let texts: [String: String]

    var isEnglish: Bool {
      let name = name.lowercased()
      return name == "en" || name.contains("english") || name.hasSuffix("(en)") || name.hasPrefix("en-")
    }
  }

  private let texts: [String: String]
  /// The languages in the order in which they are asked.
  let languages: [String]

  /// - Parameter itext: The element `itext`, where the form has one.
  init(_ itext: XMLElement?) {
    let languages = (itext?.children("translation") ?? []).map { Language($0) }
    let most = languages.map(\.texts.count).max() ?? 0
    func rank(_ language: Language) -> Int {
      if language.isEnglish && language.texts.count * 5 >= most * 4 { return 0 }
      return language.texts.count < most ? 3 : language.isDefault ? 1 : 2
    }
    let order = languages.indices.sorted {
      (rank(languages[$0]), -languages[$0].texts.count, $0) < (
        rank(languages[$1]), -languages[$1].texts.count, $1
      )
    }
    self.languages = order.map { languages[$0].name }
    texts = order.reduce(into: [:]) { all, place in
      all.merge(languages[place].texts) { first, _ in first }
    }
  }

  /// The text of an id, or `nil` where no language has it.
  subscript(_ id: String) -> String? { texts[id] }

  /// The text of a label: what it refers to, or what stands in it.
  func label(_ element: XMLElement?) -> String {
    guard let element else { return "" }
    if let reference = element["ref"], let id = Self.id(in: reference), let text = self[id] { return text }
    let own = MarkupText.plain(Self.text(of: element))
    return own == "-" ? "" : own
  }

  /// What stands in the brackets of `jr:itext(...)`, without quotation marks.
  static func id(in reference: String) -> String? {
    guard let start = reference.firstRange(of: "itext("),
      let end = reference[start.upperBound...].lastIndex(of: ")")
    else { return nil }
    return reference[start.upperBound..<end].trimmingCharacters { $0 == "'" || $0 == "\"" || $0.isWhitespace }
  }

  /// The text of an element with that of the elements in it; a value put in by the form becomes an ellipsis.
  static func text(of element: XMLElement) -> String {
    if element.name == "output" { return "\u{2026}" }
    let inner = element.children.map { text(of: $0) }
    guard let first = element.pieces.first else {
      return inner.isEmpty ? element.text : inner.joined(separator: " ")
    }
    return zip(inner, element.pieces.dropFirst()).reduce(first) { $0 + $1.0 + $1.1 }
  }
}

extension XFormTexts.Language {
  fileprivate init(_ translation: XMLElement) {
    name = translation["lang"] ?? ""
    isDefault = translation["default"].map { $0 != "false()" } ?? false
    var texts: [String: String] = [:]
    for element in translation.children("text") {
      // Pictures and sounds are values of a form of their own.
      let values = element.children("value")
      let value =
        values.first { $0["form"] == nil } ?? values.first { $0["form"] == "long" }
        ?? values.first { $0["form"] == "short" }
      let text = MarkupText.plain(value.map { XFormTexts.text(of: $0) } ?? "")
      if let id = element["id"], !text.isEmpty, text != "-" { texts[id] = text }
    }
    self.texts = texts
  }
}

extension Substring {
  /// The text without such characters at its ends.
  fileprivate func trimmingCharacters(_ isLeftOut: (Character) -> Bool) -> String {
    var rest = drop(while: isLeftOut)
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return String(rest)
  }
}

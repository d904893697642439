package import FileFormats

/// An XForm: the definition from which ODK and KoboToolbox show a form, and to which submissions owe their names.
package struct XForm: Sendable {
  /// What the form says of one node of a submission, apart from how it is asked.
  struct Bind: Sendable {
    let type: String
    /// The condition under which it is asked; empty where it is asked of everybody.
    let relevant: String
    let isRequired: Bool
    let isReadOnly: Bool
    let isCalculated: Bool
    /// What the device fills in by itself: `timestamp`, `property`, `date`, `uid`.
    let preload: String
    let preloadParameter: String
    let line: Int
  }

  let title: String
  /// The submission as it looks before anybody has answered.
  let instance: XMLElement
  /// In the order of the file, each with the path that it is for.
  let binds: [(path: String, bind: Bind)]
  let body: XFormBody

  /// Reads the bytes of a form definition.
  ///
  /// - Throws: A ``FormatError`` where the file is no form definition.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    let root = try XMLDocument(bytes).root()
    let head = root.child("head")
    guard root.name == "html", let model = head?.child("model"),
      let instance = model.children("instance").first?.children.first
    else {
      throw FormatError(
        .malformed, line: root.line, "this is no form definition of ODK or KoboToolbox",
        expected: "<h:html> with a <model> that holds an <instance>",
        fix: "download the form as XML (XForm) from ODK or KoboToolbox")
    }
    title = MarkupText.plain(head?.child("title").map { XFormTexts.text(of: $0) } ?? "")
    self.instance = instance
    var binds: [(path: String, bind: Bind)] = []
    var paths: [String: String] = [:]
    Self.collect(model, below: "", into: &binds, &paths)
    self.binds = binds
    var choices = XFormChoices(model.children("instance"), texts: XFormTexts(model.child("itext")))
    body = XFormBody(root.child("body"), binds: paths, choices: &choices)
  }

  /// Binds may stand inside each other; then their paths add up.
  private static func collect(
    _ element: XMLElement, below context: String, into binds: inout [(path: String, bind: Bind)],
    _ paths: inout [String: String]
  ) {
    for child in element.children("bind") {
      guard let path = XFormPath.resolved(child["nodeset"] ?? child["ref"] ?? "", in: context) else {
        continue
      }
      binds.append((path, Bind(child)))
      if let id = child["id"] { paths[id] = path }
      collect(child, below: path, into: &binds, &paths)
    }
  }
}

extension XForm.Bind {
  fileprivate init(_ element: XMLElement) {
    func isTrue(_ name: String) -> Bool { (element[name]?.trimmingBlanks).map { $0 == "true()" } ?? false }
    type = (element["type"] ?? "").split(separator: ":").last.map(String.init)?.lowercased() ?? ""
    let relevant = element["relevant"]?.trimmingBlanks ?? ""
    self.relevant = relevant == "true()" ? "" : relevant
    isRequired = isTrue("required")
    isReadOnly = isTrue("readonly")
    isCalculated = element["calculate"] != nil
    preload = element["preload"] ?? ""
    preloadParameter = element["preloadParams"] ?? ""
    line = element.line
  }
}

/// Paths of an XForm, as the names below the root of a submission.
enum XFormPath {
  /// Longer paths are left out: no form has them, and relative ones could be put together without end.
  private static let limit = 4_096

  /// A path without its root, from what a form writes: `/data/eq/age`, `age` or `../age` in a group, ` /data/x `.
  ///
  /// - Parameters:
  ///   - text: The path, with conditions in brackets or without.
  ///   - context: What a relative path starts from.
  /// - Returns: The names joined by `/`, or `nil` for nothing and for what is no plain path.
  static func resolved(_ text: String, in context: String) -> String? {
    let path = withoutConditions(text).trimmingBlanks
    guard !path.isEmpty, path.utf8.count + context.utf8.count <= limit, !path.contains("(") else {
      return nil
    }
    var names = path.hasPrefix("/") ? [] : context.split(separator: "/")
    // The root of a submission may have any name.
    for name in path.split(separator: "/").dropFirst(path.hasPrefix("/") ? 1 : 0) {
      let name = name.split(separator: ":").last.map { $0.trimmingPrefix { $0.isWhitespace } } ?? ""
      if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
    }
    return names.map { String($0).trimmingBlanks }.joined(separator: "/")
  }

  /// A path without what stands in square brackets.
  static func withoutConditions(_ text: String) -> String {
    var depth = 0
    return text.filter { character in
      if character == "[" { depth += 1 }
      defer { if character == "]" { depth -= 1 } }
      return depth <= 0
    }
  }
}

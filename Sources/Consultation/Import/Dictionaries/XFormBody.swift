internal import FileFormats

/// What an XForm shows: its questions by the paths of their answers, and its repeats.
struct XFormBody: Sendable {
  /// One question.
  struct Control: Sendable {
    /// `input`, `select1`, `select`, `upload` and so on.
    let kind: String
    let label: String
    let choices: XFormChoices.Found
    let line: Int
  }

  private(set) var controls: [String: Control] = [:]
  /// The groups that people may fill in several times, in the order of the form.
  private(set) var repeats: [(path: String, line: Int)] = []

  private static let kinds: Set<String> = [
    "input", "secret", "textarea", "select1", "select", "rank", "range", "upload", "trigger",
  ]

  /// - Parameters:
  ///   - body: The element `body`.
  ///   - binds: The paths by the ids of binds, which questions may name instead of a path.
  ///   - choices: The lists of choices.
  init(_ body: XMLElement?, binds: [String: String], choices: inout XFormChoices) {
    if let body { read(body, in: "", binds, &choices) }
  }

  private mutating func read(
    _ element: XMLElement, in context: String, _ binds: [String: String], _ choices: inout XFormChoices
  ) {
    for child in element.children {
      let path =
        XFormPath.resolved(child["ref"] ?? child["nodeset"] ?? "", in: context)
        ?? child["bind"].flatMap { binds[$0] }
      if Self.kinds.contains(child.name) {
        guard let path else { continue }
        take(child, at: path, in: context, &choices)
      } else {
        if child.name == "repeat", let path { repeats.append((path, child.line)) }
        read(child, in: path ?? context, binds, &choices)
      }
    }
  }

  private mutating func take(
    _ element: XMLElement, at path: String, in context: String, _ choices: inout XFormChoices
  ) {
    let isChoice = ["select1", "select", "rank"].contains(element.name)
    let control = Control(
      kind: element.name, label: choices.label(of: element),
      choices: isChoice ? choices.choices(of: element) : .init(), line: element.line)
    controls[path] = controls[path] ?? control
    // Some forms write paths from the root without the root's name, also inside groups.
    guard let ref = element["ref"], !ref.trimmingBlanks.hasPrefix("/"),
      let plain = XFormPath.resolved(ref, in: "")
    else { return }
    controls[plain] = controls[plain] ?? control
  }
}

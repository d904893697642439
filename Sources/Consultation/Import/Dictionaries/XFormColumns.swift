package import FileFormats

// Which answers a submission of an XForm holds: one for each leaf of the instance, under its path.

extension XForm {
  /// What the form says of the columns of its submissions and exports.
  ///
  /// - Parameter headers: The header row, where it is known: submissions have paths with a slash, and exports as CSV may
  ///   have a hyphen, no groups, or a column for each choice besides.
  /// - Returns: The variables in the order of the form.
  /// - Throws: A ``FormatError`` where the form would fill too many columns.
  package func dictionary(over headers: [String] = []) throws(FormatError) -> DataDictionary {
    var reading = XFormReading(self, over: headers)
    reading.noteRepeatsAndConditions()
    for child in instance.children { try reading.take(child, in: .init(path: "")) }
    return reading.columns.dictionary(title: title)
  }
}

/// The variables of an XForm while its instance is walked.
struct XFormReading {
  /// What holds for everything in a group.
  struct Surroundings {
    var path: String
    var isRouted = false
    var isRepeated = false
  }

  private let form: XForm
  private let binds: [String: XForm.Bind]
  private let repeats: Set<String>
  private let hasHeaders: Bool
  private(set) var columns: CompanionColumns
  /// The columns by the paths of the leaves that are read.
  private var codes: [String: String] = [:]

  init(_ form: XForm, over headers: [String]) {
    self.form = form
    binds = Dictionary(form.binds.map { ($0.path, $0.bind) }, uniquingKeysWith: { first, _ in first })
    repeats = Set(form.body.repeats.map(\.path))
    hasHeaders = !headers.isEmpty
    columns = CompanionColumns(over: headers)
  }

  mutating func noteRepeatsAndConditions() {
    for (path, line) in form.body.repeats {
      columns.note(
        "the repeat '\(path)' is left out: one form may hold its answers several times", line: line)
    }
    for (path, bind) in form.binds
    where !path.isEmpty && !bind.relevant.isEmpty && other(than: path, bind) == nil {
      columns.note("'\(path)' is asked only where \(bind.relevant)", line: bind.line)
    }
  }

  /// Adds the leaves of an element of the instance.
  mutating func take(_ element: XMLElement, in around: Surroundings) throws(FormatError) {
    var here = around
    here.path = around.path.isEmpty ? element.name : around.path + "/" + element.name
    here.isRouted = around.isRouted || binds[here.path].map { !$0.relevant.isEmpty } ?? false
    here.isRepeated =
      around.isRepeated || repeats.contains(here.path) || element["template"] != nil
    if !element.children.isEmpty {
      for child in element.children { try take(child, in: here) }
    } else if codes[here.path] == nil {
      try takeLeaf(here)
    }
  }

  private mutating func takeLeaf(_ here: Surroundings) throws(FormatError) {
    var variable = variable(here)
    variable.isRouted = here.isRouted
    variable.isRequired = binds[here.path]?.isRequired ?? false
    try columns.append(named: Self.names(here.path), variable)
    codes[here.path] = columns.variables.last?.code ?? here.path
    guard !here.isRepeated, let control = form.body.controls[here.path] else { return }
    if let gap = control.choices.gap { columns.note("'\(here.path)' \(gap)", line: control.line) }
    if control.kind == "rank" {
      columns.note(
        "'\(here.path)' is a ranking: its cells hold the codes, the first one first", line: control.line)
    }
    if control.kind == "select", hasHeaders { try takeTicks(here.path, variable) }
  }

  /// Adds the columns that an export as CSV has for each choice, where it has them.
  private mutating func takeTicks(
    _ path: String, _ whole: DataDictionary.Variable
  ) throws(FormatError) {
    for value in whole.values {
      let names = Self.names(path).map { $0 + "/" + value.code }
      guard names.contains(where: columns.mayHave) else { continue }
      var tick = DataDictionary.Variable(
        code: "", text: whole.text, under: value.label, kind: .tick, question: codes[path])
      tick.isRouted = whole.isRouted
      try columns.append(named: names, tick)
    }
  }

  /// The names that a column may have: as in submissions and Kobo's exports, as in ODK's, and without groups.
  private static func names(_ path: String) -> [String] {
    let parts = path.split(separator: "/")
    return [path, parts.joined(separator: "-"), parts.last.map(String.init) ?? path]
  }
}

// MARK: Kinds

extension XFormReading {
  private func variable(_ here: Surroundings) -> DataDictionary.Variable {
    if here.isRepeated { return .init(code: "", text: "repeat", kind: .display) }
    if let variable = metadata(here.path) { return variable }
    let bind = binds[here.path]
    guard let control = form.body.controls[here.path] else {
      return .init(code: "", kind: .display, role: Self.isPersonal(bind?.type ?? "") ? .personal : .derived)
    }
    if let bind, let base = other(than: here.path, bind) {
      return .init(
        code: "", text: form.body.controls[base]?.label ?? "", under: "Other", kind: .text,
        question: codes[base] ?? base)
    }
    let (kind, role) = Self.kind(control, bind)
    var variable = DataDictionary.Variable(
      code: "", text: control.label, kind: kind, values: control.choices.values, role: role)
    let hasOther = !variable.values.isEmpty && other(of: here.path)
    if hasOther && !variable.values.contains(where: { $0.code == "other" }) {
      variable.values.append(.init(code: "other", label: "Other"))
    }
    return variable
  }

  /// The question that a text belongs to: `age_other` is asked where `age` is answered with `other`.
  private func other(than path: String, _ bind: XForm.Bind) -> String? {
    guard path.hasSuffix("_other") else { return nil }
    let base = String(path.dropLast("_other".count))
    let isCondition = bind.relevant.contains("'other'") || bind.relevant.contains("\"other\"")
    let isChoice = ["select", "select1"].contains(form.body.controls[base]?.kind)
    return isCondition && isChoice ? base : nil
  }

  private func other(of path: String) -> Bool {
    binds[path + "_other"].map { other(than: path + "_other", $0) != nil } ?? false
  }

  /// How a question is answered, and what it tells where it is no answer.
  private static func kind(
    _ control: XFormBody.Control, _ bind: XForm.Bind?
  ) -> (DataDictionary.Variable.Kind, Dialect.Role?) {
    switch control.kind {
    case "select1": return (.single, nil)
    case "select", "rank": return (.joined(separator: " "), nil)
    case "range": return (.number, nil)
    case "trigger": return (.tick, nil)
    case "upload", "secret": return (.display, .personal)
    default: break
    }
    let type = bind?.type ?? ""
    if isPersonal(type) { return (.display, .personal) }
    // What people can only read is a note or a figure that the form works out.
    if let bind, bind.isCalculated || bind.isReadOnly || type == "barcode" { return (.display, .derived) }
    switch type {
    case "int", "integer", "decimal": return (.number, nil)
    case "date", "datetime": return (.date, nil)
    default: return (.text, nil)
    }
  }

  /// Whether a type holds places, pictures, voices.
  private static func isPersonal(_ type: String) -> Bool {
    ["geopoint", "geotrace", "geoshape", "binary"].contains(type)
  }

  // MARK: What is no question

  /// What the device or the form itself writes; `nil` for everything else.
  private func metadata(_ path: String) -> DataDictionary.Variable? {
    if let role = Self.metadata[path] { return .init(code: "", kind: Self.kind(role), role: role) }
    if path.hasPrefix("meta/") { return .init(code: "", kind: .display, role: .derived) }
    guard let bind = binds[path] else { return nil }
    switch (bind.preload, bind.preloadParameter) {
    case ("timestamp", "start"): return .init(code: "", kind: .date, role: .started)
    case ("timestamp", "end"): return .init(code: "", kind: .date, role: .submitted)
    case ("date", _): return .init(code: "", kind: .date, role: .derived)
    case ("property", _), ("context", _): return .init(code: "", kind: .display, role: .personal)
    case ("uid", _): return .init(code: "", kind: .display, role: .derived)
    default: return nil
    }
  }

  private static func kind(_ role: Dialect.Role) -> DataDictionary.Variable.Kind {
    role == .started || role == .submitted ? .date : .display
  }

  /// The nodes that OpenRosa and KoboToolbox name.
  private static let metadata: [String: Dialect.Role] = [
    "meta/instanceID": .respondent, "meta/deprecatedID": .replaces, "meta/timeStart": .started,
    "meta/timeEnd": .submitted, "meta/instanceName": .personal, "meta/userID": .personal,
    "meta/deviceID": .personal, "meta/username": .personal, "meta/email": .personal,
    "meta/phoneNumber": .personal, "meta/subscriberID": .personal, "meta/simSerial": .personal,
    "formhub/uuid": .derived, "__version__": .derived, "_version_": .derived,
  ]
}

internal import FileFormats

extension SurveyReader {
  /// The place of a response's source takes one byte.
  private static let sourceLimit = 200

  mutating func readSources(_ element: XMLElement?) {
    for child in element?.children ?? [] where child.name == "export" || child.name == "forms" {
      let id = child["id"] ?? ""
      if sources.contains(where: { $0.id == id }) {
        report(
          child.line, "there are two sources '\(id)'", expected: "an id of its own for each",
          fix: "rename one of them")
      }
      checkInside(child["file"] ?? "", line: child.line)
      if sources.count == Self.sourceLimit {
        report(
          child.line, "there are more than \(Self.sourceLimit) sources",
          expected: "at most \(Self.sourceLimit)",
          fix: "join files of the same layout")
        return
      }
      sources.append(source(child))
    }
  }

  private mutating func source(_ element: XMLElement) -> ResponseSource {
    var source = ResponseSource(
      id: element["id"] ?? "", kind: element.name == "forms" ? .forms : .export,
      file: element["file"] ?? "",
      mode: element["mode"].flatMap(CollectionMode.init(rawValue:)) ?? .online, line: element.line)
    source.platform = element["platform"]
    source.encoding = element["encoding"]
    source.delimiter = element["delimiter"]
    source.sheet = element["sheet"]
    source.member = element["member"]
    source.labels = element["labels"]
    if let labels = source.labels { checkInside(labels, line: element.line) }
    source.dateOrder = element["dates"].flatMap(DateOrder.init(rawValue:))
    source.keepsTests = element["tests"] == "keep"
    source.listsUnclaimedColumns = element["unclaimed"] != "ignore"
    source.respondent = element.child("respondent").flatMap { claim($0) }
    for child in element.children("ignore") {
      if let claim = claim(child) { source.ignored.append(claim) }
    }
    for child in element.children("missing") {
      if let word = MissingWord(reason: child["reason"] ?? "") {
        source.missingWords.add(child["value"] ?? "", word)
      }
    }
    for child in element.children("edition") {
      source.editions.append(
        .init(
          id: child["id"] ?? "",
          without: (child["without"] ?? "").split(separator: " ").map(String.init),
          completesOthers: child["completes"] == "yes"))
    }
    source.record = element["record"].map { $0.split(separator: "/").map(String.init) }
    source.absent = element["absent"].flatMap { MissingWord(reason: $0) }
    source.firstPassCounts = element["conflicts"] == "first-pass"
    return source
  }

  /// Refuses a path that leads out of the survey's folder.
  mutating func checkInside(_ path: String, line: Int) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path.hasPrefix("/") || parts.contains("..") || path.contains("\\") else { return }
    report(
      line, "'\(Quotation.shortened(path))' leads out of the survey's folder",
      expected: "a path inside the folder, such as responses/online.csv",
      fix: "copy the file into the folder and name it there")
  }

  // MARK: Columns

  /// The claims of an element to columns.
  mutating func claims(in element: XMLElement) -> [ColumnClaim] {
    element.children("column").compactMap { claim($0) }
  }

  mutating func claim(_ element: XMLElement) -> ColumnClaim? {
    checkSource(element)
    let ways = ["code", "header", "position", "path"].filter { element[$0] != nil }
    guard ways.count == 1 else {
      report(
        element.line, "the column is named in \(ways.count) ways",
        expected: "exactly one of code, header, position and path",
        fix: ways.isEmpty ? "add header=\"...\"" : "keep one of \(ways.joined(separator: " and "))")
      return nil
    }
    if element["joined"]?.isEmpty == true {
      report(element.line, "joined is empty", expected: "the text between the answers, such as \";\"")
    }
    if element["under"] != nil && element["header"] == nil {
      report(element.line, "under stands without header", expected: "header=\"...\" under=\"...\"")
    }
    var claim = ColumnClaim(
      source: element["source"], place: place(element),
      separator: element["joined"].map { $0 == "line" ? "\n" : $0 },
      ticked: element["ticked"], notTicked: element["not-ticked"],
      rank: element["rank"].flatMap(Int.init), answer: element["answer"], line: element.line)
    claim.preset = element["default"]
    return claim
  }

  private func place(_ element: XMLElement) -> ColumnClaim.Place {
    // The path of an element is the name of its column.
    if let code = element["code"] ?? element["path"] { return .code(code) }
    if let position = element["position"].flatMap(Int.init) { return .position(position) }
    return .header(element["header"] ?? "", under: element["under"])
  }

  private mutating func checkSource(_ element: XMLElement) {
    guard let id = element["source"] else { return }
    let known = sources.map(\.id)
    if !known.contains(id) && !sources.isEmpty {
      reportUnknown(element.line, "source of responses", id, known: known)
    }
  }
}

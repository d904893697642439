/// What stands where in a workbook's archive.
struct WorkbookParts {
  /// One line of a part's list of the parts it uses.
  private struct Relationship {
    let id: String
    /// The last word of the type: `worksheet`, `styles`.
    let type: String
    /// The name inside the archive, perhaps in another case.
    let part: String
  }

  /// The most sheets a workbook may have.
  static let sheetLimit = 1_000

  let archive: ZIPArchive
  let sheets: [Workbook.Sheet]
  /// Whether days are counted from 1904.
  let is1904: Bool
  private let relationships: [Relationship]

  init(path: String) throws(FormatError) {
    try Self.refuseByFirstBytes(path)
    let archive = try ZIPArchive(path: path)
    try Self.refuseOthers(archive)
    let main = try Self.relationships(in: archive, of: "").first { $0.type == "officeDocument" }
    guard let main = main.map({ Self.locate($0.part, in: archive) }),
      let root = try Self.document(main, in: archive), root.name == "workbook"
    else {
      throw Self.noWorkbook
    }
    let date1904 = root.child("workbookPr")?["date1904"]
    is1904 = date1904 == "1" || date1904 == "true"
    relationships = try Self.relationships(in: archive, of: main)
    sheets = try Self.sheets(root, relationships, in: archive)
    self.archive = archive
  }

  /// The first part of a type, or `nil`.
  func part(ofType type: String) -> String? {
    relationships.first { $0.type == type }.map { Self.locate($0.part, in: archive) }
  }

  /// The root of the first part of a type, or `nil` where there is none.
  func document(ofType type: String) throws(FormatError) -> XMLElement? {
    guard let part = part(ofType: type) else { return nil }
    return try Self.document(part, in: archive)
  }

  // MARK: Refusals

  private static var noWorkbook: FormatError {
    FormatError(
      .malformed, "this is not an Excel workbook", expected: "an .xlsx workbook",
      fix: "open it in a spreadsheet program and save it as .xlsx or as CSV")
  }

  private static func refuseByFirstBytes(_ path: String) throws(FormatError) {
    var head = [UInt8](repeating: 0, count: 8)
    let count = try FileSource(path: path, from: 0).read(into: &head)
    if count == 8 && head == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
      throw FormatError(
        .malformed, "the workbook is protected by a password, or is of the old .xls format",
        expected: "an .xlsx workbook without a password",
        fix: "open it in a spreadsheet program, remove the password and save it as .xlsx")
    }
    guard count >= 2, head.starts(with: [0x50, 0x4B]) else { throw noWorkbook }
  }

  private static func refuseOthers(_ archive: ZIPArchive) throws(FormatError) {
    if archive.holds("xl/workbook.bin") {
      throw FormatError(
        .malformed, "this is a binary workbook (.xlsb)", expected: "an .xlsx workbook",
        fix: "open it in a spreadsheet program and save it as .xlsx")
    }
    if archive.holds("mimetype") && archive.holds("content.xml") {
      throw FormatError(
        .malformed, "this is an OpenDocument file (.ods)", expected: "an .xlsx workbook",
        fix: "open it in a spreadsheet program and save it as .xlsx")
    }
  }

  // MARK: Parts

  private static func sheets(
    _ root: XMLElement, _ relationships: [Relationship], in archive: ZIPArchive
  ) throws(FormatError) -> [Workbook.Sheet] {
    var sheets: [Workbook.Sheet] = []
    let listed = root.child("sheets")?.children("sheet") ?? []
    guard listed.count <= sheetLimit else {
      throw FormatError(
        .limit, "the workbook lists \(listed.count) sheets", expected: "at most \(sheetLimit)",
        fix: "move the sheet with the responses to a workbook of its own")
    }
    for sheet in listed {
      let relationship = relationships.first { $0.id == sheet["id"] }
      if let relationship, relationship.type != "worksheet" { continue }
      guard let part = relationship.map({ locate($0.part, in: archive) }), archive.holds(part) else {
        throw FormatError(
          .malformed, "the workbook lists a sheet that it does not hold", expected: "a whole workbook",
          fix: "export the file again, or open it in a spreadsheet program and save it anew")
      }
      let isHidden = sheet["state"] == "hidden" || sheet["state"] == "veryHidden"
      sheets.append(
        Workbook.Sheet(name: sheet["name"] ?? "", isHidden: isHidden, part: part))
    }
    return sheets
  }

  private static func document(
    _ part: String, in archive: ZIPArchive
  ) throws(FormatError) -> XMLElement? {
    guard archive.holds(part) else { return nil }
    return try XMLDocument(try archive.bytes(of: part, limit: XMLDocument.sizeLimit)).root()
  }

  private static func relationships(
    in archive: ZIPArchive, of part: String
  ) throws(FormatError) -> [Relationship] {
    let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = part[..<cut]
    let root = try document("\(folder)_rels/\(part[cut...]).rels", in: archive)
    let listed = root?.children("Relationship") ?? []
    guard listed.count <= ZIPArchive.entryLimit else {
      throw FormatError(
        .limit, "a part of the workbook lists \(listed.count) others",
        expected: "at most \(ZIPArchive.entryLimit)",
        fix: "check where the file comes from, and export it again")
    }
    return listed.compactMap { element in
      guard let id = element["Id"], let type = element["Type"], let target = element["Target"],
        element["TargetMode"] != "External"
      else { return nil }
      let word = type.split(separator: "/").last.map(String.init) ?? ""
      return Relationship(id: id, type: word, part: resolve(target, in: folder))
    }
  }

  /// The name inside the archive that a target relative to a folder means.
  private static func resolve(_ target: String, in folder: Substring) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The name as the archive has it: some programs list their parts in another case.
  private static func locate(_ name: String, in archive: ZIPArchive) -> String {
    if archive.holds(name) { return name }
    let lowered = name.lowercased()
    return archive.entries.first { $0.name.lowercased() == lowered }?.name ?? name
  }
}

import FileFormats

/// A workbook made by a test, part by part.
package struct MadeWorkbook {
  /// One sheet: its name, and what stands inside `<sheetData>`, or a whole part that starts with `<?xml`.
  package struct Sheet {
    package var name: String
    package var rows: String
    package var state: String?

    package init(_ name: String, _ rows: String, state: String? = nil) {
      self.name = name
      self.rows = rows
      self.state = state
    }
  }

  package var sheets: [Sheet]
  /// What stands inside `<sst>`, or `nil` for a workbook without shared texts.
  package var shared: String?
  /// What stands inside `<styleSheet>`.
  package var styles = ""
  package var properties = ""
  /// Further files of the archive.
  package var others: [(name: String, bytes: [UInt8])] = []

  package init(_ rows: String, shared: String? = nil, styles: String = "") {
    sheets = [Sheet("Sheet1", rows)]
    self.shared = shared
    self.styles = styles
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// The files of the archive, in order.
  package var parts: [(name: String, bytes: [UInt8])] {
    var parts: [(String, String)] = [
      ("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", workbook),
      ("xl/styles.xml", "\(Self.head)<styleSheet \(Self.main)>\(styles)</styleSheet>"),
    ]
    var used = [("s", "styles", "styles.xml")]
    if let shared {
      used.append(("t", "sharedStrings", "sharedStrings.xml"))
      let text = shared.hasPrefix("<?xml") ? shared : "\(Self.head)<sst \(Self.main)>\(shared)</sst>"
      parts.append(("xl/sharedStrings.xml", text))
    }
    for (index, sheet) in sheets.enumerated() {
      used.append(("rId\(index + 1)", "worksheet", "/xl/worksheets/sheet\(index + 1).xml"))
      let text =
        sheet.rows.hasPrefix("<?xml")
        ? sheet.rows
        : "\(Self.head)<worksheet \(Self.main)><sheetData>\(sheet.rows)</sheetData></worksheet>"
      parts.append(("xl/worksheets/sheet\(index + 1).xml", text))
    }
    parts.append(("xl/_rels/workbook.xml.rels", relationships(used)))
    return parts.map { ($0.0, Array($0.1.utf8)) } + others
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
    }
    return "\(Self.head)<workbook \(Self.main) xmlns:r=\"\(Self.office)\"><workbookPr \(properties)/>"
      + "<sheets>\(list.joined())</sheets></workbook>"
  }

  private func relationships(_ all: [(String, String, String)]) -> String {
    let list = all.map { id, type, target in
      "<Relationship Id=\"\(id)\" Type=\"\(Self.office)/\(type)\" Target=\"\(target)\"/>"
    }
    return "\(Self.head)<Relationships xmlns=\"\(Self.package)\">\(list.joined())</Relationships>"
  }

  /// Writes the workbook into a folder and returns its path.
  package func write(in folder: TemporaryFolder, _ name: String = "made.xlsx") throws -> String {
    let path = folder.path + "/" + name
    let writer = try ZIPWriter(path: path)
    for part in parts { try writer.add(part.name, part.bytes) }
    try writer.close()
    return path
  }
}

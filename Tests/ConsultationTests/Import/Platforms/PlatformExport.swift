import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// One made export in the layout of its platform, and what must come of it.
///
/// Every export holds the answers of the same six invented people to the same few questions; the counts were
/// made by hand. Names and addresses are invented: `Invented`, example.org and 192.0.2.0/24.
struct PlatformExport: Sendable {
  static let safetyText = "How safe do you feel in your area?"
  static let tickText = "Which of these have you done in the last year? Please tick all that apply"

  /// The dialect's id.
  let dialect: String
  /// The file, its rows as they stand; for a workbook the cells between bars, `=` before a number.
  let text: String
  /// Whether it is read only where its platform is named.
  var isDraft = false
  var fileName: String
  var isWorkbook = false
  /// Whether a byte order mark stands first.
  var hasMark = false
  /// Whether records end in CR and LF.
  var hasCRLF = false
  /// A file beside it that gives labels.
  var labels: String?
  var records: Int
  /// The elements of the draft, in order.
  var elements: [String]
  var safetyText: String
  var safetyLabels: [String]
  /// How many people gave an answer, by its label.
  var safety: [String: Int]
  var tickText: String
  var tickLabels: [String]
  /// How many people ticked an option, by its label.
  var ticks: [String: Int]
  var leftOut: [Ledger.Reason: Int]
  /// The same where only complete responses are kept.
  var leftOutIfComplete: [Ledger.Reason: Int]
  /// Makes files that are more than text.
  var build: (@Sendable (TemporaryFolder, PlatformExport) throws -> Void)?

  init(
    _ dialect: String, _ text: String, isDraft: Bool = false, fileName: String? = nil,
    isWorkbook: Bool = false, hasMark: Bool = false, hasCRLF: Bool = false, labels: String? = nil,
    records: Int = 6, elements: [String] = ["scale", "multiple", "ranking", "single", "text"],
    safetyText: String = PlatformExport.safetyText,
    safetyLabels: [String] = [
      "Very safe", "Fairly safe", "Neither safe nor unsafe", "Fairly unsafe", "Very unsafe",
    ],
    safety: [String: Int] = [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 1,
    ],
    tickText: String = PlatformExport.tickText,
    tickLabels: [String] = [
      "Avoided an area", "Changed my route", "Carried an alarm", "Other (please specify)",
    ],
    ticks: [String: Int] = ["Avoided an area": 5, "Changed my route": 4],
    leftOut: [Ledger.Reason: Int] = [:], leftOutIfComplete: [Ledger.Reason: Int]? = nil,
    build: (@Sendable (TemporaryFolder, PlatformExport) throws -> Void)? = nil
  ) {
    self.dialect = dialect
    self.text = text
    self.isDraft = isDraft
    self.fileName = fileName ?? (isWorkbook ? "export.xlsx" : "export.csv")
    self.isWorkbook = isWorkbook
    self.hasMark = hasMark
    self.hasCRLF = hasCRLF
    self.labels = labels
    self.records = records
    self.elements = elements
    self.safetyText = safetyText
    self.safetyLabels = safetyLabels
    self.safety = safety
    self.tickText = tickText
    self.tickLabels = tickLabels
    self.ticks = ticks
    self.leftOut = leftOut
    self.leftOutIfComplete = leftOutIfComplete ?? leftOut
    self.build = build
  }

  /// The place of the file below the survey's folder.
  var file: String { "responses/" + fileName }

  /// Writes the export and what lies beside it into a folder.
  func write(in folder: TemporaryFolder) throws {
    if let build { return try build(folder, self) }
    if labels != nil { try Self.writeForm(in: folder) }
    if isWorkbook { return try writeWorkbook(in: folder) }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: hasCRLF ? "\r\n" : "\n")
    try folder.write(file, (hasMark ? "\u{FEFF}" : "") + rows + (hasCRLF ? "\r\n" : "\n"))
  }

  /// Inline texts, and numbers of which those with a fraction are dates.
  private func writeWorkbook(in folder: TemporaryFolder) throws {
    let rows = text.split(separator: "\n").enumerated().map { row, line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).enumerated().map {
        Self.cell($1, "\(Self.letter($0))\(row + 1)")
      }
      return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
    }
    let styles = """
      <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
      <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs>
      """
    try folder.write(file, "")
    _ = try MadeWorkbook(rows.joined(), styles: styles).write(in: folder, file)
  }

  private static func letter(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(65 + column)))
  }

  private static func cell(_ text: Substring, _ place: String) -> String {
    if text.isEmpty { return "" }
    guard text.hasPrefix("=") else {
      return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(XMLLines.escaped(String(text)))</t></is></c>"
    }
    return "<c r=\"\(place)\" s=\"\(text.contains(".") ? 1 : 0)\"><v>\(text.dropFirst())</v></c>"
  }

  /// The form of the KoboToolbox export.
  static func writeForm(in folder: TemporaryFolder) throws {
    func sheet(_ name: String, _ rows: [[String]]) -> MadeWorkbook.Sheet {
      let rows = rows.enumerated().map { row, cells in
        let cells = cells.enumerated().map { cell($1[...], "\(letter($0))\(row + 1)") }
        return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
      }
      return .init(name, rows.joined())
    }
    var book = MadeWorkbook("")
    book.sheets = [
      sheet(
        "survey",
        [
          ["type", "name", "label"], ["start", "start"], ["end", "end"], ["username", "username"],
          ["begin_group", "area", "Your area"], ["select_one safe", "feel", safetyText],
          ["select_multiple done", "done", tickText], ["text", "done_other", "What else?"], ["end_group"],
          ["begin_group", "about", "About you"], ["select_one gender", "gender", "What is your gender?"],
          ["text", "more", "Is there anything else you would like to say?"], ["end_group"],
        ]),
      sheet(
        "choices",
        [
          ["list_name", "name", "label"], ["safe", "very_safe", "Very safe"],
          ["safe", "fairly_safe", "Fairly safe"],
          ["safe", "neither_safe_nor_unsafe", "Neither safe nor unsafe"],
          ["safe", "fairly_unsafe", "Fairly unsafe"], ["safe", "very_unsafe", "Very unsafe"],
          ["done", "avoided", "Avoided an area"], ["done", "route", "Changed my route"],
          ["done", "alarm", "Carried an alarm"], ["done", "other", "Other"],
          ["gender", "female", "Female"], ["gender", "male", "Male"],
          ["gender", "prefer_not_to_say", "Prefer not to say"],
        ]),
    ]
    _ = try book.write(in: folder, "form.xlsx")
  }
}

extension PlatformExport: CustomTestStringConvertible {
  var testDescription: String { "\(dialect): \(fileName), \(records) records" }
}

package import FileFormats

/// An XLSForm: the workbook from which KoboToolbox and ODK make a form, as the rows of its sheets.
package struct XLSForm: Sendable {
  /// One row of the sheet `survey`.
  struct Row: Sendable {
    /// The row of the sheet, counted from 1.
    let line: Int
    let type: [String]
    let name: String
    let label: String
    let relevant: String
    /// The list that all rows of a Kobo rating or ranking share.
    let list: String
  }

  let title: String
  let rows: [Row]
  /// The choices of each list, in the order of the sheet.
  let lists: [String: [DataDictionary.Value]]

  /// Reads the sheets `survey`, `choices` and `settings`; others are not looked at.
  ///
  /// - Parameter sheets: Each sheet with all its rows, the header row first.
  /// - Throws: A ``FormatError`` where there is no sheet `survey` with the columns `type` and `name`.
  package init(_ sheets: [(name: String, rows: [[String]])]) throws(FormatError) {
    func sheet(_ name: String) -> Sheet? {
      sheets.first { Folding.key($0.name) == name }.map { Sheet($0.rows) }
    }
    guard let survey = sheet("survey"), survey.has("type"), survey.has("name") else {
      throw FormatError(
        .malformed, "this workbook is no XLSForm",
        expected: "a sheet named survey with the columns type, name and label",
        fix:
          "download the form as XLSForm from KoboToolbox or ODK, or name the file with the responses instead")
    }
    let settings = sheet("settings")
    title = MarkupText.plain(settings?.value("form_title", in: 0) ?? settings?.value("title", in: 0) ?? "")
    let language = settings?.value("default_language", in: 0) ?? ""
    let label = survey.labelColumn(language)
    rows = survey.indices.compactMap { index in
      guard survey.value("disabled", in: index).map({ !Self.isYes($0) }) ?? true else { return nil }
      return Row(
        line: survey.line(index),
        type: (survey.value("type", in: index) ?? "").split(whereSeparator: \.isWhitespace).map(String.init),
        name: survey.value("name", in: index) ?? "",
        label: MarkupText.plain(survey.cell(label, in: index)),
        relevant: survey.value("relevant", in: index) ?? survey.value("relevance", in: index) ?? "",
        list: survey.value("kobo--score-choices", in: index) ?? survey.value("kobo--rank-items", in: index)
          ?? "")
    }
    lists = Self.lists(sheet("choices"), language: language)
  }

  private static func isYes(_ text: String) -> Bool { ["yes", "true", "1"].contains(text.lowercased()) }

  private static func lists(_ choices: Sheet?, language: String) -> [String: [DataDictionary.Value]] {
    guard let choices else { return [:] }
    let label = choices.labelColumn(language)
    var lists: [String: [DataDictionary.Value]] = [:]
    for index in choices.indices {
      guard let list = choices.value("list_name", in: index) ?? choices.value("list name", in: index),
        let code = choices.value("name", in: index) ?? choices.value("value", in: index)
      else { continue }
      let text = MarkupText.plain(choices.cell(label, in: index))
      lists[list, default: []].append(.init(code: code, label: text.isEmpty ? code : text))
    }
    return lists
  }
}

extension XLSForm {
  /// The rows below a header row, by the names of its columns.
  private struct Sheet {
    private let columns: [String: Int]
    private let headers: [String]
    private let rows: ArraySlice<[String]>

    init(_ rows: [[String]]) {
      headers = (rows.first ?? []).map { $0.trimmingBlanks.lowercased() }
      columns = Dictionary(
        headers.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      self.rows = rows.dropFirst()
    }

    var indices: Range<Int> { 0..<rows.count }

    func line(_ index: Int) -> Int { index + 2 }

    func has(_ column: String) -> Bool { columns[column] != nil }

    /// A cell without blanks around it; `nil` where it is empty or the column is missing.
    func value(_ column: String, in index: Int) -> String? {
      let text = cell(columns[column], in: index)
      return text.isEmpty ? nil : text
    }

    func cell(_ column: Int?, in index: Int) -> String {
      guard let column, index < rows.count else { return "" }
      let row = rows[rows.startIndex + index]
      return column < row.count ? row[column].trimmingBlanks : ""
    }

    /// The column with the labels: English, or without a language, or in the default language, or the first.
    func labelColumn(_ language: String) -> Int? {
      let labels = headers.indices.filter { headers[$0] == "label" || headers[$0].hasPrefix("label:") }
      func first(_ isWanted: (String) -> Bool) -> Int? { labels.first { isWanted(headers[$0]) } }
      return first { $0.contains("english") || $0.hasSuffix("(en)") || $0.hasSuffix(":en") }
        ?? first { $0 == "label" }
        ?? first { !language.isEmpty && $0.hasSuffix(":" + language.lowercased()) }
        ?? labels.first
    }
  }
}

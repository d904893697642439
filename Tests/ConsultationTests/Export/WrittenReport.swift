import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// What one run writes about a small survey whose responses stand in one file.
struct WrittenReport {
  let tables: Tables
  let assessment: ImpactAssessment
  let files: [String: String]

  /// Runs a survey.
  ///
  /// - Parameters:
  ///   - questions: What stands inside `<questions>`.
  ///   - header: The header row.
  ///   - rows: Each kind of response with how often it comes.
  ///   - rest: What follows `</questions>`.
  ///   - base: The base of the survey.
  /// - Throws: What reading the survey throws.
  init(
    _ questions: String, _ header: String, _ rows: [(String, Int)], rest: String = "",
    base: String = "answered"
  ) throws {
    let file = header + "\n" + rows.flatMap { Array(repeating: $0.0 + "\n", count: $0.1) }.joined()
    let survey = try SmallSurvey(questions, rest: rest, base: base, files: ["responses/a.csv": file])
    self.init(try survey.tables())
  }

  init(_ tables: Tables) {
    self.tables = tables
    assessment = ImpactAssessment(of: tables)
    files = Dictionary(
      uniqueKeysWithValues: Report(tables, assessment).files().map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  var summary: String { files["summary.md"] ?? "" }

  /// The lines under a heading of the second level, up to the next.
  func section(_ title: String) -> [String] {
    let lines = summary.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "## " + title) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
  }

  /// The rows of a table whose caption holds some words, cell by cell, without heading and rule.
  func table(_ words: String) -> [[String]] {
    let lines = summary.split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("**Table ") && $0.contains(words) }) else {
      return []
    }
    return lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map {
      $0.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    }
  }

  /// The rows of a CSV file, cut at commas.
  func csv(_ name: String) -> [[String]] {
    (files[name] ?? "").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

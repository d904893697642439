@testable import Consultation
import FileFormats
import Foundation
import TestSupport
import Testing

/// Every file of online platforms by others: what it is recognised as, what is drafted from it, and counts that were
/// worked out from the same files by another program.
@Suite struct `Exports by others` {
  private static let expectations = "Tests/ConsultationTests/RealInput/online-samples.csv"
  private static let counts = "Tests/ConsultationTests/RealInput/online-counts.csv"

  /// One sample drafted, its definition read and its responses imported.
  private struct Drafted {
    let draft: SurveyDraft
    let table: ResponseTable
    let folder: TemporaryFolder
  }

  private func drafted(_ sample: String, in samples: String) throws -> Drafted {
    let folder = try TemporaryFolder()
    let parts = sample.split(separator: "/")
    let source = samples + "/" + parts.dropLast().joined(separator: "/")
    let name = parts.last.map(String.init) ?? ""
    // Files of one folder may belong together; the published data of one have another name than their definition.
    for file in try FileManager.default.contentsOfDirectory(atPath: source) where file != "SOURCE.md" {
      try folder.link("responses/" + file, to: source + "/" + file)
      if file.hasSuffix("-ip-masked.csv"), sample.hasSuffix(".sss") {
        try folder.link(
          "responses/" + file.replacingOccurrences(of: "-ip-masked", with: ""), to: source + "/" + file)
      }
    }
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/" + name])
    try folder.write("survey.xml", draft.xml)
    let survey = try Survey(contentsOf: folder.path)
    return Drafted(draft: draft, table: try ResponseTable(importing: survey), folder: folder)
  }

  private func rows(_ path: String) throws -> [[String: String]] {
    let records = try CSVFile(path: path.hasPrefix("/") ? path : Repository.root + "/" + path).head(100_000)
    let headings = records[0].cells
    return records.dropFirst().map {
      Dictionary(zip(headings, $0.cells), uniquingKeysWith: { first, _ in first })
    }
  }

  /// What a sample gives, as one row of the expectations.
  private func outcome(_ sample: String, in samples: String) throws -> String {
    do {
      let drafted = try drafted(sample, in: samples)
      var kinds = drafted.draft.counts.map { "\($0.count) \($0.element)" }
      if drafted.draft.gridItems > 0 { kinds.append("\(drafted.draft.gridItems) items") }
      let source = drafted.draft.sources[0]
      let platform = source.recognisedAs.prefix { $0 != "(" }.split(separator: " ").joined(separator: " ")
      return
        "\(platform) | \(source.responses) read | \(drafted.table.count) used | \(kinds.joined(separator: ", "))"
    } catch let problem as Problem {
      return "refused: \(problem.found)"
    }
  }

  @Test func `are recognised, drafted and read, or refused with advice`() throws {
    guard let samples = Repository.samples("online") else { return }
    let expected = try rows(Self.expectations)
    var actual: [String] = []
    for row in expected {
      let sample = row["file"] ?? ""
      let outcome = try outcome(sample, in: samples)
      actual.append("\(sample) => \(outcome)")
      #expect(outcome == row["outcome"], "\(sample)")
    }
    if let path = ProcessInfo.processInfo.environment["OUTCOMES"] {
      try actual.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    let files = FileManager.default.enumerator(atPath: samples)?.allObjects as? [String] ?? []
    let known = Set(expected.compactMap { $0["file"] })
    for file in files where file.contains(".") && !file.hasSuffix("SOURCE.md") {
      #expect(known.contains(file), "\(file) has no expectation")
    }
  }

  @Test func `have the counts that another program found`() throws {
    guard let samples = Repository.samples("online") else { return }
    let path = ProcessInfo.processInfo.environment["COUNTS"] ?? Self.counts
    var files: [String: [[String: String]]] = [:]
    for row in try rows(path) { files[row["file"] ?? "", default: []].append(row) }
    var compared = 0
    for (file, rows) in files.sorted(by: { $0.key < $1.key }) {
      let drafted = try drafted(file, in: samples)
      for row in rows {
        let found = count(row, drafted)
        compared += found == nil ? 0 : 1
        #expect(found == row["count"].flatMap(Int.init), "\(file) \(row)")
      }
    }
    #expect(compared > 300)
  }

  /// The count of one answer in the column of one expected row; `nil` where no question holds that column.
  private func count(_ row: [String: String], _ drafted: Drafted) -> Int? {
    guard let answer = row["answer"], let column = row["column"] else { return nil }
    let place: (QuestionDraft.Claim) -> Bool = { claim in
      Int(column).map { $0 == claim.column.place + 1 } ?? (claim.column.code == column)
    }
    for question in drafted.draft.questions {
      for option in question.answers where option.columns.contains(where: place) {
        return ticks(question.id, option.code, drafted.table)
      }
      if let claim = question.columns.first(where: place) {
        return count(of: answer, in: question.id, claim.column, drafted.table)
      }
      for item in question.items {
        guard let claim = item.columns.first(where: place) else { continue }
        let id = "\(question.id).\(item.id)"
        return claim.answer.map { ticks(id, $0, drafted.table) }
          ?? count(of: answer, in: id, claim.column, drafted.table)
      }
    }
    return nil
  }

  private func ticks(_ question: String, _ code: String, _ table: ResponseTable) -> Int? {
    guard let place = table.survey.questionIndex[question],
      let option = table.survey.questions[place].frame.index(of: code)
    else { return nil }
    let column = table.columns[place]
    if table.survey.questions[place].kind == .ranking { return nil }
    return (0..<table.count).count { column[$0].answer != nil && column.hasTick(option, row: $0) }
  }

  private func count(
    of answer: String, in question: String, _ column: FileHeader.Column, _ table: ResponseTable
  ) -> Int? {
    guard let place = table.survey.questionIndex[question], table.survey.questions[place].kind != .ranking
    else {
      return nil
    }
    let frame = table.survey.questions[place].frame
    let label = column.variable?.values.first { $0.code == answer }?.label ?? answer
    let labels = [label, answer, "\(label) (\(answer))"].map(Folding.key)
    let option = labels.lazy.compactMap { label in
      frame.options.firstIndex { ([$0.label] + $0.spellings).map(Folding.key).contains(label) }
    }.first
    guard let option else { return nil }
    let codes = table.columns[place]
    if table.survey.questions[place].kind == .multiple {
      return (0..<table.count).count { codes[$0].answer != nil && codes.hasTick(option, row: $0) }
    }
    return (0..<table.count).count { codes[$0].answer == option }
  }
}

import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// Files of programs that read scanned forms, by others: what is recognised, drafted and read.
@Suite struct `Scanned forms by others` {
  private struct Drafted {
    let draft: SurveyDraft
    let table: ResponseTable
    var problems: [String] {
      table.problems.filter { [.overTicked, .notAnOption, .illegible].contains($0.kind) }.map {
        "\($0.location.line ?? 0) \($0.location.columnName ?? "") \($0.kind.rawValue)"
      }
    }
  }

  private func drafted(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> Drafted {
    try folder.write("responses/a.csv", bytes: bytes)
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/a.csv"])
    try folder.write("survey.xml", draft.xml)
    return Drafted(draft: draft, table: try ResponseTable(importing: try Survey(contentsOf: folder.path)))
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func `with SDAPS have one answered sheet and three empty ones`() throws {
    guard let samples = Repository.samples("written") else { return }
    let result = try drafted(try bytes(samples + "/sdaps/ids_test_export.csv"), in: try TemporaryFolder())
    #expect(result.draft.recognised[0].recognisedAs.hasPrefix("SDAPS, scanned forms ("))
    #expect(result.draft.counts.map { "\($0.count) \($0.element)" } == ["6 single", "4 multiple", "2 text"])
    #expect(result.table.ledger.entries.map(\.leftOut) == [[.blankForm: 3]])
    #expect(result.table.ledger.entries[0].mode == .paper)
    let said = result.draft.questions.map { result.table.said($0.id).joined(separator: " ") }
    #expect(
      said == [
        "1", "2", "3", "4", "5", "2-1-1+2-1-2+2-1-3+2-1-4+2-1-5+2-1-6+2-1-7+2-1-8+2-1-9",
        "2-2-1-1+2-2-1-2+2-2-1-3", "2-2-2-1+2-2-2-2+2-2-2-3", "2-2-3-1+2-2-3-2+2-2-3-3", "text", "text", "2",
      ])
    #expect(result.problems == [])
    #expect(!result.draft.xml.contains("header comment") && !result.draft.xml.contains("äöüß"))
  }

  @Test func `with FormScanner keep two marks as two ticks, and blanks blank`() throws {
    guard let samples = Repository.samples("written") else { return }
    let result = try drafted(
      try bytes(samples + "/formscanner/risulati_scansione_20130705155138.csv"), in: try TemporaryFolder())
    #expect(
      result.draft.recognised[0].recognisedAs
        == "FormScanner, results (row 2 has cells like '[*]' behind the first)")
    #expect(result.draft.questions.map(\.element) == ["single", "single", "single", "single", "multiple"])
    #expect(
      result.draft.questions.map { result.table.said($0.id) } == [
        ["response-01", "response-02", "response-01"], ["response-02", "(blank)", "response-03"],
        ["response-03", "response-03", "response-02"], ["response-04", "response-01", "response-03"],
        ["response-01+response-03", "response-03+response-04", "(blank)"],
      ])
    #expect(result.problems == [])
    #expect(!result.draft.xml.contains("filled_form"))
  }

  /// One block of CSV in the snapshot of a test run.
  private struct Block {
    let name: String
    let text: String
  }

  private func blocks(_ path: String) throws -> [Block] {
    var blocks: [Block] = []
    var name: String?
    var lines: [String] = []
    for line in try Repository.lines(path) {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.hasSuffix(".csv': '''") {
        name = String(text.dropFirst().dropLast("': '''".count))
        lines = []
      } else if text.hasPrefix("'''"), let block = name {
        blocks.append(Block(name: block, text: lines.map { $0 + "\n" }.joined()))
        name = nil
      } else if !text.isEmpty {
        lines.append(text)
      }
    }
    return blocks
  }

  @Test func `with OMRChecker are read run by run, and over-ticked answers are found`() throws {
    guard let samples = Repository.samples("written") else { return }
    let results = try blocks(samples + "/omrchecker/test_all_samples.ambr").filter {
      $0.name.contains("Results_")
    }
    var found: [String] = []
    for block in results {
      let result = try drafted(Array(block.text.utf8), in: try TemporaryFolder())
      #expect(result.draft.recognised[0].recognisedAs.hasPrefix("OMRChecker, results ("))
      #expect(result.table.ledger.read == block.text.split(separator: "\n").count - 1)
      #expect(result.table.ledger.used == result.table.ledger.read)
      #expect(!result.draft.xml.contains(".jpg") && !result.draft.xml.contains(".png"))
      #expect(result.table.problems.contains { $0.message.contains("MultiMarkedFiles.csv") })
      found.append("\(result.table.count): \(result.problems.joined(separator: ", "))")
    }
    #expect(found == Self.expected)
  }

  private static let expected = [
    "1: ", "2: ", "1: ", "3: 2 q29 over-ticked, 2 q192 over-ticked", "1: ", "1: ", "3: ",
    "2: 3 q55 over-ticked", "1: ", "1: ", "2: ", "1: ", "1: ", "3: 4 q5 over-ticked", "1: 2 q18 over-ticked",
    "1: ", "1: ", "3: ",
  ]
}

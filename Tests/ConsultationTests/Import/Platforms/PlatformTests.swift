import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// Every dialect that ships with the tool, on an export in the layout of its platform.
@Suite struct `Exports in the layouts of the platforms` {
  static let exports =
    PlatformExport.qualtricsExports + PlatformExport.surveyToolExports + PlatformExport.otherExports
    + PlatformExport.formsExports + PlatformExport.limeSurveyExports + PlatformExport.koboExports
    + PlatformExport.draftExports + PlatformExport.draftExportsOfOthers + PlatformExport.containerExports
    + PlatformExport.scannedExports

  /// What tells the invented people, and a word they wrote: none of it may stand in a definition.
  private static let personal = ["invented", "example.org", "192.0.2.", "towpath"]

  private func dialect(_ id: String) throws -> Dialect {
    try #require(try Dialect.shipped().first { $0.id == id }, "no dialect \(id)")
  }

  private func draft(_ export: PlatformExport, in folder: TemporaryFolder, named: Bool) throws(Problem)
    -> SurveyDraft
  {
    var wishes = SurveyDraft.Wishes()
    wishes.platform = named ? export.dialect : nil
    wishes.labels = export.labels
    return try SurveyDraft(folder: folder.path, files: [export.file], wishes: wishes)
  }

  /// The drafted definition, written and read, and its responses.
  private func table(_ draft: SurveyDraft, in folder: TemporaryFolder, complete: Bool = false) throws
    -> ResponseTable
  {
    let rule = complete ? "partial=\"complete\"" : "partial=\"answered-any\""
    let xml = draft.xml.split(separator: "partial=\"answered-any\"", omittingEmptySubsequences: false)
    try folder.write("survey.xml", xml.joined(separator: rule))
    return try ResponseTable(importing: try Survey(contentsOf: folder.path))
  }

  @Test(arguments: exports) func `are recognised, or read where they are named`(_ export: PlatformExport)
    throws
  {
    let folder = try TemporaryFolder()
    try export.write(in: folder)
    let dialect = try dialect(export.dialect)
    #expect((dialect.tier == .draft) == export.isDraft)
    let named = try draft(export, in: folder, named: true)
    #expect(named.recognised.map(\.recognisedAs) == ["\(dialect.name) (named by the user)"])
    do {
      let found = try? draft(export, in: folder, named: false).recognised[0].recognisedAs
      if export.isDraft {
        #expect(found?.hasPrefix(dialect.name + " (") != true)
      } else {
        #expect(found?.hasPrefix(dialect.name + " (") == true, "recognised as \(found ?? "nothing")")
      }
    }
  }

  @Test(arguments: exports) func `are drafted as their questions`(_ export: PlatformExport) throws {
    let folder = try TemporaryFolder()
    try export.write(in: folder)
    let draft = try draft(export, in: folder, named: export.isDraft)
    #expect(draft.recognised.map(\.responses) == [export.records])
    #expect(
      draft.questions.map(\.element) == export.elements,
      "\(draft.questions.map { "\($0.element) \($0.text)" })")
    #expect(draft.question(export.safetyText)?.text == export.safetyText)
    #expect(draft.question(export.tickText)?.text == export.tickText)
    #expect(draft.labels(of: export.safetyText) == export.safetyLabels, "\(draft.questions.map(\.text))")
    #expect(draft.labels(of: export.tickText) == export.tickLabels, "\(draft.questions.map(\.text))")
    do {
      let xml = draft.xml.lowercased()
      for word in Self.personal { #expect(!xml.contains(word), "'\(word)' stands in the definition") }
    }
  }

  @Test(arguments: exports) func `give the counts made by hand`(_ export: PlatformExport) throws {
    let folder = try TemporaryFolder()
    try export.write(in: folder)
    let draft = try draft(export, in: folder, named: export.isDraft)
    let table = try table(draft, in: folder)
    for (label, count) in export.safety.sorted(by: { $0.key < $1.key }) {
      #expect(table.count(of: label, to: draft.id(of: export.safetyText)) == count, "\(label)")
    }
    for (label, count) in export.ticks.sorted(by: { $0.key < $1.key }) {
      #expect(table.count(of: label, to: draft.id(of: export.tickText)) == count, "\(label)")
    }
    do {
      #expect(table.ledger.read == export.records)
      #expect(table.ledger.entries.map(\.leftOut) == [export.leftOut])
      let complete = try self.table(draft, in: folder, complete: true)
      #expect(complete.ledger.entries.map(\.leftOut) == [export.leftOutIfComplete])
    }
  }

  @Test func `are all there`() throws {
    let tested = Set(Self.exports.map(\.dialect)).union(RefusedExport.all.map(\.dialect))
    // Filled forms are no tables: `A folder of filled PDF forms` and `Submissions and records in XML` test them.
    let tables = try Dialect.shipped().filter { !$0.isOfForms }
    #expect(tables.map(\.id).filter { !tested.contains($0) } == [])
  }

  @Test(arguments: RefusedExport.all) func `that hold no responses are refused`(_ export: RefusedExport)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("responses/export.csv", export.text)
    let dialect = try dialect(export.dialect)
    let refusal = try #require(dialect.refusal)
    #expect(dialect.tier == .proved)
    let problem = #expect(throws: Problem.self) {
      try SurveyDraft(folder: folder.path, files: ["responses/export.csv"])
    }
    #expect(
      problem?.message == """
        responses/export.csv:1: error: \(refusal.found)
          expected one record for each response
          fix: \(refusal.fix)
        """)
    #expect(problem?.message.lowercased().contains("invented") == false)
  }
}

@Suite struct `An XLSForm in the place of responses` {
  @Test func `is refused with what to export`() throws {
    let folder = try TemporaryFolder()
    try PlatformExport.writeForm(in: folder)
    let problem = #expect(throws: Problem.self) {
      try SurveyDraft(folder: folder.path, files: ["form.xlsx"])
    }
    #expect(
      problem?.message == """
        form.xlsx: error: this is an XLSForm, which holds questions and no responses
          expected the submissions
          fix: download the submissions and name this file by labels="..." or --labels
        """)
  }
}

extension SurveyDraft {
  /// The question with a text, or the first whose text begins like it.
  fileprivate func question(_ text: String) -> QuestionDraft? {
    questions.first { $0.text == text } ?? questions.first { $0.text.hasPrefix(text) }
  }

  /// The labels of the answers to a question, in order.
  fileprivate func labels(of text: String) -> [String]? { question(text)?.answers.map(\.label) }

  fileprivate func id(of text: String) -> String { question(text)?.id ?? "no question '\(text)'" }
}

extension ResponseTable {
  /// How many responses give or tick an answer; `nil` where there is no such question or answer.
  fileprivate func count(of label: String, to id: String) -> Int? {
    guard let question = survey.question(id), let column = column(question),
      let option = question.frame.options.firstIndex(where: { $0.label == label })
    else { return nil }
    return (0..<count).count { row in
      guard let answer = column[row].answer else { return false }
      return question.kind == .multiple ? column.hasTick(option, row: row) : answer == option
    }
  }
}

import Consultation

/// `soundings init`: drafts survey.xml from the files that a platform wrote.
enum InitCommand {
  static let command = Command(
    name: "init", summary: "Look at exported responses and draft survey.xml from them.",
    operands: [
      .init(
        name: "FILE",
        help: "a file of responses, or a folder of filled forms, best in responses/ of the new survey",
        isRepeated: true)
    ],
    options: [
      .init(
        name: "output", value: "FILE",
        help: "where to write the draft; without it survey.xml in the survey's folder; - prints it"),
      .init(name: "platform", value: "ID", help: "what wrote the files, where it is not recognised"),
      .init(
        name: "labels", value: "FILE",
        help:
          "what gives labels to codes (a Qualtrics .qsf, LimeSurvey .lss, XLSForm, XForm or code book), or the empty form of filled ones"
      ),
      .init(
        name: "record", value: "PATH",
        help: "in XML of others, the path of the element that is one form, such as batch/form"),
      .init(name: "sheet", value: "NAME", help: "the sheet of a workbook that holds the responses"),
    ],
    examples: [
      (
        "soundings init surveys/safety/2026/responses/online.csv",
        "writes surveys/safety/2026/survey.xml, with the reason for each guess beside it"
      ),
      (
        "soundings init responses/export.csv --labels responses/survey.qsf --output -",
        "prints the draft of an export that holds codes"
      ),
      (
        "soundings init responses/blank.docx",
        "drafts from an empty form: Word, OpenDocument or PDF"
      ),
      (
        "soundings init responses/returned --labels responses/blank.pdf",
        "drafts from a folder of filled forms, one file each"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    do throws(Problem) {
      let place = try SurveyPlace(files: arguments.operands)
      var wishes = SurveyDraft.Wishes()
      wishes.platform = arguments.value("platform")
      wishes.sheet = arguments.value("sheet")
      wishes.record = arguments.value("record").map { $0.split(separator: "/").map(String.init) }
      if let labels = arguments.value("labels") { wishes.labels = try place.relative(labels) }
      let draft: SurveyDraft
      do throws(Problem) {
        draft = try SurveyDraft(folder: place.folder, files: place.files, wishes: wishes)
      } catch { throw error.rebased(onto: place.folder) }
      let target = arguments.value("output") ?? place.folder + "/survey.xml"
      if target == "-" {
        Terminal.out(draft.xml)
        Terminal.error(account(draft, target: "standard output"))
      } else {
        try draft.write(to: target)
        Terminal.out(account(draft, target: target) + "\n")
      }
      return .done
    } catch {
      Terminal.error(error.message)
      return ExitCode(error)
    }
  }

  /// What was recognised, what was drafted, and what waits for a decision.
  private static func account(_ draft: SurveyDraft, target: String) -> String {
    var lines = draft.recognised.map { "\($0.file): \($0.recognisedAs); \($0.responses) records" }
    var counts = draft.counts.map { "\($0.count) \($0.element)" }
    if draft.gridItems > 0 { counts.append("\(draft.gridItems) rows of grids") }
    lines.append("questions: " + counts.joined(separator: ", "))
    if !draft.characteristics.isEmpty {
      lines.append(
        "characteristics: "
          + draft.characteristics.map { "\($0.id) (\($0.question))" }.joined(separator: ", "))
    }
    let doubts = draft.doubts
    if !doubts.isEmpty { lines.append("for you to decide, marked QUESTION in the draft:") }
    lines += doubts.prefix(12).map { "  \($0.about): \($0.doubt)" }
    if doubts.count > 12 { lines.append("  ... and \(doubts.count - 12) more") }
    lines.append("written: \(target)")
    return lines.joined(separator: "\n")
  }
}

/// The folder of a survey that does not exist yet, told from where its files lie.
private struct SurveyPlace {
  let folder: String
  private(set) var files: [String] = []

  init(files paths: [String]) throws(Problem) {
    var parts = Self.parts(paths[0]).dropLast()
    if parts.last == "responses" { parts.removeLast() }
    let isRooted = paths[0].hasPrefix("/")
    folder = parts.isEmpty ? (isRooted ? "/" : ".") : (isRooted ? "/" : "") + parts.joined(separator: "/")
    for path in paths { files.append(try relative(path)) }
  }

  private static func parts(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  /// A path from the survey's folder on.
  func relative(_ path: String) throws(Problem) -> String {
    let base = folder == "." ? [] : Self.parts(folder)
    let parts = Self.parts(path)
    guard parts.starts(with: base), path.hasPrefix("/") == folder.hasPrefix("/"), parts.count > base.count,
      !parts.contains("..")
    else {
      throw Problem(
        .usage, at: SourceLocation(file: path),
        "the file does not lie in the folder of the survey, \(folder)",
        expected: "every file of a survey in its own folder",
        fix: "copy the file to \(folder)/responses and name it there")
    }
    return parts.dropFirst(base.count).joined(separator: "/")
  }
}

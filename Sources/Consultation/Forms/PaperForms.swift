// Forms: what a new wave needs on paper, written from the definition alone; nothing here knows a response. The
// questionnaire, the guide for those who key it, and two empty files to key into.

internal import FileFormats

/// Everything that a wave needs on paper: `questionnaire.html`, `keying-guide.html`, `transcription-sheet.csv` and
/// `form-batch.xml`.
public struct PaperForms: Sendable {
  private let form: PaperForm
  private let sheet: TranscriptionSheet

  /// The forms of a survey.
  ///
  /// - Throws: A ``Problem`` where two columns of the transcription sheet would have the same heading.
  public init(_ survey: Survey) throws(Problem) {
    form = PaperForm(survey)
    sheet = try TranscriptionSheet(form)
  }

  /// How many numbered questions the questionnaire has; a grid is one.
  public var questionCount: Int { form.entries.count }

  /// The numbers of the questions whose route is too long to be said on paper.
  public var questionsWithUnsaidRoutes: [Int] {
    let routes = RouteWording(form)
    return form.entries.filter { entry in
      form.questions(of: entry).first?.askedIf.map { routes.sentence($0) == nil } ?? false
    }.map(\.number)
  }

  /// Writes the files into a folder, which is replaced as a whole.
  ///
  /// A folder that holds other files is left alone, and so is one in which a file was changed since it was written:
  /// a sheet that somebody types into is never lost.
  ///
  /// - Throws: A ``Problem`` of kind `unwritable`; what stood in the folder is then untouched.
  public func write(to folder: String) throws(Problem) {
    do throws(FormatError) {
      try WrittenFiles.refuseChanges(in: folder)
      try OutputFolder.replace(folder, with: files())
    } catch { throw Problem(error, file: folder) }
  }

  /// The files as they would be written, by name.
  func files() -> [OutputFolder.File] {
    [
      .init(name: "questionnaire.html", bytes: Array(QuestionnairePage(form).text().utf8)),
      .init(name: "keying-guide.html", bytes: Array(KeyingGuide(form, sheet).text().utf8)),
      .init(name: "transcription-sheet.csv", bytes: sheet.bytes()),
      .init(name: "form-batch.xml", bytes: Array(EmptyBatch(form).text().utf8)),
    ]
  }
}

/// What an earlier run left in a folder, and whether somebody has worked on it since.
private enum WrittenFiles {
  /// Refuses a folder in which a listed file no longer has the size that it was written with.
  static func refuseChanges(in folder: String) throws(FormatError) {
    for (name, size) in listed(in: folder) {
      guard let now = self.size(folder + "/" + name), now != size else { continue }
      throw FormatError(
        .unwritable, "'\(name)' was changed since it was written",
        expected: "files as an earlier run left them, because all of them are replaced",
        fix: "move that file away, or choose another --output")
    }
  }

  /// The names and sizes that the list of the folder gives.
  private static func listed(in folder: String) -> [(name: String, size: Int)] {
    do throws(FormatError) {
      let bytes = try InputFile.bytes(path: folder + "/" + OutputFolder.manifestName, limit: 1_048_576)
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
      return lines.compactMap { line in
        let cells = line.split(separator: ",")
        guard cells.count == 2, let size = Int(cells[1]) else { return nil }
        return (String(cells[0]), size)
      }
    } catch { return [] }
  }

  private static func size(_ path: String) -> Int? {
    do throws(FormatError) { return try InputFile(path: path).size } catch { return nil }
  }
}

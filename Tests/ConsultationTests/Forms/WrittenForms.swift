import Consultation
import FileFormats
import TestSupport

/// The four files that a small survey gives.
struct WrittenForms {
  let survey: SmallSurvey
  private let folder: TemporaryFolder

  /// Writes the forms of a survey into a folder of their own.
  init(_ survey: SmallSurvey) throws {
    self.survey = survey
    folder = try TemporaryFolder()
    try PaperForms(try survey.survey()).write(to: folder.path + "/forms")
  }

  init(_ questions: String, rest: String = "") throws { try self.init(SmallSurvey(questions, rest: rest)) }

  func text(_ name: String) -> String { folder.text("forms/" + name) ?? "" }

  var questionnaire: String { text("questionnaire.html") }
  var sheet: String { text("transcription-sheet.csv") }
  var batch: String { text("form-batch.xml") }
  var guide: String { text("keying-guide.html") }

  /// The batch with its example out of the comment.
  var filledBatch: String {
    batch.replacing("  <!--\n", with: "").replacing("  -->\n", with: "")
  }

  func page(_ name: String = "questionnaire.html") throws -> XMLElement {
    try XMLDocument(Array(text(name).utf8)).root()
  }

  /// The numbered questions of the questionnaire, in order.
  func questions() throws -> [XMLElement] { try page().all { $0.name == "fieldset" } }
}

extension XMLElement {
  /// All elements below that satisfy a test, in document order.
  func all(_ wanted: (XMLElement) -> Bool) -> [XMLElement] {
    children.flatMap { ($0.fits(wanted) ? [$0] : []) + $0.all(wanted) }
  }

  private func fits(_ wanted: (XMLElement) -> Bool) -> Bool { wanted(self) }

  func first(_ className: String) -> XMLElement? { all { $0["class"] == className }.first }

  /// The texts of all elements of a class.
  func texts(_ className: String) -> [String] { all { $0["class"] == className }.map(\.text) }
}

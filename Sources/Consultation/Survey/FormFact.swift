/// What a written form tells about itself rather than of its answers: the words of batches and transcription sheets.
package enum FormFact: String, CaseIterable, Sendable {
  case batch, form, received, mode, place, event, clerk, pass, status, edition
  case language = "form-language"
  /// The number of the form that this one completes.
  case linkedTo = "linked-to"
  case scan
  /// What a clerk wrote beside the form; it is not read.
  case note

  /// The facts as the headings of a sheet.
  package static let headings = allCases.map(\.rawValue)
}

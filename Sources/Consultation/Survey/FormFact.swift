/// What a written form tells about itself rather than of its answers: the words of batches and transcription sheets.
package enum FormFact: Int, CaseIterable, Sendable {
  case batch, form, received, mode, place, event, clerk, pass, status, edition, language
  /// The number of the form that this one completes.
  case linkedTo
  case scan
  /// What a clerk wrote beside the form; it is not read.
  case note

  /// The facts as the headings of a sheet, in their order.
  package static let headings = [
    "batch", "form", "received", "mode", "place", "event", "clerk", "pass", "status", "edition",
    "form-language", "linked-to", "scan", "note",
  ]

  /// The heading over the fact in a sheet.
  package var heading: String { Self.headings[rawValue] }
}

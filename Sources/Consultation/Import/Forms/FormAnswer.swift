/// An answer of a written form as a clerk keyed it, and the same in the words of a transcription sheet.
struct FormAnswer {
  var status: String?
  var ticks: [(code: String, rank: Int?)] = []
  var crossedOut = 0
  /// A number or a date.
  var value: String?
  var text = ""
  var marks: Set<String> = []

  private var codes: [String] { ticks.map(\.code) }

  private static let statusWords = [
    "blank": "#blank", "declined": "#declined", "not-asked": "#notasked", "multiple": "#multiple",
    "illegible": "#illegible", "void": "#void", "unclear": "#unclear",
  ]

  /// The cell of a transcription sheet that says the same.
  ///
  /// Without a status an answer is what its ticks, text, number or date say, and blank where it has none. A mark
  /// between two boxes is no tick for either, unless the clerk says that it is an answer.
  func cell(of question: Question) -> String {
    if let word = status.flatMap({ Self.statusWords[$0] }) { return word }
    if marks.contains("between-boxes") && status != "answered" { return "#unclear" }
    if let value { return value }
    if question.kind == .text { return written }
    if question.isSingleChoice && Set(codes).count > 1 { return "#multiple" }
    if question.isSingleChoice, let code = codes.first { return code }
    if question.kind == .ranking { return ranked }
    if !codes.isEmpty { return codes.joined(separator: ";") }
    if crossedOut > 0 { return "#void" }
    return status == "answered" && question.kind == .multiple ? "#none" : "#blank"
  }

  /// Free text behind a mark, so that no word of it is taken for a word of the sheet; it is never stored.
  private var written: String {
    text.trimmingBlanks.isEmpty ? "#blank" : "text: " + text
  }

  /// The ticks of a ranking, each with its rank; without ranks their order counts.
  private var ranked: String {
    guard !ticks.isEmpty else { return crossedOut > 0 ? "#void" : "#blank" }
    let ranks = ticks.compactMap(\.rank)
    if ranks.isEmpty { return codes.joined(separator: ";") }
    guard ranks.count == ticks.count else { return "#multiple" }
    return ticks.map { "\($0.rank ?? 0):\($0.code)" }.joined(separator: ";")
  }
}

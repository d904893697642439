internal import FileFormats

/// `keying.csv`: how well the written forms were keyed, for each source that has forms keyed more than once.
///
/// A row for the whole source, then for each question and batch that was compared. Rows for clerks are about people at
/// work, so they stand in internal figures alone. `differing` fields are those of which the keyings differ; `resolved`
/// ones a resolution decides; `wrong`, for a clerk, are resolved fields that this clerk keyed otherwise.
struct KeyingCSV {
  static let headings = [
    "series", "wave", "source", "level", "key", "forms", "forms_keyed_twice", "fields_compared",
    "fields_differing",
    "differing_percentage", "fields_resolved", "fields_open", "fields_wrong", "wrong_percentage",
  ]

  private let responses: ResponseTable
  private let isInternal: Bool

  init(_ responses: ResponseTable, isInternal: Bool) {
    self.responses = responses
    self.isInternal = isInternal
  }

  /// Whether any form was keyed more than once.
  var isEmpty: Bool { responses.keyings.allSatisfy { $0.keyedTwice == 0 } }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.headings { text.add(text: heading) }
    text.endRecord()
    for (source, keying) in zip(responses.survey.sources, responses.keyings) where keying.keyedTwice > 0 {
      add(source.id, "source", source.id, keying.total, forms: keying, to: &text)
      for (place, question) in responses.survey.questions.enumerated() {
        if let comparison = keying.byQuestion[place] {
          add(source.id, "question", question.id, comparison, to: &text)
        }
      }
      for (batch, comparison) in keying.byBatch.sorted(by: { $0.key < $1.key }) {
        add(source.id, "batch", batch, comparison, to: &text)
      }
      guard isInternal else { continue }
      for (clerk, comparison) in keying.byClerk.sorted(by: { $0.key < $1.key }) {
        add(source.id, "clerk", clerk, comparison, isClerk: true, to: &text)
      }
    }
    return text.bytes
  }

  private func add(
    _ source: String, _ level: String, _ key: String, _ comparison: Keying.Comparison,
    forms: Keying? = nil, isClerk: Bool = false, to text: inout CSVText
  ) {
    for name in [responses.survey.series, responses.survey.wave, source, level, key] { text.add(text: name) }
    text.add(number: forms.map { String($0.count) } ?? "")
    text.add(number: forms.map { String($0.keyedTwice) } ?? "")
    text.add(number: comparison.compared)
    text.add(number: comparison.differing)
    text.add(number: Self.percentage(comparison.differing, of: comparison.compared))
    text.add(number: comparison.resolved)
    text.add(number: comparison.open)
    text.add(number: isClerk ? String(comparison.wrong) : "")
    text.add(number: isClerk ? Self.percentage(comparison.wrong, of: comparison.compared) : "")
    text.endRecord()
  }

  private static func percentage(_ part: Int, of whole: Int) -> String {
    Share.percentage(of: part, in: whole).map { FixedPoint.text($0, decimals: 4) } ?? ""
  }
}

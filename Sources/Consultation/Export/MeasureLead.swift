/// How sentences on groups begin: with the occasion that a measure speaks of, where it has one.
extension MeasureWording {
  /// "In the evening" and "felt safe", of a measure that says "felt safe in the evening"; `nil` where its words do not
  /// end with the short name of its question.
  func lead(_ measure: Measure) -> (occasion: String, phrase: String)? {
    guard let says = measure.says, let label = survey.question(measure.question)?.label else { return nil }
    let end = " " + Markdown.inSentence(label)
    guard says.hasSuffix(end), says.count > end.count else { return nil }
    let occasion = Markdown.escaped(label)
    return (
      occasion.prefix(1).uppercased() + occasion.dropFirst(),
      Markdown.escaped(String(says.dropLast(end.count)))
    )
  }

  /// The measure behind a figure: "by day", or "for people dropping litter".
  func occasion(_ measure: Measure) -> String {
    lead(measure).map { Markdown.inSentence($0.occasion) } ?? "for \"\(inSentence(measure))\""
  }

  /// The measure as the start of a line of groups: "by day", "people dropping litter".
  func heading(_ measure: Measure) -> String {
    lead(measure).map { Markdown.inSentence($0.occasion) } ?? inSentence(measure)
  }
}

/// The quoted lines under the title of a document, which say how it may be used.
struct DocumentOpening {
  static let notProtected = "Small numbers are not protected: not for publication."

  let survey: Survey
  let isInternal: Bool

  /// Each mark with an empty line behind it.
  var marks: [String] {
    var lines = ["> **\(Self.notProtected)**", ""]
    if isInternal { lines += ["> **Internal: for the officers who work with these responses.**", ""] }
    if !survey.openQuestions.isEmpty {
      let count = survey.openQuestions.count
      lines += [
        "> **From a draft.** \(count == 1 ? "1 question" : "\(count) questions") of the definition \(count == 1 ? "waits" : "wait") for a decision; figures and labels may change.",
        "",
      ]
    }
    if survey.isSynthetic {
      let place = survey.area.map { " in \(Markdown.escaped($0))" } ?? ""
      lines += [
        "> **Example with synthetic figures.** This document shows what Soundings writes. It does not report what people\(place) said in \(survey.fieldwork.from.year).",
        "",
      ]
    }
    return lines
  }
}

internal import FileFormats

/// What the definition says about the impact assessment: the form's questions, pairs of characteristics, earlier waves.
extension SurveyReader {
  mutating func assessmentForm(_ element: XMLElement?) -> AssessmentForm {
    var form = AssessmentForm()
    guard let element else { return form }
    form.isDeclared = true
    form.subject = element["of"]
    if let margin = element["margin"].flatMap(Int.init) { form.margin = margin }
    if let number = element["adverse-impact"] { form.adverseImpact = number }
    if let number = element["justification"] { form.justification = number }
    let concerns = element.children("concern")
    if !concerns.isEmpty { form.concerns = self.concerns(concerns) }
    form.pairs = element.children("pair").compactMap { pair($0) }
    form.pooled = element.children("pool").map { .init(folder: $0["wave"] ?? "", line: $0.line) }
    form.weighting = element.child("weighting").flatMap { weighting($0) }
    return form
  }

  private mutating func concerns(_ elements: [XMLElement]) -> [AssessmentForm.Concern] {
    var numbers: Set<String> = []
    return elements.map { element in
      let number = element["number"] ?? ""
      if !numbers.insert(number).inserted {
        report(
          element.line, "the form has two questions \(number)", expected: "a number of its own for each",
          fix: "correct number=\"...\"")
      }
      let kind = element["kind"].flatMap(AssessmentForm.Concern.Kind.init(rawValue:)) ?? .characteristic
      let ids = (element["characteristics"] ?? "").split(separator: " ").map(String.init)
      if kind == .characteristic && ids.isEmpty {
        report(
          element.line, "question \(number) of the form names no characteristic",
          expected:
            "the id of the characteristic, asked or not, or kind=\"other-groups\" or \"intersections\"",
          fix: "add characteristics=\"...\"")
      }
      let subject = element["about"] ?? ""
      return AssessmentForm.Concern(
        number: number, subject: subject, kind: kind, characteristics: ids,
        matter: element["matter"] ?? subject,
        named: element.children("named").map {
          .init(
            text: $0.text,
            characteristics: ($0["characteristics"] ?? "").split(separator: " ").map(String.init))
        })
    }
  }

  private mutating func pair(_ element: XMLElement) -> AssessmentForm.Pair? {
    let ids = (element["of"] ?? "").split(separator: " ").map(String.init)
    guard ids.count == 2, ids[0] != ids[1] else {
      report(
        element.line, "a pair is of two characteristics", expected: "two different ids",
        fix: "write of=\"disability age\", or the like")
      return nil
    }
    let known = questions.compactMap(\.characteristic)
    for id in ids where !known.contains(id) {
      reportUnknown(element.line, "characteristic", id, known: known)
    }
    return AssessmentForm.Pair(first: ids[0], second: ids[1], line: element.line)
  }
}

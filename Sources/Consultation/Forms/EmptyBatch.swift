/// `form-batch.xml`: a batch of this wave without forms, and in comments how one is written.
struct EmptyBatch {
  private let form: PaperForm
  private var survey: Survey { form.survey }

  init(_ form: PaperForm) { self.form = form }

  func text() -> String {
    var xml = XMLLines()
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    xml.comment("An empty batch of forms: \(survey.title), \(survey.organisation)")
    xml.comment("`soundings schema forms` prints what is allowed; give each batch an id of its own")
    xml.line(
      "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"\(survey.series)-\(survey.wave)-1\" mode=\"paper\">")
    xml.indented { xml in
      xml.line("<questionnaire series=\"\(survey.series)\" wave=\"\(survey.wave)\"/>")
      xml.comment("add how many forms the batch holds: <declared-count>500</declared-count>")
      xml.line("<clerk id=\"clerk-1\"/>")
      addWaysToAnswer(to: &xml)
      xml.comment("a form with all its answers; write forms like this one below, outside the comment")
      xml.line("<!--")
      addExample(to: &xml)
      xml.line("-->")
    }
    xml.line("</form-batch>")
    return xml.text
  }

  /// What else the paper may show, told of the first question that has two boxes.
  private func addWaysToAnswer(to xml: inout XMLLines) {
    guard let question = form.questions.first(where: { $0.isSingleChoice && $0.frame.options.count > 1 })
    else {
      return
    }
    let id = question.id
    let (one, other) = (question.frame.options[0].code, question.frame.options[1].code)
    let ways = [
      ("nothing ticked", "<answer q=\"\(id)\" status=\"blank\"/>"),
      (
        "two boxes ticked where one is allowed",
        "<answer q=\"\(id)\"><tick code=\"\(one)\"/><tick code=\"\(other)\"/></answer>"
      ),
      (
        "a tick crossed out, another made",
        "<answer q=\"\(id)\"><tick code=\"\(one)\" crossed-out=\"true\"/><tick code=\"\(other)\"/><mark>changed</mark></answer>"
      ),
      ("nobody can tell what is meant", "<answer q=\"\(id)\" status=\"illegible\"/>"),
      ("said aloud: rather not answer", "<answer q=\"\(id)\" status=\"declined\"/>"),
      ("not on this version of the form", "<answer q=\"\(id)\" status=\"not-asked\"/>"),
    ]
    for (what, how) in ways { xml.comment("\(what): \(how)") }
  }

  private func addExample(to xml: inout XMLLines) {
    xml.line("<form number=\"0001\" received=\"\(survey.fieldwork.from.iso)\">")
    xml.indented { xml in
      xml.line("<entry pass=\"1\" clerk=\"clerk-1\">")
      xml.indented { xml in
        for (question, answer) in ExampleForm(form).all { xml.line(Self.element(question, answer)) }
      }
      xml.line("</entry>")
    }
    xml.line("</form>")
  }

  private static func element(_ question: Question, _ answer: ExampleForm.Answer) -> String {
    let content: String
    switch answer {
    case .notAsked: return "<answer q=\"\(question.id)\" status=\"not-asked\"/>"
    case .number(let number): content = "<number>\(FormNumber.text(number))</number>"
    case .date(let date): content = "<date>\(date.iso)</date>"
    case .text: content = "<text>Better lighting at the bus stop.</text>"
    case .options(let places):
      content = places.enumerated().map { rank, place in
        let rank = question.kind == .ranking ? " rank=\"\(rank + 1)\"" : ""
        return "<tick code=\"\(question.frame.options[place].code)\"\(rank)/>"
      }.joined()
    }
    return "<answer q=\"\(question.id)\">\(content)</answer>"
  }
}

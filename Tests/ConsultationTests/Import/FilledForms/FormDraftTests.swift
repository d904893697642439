import TestSupport
import Testing

@testable import Consultation

@Suite struct `A draft from forms` {
  private let fields: [MadePDF.Field] = [
    .radio("Q1", ["safe", "unsafe"], tooltip: "How safe do you feel?"),
    .tick("Q2.parks", isTicked: false, tooltip: "Parks"), .tick("Q2.town", isTicked: false, tooltip: "Town"),
    .combination("Age", [("0", "Under 25"), ("1", "25 and over")], chosen: "0"),
  ]

  @Test func `is made of the empty form alone, and names the folder for the filled ones`() throws {
    let folder = try TemporaryFolder()
    try folder.write("responses/blank.pdf", bytes: MadePDF(fields).bytes)
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/blank.pdf"])
    #expect(
      draft.xml.contains(
        "<forms id=\"email\" file=\"responses/forms\" mode=\"email\" labels=\"responses/blank.pdf\"/>"))
    #expect(draft.xml.contains("<!-- QUESTION: This is the empty form."))
    #expect(draft.xml.contains("<text>How safe do you feel?</text>"))
    #expect(
      draft.xml.contains("<answer code=\"parks\">Parks<column code=\"Q2.parks\" ticked=\"1\"/></answer>"))
    try draft.write(to: folder.path + "/survey.xml")
    var filled = MadePDF(fields)
    filled.fields[0] = .radio("Q1", ["safe", "unsafe"], chosen: "unsafe")
    filled.fields[2] = .tick("Q2.town", isTicked: true)
    try folder.write("responses/forms/1.pdf", bytes: filled.bytes)
    let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
    #expect(table.count == 1 && table.ledger.read == 1)
    let multiple = try #require(table.survey.questions.first { $0.kind == .multiple })
    #expect(table.said(multiple.id) == ["town"])
    #expect(table.problems.contains { $0.kind == .presetAnswer })
  }

  @Test func `leaves names out, however often the same ones come`() throws {
    let folder = try TemporaryFolder()
    for form in 1...40 {
      let name = form % 2 == 0 ? "Ann Lee" : "Bob Ray"
      try folder.write(
        "responses/f/\(form).xfdf",
        "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields><field name=\"q\"><value>\(form % 3 == 0 ? "Yes" : "No")</value></field><field name=\"name\"><value>\(name)</value></field></fields></xfdf>"
      )
    }
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/f"])
    #expect(!draft.xml.contains("Ann") && !draft.xml.contains("<column code=\"name\"/>"))
    #expect(draft.xml.contains("<ignore code=\"name\"/>"))
  }

  @Test func `of XML names the record, claims by path, and is accepted`() throws {
    let folder = try TemporaryFolder()
    let forms = (1...40).map { form in
      "<form no=\"\(form)\"><safety><day>\(form % 3 == 0 ? "Safe" : "Unsafe")</day></safety><place>Park</place>\(form % 2 == 0 ? "<place>Town</place>" : "")</form>"
    }
    try folder.write("responses/x.xml", "<batch>\(forms.joined())</batch>")
    var wishes = SurveyDraft.Wishes()
    wishes.record = ["batch", "form"]
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/x.xml"], wishes: wishes)
    #expect(draft.xml.contains("record=\"batch/form\""))
    #expect(draft.xml.contains("<column path=\"safety/day\"/>"))
    #expect(draft.xml.contains("<column path=\"place\"/>"))
    try draft.write(to: folder.path + "/survey.xml")
    let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
    let day = try #require(table.survey.questions.first { $0.kind == .scale })
    #expect(table.said(day.id).count { $0 == "fairly-safe" } == 13)
    let place = try #require(table.survey.questions.first { $0.kind == .multiple })
    #expect(table.said(place.id).count { $0 == "park+town" } == 20)
  }
}

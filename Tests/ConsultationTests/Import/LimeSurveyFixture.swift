/// A made survey of LimeSurvey, written in the older layout of structure files or in the newer one.
struct LimeSurveyFixture {
  enum Layout: CaseIterable, Sendable { case texts, tables }

  struct Part {
    var code: String
    var text: String
    var scale = 0
    var german = ""
  }

  struct Item {
    var type: String
    var code: String
    var text: String
    var german = ""
    var other = false
    var rows: [Part] = []
    var answers: [Part] = []
    var settings: [String: String] = [:]
    var group = 1
  }

  var items: [Item]
  var languages = ["en"]
  var settings = "<anonymized>N</anonymized><datestamp>Y</datestamp><ipaddr>Y</ipaddr><refurl>N</refurl>"

  /// The questions are numbered from 10 in tens, their rows and answers from the question's number upwards.
  func bytes(_ layout: Layout) -> [UInt8] {
    let groups = cells([("gid", "2"), ("group_order", "0")]) + cells([("gid", "1"), ("group_order", "1")])
    let body = items.enumerated().map { tables(of: $1, number: ($0 + 1) * 100, layout) }
    func joined(_ table: Int) -> String { body.map { $0[table] }.joined() }
    let texts =
      layout == .tables
      ? table("question_l10ns", joined(3)) + table("answer_l10ns", joined(4)) : ""
    let document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <document>
       <LimeSurveyDocType>Survey</LimeSurveyDocType>
       <DBVersion>\(layout == .texts ? 177 : 606)</DBVersion>
       <languages>\(languages.map { "<language>\($0)</language>" }.joined())</languages>
       \(table("answers", joined(2)))\(table("groups", groups))\(table("questions", joined(0)))
       \(table("subquestions", joined(1)))\(table("question_attributes", joined(5)))\(texts)
       \(table("surveys", "<row><sid>7</sid><language>\(languages[0])</language>\(settings)</row>"))
       \(table("surveys_languagesettings", titles))
      </document>
      """
    return Array(document.utf8)
  }

  private var titles: String {
    languages.map { cells([("surveyls_language", $0), ("surveyls_title", "<b>Title</b> \($0)")]) }.joined()
  }

  private func table(_ name: String, _ rows: String) -> String {
    "<\(name)><fields><fieldname>x</fieldname></fields><rows>\n\(rows)</rows></\(name)>"
  }

  private func cells(_ cells: [(String, String)]) -> String {
    "<row>" + cells.map { "<\($0)><![CDATA[\($1)]]></\($0)>" }.joined() + "</row>\n"
  }

  /// The rows for one question: questions, subquestions, answers, texts of questions, texts of answers, settings.
  private func tables(of item: Item, number: Int, _ layout: Layout) -> [String] {
    let id = String(number)
    var rows = [
      thing(
        [
          ("qid", id), ("parent_qid", "0"), ("sid", "7"), ("gid", String(item.group)), ("type", item.type),
          ("title", item.code), ("other", item.other ? "Y" : "N"), ("question_order", id),
        ], "question", Part(code: "", text: item.text, german: item.german), layout), "", "", "", "", "",
    ]
    rows[3] = texts("qid", id, "question", Part(code: "", text: item.text, german: item.german))
    for (place, row) in item.rows.enumerated() {
      let own = String(number + 1 + place)
      rows[1] += thing(
        [
          ("qid", own), ("parent_qid", id), ("sid", "7"), ("gid", String(item.group)), ("type", "T"),
          ("title", row.code), ("question_order", String(place)), ("scale_id", String(row.scale)),
        ], "question", row, layout)
      rows[3] += texts("qid", own, "question", row)
    }
    for (place, answer) in item.answers.enumerated() {
      let own = String(number + 1 + place)
      let key = layout == .tables ? [("aid", own)] : []
      rows[2] += thing(
        key + [
          ("qid", id), ("code", answer.code), ("sortorder", String(place)),
          ("assessment_value", String(place)),
          ("scale_id", String(answer.scale)),
        ], "answer", answer, layout)
      rows[4] += texts("aid", own, "answer", answer)
    }
    rows[5] = item.settings.sorted { $0.key < $1.key }
      .map { cells([("qid", id), ("attribute", $0.key), ("value", $0.value)]) }.joined()
    return rows
  }

  private func thing(_ facts: [(String, String)], _ column: String, _ part: Part, _ layout: Layout) -> String
  {
    guard layout == .texts else { return cells(facts) }
    return languages.map { language in
      cells(facts + [(column, language == "de" ? part.german : part.text), ("language", language)])
    }.joined()
  }

  private func texts(_ key: String, _ id: String, _ column: String, _ part: Part) -> String {
    languages.map { language in
      cells([(key, id), (column, language == "de" ? part.german : part.text), ("language", language)])
    }.joined()
  }
}

extension LimeSurveyFixture.Part {
  init(_ code: String, _ text: String, scale: Int = 0) { self.init(code: code, text: text, scale: scale) }
}

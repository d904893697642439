import FileFormats
import TestSupport

@testable import Consultation

// Exports that carry their own questions and labels: a LimeSurvey archive, Triple-S and SPSS.

extension PlatformExport {
  static let containerExports = [limeSurveyArchive, tripleS, spss]

  /// The answers of the six people, as numbers of options counted from 1.
  private static let answers: [(safety: Int, ticks: [Int], order: [Int], gender: Int, more: String)] = [
    (1, [1], [1, 2, 3], 1, "More lights on the towpath, please"), (2, [1, 2], [2, 1, 3], 2, ""),
    (4, [2, 4], [1, 3, 2], 1, "The subway is dark"),
    (5, [1, 2, 3], [2, 3, 1], 2, "Nobody answers the \"101\" number"),
    (2, [1, 3], [1, 2, 3], 3, ""), (3, [1, 2], [], 1, "Thank you for asking"),
  ]
  private static let levels = [
    "Very safe", "Fairly safe", "Neither safe nor unsafe", "Fairly unsafe", "Very unsafe",
  ]
  private static let done = ["Avoided an area", "Changed my route", "Carried an alarm"]
  private static let wishes = ["Better lighting", "More patrols", "CCTV cameras"]
  private static let genders = ["Female", "Male", "Prefer not to say"]

  /// Structure and responses in a ZIP; the last response was not sent off.
  static let limeSurveyArchive = PlatformExport(
    "limesurvey-archive", "", fileName: "survey_7.lsa", records: 7,
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ], tickLabels: done + ["Other"], leftOutIfComplete: [.partial: 1]
  ) { folder, export in
    try folder.write(export.file, "")
    let archive = try ZIPWriter(path: folder.path + "/" + export.file)
    try archive.add("survey_7.lss", structure.bytes(.tables))
    try archive.add("survey_7_responses.lsr", Array(responses.utf8))
    try archive.add("survey_7_tokens.lst", Array("<document>Ada Invented, ada@example.org</document>".utf8))
    try archive.close()
  }

  private static let structure = LimeSurveyFixture(items: [
    .init(type: "L", code: "Q1", text: safetyText, answers: parts("A", levels)),
    .init(type: "M", code: "Q2", text: tickText, other: true, rows: parts("SQ00", done)),
    .init(
      type: "R", code: "Q3", text: "Please rank these in order of importance", answers: parts("B", wishes)),
    .init(type: "L", code: "Q4", text: "What is your gender?", answers: parts("G", genders)),
    .init(type: "T", code: "Q5", text: "Is there anything else you would like to say?"),
  ])

  private static func parts(_ code: String, _ labels: [String]) -> [LimeSurveyFixture.Part] {
    labels.enumerated().map { .init("\(code)\($0 + 1)", $1) }
  }

  /// An element that is not there was not shown; one that is empty was shown.
  private static var responses: String {
    let fields = [
      "id", "token", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr",
      "7X1X100", "7X1X200SQ001", "7X1X200SQ002", "7X1X200SQ003", "7X1X200other", "7X1X3001", "7X1X3002",
      "7X1X3003", "7X1X400", "7X1X500",
    ]
    var rows = answers.enumerated().map { place, answer in
      let order = (0..<3).map { $0 < answer.order.count ? "B\(answer.order[$0])" : "" }
      let ticks = (1...3).map { answer.ticks.contains($0) ? "Y" : "" }
      let cells =
        [
          "\(place + 1)", "tok\(place)Invented", "2024-06-1\(place) 09:21:00", "3", "en", "1234\(place)",
          "2024-06-1\(place) 09:15:00", "2024-06-1\(place) 09:21:00", "192.0.2.\(place + 1)",
          "A\(answer.safety)",
        ] + ticks + [answer.ticks.contains(4) ? "Walked with a friend" : ""] + order
        + ["G\(answer.gender)", answer.more]
      return row(zip(fields, cells).map { ($0, $1) })
    }
    rows.append(
      row([
        ("id", "7"), ("lastpage", "1"), ("startlanguage", "en"), ("startdate", "2024-06-16 09:15:00"),
        ("7X1X100", "A5"),
      ]))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <document><LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>606</DBVersion>
      <languages><language>en</language></languages>
      <responses><fields>\(fields.map { "<fieldname>\($0)</fieldname>" }.joined())</fields><rows>
      \(rows.joined(separator: "\n"))
      </rows></responses></document>
      """
  }

  private static func row(_ cells: [(field: String, text: String)]) -> String {
    let cells = cells.map { field, text in
      let name = field.first?.isNumber == true ? "_" + field : field
      return text.isEmpty ? "<\(name)/>" : "<\(name)><![CDATA[\(text)]]></\(name)>"
    }
    return "<row>\(cells.joined())</row>"
  }

  /// Version 2.0 with data of fixed width; the ranking is a spread of three fields.
  static let tripleS = PlatformExport(
    "triple-s", "", fileName: "export.sss",
    elements: ["scale", "multiple", "ranking", "single", "text"],
    tickLabels: done + ["Other (please specify)"]
  ) { folder, export in
    try folder.write(export.file, TripleSFixture.definition(variables))
    let lines = answers.enumerated().map { place, answer in
      let ticks = (1...4).map { answer.ticks.contains($0) ? "1" : "0" }.joined()
      let order = answer.order.isEmpty ? "   " : answer.order.map(String.init).joined()
      return "\(1001 + place)\(answer.safety)\(ticks)\(order)\(answer.gender)\(answer.more)"
    }
    try folder.write("responses/export.asc", lines.joined(separator: "\n") + "\n")
  }

  private static var variables: String {
    func values(_ labels: [String]) -> String {
      let list = labels.enumerated().map { "<value code=\"\($0 + 1)\">\($1)</value>" }
      return "<values>\(list.joined())</values>"
    }
    return """
      <variable ident="1" type="quantity" use="serial"><name>serial</name><label>Serial number</label>
      <position start="1" finish="4"/><values><range from="1" to="9999"/></values></variable>
      <variable ident="2" type="single"><name>q1</name><label>\(safetyText)</label><position start="5"/>
      \(values(levels))</variable>
      <variable ident="3" type="multiple"><name>q2</name><label>\(tickText)</label>
      <position start="6" finish="9"/>\(values(done + ["Other (please specify)"]))</variable>
      <variable ident="4" type="multiple"><name>q3</name>
      <label>Please rank these in order of importance</label>
      <position start="10" finish="12"/><spread subfields="3" width="1"/>\(values(wishes))</variable>
      <variable ident="5" type="single"><name>q4</name><label>What is your gender?</label>
      <position start="13"/>\(values(genders))</variable>
      <variable ident="6" type="character"><name>q5</name>
      <label>Is there anything else you would like to say?</label><position start="14" finish="113"/>
      <size>100</size></variable>
      """
  }

  /// Labels of values, and a set of columns that are one tick-all question.
  static let spss = PlatformExport(
    "spss", "", fileName: "export.sav", elements: ["scale", "multiple", "text", "ranking", "single", "text"],
    tickLabels: done + ["Other (please specify)"]
  ) { folder, export in
    try folder.write(export.file, "")
    let path = folder.path + "/" + export.file
    var writer = try StatisticsFileWriter(path: path, variables: columns, rowCount: answers.count)
    for (place, answer) in answers.enumerated() {
      let ticks = (1...4).map { StatisticsFileWriter.Cell.number(answer.ticks.contains($0) ? 1 : 0) }
      let ranks = (1...3).map { item in
        answer.order.firstIndex(of: item).map { StatisticsFileWriter.Cell.number(Double($0 + 1)) } ?? .missing
      }
      try writer.append(
        [.number(Double(1001 + place)), .text("Ada Invented \(place)"), .text("192.0.2.\(place + 1)")]
          + [.number(Double(answer.safety))] + ticks
          + [.text(answer.ticks.contains(4) ? "Walked with a friend" : "")] + ranks
          + [.number(Double(answer.gender)), .text(answer.more)])
    }
    try writer.finish()
    let set = "$q2=D1 1 \(tickText.utf8.count) \(tickText) Q2_1 Q2_2 Q2_3 Q2_4\n"
    try folder.write(
      export.file, bytes: inserting(set, into: try InputFile.bytes(path: path, limit: 1 << 20)))
  }

  private static var columns: [StatisticsFile.Variable] {
    func values(_ labels: [String]) -> [StatisticsFile.Value] {
      labels.enumerated().map { .init(code: "\($0 + 1)", label: $1) }
    }
    func text(_ name: String, _ label: String) -> StatisticsFile.Variable {
      .init(name: name, label: label, format: .text, width: 100)
    }
    let ticks = (done + ["Other (please specify)"]).enumerated().map { place, label in
      StatisticsFile.Variable(name: "Q2_\(place + 1)", label: label)
    }
    let ranks = wishes.enumerated().map { place, label in
      StatisticsFile.Variable(
        name: "Q3_\(place + 1)", label: "Please rank these in order of importance - \(label)")
    }
    return [
      .init(name: "RespondentID", label: "Respondent ID"), text("RecipientLastName", "Recipient Last Name"),
      text("IPAddress", "IP Address"), .init(name: "Q1", label: safetyText, values: values(levels)),
    ] + ticks + [text("Q2_4_TEXT", "Other (please specify) - Text")] + ranks + [
      .init(name: "Q4", label: "What is your gender?", values: values(genders)),
      text("Q5", "Is there anything else you would like to say?"),
    ]
  }

  /// Puts the record of multiple-response sets before the end of the dictionary.
  private static func inserting(_ text: String, into bytes: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xE7, 3, 0, 0, 0, 0, 0, 0]
    guard let end = bytes.indices.dropLast(8).first(where: { bytes[$0..<$0 + 8].elementsEqual(mark) }) else {
      return bytes
    }
    let header = [7, 7, 1, UInt32(text.utf8.count)].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    return bytes[..<end] + header + Array(text.utf8) + bytes[end...]
  }
}

import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// What may be said of people who chose to take part, checked in every document.
@Suite struct `The words of every document` {
  /// Words that say more than a consultation can, or that plain English avoids.
  private static let forbidden = [
    "resident", "residents", "prove", "proves", "proved", "proven", "significant", "significantly",
    "significance", "insignificant", "representative", "likely", "unlikely", "clearly", "obviously",
    "somewhat", "perhaps", "arguably", "may indicate", "seems to", "appears to", "cause", "causes", "caused",
    "leads to", "led to", "results in", "resulted in", "due to", "owing to", "no impact", "no effect",
    "key measure", "key measures", "key finding", "key findings", "utilise", "facilitate",
  ]
  private static let contractions = [
    "n't", "'re ", "'ve ", "'ll ", "it's", "that's", "there's", "what's", "let's", "i'm",
  ]

  /// A document in small letters, without what people and definitions wrote.
  private func ownWords(_ text: String, _ survey: Survey) -> String {
    var labels = ["don't know", survey.title, survey.organisation, survey.whoCouldTakePart ?? ""]
    for question in survey.questions {
      labels += [question.text, question.label ?? ""]
      labels += question.frame.options.map(\.label) + question.frame.nets.map(\.label)
    }
    labels += survey.measures.flatMap { [$0.label ?? "", $0.says ?? ""] }
    labels += survey.groupings.flatMap(\.all).flatMap(\.groups).map(\.label)
    labels += survey.population.map { Array($0.cautions.values) } ?? []
    var result = text.lowercased()
    for label in Set(labels.map { Markdown.escaped($0).lowercased() }).sorted(by: {
      ($1.count, $1) < ($0.count, $0)
    })
    where label.contains(" ") || label.contains("'") {
      result = result.split(separator: label, omittingEmptySubsequences: false).joined(separator: "X")
    }
    return result
  }

  private func contains(_ phrase: String, in text: String) -> Bool {
    text.ranges(of: phrase).contains { range in
      let before = range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? " " : text[range.upperBound]
      return !before.isLetter && before != "-" && !after.isLetter
    }
  }

  /// Whether a sentence of a line starts with a figure.
  private func startsWithNumeral(_ line: Substring) -> Bool {
    if line.hasPrefix("|") { return false }
    let text = line.drop { $0 == "-" || $0 == ">" || $0 == "*" || $0 == " " || $0 == "#" }
    if text.first?.isNumber == true { return true }
    return [". ", "? ", "! "].contains { end in
      text.ranges(of: end).contains { range in
        range.upperBound < text.endIndex && text[range.upperBound].isNumber
          && !text[..<range.lowerBound].hasSuffix("**Table")
      }
    }
  }

  private func check(_ tables: Tables, _ name: String) {
    let assessment = ImpactAssessment(of: tables)
    for isInternal in [false, true] {
      for file in Report(tables, assessment, isInternal: isInternal).files() where file.name.hasSuffix(".md")
      {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let own = ownWords(text, tables.survey)
        for word in Self.forbidden where contains(word, in: own) {
          Issue.record("\(name) \(file.name) holds '\(word)'")
        }
        for word in Self.contractions where own.contains(word) {
          Issue.record("\(name) \(file.name) holds '\(word)'")
        }
        for line in text.split(separator: "\n") where startsWithNumeral(line) {
          Issue.record("\(name) \(file.name) starts with a numeral: \(line)")
        }
        if file.name == "summary.md" {
          #expect(!text.contains("p 0.") && !text.contains("p under"), "\(name): a p value")
        }
      }
    }
  }

  @Test func `keep to the rules in every survey of this repository`() throws {
    for wave in Repository.waves() {
      let survey = try Survey(contentsOf: Repository.root + "/" + wave)
      check(try ResponseTable(importing: survey).tabulate(by: survey.characteristics), wave)
    }
  }

  private static let questions = """
    <scale id="day"><text>How safe by day?</text><label>By day</label><answer code="s">Safe</answer><answer code="u">Unsafe</answer><net id="safe" of="s">Safe</net></scale>
    <multiple id="help"><text>What would help?</text><answer code="light">Light</answer><answer code="cctv">CCTV</answer></multiple>
    <ranking id="aims"><text>In which order?</text><answer code="a">Aim A</answer><answer code="b">Aim B</answer></ranking>
    <single id="sex" characteristic="sex"><label>Sex</label><answer code="female">Female</answer><answer code="male">Male</answer><answer code="x">In another way</answer></single>
    <single id="ward" characteristic="ward"><label>Ward</label><answer code="l">Luton</answer><answer code="w">Watling</answer></single>
    """
  private static let rest = """
    <measures><measure of="day" net="safe" better="higher" says="felt safe by day">Safe by day</measure><indicator id="I1" of="day" net="safe" base="all" target="60" better="higher">Share of safe</indicator><indicator id="I2" of="day" net="safe" base="valid" target="60">Share of safe again</indicator></measures>
    <report><safety questions="day"/><ranked question="help" noun="things" top="2"/><ranked question="aims" noun="aims" top="1"/></report>
    """

  /// Nobody, one, a few, groups that differ, wards that are shown.
  @Test(arguments: [0, 1, 5, 12, 60])
  func `keep to the rules whatever the numbers`(size: Int) throws {
    let report = try WrittenReport(
      Self.questions, "day,help,aims,sex,ward",
      [
        ("Safe,Light,Aim A;Aim B,Female,Luton", size), ("Unsafe,CCTV,Aim B;Aim A,Male,Watling", size),
        ("Safe,Light;CCTV,Aim A,Male,", size),
        ("Unsafe,CCTV,Aim A;Aim B,In another way,Luton", size / 5), (",,,Female,Watling", 1),
      ], rest: Self.rest)
    check(report.tables, "\(size) of each kind")
  }

  @Test func `would be seen`() throws {
    #expect(contains("likely", in: "this is likely.") && !contains("likely", in: "unlikely"))
    #expect(startsWithNumeral("- 12 people came") && startsWithNumeral("It ends. 12 people came"))
    #expect(!startsWithNumeral("**Table 1. How safe**") && !startsWithNumeral("| 12 |"))
  }
}

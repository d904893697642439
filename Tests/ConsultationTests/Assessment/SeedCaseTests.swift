@testable import Consultation
import TestSupport
import Testing

/// The worked cases of the consultation of 2008, from its responses to the words of the document.
@Suite struct `The consultation of 2008` {
  private func assessment() throws -> ImpactAssessment {
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2008")
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    return ImpactAssessment(of: tables)
  }

  private func race(_ assessment: ImpactAssessment) throws -> CharacteristicEvidence {
    try #require(assessment.concerns.first { $0.concern.number == "7" }?.characteristics.first)
  }

  @Test func `cannot tell whether priorities differ by ethnic group`() throws {
    let race = try race(try assessment())
    #expect(race.state == .tooFewToTell)
    #expect(race.isMissingEvidence)
    let assault = try #require(race.disparities.first { $0.measure.rowID == "assault" })
    #expect([assault.pair.group.base, assault.pair.others.base] == [20, 217])
    // About 31 points upward from the others' 29%; about 25 downward.
    #expect(Int(((assault.detectable?.upward ?? 0) * 100).rounded()) == 31)
    #expect(Int(((assault.detectable?.downward ?? 0) * 100).rounded()) == 25)
  }

  @Test func `found that minority respondents named a priority less often, within chance`() throws {
    let stated = try #require(try race(try assessment()).disparities.first { $0.measure.rows == .answered })
    #expect(stated.pair == .init(group: .init(20, of: 43), others: .init(217, of: 352)))
    #expect(stated.group.id == "all-except-white-british")
    #expect(stated.pair.roundedPoints(decimals: 1) == -151)
    #expect(Points.text(stated.interval.lower, decimals: 1) == "-30.0")
    #expect(Points.text(stated.interval.upper, decimals: 1) == "0.3")
    #expect(Int(((stated.pValue ?? 0) * 1_000).rounded()) == 58)
    #expect(Int(((stated.adjustedPValue ?? 0) * 1_000).rounded()) == 234)
    #expect(stated.state == .tooFewToTell)
  }

  @Test func `heard from more minority respondents than their share, with a caution`() throws {
    let profile = try race(try assessment()).profile
    let group = try #require(profile.groups.first { $0.code == "all-except-white-british" })
    #expect(group.share == Proportion(43, of: 395))
    #expect(group.comparison?.label == .overRepresented)
    #expect(Int((group.comparison?.index ?? 0).rounded()) == 140)
    #expect(profile.population?.caution?.contains("does not say whether White minority groups") == true)
  }

  @Test func `says so in the document, and that it does not support NO`() throws {
    let text = DIAEvidence(try assessment(), isInternal: false).text()
    let section = try #require(
      text.split(separator: "## Question 7: racial groups", maxSplits: 1).last?.split(
        separator: "## Question 8", maxSplits: 1
      ).first)
    for sentence in [
      "- Evidence: **too few to tell**",
      "- Answer on the form, YES or NO: to be entered by the officer. This evidence does not support NO.",
      "- from all ethnic groups except White British: 11% of respondents (43 of 395), 7.8% of the population, over-represented",
      "The source of the 7.8% does not say whether White minority groups are counted.",
      "| Named a priority                       |    20 of 43 (47%) | 217 of 352 (62%) | -15 |        -30 to 0.3 |      0.234 |           22 | Too few to tell |",
      "Being physically assaulted or attacked: from all ethnic groups except White British (20 answered, about 31 points or more)",
    ] { #expect(section.contains(sentence), "\(sentence)") }
  }

  @Test func `answers each question of the form, asked or not`() throws {
    let text = DIAEvidence(try assessment(), isInternal: false).text()
    var rest = text[...]
    for heading in [
      "## Evidence in brief", "## Question 7: racial groups", "## Question 8: disability",
      "## Question 9: gender", "## Question 10: sexual orientation", "## Question 11: religion or belief",
      "## Question 12: age", "## Question 13: being trans-gendered or transsexual",
      "## Question 14: other groups", "## Question 15: multiple discriminations",
      "## Characteristics not on this form", "## Questions 16 and 17",
      "## Checklist for the recommendation", "## Action plan", "## Reminders for the next review",
      "## Evidence-gap register", "## Method", "## Limits",
    ] {
      let range = try #require(rest.firstRange(of: "\n\(heading)\n"), "\(heading) is missing or out of order")
      rest = rest[range.upperBound...]
    }
  }
}

@Suite struct `The document of the evidence` {
  static let waves = Repository.waves()

  private func text(_ wave: String) throws -> String {
    let survey = try Survey(contentsOf: Repository.root + "/" + wave)
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    return DIAEvidence(ImpactAssessment(of: tables), isInternal: false).text()
  }

  @Test(arguments: waves) func `holds tables of at most eight columns, without an empty cell`(wave: String)
    throws
  {
    let lines = try text(wave).split(separator: "\n", omittingEmptySubsequences: false)
    var tables = 0
    for (place, line) in lines.enumerated() {
      if line.hasPrefix("**Table ") {
        tables += 1
        #expect(line.hasPrefix("**Table \(tables). "), "\(line)")
        #expect(lines[place + 2].hasPrefix("Base: "), "\(line)")
      }
      guard line.hasPrefix("| ") else { continue }
      let cells = line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
      #expect(cells.count <= 8, "\(line)")
      #expect(cells.allSatisfy { $0.contains { $0 != " " } }, "\(line)")
    }
    #expect(tables > 2)
  }

  @Test(arguments: waves) func `uses plain signs, and headings without gaps`(wave: String) throws {
    var level = 0
    for line in try text(wave).split(separator: "\n") {
      #expect(line.allSatisfy { $0.isASCII }, "\(line)")
      #expect(!line.hasPrefix("- ["), "\(line)")
      guard line.hasPrefix("#") else { continue }
      let deeper = line.prefix { $0 == "#" }.count
      #expect(deeper <= level + 1, "\(line)")
      level = deeper
    }
  }

  @Test(arguments: waves) func `says of every question without evidence that NO is not supported`(
    wave: String
  ) throws {
    let survey = try Survey(contentsOf: Repository.root + "/" + wave)
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    let assessment = ImpactAssessment(of: tables)
    let text = DIAEvidence(assessment, isInternal: false).text()
    let missing = assessment.concerns.count { $0.isMissingEvidence && $0.state != .differenceFound }
    #expect(text.split(separator: "This evidence does not support NO.").count - 1 == missing)
  }
}

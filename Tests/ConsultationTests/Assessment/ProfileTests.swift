@testable import Consultation
import TestSupport
import Testing

@Suite struct `The profile of respondents` {
  private let questions = """
    <single id="age" characteristic="age"><answer code="0-15">Under 16</answer><answer code="16-64">16 to 64</answer><answer code="65-and-over">65+</answer><answer code="vary">It varies</answer><answer code="pnts" kind="prefer-not-to-say">Prefer not to say</answer></single>
    <single id="or" characteristic="sexual-orientation"><answer code="straight">Straight</answer><answer code="gay">Gay</answer><answer code="own">In my own words</answer><answer code="dk" kind="dont-know">Don't know</answer><answer code="pnts" kind="prefer-not-to-say">Prefer not to say</answer></single>
    <single id="carer" characteristic="carer" asked-if="age != 0-15"><answer code="yes">Yes</answer><answer code="no">No</answer></single>
    """
  private let figures = """
    characteristic,group,area,ages,count,year,source,status,note
    sexual-orientation,straight,Medway,16+,900,2021,Census,found,
    sexual-orientation,gay,Medway,16+,50,2021,Census,derived,Added.
    sexual-orientation,not-answered,Medway,16+,50,2021,Census,found,

    """
  private let responses = """
    age,or,carer
    0-15,straight,
    0-15,gay,
    0-15,pnts,
    16-64,straight,yes
    It varies,straight,no
    16-64,gay,
    65+,own,no
    65+,dk,no
    pnts,straight,no
    ,gay,no
    16-64,,no
    16-64,pnts,no

    """

  private func tables(default: Bool = true, caution: String = "") throws -> Tables {
    try SmallSurvey(
      questions,
      rest:
        "\(`default` ? "" : "<tables default=\"no\"><table id=\"t\" rows=\"age\"/></tables>")<population file=\"p.csv\">\(caution)</population>",
      files: ["p.csv": figures, "responses/a.csv": responses]
    ).tables()
  }

  @Test(arguments: [true, false])
  func `leaves out who is known to be of other ages, and accounts for everybody`(hasTables: Bool) throws {
    let tables = try tables(default: hasTables)
    let profile = tables.profile(of: tables.survey.questions[1], grouping: nil)
    #expect(profile.respondents == 12)
    #expect(profile.stated == 8, "four straight, three gay, one in own words")
    #expect(profile.outsideAges == 2, "two of the three under 16; the third preferred not to say")
    #expect(profile.withoutCategory == 1, "the population has no figure for own words")
    #expect(profile.base == 5, "ages that nobody knows stay in")
    #expect(profile.declined == 2)
    #expect(profile.notStated == 2, "don't know, and blank")
    #expect(profile.notAsked == 0)
    #expect(
      profile.groups.map(\.share) == [Proportion(3, of: 6), Proportion(2, of: 6), Proportion(1, of: 6)])
    #expect(
      profile.groups.map { $0.comparison?.respondents } == [Proportion(3, of: 5), Proportion(2, of: 5), nil])
    #expect(
      profile.groups.map { $0.comparison?.population } == [
        Proportion(900, of: 950), Proportion(50, of: 950), nil,
      ])
    #expect(profile.groups[0].comparison?.label == .tooFewToJudge)
    #expect(profile.population?.leavesOutNotAnswered == true)
    #expect(profile.population?.ages == Band(lower: 16, upper: nil))
    #expect(profile.goodnessOfFit?.isSimulated == true, "0.3 people expected are too few for a chi-square")
  }

  @Test func `without figures is a profile all the same`() throws {
    let tables = try tables()
    let carer = tables.profile(of: tables.survey.questions[2], grouping: nil)
    #expect(carer.population == nil)
    #expect(carer.goodnessOfFit == nil)
    #expect(carer.groups.map(\.share) == [Proportion(1, of: 8), Proportion(7, of: 8)])
    #expect(carer.groups.allSatisfy { $0.comparison == nil })
    #expect([carer.stated, carer.declined, carer.notStated, carer.notAsked] == [8, 0, 1, 3])
  }

  @Test func `says why it does not compare, and what to be careful about`() throws {
    let caution = "<caution characteristic=\"sexual-orientation\">Voluntary.</caution>"
    let careful = try tables(caution: caution)
    #expect(
      careful.profile(of: careful.survey.questions[1], grouping: nil).population?.caution == "Voluntary.")
    let silent = try tables(
      caution: "<not-compared characteristic=\"sexual-orientation\">Other words.</not-compared>")
    let profile = silent.profile(of: silent.survey.questions[1], grouping: nil)
    #expect(profile.population == nil)
    #expect(profile.base == 8)
    #expect(silent.survey.population?.reasonsNotCompared == ["sexual-orientation": "Other words."])
  }

  @Test func `in the wave of 2008 is that of the plan`() throws {
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2008")
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    let profiles = tables.profiles
    #expect(
      profiles.map { "\($0.characteristic) \($0.grouping?.id ?? "answers")" } == [
        "gender answers", "disability-self answers", "ethnicity two-way", "age answers",
      ])
    #expect(profiles.map { $0.population != nil } == [true, false, true, false])
    #expect(profiles.map(\.stated) == [396, 388, 395, 400])
    #expect(profiles.map(\.respondents) == [1_300, 1_300, 1_300, 1_300])
    #expect(profiles[2].groups.map { $0.comparison?.label } == [.slightlyUnder, .overRepresented])
    #expect(profiles[2].population?.caution?.hasPrefix("The source of the 7.8%") == true)
    #expect(profiles[0].groups.map { $0.comparison?.label } == [.noClearGap, .noClearGap])
  }

  @Test(arguments: ["2023", "2024"]) func `in later waves is that of Census 2021`(wave: String) throws {
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/\(wave)")
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    let compared = tables.profiles.filter { $0.population != nil }
    #expect(
      compared.map { "\($0.characteristic) \($0.grouping?.id ?? "answers")" } == [
        "age answers", "gender answers", "disability answers", "ethnicity answers", "ethnicity five",
        "ethnicity two-way", "religion answers", "sexual-orientation answers",
      ])
    for profile in compared {
      #expect(
        profile.base + profile.withoutCategory + profile.outsideAges + profile.declined + profile.notStated
          + profile.notAsked == profile.respondents)
      #expect(profile.groups.map(\.count).reduce(0, +) == profile.shareBase)
      #expect(profile.groups.allSatisfy { $0.share.base == profile.shareBase })
      #expect(profile.groups.compactMap(\.comparison).allSatisfy { $0.respondents.base == profile.base })
    }
    // The question that is asked of everybody has no figure for a gender of one's own.
    #expect(compared[1].groups.map { $0.comparison == nil } == [false, false, true])
  }
}

@Suite struct `profile.csv` {
  @Test func `has every figure, numeric or empty`() throws {
    let rows =
      (0..<352).map { _ in "w,\n" } + (0..<43).map { _ in "o,\n" } + (0..<4).map { _ in "pnts,\n" } + [",x\n"]
    let tables = try SmallSurvey(
      """
      <single id="e" characteristic="ethnicity"><answer code="w">White British</answer><answer code="o">All, others</answer><answer code="pnts" kind="prefer-not-to-say">Prefer not to say</answer></single>
      <text id="x"/>
      """,
      rest:
        "<population file=\"p.csv\"><caution characteristic=\"ethnicity\">Perhaps not the same.</caution></population>",
      files: [
        "p.csv":
          "characteristic,group,area,percentage,year,source,status,note\nethnicity,w,Medway,92.2,2009,Plan,derived,The remainder.\nethnicity,o,Medway,7.8,2009,Plan,found,\n",
        "responses/a.csv": "e,x\n" + rows.joined(),
      ]
    ).tables()
    let bytes = ProfileCSV(tables).bytes()
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(
      lines == [
        ProfileCSV.headings.joined(separator: ","),
        "test,one,ethnicity,answers,w,White British,group,352,395,89.1139,85.6573,91.8170,395,92.2000,-3.0861,96.6528,-2.2871,slightly-under,Medway,all,2009,Plan,derived,The remainder.,Perhaps not the same.,,,,,,",
        "test,one,ethnicity,answers,o,\"All, others\",group,43,395,10.8861,8.1830,14.3427,395,7.8000,3.0861,139.5651,2.2871,over-represented,Medway,all,2009,Plan,found,,Perhaps not the same.,,,,,,",
        "test,one,ethnicity,answers,stated,Stated,stated,395,400,98.7500,,,,,,,,,Medway,all,2009,,,,Perhaps not the same.,5.2310,1,0.0221877614,no,0.1151,0.0309",
        "test,one,ethnicity,answers,prefer-not-to-say,Prefer not to say,prefer-not-to-say,4,400,1.0000,,,,,,,,,,,,,,,,,,,,,",
        "test,one,ethnicity,answers,not-stated,Not stated,not-stated,1,400,0.2500,,,,,,,,,,,,,,,,,,,,,",
        "test,one,ethnicity,answers,not-asked,Not asked,not-asked,0,400,0.0000,,,,,,,,,,,,,,,,,,,,,",
      ])
    #expect(lines.allSatisfy { $0.filter { $0 == "," }.count >= ProfileCSV.headings.count - 1 })
  }

  @Test func `gives shares of all who stated a group, and compares those who have a figure`() throws {
    let tables = try SmallSurvey(
      "<single id=\"g\" characteristic=\"g\"><answer code=\"a\">A</answer><answer code=\"b\">B</answer><answer code=\"c\">C</answer><answer code=\"own\">Own</answer></single>",
      rest: "<population file=\"p.csv\"/>",
      files: [
        "p.csv":
          "characteristic,group,area,count,year,source\ng,a,Here,50,2021,X\ng,b,Here,50,2021,X\ng,c,Here,0,2021,X\n",
        "responses/a.csv": "g\nA\nA\nB\nC\nOwn\n",
      ]
    ).tables()
    let text = String(decoding: ProfileCSV(tables).bytes().dropFirst(3), as: UTF8.self)
    let rows = text.split(separator: "\r\n").dropFirst().prefix(4).map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return ([4, 7, 8, 9] + Array(12...15)).map { String(cells[$0]) }.joined(separator: " ")
    }
    // Of those compared 2 of 4 are A; nothing can be a multiple of nobody.
    #expect(
      rows == [
        "a 2 5 40.0000 4 50.0000 0.0000 100.0000", "b 1 5 20.0000 4 50.0000 -25.0000 50.0000",
        "c 1 5 20.0000 4 0.0000 25.0000 ", "own 1 5 20.0000    ",
      ])
  }

  @Test func `is the same for the same responses and guards what people wrote`() throws {
    let survey = try SmallSurvey(
      "<single id=\"g\" characteristic=\"g\"><answer code=\"a\">=A</answer><answer code=\"b\">B</answer></single>",
      files: ["responses/a.csv": "g,x\n\"=A\",1\nb,1\n"])
    let bytes = ProfileCSV(try survey.tables()).bytes()
    #expect(bytes == ProfileCSV(try survey.tables(threads: 7)).bytes())
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("test,one,g,answers,a,'=A,group,1,2,50.0000,"))
    #expect(text.contains("test,one,g,answers,not-asked,Not asked,not-asked,0,2,0.0000,"))
  }
}

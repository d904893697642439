@testable import Consultation
import FileFormats
import TestSupport
import Testing

@Suite struct `Population figures` {
  private func shares(
    _ questions: String, groupings: String = "", grouping: String? = nil, of characteristic: String,
    rows: String
  ) throws -> PopulationShares? {
    let survey = try SmallSurvey(
      questions, rest: groupings + "<population file=\"p.csv\"/>",
      files: ["p.csv": "characteristic,grouping,group,area,ages,count,percentage,year,source\n" + rows]
    ).survey()
    let question = try #require(survey.characteristics.first { $0.characteristic == characteristic })
    let own = survey.groupings.first?.all.first { $0.id == grouping }
    return survey.population?.shares(of: question, grouping: own)
  }

  private func sizes(_ shares: PopulationShares?) -> [Int?]? { shares?.shares.map { $0?.proportion.count } }

  private let broad = "<scale id=\"age\" characteristic=\"age\" frame=\"age-bands-broad\"/>"

  @Test func `of finer ages are added up to the bands of the survey`() throws {
    let rows = [
      ("0 to 4", 5), ("5-9", 6), ("10-15", 7), ("16", 1), ("17", 2), ("18-24", 9), ("25-44", 30),
      ("45-64", 25),
      ("65-84", 12), ("85-120", 3),
    ].map { "age,fine,\($0.0),Medway,all,\($0.1),,2021,Census\n" }.joined()
    let shares = try shares(broad, of: "age", rows: rows)
    #expect(sizes(shares) == [18, 12, 30, 25, 15])
    #expect(shares?.shares.allSatisfy { $0?.proportion.base == 100 } == true)
    #expect(shares?.isAddedUp == true)
    #expect(shares?.ages == .allAges)
    #expect(shares?.shares[0]?.parts.map(\.code) == ["0 to 4", "5-9", "10-15"])
  }

  @Test func `of ages that nobody in the survey can have are left out`() throws {
    let adults =
      "<single id=\"age\" characteristic=\"age\"><answer code=\"a\">16 to 64</answer><answer code=\"b\">65 and over</answer></single>"
    let rows = [("0-15", 20), ("16-64", 60), ("65+", 20)].map {
      "age,,\($0.0),Medway,all,\($0.1),,2021,Census\n"
    }.joined()
    let shares = try shares(adults, of: "age", rows: rows)
    #expect(sizes(shares) == [60, 20])
    #expect(shares?.shares[0]?.proportion.base == 80)
    #expect(shares?.ages == Band(lower: 16, upper: nil))
  }

  @Test func `of a part of a band cannot stand for all of it`() throws {
    let rows = [("18-24", 10), ("25-44", 40), ("45-64", 30), ("65+", 20)].map {
      "age,,\($0.0),Medway,18+,,\($0.1),2021,Census\n"
    }.joined()
    let error = #expect(throws: Problem.self) { try self.shares(broad, of: "age", rows: rows) }
    #expect(error?.found == "the figures of 'answers' are about a part of the survey's band '16-24' alone")
    #expect(error?.location.line == 2)
  }

  private let ethnicity = "<single id=\"e\" characteristic=\"ethnicity\" frame=\"high-level-ethnic-group\"/>"
  private let five =
    [("white", 84), ("mixed", 3), ("asian", 6), ("black", 5), ("other", 2)].map {
      "ethnicity,five,\($0.0),Medway,all,,\($0.1),2021,Census\n"
    }.joined()

  @Test func `of answers are added up to a grouping of the survey`() throws {
    let grouping =
      "<groupings of=\"ethnicity\"><grouping id=\"two\"><group code=\"w\" of=\"white\">White</group><group code=\"rest\" rest=\"yes\">All others</group></grouping></groupings>"
    let two = try shares(ethnicity, groupings: grouping, grouping: "two", of: "ethnicity", rows: five)
    #expect(sizes(two) == [840_000, 160_000])
    let answers = try shares(ethnicity, groupings: grouping, of: "ethnicity", rows: five)
    #expect(sizes(answers) == [840_000, 30_000, 60_000, 50_000, 20_000])
    #expect(answers?.isAddedUp == false)
  }

  @Test func `of the grouping's own name come before sums of others`() throws {
    let grouping =
      "<groupings of=\"ethnicity\"><grouping id=\"two\"><group code=\"white\" of=\"white\">White</group><group code=\"rest\" rest=\"yes\">All others</group></grouping></groupings>"
    let own =
      "ethnicity,two,white,Medway,all,,84.5,2021,Census\nethnicity,two,rest,Medway,all,,15.5,2021,Census\n"
    let two = try shares(ethnicity, groupings: grouping, grouping: "two", of: "ethnicity", rows: five + own)
    #expect(sizes(two) == [845_000, 155_000])
  }

  @Test func `must cover all of a group or nothing of it`() throws {
    let grouping =
      "<groupings of=\"ethnicity\"><grouping id=\"two\"><group code=\"w\" of=\"white mixed\">White or mixed</group><group code=\"rest\" rest=\"yes\">All others</group></grouping></groupings>"
    let rows = ["white", "asian", "black", "other"].map {
      "ethnicity,five,\($0),Medway,all,,25,2021,Census\n"
    }.joined()
    let two = try shares(ethnicity, groupings: grouping, grouping: "two", of: "ethnicity", rows: rows)
    #expect(two == nil, "there is no figure for mixed")
  }

  @Test func `leave out people who did not answer, and keep a group without people as a share of 0`() throws {
    let rows =
      "religion,,christian,Medway,all,60,,2021,Census\nreligion,,no-religion,Medway,all,30,,2021,Census\nreligion,,jewish,Medway,all,0,,2021,Census\nreligion,,not-answered,Medway,all,10,,2021,Census\nreligion,,total,Medway,all,100,,2021,Census\n"
    let shares = try shares(
      "<single id=\"r\" characteristic=\"religion\" frame=\"religion\"/>", of: "religion", rows: rows)
    #expect(sizes(shares) == [30, 60, nil, nil, 0, nil, nil, nil])
    #expect(shares?.shares[0]?.proportion.base == 90)
  }

  @Test(
    arguments: [
      ("16-24", 16, 24), ("16 to 24", 16, 24), ("16\u{2013}24", 16, 24), ("Aged 16 to 24 years", 16, 24),
      ("under 16", 0, 15), ("Under 16 years old", 0, 15), ("65+", 65, nil), ("65-and-over", 65, nil),
      ("75 or older", 75, nil), ("80 plus", 80, nil), ("16", 16, 16), ("90-100", 90, nil), ("all", 0, nil),
      ("All ages", 0, nil),
    ] as [(String, Int, Int?)])
  func `know bands of ages as people write them`(text: String, lower: Int, upper: Int?) {
    #expect(Band(age: text) == Band(lower: lower, upper: upper))
  }

  @Test(arguments: [
    "", "older", "24-16", "05-Sep", "white", "16 24 30", "over", "16-24 or 30", "under", "under 0", "+",
    "999",
  ])
  func `take nothing else for a band`(text: String) { #expect(Band(age: text) == nil) }
}

@Suite struct `The shipped population figures` {
  private let frames: [(characteristic: String, frame: String)] = [
    ("age", "age-bands-broad"), ("sex", "sex"), ("ethnicity", "census-2021-ethnic-group"),
    ("disability", "disability"), ("religion", "religion"), ("sexual-orientation", "sexual-orientation"),
  ]

  private func survey(_ id: String) throws -> Survey {
    let questions = frames.map { characteristic, frame in
      frame == "disability"
        ? "<single id=\"d\" characteristic=\"disability\"><answer code=\"disabled\">Disabled</answer><answer code=\"not-disabled\">Not disabled</answer></single>"
        : "<single id=\"\(characteristic)\" characteristic=\"\(characteristic)\" frame=\"\(frame)\"/>"
    }.joined()
    return try SmallSurvey(questions, rest: "<population standard=\"\(id)\"/>").survey()
  }

  @Test func `are the sets that the schema names`() throws {
    let sets = try StandardPopulation.all()
    #expect(sets.map(\.id) == ["medway-2021", "england-2021"])
    #expect(sets.map(\.area) == ["Medway", "England"])
    #expect(sets.map(\.year) == [2021, 2021])
    for set in sets {
      #expect(Survey.schema.contains("<xs:enumeration value=\"\(set.id)\"/>"))
      #expect(set.characteristics == frames.map(\.characteristic))
      #expect(set.text.hasPrefix("characteristic,grouping,group,"))
    }
  }

  @Test(arguments: ["medway-2021", "england-2021"])
  func `read, add up and know every answer of the standard lists`(id: String) throws {
    let survey = try survey(id)
    let population = try #require(survey.population)
    #expect(population.figures.count == 8)
    for question in survey.characteristics {
      let shares = try #require(population.shares(of: question, grouping: nil), "\(question.id)")
      #expect(shares.shares.allSatisfy { $0 != nil }, "\(question.id)")
      #expect(
        shares.shares.compactMap { $0?.proportion.count }.reduce(0, +) == shares.shares[0]?.proportion.base)
    }
    for figures in population.figures {
      #expect(figures.groups.allSatisfy { $0.status != nil && !$0.source.isEmpty })
      #expect(figures.groups.allSatisfy { $0.status == .found || $0.note != nil }, "what is derived says how")
    }
  }

  @Test(arguments: [("medway-2021", 279_773), ("england-2021", 56_490_000)])
  func `agree with the number of people, but for what the census changes on purpose`(id: String, all: Int)
    throws
  {
    for figures in try #require(try survey(id).population).figures where figures.ages == .allAges {
      let sum = figures.sizes.reduce(0, +) + (figures.notAnswered?.count ?? 0)
      #expect(abs(sum - all) * 500 < all, "\(figures.characteristic) \(figures.classification): \(sum)")
    }
  }

  @Test func `are those of the reference file, group by group`() throws {
    // Its lines end otherwise than those of the other reference files.
    guard let path = Repository.reference("population_2021_medway_england.csv") else { return }
    let records = try TextTable(path: path).records
    let header = records[0].cells
    let rows = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0.cells)) }
    let names = [
      "age5": "age five-bands", "sex": "sex answers", "ethnic5": "ethnicity five",
      "ethnic19": "ethnicity answers",
      "white_british": "ethnicity two-way", "disability_equality_act": "disability answers",
      "religion": "religion answers", "sexual_orientation": "sexual-orientation answers",
    ]
    var checked = 0
    for area in ["Medway", "England"] {
      let figures = try #require(try survey("\(area.lowercased())-2021").population).figures
      for (variable, name) in names {
        let theirs = rows.filter { $0["area"] == area && $0["variable"] == variable }
        let ours = try #require(figures.first { "\($0.characteristic) \($0.classification)" == name })
        // The bands in the middle are brought to the number of people aged 16 to 64 that the council gives.
        let isScaled = area == "Medway" && variable == "age5"
        let counts = theirs.compactMap { row -> Int? in
          guard let count = Int(row["count"] ?? "") else { return nil }
          let isMiddle = isScaled && !["0-15", "65+"].contains(row["category"])
          return isMiddle ? (count * 176_703 + 88_500) / 177_000 : count
        }.sorted()
        let own = (ours.groups + [ours.notAnswered].compactMap(\.self)).compactMap(\.count).sorted()
        #expect(counts == own, "\(area) \(variable)")
        #expect(
          theirs.allSatisfy {
            $0["population_base"]?.hasSuffix("16 and over") == (ours.ages.lower == 16)
          })
        checked += theirs.count
      }
    }
    #expect(checked == 98 && rows.count == 98)
  }
}

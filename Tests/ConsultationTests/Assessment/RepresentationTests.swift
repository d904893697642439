@testable import Consultation
import TestSupport
import Testing

@Suite struct `The label of a group against its share of the population` {
  /// What the example of a summary prints for 500 respondents against Medway in 2021.
  @Test(
    arguments: [
      (14, 460, 57_016, 280_070, .underRepresented), (38, 460, 28_900, 280_070, .noClearGap),
      (121, 460, 76_700, 280_070, .noClearGap), (163, 460, 71_400, 280_070, .overRepresented),
      (124, 460, 46_054, 280_070, .overRepresented), (262, 452, 142_647, 279_772, .slightlyOver),
      (190, 452, 137_125, 279_772, .slightlyUnder), (101, 446, 48_574, 279_758, .overRepresented),
      (345, 446, 231_184, 279_758, .slightlyUnder), (371, 454, 218_953, 279_773, .noClearGap),
      (24, 454, 16_794, 279_773, .noClearGap), (27, 454, 16_484, 279_773, .noClearGap),
      (17, 454, 15_723, 279_773, .noClearGap),
    ] as [(Int, Int, Int, Int, RepresentationLabel)])
  func `is that of the example`(count: Int, base: Int, people: Int, all: Int, label: RepresentationLabel) {
    #expect(
      RepresentationLabel(Proportion(count, of: base), population: Proportion(people, of: all)) == label)
  }

  @Test(
    arguments: [
      // Fewer than 30 respondents; fewer than 5 expected; just enough of both.
      (0, 29, 50, 100, .tooFewToJudge), (0, 30, 50, 100, .underRepresented),
      (40, 49, 10, 100, .tooFewToJudge), (40, 50, 10, 100, .overRepresented), (0, 0, 10, 100, .tooFewToJudge),
      // An index of exactly 80 is slightly under, of exactly 125 slightly over.
      (400, 1_000, 50, 100, .slightlyUnder), (399, 1_000, 50, 100, .underRepresented),
      (625, 1_000, 50, 100, .slightlyOver), (626, 1_000, 50, 100, .overRepresented),
      (500, 1_000, 50, 100, .noClearGap),
    ] as [(Int, Int, Int, Int, RepresentationLabel)])
  func `turns at the limits of the rule`(
    count: Int, base: Int, people: Int, all: Int, label: RepresentationLabel
  ) {
    #expect(
      RepresentationLabel(Proportion(count, of: base), population: Proportion(people, of: all)) == label)
  }

  @Test func `has words for a document`() {
    #expect(
      RepresentationLabel.allCases.map(\.inWords) == [
        "Too few to judge", "Under-represented", "Over-represented", "Slightly under", "Slightly over",
        "No clear gap",
      ])
  }
}

@Suite struct `Respondents by groups against the population` {
  /// One question `g` with answers of some numbers of respondents.
  private func profile(
    _ answers: [(code: String, respondents: Int)], people: [(code: String, share: String)],
    characteristic: String = "g", ages: String = "all"
  ) throws -> Profile {
    let options = answers.map { "<answer code=\"\($0.code)\">\($0.code)</answer>" }.joined()
    let rows = people.map { "\(characteristic),\($0.code),Medway,\(ages),\($0.share),2009,Plan\n" }.joined()
    let responses = answers.flatMap { answer in (0..<answer.respondents).map { _ in "\(answer.code),x\n" } }
    let tables = try SmallSurvey(
      "<single id=\"g\" characteristic=\"\(characteristic)\">\(options)</single>",
      rest: "<population file=\"p.csv\"/>",
      files: [
        "p.csv":
          "characteristic,group,area,ages,\(people[0].share.contains(".") ? "percentage" : "count"),year,source\n"
          + rows,
        "responses/a.csv": "g,x\n" + responses.joined(),
      ]
    ).tables()
    return tables.profile(of: tables.survey.questions[0], grouping: nil)
  }

  /// To so many decimals.
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test func `43 of 395 from minority groups in 2008 are more than 7.8%`() throws {
    let profile = try profile(
      [("white-british", 352), ("all-others", 43)],
      people: [("white-british", "92.2"), ("all-others", "7.8")])
    let group = profile.groups[1]
    let comparison = try #require(group.comparison)
    #expect(group.share == Proportion(43, of: 395))
    #expect(comparison.populationProportion == 0.078)
    #expect(near(comparison.gapPercentage, 100 * 43 / 395 - 7.8, 1e-12))
    #expect(comparison.gapTenThousandths == 30_861)
    #expect(near(comparison.index, 100 * 43 / (395 * 0.078), 1e-9))
    #expect(near(comparison.index, 140, 0.5))
    #expect(comparison.label == .overRepresented)
    #expect(profile.groups[0].comparison?.label == .slightlyUnder)
    #expect(profile.groups[0].comparison?.gapTenThousandths == -30_861)
    let fit = try #require(profile.goodnessOfFit)
    #expect(near(fit.statistic, 5.23, 0.005))
    #expect(near(fit.pValue, 0.022, 0.0005))
    #expect(fit.degrees == 1)
    // With two groups the square of the residual is the statistic.
    #expect(near(comparison.adjustedResidual * comparison.adjustedResidual, fit.statistic, 1e-9))
    #expect(near(fit.adjustedResiduals[1], comparison.adjustedResidual, 1e-12))
  }

  private let ages2008 = [("0-15", 8), ("16-24", 44), ("25-44", 120), ("45-64", 124), ("65-and-over", 104)]
  private let medway = [
    ("0-15", "57016"), ("16-24", "28900"), ("25-44", "76700"), ("45-64", "71400"), ("65-and-over", "46054"),
  ]

  @Test func `the ages of 2008 are not those of Medway in 2021`() throws {
    let profile = try profile(ages2008, people: medway, characteristic: "age")
    #expect(profile.base == 400)
    #expect(near(profile.goodnessOfFit?.statistic, 94.4, 0.05))
    #expect(profile.goodnessOfFit?.degrees == 4)
    #expect(
      profile.groups.map { $0.comparison?.label } == [
        .underRepresented, .noClearGap, .noClearGap, .slightlyOver, .overRepresented,
      ])
  }

  /// The counts that ship with the tool, and the shares of an earlier derivation, which differ by 0.01 points.
  @Test(arguments: [
    ("28900 76700 71400 46054", 9.121), ("12.9503 34.3888 32.0125 20.6485", 9.113),
  ])
  func `among those of 16 and over the ages of 2008 are nearer`(people: String, statistic: Double) throws {
    let bands = zip(medway.dropFirst(), people.split(separator: " ")).map { ($0.0, String($1)) }
    let profile = try profile(ages2008, people: bands, characteristic: "age", ages: "16+")
    #expect(profile.stated == 400)
    #expect(profile.base == 392)
    #expect(profile.withoutCategory == 8)
    #expect(profile.groups[0].comparison == nil)
    #expect(profile.groups[0].share == Proportion(8, of: 400))
    #expect(profile.groups[1].share == Proportion(44, of: 400), "shares of one table have one base")
    #expect(profile.groups[1].comparison?.respondents == Proportion(44, of: 392))
    #expect(near(profile.goodnessOfFit?.statistic, statistic, 0.0005))
    #expect(profile.goodnessOfFit?.degrees == 3)
    #expect(near(profile.goodnessOfFit?.pValue, 0.028, 0.0005))
    #expect(
      profile.groups.compactMap { $0.comparison.map { Int($0.index.rounded()) } } == [87, 89, 99, 128])
    #expect(profile.population?.ages.figures == "16+")
  }

  @Test func `the figures of other software come out`() throws {
    guard let rows = try ReferenceFigures.rows("goodness_of_fit") else { return }
    for row in rows {
      let observed = try row.text("observed").split(separator: " ").compactMap { Int($0) }
      let shares = try row.text("pop_share").split(separator: " ").compactMap { Double($0) }
      let residuals = try row.text("std_resid").split(separator: " ").compactMap { Double($0) }
      let indices = try row.text("index").split(separator: " ").compactMap { Double($0) }
      let base = observed.reduce(0, +)
      for place in observed.indices {
        // Fifteen digits as a whole number of people: the share is theirs to the last digit they print.
        let people = Proportion(Int((shares[place] * 1e15).rounded()), of: 1_000_000_000_000_000)
        let figure = PopulationFigures.Group(
          code: "a", label: "A", count: 1, percentage: nil, source: "R", status: .found, note: nil, line: 1)
        let comparison = PopulationComparison(
          Proportion(observed[place], of: base), PopulationShares.Share(proportion: people, parts: [figure]))
        #expect(ReferenceFigures.agree(comparison.index, indices[place], absolute: 1e-9), "\(row)")
        #expect(
          ReferenceFigures.agree(comparison.adjustedResidual, residuals[place], absolute: 1e-9), "\(row)")
      }
    }
    #expect(rows.count == 36)
  }

  /// 30 and 30 against 60% and 40% of nobody else: 36 over 36 and 36 over 24.
  @Test func `a group that nobody of the population is in is compared`() throws {
    let people = [("a", "60.0"), ("b", "40.0"), ("c", "0.0")]
    let without = try profile([("a", 30), ("b", 30), ("c", 0)], people: people)
    #expect(near(without.goodnessOfFit?.statistic, 2.5, 1e-9) && without.goodnessOfFit?.degrees == 1)
    let profile = try profile([("a", 30), ("b", 30), ("c", 20)], people: people)
    #expect(profile.base == 80 && profile.withoutCategory == 0)
    let comparison = try #require(profile.groups[2].comparison)
    #expect(comparison.respondents == Proportion(20, of: 80) && comparison.population.count == 0)
    #expect(comparison.gapTenThousandths == 250_000)
    #expect(comparison.label == .tooFewToJudge, "none of the group is expected")
    #expect(profile.goodnessOfFit == nil, "20 came where none was expected")
  }

  @Test func `nobody at all is too few, and no gap`() throws {
    let profile = try profile(
      [("female", 0), ("male", 0), ("another", 1)], people: [("female", "51.0"), ("male", "49.0")])
    #expect(profile.base == 0)
    #expect(profile.withoutCategory == 1)
    #expect(profile.goodnessOfFit == nil)
    let comparison = try #require(profile.groups[0].comparison)
    #expect(comparison.label == .tooFewToJudge)
    #expect(comparison.gapPercentage == 0)
    #expect(comparison.gapTenThousandths == nil)
    #expect(comparison.index == 0)
    #expect(comparison.adjustedResidual == 0)
  }

  @Test func `a million respondents stay exact`() {
    let share = PopulationShares.Share(proportion: Proportion(28_833_831, of: 56_490_040), parts: [])
    let comparison = PopulationComparison(Proportion(510_423, of: 1_000_000), share)
    // 51.0423% less 51.042327...%
    #expect(comparison.gapTenThousandths == 0)
    #expect(abs(comparison.gapPercentage) < 0.0001)
    #expect(comparison.label == .noClearGap)
  }
}

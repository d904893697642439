import Consultation
import TestSupport
import Testing

@Suite struct `A table worked out by hand` {
  /// Ten responses: who they are, how safe they feel, what they see as a problem.
  private let file = """
    who,safe,p.drugs,p.litter,p.dk,w
    f,very,1,1,,2
    f,fairly,1,,,1
    f,unsafe,,1,,1
    m,very,1,,,0.5
    m,dk,,,1,1
    m,,1,1,,1
    x,very,,,,1
    ,fairly,1,,,3
    zz,unsafe,,1,,1
    m,unsafe,0,0,0,1

    """
  private let questions = """
    <single id="who" characteristic="sex"><label>Sex</label><answer code="f">Female</answer><answer code="m">Male</answer><answer code="x" kind="prefer-not-to-say">Rather not say</answer></single>
    <scale id="safe"><answer code="very" score="3">Very</answer><answer code="fairly" score="2">Fairly</answer><answer code="unsafe" score="1">Unsafe</answer><answer code="dk" kind="dont-know">Don't know</answer><net id="net-safe" of="very fairly">Safe</net></scale>
    <multiple id="p"><answer code="drugs">Drugs</answer><answer code="litter">Litter</answer><answer code="dk" kind="dont-know">Don't know</answer><net id="any" of="drugs litter">Drugs or litter</net></multiple>
    """

  private func tables(base: String = "answered", rest: String = "") throws -> Tables {
    try SmallSurvey(questions, rest: rest, base: base, files: ["responses/a.csv": file]).tables()
  }

  @Test func `single by characteristic, with net and mean`() throws {
    let table = try #require(try tables().table(of: "safe", by: "sex"))
    #expect(table.columns.map(\.id) == ["total", "f", "m", "prefer-not-to-say", "not-stated", "not-asked"])
    // Answered: 9 in all; female 3; male very, dk, unsafe; x 1; blank and unclear 2.
    #expect(table.bases.map(\.unweighted) == [9, 3, 3, 1, 2, 0])
    #expect(table.counts("very") == [3, 1, 1, 1, 0, 0])
    #expect(table.counts("fairly") == [2, 1, 0, 0, 1, 0])
    #expect(table.counts("unsafe") == [3, 1, 1, 0, 1, 0])
    #expect(table.counts("dk") == [1, 0, 1, 0, 0, 0])
    #expect(table.counts("net-safe") == [5, 2, 1, 1, 1, 0])
    #expect(table.percentages("net-safe") == ["55.5556", "66.6667", "33.3333", "100.0000", "50.0000", ""])
    let mean = try #require(table.rows.firstIndex { $0.kind == .mean })
    // (3x3 + 2x2 + 3x1) / 8 = 2; female (3 + 2 + 1) / 3; male (3 + 1) / 2; not stated (2 + 1) / 2.
    #expect(table.cells[mean].map(\.mean) == [20_000, 20_000, 20_000, 30_000, 15_000, nil])
    #expect(table.cells[mean].map(\.count) == [8, 3, 2, 1, 2, 0])
  }

  @Test func `multiple by characteristic: people, not ticks, and a net is a union`() throws {
    let table = try #require(try tables().table(of: "p", by: "sex"))
    // The seventh row is blank: nothing ticked, nothing said; the last one says that nothing is ticked.
    #expect(table.bases.map(\.unweighted) == [9, 3, 4, 0, 2, 0])
    #expect(table.counts("drugs") == [5, 2, 2, 0, 1, 0])
    #expect(table.counts("litter") == [4, 2, 1, 0, 1, 0])
    #expect(table.counts("any") == [7, 3, 2, 0, 2, 0])
    #expect(table.percentages("any")?[0] == "77.7778")
  }

  @Test(arguments: [
    ("all", 10, [10, 3, 4, 1, 2, 0]), ("asked", 10, [10, 3, 4, 1, 2, 0]), ("valid", 8, [8, 3, 2, 1, 2, 0]),
  ])
  func `the base decides who is divided by`(base: String, total: Int, bases: [Int]) throws {
    let table = try #require(try tables(base: base).table(of: "safe", by: "sex"))
    #expect(table.bases.map(\.unweighted) == bases)
    let unanswered = table.rows.filter { $0.kind == .unanswered }.map(\.id)
    switch base {
    case "all": #expect(unanswered == ["blank", "not-completed", "not-asked", "unknown-missing", "unclear"])
    case "asked": #expect(unanswered == ["blank", "not-completed", "unknown-missing", "unclear"])
    default:
      #expect(unanswered.isEmpty)
      #expect(table.percentages("dk") == ["", "", "", "", "", ""], "don't know is no part of a valid base")
      #expect(table.counts("dk")?[0] == 1)
    }
    if base != "valid" { #expect(table.counts("blank") == [1, 0, 1, 0, 0, 0]) }
  }

  @Test func `a multiple with a valid base leaves out who ticked don't know`() throws {
    let table = try #require(try tables(base: "valid").table(of: "p"))
    #expect(table.bases[0].unweighted == 8)
  }

  @Test func `weighted beside unweighted, with the effective base`() throws {
    let table = try #require(
      try tables(rest: "<weight id=\"w\"><column code=\"w\"/></weight>").table(of: "safe", by: "sex"))
    // Female weights 2, 1, 1: very 2 of 4; unweighted 1 of 3.
    let very = try #require(table.row("very"))
    #expect(table.weightedPercentage(row: very, column: 1) == 500_000)
    #expect(table.percentage(row: very, column: 1) == 333_333)
    #expect(abs(table.bases[1].effective - 16.0 / 6.0) < 1e-12)
    let mean = try #require(table.rows.firstIndex { $0.kind == .mean })
    #expect(table.cells[mean][1].weightedMean == 22_500)
  }

  @Test func `with a filter, another base and a grouping`() throws {
    let rest = """
      <groupings of="sex"><grouping id="two"><group code="women" of="f">Women</group><group code="others" rest="yes">All others</group></grouping></groupings>
      <tables default="no"><table id="only-drugs" rows="safe p" by="sex mode" where="p = drugs" who="who see drugs as a problem" base="valid"/></tables>
      """
    let tables = try tables(rest: rest)
    #expect(tables.crosstabs.count == 6)
    let table = try #require(tables.crosstabs.first { $0.characteristic == "sex" })
    #expect(
      table.columns.map(\.id) == ["total", "women", "others", "prefer-not-to-say", "not-stated", "not-asked"])
    #expect(table.grouping == "two")
    // Drugs ticked: rows 1, 2, 4, 6, 8; row 6 has no answer to safe.
    #expect(table.bases.map(\.unweighted) == [4, 2, 1, 0, 1, 0])
    #expect(table.counts("very") == [2, 1, 1, 0, 0, 0])
  }

  @Test func `of rankings, sums and crosses`() throws {
    let survey = try SmallSurvey(
      """
      <ranking id="r"><answer code="a">A</answer><answer code="b">B</answer></ranking>
      <scale id="s"><answer code="l" score="1">L</answer><answer code="h" score="2">H</answer></scale>
      <scale id="t" characteristic="t"><answer code="l" score="1">L</answer><answer code="h" score="2">H</answer></scale>
      <sum id="both" of="s t"/><cross id="st" of="s t" characteristic="st"/>
      """, files: ["responses/a.csv": "r,s,t\na;b,l,l\nb;a,h,l\nb,h,h\n,l,h\n"])
    let tables = try survey.tables()
    let ranking = try #require(tables.table(of: "r"))
    #expect(ranking.counts("b") == [2] && ranking.bases[0].unweighted == 3)
    let ranks = ranking.rows.indices.filter { ranking.rows[$0].kind == .mean }.map {
      ranking.cells[$0][0].mean
    }
    #expect(ranks == [15_000, 13_333])
    let sum = try #require(tables.table(of: "both", by: "t"))
    #expect(sum.cells[0].map(\.mean) == [30_000, 25_000, 35_000, nil, nil])
    let cross = try #require(tables.table(of: "s", by: "st"))
    #expect(cross.columns.map(\.label).prefix(5) == ["Total", "L / L", "L / H", "H / L", "H / H"])
    #expect(cross.counts("h") == [2, 0, 0, 1, 1, 0, 0])
  }
}

@Suite struct `Numbers` {
  @Test(arguments: [
    (80, 116, "69"), (15, 116, "13"), (17, 116, "15"), (1, 116, "1"), (3, 116, "3"), (1, 200, "1"),
    (1, 201, "[low]"),
    (199, 200, ">99"), (995, 1_000, ">99"), (0, 10, "0"), (10, 10, "100"), (1, 8, "13"), (0, 0, "[z]"),
  ])
  func `are rounded half up from counts, and nothing prints as 0 or 100 that is not`(
    part: Int, base: Int, printed: String
  ) {
    #expect(Share.printed(part, of: base, decimals: 0) == printed)
  }

  @Test func `of weights beyond 32 bits do not overflow`() {
    #expect(Share.percentage(of: Int.max / 3, in: Int.max) == 333_333)
    #expect(Share.mean(sum: Int128(Int.max) * 50_000, weight: Int.max) == 50_000)
    #expect(Share.mean(sum: -5, weight: 2) == -3)
  }

  @Test func `of weights give the effective base that R gives`() throws {
    guard let folder = Repository.samples("../reference") else { return }
    let lines = try Repository.lines(folder + "/kish.csv").dropFirst().filter { !$0.isEmpty }
    #expect(lines.count >= 4)
    for line in lines {
      let fields = line.split(separator: ",").map { $0.filter { $0 != "\"" } }
      let weights = fields[1].split(separator: " ").compactMap { Double($0) }
      let squares = weights.map { $0 * $0 }.reduce(0, +)
      let effective = EffectiveBase.kish(sum: weights.reduce(0, +), squares: squares)
      #expect(abs(effective - (try #require(Double(fields[4])))) < 1e-9 * effective)
    }
  }
}

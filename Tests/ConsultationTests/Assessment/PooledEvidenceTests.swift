import TestSupport
import Testing

@testable import Consultation

@Suite struct `Waves added together` {
  private static let questions = """
    <single id="safe"><text>How safe?</text><answer code="safe">Safe</answer><answer code="neither">Neither</answer><answer code="unsafe">Unsafe</answer>
      <net id="at-ease" of="safe neither">At ease</net></single>
    <single id="seen"><text>Seen?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
    <single id="disability" characteristic="disability"><answer code="disabled">Disabled</answer><answer code="not-disabled">Not disabled</answer></single>
    """
  private static let measures = """
    <measures><measure of="safe" net="at-ease" better="higher">At ease</measure><measure of="seen" answer="yes">Seen an officer</measure></measures>
    """

  /// Rows of one group: so many at ease, so many of whom had seen an officer, of how many.
  private static func rows(_ group: String, ease: Int, seen: Int, of count: Int) -> [String] {
    (0..<count).map {
      "\($0 < ease ? ($0.isMultiple(of: 2) ? "safe" : "neither") : "unsafe"),\($0 < seen ? "yes" : "no"),\(group)"
    }
  }

  private static func table(_ rows: [String]) -> String {
    (["safe,seen,disability"] + rows).joined(separator: "\n") + "\n"
  }

  /// Two waves: 8 disabled respondents this year and 30 the year before.
  private func made(
    pool: String = "<pool wave=\"2022\"/>", earlier edit: (String) -> String = { $0 }
  ) throws -> SmallSurvey {
    let survey = try SmallSurvey(
      Self.questions, rest: Self.measures + "\n<assessment>\(pool)</assessment>",
      files: [
        "responses/a.csv": Self.table(
          Self.rows("disabled", ease: 3, seen: 4, of: 8)
            + Self.rows("not-disabled", ease: 42, seen: 30, of: 60)),
        "2022/responses/a.csv": Self.table(
          Self.rows("disabled", ease: 7, seen: 15, of: 30)
            + Self.rows("not-disabled", ease: 49, seen: 35, of: 70)),
      ])
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write(
      "2022/survey.xml",
      edit(
        definition.replacing("wave=\"one\"", with: "wave=\"2022\"").replacing("2023-", with: "2022-")
          .replacing(pool, with: "")))
    return survey
  }

  private func assessment(_ survey: SmallSurvey) throws -> ImpactAssessment {
    ImpactAssessment(of: try survey.tables(), pooling: try survey.survey().pooledWaves())
  }

  @Test func `answer what one wave is too small for`() throws {
    let assessment = try assessment(try made())
    let own = try #require(assessment.concerns[1].characteristics.first)
    #expect(own.disparities.map(\.state) == [.notReportable, .notReportable])
    let pooled = try #require(assessment.pooled?.characteristics.first)
    #expect(assessment.pooled?.characteristics.count == 1 && pooled.omissions.isEmpty)
    try #require(pooled.comparisons.count == 2)
    let (ease, seen) = (pooled.comparisons[0], pooled.comparisons[1])
    #expect(ease.waves == ["2022", "one"])
    #expect(ease.present.pair.group == Proportion(3, of: 8))
    #expect(
      ease.pooled.pair == ProportionPair(group: Proportion(10, of: 38), others: Proportion(91, of: 130)))
    #expect(ease.pooled.totalBase == 168)
    #expect(ease.pooled.state == .differenceFound && !ease.pooled.isHigher)
    #expect(
      seen.pooled.pair == ProportionPair(group: Proportion(19, of: 38), others: Proportion(65, of: 130)))
    #expect(seen.pooled.state == .tooFewToTell)
    // One family of two: the smaller p counts twice, and the larger one once.
    #expect(ease.pooled.familySize == 2)
    #expect(ease.pooled.adjustedPValue == ease.pooled.pair.midPValue * 2)
    #expect(seen.pooled.adjustedPValue == seen.pooled.pair.midPValue)
    // The evidence of the wave itself is as it was.
    #expect(assessment.concerns[1].state == .notReportable && assessment.concerns[1].isMissingEvidence)
  }

  @Test func `leave a comparison alone that one wave can make`() throws {
    let survey = try made()
    try survey.folder.write(
      "responses/a.csv",
      Self.table(
        Self.rows("disabled", ease: 5, seen: 4, of: 40) + Self.rows("not-disabled", ease: 42, seen: 6, of: 60)
      ))
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(pooled.comparisons.map(\.pooled.measure.question) == ["seen"])
    #expect(pooled.comparisons.map(\.present.state) == [.tooFewToTell])
    #expect(ImpactAssessment(of: try survey.tables()).pooled == nil)
  }

  @Test func `are several, each for what it has`() throws {
    let survey = try made(pool: "<pool wave=\"2022\"/><pool wave=\"2021\"/>")
    let definition = try #require(survey.folder.text("2022/survey.xml"))
    try survey.folder.write(
      "2021/survey.xml",
      definition.replacing("wave=\"2022\"", with: "wave=\"2021\"").replacing("2022-", with: "2021-")
        .replacing("id=\"seen\"", with: "id=\"met\"")
        .replacing("<measure of=\"seen\" answer=\"yes\">Seen an officer</measure>", with: ""))
    try survey.folder.write(
      "2021/responses/a.csv",
      "safe,met,disability\nsafe,yes,disabled\nunsafe,yes,not-disabled\n,yes,disabled\n")
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(pooled.comparisons.map(\.waves) == [["2021", "2022", "one"], ["2022", "one"]])
    #expect(pooled.comparisons[0].pooled.pair.group == Proportion(11, of: 39))
    #expect(pooled.comparisons[0].pooled.pair.others == Proportion(91, of: 131))
    #expect(pooled.omissions.map(\.reason) == ["it did not ask the question"])
    #expect(pooled.omissions.map(\.measure?.question) == ["seen"])
  }

  @Test(
    arguments: [
      ("characteristic=\"disability\"", "", "2022 nil it did not ask about this characteristic"),
      (
        "<answer code=\"not-disabled\">",
        "<answer code=\"other-disabled\">Other</answer><answer code=\"not-disabled\">",
        "2022 nil its groups are not the same"
      ),
      (
        "<single id=\"safe\">", "<single id=\"safe\" base=\"valid\">",
        "2022 safe its percentages are of respondents who answered, without \"don't know\" and \"prefer not to say\", and not of respondents who answered"
      ),
      (
        "<answer code=\"unsafe\">", "<answer code=\"poor\">Poor</answer><answer code=\"unsafe\">",
        "2022 safe its question has other answers"
      ),
      ("of=\"safe neither\"", "of=\"safe unsafe\"", "2022 safe it has no net of the same answers"),
    ])
  func `leave a wave out that did not ask the same`(old: String, new: String, omission: String) throws {
    let pooled = try #require(
      try assessment(try made { $0.replacing(old, with: new) }).pooled?.characteristics.first)
    #expect(
      pooled.omissions.map { "\($0.wave) \($0.measure?.question ?? "nil") \($0.reason)" } == [omission])
    #expect(pooled.comparisons.map(\.pooled.measure.question) == (omission.contains("nil") ? [] : ["seen"]))
  }

  @Test func `leave a wave out whose question is of another kind`() throws {
    let survey = try made {
      $0.replacing("<single id=\"seen\">", with: "<scale id=\"seen\">")
        .replacing(
          "<answer code=\"no\">No</answer></single>", with: "<answer code=\"no\">No</answer></scale>")
    }
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(pooled.omissions.map(\.reason) == ["its question is of another kind"])
    #expect(pooled.comparisons.map(\.pooled.measure.question) == ["safe"])
  }

  @Test func `are the same under other labels, another net id, with don't know beside`() throws {
    let survey = try made {
      $0.replacing("<net id=\"at-ease\"", with: "<net id=\"fine\"").replacing(
        "net=\"at-ease\"", with: "net=\"fine\""
      )
      .replacing(">Disabled<", with: ">Disabled people<")
      .replacing("<net", with: "<answer code=\"dk\" kind=\"dont-know\">Don't know</answer><net")
    }
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(pooled.omissions.isEmpty)
    #expect(pooled.comparisons.map(\.pooled.pair.group.base) == [38, 38])
  }

  /// The earlier wave's own definition has a grouping that adds an answer.
  private func grouped() throws -> SmallSurvey {
    try made { text in
      text.replacing(
        "<answer code=\"not-disabled\">Not disabled</answer>",
        with: "<answer code=\"a-little\">A little</answer><answer code=\"not-disabled\">Not disabled</answer>"
      ).replacing(
        "<measures>",
        with:
          "<groupings of=\"disability\" show=\"answers\"><grouping id=\"two\"><group code=\"disabled\" of=\"disabled a-little\">Disabled</group><group code=\"not-disabled\" of=\"not-disabled\">Not</group></grouping></groupings><measures>"
      )
    }
  }

  @Test func `have groups of the same answers, and not only of the same codes`() throws {
    let pooled = try #require(try assessment(grouped()).pooled?.characteristics.first)
    #expect(pooled.omissions.map(\.reason) == ["its groups hold other answers"])
    #expect(pooled.comparisons.isEmpty && pooled.rewordings.isEmpty)
  }

  @Test func `are found by the answers where a grouping calls the groups otherwise`() throws {
    let survey = try made { text in
      text.replacing(
        "<measures>",
        with:
          "<groupings of=\"disability\" test=\"two\"><grouping id=\"two\"><group code=\"d\" of=\"disabled\">D</group><group code=\"n\" of=\"not-disabled\">N</group></grouping></groupings><measures>"
      )
    }
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(pooled.omissions.isEmpty && pooled.comparisons.map(\.pooled.pair.group.base) == [38, 38])
  }

  @Test func `are the same where a text differs, and the table says so`() throws {
    let survey = try made {
      $0.replacing("<text>How safe?</text>", with: "<text>How safe are you?</text>")
        .replacing(
          "characteristic=\"disability\">", with: "characteristic=\"disability\"><text>Disabled?</text>")
    }
    let assessment = try assessment(survey)
    let pooled = try #require(assessment.pooled?.characteristics.first)
    #expect(pooled.omissions.isEmpty && pooled.comparisons.count == 2)
    #expect(pooled.rewordings.map { "\($0.wave) \($0.question.id)" } == ["2022 safe", "2022 disability"])
    let notes = try #require(PooledTables(assessment).all.first).notes
    let note = notes.filter { $0.contains("worded") }
    #expect(
      note == [
        "Wave 2022 worded questions otherwise, with the same answers: \"How safe?\" and \"disability\"."
      ])
    let same = try self.assessment(made())
    let silent: [String] = PooledTables(same).all.flatMap { $0.notes }
    #expect(!silent.isEmpty && !silent.contains { $0.contains("worded") })
  }

  @Test func `say beside the reason that a text differs`() throws {
    let survey = try made {
      $0.replacing("<text>How safe?</text>", with: "<text>How safe are you?</text>")
        .replacing("of=\"safe neither\"", with: "of=\"safe unsafe\"")
    }
    let pooled = try #require(try assessment(survey).pooled?.characteristics.first)
    #expect(
      pooled.omissions.map(\.reason) == [
        "it has no net of the same answers, and its question is worded otherwise"
      ])
    #expect(pooled.rewordings.isEmpty)
  }

  private func failure(_ survey: SmallSurvey) -> String {
    do throws(Problem) {
      _ = try survey.survey().pooledWaves()
      return "no failure"
    } catch {
      return error.message.split(separator: survey.folder.path + "/", omittingEmptySubsequences: false)
        .joined()
    }
  }

  @Test func `must be there, have ended before, and be as real as this one`() throws {
    let missing = try made(pool: "<pool wave=\"../2019\"/>")
    #expect(
      failure(missing) == """
        survey.xml:11: error: the wave '../2019' cannot be read
          expected the folder of an earlier wave, relative to this one, with survey.xml and its responses
          fix: correct wave="...", or mend that wave: `soundings check` on it lists what is wrong
        ../2019/survey.xml: error: there is no such file
          fix: check the name and the folder, then run again
        """)
    let broken = try made()
    try broken.folder.write("2022/responses/a.csv", "safe,seen,disability\n\"safe,yes,disabled\n")
    #expect(failure(broken).hasPrefix("survey.xml:11: error: the wave '2022' cannot be read\n"))
    #expect(failure(broken).contains("2022/responses/a.csv:2: error: a quotation mark is opened here"))
    let later = try made { $0.replacing("to=\"2022-09-03\"", with: "to=\"2023-06-12\"") }
    #expect(
      failure(later) == """
        survey.xml:11: error: the wave '2022' ended on 12 June 2023, when this wave had begun
          expected a wave that ended before 12 June 2023
          fix: correct wave="..."
        """)
    let twice = try made(pool: "<pool wave=\"2022\"/><pool wave=\"./2022\"/>")
    #expect(
      failure(twice) == """
        survey.xml:11: error: the wave './2022' is named twice
          expected each wave once, or its people would count twice
          fix: remove one of the two lines
        """)
    let real = try made { $0.replacing("synthetic=\"yes\"", with: "") }
    #expect(
      failure(real) == """
        survey.xml:11: error: the wave '2022' holds real responses, and this one does not
          expected both invented (synthetic="yes") or both real
          fix: remove the line
        """)
    #expect(failure(try made()) == "no failure")
  }

  @Test func `are a table of the document with its assumption and what is left out`() throws {
    let tables = PooledTables(
      try assessment(try made()))
    let table = try #require(tables.table(of: "disability"))
    #expect(
      table.lines(number: 3) == [
        "**Table 3. Disability: waves added together, where this wave alone is too small**", "",
        "Base: respondents of the waves named in each row who gave the information and are in the base of the measure. Unweighted.",
        "",
        "| Group and measure         | Waves        |      Group (%) |      Others (%) | Gap | Uncertainty range |  Adjusted p | Finding         |",
        "| ------------------------- | ------------ | -------------: | --------------: | --: | ----------------: | ----------: | --------------- |",
        "| Disabled: at ease         | 2022 and one | 10 of 38 (26%) | 91 of 130 (70%) | -44 |        -57 to -26 | under 0.001 | Lower           |",
        "| Disabled: seen an officer | 2022 and one | 19 of 38 (50%) | 65 of 130 (50%) |   0 |         -17 to 17 |       0.927 | Too few to tell |",
        "", "Notes to table 3:", "", "- \(PooledEvidence.assumption)",
        "- The state of the evidence above is that of this wave alone. Differences between the waves themselves are not taken out.",
        "- Gap and uncertainty range are in percentage points. Gaps are worked out before rounding, so they can differ by 1 from the figures shown.",
        "- Adjusted p allows for the 2 comparisons over several waves in this table. A difference is found when it is below 0.05.",
        "- Too few to tell: no difference was found, and the uncertainty range goes beyond 10 points.", "",
      ])
    #expect(tables.all.count == 1 && tables.table(of: "age") == nil && tables.omissions(of: "age").isEmpty)
    let other = PooledTables(
      try assessment(try made { $0.replacing("of=\"safe neither\"", with: "of=\"safe unsafe\"") }))
    #expect(
      other.omissions(of: "disability") == [
        "Wave 2022 is left out for at ease: it has no net of the same answers."
      ])
    #expect(other.table(of: "disability")?.notes.last == other.omissions(of: "disability").first)
    let none = PooledTables(
      try assessment(try made { $0.replacing("characteristic=\"disability\"", with: "") }))
    #expect(none.all.isEmpty)
    #expect(
      none.omissions(of: "disability") == ["Wave 2022 is left out: it did not ask about this characteristic."]
    )
  }

  @Test func `that are still too few give no figures`() throws {
    let survey = try made()
    try survey.folder.write(
      "2022/responses/a.csv", Self.table(Self.rows("disabled", ease: 1, seen: 1, of: 1)))
    let table = try #require(PooledTables(try assessment(survey)).table(of: "disability"))
    let row =
      "| Disabled: at ease         | 2022 and one |       [x] |        [x] | [x] |               [x] |        [x] | Not reportable |"
    #expect(table.lines(number: 1).contains(row))
    #expect(
      table.notes.last
        == "Not reportable: fewer than 10 respondents on one side, in all these waves together.")
  }
}

import Consultation
import TestSupport
import Testing

@Suite struct `The whole scale` {
  private let gender =
    "<single id=\"g\" characteristic=\"gender\"><text>Your gender?</text><answer code=\"female\">Female</answer><answer code=\"male\">Male</answer></single>"
  private func scale(_ attributes: [String] = ["", "", ""]) -> String {
    """
    <scale id="q"><text>How safe?</text><answer code="safe"\(attributes[0])>Safe</answer><answer code="neither"\(attributes[1])>Neither</answer><answer code="unsafe"\(attributes[2])>Unsafe</answer><answer code="dk" kind="dont-know">Don't know</answer></scale>
    """
  }
  private let measure =
    "<measures><measure of=\"q\" answer=\"safe\" says=\"felt safe\">Safe</measure></measures>"
  private let scores = [" score=\"3\"", " score=\"2\"", " score=\"1\""]
  /// Twelve of each on the scale; who did not know is beside it.
  private let counts = [
    ("Female", "Unsafe", 2), ("Female", "Neither", 4), ("Female", "Safe", 6), ("Female", "Don't know", 5),
    ("Male", "Unsafe", 6), ("Male", "Neither", 4), ("Male", "Safe", 2), ("Male", "Don't know", 1),
    ("Male", "", 3),
  ].map { (group: $0.0, answer: $0.1, people: $0.2) }

  @Test func `compares a group with all others, worked out by hand`() throws {
    let made = try MadeAssessment(gender + scale(scores), counts, rest: measure)
    let evidence = try made.evidence().scale
    let found = try #require(evidence.comparisons.first)
    #expect(evidence.comparisons.count == 1, "two groups are compared once")
    #expect(found.group.id == "female" && found.counterpart?.id == "male")
    #expect((found.scale.lowest, found.scale.highest) == ("Unsafe", "Safe"))
    // Safe beats unsafe and neither 6 x 10 times, neither beats unsafe 4 x 6; 12 + 16 + 12 pairs are equal.
    #expect(found.ranks.statistic == 60 + 24 + 20)
    #expect(found.ranks.superiorityProportion == 104.0 / 144)
    #expect(found.isHigher)
    #expect(found.test.familySize == 1 && found.test.adjustedPValue == found.test.pValue)
    #expect(evidence.spreads.map(\.ranks.base) == [24])
    #expect(evidence.trends.isEmpty, "gender has no order")
  }

  @Test func `counts don't know in the table of all answers, and beside the scale`() throws {
    let evidence = try MadeAssessment(gender + scale(scores), counts, rest: measure).evidence().scale
    let association = try #require(evidence.associations.first)
    #expect(association.table.counts == [[6, 4, 2, 5], [2, 4, 6, 1]])
    #expect(association.degrees == 3 && association.measure == nil)
    let unknown = try #require(evidence.dontKnow.first)
    #expect((unknown.pair.group.count, unknown.pair.group.base) == (5, 17))
    #expect((unknown.pair.others.count, unknown.pair.others.base) == (1, 13))
    let valid = scale(scores).replacing("<scale id=\"q\">", with: "<scale id=\"q\" base=\"valid\">")
    let other = try MadeAssessment(gender + valid, counts, rest: measure).evidence().scale
    #expect(other.associations.first?.table.counts == [[6, 4, 2], [2, 4, 6]])
    #expect(other.dontKnow.first?.pair.group.base == 17, "the rate is of everybody who answered")
  }

  @Test func `takes scores for its order, or else turns towards what the measure counts`() throws {
    func highest(_ attributes: [String], _ measured: String) throws -> String? {
      let rest = measure.replacing("\"safe\"", with: "\"\(measured)\"")
      let made = try MadeAssessment(gender + scale(attributes), counts, rest: rest)
      return try made.evidence().scale.comparisons.first?.scale.highest
    }
    #expect(try highest(scores, "unsafe") == "Safe")
    #expect(try highest(scores.reversed(), "unsafe") == "Unsafe")
    #expect(try highest(["", "", ""], "safe") == "Safe")
    #expect(try highest(["", "", ""], "unsafe") == "Unsafe")
    #expect(try highest([" score=\"2\"", "", " score=\"1\""], "safe") == nil, "two steps are no scale")
  }

  @Test func `makes one family of all questions and groups of a characteristic`() throws {
    let three = gender.replacing("</single>", with: "<answer code=\"other\">In another way</answer></single>")
    let more = [("In another way", "Safe", 9), ("In another way", "Unsafe", 3)].map {
      (group: $0.0, answer: $0.1, people: $0.2)
    }
    let evidence = try MadeAssessment(three + scale(scores), counts + more, rest: measure).evidence().scale
    #expect(evidence.comparisons.map(\.group.id) == ["female", "male", "other"])
    let pValues = evidence.comparisons.map(\.test.pValue)
    #expect(evidence.comparisons.map(\.test.adjustedPValue) == Adjustment.holm(pValues))
    #expect(evidence.comparisons[1].ranks.others == [2 + 3, 4, 6 + 9], "all others together")
    #expect(evidence.spreads.first?.ranks.degrees == 2)
  }

  @Test func `leaves groups out that are too small, but not from among the others`() throws {
    let three = gender.replacing("</single>", with: "<answer code=\"other\">In another way</answer></single>")
    let few = [(group: "In another way", answer: "Safe", people: 9)]
    let evidence = try MadeAssessment(three + scale(scores), counts + few, rest: measure).evidence().scale
    #expect(evidence.comparisons.map(\.group.id) == ["female", "male"])
    #expect(evidence.comparisons.map { $0.ranks.others.reduce(0, +) } == [12 + 9, 12 + 9])
    #expect(evidence.spreads.first?.ranks.base == 24)
    #expect(evidence.associations.first?.table.total == 30)
  }

  // MARK: Trends

  private let bands = ["Under 25", "25 to 44", "45 to 64", "65 and over"]
  private func age(_ labels: [String]) -> String {
    "<scale id=\"g\" characteristic=\"age\"><text>How old?</text>"
      + labels.enumerated().map { "<answer code=\"b\($0)\">\($1)</answer>" }.joined() + "</scale>"
  }

  /// Safe: 18, 15, 10 and 5 of 20.
  private var falling: [(group: String, answer: String, people: Int)] {
    zip(bands, [18, 15, 10, 5]).flatMap { band, safe in [(band, "Safe", safe), (band, "Unsafe", 20 - safe)] }
  }

  @Test func `finds a trend over age, whatever the order of the answers`() throws {
    for labels in [bands, bands.reversed()] {
      let made = try MadeAssessment(age(labels) + scale(scores), falling, rest: measure)
      let trends = try made.evidence().scale.trends
      #expect(trends.count == 2, "of the measure and of the scale")
      #expect(trends.allSatisfy { $0.groups.map(\.label) == bands })
      #expect(trends.allSatisfy { !$0.rises && $0.test.isFound })
      guard case .measure(_, let trend)? = trends.first?.subject else {
        Issue.record("the measure comes first")
        return
      }
      // The slope: sum of centred scores times counts, over their squares: (-1.5x18 - .5x15 + .5x10 + 1.5x5) / 100.
      #expect(abs((trend.slope ?? 0) + 0.22) < 1e-12)
      // 22 squared over 0.6 x 0.4 x 100.
      #expect(abs((trend.statistic ?? 0) - 484 / 24.0) < 1e-9)
      #expect(
        made.document.contains(
          "- The share who felt safe falls with age, over 4 age groups: 90, 75, 50 and 25%."))
      #expect(
        made.document.contains(
          "- Over all 3 answers to \"How safe?\", respondents move towards \"Unsafe\" with age (4 age groups)."
        ))
      for word in wordsNotUsed { #expect(!made.document.contains(word), "\(word)") }
    }
  }

  @Test func `keeps the places of groups that are too small for a trend`() throws {
    let counts = falling.map { $0.group == "25 to 44" ? ($0.group, $0.answer, $0.people / 5) : $0 }
    let trends = try MadeAssessment(age(bands) + scale(scores), counts, rest: measure).evidence().scale.trends
    #expect(trends.first?.groups.map(\.label) == ["Under 25", "45 to 64", "65 and over"])
    guard case .measure(_, let trend)? = trends.first?.subject else { return }
    #expect(
      trend
        == CochranArmitage(
          [Proportion(18, of: 20), Proportion(10, of: 20), Proportion(5, of: 20)], scores: [1, 3, 4]))
  }

  @Test func `looks for trends in who answered at all, too`() throws {
    let counts = zip(bands, [18, 15, 10, 5]).flatMap { band, answered in
      [(band, "Safe", answered), (band, "", 20 - answered)].map {
        (group: $0.0, answer: $0.1, people: $0.2)
      }
    }
    let rest = "<measures><measure of=\"q\" answered=\"yes\" says=\"answered\">Answered</measure></measures>"
    let made = try MadeAssessment(age(bands) + scale(scores), counts, rest: rest)
    #expect(
      made.document.contains(
        "- The share who answered falls with age, over 4 age groups: 90, 75, 50 and 25%."))
    let trends = try made.evidence().scale.trends
    guard case .measure(_, let trend)? = trends.first?.subject else {
      Issue.record("there is a trend of the measure")
      return
    }
    #expect(abs((trend.statistic ?? 0) - 484 / 24.0) < 1e-9)
  }

  @Test func `has no order where groups overlap`() throws {
    let other = age(["a", "b", "c", "d"]).replacing("\"age\"", with: "\"visits\"")
    let groupings = """
      <groupings of="visits" test="apart"><grouping id="apart"><group code="x" of="b0">X</group><group code="y" of="b1 b2">Y</group><group code="z" of="b3">Z</group></grouping><grouping id="mixed"><group code="x" of="b0 b2">X</group><group code="y" of="b1">Y</group><group code="z" of="b3">Z</group></grouping></groupings>
      """
    let survey = try SmallSurvey(other, rest: groupings, files: [:]).survey()
    let question = try #require(survey.question("g"))
    let all = try #require(survey.groupings.first?.all)
    #expect(question.groupOrder(in: all[0]) == [0, 1, 2])
    #expect(question.groupOrder(in: all[1]) == nil)
    #expect(question.groupOrder(in: nil) == [0, 1, 2, 3])
  }

  // MARK: The document

  @Test func `says what the scale adds, or that it adds nothing`() throws {
    let many = counts.map { (group: $0.group, answer: $0.answer, people: $0.people * 10) }
    let found = try MadeAssessment(gender + scale(scores), many, rest: measure).document
    #expect(
      found.contains(
        "- Over all 3 answers, female respondents felt more safe than male respondents. In about 72 of 100 pairs of one person from each, the more safe answer is theirs (equal answers count half)."
      ))
    #expect(
      found.contains("- A larger share of female respondents answered \"Don't know\" to \"How safe?\": 29%"))
    #expect(!found.contains("differ between the groups as a whole"), "the scale says more")
    let named = try MadeAssessment(
      gender + scale(scores).replacing("<scale", with: "<single").replacing("</scale", with: "</single"),
      many, rest: measure)
    let association = try #require(try named.evidence().scale.associations.first)
    #expect(association.method == .chiSquare && association.strength == .strong)
    #expect(
      named.document.contains(
        "- Answers to \"How safe?\" differ between the groups as a whole.\n"))
    #expect(
      named.document.contains(
        "Cramer's V 0.\(Int((association.table.correctedCramersV * 100).rounded())), strong | under 0.001 | Differ "
      ))
    let equal = many.map { (group: $0.group, answer: $0.answer, people: 20) }
    let nothing = try MadeAssessment(gender + scale(scores), equal, rest: measure).document
    #expect(
      nothing.contains(
        "A test of all answers together could not tell either. That does not mean that there is no difference."
      ))
    #expect(!nothing.contains("beyond the main measures") && !nothing.contains("Tests of all answers"))
  }

  /// All answers to a question of two have no more to show than its measure.
  @Test func `says after a find that all answers add nothing`() throws {
    let two = [
      ("Female", "Safe", 30), ("Female", "Unsafe", 30), ("Male", "Safe", 50), ("Male", "Unsafe", 10),
    ].map { (group: $0.0, answer: $0.1, people: $0.2) }
    let single =
      "<single id=\"q\"><text>How safe?</text><answer code=\"safe\">Safe</answer><answer code=\"unsafe\">Unsafe</answer></single>"
    let plain = try MadeAssessment(gender + single, two, rest: measure)
    #expect(
      plain.document.contains("A test of all answers together found nothing beyond the differences above.\n"))
  }

  @Test func `has p values and Cramer's V in tables alone`() throws {
    let many = counts.map { (group: $0.group, answer: $0.answer, people: $0.people * 10) }
    let named = scale(scores).replacing(
      "<text>How safe?</text>", with: "<text>How safe?</text><label>By day</label>")
    let made = try MadeAssessment(
      gender + named, many, rest: measure.replacing("felt safe", with: "felt safe by day"))
    let lines = made.document.split(separator: "\n").map(String.init)
    #expect(
      made.document.contains(
        "- Over all 3 answers, female respondents felt more safe by day than male respondents. In about"))
    #expect(made.document.contains("answered \"Don't know\" to \"By day\": 29%"))
    #expect(made.document.contains("**Table 4. Tests of all answers: gender**"))
    let row = lines.first { $0.contains("Mann-Whitney") } ?? ""
    let cells = row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      cells == [
        "By day", "Female respondents; male respondents", "240", "Mann-Whitney", "72 of 100 pairs",
        "under 0.001", "Higher",
      ])
    let text = lines.filter { !$0.hasPrefix("|") }
    for word in ["p under", "p 0.", "(p ", "V 0."] {
      #expect(!text.contains { $0.contains(word) }, "\(word)")
    }
  }

  @Test func `names the end of the scale where the measure has no words with degrees`() throws {
    let many = counts.map { (group: $0.group, answer: $0.answer, people: $0.people * 10) }
    func sentence(_ rest: String) throws -> String? {
      try MadeAssessment(gender + scale(scores), many, rest: rest).document.split(separator: "\n").map(
        String.init
      ).first { $0.hasPrefix("- Over all") }
    }
    let end =
      "- Over all 3 answers to \"How safe?\", female respondents answered closer to \"Safe\" than male respondents. In about 72 of 100 pairs of one person from each, the answer closer to \"Safe\" is theirs (equal answers count half)."
    #expect(try sentence(measure.replacing(" says=\"felt safe\"", with: "")) == end)
    #expect(try sentence(measure.replacing("felt safe", with: "felt very safe")) == end)
    #expect(try sentence(measure.replacing("felt safe", with: "felt safe or neither")) == end)
    // A middle answer has no end.
    #expect(try sentence(measure.replacing("answer=\"safe\"", with: "answer=\"neither\"")) == end)
    let unsafe = measure.replacing("\"safe\"", with: "\"unsafe\"").replacing("felt safe", with: "felt unsafe")
    #expect(
      try sentence(unsafe)?.hasPrefix(
        "- Over all 3 answers, female respondents felt less unsafe than male respondents.") ?? false)
  }

  /// Eleven, ten, six and forty-five of a hundred, and their mirror.
  @Test func `says rises only where every step rises`() throws {
    func document(_ shares: [Int]) throws -> (text: String, trends: [GroupTrend]) {
      let counts = zip(bands, shares).flatMap { band, safe in
        [(band, "Safe", safe), (band, "Unsafe", 100 - safe)].map {
          (group: $0.0, answer: $0.1, people: $0.2)
        }
      }
      let made = try MadeAssessment(age(bands) + scale(scores), counts, rest: measure)
      return (made.document, try made.evidence().scale.trends)
    }
    let mixed = try document([11, 10, 6, 45])
    #expect(mixed.trends.allSatisfy { $0.test.isFound && $0.rises && !$0.isSteady })
    #expect(mixed.trends.first?.counts == [[89, 11], [90, 10], [94, 6], [55, 45]])
    #expect(
      mixed.text.contains(
        "- The share who felt safe differs along the age groups: 11, 10, 6 and 45%. It does not rise at every step.\n"
      ))
    #expect(
      mixed.text.contains(
        "- Over all 3 answers to \"How safe?\", respondents differ along the age groups. They do not move towards \"Safe\" at every step.\n"
      ))
    #expect(mixed.text.contains("| Differs, does not rise at every step |"))
    #expect(!mixed.text.contains("rises"))
    let falling = try document([45, 6, 10, 11])
    #expect(falling.text.contains("45, 6, 10 and 11%. It does not fall at every step."))
    let equal = try document([10, 20, 20, 45])
    #expect(equal.trends.allSatisfy { !$0.isSteady }, "equal is no step")
    #expect(try document([10, 20, 21, 45]).text.contains("The share who felt safe rises with age"))
  }

  @Test func `has a word for how close a connection is`() {
    let words = [0, 0.0999, 0.1, 0.1999, 0.2, 0.3999, 0.4, 1].map { AssociationStrength($0).rawValue }
    #expect(
      words == ["negligible", "negligible", "weak", "weak", "moderate", "moderate", "strong", "strong"])
  }
}

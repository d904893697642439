import TestSupport
import Testing

@testable import Consultation

/// What must never read as support for the answer NO.
@Suite struct `Support for the answer NO` {
  /// People who say yes or no, by the answer to each characteristic.
  private func assessment(
    _ characteristics: [(id: String, answers: [String])], rows: [(cells: [String], yes: Int, no: Int)],
    measures: String = "<measure of=\"safe\" net=\"yes\" says=\"felt safe\">Safe</measure>",
    rest: String = ""
  ) throws -> ImpactAssessment {
    var lines = [(characteristics.map(\.id) + ["safe"]).joined(separator: ",")]
    for row in rows {
      lines += (0..<(row.yes + row.no)).map {
        (row.cells + [$0 < row.yes ? "y" : "n"]).joined(separator: ",")
      }
    }
    let questions = characteristics.map { one in
      let answers = one.answers.map { "<answer code=\"\($0)\">\($0)</answer>" }.joined()
      return "<single id=\"\(one.id)\" characteristic=\"\(one.id)\">\(answers)</single>"
    }
    let survey = try SmallSurvey(
      questions.joined()
        + "<scale id=\"safe\"><answer code=\"y\" score=\"2\">Yes</answer><answer code=\"n\" score=\"1\">No</answer><answer code=\"dk\" kind=\"dont-know\">Don't know</answer><net id=\"yes\" of=\"y\">Safe</net></scale>",
      rest: "<measures>\(measures)</measures>\(rest)",
      files: ["responses/a.csv": lines.joined(separator: "\n") + "\n"])
    return ImpactAssessment(of: try survey.tables())
  }

  private func document(_ assessment: ImpactAssessment) -> String {
    DIAEvidence(assessment, isInternal: false).text()
  }

  @Test func `is said where every group of every question is similar`() throws {
    let form =
      "<assessment><concern number=\"1\" about=\"women and men\" characteristics=\"sex\"/></assessment>"
    let clear = try assessment(
      [("sex", ["f", "m"])], rows: [(["f"], 400, 400), (["m"], 400, 400)], rest: form)
    #expect(document(clear).contains("NO can be supported: on every question"))
    let few = try assessment([("sex", ["f", "m"])], rows: [(["f"], 40, 40), (["m"], 40, 40)], rest: form)
    #expect(
      document(few).contains(
        "NO is not supported by the consultation. On its only question, evidence is missing"))
  }

  @Test func `is not given by carers alone, where the form names young carers too`() throws {
    let one = try assessment([("carer", ["yes", "no"])], rows: [(["yes"], 700, 700), (["no"], 700, 700)])
    let others = try #require(one.concerns.first { $0.concern.kind == .otherGroups })
    #expect(others.characteristics.map(\.state) == [.similar])
    #expect(others.state == .notAsked)
    #expect(others.isMissingEvidence)
    #expect(
      others.namedAndNotAsked.map(\.text) == [
        "young parents", "commuters", "young carers", "people living in rural areas",
      ])
    let text = document(one)
    #expect(
      text.contains(
        "The questionnaire did not ask about these groups that the form names: young parents, commuters, young carers and people living in rural areas. The consultation holds no evidence on them."
      ))
    #expect(text.contains("| Groups that the form names: young parents; commuters;"))
  }

  @Test func `is not given where a second question on the same matter finds a difference`() throws {
    let two = try assessment(
      [("disability", ["d", "n"]), ("disability-self", ["d", "n"])],
      rows: [(["d", "n"], 200, 200), (["n", "n"], 200, 200), (["n", "d"], 38, 2), (["d", "d"], 38, 2)])
    let concern = try #require(two.concerns.first { $0.concern.number == "8" })
    #expect(concern.characteristics.map(\.characteristic) == ["disability", "disability-self"])
    #expect(concern.state == .differenceFound)
    #expect(document(two).contains("### Disability self: who took part"))
  }

  @Test func `is not given where a characteristic that the form lacks shows a difference`() throws {
    let two = try assessment(
      [("sex", ["f", "m"]), ("age", ["young", "old"])],
      rows: [
        (["f", "young"], 380, 20), (["m", "young"], 380, 20), (["f", "old"], 20, 380),
        (["m", "old"], 20, 380),
      ],
      rest: "<assessment><concern number=\"1\" about=\"women and men\" characteristics=\"sex\"/></assessment>"
    )
    #expect(two.concerns.map(\.state) == [.similar])
    #expect(two.offForm.map(\.characteristic) == ["age"])
    let text = document(two)
    #expect(text.contains("NO is not supported by the consultation."))
    #expect(!text.contains("NO can be supported"))
    #expect(text.contains("felt safe (not on this form)."))
  }

  @Test func `has figures of the measure it speaks of, where two differ in their base only`() throws {
    let one = try assessment(
      [("sex", ["f", "m"])],
      rows: [(["f"], 60, 20), (["m"], 100, 100)],
      measures:
        "<measure of=\"safe\" answer=\"y\" says=\"said yes\">Yes</measure><measure of=\"safe\" answer=\"y\" base=\"all\" says=\"said yes, of all\">Yes of all</measure>"
    )
    let references = one.allDisparities.map { ComparisonReference($0) }
    #expect(Set(references).count == references.count)
  }

  @Test func `says of large groups that the others are too few, not they`() throws {
    let one = try assessment([("sex", ["f", "m"])], rows: [(["f"], 100, 100), (["m"], 3, 2)])
    let gender = try #require(one.concerns.first { $0.concern.number == "9" }?.characteristics.first)
    #expect(gender.smallGroups(one.rules).map(\.id) == ["m"])
    let three = try assessment(
      [("sex", ["f", "m", "x"])], rows: [(["f"], 100, 100), (["m"], 3, 2), (["x"], 2, 2)])
    let group = try #require(three.concerns.first { $0.concern.number == "9" }?.characteristics.first)
    #expect(group.smallGroups(three.rules).map(\.id) == ["m", "x"])
    let text = document(three)
    #expect(text.contains("Fewer than 10 others answered"))
    #expect(!text.contains("Anything about respondents who answered \"f\""))
  }

  @Test func `is not asked, not too small, where nobody was asked the measure's question`() throws {
    let survey = try SmallSurvey(
      """
      <single id="sex" characteristic="sex"><answer code="f">F</answer><answer code="m">M</answer></single>
      <single id="gate"><answer code="y">Yes</answer><answer code="n">No</answer></single>
      <single id="safe" asked-if="gate = y"><answer code="y">Yes</answer><answer code="n">No</answer></single>
      """, rest: "<measures><measure of=\"safe\" answer=\"y\">Safe</measure></measures>",
      files: [
        "responses/a.csv": "sex,gate,safe\n"
          + (0..<40).map { "\($0 % 2 == 0 ? "f" : "m"),n,\n" }.joined()
      ])
    let assessment = ImpactAssessment(of: try survey.tables())
    #expect(assessment.characteristics.flatMap(\.disparities).map(\.state) == [.notAsked])
  }
}

@Suite struct `Printed bounds and p values` {
  @Test func `show their side of zero, of the margin and of the level`() {
    #expect(Points.bound(-0.0957, decimals: 0, margin: 10) == "-9.6")
    #expect(Points.bound(-0.1043, decimals: 0, margin: 10) == "-10.4")
    #expect(Points.bound(0.09996, decimals: 0, margin: 10) == "9.996")
    #expect(Points.bound(0.0033, decimals: 0, margin: 10) == "0.3")
    #expect(Points.bound(0.0003, decimals: 0, margin: 10) == "0.03")
    #expect(Points.bound(0, decimals: 0, margin: 10) == "0")
    #expect(Points.bound(0.114, decimals: 0, margin: 10) == "11")
    #expect(ComparisonFormat.probability(0.04987) == "0.04987")
    #expect(ComparisonFormat.probability(0.0501) == "0.050")
    #expect(ComparisonFormat.probability(0.0001) == "under 0.001")
  }
}

import Consultation
import TestSupport
import Testing

/// What the parts of a definition must be to each other.
@Suite struct `A definition is checked as a whole` {
  private let questions = """
    <single id="q"><answer code="yes">Yes</answer><answer code="no">No</answer><net id="n" of="yes">Yes</net></single>
    <single id="religion" characteristic="religion"><answer code="a">A</answer><answer code="b">B</answer></single>
    <single id="gender" characteristic="gender"><answer code="x">X</answer><answer code="y">Y</answer></single>
    <cross id="rg" characteristic="rg" of="religion gender"/>
    <number id="born"/>
    <banded id="age" characteristic="age" of="born" bands="0-50 51+"/>
    <banded id="life" characteristic="life" of="born" bands="0-30 31+"/>
    """

  private func failure(_ rest: String) throws -> String? {
    try SmallSurvey(questions, rest: rest, files: ["responses/a.csv": "q,religion,gender,born\nYes,A,X,40\n"])
      .failure()
  }

  @Test(arguments: [
    "<measure of=\"q\" answer=\"yes\"/>\n<measure of=\"q\" answer=\"yes\"/>",
    "<measure of=\"q\" net=\"n\"/>\n<indicator id=\"I1\" of=\"q\" net=\"n\" base=\"answered\" target=\"60\"/>",
    "<measure of=\"q\" answered=\"yes\"/>\n<measure of=\"q\" answered=\"yes\"/>",
  ])
  func `for measures that stand twice`(measures: String) throws {
    #expect(
      try failure("<measures>\(measures)</measures>") == """
        survey.xml:14: error: the measure counts the same share as the one on line 13
          expected each row of a question once on the same base
          fix: remove one of the two; groups are compared by an indicator too
        """)
  }

  @Test(arguments: [
    "<measure of=\"q\" answer=\"yes\"/><measure of=\"q\" answer=\"no\"/>",
    "<measure of=\"q\" answer=\"yes\" base=\"all\"/><measure of=\"q\" answer=\"yes\" base=\"asked\"/>",
    "<measure of=\"q\" answer=\"yes\"/><measure of=\"q\" net=\"n\"/><measure of=\"q\" answered=\"yes\"/>",
  ])
  func `and accepts measures of other rows or bases`(measures: String) throws {
    #expect(try failure("<measures>\(measures)</measures>") == nil)
  }

  @Test func `for a measure of a characteristic`() throws {
    #expect(
      try failure("<measures><measure of=\"gender\" answer=\"x\"/></measures>") == """
        survey.xml:13: error: the measure is of 'gender', which tells the characteristic 'gender': its groups would be compared by what makes them groups
          expected a question about something else than who the respondent is
          fix: remove the measure; profile.csv has the shares of the groups
        """)
  }

  @Test(arguments: [
    ("rg gender", "'rg' and 'gender' overlaps: 'gender'"),
    ("religion rg", "'religion' and 'rg' overlaps: 'religion'"),
    ("age life", "'age' and 'life' overlaps: 'born'"),
  ])
  func `for pairs that overlap`(pair: String, found: String) throws {
    #expect(
      try failure("<assessment>\n<pair of=\"\(pair)\"/></assessment>") == """
        survey.xml:14: error: the pair of \(found) is behind both
          expected two characteristics of different questions
          fix: remove the pair, or name another characteristic
        """)
  }

  @Test func `and accepts pairs of different questions`() throws {
    #expect(
      try failure("<assessment><pair of=\"gender religion\"/><pair of=\"rg age\"/></assessment>") == nil)
  }

  /// Groups of two characteristics, of which the first may be put into two.
  private func pair(_ first: Int, _ second: Int, groupings: String = "") throws -> String? {
    func options(_ count: Int) -> String {
      (0..<count).map { "<answer code=\"g\($0)\">G\($0)</answer>" }.joined()
    }
    return try SmallSurvey(
      "<single id=\"e\" characteristic=\"e\">\(options(first))</single><single id=\"r\" characteristic=\"r\">\(options(second))</single>",
      rest: groupings + "<assessment><pair of=\"e r\"/></assessment>",
      files: ["responses/a.csv": "e,r\nG0,G1\n"]
    ).failure()
  }

  @Test func `for pairs with more combinations than can be counted`() throws {
    #expect(
      try pair(25, 10) == """
        survey.xml:7: error: the pair of 'e' and 'r' has 250 combinations of groups
          expected fewer than 250
          fix: name a coarser grouping in test="..." of the <groupings> of one of the two
        """)
    #expect(try pair(83, 3) == nil)
    let coarse =
      "<groupings of=\"e\" test=\"two\"><grouping id=\"two\"><group of=\"g0\">First</group><group rest=\"yes\">Others</group></grouping></groupings>"
    #expect(try pair(25, 10, groupings: coarse) == nil)
  }

  @Test(arguments: [("minimum", 5), ("threshold", 3)])
  func `for limits below those that are allowed`(attribute: String, least: Int) throws {
    #expect(try failure("<publication \(attribute)=\"\(least)\"/>") == nil)
    let message = try #require(try failure("<publication \(attribute)=\"\(least - 1)\"/>"))
    #expect(message.hasPrefix("survey.xml:13: error: "))
    #expect(
      message.contains("'\(attribute)'") && message.contains("minimum value allowed ('\(least)')"),
      "\(message)")
  }
}

import Consultation

/// A made survey for the officer's answers: 2,000 responses in which women differ from men (60% and 20% said yes), ages
/// do not differ at all, and 12 disabled respondents are too few to tell (4 said yes).
package enum AnsweredSurvey {
  /// Where the sheet of answers stands below the folder.
  package static let sheet = "dia-answers.csv"

  private static let questions = """
    <single id="q"><text>What should come first?</text><answer code="assault">Assault</answer><answer code="litter">Litter</answer></single>
    <single id="gender" characteristic="gender"><answer code="female">Female</answer><answer code="male">Male</answer></single>
    <single id="disability" characteristic="disability"><answer code="disabled">Disabled</answer><answer code="not-disabled">Not disabled</answer></single>
    <single id="age" characteristic="age"><answer code="young">Under 45</answer><answer code="old">45 and over</answer></single>
    """

  /// Writes the survey.
  ///
  /// - Parameters:
  ///   - disabled: Rows of disabled respondents.
  ///   - assessment: What stands inside `<assessment>`.
  /// - Returns: The survey in a temporary folder.
  /// - Throws: What writing the files throws.
  package static func made(disabled: Range<Int> = 16..<28, assessment: String = "") throws -> SmallSurvey {
    try SmallSurvey(
      questions,
      rest: """
        <measures><measure of="q" answer="assault" says="named assault">Assault</measure></measures>
        <assessment>\(assessment)</assessment>
        """, files: ["responses/a.csv": responses(disabled: disabled)])
  }

  /// The responses; gender and age alternate, so that every pair of them holds 500.
  package static func responses(disabled: Range<Int>) -> String {
    let rows = (0..<2_000).map { row -> String in
      let isFemale = row.isMultiple(of: 2)
      let isYes = row / 4 % 10 < (isFemale ? 6 : 2)
      let age = (row / 2).isMultiple(of: 2) ? "young" : "old"
      return
        "\(isYes ? "assault" : "litter"),\(isFemale ? "female" : "male"),\(disabled.contains(row) ? "disabled" : "not-disabled"),\(age)"
    }
    return (["q,gender,disability,age"] + rows).joined(separator: "\n") + "\n"
  }
}

extension SmallSurvey {
  /// The sheet as it stands, without its byte order mark and with plain line ends.
  package var answerLines: [String] {
    (folder.text(AnsweredSurvey.sheet) ?? "").replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
      .split(separator: "\n").map(String.init)
  }

  /// Fills cells of the sheet behind the evidence: answer, reason, other evidence, acknowledgement, officer, date.
  package func fill(_ question: String, _ cells: String) throws {
    let lines = answerLines.map { line in
      line.hasPrefix(question + ",") && line.hasSuffix(",,,,,,") ? line.dropLast(6) + "," + cells : line
    }
    try folder.write(AnsweredSurvey.sheet, "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n")
  }
}

import Consultation
import TestSupport
import Testing

/// A small survey of one characteristic and one question, made from a table of counts.
struct MadeAssessment {
  /// The tests of every comparison, as they stand in documents too.
  let assessment: ImpactAssessment
  let document: String

  /// - Parameters:
  ///   - questions: The definition of both questions, `g` and `q`.
  ///   - counts: How many of each group gave each answer: group, answer, people; an empty text is no answer.
  ///   - rest: What follows the questions.
  ///   - population: The lines of `population.csv` behind the headings, if any.
  /// - Throws: What reading or writing throws.
  init(
    _ questions: String, _ counts: [(group: String, answer: String, people: Int)], rest: String,
    population: String? = nil
  ) throws {
    let rows = counts.flatMap { [String](repeating: "\($0.group),\($0.answer),x", count: $0.people) }
    var files = ["responses/a.csv": "g,q,other\n" + rows.joined(separator: "\n") + "\n"]
    if let population {
      files["population.csv"] =
        "characteristic,grouping,group,group_label,area,ages,count,percentage,year,source,status,note\n"
        + population
    }
    let survey = try SmallSurvey(questions, rest: rest, files: files)
    let tables = try survey.tables()
    assessment = ImpactAssessment(of: tables)
    try Report(tables, assessment).write(to: survey.folder.path + "/out")
    document = try #require(survey.folder.text("out/dia-evidence.md"))
  }

  /// The evidence on the characteristic.
  func evidence() throws -> CharacteristicEvidence {
    try #require(assessment.concerns.flatMap(\.characteristics).first)
  }
}

/// Words that no document of ours uses.
let wordsNotUsed = ["residents", "significant", "proves", "representative", "clearly", "likely", "causes"]

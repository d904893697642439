internal import FileFormats

/// `dia-answers.csv`: the questions of the form with the evidence in brief, for an officer to fill in a spreadsheet.
///
/// What an officer entered before is kept cell by cell; the columns before it are written anew.
public struct AnswersCSV: Sendable {
  typealias Column = AssessmentAnswers.Column

  private let assessment: ImpactAssessment
  private let brief: EvidenceInBrief

  /// The file for an assessment, with the entries that the assessment holds.
  public init(_ assessment: ImpactAssessment) {
    self.assessment = assessment
    brief = EvidenceInBrief(assessment)
  }

  /// Writes the file in place of the one that is there.
  ///
  /// - Throws: A ``Problem`` of kind `unwritable`; the file is then as it was.
  public func write(to path: String) throws(Problem) {
    do throws(FormatError) { try OutputFile.replace(path, with: bytes()) } catch {
      throw Problem(error, file: path)
    }
  }

  func bytes() -> [UInt8] {
    var text = CSVText()
    let answers = assessment.answers
    for heading in Column.allCases.map(\.rawValue) + (answers?.otherColumns ?? []) { text.add(text: heading) }
    text.endRecord()
    for row in rows {
      let entry = answers?[row[0]]
      for cell in row { text.add(text: cell) }
      for column in Column.entered { text.add(text: entry?[column] ?? "") }
      for place in (answers?.otherColumns ?? []).indices { text.add(text: entry?.otherCells[place] ?? "") }
      text.endRecord()
    }
    return text.bytes
  }

  /// The prefilled cells of each row: question, about, state of the evidence, evidence.
  private var rows: [[String]] {
    let form = assessment.form
    return assessment.concerns.map { evidence in
      [evidence.concern.number, evidence.concern.subject, evidence.stateInWords, brief.sentence(evidence)]
    } + [
      [
        form.adverseImpact, "whether the impacts found could amount to adverse impact", "",
        brief.overall(supportsNo: false),
      ],
      [
        form.justification, "whether adverse impact can be justified", "",
        "the consultation holds no evidence on this question",
      ],
      [
        AssessmentAnswers.recommendation, "to proceed to a full impact assessment: NO / NO, BUT / YES", "",
        brief.overall(supportsNo: true),
      ],
      [AssessmentAnswers.nextReview, "the date of the next review, under answer", "", ""],
    ]
  }

  // MARK: Account

  /// What the file now says, one line for each thing an officer should know; a new file lists every state.
  public var account: [String] {
    guard let answers = assessment.answers else {
      return assessment.concerns.map { "\(Self.name($0)): \($0.stateInWords)" }
    }
    let changes = rows.compactMap { change($0, answers[$0[0]]) }
    let answered = answers.entries.count(where: \.isAnswered)
    return changes + (changes.isEmpty ? ["the evidence is as it was"] : [])
      + ["entered: \(answered) of \(rows.count) answers"]
  }

  private static func name(_ evidence: ConcernEvidence) -> String {
    "question \(evidence.concern.number), \(evidence.concern.subject)"
  }

  /// What differs from the row as it stood in the file.
  private func change(_ row: [String], _ entry: AssessmentAnswers.Entry?) -> String? {
    let name = AssessmentForm.inSentence(row[0])
    guard let entry else { return "\(name): a new row" }
    let kept = entry.isFilled ? "; what the officer entered is kept" : ""
    if let change = assessment.stateChange(entry) {
      return
        "\(name): the evidence was \(change.was) and is now '\(change.now)'\(kept)\(entry.isFilled ? ", look at it again" : "")"
    }
    return entry[.evidence] == row[3] ? nil : "\(name): the figures of the evidence have changed\(kept)"
  }
}

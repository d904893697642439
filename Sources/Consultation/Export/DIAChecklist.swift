/// The checklist for the recommendation, and what it points to; the recommendation itself is a person's.
extension DIAEvidence {
  func checklist(_ document: inout DIADocument) {
    document.heading(2, "Checklist for the recommendation")
    var table = MarkdownTable([.init("Check", .left), .init("Result", .left)])
    for (check, result) in checks() { table.add([check, result]) }
    document.table(
      CaptionedTable(
        title: "What the evidence covers",
        base:
          "Base: the \(Number.counted(assessment.concerns.count, "question", "questions")) of the form about groups.",
        table: table, notes: ["Each result comes from the evidence on the question named."]))
    document.paragraph("What this points to:")
    document.list(pointers())
    document.lines(officer.recommendation)
  }

  /// "questions 7, 8 and 9".
  func numbers(_ concerns: [ConcernEvidence]) -> String {
    let list = concerns.map { Markdown.escaped($0.concern.number) }
    return "\(list.count == 1 ? "question" : "questions") \(Number.list(list))"
  }

  // MARK: Checks

  private var found: [ConcernEvidence] { assessment.concerns.filter { $0.state == .differenceFound } }
  private var silent: [ConcernEvidence] { assessment.concerns.filter(\.isMissingEvidence) }
  private var worse: [ConcernEvidence] {
    assessment.concerns.filter {
      $0.comparisons.contains { $0.state == .differenceFound && $0.isDisadvantage == true }
    }
  }

  /// Whether any two groups were compared at all.
  private var isAnythingCompared: Bool {
    assessment.concerns.contains { $0.comparisons.contains(where: \.isReportable) }
  }

  private func checks() -> [(String, String)] {
    let concerns = assessment.concerns
    let unasked = concerns.filter { $0.state == .notAsked || !$0.namedAndNotAsked.isEmpty }
    let small = concerns.filter { $0.state != .notAsked && $0.isMissingEvidence }
    let nothing = "Cannot be said: no group was compared"
    let isSimilar = concerns.allSatisfy { $0.state == .similar && !$0.isMissingEvidence }
    return [
      (
        "Every question of the form was asked about",
        unasked.isEmpty ? "Yes" : "No: not asked, or not about every group named, \(numbers(unasked))"
      ),
      (
        "Every group is large enough to compare",
        !isAnythingCompared ? nothing : small.isEmpty ? "Yes" : "No: \(numbers(small))"
      ),
      ("Most people who took part gave diversity information", stated),
      ("Respondents were compared with the population", comparedWithPopulation),
      ("Differences were found", differences),
      ("A difference is to the disadvantage of a group", disadvantage),
      ("All groups gave similar answers", !isAnythingCompared ? nothing : isSimilar ? "Yes" : "No"),
    ]
  }

  private var stated: String {
    let stated = assessment.statedAny
    let share = Share.inSentence(
      stated, of: responses.count, decimals: Share.decimals(forBase: responses.count))
    return
      "\(stated * 2 > responses.count ? "Yes" : "No"): \(Number.inWords(stated)) of \(Number.inWords(responses.count))\(responses.count > 0 ? " (\(share))" : "")"
  }

  private var comparedWithPopulation: String {
    let compared = assessment.concerns.filter { $0.characteristics.contains { $0.profile.population != nil } }
    return compared.isEmpty
      ? "No" : compared.count == assessment.concerns.count ? "Yes" : "In part: \(numbers(compared))"
  }

  private var differences: String {
    if !found.isEmpty { return "Yes: \(numbers(found))" }
    return silent.isEmpty ? "No" : "None found; it cannot be told on \(numbers(silent))"
  }

  private var disadvantage: String {
    if !worse.isEmpty { return "Yes: \(numbers(worse))" }
    let found = found.flatMap(\.comparisons).filter { $0.state == .differenceFound }
    if found.contains(where: { $0.isDisadvantage == nil }) { return "Cannot be said from the figures" }
    return silent.isEmpty ? "No" : "Cannot be said: evidence is missing on \(numbers(silent))"
  }

  // MARK: What it points to

  private func pointers() -> [String] {
    let isClear =
      silent.isEmpty && found.isEmpty && assessment.concerns.allSatisfy { $0.furtherFindings == 0 }
      && assessment.offForm.allSatisfy { $0.state == .similar && $0.furtherFindings == 0 }
    let all = Number.counted(assessment.concerns.count, "question", "questions")
    let count =
      assessment.concerns.count == 1
      ? "its only question"
      : silent.count == assessment.concerns.count
        ? "all \(all)" : "\(Number.inWords(silent.count)) of the \(all)"
    return [
      isClear
        ? "NO can be supported: on every question, all groups compared gave similar answers."
        : "NO is not supported by the consultation.\(silent.isEmpty ? "" : " On \(count), evidence is missing for all comparisons or for some.")",
      "NO, BUT fits if the officer finds no adverse impact and the actions that follow are agreed.",
      !worse.isEmpty
        ? "YES fits if the officer finds that a difference to the disadvantage of a group could amount to adverse impact."
        : found.isEmpty
          ? "YES fits if evidence from other sources shows an adverse impact."
          : "YES fits if the officer finds that a difference could amount to adverse impact.",
    ]
  }
}

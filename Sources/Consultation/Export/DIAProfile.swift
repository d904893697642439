/// Who took part by one characteristic, against the population.
extension DIAEvidence {
  func takingPart(_ one: CharacteristicEvidence, _ document: inout DIADocument) {
    let profile = one.profile
    representation(profile, one, &document)
    if let caution = profile.population?.caution { document.paragraph(Markdown.escaped(caution)) }
    if let fit = profile.goodnessOfFit { document.paragraph(overall(fit)) }
    document.paragraph(nonResponse(one))
    document.table(profileTable(profile, one))
  }

  /// Each group that takes part more or less than its share of the population, then the others.
  private func representation(
    _ profile: Profile, _ one: CharacteristicEvidence, _ document: inout DIADocument
  ) {
    guard let population = profile.population else {
      let own = survey.population?.reasonsNotCompared[one.characteristic]
      let reason =
        one.characteristic == "gender-identity"
        ? own ?? "the census question on gender identity is under review" : own
      document.paragraph(
        "Respondents are not compared with the population\(reason.map { ": \(Markdown.escaped($0))" } ?? ", because the survey definition holds no population figure from the same question")."
      )
      return
    }
    let wording = GroupWording(characteristic: one.characteristic)
    let labels: [RepresentationLabel] = [
      .underRepresented, .overRepresented, .slightlyUnder, .slightlyOver, .tooFewToJudge,
    ]
    let sentences = labels.flatMap { label -> [String] in
      profile.groups.filter { $0.comparison?.label == label }.map { group in
        "\(wording.short(group.column)): \(group.comparison?.sharesWithCounts ?? ""), \(label.inSentence)"
      }
    }
    let clear = profile.groups.filter { $0.comparison?.label == .noClearGap }.map {
      wording.short($0.column)
    }
    let rest = clear.isEmpty ? [] : ["no clear gap: \(clear.joined(separator: "; "))"]
    document.paragraph(
      "Respondents compared with the population of \(Markdown.escaped(population.area)) in \(population.year):"
    )
    document.list(sentences + rest)
  }

  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// How far all groups together are from the population.
  private func overall(_ fit: GoodnessOfFit) -> String {
    let share = Int((fit.dissimilarity * 100).rounded(.toNearestOrAwayFromZero))
    return
      "To match the population, \(share == 0 ? "under 1" : String(share))% of respondents would have to be in another group."
  }

  /// Whether the groups answered the questions behind the measures as often as the others.
  private func nonResponse(_ one: CharacteristicEvidence) -> [String] {
    let found = one.nonResponse.filter { $0.state == .differenceFound }
    return found.prefix(3).map { disparity in
      let reference = ComparisonReference(disparity)
      let text = survey.question(disparity.measure.question)?.text ?? ""
      return writer.text(
        Finding([
          .text("Not all groups answered alike: of \(people(disparity)), "), .comparison(reference, .group),
          .text(" answered \"\(Markdown.escaped(text))\", compared with "), .comparison(reference, .others),
          .text(" of \(others(disparity)). The question may have worked less well for some."),
        ]))
    }
  }

  // MARK: Table

  private func profileTable(_ profile: Profile, _ one: CharacteristicEvidence) -> CaptionedTable {
    let isCompared = profile.population != nil
    var columns: [MarkdownTable.Column] = [
      .init("Group", .left), .init("Respondents", .right), .init("Respondents (%)", .right),
    ]
    if isCompared {
      columns += [
        .init("\(survey.area ?? "Population") (%)", .right), .init("Gap (points)", .right),
        .init("Compared with \(survey.area ?? "population")", .left),
      ]
    }
    var table = MarkdownTable(columns)
    for group in profile.groups {
      table.add(
        group.cells + (isCompared ? group.comparisonCells ?? ["[z]", "[z]", "Not compared"] : []))
    }
    return CaptionedTable(
      title: "\(one.name): who took part",
      base:
        "Base: \(base(profile)), out of \(Number.inWords(profile.respondents)). Unweighted.",
      table: table, notes: notes(profile, one))
  }

  private func notes(_ profile: Profile, _ one: CharacteristicEvidence) -> [String] {
    var outside: [String] = []
    if profile.declined > 0 { outside.append("\(Number.inWords(profile.declined)) preferred not to say") }
    outside += unanswered(one)
    if profile.notAsked > 0 {
      outside.append(
        "\(Number.inWords(profile.notAsked)) \(profile.notAsked == 1 ? "was" : "were") not asked")
    }
    if profile.outsideAges > 0 {
      outside.append(
        "\(Number.inWords(profile.outsideAges)) \(profile.outsideAges == 1 ? "is" : "are") outside the ages that the population figure is about"
      )
    }
    var notes = outside.isEmpty ? [] : ["Not in the base: \(Number.list(outside))."]
    guard profile.population != nil else { return notes }
    notes += profile.sources
    notes += [RepresentationLabel.meaning, TableWording.gaps]
    return notes
  }

  /// Who stated it, and of whom shares are compared where the figures do not have every group.
  private func base(_ profile: Profile) -> String {
    let shown = Number.counted(profile.shareBase, "respondent", "respondents") + " who gave the information"
    guard profile.population != nil, profile.withoutCategory > 0 else { return shown }
    return
      "\(shown) (gaps and labels are of the \(Number.inWords(profile.base)) whose group the population figure has)"
  }
}

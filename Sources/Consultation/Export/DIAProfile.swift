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
        "\(wording.short(column(group))): \(figure(group)), \(label.inSentence)"
      }
    }
    let clear = profile.groups.filter { $0.comparison?.label == .noClearGap }.map {
      wording.short(column($0))
    }
    let rest = clear.isEmpty ? [] : ["no clear gap: \(clear.joined(separator: "; "))"]
    document.paragraph(
      "Respondents compared with the population of \(Markdown.escaped(population.area)) in \(population.year):"
    )
    document.list(sentences + rest)
  }

  private func column(_ group: ProfileGroup) -> Crosstab.Column {
    .init(kind: .group, id: group.code, label: group.label)
  }

  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "11% of respondents (43 of 395), 7.8% of the population".
  private func figure(_ group: ProfileGroup) -> String {
    guard let comparison = group.comparison else { return "" }
    let share = comparison.respondents
    let percentage = Share.inSentence(
      share.count, of: share.base, decimals: Share.decimals(forBase: share.base))
    return
      "\(percentage) of respondents (\(Number.inWords(share.count)) of \(Number.inWords(share.base))), \(populationShare(comparison))% of the population"
  }

  /// A share of the population with one decimal.
  private func populationShare(_ comparison: PopulationComparison) -> String {
    Share.printed(comparison.population.count, of: comparison.population.base, decimals: 1)
  }

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
    for group in profile.groups { table.add(row(group, isCompared: isCompared)) }
    return CaptionedTable(
      title: "\(one.name): who took part",
      base:
        "Base: \(base(profile)), out of \(Number.inWords(profile.respondents)). Unweighted.",
      table: table, notes: notes(profile, one))
  }

  private func row(_ group: ProfileGroup, isCompared: Bool) -> [String] {
    let decimals = Share.decimals(forBase: group.share.base)
    let own = [
      group.label, Number.inWords(group.count),
      Share.printed(group.count, of: group.share.base, decimals: decimals),
    ]
    guard isCompared else { return own }
    guard let comparison = group.comparison, comparison.respondents.base > 0 else {
      return own + ["[z]", "[z]", "Not compared"]
    }
    return own + [
      populationShare(comparison), Points.text(comparison.gapPercentage / 100, decimals: decimals),
      comparison.label.inWords,
    ]
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
    notes += Self.sources(profile)
    notes.append(
      "Under-represented: less than 80% of the population share. Over-represented: more than 125%. Slightly under or over: a smaller gap. All 4 are larger than chance could easily produce. No clear gap: chance could easily produce the gap. This does not show a match."
    )
    notes.append("Gaps are worked out before rounding, so they can differ by 1 from the figures shown.")
    return notes
  }

  /// Who stated it, and of whom shares are compared where the figures do not have every group.
  private func base(_ profile: Profile) -> String {
    let shown = Number.counted(profile.shareBase, "respondent", "respondents") + " who gave the information"
    guard profile.population != nil, profile.withoutCategory > 0 else { return shown }
    return
      "\(shown) (gaps and labels are of the \(Number.inWords(profile.base)) whose group the population figure has)"
  }

  /// Each source of the population figures once, with what is to be known of it.
  static func sources(_ profile: Profile) -> [String] {
    guard let population = profile.population else { return [] }
    var seen: Set<String> = []
    let sources = profile.groups.compactMap(\.comparison).map(\.source).filter { seen.insert($0).inserted }
    let notes = profile.groups.compactMap { group in
      group.comparison?.note.map { (group.label, $0) }
    }.filter { seen.insert($0.1).inserted }.map { "\(profile.name), \($0.0): \($0.1)" }
    let text = "\(population.area) figures: \(sources.joined(separator: "; "))."
    return [Markdown.escaped(text)] + notes.map(Markdown.escaped)
  }
}

extension RepresentationLabel {
  /// The label inside a sentence: "under-represented", "slightly over-represented".
  var inSentence: String {
    switch self {
    case .slightlyUnder: "slightly under-represented"
    case .slightlyOver: "slightly over-represented"
    default: Markdown.inSentence(inWords.prefix(1).lowercased() + inWords.dropFirst())
    }
  }
}

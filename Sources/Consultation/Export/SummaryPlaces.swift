/// Wards and other places: whether there are enough responses, and each main measure in alphabetical order.
extension SummaryMarkdown {
  /// A place where there are too few responses to show it: one sentence.
  func tooFewForPlaces() -> [String] {
    assessment.places.flatMap { question -> [String] in
      let given = assessment.givenPlaces(question)
      guard !assessment.isShown(question), given.places > 0 else { return [] }
      let name = PlaceWording(question)
      let average = (2 * given.responses + given.places) / (2 * given.places)
      return [
        "\(name.article) \(name.one) was given in \(Number.counted(given.responses, "response", "responses")), an average of \(Number.inWords(average)) for each of the \(given.places) \(name.many). That is too few to show results by \(name.one).",
        "",
      ]
    }
  }

  func placeSections(_ numbered: [NumberedTable]) -> [Section] {
    placeResults.map { question, results in
      let name = PlaceWording(question)
      let tables = numbered.filter { $0.questions == ["place", question.id] }.map { String($0.number) }
      let found = results.flatMap { result in
        result.places.filter { $0.disparity.state == .differenceFound }
      }
      let given = assessment.givenPlaces(question)
      var lines = [
        "\(name.article) \(name.one) was given in \(Number.counted(given.responses, "response", "responses")). The \(given.places) \(name.many) stand in alphabetical order (\(tables.count == 1 ? "table" : "tables") \(Number.list(tables))). They are not ranked, because chance would decide much of the order.",
        "",
      ]
      if found.isEmpty {
        lines += [
          "No \(name.one) was found to differ from the others. It does not mean that there is no difference.",
          "",
        ]
      } else {
        lines += [found.count == 1 ? "Difference found:" : "Differences found:", ""]
        lines += found.map { "- " + sentence($0.disparity) } + [""]
      }
      return Section(title: "Results by \(name.one)", lines: lines)
    }
  }

  /// "By day, a smaller share of respondents in Luton felt safe: 60% (30 of 50), compared with 80% of other ...".
  private func sentence(_ disparity: Disparity) -> String {
    let format = ComparisonFormat(disparity)
    let size = disparity.isHigher ? "larger" : "smaller"
    let who = "\(size) share of respondents who gave \"\(Markdown.escaped(disparity.group.label))\""
    let lead = measures.lead(disparity.measure)
    let start =
      lead.map { "\($0.occasion), a \(who) \($0.phrase)" } ?? "A \(who) \(measures.phrase(disparity.measure))"
    return
      "\(start): \(format.sentence(disparity.pair.group)), compared with \(format.percentage(disparity.pair.others)) of other respondents (\(format.counts(disparity.pair.others))). The gap is \(format.size) percentage points (uncertainty range \(format.sizeRange))."
  }

  // MARK: Tables

  func placeTables() -> [(questions: [String], table: CaptionedTable)] {
    placeResults.flatMap { question, results in
      results.map { (["place", question.id], placeTable($0, PlaceWording(question))) }
    }
  }

  private func placeTable(_ results: PlaceResults, _ name: PlaceWording) -> CaptionedTable {
    var table = MarkdownTable([
      .init(name.heading, .left), .init("Respondents", .right), .init("Respondents (%)", .right),
      .init("95% limits (%)", .right), .init("99.8% limits (%)", .right), .init("Position", .left),
      .init("Finding", .left),
    ])
    for place in results.places {
      let isShown = place.share.base >= assessment.rules.minimumBase
      table.add(
        [place.column.label, Number.inWords(place.share.base)]
          + (isShown
            ? [
              ComparisonFormat(place.disparity).figure(place.share), limits(place.warning),
              limits(place.action), position(place), finding(place.disparity),
            ] : ["[x]", "[x]", "[x]", "[x]", "[x]"]))
    }
    let overall = results.overall
    let decimals = Share.decimals(forBase: overall.base)
    table.add([
      "All \(name.many)", Number.inWords(overall.base),
      Share.printed(overall.count, of: overall.base, decimals: decimals), "[z]", "[z]", "[z]", "[z]",
    ])
    return CaptionedTable(
      title: "\(measures.name(results.measure)), by \(name.one)",
      base:
        "Base: \(Number.inWords(overall.base)) respondents in the base of the measure who gave their \(name.one). Unweighted.",
      table: table,
      notes: [
        "The \(name.many) stand in alphabetical order. This is no league table.",
        "Limits: between them lie 95% or 99.8% of the figures that chance alone makes of so many respondents around the figure of all \(name.many) (exact binomial).",
        "Lower or higher: the gap to all other \(name.many) is larger than chance could easily produce, after allowing for \(results.places.first { $0.disparity.isReportable }?.disparity.familySize ?? 0) comparisons. Not found: it is not, which does not mean that there is no difference.",
      ])
  }

  private func limits(_ limits: ControlLimits) -> String {
    let range = limits.interval
    return "\(Points.text(range.lower, decimals: 0)) to \(Points.text(range.upper, decimals: 0))"
  }

  private func position(_ place: PlaceResults.Place) -> String {
    place.warning.contains(place.share.count)
      ? "Inside both" : place.action.contains(place.share.count) ? "Outside 95%" : "Outside both"
  }

  private func finding(_ disparity: Disparity) -> String {
    disparity.state == .differenceFound ? ComparisonFormat(disparity).finding : "Not found"
  }
}

/// How the places of a characteristic are called.
struct PlaceWording {
  /// "ward".
  let one: String
  /// "wards".
  let many: String

  init(_ question: Question) {
    let id = question.characteristic ?? ""
    one = id.split(separator: "-").joined(separator: " ")
    many = ["locality": "localities", "parish": "parishes"][id] ?? one + "s"
  }

  /// "A", or "An" before "area".
  var article: String { one.first == "a" ? "An" : "A" }
  /// "Ward", as the heading of a column.
  var heading: String { one.prefix(1).uppercased() + one.dropFirst() }
}

/// A table of the summary with what belongs to it: caption, base in words and numbers, notes.
struct CaptionedTable {
  let title: String
  let base: String
  let table: MarkdownTable
  let notes: [String]

  /// The lines under a number.
  func lines(number: Int) -> [String] {
    var lines = ["**Table \(number). \(Markdown.escaped(title))**", "", base, ""]
    lines += table.lines() + [""]
    guard !notes.isEmpty else { return lines }
    return lines + ["Notes to table \(number):", ""] + notes.map { "- \($0)" } + [""]
  }
}

/// Sentences that more than one table needs.
enum TableWording {
  /// The line behind the answers: who is 100 per cent.
  static func everybody(_ base: Base) -> String {
    switch base {
    case .all: "All respondents"
    case .asked: "All who were asked"
    case .answered: "All who answered"
    case .valid: "All with a valid answer"
    }
  }

  /// "Base: 496 respondents who answered, out of 500. Unweighted."
  static func base(_ table: Crosstab, of responses: ResponseTable) -> String {
    let size = table.bases[0].unweighted
    let who = who(table.base, one: size == 1)
    let all = Number.inWords(responses.count)
    let outOf =
      table.who.map {
        ", out of the \(Number.inWords(table.respondents)) \(Markdown.escaped($0)) (of \(all) in all)"
      }
      ?? (size == responses.count ? "" : ", out of \(all)")
    return "Base: \(Number.inWords(size)) \(who)\(outOf). \(weighting(responses.survey))"
  }

  private static func who(_ base: Base, one: Bool) -> String {
    let noun = one ? "respondent" : "respondents"
    switch base {
    case .all: return noun
    case .asked: return "\(noun) who \(one ? "was" : "were") asked"
    case .answered: return "\(noun) who answered"
    case .valid: return "\(noun) with a valid answer"
    }
  }

  static func weighting(_ survey: Survey) -> String {
    guard survey.weight != nil else { return "Unweighted." }
    return "Counts and bases are unweighted; weighted percentages stand beside the unweighted ones."
  }

  /// Who is not in the base, so that every response is accounted for.
  static func notInBase(_ table: Crosstab) -> String? {
    guard table.base != .all else { return nil }
    var parts = MissingReason.allCases.compactMap { reason -> String? in
      guard let count = table.missing[reason], count > 0, !(table.base == .asked && reason != .notAsked)
      else {
        return nil
      }
      if table.question.making != nil && reason != .notAsked {
        return "\(Number.inWords(count)) could not be placed, because an answer it is made of is missing"
      }
      return counted(count, reason)
    }
    if table.base == .valid {
      let others = table.rows.indices.filter { !table.rows[$0].isInBase && table.rows[$0].kind == .answer }
      parts += others.filter { table.cells[$0][0].count > 0 }.map {
        "\(Number.inWords(table.cells[$0][0].count)) answered \"\(Markdown.escaped(table.rows[$0].label))\""
      }
    }
    return parts.isEmpty ? nil : "Not in the base: \(Number.list(parts))."
  }

  private static func counted(_ count: Int, _ reason: MissingReason) -> String {
    let number = Number.inWords(count)
    switch reason {
    case .blank: return "\(number) left the question blank"
    case .notCompleted: return "\(number) did not complete the form"
    case .notAsked: return count == 1 ? "1 was not asked" : "\(number) were not asked"
    case .unknownMissing: return "\(number) gave no answer for a reason that the file does not tell"
    case .unclear: return "\(number) gave an unclear answer"
    }
  }

  static let net =
    "A net adds the counts of several answers. Its percentage is worked out from the added counts."
  static let union = "A net counts each respondent once who chose any of its answers."
  static let rounding = "Percentages may not add to 100 because of rounding."
  static let several =
    "Respondents could choose more than one answer, so percentages can add to more than 100."
}

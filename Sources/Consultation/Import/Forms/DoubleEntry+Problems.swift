/// What there is to say of forms that were keyed more than once, or whose numbers are.
extension DoubleEntry {
  mutating func listRepeated(_ row: Int, of earlier: Int, isSame: Bool) {
    let clerks = (part.facts[.clerk, row], part.facts[.clerk, earlier])
    let isOtherClerk = !clerks.0.isEmpty && !clerks.1.isEmpty && clerks.0 != clerks.1
    let there = "the form number stands on \(places.place(earlier)) as well"
    if isSame {
      problems.add(
        Problem(
          .duplicate, .warning, at: places.location(row),
          "\(there), with the same answers; the two count as one", expected: "each form once in a pass",
          fix: "remove one of the two, or correct the number"))
      return
    }
    problems.add(
      Problem(
        .formConflict, at: places.location(row),
        isOtherClerk ? "\(there), keyed by another clerk with other answers" : "\(there), with other answers",
        expected: "each form once in a pass",
        fix: isOtherClerk
          ? "if one form was keyed twice on purpose, write pass 1 and pass 2; if they are two forms, correct a number; until then neither counts"
          : "look at the paper and correct the number, or remove one of the two; until then neither counts"))
  }

  /// The keyings of one form differ in a question, or in a fact about the form.
  mutating func listConflict(_ what: String, _ form: KeyedForm, isFact: Bool = false) {
    let rows = form.rows.isEmpty ? form.resolutions : form.rows
    let lines = Set(rows.map { places.place($0) })
    let others = lines.count > 1 ? " (see also \(places.place(rows[rows.count - 1])))" : ""
    let meanwhile =
      switch what {
      case "status": "the form is left out"
      case FormFact.linkedTo.heading: "the form is joined to none"
      default:
        isFact || source.firstPassCounts
          ? "the first pass counts\(isFact ? "" : ", as the definition says")"
          : "the answer counts as unclear"
      }
    problems.add(
      Problem(
        .keyingConflict, at: places.location(rows[0]), "the keyings of one form differ in \(what)\(others)",
        facts: FormName.inWords(part.facts, rows[0]).map { [$0] } ?? [],
        expected: isFact
          ? "the same in each pass, or a resolution" : "the same answer in each pass, or a resolution",
        fix: "look at the paper and add a resolution; until then \(meanwhile)"))
  }

  /// Second passes whose first is not in this source count as forms of their own.
  mutating func listAlone(_ count: Int, first: Int) {
    problems.add(
      Problem(
        .keyingConflict, at: places.location(first),
        count == 1
          ? "a form has a second pass and no first one in this source"
          : "\(count) forms have a second pass and no first one in this source; the first stands here",
        expected: "all keyings of a form under one batch and number",
        fix:
          "put all keyings into one folder and name it as one source, or correct batch, number or pass; until then each counts as a form of its own",
        count: count))
  }
}

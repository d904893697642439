extension SafetyWave {
  // MARK: Online export

  /// SurveyMonkey's two header rows and a row for each response, with duplicates and empty responses among them.
  func onlineExport() -> String {
    var text = headerRows()
    var generator = SeededGenerator(seed: UInt64(plan.year) &* 7)
    let commenting = Set(generator.shuffled(Array(plan.paper..<count)).prefix(plan.comments * 4 / 5))
    var number = 0
    for person in plan.paper..<count {
      number += 1
      // Some respondents sent the form twice; the later one is the one that counts.
      if person % 37 == 5 && (person / 37) < plan.duplicates {
        text += row(person, number, comment: nil, isFirstTry: true)
        number += 1
      }
      if (person - plan.paper) % 45 == 20 && (person - plan.paper) / 45 < plan.empty {
        text += emptyRow(number)
        number += 1
      }
      text += row(
        person, number, comment: commenting.contains(person) ? comment(person) : nil, isFirstTry: false)
    }
    return text
  }

  private func headerRows() -> String {
    var first = SeedLabels.metadata
    var second = SeedLabels.metadata.map { _ in "" }
    func single(_ text: String) {
      first.append(text)
      second.append("Response")
    }
    func multiple(_ text: String, _ labels: [String]) {
      for (index, label) in labels.enumerated() {
        first.append(index == 0 ? text : "")
        second.append(label)
      }
    }
    single(SeedLabels.dayText)
    single(SeedLabels.eveningText)
    multiple(SeedLabels.problemText, plan.problems.map { SeedLabels.problem[$0.code] ?? "" })
    multiple(SeedLabels.helpText, plan.help.map { SeedLabels.help[$0.code] ?? "" })
    first.append(SeedLabels.commentText)
    second.append("Open-Ended Response")
    for text in SeedLabels.aboutYou(withGenderIdentity: plan.asksGenderIdentity) { single(text) }
    return SeedText.line(first) + SeedText.line(second)
  }

  private func facts(_ id: Int, _ number: Int) -> [String] {
    let day = 12 + number % 19
    let start =
      "06/\(SeedText.padded(day, 2))/\(plan.year) 0\(1 + number % 9):\(SeedText.padded(number % 60, 2)):00 PM"
    // Addresses reserved for documentation: what must never show in an output.
    return [
      "11800\(SeedText.padded(id, 5))", "40\(plan.year)", start, start, "192.0.2.\(number % 250)",
      number.isMultiple(of: 9) ? "person\(id)@example.org" : "", number.isMultiple(of: 9) ? "Alex" : "",
      number.isMultiple(of: 9) ? "Example" : "", "",
    ]
  }

  private func row(_ person: Int, _ number: Int, comment: String?, isFirstTry: Bool) -> String {
    var cells = facts(person, number)
    cells.append(safetyLabel(people["safe-day", person]))
    cells.append(isFirstTry ? "" : safetyLabel(people["safe-evening", person]))
    for (code, _) in plan.problems {
      cells.append(people["problem.\(code)", person] == "1" ? SeedLabels.problem[code] ?? "" : "")
    }
    for (code, _) in plan.help {
      cells.append(
        !isFirstTry && people["would-help.\(code)", person] == "1" ? SeedLabels.help[code] ?? "" : "")
    }
    cells.append(comment ?? "")
    cells += aboutYou(person)
    return SeedText.line(cells)
  }

  private func emptyRow(_ number: Int) -> String {
    let answers = 2 + plan.problems.count + plan.help.count + 1
    let about = SeedLabels.aboutYou(withGenderIdentity: plan.asksGenderIdentity).count
    return SeedText.line(facts(90_000 + number, number) + [String](repeating: "", count: answers + about))
  }

  private func safetyLabel(_ code: String) -> String {
    code == "neither" ? plan.neither : SeedLabels.safety[code] ?? ""
  }

  private func aboutYou(_ person: Int) -> [String] {
    var cells = [
      // One respondent in many types an age band that the form does not have, one has dashes in place of words.
      person == plan.paper + 100
        ? "Under 18"
        : person % 41 == 3 && people["age", person] == "25-44"
          ? "25-44" : SeedLabels.age[people["age", person]] ?? "",
      SeedLabels.gender[people["gender", person]] ?? "",
      SeedLabels.yesNo[people["condition", person]] ?? "",
      SeedLabels.limits[people["limits", person]] ?? "",
      SeedLabels.ethnicityLabels[people["ethnicity", person]] ?? "",
      SeedLabels.religionLabels[people["religion", person]] ?? "",
      SeedLabels.orientationLabels[people["orientation", person]] ?? "",
    ]
    if plan.asksGenderIdentity { cells.append(SeedLabels.yesNo[people["same", person]] ?? "") }
    cells.append(SeedLabels.wards.first { $0.code == people["ward", person] }?.label ?? "")
    return cells
  }

  /// Invented comments with everything that makes delimited text hard.
  private func comment(_ person: Int) -> String {
    let comments = [
      "More street lights, please.",
      "The \"short cut\" behind the shops needs lighting, cameras and a bin.",
      "I feel fine by day.\nIn the evening I take the bus, not the underpass.",
      "=better lighting",
      "Caf\u{E9} owners could keep an eye on the square; ask them.",
      "Speeding, speeding, speeding!",
      "- more officers\r\n- fewer cars",
      "Nothing to add",
    ]
    return comments[person % comments.count]
  }

  // MARK: Paper forms

  /// A batch with 88 used forms in 2023, besides one duplicate and three blank ones.
  func libraryForms() -> String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<!-- Synthetic: invented responses. -->",
      "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"library-\(plan.year)\" mode=\"paper\" place=\"Libraries\">",
      "  <questionnaire series=\"medway-community-safety\" wave=\"\(plan.year)\"/>",
      "  <received from=\"\(plan.year)-06-12\" to=\"\(plan.year)-09-03\"/>",
      "  <declared-count>\(plan.paper + 4)</declared-count>",
      "  <clerk id=\"clerk-1\"/>",
    ]
    if isKeyedTwice { lines += ["  <clerk id=\"clerk-2\"/>", "  <clerk id=\"leader\"/>"] }
    for person in 0..<plan.paper { lines += form(person) }
    for extra in 1...3 {
      lines += [
        "  <form number=\"\(SeedText.padded(plan.paper + extra, 3))\" status=\"blank\">",
        "    <entry pass=\"1\" clerk=\"clerk-1\"/>", "  </form>",
      ]
    }
    lines += form(0, number: plan.paper + 4, status: "duplicate")
    return (lines + ["</form-batch>", ""]).joined(separator: "\n")
  }

  private func form(_ person: Int, number: Int? = nil, status: String? = nil) -> [String] {
    let entry = entry(person)
    let marked = status.map { " status=\"\($0)\"" } ?? ""
    var lines = [
      "  <form number=\"\(SeedText.padded(number ?? person + 1, 3))\" received=\"\(plan.year)-07-\(SeedText.padded(1 + person % 28, 2))\"\(marked)>"
    ]
    lines += ["    <entry pass=\"1\" clerk=\"clerk-1\">"] + entry + ["    </entry>"]
    // One form in ten is keyed by a second clerk as well, whose slips are settled.
    if isKeyedTwice && status == nil && person.isMultiple(of: 10) {
      let isSlip = person.isMultiple(of: 20)
      let second =
        isSlip
        ? [SeedText.answer("safe-day", ["very-unsafe"])] + entry.dropFirst().map(Self.trimmed)
        : entry.map(Self.trimmed)
      lines += ["    <entry pass=\"2\" clerk=\"clerk-2\">"] + second.map { "      " + $0 } + ["    </entry>"]
      if isSlip { lines += ["    <resolution by=\"leader\">", entry[0], "    </resolution>"] }
    }
    return lines + ["  </form>"]
  }

  /// Whether some forms of the wave are keyed by two clerks.
  private var isKeyedTwice: Bool { plan.year == 2024 }

  private static func trimmed(_ line: String) -> String { String(line.drop { $0 == " " }) }

  /// The answers of a form as the first clerk keys them.
  private func entry(_ person: Int) -> [String] {
    var lines: [String] = []
    func add(_ answer: String) { lines.append("      " + answer) }
    add(SeedText.answer("safe-day", [people["safe-day", person]]))
    add(SeedText.answer("safe-evening", [people["safe-evening", person]]))
    add(SeedText.answer("problem", people.ticked("problem", plan.problems.map(\.code), person)))
    add(SeedText.answer("would-help", people.ticked("would-help", plan.help.map(\.code), person)))
    let comments = plan.comments - plan.comments * 4 / 5
    add(
      person < comments
        ? "<answer q=\"comments\"><text>\(person.isMultiple(of: 2) ? "More officers &amp; better lighting" : "Please mend the lamps")</text></answer>"
        : "<answer q=\"comments\" status=\"blank\"/>")
    add(doubtfulAge(person))
    for (id, variable) in [
      ("gender", "gender"), ("condition", "condition"), ("limits", "limits"), ("ethnicity", "ethnicity"),
      ("religion", "religion"), ("orientation", "orientation"),
    ] {
      add(answer(id, variable, person))
    }
    if plan.asksGenderIdentity { add(answer("gender-identity", "same", person)) }
    add(answer("ward", "ward", person))
    return lines
  }

  /// Two forms have two ages ticked, one of them struck out; one cannot be read.
  private func doubtfulAge(_ person: Int) -> String {
    let code = people["age", person]
    switch person {
    case 11: return "<answer q=\"age\"><tick code=\"25-44\"/><tick code=\"45-64\"/></answer>"
    case 23 where !code.isEmpty:
      return
        "<answer q=\"age\"><tick code=\"16-24\" crossed-out=\"true\"/><tick code=\"\(code)\"/><mark>changed</mark></answer>"
    case 37: return "<answer q=\"age\" status=\"illegible\"/>"
    default: return SeedText.answer("age", code.isEmpty ? [] : [code])
    }
  }

  private func answer(_ id: String, _ variable: String, _ person: Int) -> String {
    let code = people[variable, person]
    if variable == "limits" && people["condition", person] != "yes" {
      return "<answer q=\"limits\" status=\"not-asked\"/>"
    }
    return SeedText.answer(id, code.isEmpty ? [] : [code])
  }
}

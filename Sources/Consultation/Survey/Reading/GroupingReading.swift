internal import FileFormats

/// Groupings, measures, tables and report sections: what is to be made of the questions.
extension SurveyReader {
  mutating func readGroupings(_ element: XMLElement) {
    let characteristic = element["of"] ?? ""
    guard let question = questions.first(where: { $0.characteristic == characteristic }) else {
      reportUnknown(
        element.line, "characteristic", characteristic, known: questions.compactMap(\.characteristic))
      return
    }
    if groupings.contains(where: { $0.characteristic == characteristic }) {
      report(
        element.line, "there are two <groupings> of '\(characteristic)'", expected: "one", fix: "join them")
    }
    var all: [Grouping] = []
    for child in element.children("grouping") {
      if all.contains(where: { $0.id == child["id"] }) || child["id"] == "answers" {
        report(child.line, "the grouping id '\(child["id"] ?? "")' is taken", expected: "an id of its own")
      }
      all.append(
        Grouping(
          id: child["id"] ?? "", label: child["label"], groups: groups(child, of: question)))
    }
    let known = all.map(\.id) + ["answers"]
    for name in ["show", "publish", "test"] {
      if let id = element[name], !known.contains(id) {
        reportUnknown(element.line, "grouping of \(characteristic)", id, known: known)
      }
    }
    groupings.append(
      Groupings(
        characteristic: characteristic, all: all, show: element["show"], publish: element["publish"],
        test: element["test"]))
  }

  /// The groups of one grouping, checked to hold each substantive answer exactly once.
  private mutating func groups(_ element: XMLElement, of question: Question) -> [Grouping.Group] {
    var owners: [Int: String] = [:]
    var members = element.children("group").map { group -> [Int] in
      var places: [Int] = []
      for code in (group["of"] ?? "").split(separator: " ").map(String.init) {
        guard let place = question.frame.index(of: code) else {
          reportUnknown(
            group.line, "answer of \(question.id)", code, known: question.frame.options.map(\.code))
          continue
        }
        if !question.frame.options[place].isSubstantive {
          report(
            group.line, "the group '\(group.text)' holds '\(code)', which says nothing about the group",
            expected: "substantive answers; \"prefer not to say\" has a column of its own", fix: "remove it")
        }
        if let owner = owners[place] {
          report(
            group.line, "'\(code)' stands in two groups: '\(owner)' and '\(group.text)'",
            expected: "each answer in one group", fix: "remove it from one of them")
        }
        owners[place] = group.text
        places.append(place)
      }
      return places
    }
    let left = question.frame.options.indices.filter {
      question.frame.options[$0].isSubstantive && owners[$0] == nil
    }
    let rests = element.children("group").indices.filter { element.children("group")[$0]["rest"] == "yes" }
    if let rest = rests.first {
      members[rest] += left
    } else if let place = left.first {
      report(
        element.line, "the grouping leaves out '\(question.frame.options[place].code)'",
        expected: "each answer of \(question.id) in one group",
        fix: "add it to a group, or add <group rest=\"yes\">...</group>")
    }
    if rests.count > 1 {
      report(element.line, "two groups take the rest", expected: "rest=\"yes\" on one group")
    }
    checkGroupCodes(element)
    return zip(element.children("group"), members).map { group, members in
      Grouping.Group(code: group["code"] ?? Wording.code(group.text), label: group.text, members: members)
    }
  }

  private mutating func checkGroupCodes(_ element: XMLElement) {
    var codes: Set<String> = ["", "total", "prefer-not-to-say", "not-stated", "not-asked"]
    for group in element.children("group") {
      let code = group["code"] ?? Wording.code(group.text)
      if !codes.insert(code).inserted {
        report(
          group.line, "the group code '\(code)' is taken or empty", expected: "a code of its own",
          fix: "add code=\"...\"")
      }
      if group["of"] == nil && group["rest"] != "yes" {
        report(
          group.line, "the group '\(group.text)' holds no answer", expected: "of=\"...\" or rest=\"yes\"")
      }
    }
  }

  // MARK: Measures

  mutating func measures(_ element: XMLElement?) -> [Measure] {
    (element?.children ?? []).compactMap { measure($0) }
  }

  private mutating func measure(_ element: XMLElement) -> Measure? {
    guard let question = known(element["of"] ?? "", line: element.line) else { return nil }
    let rows: Measure.Rows
    switch (element["net"], element["answer"], element["answered"]) {
    case (nil, nil, "yes"?): rows = .answered
    case (let net?, nil, nil):
      if question.frame.net(net) == nil {
        reportUnknown(element.line, "net of \(question.id)", net, known: question.frame.nets.map(\.id))
      }
      rows = .net(net)
    case (nil, let answer?, nil):
      if question.frame.index(of: answer) == nil {
        reportUnknown(
          element.line, "answer of \(question.id)", answer, known: question.frame.options.map(\.code))
      }
      rows = .answer(answer)
    default:
      report(
        element.line, "the measure names no row, or two",
        expected: "net=\"...\", answer=\"...\" or answered=\"yes\"")
      return nil
    }
    return Measure(
      indicator: element["id"], label: element.text.isEmpty ? nil : element.text, says: element["says"],
      question: question.id,
      rows: rows, base: element["base"].flatMap(Base.init(rawValue:)),
      better: element["better"].flatMap(Measure.Direction.init(rawValue:)),
      target: element["target"].flatMap { FixedDecimal.parse($0, decimals: 4) }, line: element.line)
  }

  private mutating func known(_ id: String, line: Int) -> Question? {
    if let place = questionIndex[id] { return questions[place] }
    reportUnknown(line, "question", id, known: questions.map(\.id))
    return nil
  }

  // MARK: Tables

  mutating func tables(_ element: XMLElement?) -> [TableDefinition] {
    var tables: [TableDefinition] = []
    for child in element?.children("table") ?? [] {
      if child["id"] == "default" || tables.contains(where: { $0.id == child["id"] }) {
        report(child.line, "the table id '\(child["id"] ?? "")' is taken", expected: "an id of its own")
      }
      tables.append(table(child))
    }
    return tables
  }

  private mutating func table(_ element: XMLElement) -> TableDefinition {
    let rows = (element["rows"] ?? "").split(separator: " ").map(String.init)
    for id in rows {
      guard let question = known(id, line: element.line) else { continue }
      if question.kind == .text || question.kind == .date {
        report(
          element.line, "\(id) cannot be the rows of a table: it is a \(question.kind.rawValue) question",
          expected: "a closed question or a number")
      }
    }
    let by = (element["by"] ?? "").split(separator: " ").map(String.init)
    let characteristics = questions.compactMap(\.characteristic) + ["mode"]
    for id in by where !characteristics.contains(id) {
      reportUnknown(element.line, "characteristic", id, known: characteristics)
    }
    if (element["where"] == nil) != (element["who"] == nil) {
      report(
        element.line, "a table with a filter says in words whom it is about, and no other does",
        expected: "where=\"...\" who=\"who ...\"", fix: "add who=\"who had seen all six films\", or the like")
    }
    if let id = element["grouping"] {
      let known =
        groupings.filter { by.contains($0.characteristic) }.flatMap { $0.all.map(\.id) } + ["answers"]
      if !known.contains(id) {
        reportUnknown(element.line, "grouping of these characteristics", id, known: known)
      }
    }
    return TableDefinition(
      id: element["id"] ?? "", title: element["title"], rows: rows, by: by, grouping: element["grouping"],
      who: element["who"],
      filter: element["where"].flatMap { condition($0, line: element.line, before: nil) },
      base: element["base"].flatMap(Base.init(rawValue:)), line: element.line)
  }

  // MARK: Report

  mutating func sections(_ element: XMLElement?) -> [ReportSection] {
    (element?.children ?? []).map { child in
      let ids = (child["questions"] ?? child["question"] ?? "").split(separator: " ").map(String.init)
      for id in ids {
        guard let question = known(id, line: child.line) else { continue }
        let fits =
          switch child.name {
          case "safety": question.isSingleChoice
          case "ranked": question.isClosed
          default: question.kind == .text
          }
        if !fits {
          report(
            child.line,
            "\(id) does not fit a <\(child.name)> section: it is a \(question.kind.rawValue) question",
            expected: child.name == "comments" ? "text questions" : "questions with fixed answers")
        }
      }
      switch child.name {
      case "safety": return .safety(questions: ids, title: child["title"])
      case "ranked":
        return .ranked(
          question: ids.first ?? "", title: child["title"], noun: child["noun"] ?? "answers",
          top: child["top"].flatMap(Int.init) ?? 5)
      default: return .comments(questions: ids)
      }
    }
  }
}

extension Wording {
  /// A label as a code: "All other ethnic groups" becomes `all-other-ethnic-groups`.
  static func code(_ label: String) -> String {
    var code = ""
    for character in label.lowercased() {
      if character.isASCII && (character.isLetter || character.isNumber) {
        code.append(character)
      } else if !code.isEmpty && !code.hasSuffix("-") {
        code.append("-")
      }
    }
    while code.hasSuffix("-") { code.removeLast() }
    return code
  }
}

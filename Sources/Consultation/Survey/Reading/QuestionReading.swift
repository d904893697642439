internal import FileFormats

extension SurveyReader {
  mutating func readQuestions(_ element: XMLElement?) {
    for child in element?.children ?? [] {
      switch child.name {
      case "grid": readGrid(child)
      case "derived", "banded", "sum", "cross": readMade(child)
      default: add(question(child), element: child)
      }
    }
    readRoutes()
    checkCharacteristics()
    checkEditions()
  }

  /// Adds a question under its id, which must be new.
  mutating func add(_ question: Question, element: XMLElement) {
    let hasForms = sources.contains { $0.kind == .forms }
    let taken = ["mode", "total"] + (hasForms ? FormFact.headings : [])
    if taken.contains(question.id) {
      report(
        question.line, "the id '\(question.id)' is taken: it is a word of forms and tables",
        expected: "another id",
        fix: "rename the question")
    }
    if let earlier = questionIndex[question.id] {
      report(
        question.line, "there is a question '\(question.id)' already, on line \(questions[earlier].line)",
        expected: "an id of its own for each question", fix: "rename one of them")
      return
    }
    questionIndex[question.id] = questions.count
    questions.append(question)
    if element["asked-if"] != nil { routes.append((questions.count - 1, element)) }
  }

  // MARK: Asked questions

  private mutating func question(_ element: XMLElement) -> Question {
    let id = element["id"] ?? ""
    let kind = Question.Kind(rawValue: element.name) ?? .single
    var question = Question(
      id: id, text: element.child("text")?.text ?? element.child("label")?.text ?? id,
      label: element.child("label")?.text, kind: kind, frame: frame(element, kind: kind),
      characteristic: element["characteristic"], line: element.line)
    fill(&question, from: element)
    question.columns = claims(in: element)
    for column in question.columns {
      if let rank = column.rank, rank > question.frame.options.count {
        report(
          column.line, "rank \(rank) is beyond the \(question.frame.options.count) answers of \(id)",
          expected: "1 to \(question.frame.options.count)", fix: "correct the rank, or add the answers")
      }
    }
    return question
  }

  /// What questions have whatever their kind.
  private mutating func fill(_ question: inout Question, from element: XMLElement) {
    question.base = element["base"].flatMap(Base.init(rawValue:))
    question.emptyMeansNone = element["empty"] == "none"
    question.minimum = element["minimum"].flatMap(Double.init)
    question.maximum = element["maximum"].flatMap(Double.init)
    question.dateOrder = element["order"].flatMap(DateOrder.init(rawValue:))
    question.atMost = element["at-most"].flatMap(Int.init)
    question.isPersonal = element["personal"] == "yes"
    if let most = question.atMost, most > question.frame.options.count {
      report(
        element.line, "at-most is \(most) and there are \(question.frame.options.count) answers",
        expected: "at most \(question.frame.options.count)", fix: "correct at-most, or add the answers")
    }
  }

  private mutating func readGrid(_ element: XMLElement) {
    let id = element["id"] ?? ""
    let kind = element["of"].flatMap(Question.Kind.init(rawValue:)) ?? .scale
    let frame = frame(element, kind: kind)
    let text = element.child("text")?.text ?? element.child("label")?.text ?? id
    for item in element.children("item") {
      var question = Question(
        id: "\(id).\(item["id"] ?? "")", text: item.text.isEmpty ? text : "\(text): \(item.text)",
        label: item.text.isEmpty ? nil : item.text, kind: kind, frame: frame, line: item.line)
      fill(&question, from: element)
      question.columns = claims(in: item)
      question.grid = (id, text)
      for column in question.columns {
        if let answer = column.answer, frame.index(of: answer) == nil {
          reportUnknown(column.line, "answer of the grid", answer, known: frame.options.map(\.code))
        }
      }
      add(question, element: element)
    }
  }

  // MARK: Answers

  mutating func frame(_ element: XMLElement, kind: Question.Kind) -> CodeFrame {
    var frame = CodeFrame()
    if let id = element["frame"] { frame.options = frames.options(of: id) ?? [] }
    for answer in element.children("answer") { add(option(answer), to: &frame) }
    let isClosed = kind != .number && kind != .date && kind != .text
    if isClosed && frame.options.isEmpty {
      report(
        element.line, "the question has no answers", expected: "answers, or frame=\"...\"",
        fix: "add <answer code=\"...\">...</answer> for each")
    }
    checkSpellings(frame, of: element["id"] ?? "")
    if frame.options.filter(\.takesRest).count > 1 {
      report(element.line, "two answers take any other text", expected: "rest=\"yes\" on one answer")
    }
    for net in element.children("net") { addNet(net, to: &frame) }
    return frame
  }

  private mutating func option(_ element: XMLElement) -> AnswerOption {
    var option = AnswerOption(
      code: element["code"] ?? "", label: element.text,
      kind: element["kind"].flatMap(AnswerOption.Kind.init(rawValue:)),
      score: score(element), line: element.line)
    option.spellings = element.children("also").map(\.text)
    option.columns = claims(in: element)
    option.takesRest = element["rest"] == "yes"
    return option
  }

  /// The score of an answer in ten-thousandths.
  mutating func score(_ element: XMLElement) -> Int? {
    guard let text = element["score"] else { return nil }
    let score = FixedDecimal.parse(text, decimals: 4)
    if score.map({ $0.magnitude > 10_000_000_000 }) ?? true {
      report(
        element.line, "the score '\(Quotation.shortened(text))' is too large", expected: "at most 1,000,000")
      return nil
    }
    return score
  }

  /// Adds an answer; one that a standard frame has already only gets further spellings and columns.
  private mutating func add(_ option: AnswerOption, to frame: inout CodeFrame) {
    guard let place = frame.index(of: option.code) else {
      if option.label.isEmpty {
        report(
          option.line, "the answer '\(option.code)' has no label", expected: "its text, as printed",
          fix: "write the label between the tags")
      }
      frame.options.append(option)
      return
    }
    guard frame.options[place].isStandard else {
      report(
        option.line, "there are two answers '\(option.code)'", expected: "a code of its own for each",
        fix: "rename one of them")
      return
    }
    frame.options[place].spellings += option.spellings + (option.label.isEmpty ? [] : [option.label])
    frame.options[place].columns += option.columns
  }

  /// Two answers must not share a spelling, or a cell could mean either.
  private mutating func checkSpellings(_ frame: CodeFrame, of question: String) {
    var owners: [String: AnswerOption] = [:]
    for option in frame.options {
      for spelling in [option.label] + option.spellings {
        let key = Folding.key(spelling)
        if let owner = owners[key], owner.code != option.code {
          report(
            option.line,
            "'\(Quotation.shortened(spelling))' is a spelling of two answers of \(question): \(owner.code) and \(option.code)",
            expected: "spellings that differ in more than case, spaces and dashes",
            fix: "remove it from one of the two")
        }
        owners[key] = option
      }
    }
    for option in frame.options {
      if let owner = owners[Folding.key(option.code)], owner.code != option.code {
        report(
          owner.line, "the label of \(owner.code) is the code of another answer of \(question)",
          expected: "codes and labels that cannot be confused", fix: "rename one of the codes")
      }
    }
  }

  mutating func addNet(_ element: XMLElement, to frame: inout CodeFrame) {
    let id = element["id"] ?? ""
    var members: [Int] = []
    if (element["of"] ?? "").isEmpty {
      report(element.line, "the net '\(id)' holds no answer", expected: "of=\"...\" with codes")
    }
    for code in (element["of"] ?? "").split(separator: " ").map(String.init) {
      guard let place = frame.index(of: code) else {
        reportUnknown(element.line, "answer of this question", code, known: frame.options.map(\.code))
        continue
      }
      if !frame.options[place].isSubstantive {
        report(
          element.line, "the net '\(id)' holds '\(code)'",
          expected: "no \"don't know\" and no \"prefer not to say\" in a net", fix: "leave it out of the net")
      }
      if members.contains(place) {
        report(
          element.line, "the net '\(id)' holds '\(code)' twice", expected: "each answer once",
          fix: "remove one")
      }
      members.append(place)
    }
    if frame.net(id) != nil || frame.index(of: id) != nil {
      report(
        element.line, "there is an answer or net '\(id)' already", expected: "an id of its own",
        fix: "rename the net")
    }
    frame.nets.append(Net(id: id, label: element.text, members: members, line: element.line))
  }

  // MARK: Routes and characteristics

  /// Reads the conditions under which questions were asked, now that every question is known.
  private mutating func readRoutes() {
    for (place, element) in routes {
      let condition = condition(element["asked-if"] ?? "", line: element.line, before: place)
      questions[place].askedIf = condition
      if let made = condition?.questions.map({ questions[$0] }).first(where: { $0.making != nil }) {
        report(
          element.line, "asked-if speaks of \(made.id), which is made from other questions",
          expected: "questions that were asked", fix: "put the condition of \(made.id) in its place")
      }
    }
  }

  /// Reads one condition; `before` limits it to the questions that stand before that place.
  mutating func condition(_ source: String, line: Int, before place: Int?) -> Condition? {
    let known = Array(questions.prefix(place ?? questions.count))
    var parser = ConditionParser(
      source, questions: known, index: questionIndex.filter { $0.value < known.count })
    do throws(ConditionParser.Failure) {
      return try parser.parse()
    } catch {
      problems.append(
        Problem(
          .unusable, at: SourceLocation(file: file, line: line),
          "the condition is wrong at character \(error.offset + 1): found \(error.found)",
          facts: [source, String(repeating: " ", count: error.offset) + "^"], expected: error.expected,
          fix: error.fix ?? "correct the condition at the mark"))
      return nil
    }
  }

  private mutating func checkCharacteristics() {
    var owners: [String: Question] = [:]
    for question in questions {
      guard let id = question.characteristic else { continue }
      if let owner = owners[id] {
        report(
          question.line, "two questions tell the characteristic '\(id)': \(owner.id) and \(question.id)",
          expected: "one question for each", fix: "remove characteristic from one of them")
      }
      owners[id] = question
      if id == "mode" || id == "total" {
        report(
          question.line, "the characteristic '\(id)' is taken", expected: "another name", fix: "rename it")
      }
      if question.frame.options.count > CodeFrame.groupLimit {
        report(
          question.line, "\(question.id) has \(question.frame.options.count) groups",
          expected: "at most \(CodeFrame.groupLimit)",
          fix: "derive fewer groups, and mark those as the characteristic")
      }
      if !question.isSingleChoice {
        report(
          question.line,
          "\(question.id) cannot tell a characteristic: it is a \(question.kind.rawValue) question",
          expected: "a question with one answer for each response",
          fix: "derive groups from it with <derived>, and mark those")
      }
    }
  }

  private mutating func checkEditions() {
    let asked = questions.filter { $0.making == nil }.map(\.id)
    for source in sources {
      for id in source.editions.flatMap(\.without) where !asked.contains(id) {
        reportUnknown(source.line, "question that was asked", id, known: asked)
      }
    }
  }
}

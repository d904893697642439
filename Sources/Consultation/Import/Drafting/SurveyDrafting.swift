internal import FileFormats

extension SurveyDraft {
  /// What a person says of the files to draft from.
  package struct Wishes: Sendable {
    /// The platform, where it is not to be recognised.
    package var platform: String?
    /// A file that gives labels to codes: QSF, `.lss`, XLSForm, code book.
    package var labels: String?
    /// The sheet of a workbook, or the file inside a ZIP.
    package var sheet: String?
    /// The path of the element that is one form, in XML of others.
    package var record: [String]?
    package init() {}
  }

  /// Drafts a definition from files of responses.
  ///
  /// - Parameters:
  ///   - folder: The survey's folder; series and wave are its last two names.
  ///   - files: The files, relative to the folder.
  ///   - wishes: What a person has said of them.
  /// - Throws: A ``Problem`` where a file is unusable or holds no responses.
  /// - Complexity: One pass over each file, after a look at its head.
  package init(folder: String, files: [String], wishes: Wishes = Wishes()) throws(Problem) {
    let names = folder.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
    series = Self.id(names.dropLast().last ?? names.last ?? "survey")
    wave = Self.id(names.last ?? "first")
    title = Self.title(series: series, wave: wave)
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw Problem(
        .usage, at: SourceLocation(file: twice), "the file is named twice", expected: "each file once",
        fix: "name it once; its responses would count twice")
    }
    var naming = Naming(taken: Set(["mode", "total"] + FormFact.headings))
    var sourceNaming = Naming()
    var days: ClosedRange<CalendarDate>?
    for file in files {
      let drafting = try SourceDrafting(
        folder: folder, file: file,
        id: sourceNaming.unique(files.count == 1 ? "online" : Self.id(Self.title(file))),
        wishes: wishes)
      sources.append(drafting.source)
      days = Self.union(days, drafting.days)
      merge(drafting.questions)
    }
    fieldwork = days.map { ($0.lowerBound, $0.upperBound) }
    guard !questions.isEmpty else {
      throw Problem(
        .unusable, at: SourceLocation(file: files.first ?? folder), "no column of the file holds answers",
        expected: "a file with one record for each response",
        fix: "check that this is the export of the responses")
    }
    nameAndMark(&naming)
  }

  private static func id(_ name: String) -> String {
    let words = Naming.words(name)
    return words.isEmpty ? "survey" : words.prefix(6).joined(separator: "-")
  }

  private static func title(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let words = stem.split { "-_ ".contains($0) }.joined(separator: " ")
    return words.isEmpty ? "Survey" : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A title from the folders of series and wave: "Safety 2026".
  private static func title(series: String, wave: String) -> String {
    let words = (series == wave ? [series] : [series, wave]).joined(separator: " ")
      .split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func union(
    _ one: ClosedRange<CalendarDate>?, _ other: ClosedRange<CalendarDate>?
  ) -> ClosedRange<CalendarDate>? {
    guard let one, let other else { return one ?? other }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }

  // MARK: Several files

  /// Adds the questions of a file; one that was asked in an earlier file as well takes up its columns.
  private mutating func merge(_ drafts: [QuestionDraft]) {
    var used: Set<Int> = []
    for draft in drafts {
      let same = questions.indices.first { place in
        !used.contains(place) && sources.count > 1 && questions[place].isSame(as: draft)
      }
      if let same {
        used.insert(same)
        questions[same].take(columnsOf: draft)
      } else {
        questions.append(draft)
      }
    }
  }

  private mutating func nameAndMark(_ naming: inout Naming) {
    let characteristics = CharacteristicDrafting()
    let roles = characteristics.roles(of: &questions)
    for (place, role) in roles.sorted(by: { $0.key < $1.key }) {
      questions[place].id = naming.unique(role.id)
    }
    for place in questions.indices where roles[place] == nil {
      questions[place].id = naming.question(questions[place].text, code: questions[place].code)
    }
    characteristics.draft(roles, into: &questions, naming: &naming, fieldwork: fieldwork?.from)
    groupings = questions.flatMap { characteristics.groupings(of: $0) }
  }
}

extension QuestionDraft {
  /// Whether another file asks the same.
  fileprivate func isSame(as other: QuestionDraft) -> Bool {
    Folding.key(text) == Folding.key(other.text) && element == other.element
      && items.count == other.items.count
  }

  /// Takes up the columns and the further answers of the same question in another file.
  fileprivate mutating func take(columnsOf other: QuestionDraft) {
    columns += other.columns
    for answer in other.answers {
      if let place = answers.firstIndex(where: { Folding.key($0.label) == Folding.key(answer.label) }) {
        answers[place].columns += answer.columns
      } else {
        answers.append(answer)
        doubts.append("'\(Quotation.shortened(answer.label))' is an answer in one of the files only.")
      }
    }
    for item in other.items {
      if let place = items.firstIndex(where: { Folding.key($0.label) == Folding.key(item.label) }) {
        items[place].columns += item.columns
      } else {
        items.append(item)
      }
    }
  }
}

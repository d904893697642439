internal import FileFormats

extension FilledForms.Options {
  /// What the definition says of the filled forms of a source.
  ///
  /// - Throws: A ``FormatError`` where the empty form cannot be read.
  init(of source: ResponseSource, in survey: Survey) throws(FormatError) {
    record = source.record
    if let labels = source.labels {
      blank = try Self.blank(path: "\(survey.folder)/\(labels)")
      formID = Self.formID(path: "\(survey.folder)/\(labels)")
    }
    let isAlone = survey.sources.count == 1
    let claims = survey.questions.flatMap { question in
      question.columns + question.frame.options.flatMap(\.columns)
    }
    for claim in claims where claim.source == source.id || (claim.source == nil && isAlone) {
      if case .code(let path) = claim.place { claimed.append(path) }
    }
  }

  /// The id of the ODK form that a companion defines, or `nil` where it is none.
  static func formID(path: String) -> String? {
    guard let bytes = try? InputFile.bytes(path: path, limit: XMLDocument.sizeLimit),
      XMLRecordReader.root(of: Array(bytes.prefix(4_096)))?.name == "html"
    else { return nil }
    return (try? XForm(bytes))?.instance["id"]
  }

  /// The empty form, or `nil` where the companion is a definition of another kind.
  static func blank(path: String) throws(FormatError) -> FilledForm? {
    guard let file = try? FormFile(path: path), file.kind.container == .formFields else { return nil }
    var blank: FilledForm?
    try file.forEachForm(record: nil) { blank = $0 }
    return blank
  }
}

/// What there is to say of the files of filled forms, beside their answers.
struct FilledFormProblems {
  let forms: FilledForms
  let file: String

  func problems() -> [Problem] {
    var listed = ListedProblems()
    for problem in ofFiles() { listed.add(problem) }
    return listed.all
  }

  private func ofFiles() -> [Problem] {
    refused() + copies() + likeCopies() + sameCopies() + repeats() + notes()
  }

  /// A file of a folder is named by its place: its name may be that of a person.
  private func place(_ number: Int) -> String { "file \(number + 1) of \(forms.findings.count)" }

  private func problem(
    _ kind: Problem.Kind, _ severity: Problem.Severity, _ found: String, expected: String? = nil,
    fix: String?, count: Int = 1
  ) -> Problem {
    Problem(
      kind, severity, at: SourceLocation(file: file), found, expected: expected, fix: fix, count: count)
  }

  private func refused() -> [Problem] {
    forms.findings.enumerated().compactMap { number, finding in
      guard case .refused(let error) = finding else { return nil }
      return problem(
        .unreadable, .error, "\(place(number)) in the order of names: \(error.found)",
        expected: error.expected, fix: error.fix)
    }
  }

  private func copies() -> [Problem] {
    forms.findings.enumerated().compactMap { number, finding in
      guard case .copy(let other) = finding else { return nil }
      return problem(
        .duplicate, .warning,
        "\(place(number)) in the order of names has the same bytes as file \(other + 1) and is skipped",
        expected: "each form once", fix: "remove one of the two")
    }
  }

  private func likeCopies() -> [Problem] {
    forms.likeCopies.map { number, earlier in
      problem(
        .duplicate, .warning,
        "\(place(number)) in the order of names has the same bytes as file \(earlier + 1); nothing in them tells a copy from another person's same answers",
        expected: "one file for each person", fix: "if it is a copy, remove it; until then both count")
    }
  }

  private func sameCopies() -> [Problem] {
    forms.group.sameCopies.map { number, earlier in
      problem(
        .duplicate, .warning,
        "\(place(number)) in the order of names carries the mark of the same saved copy as file \(earlier + 1), and not the same bytes",
        expected: "one file for each person",
        fix: "look whether one person sent a corrected form; if so, remove the earlier; until then both count"
      )
    }
  }

  private func repeats() -> [Problem] {
    forms.group.repeats.sorted { $0.key < $1.key }.map { group, count in
      problem(
        .declaration, .warning,
        "the group '\(Quotation.shortened(group))' stands more than once in \(count == 1 ? "1 form" : "\(count) forms")",
        expected: "each question once in a form",
        fix:
          "questions in repeated groups are not read; export the group as a table of its own if they matter",
        count: count)
    }
  }

  private func notes() -> [Problem] {
    var problems = forms.group.notes.sorted { $0.key < $1.key }.map { note, count in
      problem(
        .declaration, .note, count == 1 ? "1 form: \(note)" : "\(count) forms: \(note)", fix: nil,
        count: count)
    }
    if forms.others.media > 0 {
      problems.append(
        problem(
          .declaration, .note,
          forms.others.media == 1
            ? "1 picture or recording beside the forms is not read"
            : "\(forms.others.media) pictures and recordings beside the forms are not read",
          fix: nil,
          count: forms.others.media))
    }
    if forms.others.notFollowed > 0 {
      problems.append(
        problem(
          .unreadable, .warning,
          "\(forms.others.notFollowed) links, or folders deeper than \(InputFolder.depthLimit), are not followed",
          fix: "put the forms themselves into the folder", count: forms.others.notFollowed))
    }
    if case .pdf = forms.kind, forms.options.blank == nil, forms.columns.dictionary == nil {
      problems.append(
        problem(
          .presetAnswer, .note,
          "exported data do not tell whether a drop-down still shows what the empty form shows",
          fix: "name the empty form by labels=\"...\"; what it holds is then no answer"))
    }
    return problems
  }
}

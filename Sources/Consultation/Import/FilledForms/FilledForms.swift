internal import FileFormats

/// The filled forms of a source: one file, or a folder with a file for each form.
///
/// They are read twice: once to know which fields there are, once for the answers. Nothing of the forms is kept between.
struct FilledForms: Sendable {
  /// What a file of a folder was found to be.
  enum Finding: Sendable {
    case form
    /// It cannot be read as a form of this questionnaire.
    case refused(FormatError)
    /// It has the same bytes as an earlier file.
    case copy(of: Int)
  }

  /// The file, or the folder.
  let path: String
  /// The files of the folder in the order of their names; `nil` where the source is one file.
  let names: [String]?
  /// What the definition says of the files.
  let options: Options
  private(set) var columns = FormColumns()
  /// For each file what it was found to be.
  private(set) var findings: [Finding] = []
  private(set) var kind: FormFile.Kind?
  /// The groups that are repeated within a form, with the number of forms.
  private(set) var repeats: [String: Int] = [:]
  /// What was repaired or looks doubtful, with the number of forms.
  private(set) var notes: [String: Int] = [:]
  /// Files beside the forms that are none: photographs and the like.
  private(set) var others = 0
  /// Forms that carry the mark of the same saved copy, as places of files.
  private(set) var sameCopies: [(file: Int, earlier: Int)] = []
  /// Claimed paths that no form holds.
  private(set) var unmet: Set<String> = []
  /// The first forms, to be looked at.
  private(set) var first: [FilledForm] = []

  /// What a person may say about forms.
  struct Options: Sendable {
    /// The path of the element that is one form.
    var record: [String]?
    /// The form as it was before anybody filled it in.
    var blank: FilledForm?
    /// The paths that questions claim; one that no form holds is a column all the same.
    var claimed: [String] = []
  }

  /// How many of the first forms are looked at.
  private static let firstCount = 23
  /// A form that shares fewer of its fields with the others is another form.
  private static let leastOverlap = 0.8

  /// Looks through all forms.
  ///
  /// - Throws: A ``FormatError`` where none can be read.
  init(path: String, options: Options) throws(FormatError) {
    self.path = path
    self.options = options
    let folder = try InputFolder(path: path)
    let files = folder?.names.filter { !Self.isMedia($0, in: folder?.names ?? []) }
    others = (folder?.names.count ?? 0) - (files?.count ?? 0)
    names = files
    if let blank = options.blank { try columns.add(blank) }
    try look(through: files ?? [""])
    if kind?.container == .xmlRecords { try addUnmet() }
  }

  /// Photographs and sounds beside submissions are attachments.
  private static func isMedia(_ name: String, in names: [String]) -> Bool {
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".mp4", ".3gp", ".m4a", ".amr", ".wav", ".mp3"]
    guard endings.contains(where: { name.lowercased().hasSuffix($0) }) else { return false }
    return names.contains { $0.lowercased().hasSuffix(".xml") }
  }

  /// The path of a file.
  func path(_ file: Int) -> String { names.map { "\(path)/\($0[file])" } ?? path }

  /// An element that nobody needed to write is no mistake in the definition.
  private mutating func addUnmet() throws(FormatError) {
    for path in options.claimed where columns.places[path] == nil {
      unmet.insert(path)
      try columns.add(FilledForm([.init(path, .unknown, state: .empty)]))
    }
  }

  // MARK: Looking through

  private mutating func look(through files: [String]) throws(FormatError) {
    guard !files.isEmpty else {
      throw FormatError(
        .malformed, "the folder holds no forms", expected: "a file for each form",
        fix: "put the forms into it, or correct file=\"...\"")
    }
    var seen: [SameFiles.Mark: Int] = [:]
    var copies: [String: Int] = [:]
    for file in files.indices {
      let finding = try look(at: file, &seen, &copies)
      findings.append(finding)
    }
    guard findings.contains(where: { if case .form = $0 { true } else { false } }) else {
      if case .refused(let error)? = findings.first { throw error }
      throw FormatError(.malformed, "no file of the folder is a form")
    }
  }

  private mutating func look(
    at file: Int, _ seen: inout [SameFiles.Mark: Int], _ copies: inout [String: Int]
  ) throws(FormatError) -> Finding {
    do throws(FormatError) {
      if names != nil, let twin = try twin(of: file, &seen) { return .copy(of: twin) }
      guard let form = try FormFile(path: path(file)) else { throw Self.noForm }
      if let kind, kind.container != form.kind.container { throw Self.otherKind }
      kind = kind ?? form.kind
      var failure: FormatError?
      try form.forEachForm(record: options.record) { filled in
        guard failure == nil else { return }
        do throws(FormatError) { try add(filled, file, &copies) } catch { failure = error }
      }
      if let failure { throw failure }
      return .form
    } catch {
      // A single file that cannot be read is an unusable source.
      if names == nil { throw error }
      return .refused(error)
    }
  }

  private mutating func add(
    _ filled: FilledForm, _ file: Int, _ copies: inout [String: Int]
  ) throws(FormatError) {
    let form = try matched(filled)
    try columns.add(form)
    if first.count < Self.firstCount { first.append(form) }
    for group in form.repeats { repeats[group, default: 0] += 1 }
    for note in form.notes { notes[note, default: 0] += 1 }
    guard let copy = form.copy, copy != form.questionnaire else { return }
    if let earlier = copies[copy] {
      sameCopies.append((file, earlier))
    } else {
      copies[copy] = file
    }
  }

  /// The form in the names of the blank one; a form of another questionnaire is refused.
  func matched(_ form: FilledForm) throws(FormatError) -> FilledForm {
    guard let blank = options.blank else {
      if case .xml? = kind { return form }
      guard columns.columns.isEmpty || columns.overlap(with: form) >= Self.leastOverlap else {
        throw otherForm(form)
      }
      return form
    }
    guard let renamed = form.renamed(by: blank) else { throw otherForm(form) }
    return renamed
  }

  private func twin(of file: Int, _ seen: inout [SameFiles.Mark: Int]) throws(FormatError) -> Int? {
    let path = path(file)
    let mark = SameFiles.Mark(
      size: try InputFile(path: path).size, digest: try InputFile.digest(path: path))
    if let twin = seen[mark] { return twin }
    seen[mark] = file
    return nil
  }

  // MARK: Refusals

  private static let noForm = FormatError(
    .malformed, "this is no filled form",
    expected: "a filled PDF, its exported data (XFDF, FDF), a Word or OpenDocument form, or XML",
    fix: "key the form: `soundings forms` makes the sheet")

  private static let otherKind = FormatError(
    .malformed, "this file is of another kind than the ones before it",
    expected: "either documents with form fields or XML in one folder",
    fix: "put each kind into a folder of its own, as a source of its own")

  private func otherForm(_ form: FilledForm) -> FormatError {
    let names = form.fields.filter { $0.kind != .display }.map(\.name)
    return FormatError(
      .malformed,
      "the fields are those of another form: \(Quotation.list(names.filter { columns.places[$0] == nil }))",
      expected: "fields such as \(Quotation.list(columns.names))",
      fix: "put the forms of each questionnaire into a folder of its own")
  }
}

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
  /// For each file what it was found to be.
  private(set) var findings: [Finding] = []
  /// Files beside the forms that are none: photographs, links, and what lies too deep.
  private(set) var others = FormFolderRest()
  /// Files with the same bytes as an earlier one that count all the same, since nothing in them marks a copy.
  private(set) var likeCopies: [(file: Int, earlier: Int)] = []
  /// Claimed paths that no form holds.
  private(set) var unmet: Set<String> = []
  /// The forms of the questionnaire that is read.
  private(set) var group: FormGroup
  private var groups: [FormGroup] = []
  private var groupOfFile: [Int] = []

  /// The columns of all forms together.
  private(set) var columns: FormColumns
  var kind: FormFile.Kind { group.kind }

  /// What a person may say about forms.
  struct Options: Sendable {
    /// The path of the element that is one form.
    var record: [String]?
    /// The form as it was before anybody filled it in.
    var blank: FilledForm?
    /// The id of the ODK form whose definition the source names.
    var formID: String?
    /// The paths that questions claim; one that no form holds is a column all the same.
    var claimed: [String] = []
  }

  /// More questionnaires than these in one folder are not told apart.
  private static let groupLimit = 40

  /// Looks through all forms.
  ///
  /// Where a folder holds forms of several questionnaires, those of the empty form or the definition are read, else
  /// those that are most; the other files are refused.
  ///
  /// - Throws: A ``FormatError`` where none can be read.
  init(path: String, options: Options) throws(FormatError) {
    self.path = path
    self.options = options
    let folder = try InputFolder(path: path)
    let files = folder?.names.filter { !FormFolderRest.isMedia($0, in: folder?.names ?? []) }
    names = files
    columns = FormColumns()
    group = FormGroup(kind: .pdf, identity: "")
    others = FormFolderRest(folder, forms: files?.count ?? 0)
    try look(through: files ?? [""])
  }

  /// The path of a file.
  func path(_ file: Int) -> String { names.map { "\(path)/\($0[file])" } ?? path }

  // MARK: Looking through

  private mutating func look(through files: [String]) throws(FormatError) {
    guard !files.isEmpty else {
      throw FormatError(
        .malformed, "the folder holds no forms", expected: "a file for each form",
        fix: "put the forms into it, or correct file=\"...\"")
    }
    var seen: [SameFiles.Mark: Int] = [:]
    for file in files.indices {
      groupOfFile.append(-1)
      let finding = try look(at: file, &seen)
      findings.append(finding)
    }
    try chooseGroup()
  }

  private mutating func look(at file: Int, _ seen: inout [SameFiles.Mark: Int]) throws(FormatError) -> Finding
  {
    do throws(FormatError) {
      guard let form = try FormFile(path: path(file)) else { throw Self.noForm }
      let twin = names == nil ? nil : try twin(of: file, &seen)
      if let twin {
        if try marksCopies(form) { return .copy(of: twin) }
        likeCopies.append((file, twin))
      }
      try read(form, file)
      return .form
    } catch {
      // A single file that cannot be read is an unusable source.
      if names == nil { throw error }
      return .refused(error)
    }
  }

  /// Reads the forms of a file into the group that they belong to.
  private mutating func read(_ form: FormFile, _ file: Int) throws(FormatError) {
    var failure: FormatError?
    var place: Int?
    try form.forEachForm(record: options.record) { filled in
      guard failure == nil else { return }
      do throws(FormatError) {
        let filled = try matched(filled, form.kind.container)
        if place == nil { place = try self.place(of: filled, form) }
        if let place { try groups[place].add(filled, file: file) }
      } catch { failure = error }
    }
    if let failure { throw failure }
    guard let place else { throw Self.noForm }
    groups[place].addFile()
    groupOfFile[file] = place
  }

  /// The group of a form, made where there is none yet.
  private mutating func place(of filled: FilledForm, _ form: FormFile) throws(FormatError) -> Int {
    let isXML = form.kind.container == .xmlRecords
    let known = groups.firstIndex { group in
      group.kind.container == form.kind.container
        && (isXML ? group.identity == form.identity : options.blank != nil || group.holds(filled))
    }
    if let known { return known }
    guard groups.count < Self.groupLimit else { throw Self.tooMany }
    var group = FormGroup(kind: form.kind, identity: form.identity)
    if !isXML, let blank = options.blank { try group.add(blank: blank) }
    groups.append(group)
    return groups.count - 1
  }

  /// Takes the forms of one questionnaire, and refuses the files of the others.
  private mutating func chooseGroup() throws(FormatError) {
    let wanted = options.formID.flatMap { id in groups.firstIndex { $0.identity.hasSuffix("#" + id) } }
    let most = groups.indices.max { (groups[$0].files, -$0) < (groups[$1].files, -$1) }
    guard let chosen = wanted ?? most else {
      if case .refused(let error)? = findings.first { throw error }
      throw FormatError(.malformed, "no file of the folder is a form")
    }
    group = groups[chosen]
    columns = group.columns
    for file in findings.indices where groupOfFile[file] >= 0 && groupOfFile[file] != chosen {
      findings[file] = .refused(otherForm(groups[groupOfFile[file]]))
    }
    let refused = Set(findings.indices.filter { if case .refused = findings[$0] { true } else { false } })
    likeCopies.removeAll { refused.contains($0.file) }
    groups = []
    if kind.container == .xmlRecords {
      try refuseManyInOne()
      try addUnmet()
    }
  }

  /// A document whose root holds the same element again and again is hardly one form.
  private func refuseManyInOne() throws(FormatError) {
    guard names == nil, options.record == nil, case .xml(.records) = kind, group.first.count == 1 else {
      return
    }
    guard let element = group.repeats.keys.sorted().first(where: { !$0.contains("/") }) else { return }
    let path = "\(group.identity)/\(element)"
    throw FormatError(
      .malformed,
      "the file is read as one form, in which <\(Quotation.shortened(element))> stands again and again",
      expected: "the element that is one form",
      fix:
        "say record=\"\(Quotation.shortened(path))\" in survey.xml, or --record \(Quotation.shortened(path)) for init; where the file is one form, say record=\"\(Quotation.shortened(group.identity))\""
    )
  }

  /// An element that nobody needed to write is no mistake in the definition.
  private mutating func addUnmet() throws(FormatError) {
    for path in options.claimed where columns.places[path] == nil {
      unmet.insert(path)
      try columns.add(FilledForm([.init(path, .unknown, state: .empty)]))
    }
  }

  /// The form in the names of the empty one; a form of another questionnaire is refused.
  func matched(_ form: FilledForm, _ container: Dialect.Container) throws(FormatError) -> FilledForm {
    guard let blank = options.blank, container == .formFields else { return form }
    guard let renamed = form.renamed(by: blank) else {
      throw Self.otherForm(
        form.fields.filter { $0.kind != .display && blank[$0.name] == nil }.map(\.name),
        expected: blank.fields.filter { $0.kind != .display }.map(\.name))
    }
    return renamed
  }

  // MARK: The same bytes

  private func twin(of file: Int, _ seen: inout [SameFiles.Mark: Int]) throws(FormatError) -> Int? {
    let path = path(file)
    let mark = SameFiles.Mark(
      size: try InputFile(path: path).size, digest: try InputFile.digest(path: path))
    if let twin = seen[mark] { return twin }
    seen[mark] = file
    return nil
  }

  /// Whether files of the same bytes are one form: those that carry a mark of their own, as documents do.
  ///
  /// Two people who give the same answers may well export the same data.
  private func marksCopies(_ form: FormFile) throws(FormatError) -> Bool {
    if form.kind == .document { return true }
    var isMarked = false
    try form.forEachForm(record: options.record) { filled in
      let hasID = filled["meta/instanceID"]?.state == .given || filled["@instanceID"]?.state == .given
      if filled.copy != nil || hasID { isMarked = true }
    }
    return isMarked
  }

  // MARK: Refusals

  private static let noForm = FormatError(
    .malformed, "this is no filled form",
    expected: "a filled PDF, its exported data (XFDF, FDF), a Word or OpenDocument form, or XML",
    fix: "key the form: `soundings forms` makes the sheet")

  private static let tooMany = FormatError(
    .malformed, "the folder holds forms of more than \(groupLimit) questionnaires", expected: "forms of one",
    fix: "put the forms of each questionnaire into a folder of its own")

  private func otherForm(_ other: FormGroup) -> FormatError {
    if other.kind.container != kind.container {
      return FormatError(
        .malformed, "this file is of another kind than most of the others",
        expected: "either documents with form fields or XML in one folder",
        fix: "put each kind into a folder of its own, as a source of its own")
    }
    guard kind.container == .xmlRecords else {
      return Self.otherForm(
        other.columns.names.filter { columns.places[$0] == nil }, expected: columns.names)
    }
    return FormatError(
      .malformed, "this is a form of '\(Quotation.shortened(other.identity))'",
      expected: "forms of '\(Quotation.shortened(group.identity))'",
      fix: "put the forms of each questionnaire into a folder of its own")
  }

  private static func otherForm(_ names: [String], expected: [String]) -> FormatError {
    FormatError(
      .malformed, "the fields are those of another form\(names.isEmpty ? "" : ": \(Quotation.list(names))")",
      expected: "fields such as \(Quotation.list(expected))",
      fix: "put the forms of each questionnaire into a folder of its own")
  }
}

/// What lies in a folder beside the forms.
struct FormFolderRest: Sendable {
  /// Photographs and recordings beside submissions.
  var media = 0
  /// Links and folders that are not followed.
  var notFollowed = 0

  init() {}

  init(_ folder: InputFolder?, forms: Int) {
    media = (folder?.names.count ?? 0) - forms
    notFollowed = folder?.notFollowed ?? 0
  }

  /// Photographs and sounds beside submissions are attachments.
  static func isMedia(_ name: String, in names: [String]) -> Bool {
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".mp4", ".3gp", ".m4a", ".amr", ".wav", ".mp3"]
    guard endings.contains(where: { name.lowercased().hasSuffix($0) }) else { return false }
    return names.contains { $0.lowercased().hasSuffix(".xml") }
  }
}

internal import FileFormats

/// The forms of one questionnaire among the files of a source.
struct FormGroup: Sendable {
  /// What kind of file the first of them is.
  let kind: FormFile.Kind
  /// What names the questionnaire of XML files: the root, and the id of an ODK form; empty elsewhere.
  let identity: String
  private(set) var columns = FormColumns()
  /// How many files are its forms.
  private(set) var files = 0
  /// The groups that are repeated within a form, with the number of forms.
  private(set) var repeats: [String: Int] = [:]
  /// What was repaired or looks doubtful, with the number of forms.
  private(set) var notes: [String: Int] = [:]
  /// Files that carry the mark of the same saved copy.
  private(set) var sameCopies: [(file: Int, earlier: Int)] = []
  /// The first forms, to be looked at.
  private(set) var first: [FilledForm] = []
  private var copies: [String: Int] = [:]

  /// How many of the first forms are looked at.
  private static let firstCount = 23
  /// A form that shares fewer of its fields with the others is a form of another questionnaire.
  private static let leastOverlap = 0.8

  init(kind: FormFile.Kind, identity: String) {
    self.kind = kind
    self.identity = identity
  }

  /// Whether a form with fields belongs to it: nearly all of its fields are known, or it has nearly all that are.
  ///
  /// Programs that export data may leave out what nobody filled in.
  func holds(_ form: FilledForm) -> Bool {
    columns.columns.isEmpty || columns.overlap(with: form) >= Self.leastOverlap
  }

  mutating func addFile() { files += 1 }

  /// Adds the columns of the empty form.
  mutating func add(blank: FilledForm) throws(FormatError) { try columns.add(blank) }

  /// Adds a form of a file.
  mutating func add(_ form: FilledForm, file: Int) throws(FormatError) {
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
}

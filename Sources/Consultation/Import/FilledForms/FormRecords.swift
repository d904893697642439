internal import FileFormats

/// The records that filled forms make: a cell for each field, and one that says what became of the file.
struct FormRecords: RecordSource {
  /// What a cell says of a box that is ticked.
  static let ticked = "1"
  /// What a cell says where the field holds what the blank form holds.
  static let preset = "\u{1}preset"
  /// What a cell says where the form does not hold the field.
  static let absent = "\u{1}absent"
  /// What the last cell says of a file that is left out.
  static let refused = "refused"
  static let copy = "copy"

  let forms: FilledForms
  private let answerCells: [Int]
  /// Whether an empty element means no more than an absent one.
  private let emptyIsAbsent: Bool

  /// Whether the records are to be looked at for a draft: forms alone, and nothing in fields without an answer.
  private let isForDraft: Bool

  init(_ forms: FilledForms, isForDraft: Bool = false) {
    self.forms = forms
    self.isForDraft = isForDraft
    answerCells = Array(forms.columns.columns.indices)
    if case .xml(.odk) = forms.kind { emptyIsAbsent = true } else { emptyIsAbsent = false }
  }

  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    let width = forms.columns.columns.count + 1
    let capacity = max(1, min(1_024, 1_048_576 / width))
    var batch = RecordBatch(width: width, blockCapacity: 64, capacity: capacity)
    for (file, finding) in forms.findings.enumerated() {
      switch finding {
      case .form: try read(file, into: &batch, take)
      case .refused where !isForDraft: leaveOut(file, Self.refused, in: &batch)
      case .copy where !isForDraft: leaveOut(file, Self.copy, in: &batch)
      default: continue
      }
      Self.handOut(&batch, take)
    }
    if batch.count > 0 { take(batch) }
  }

  private static func handOut(_ batch: inout RecordBatch, _ take: (borrowing RecordBatch) -> Void) {
    guard !batch.hasRoom else { return }
    take(batch)
    batch.removeAll()
  }

  private func leaveOut(_ file: Int, _ word: String, in batch: inout RecordBatch) {
    batch.beginRecord(line: file + 1)
    batch.setCell(forms.columns.columns.count, text: word)
    batch.endRecord()
  }

  private func read(
    _ file: Int, into batch: inout RecordBatch, _ take: (borrowing RecordBatch) -> Void
  ) throws(FormatError) {
    guard let form = try FormFile(path: forms.path(file)) else { return }
    var failure: FormatError?
    try form.forEachForm(record: forms.options.record) { filled in
      guard failure == nil else { return }
      do throws(FormatError) {
        add(try forms.matched(filled, forms.kind.container), file, to: &batch)
        Self.handOut(&batch, take)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func add(_ form: FilledForm, _ file: Int, to batch: inout RecordBatch) {
    batch.beginRecord(line: forms.names == nil ? form.line : file + 1)
    if forms.kind.container == .xmlRecords && !isForDraft {
      batch.setCells(answerCells, text: Self.absent)
    }
    var cells: [Int: String] = [:]
    for field in form.fields {
      guard let place = forms.columns.places[field.name] else { continue }
      cells[place] = Self.joined(cells[place], cell(of: field))
    }
    for (place, text) in cells { batch.setCell(place, text: text) }
    batch.endRecord()
  }

  /// Two fields of one name are several values of it, unless one is empty or both say the same.
  private static func joined(_ one: String?, _ other: String) -> String {
    guard let one, !one.isEmpty, one != other else { return other }
    return other.isEmpty ? one : one + FormColumns.separator + other
  }

  private func cell(of field: FilledForm.Field) -> String {
    switch field.state {
    case .empty where isForDraft, .preset where isForDraft: return ""
    case .empty: return emptyIsAbsent ? Self.absent : ""
    case .preset: return Self.preset
    case .given where field.kind == .tick: return Self.ticked
    case .given: return field.values.joined(separator: FormColumns.separator)
    }
  }
}

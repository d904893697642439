/// The rows of one form: its keyings, and what decides between them.
struct KeyedForm {
  /// A row for each pass, in their order.
  var passes: [(pass: Int, row: Int)] = []
  /// Rows that say what the paper shows.
  var resolutions: [Int] = []
  /// Rows that repeat a pass: they stay in the account as rows left out.
  var repeats: [(row: Int, earlier: Int)] = []

  /// The rows of the passes.
  var rows: [Int] { passes.map(\.row) }
  /// The row that stands for the form.
  var first: Int? { passes.first?.row ?? resolutions.first }
  /// Whether there is nothing to compare.
  var isSimple: Bool { passes.count < 2 && resolutions.isEmpty }

  /// Sorts the rows of one form into passes.
  ///
  /// With a resolution all rows are keyings of the form, whatever their passes say.
  init(_ rows: [Int], facts: FormFacts) {
    resolutions = rows.filter { Self.isResolution(facts[.pass, $0]) }
    var known: [Int: Int] = [:]
    for row in rows where !resolutions.contains(row) {
      let pass = Double(facts[.pass, row]).flatMap { Int(exactly: $0) } ?? 1
      if resolutions.isEmpty, let earlier = known[pass] {
        repeats.append((row, earlier))
      } else {
        known[pass] = row
        passes.append((pass, row))
      }
    }
    passes.sort { ($0.pass, $0.row) < ($1.pass, $1.row) }
  }

  private static func isResolution(_ pass: String) -> Bool {
    pass.lowercased() == FormBatchReader.resolutionPass
  }
}

/// The forms of the rows of a source, in the order of their first rows.
///
/// Rows belong together by batch and form number; one without a number is a form of its own, and so is one that a clerk
/// has marked as a duplicate. A form that completes another one may have the number of that form. Only forms with
/// several rows take memory of their own.
struct KeyedForms {
  /// The first row of each form.
  private(set) var firsts: [Int] = []
  private var further: [Int: [Int]] = [:]
  private let facts: FormFacts

  init(_ part: ImportedPart) {
    facts = part.facts
    let batches = facts.numbers(of: .batch)
    let forms = facts.numbers(of: .form)
    let links = facts.numbers(of: .linkedTo)
    let duplicate = PartImport.index(.duplicate)
    var owners: [UInt64: Int] = [:]
    for row in 0..<part.count {
      let link: UInt64 = links[row] > 0 ? 1 << 63 : 0
      let key = link | UInt64(batches[row]) << 32 | UInt64(forms[row])
      let isNumbered = forms[row] > 0 && part.leftOut[row] != duplicate
      if isNumbered, let owner = owners[key] {
        further[owner, default: []].append(row)
        continue
      }
      if isNumbered { owners[key] = row }
      firsts.append(row)
    }
  }

  /// Whether every row is a form of its own.
  var areSingle: Bool { further.isEmpty }

  /// The form that begins with a row.
  subscript(first: Int) -> KeyedForm { KeyedForm([first] + (further[first] ?? []), facts: facts) }
}

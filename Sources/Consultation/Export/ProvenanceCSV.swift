internal import FileFormats

/// `provenance.csv`: where each response comes from, one a row, in the order of the responses; for officers only.
///
/// It has the source, file and line of every response, and what a written form tells about itself. Names of files and
/// clerks may be those of people, so the file is written among internal figures alone.
struct ProvenanceCSV {
  private let responses: ResponseTable
  private static let facts: [FormFact] = [
    .batch, .form, .received, .place, .event, .clerk, .edition, .language, .scan,
  ]

  init(_ responses: ResponseTable) { self.responses = responses }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in ["response", "source", "file", "line", "mode"] { text.add(text: heading) }
    for fact in Self.facts {
      text.add(text: fact.heading.split(separator: "-").joined(separator: "_"))
    }
    text.add(text: "keying")
    text.endRecord()
    var row = 0
    for (source, provenance) in responses.provenance.enumerated() {
      for place in 0..<provenance.count {
        add(row, responses.survey.sources[source], provenance, place, to: &text)
        row += 1
      }
    }
    return text.bytes
  }

  private func add(
    _ row: Int, _ source: ResponseSource, _ provenance: Provenance, _ place: Int, to text: inout CSVText
  ) {
    text.add(number: row + 1)
    text.add(text: source.id)
    let isFolder = !provenance.files.isEmpty
    text.add(text: isFolder ? provenance.files[Int(provenance.fileOfRow[place])] : source.file)
    // A file of a folder of filled forms has no line: it is the form.
    let isForm = isFolder && provenance.keying.isEmpty
    text.add(number: isForm ? "" : String(responses.lines[row]))
    text.add(text: CollectionMode.allCases[Int(responses.modes[row])].rawValue)
    for fact in Self.facts { text.add(text: provenance.facts[fact, place]) }
    let state = provenance.keying.isEmpty ? nil : Keying.State(rawValue: provenance.keying[place])
    text.add(text: state?.id ?? "")
    text.endRecord()
  }
}

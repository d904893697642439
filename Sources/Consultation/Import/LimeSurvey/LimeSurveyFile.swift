internal import FileFormats

/// The responses of a LimeSurvey survey with their structure: an archive, or a file of responses.
struct LimeSurveyFile: Sendable {
  private enum Place: Sendable {
    case archive(ZIPArchive, member: String)
    case file(String)
  }

  /// What a date says where an anonymous survey hides it: not empty, for the response was sent off.
  private static let hiddenDate = "hidden"

  private let place: Place
  private let structure: LimeSurveyStructure?
  /// The columns as the responses have them, with what the structure says of each.
  let dictionary: DataDictionary

  /// A survey archive (`.lsa`); the participants in it are never read.
  init(archive: ZIPArchive) throws(FormatError) {
    let names = archive.entries.map(\.name)
    guard let responses = names.first(where: { $0.hasSuffix(".lsr") }) else {
      throw FormatError(.malformed, "the archive holds no responses", fix: "export the survey archive again")
    }
    let structure = try names.first { $0.hasSuffix(".lss") }.map { name throws(FormatError) in
      try LimeSurveyStructure(try archive.bytes(of: name))
    }
    try self.init(.archive(archive, member: responses), structure)
  }

  /// A file of responses (`.lsr`); its structure is looked for beside it under the same name.
  init(responses path: String) throws(FormatError) {
    let stem = path.hasSuffix(".lsr") ? String(path.dropLast(4)) : path
    var structure: LimeSurveyStructure?
    do throws(FormatError) {
      structure = try LimeSurveyStructure(
        try InputFile.bytes(path: stem + ".lss", limit: XMLDocument.sizeLimit))
    } catch { if error.kind != .missing { throw error } }
    try self.init(.file(path), structure)
  }

  private init(_ place: Place, _ structure: LimeSurveyStructure?) throws(FormatError) {
    self.place = place
    self.structure = structure
    let headings = try LimeSurveyResponses(try Self.source(place), structure: structure).headings
    let known = structure?.dictionary
    let variables = Dictionary(
      (known?.variables ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    dictionary = DataDictionary(
      title: known?.title ?? "",
      variables: headings.map { variables[$0] ?? DataDictionary.Variable(code: $0, kind: .text) },
      notes: known?.notes ?? [])
  }

  private static func source(_ place: Place) throws(FormatError) -> any ByteSource {
    switch place {
    case .archive(let archive, let member): try archive.source(of: member)
    case .file(let path): try FileSource(path: path, from: 0)
    }
  }

  /// The responses, from the first on.
  func records() throws(FormatError) -> LimeSurveyResponses {
    try LimeSurveyResponses(
      try Self.source(place), structure: structure, hiddenDateText: Self.hiddenDate)
  }
}

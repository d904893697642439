internal import FileFormats

/// A Triple-S survey: a definition file and the data file beside it.
struct TripleSFile: Sendable {
  let definitionPath: String
  let dataPath: String
  let definition: TripleSDefinition
  /// The questions and the labels of codes.
  let dictionary: DataDictionary
  /// A row for each response, a cell for each variable of ``dictionary``.
  let records: TripleSRecords

  /// Opens a survey by either of its files, and finds the other in the same folder.
  ///
  /// What the definition says of the place of the data file counts by its name alone, never by its folders.
  ///
  /// - Parameters:
  ///   - path: The definition (`.sss`, `.xml`) or the data file.
  ///   - encoding: The encoding of the data, or `nil` where the first bytes and then the definition are to
  ///   tell it.
  ///   - delimiter: The byte between the cells of CSV, or `nil` where the file is to show it.
  /// - Throws: A ``FormatError`` where a file is missing or the definition cannot be used; one that lies in
  ///   the file that was found, not in the one that was named, says so and has no line.
  init(path: String, encoding: TextEncoding? = nil, delimiter: UInt8? = nil) throws(FormatError) {
    let named = TripleSPath(path)
    guard named.isDefinition else {
      try self.init(
        definitionPath: named.definition(), dataPath: path, encoding: encoding, delimiter: delimiter,
        isNamed: false)
      return
    }
    try self.init(
      definitionPath: path, dataPath: nil, encoding: encoding, delimiter: delimiter, isNamed: true)
  }

  /// Opens a survey by its definition file.
  init(definitionPath: String) throws(FormatError) {
    try self.init(definitionPath: definitionPath, dataPath: nil, encoding: nil, delimiter: nil, isNamed: true)
  }

  private init(
    definitionPath: String, dataPath: String?, encoding: TextEncoding?, delimiter: UInt8?, isNamed: Bool
  ) throws(FormatError) {
    let definition = try Self.told(of: definitionPath, isNamed: isNamed) {
      () throws(FormatError) -> TripleSDefinition in
      let bytes = try InputFile.bytes(path: definitionPath, limit: XMLDocument.sizeLimit)
      return try TripleSReading.definition(bytes)
    }
    let data: String
    if let dataPath { data = dataPath } else { data = try TripleSPath(definitionPath).data(of: definition) }
    let proved = try Self.told(of: data, isNamed: !isNamed) { () throws(FormatError) -> TextEncoding? in
      try TextEncoding.proved(byFileAt: data)
    }
    self.definitionPath = definitionPath
    self.dataPath = data
    self.definition = definition
    dictionary = DataDictionary(definition)
    records = TripleSRecords(
      definition: definition, path: data, encoding: encoding ?? proved ?? definition.encoding ?? .utf8,
      delimiter: delimiter)
  }

  /// What reading a file gives; a failure names the file where another one was asked for.
  private static func told<Result>(
    of path: String, isNamed: Bool, _ read: () throws(FormatError) -> Result
  ) throws(FormatError) -> Result {
    do throws(FormatError) { return try read() } catch {
      if isNamed { throw error }
      var failure = error
      let line = error.line.map { ", line \($0)" } ?? ""
      failure.found = "\(TripleSReading.baseName(path))\(line): \(error.found)"
      failure.line = nil
      throw failure
    }
  }
}

/// A path cut into folder, name and extension, for finding the file that belongs to it.
struct TripleSPath {
  private let folder: String
  private let file: String
  private let stem: String
  private let kind: String

  private static let definitionKinds = ["sss", "xml"]
  private static let dataKinds = ["asc", "dat", "csv", "txt"]

  init(_ path: String) {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<cut])
    file = String(path[cut...])
    let point = file.lastIndex(of: ".") ?? file.endIndex
    stem = String(file[..<point])
    kind = String(file[point...].dropFirst()).lowercased()
  }

  /// Whether the file is a definition by its name.
  var isDefinition: Bool { Self.definitionKinds.contains(kind) }

  /// Whether the name is one that only data of fixed width have.
  var isFixedWidth: Bool { kind == "asc" || kind == "dat" }

  /// Whether a definition lies beside this file, which is then data.
  var hasDefinition: Bool {
    Self.dataKinds.contains(kind) && firstPresent(Self.definitionKinds.map { "\(stem).\($0)" }) != nil
  }

  /// The path of the definition that belongs to this data file.
  ///
  /// - Throws: A ``FormatError`` with the names that were tried.
  func definition() throws(FormatError) -> String {
    let wanted = Self.definitionKinds.map { "\(stem).\($0)" }
    if let found = firstPresent(wanted) { return folder + found }
    throw FormatError(
      .missing, "there is no Triple-S definition beside the data",
      expected: "one of: \(wanted.joined(separator: ", "))",
      fix: "put the definition that was exported with the data into the same folder, under the same name")
  }

  /// The path of the data that belong to this definition.
  ///
  /// The definition's own name comes first, and only then the one that it gives the data file, because pairs
  /// are renamed together and what stands inside is not.
  ///
  /// - Throws: A ``FormatError`` with the names that were tried.
  func data(of definition: TripleSDefinition) throws(FormatError) -> String {
    // Both layouts may lie side by side, each with a definition of its own.
    let kinds = definition.format == .csv ? ["csv"] + Self.dataKinds.filter { $0 != "csv" } : Self.dataKinds
    var wanted = kinds.map { "\(stem).\($0)" }
    let own = definition.dataName
    if !own.isEmpty && own != "." && own != ".." && !wanted.contains(own) { wanted.append(own) }
    if let found = firstPresent(wanted) { return folder + found }
    throw FormatError(
      .missing, "there is no data file beside the definition",
      expected: "one of: \(wanted.joined(separator: ", "))",
      fix: "put the data file that was exported with the definition into the same folder, under the same name"
    )
  }

  /// The first of some names that is in the folder, in any case of letters; the very name before others.
  private func firstPresent(_ wanted: [String]) -> String? {
    let present = (OutputFolder.names(in: folder.isEmpty ? "." : folder) ?? []).filter { $0 != file }
    for name in wanted {
      if present.contains(name) { return name }
      if let found = present.first(where: { $0.lowercased() == name.lowercased() }) { return found }
    }
    return nil
  }
}

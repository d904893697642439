extension FilledForm {
  /// Reads a filled OpenDocument text (.odt): the controls of its form layer, its content controls, and the form
  /// fields that it has from a Word document.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, damaged, no OpenDocument text, protected by a password,
  ///   beyond the declared limits, or without fields.
  package init(openDocument path: String) throws(FormatError) {
    try self.init(openDocument: try DocumentArchive(path: path))
  }

  init(openDocument archive: DocumentArchive) throws(FormatError) {
    if archive.holds("mimetype") {
      let type = try archive.text(of: "mimetype")
      guard type.hasPrefix("application/vnd.oasis.opendocument.text") else {
        throw DocumentArchive.noDocument
      }
    }
    let files = try archive.root(of: "META-INF/manifest.xml")?.children ?? []
    guard !files.contains(where: { $0.child("encryption-data") != nil }) else {
      throw DocumentArchive.protected
    }
    guard let root = try archive.root(of: "content.xml"), let text = root.child("body")?.child("text") else {
      throw DocumentArchive.noDocument
    }
    var walk = OpenDocumentWalk(OpenDocumentControls(text))
    try walk.visit(text)
    try self.init(try walk.finished())
  }
}

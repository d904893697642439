extension FilledForm {
  /// Reads a filled Word form (.docx): its content controls and its legacy form fields.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, damaged, no Word document, protected by a password,
  ///   beyond the declared limits, or without fields.
  package init(word path: String) throws(FormatError) {
    try self.init(word: try DocumentArchive(path: path))
  }

  init(word archive: DocumentArchive) throws(FormatError) {
    guard let main = try Self.mainPart(of: archive), let root = try archive.root(of: main),
      root.name == "document", let body = root.child("body")
    else { throw DocumentArchive.noDocument }
    let application = try archive.root(of: "docProps/app.xml")?.child("Application")?.pieces.first ?? ""
    var walk = WordWalk(isByLibreOffice: application.contains("LibreOffice"))
    try walk.visit(body)
    try self.init(try walk.finished())
  }

  /// The name of the part with the document, which the package names and no rule.
  private static func mainPart(of archive: DocumentArchive) throws(FormatError) -> String? {
    let relationships = try archive.root(of: "_rels/.rels")?.children("Relationship") ?? []
    // The type ends alike in the transitional and in the strict form.
    let main = relationships.first {
      $0["Type"]?.hasSuffix("/officeDocument") == true && $0["TargetMode"] != "External"
    }
    guard let target = main?["Target"] else { return nil }
    return target.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

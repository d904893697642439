import FileFormats

/// A Word document made by a test.
package struct MadeDocument {
  /// What stands inside `<w:body>`.
  package var body: String
  /// The program that says it wrote the document, or `nil` for a document that does not say.
  package var application: String? = "Microsoft Office Word"
  /// Whether the document uses the names of the strict form of the standard.
  package var isStrict = false
  /// The name of the part with the document.
  package var mainPart = "word/document.xml"
  /// The whole main part, instead of a body.
  package var main: String?
  /// Further files of the archive.
  package var others: [(name: String, bytes: [UInt8])] = []

  package init(_ body: String) { self.body = body }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// The files of the archive, in order.
  package var parts: [(name: String, bytes: [UInt8])] {
    let names =
      isStrict
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let office =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var parts = [
      ("[Content_Types].xml", "\(Self.head)<Types/>"),
      (
        "_rels/.rels",
        """
        \(Self.head)<Relationships xmlns="\(Self.package)">\
        <Relationship Id="rId3" Type="\(office)/extended-properties" Target="docProps/app.xml"/>\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="\(mainPart)"/></Relationships>
        """
      ),
      (
        mainPart,
        main ?? """
          \(Self.head)<w:document xmlns:w="\(names)" xmlns:w14="\(Self.word2010)" xmlns:w15="urn:w15"\
           xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v"><w:body>\(body)</w:body></w:document>
          """
      ),
    ]
    if let application {
      parts.append(
        ("docProps/app.xml", "<Properties><Application>\(application)</Application></Properties>"))
    }
    return parts.map { ($0.0, Array($0.1.utf8)) } + others
  }

  /// Writes the document into a folder and returns its path.
  package func write(in folder: TemporaryFolder, _ name: String = "made.docx") throws -> String {
    let path = folder.path + "/" + name
    let writer = try ZIPWriter(path: path)
    for part in parts { try writer.add(part.name, part.bytes) }
    try writer.close()
    return path
  }

  // MARK: Building blocks

  /// A paragraph; what does not start with `<` is its text.
  package static func paragraph(_ parts: String...) -> String {
    "<w:p>" + parts.map { $0.hasPrefix("<") ? $0 : run($0) }.joined() + "</w:p>"
  }

  /// A run with a text.
  package static func run(_ text: String) -> String {
    "<w:r><w:rPr><w:tab/></w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  /// A content control; `kind` is the element that names what it is.
  package static func control(
    _ kind: String, tag: String? = nil, alias: String? = nil, isPlaceholder: Bool = false, _ content: String
  ) -> String {
    let names =
      (alias.map { "<w:alias w:val=\"\($0)\"/>" } ?? "") + (tag.map { "<w:tag w:val=\"\($0)\"/>" } ?? "")
    let placeholder = isPlaceholder ? "<w:showingPlcHdr/>" : ""
    return "<w:sdt><w:sdtPr>\(names)<w:id w:val=\"7\"/>\(placeholder)\(kind)</w:sdtPr>"
      + "<w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  /// A tick box; `checked` is the value that says whether it is ticked.
  package static func tick(_ tag: String? = nil, alias: String? = nil, checked: String = "0") -> String {
    control(
      "<w14:checkbox><w14:checked w14:val=\"\(checked)\"/><w14:checkedState w14:val=\"2612\"/></w14:checkbox>",
      tag: tag, alias: alias, run(checked == "1" ? "\u{2612}" : "\u{2610}"))
  }

  /// A drop-down with the options of an age question.
  package static func dropDown(
    _ tag: String? = nil, isPlaceholder: Bool = false, kind: String = "dropDownList", _ content: String
  ) -> String {
    control(
      """
      <w:\(kind)><w:listItem w:value="Choose an item."/><w:listItem w:displayText="16 to 24" w:value="1"/>\
      <w:listItem w:displayText="25 to 34" w:value="2"/></w:\(kind)>
      """, tag: tag, isPlaceholder: isPlaceholder, run(content))
  }

  /// A legacy form field; `result` is what stands in it, or `nil` for a field without a result part.
  package static func legacy(
    _ instruction: String, name: String = "", _ data: String, result: String? = nil
  ) -> String {
    let shown = result.map { "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + $0 } ?? ""
    return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"\(name)\"/><w:enabled/>\(data)"
      + "</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space=\"preserve\"> \(instruction) </w:instrText>"
      + "</w:r>\(shown)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }
}

/// An OpenDocument text made by a test.
package struct MadeOpenDocument {
  /// What stands inside `<office:text>` behind the form layer.
  package var text: String
  /// What stands inside `<form:form>`.
  package var form: String
  package var type = "application/vnd.oasis.opendocument.text"
  package var manifest = ""
  /// The whole content, instead of a text and a form.
  package var content: String?

  package init(_ text: String, form: String = "") {
    self.text = text
    self.form = form
  }

  /// The files of the archive, in order.
  package var parts: [(name: String, bytes: [UInt8])] {
    let namespaces = ["office", "text", "table", "draw", "form", "loext", "field"]
      .map { "xmlns:\($0)=\"urn:\($0)\"" }.joined(separator: " ")
    let content =
      self.content ?? """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content \(namespaces)><office:body><office:text>
        <office:forms><form:form form:name="Form">\(form)</form:form></office:forms>\(text)
        </office:text></office:body></office:document-content>
        """
    let parts = [
      ("mimetype", type), ("content.xml", content),
      ("META-INF/manifest.xml", "<m:manifest xmlns:m=\"urn:m\">\(manifest)</m:manifest>"),
    ]
    return parts.map { ($0.0, Array($0.1.utf8)) }
  }

  /// Writes the document into a folder and returns its path.
  package func write(in folder: TemporaryFolder, _ name: String = "made.odt") throws -> String {
    let path = folder.path + "/" + name
    let writer = try ZIPWriter(path: path)
    for part in parts { try writer.add(part.name, part.bytes) }
    try writer.close()
    return path
  }
}

extension FilledForm {
  /// One line for each field: what it is called, what it is, what stands in it and beside it.
  package var lines: [String] {
    fields.map { field in
      "\(field.name) | \(field.kind) | \(field.state) | \(field.values.joined(separator: " + ")) | \(field.label)"
    }
  }
}

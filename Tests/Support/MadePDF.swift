/// A small PDF form made by a test, on one page.
///
/// ```swift
/// let form = MadePDF([
///   .tick("Q2.parks", isTicked: true), .radio("Q1", ["agree", "disagree"], chosen: "agree"),
///   .combination("AgeBand", [("0", "Under 16"), ("1", "16 to 24")], chosen: "1", initial: "0"),
///   .text("Comment", "More buses"),
/// ])
/// try folder.write("one.pdf", bytes: form.bytes)
/// ```
package struct MadePDF {
  package enum Field {
    /// A check box whose on-state is a name.
    case tick(String, on: String = "Yes", isTicked: Bool, tooltip: String = "")
    /// Radio buttons, one for each state.
    case radio(String, [String], chosen: String? = nil, tooltip: String = "")
    /// A drop-down; `initial` is what the blank form shows.
    case combination(
      String, [(value: String, label: String)], chosen: String? = nil, initial: String? = nil,
      tooltip: String = "")
    /// A list in which several options may be chosen.
    case list(String, [(value: String, label: String)], chosen: [String] = [], initial: String? = nil)
    case text(String, String = "", tooltip: String = "")
    /// Anything else: what stands between `<<` and `>>`.
    case raw(String)
  }

  package var fields: [Field]
  /// What names the questionnaire and the copy: 16 bytes each, as hexadecimal digits.
  package var ids = ("00112233445566778899AABBCCDDEEFF", "FFEEDDCCBBAA99887766554433221100")

  package init(_ fields: [Field]) { self.fields = fields }

  /// The file.
  package var bytes: [UInt8] {
    // Objects 1 to 4 are the catalogue, the pages, the page and an empty appearance; the fields follow.
    var objects: [String] = []
    var roots: [String] = []
    for field in fields {
      roots.append("\(objects.count + 5) 0 R")
      objects += Self.objects(of: field, number: objects.count + 5)
    }
    let head = [
      "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ \(roots.joined(separator: " ")) ] >> >>",
      "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Resources << >> >>",
      "<< /Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] /Length 0 >>\nstream\n\nendstream",
    ]
    return Self.file(head + objects, trailer: "/Root 1 0 R /ID [ <\(ids.0)> <\(ids.1)> ]")
  }

  /// A file of any objects, numbered from 1, with a right table of them.
  package static func file(
    _ objects: [String], trailer: String = "/Root 1 0 R", header: String = "%PDF-1.7\n"
  ) -> [UInt8] {
    var bytes = Array(header.utf8)
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(bytes.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let start = bytes.count
    table += "trailer\n<< /Size \(objects.count + 1) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }

  // MARK: Parts

  /// The objects of a field: its own, then those of its buttons.
  private static func objects(of field: Field, number: Int) -> [String] {
    switch field {
    case .raw(let content): return ["<< \(content) >>"]
    case .tick(let title, let on, let isTicked, let tooltip):
      let state = name(isTicked ? on : "Off")
      return [
        "<< /FT /Btn \(titled(title, tooltip)) /V \(state) /AS \(state) \(widget) \(appearances(on)) >>"
      ]
    case .radio(let title, let states, let chosen, let tooltip):
      let kids = states.indices.map { "\(number + 1 + $0) 0 R" }.joined(separator: " ")
      let value = chosen.map { "/V \(name($0))" } ?? ""
      return ["<< /FT /Btn /Ff 49152 \(titled(title, tooltip)) \(value) /Kids [ \(kids) ] >>"]
        + states.map {
          "<< /Parent \(number) 0 R /AS \(name($0 == chosen ? $0 : "Off")) \(widget) \(appearances($0)) >>"
        }
    case .combination(let title, let options, let chosen, let initial, let tooltip):
      return [
        "<< /FT /Ch /Ff 131072 \(titled(title, tooltip)) \(choice(options, chosen.map(text), initial)) >>"
      ]
    case .list(let title, let options, let chosen, let initial):
      let value = chosen.isEmpty ? nil : "[ \(chosen.map(text).joined(separator: " ")) ]"
      return ["<< /FT /Ch /Ff 2097152 \(titled(title, "")) \(choice(options, value, initial)) >>"]
    case .text(let title, let value, let tooltip):
      return ["<< /FT /Tx \(titled(title, tooltip)) /V \(text(value)) \(widget) >>"]
    }
  }

  private static let widget = "/Type /Annot /Subtype /Widget /P 3 0 R /Rect [ 0 0 9 9 ]"

  private static func titled(_ title: String, _ tooltip: String) -> String {
    "/T \(text(title))" + (tooltip.isEmpty ? "" : " /TU \(text(tooltip))")
  }

  private static func appearances(_ on: String) -> String {
    "/AP << /N << /Off 4 0 R \(name(on)) 4 0 R >> >>"
  }

  private static func choice(
    _ options: [(value: String, label: String)], _ value: String?, _ initial: String?
  ) -> String {
    let all = options.map { "[ \(text($0.value)) \(text($0.label)) ]" }.joined(separator: " ")
    let parts = [value.map { "/V \($0)" }, initial.map { "/DV \(text($0))" }].compactMap { $0 }
    return "/Opt [ \(all) ] \(parts.joined(separator: " ")) \(widget)"
  }

  /// A string object in UTF-16, so that any text can stand in it.
  package static func text(_ text: String) -> String {
    "<FEFF" + text.utf16.map { digits($0 >> 8) + digits($0 & 0xFF) }.joined() + ">"
  }

  /// A name object with every byte escaped that needs it.
  package static func name(_ name: String) -> String {
    "/"
      + name.utf8.map { byte in
        let isPlain = Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
        return byte < 0x80 && isPlain ? String(Unicode.Scalar(byte)) : "#" + digits(UInt16(byte))
      }.joined()
  }

  private static func digits(_ byte: UInt16) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

import FileFormats
import Foundation
import TestSupport
import Testing

/// Documents that were made to do harm, or that came to harm.
@Suite struct `Hostile records of XML` {
  /// A document that is never in memory: something before, the same thing many times, something behind.
  private final class Made: ByteSource {
    private let parts: [(text: [UInt8], times: Int)]
    private var part = 0
    private var done = 0
    private var offset = 0
    private(set) var handedOut = 0

    init(_ parts: [(String, Int)]) { self.parts = parts.map { (Array($0.0.utf8), $0.1) } }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
      while part < parts.count, done == parts[part].times {
        part += 1
        done = 0
      }
      guard part < parts.count else { return 0 }
      let text = parts[part].text
      let count = min(buffer.count, text.count - offset)
      unsafe buffer.copyBytes(from: text[offset..<offset + count])
      offset += count
      handedOut += count
      if offset == text.count {
        offset = 0
        done += 1
      }
      return count
    }
  }

  private func failure(_ text: String, _ record: [String] = []) -> FormatError? {
    do throws(FormatError) {
      _ = try XMLRecords.forms(text, record)
      return nil
    } catch { return error }
  }

  /// What the process has in memory, in MiB.
  private var memory: Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) / 256
  }

  @Test func `in any number take the memory of one`() throws {
    let lines = String(repeating: "more lights on the towpath\n", count: 70)
    let form = "<form n=\"1\"><q1>yes</q1><why>\(lines)</why></form>\n"
    let source = Made([("<b>", 1), (form, 100_000), ("</b>", 1)])
    var reader = try XMLRecordReader(source, record: ["b", "form"])
    let before = memory
    while let read = try reader.next() {
      #expect(read.fields.count == 3)
      // What is not read yet is not asked for.
      let ahead = source.handedOut - reader.count * form.utf8.count
      if ahead > 131_072 { Issue.record("\(ahead) bytes ahead") }
    }
    #expect(reader.count == 100_000)
    // 193 MB went through, which as a tree would take several times that; other tests run meanwhile.
    #expect(memory - before < 500, "\(memory - before) MiB more")
  }

  @Test func `with new names in each are not counted together`() throws {
    let forms = (1...5_000).map { form in "<f>" + (1...60).map { "<n\(form)_\($0)/>" }.joined() + "</f>" }
    #expect(try XMLRecords.forms("<b>\(forms.joined())</b>", ["b", "f"]).count == 5_000)
  }

  @Test func `with a hundred thousand leaves are read in the time that their bytes need`() throws {
    func time(_ leaves: Int) throws -> Duration {
      let text = "<f>" + (1...leaves).map { "<q\($0)>\($0)</q\($0)>\n" }.joined() + "</f>"
      var form: FilledForm?
      let time = try ContinuousClock().measure { form = try XMLRecords.forms(text).first }
      #expect(form?.fields.count == leaves)
      #expect(form?.fields.last?.values == [String(leaves)])
      return time
    }
    _ = try time(1_000)
    let small = try time(10_000)
    let large = try time(100_000)
    #expect(large < small * 40, "\(small) for 10,000 and \(large) for 100,000")
    let same = "<f>" + String(repeating: "<q>x</q>", count: 100_000) + "</f>"
    #expect(try XMLRecords.forms(same)[0]["q"]?.values.count == 100_000)
    let mixed = "<f>" + String(repeating: "x<q/>", count: 100_000) + "</f>"
    #expect(try XMLRecords.forms(mixed)[0]["."]?.values.first?.count == 199_999)
  }

  @Test func `cannot declare, include or grow anything`() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret.txt", "SECRET")
    let billion = (1...9).map { "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">" }
      .joined()
    let refused = FormatError(
      .malformed, line: 1, "the document declares entities, elements or attributes of its own",
      expected: "a document without a DTD", fix: "remove the <!DOCTYPE ...> declaration")
    for (declaration, content) in [
      ("<!ENTITY x SYSTEM \"file://\(secret)\">", "&x;"), ("<!ENTITY e0 \"lol\">\(billion)", ""),
      ("<!ATTLIST f status CDATA \"answered\">", ""), ("<!ELEMENT f ANY>", ""),
      (
        "<!ENTITY big \"\(String(repeating: "x", count: 200_000))\">",
        String(repeating: "&big;", count: 2_000)
      ),
    ] {
      #expect(failure("<!DOCTYPE f [\(declaration)]><f><a>\(content)</a></f>") == refused)
    }
    #expect(failure("<!DOCTYPE f [<!ENTITY e0 \"lol\">\(billion)]><f><a>&e9;</a></f>") != nil)
    #expect(failure("<!DOCTYPE f SYSTEM \"http://example.org/f.dtd\"><f><a/></f>") == nil)
    let included = try XMLRecords.forms(
      "<f xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='\(secret)' parse='text'/></f>")
    #expect(
      XMLRecords.fields(included.first) == ["include", "include/@href=\(secret)", "include/@parse=text"])
  }

  @Test func `are refused where they are too deep, too wide or too large`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(failure(nested(128)) == nil)
    let deep = FormatError(
      .limit, line: 1, "elements stand more than 128 deep in each other",
      fix: "check where the file comes from, and export it again")
    #expect(failure(nested(129)) == deep)
    #expect(failure(nested(100_000)) == deep)
    #expect(failure("<b>" + nested(127) + "</b>", ["b", "a"]) == nil)
    #expect(failure("<b>" + nested(128) + "</b>", ["b", "a"]) == deep)
    #expect(failure(nested(1_000), ["a+", "x"]) == deep)

    func wide(_ count: Int) -> String {
      "<f><a \((0..<count).map { "a\($0)='1'" }.joined(separator: " "))/></f>"
    }
    #expect(failure(wide(200)) == nil)
    #expect(
      failure(wide(201))
        == FormatError(
          .limit, line: 1, "an element has more than 200 attributes",
          fix: "check where the file comes from, and export it again"))

    let leaf = "<q>" + String(repeating: "x", count: 1_000_000) + "</q>"
    let large = "<b><f>\(String(repeating: leaf, count: 17))</f></b>"
    #expect(failure(large, ["b", "f"])?.found == "one form takes more than 16 MiB")
    let many = "<b>" + String(repeating: "<f>\(leaf)</f>", count: 20) + "</b>"
    #expect(failure(many, ["b", "f"]) == nil)
  }

  @Test(.timeLimit(.minutes(1))) func `cannot hold the reader up by one long tag`() {
    let tag = "<f><a " + (0..<400_000).map { "a\($0)=''" }.joined(separator: " ") + "/></f>"
    let error = FormatError(
      .limit, line: 1, "one tag or comment takes more than 256 KiB",
      fix: "check where the file comes from, and export it again")
    #expect(failure(tag) == error)
    #expect(failure("<f><!-- " + String(repeating: "x ", count: 1_000_000) + "--></f>") == error)
    #expect(failure("<f><a b='" + String(repeating: "x", count: 200_000) + "'/></f>") == nil)
    // Long texts are no tags, in any encoding.
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?><f><a>" + String(repeating: "x y ", count: 300_000)
    for rest in ["</a></f>", "<b/>\(String(repeating: "z\n", count: 300_000))</a></f>"] {
      #expect(failure(text + rest) == nil)
      let wide = XMLRecords.wide((text + rest).replacing("ISO-8859-1", with: "UTF-16"))
      #expect(throws: Never.self) { try XMLRecords.forms(wide) }
    }
  }

  @Test func `cannot multiply long names by each other`() {
    let name = String(repeating: "n", count: 40_000)
    let opening = (0..<100).map { "<\(name)\($0)>" }.joined(separator: "\n")
    let leaves = (0..<100_000).map { "<l\($0)/>" }.joined()
    #expect(
      failure("<f>" + opening + leaves)
        == FormatError(
          .limit, line: 58, "one form has more fields than any questionnaire",
          expected: "at most 250000 fields",
          fix: "check where the file comes from, and name the element that is one form"))
    let many = (0..<250_001).map { "<l\($0)/>" }.joined(separator: "\n")
    #expect(failure("<f>" + many + "</f>")?.found == "one form has more fields than any questionnaire")
  }

  @Test func `cut short anywhere are refused and never half read`() throws {
    let text =
      "<?xml version='1.0'?><b k='1'>\n<f><a x='2'>caf\u{E9}</a><g>t<h/>u</g></f>\n<f><![CDATA[x]]></f></b>"
    let bytes = Array(text.utf8)
    #expect(try XMLRecords.forms(bytes, ["b", "f"]).count == 2)
    for end in 0..<bytes.count {
      for blockSize in [1, .max] {
        #expect(throws: FormatError.self, "\(end)") {
          try XMLRecords.forms(Array(bytes.prefix(end)), ["b", "f"], blockSize: blockSize)
        }
      }
    }
  }

  @Test func `damaged at any byte neither crash nor hang`() {
    let bytes = Array("<b k='1'><f><a x='2'>é&amp;</a><g>t<h/>u</g></f><f><!-- c --></f></b>".utf8)
    for place in bytes.indices {
      for byte: UInt8 in [0x00, 0x20, 0x22, 0x26, 0x2F, 0x3C, 0x3E, 0x41, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] = byte
        _ = failure(String(decoding: damaged, as: UTF8.self), ["b", "f"])
        _ = try? XMLRecords.forms(damaged, ["b", "f"])
      }
    }
  }

  @Test(arguments: [
    ("<f><a></f>", 1), ("<f>\n<a>&nbsp;</a></f>", 2), ("<f/>\n<f/>", 2), ("<f a='1' a='2'/>", 1), ("", 1),
    ("<f>\u{1}</f>", 1), (" <?xml version='1.0'?><f/>", 1), ("<f>x</f> y", 1),
  ]) func `that are not well-formed are refused with their line, again and again`(text: String, line: Int)
    throws
  {
    let error = failure(text)
    #expect(error?.kind == .malformed && error?.line == line, "\(String(describing: error))")
    #expect(error?.found.hasPrefix("this is not well-formed XML") == true)
    var reader = try XMLRecordReader(MemorySource(Array(text.utf8)), record: [])
    for _ in 0..<2 {
      #expect(throws: FormatError.self) { while try reader.next() != nil {} }
    }
  }

  @Test func `in the wrong encoding are refused`() {
    let bytes =
      Array("<?xml version='1.0' encoding='UTF-8'?><f><a>".utf8) + [0x93, 0xE9] + Array("</a></f>".utf8)
    #expect(throws: FormatError.self) { try XMLRecords.forms(bytes) }
  }
}

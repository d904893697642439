import Consultation
import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// A file that holds no table of responses, as its first bytes tell, and the whole message about it.
struct Unreadable: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let message: String
  var testDescription: String { name }

  private static let table = "  expected a table of responses: CSV or a workbook\n"
  private static let keying = "key the answers: `soundings forms` makes the sheet"

  private static func text(_ name: String, _ text: String, _ message: String) -> Unreadable {
    .init(name: name, bytes: Array(text.utf8), message: message)
  }

  private static func picture(_ name: String, _ format: String, _ bytes: [UInt8]) -> Unreadable {
    .init(
      name: name, bytes: bytes + [UInt8](repeating: 0, count: 64),
      message:
        "error: this is a \(format) picture: a scan or a photo, whose answers nobody has keyed yet\n\(table)  fix: \(keying)"
    )
  }

  /// An OLE file as its program lays it out: a header, blocks of 512 bytes, and the directory behind them.
  static func office(_ streams: [String], blocks: Int = 3) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    header[0x1E] = 9
    header[0x30] = UInt8(blocks & 0xFF)
    header[0x31] = UInt8(blocks >> 8)
    let directory = (["Root Entry"] + streams).flatMap { name in
      let letters = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return letters + [UInt8](repeating: 0, count: 128 - letters.count)
    }
    return header + [UInt8](repeating: 0x20, count: 512 * blocks) + directory
  }

  private static let mail =
    "fix: save the form that is attached and name that file; if the answers stand in the message, \(keying)"
  private static let word =
    "error: this is an old Word document (.doc)\n  expected a document of today's Word (.docx)\n  fix: open it in Word and save it as .docx; if the form has no fields, \(keying)"
  private static let page =
    "error: this is a web page (HTML), whatever the name of the file says\n\(table)  fix: export the responses as CSV; if there is no other export, open it in a spreadsheet program and save it as .xlsx"

  static let all = pictures + offices + texts

  private static let pictures = [
    picture("scan.jpg", "JPEG", [0xFF, 0xD8, 0xFF, 0xE0]),
    picture("scan.png", "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    picture("scan.tif", "TIFF", [0x49, 0x49, 0x2A, 0]), picture("mac.tiff", "TIFF", [0x4D, 0x4D, 0, 0x2A]),
    picture("scan.gif", "GIF", Array("GIF89a".utf8)),
    picture("scan.bmp", "BMP", Array("BM".utf8) + [9, 9, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]),
    picture("photo.webp", "WebP", Array("RIFF".utf8) + [9, 0, 0, 0] + Array("WEBPVP8 ".utf8)),
    picture("photo.heic", "HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8)),
  ]

  private static let offices = [
    Unreadable(name: "form.doc", bytes: office(["1Table", "WordDocument"]), message: word),
    // Long documents have their directory far behind the start.
    Unreadable(name: "long.doc", bytes: office(["WordDocument", "Workbook"], blocks: 700), message: word),
    Unreadable(
      name: "letter.msg", bytes: office(["__nameid_version1.0", "__substg1.0_0037001F", "WordDocument"]),
      message: "error: this is an Outlook message (.msg), and no table of responses\n\(table)  \(mail)"),
    Unreadable(
      name: "old.xls", bytes: office(["Workbook", "WordDocument"]),
      message:
        "error: this is an old workbook (.xls)\n  expected an .xlsx workbook or CSV\n  fix: open it in a spreadsheet program and save it as .xlsx"
    ),
    Unreadable(
      name: "older.xls", bytes: office(["Book"]),
      message:
        "error: this is an old workbook (.xls)\n  expected an .xlsx workbook or CSV\n  fix: open it in a spreadsheet program and save it as .xlsx"
    ),
    Unreadable(
      name: "locked.docx", bytes: office(["EncryptionInfo", "EncryptedPackage"]),
      message:
        "error: the file is protected by a password\n  expected a file without a password\n  fix: open it in Office, remove the password under File, Info, and save it"
    ),
    Unreadable(
      name: "other.ole", bytes: office(["Contents"]),
      message:
        "error: the workbook is protected by a password, or is of the old .xls format\n  expected an .xlsx workbook without a password\n  fix: open it in a spreadsheet program, remove the password and save it as .xlsx"
    ),
  ]

  private static let texts = [
    text(
      "form.rtf", "{\\rtf1\\ansi I agree, Ada Invented}",
      "error: this is rich text (.rtf), which has no fields and no table of responses\n\(table)  fix: a filled form: \(keying); a form with fields: save it as .docx in Word; an export: ask for CSV"
    ),
    text(
      "answer.eml",
      "Received: from example.org\r\n\tby example.org\r\nFrom: Ada Invented <ada@example.org>\r\nSubject: safety\r\n\r\nYes\r\n",
      "error: this is an e-mail (.eml), and no table of responses\n\(table)  \(mail)"),
    text("page.html", "\u{FEFF}\n<!DOCTYPE html>\n<html><body>Yes</body></html>", page),
    text(
      "page.xls", "<?xml version=\"1.0\"?>\n<!-- made <by> us -->\n<table><tr><td>Yes</td></tr></table>", page
    ),
    Unreadable(
      name: "utf16.htm", bytes: [0xFF, 0xFE] + "<HTML><BODY>".utf8.flatMap { [$0, 0] }, message: page),
  ]
}

@Suite struct `A file that holds no table` {
  @Test(arguments: Unreadable.all) func `is refused with what to do instead`(_ file: Unreadable) throws {
    let expected = "responses/\(file.name): \(file.message)"
    for element in ["export", "forms"] {
      let survey = try SmallSurvey(
        "<text id=\"t\"/>", responses: "<\(element) id=\"a\" file=\"responses/\(file.name)\" mode=\"paper\"/>"
      )
      try survey.folder.write("responses/" + file.name, bytes: file.bytes)
      #expect(survey.failure() == expected)
      let problem = #expect(throws: Problem.self) {
        try SurveyDraft(folder: survey.folder.path, files: ["responses/" + file.name])
      }
      #expect(problem?.message == expected)
    }
    #expect(!expected.contains("Invented"))
  }

  @Test(arguments: Unreadable.all) func `is no crash wherever it is cut, and tells no names`(
    _ file: Unreadable
  )
    throws
  {
    let folder = try TemporaryFolder()
    for count in stride(from: 0, to: min(file.bytes.count, 600), by: 7) {
      try folder.write("cut", bytes: Array(file.bytes.prefix(count)))
      do throws(Problem) {
        // The beginning of a message may be a table; that of a picture or a page is none.
        let draft = try SurveyDraft(folder: folder.path, files: ["cut"])
        #expect(file.name.hasSuffix(".eml") || draft.sources[0].responses == 0, "\(count)")
      } catch { #expect(!error.message.contains("Invented"), "\(count)") }
    }
  }

  @Test func `is told by soundings check and init as well`() throws {
    let survey = try SmallSurvey(
      "<text id=\"t\"/>", responses: "<forms id=\"a\" file=\"responses/scan.jpg\" mode=\"paper\"/>")
    try survey.folder.write("responses/scan.jpg", bytes: [0xFF, 0xD8, 0xFF, 0xE0] + [0, 16])
    let message =
      "responses/scan.jpg: error: this is a JPEG picture: a scan or a photo, whose answers nobody has keyed yet\n  expected a table of responses: CSV or a workbook\n  fix: key the answers: `soundings forms` makes the sheet\n"
    for words in [["check", survey.folder.path], ["init", survey.folder.path + "/responses/scan.jpg"]] {
      let outcome = try Tool.run(words)
      #expect(outcome.code == 3)
      #expect(outcome.error.hasSuffix(message), "\(outcome.error)")
    }
  }
}

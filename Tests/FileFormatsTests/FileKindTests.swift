import FileFormats
import TestSupport
import Testing

@Suite struct `The kind of a file` {
  private func kind(_ text: String) -> FileKind { FileKind(head: Array(text.utf8)) }

  @Test func `is text where a table only looks like something else`() {
    for text in [
      "BM,I\n1,2\n3,4\n5,6\n7,8\n", "BMI at the start,BMI at the end\n20,21\n", "GIF,JPEG\n1,2\n",
      "From,To,Subject\nKent,Medway,Safety\n", "From: where,To: where\nKent,Medway\n",
      "Subject: safety\nno header\n", "Question: How safe?\nAnswer: Very safe\n",
      "RIFF,WEBP\n1,2\n3,4\n5,6\n",
      "form,ftypheic\n", "Date: 2024\n\nFrom: everywhere\n", "a < b,c\n",
    ] {
      #expect(kind(text) == .text, "\(text)")
    }
  }

  @Test func `is XML where no page begins`() {
    for text in [
      "<survey/>", "<?xml version=\"1.0\"?>\n<sss version=\"2.0\"/>", "<!-- html --><form-batch/>",
      "<headings/>", "<tables/>", "<!DOCTYPE sss><sss/>", "<?xml", "<!--",
    ] {
      #expect(kind(text) == .xml, "\(text)")
    }
    #expect(kind("<html") == .webPage)
    #expect(kind("{\"a\": 1}") == .json)
    #expect(kind("{\\rtf1") == .richText)
    #expect(kind("%PDF-1.7\n") == .pdf)
    #expect(kind("%FDF-1.2\n") == .fdf)
  }

  @Test func `of a message needs two lines that every message has`() {
    #expect(kind("From: a\nSubject: b\n\nQ: c\n") == .mail)
    #expect(kind("X-Spam: no\r\nDate: today\r\nMIME-Version: 1.0\r\n") == .mail)
    #expect(kind("From: a\nSubject: b") == .text, "the last line may be cut anywhere")
    #expect(kind("From: a\nX-Mine: b\n\nSubject: c\n") == .text)
    #expect(kind("\n From: a\nSubject: b\n") == .text)
  }

  @Test func `of a bitmap needs more than its two letters`() {
    var head = Array("BM".utf8) + [0, 1, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]
    #expect(FileKind(head: head) == .picture(.bmp))
    head[6] = 1
    #expect(FileKind(head: head) == .text)
    #expect(FileKind(head: Array("BM".utf8)) == .text)
  }
}

@Suite struct `The content of an old Office file` {
  @Test func `is unknown where its header leads nowhere`() throws {
    let folder = try TemporaryFolder()
    for sector: [UInt8] in [[0xFF, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0xFF, 0x7F], [0, 0, 1, 0]] {
      for shift: UInt8 in [0, 9, 12, 255] {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        bytes.replaceSubrange(0..<4, with: [0xD0, 0xCF, 0x11, 0xE0])
        bytes[0x1E] = shift
        bytes.replaceSubrange(0x30..<0x34, with: sector)
        let path = try folder.write("a", bytes: bytes)
        #expect(try OfficeContent(path: path) == .unknown)
      }
    }
    #expect(try OfficeContent(path: try folder.write("empty", bytes: [])) == .unknown)
    #expect(throws: FormatError.self) { try OfficeContent(path: folder.path + "/none") }
  }
}

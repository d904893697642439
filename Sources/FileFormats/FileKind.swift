/// What a file is by its first bytes.
package enum FileKind: Sendable, Equatable {
  case empty
  /// A ZIP: a workbook, an archive, or packed files.
  case zip
  /// An old Office file or a workbook with a password; ``OfficeContent`` tells them apart.
  case office
  case pdf
  /// The data of a filled PDF form.
  case fdf
  case statistics
  case gzip
  case xz
  case picture(Picture)
  /// Rich text (.rtf).
  case richText
  /// A message with its header lines (.eml).
  case mail
  /// An HTML page, whatever the name of the file.
  case webPage
  case xml
  case json
  case text

  /// A format of pictures, by the name that people know.
  package enum Picture: String, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
    case tiff = "TIFF"
    case gif = "GIF"
    case bmp = "BMP"
    case webp = "WebP"
    case heic = "HEIC"
  }

  private static let marks: [([UInt8], FileKind)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0], .office),
    (Array("%PDF".utf8), .pdf), (Array("%FDF".utf8), .fdf), (Array("{\\rtf".utf8), .richText),
    (Array("$FL2".utf8), .statistics), (Array("$FL3".utf8), .statistics),
    ([0x1F, 0x8B], .gzip), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .xz),
    ([0xFF, 0xD8, 0xFF], .picture(.jpeg)), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .picture(.png)),
    ([0x49, 0x49, 0x2A, 0x00], .picture(.tiff)), ([0x4D, 0x4D, 0x00, 0x2A], .picture(.tiff)),
    (Array("GIF87a".utf8), .picture(.gif)), (Array("GIF89a".utf8), .picture(.gif)),
  ]

  /// Decides by the first bytes; some thousand are enough.
  package init(head: [UInt8]) {
    if head.isEmpty {
      self = .empty
    } else if let mark = Self.marks.first(where: { head.starts(with: $0.0) }) {
      self = mark.1
    } else if let picture = Self.picture(head) {
      self = .picture(picture)
    } else {
      // The first character that is no blank, whatever the encoding.
      let first = head.first { ![0x00, 0x09, 0x0A, 0x0D, 0x20, 0xBB, 0xBF, 0xEF, 0xFE, 0xFF].contains($0) }
      switch first {
      case 0x3C?: self = MarkupHead(head).isWebPage ? .webPage : .xml
      case 0x7B?: self = .json
      default: self = MailHead(head).isMail ? .mail : .text
      }
    }
  }

  /// Formats whose mark does not stand first or is too short to stand alone.
  private static func picture(_ head: [UInt8]) -> Picture? {
    guard head.count >= 18 else { return nil }
    func text(_ place: Int) -> String { String(decoding: head[place..<place + 4], as: UTF8.self) }
    if text(0) == "RIFF" && text(8) == "WEBP" { return .webp }
    if text(4) == "ftyp", ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"].contains(text(8)) {
      return .heic
    }
    // BM may begin a heading as well; the zeros and the size of what follows may not.
    let isBitmap = head.starts(with: Array("BM".utf8)) && head[6..<10].allSatisfy { $0 == 0 }
    let sizes: Set<UInt8> = [12, 40, 52, 56, 64, 108, 124]
    return isBitmap && sizes.contains(head[14]) && head[15] == 0 ? .bmp : nil
  }
}

/// The beginning of a file that begins with a tag.
private struct MarkupHead {
  private let text: String

  init(_ head: [UInt8]) {
    // Half of the bytes of UTF-16 are zeros.
    text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
  }

  /// Whether the first element, or the declaration before it, is that of a page.
  var isWebPage: Bool {
    var rest = text[...].drop { $0 != "<" }
    while rest.hasPrefix("<?") || rest.hasPrefix("<!--") {
      let end = rest.hasPrefix("<?") ? "?>" : "-->"
      guard let range = rest.firstRange(of: end) else { return false }
      rest = rest[range.upperBound...].drop { $0 != "<" }
    }
    return ["!doctype html", "html", "head", "body", "table", "meta", "title", "style", "script", "div"]
      .contains { word in
        rest.dropFirst().hasPrefix(word) && rest.dropFirst(word.count + 1).first.map { !$0.isLetter } ?? true
      }
  }
}

/// The beginning of a file that may be a message.
private struct MailHead {
  private static let names: Set<String> = [
    "from", "to", "subject", "date", "received", "return-path", "delivered-to", "mime-version", "message-id",
    "content-type", "cc", "bcc", "reply-to", "sender",
  ]
  private let lines: [Substring]

  init(_ head: [UInt8]) {
    let text = String(decoding: head.prefix(2_048), as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Whether lines of a header stand first: a name, a colon, and at least two names that every message has.
  var isMail: Bool {
    var known: Set<String> = []
    // The last line may be cut in its middle.
    for line in lines.dropLast() {
      if line.isEmpty { break }
      if line.first?.isWhitespace == true && !known.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":") else { return false }
      let name = line[..<colon].lowercased()
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
        return false
      }
      if Self.names.contains(name) { known.insert(name) }
    }
    return known.count >= 2
  }
}

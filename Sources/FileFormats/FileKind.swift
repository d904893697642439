/// What a file is by its first bytes.
package enum FileKind: Sendable, Equatable {
  case empty
  /// A ZIP: a workbook, an archive, or packed files.
  case zip
  /// An old Office file or a workbook with a password.
  case office
  case pdf
  case statistics
  case gzip
  case xz
  case xml
  case json
  case text

  /// Decides by the first bytes; some thousand are enough.
  package init(head: [UInt8]) {
    let marks: [([UInt8], FileKind)] = [
      ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0], .office),
      ([0x25, 0x50, 0x44, 0x46], .pdf), (Array("$FL2".utf8), .statistics), (Array("$FL3".utf8), .statistics),
      ([0x1F, 0x8B], .gzip), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .xz),
    ]
    if head.isEmpty {
      self = .empty
    } else if let mark = marks.first(where: { head.starts(with: $0.0) }) {
      self = mark.1
    } else {
      // The first character that is no blank, whatever the encoding.
      let first = head.first { ![0x00, 0x09, 0x0A, 0x0D, 0x20, 0xBB, 0xBF, 0xEF, 0xFE, 0xFF].contains($0) }
      self = first == 0x3C ? .xml : first == 0x7B ? .json : .text
    }
  }
}

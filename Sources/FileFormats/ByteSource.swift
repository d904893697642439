internal import CLibArchive
import Glibc

/// A stream of bytes: a range of a file, a decompressed file, or another source with its text decoded.
package protocol ByteSource: AnyObject {
  /// Reads the next bytes; 0 means that the stream has ended.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int
}

/// The bytes of a plain file from an offset to its end.
package final class FileSource: ByteSource {
  private let file: InputFile
  private var offset: Int

  package init(path: String, from offset: Int) throws(FormatError) {
    file = try InputFile(path: path)
    self.offset = offset
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    let count = unsafe try file.read(at: offset, into: buffer)
    offset += count
    return count
  }
}

/// Bytes already in memory.
package final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var offset = 0
  /// The largest number of bytes handed out at once, so that tests can cut the stream anywhere.
  private let blockSize: Int

  package init(_ bytes: [UInt8], blockSize: Int = .max) {
    self.bytes = bytes
    self.blockSize = blockSize
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    let count = min(buffer.count, bytes.count - offset, blockSize)
    unsafe bytes.withUnsafeBytes { all in
      unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + count]))
    }
    offset += count
    return count
  }
}

/// The owner of one libarchive reader: the decompressed bytes of a `.gz` or `.xz` file.
@safe
final class DecompressedSource: ByteSource {
  private let archive: OpaquePointer
  /// More than this many decompressed bytes for one compressed byte is taken for an attack.
  private static let ratioLimit = 1_000
  private let limit: Int
  private var total = 0

  init(path: String) throws(FormatError) {
    let size = try InputFile(path: path).size
    limit = max(size, 1_024) * Self.ratioLimit
    guard let archive = unsafe archive_read_new() else {
      throw FormatError(.limit, "no memory to decompress the file")
    }
    unsafe self.archive = unsafe archive
    unsafe archive_read_support_filter_gzip(archive)
    unsafe archive_read_support_filter_xz(archive)
    unsafe archive_read_support_format_raw(archive)
    var entry: OpaquePointer?
    guard unsafe archive_read_open_filename(archive, path, 65_536) == ARCHIVE_OK,
      unsafe archive_read_next_header(archive, &entry) == ARCHIVE_OK
    else { throw Self.damaged }
  }

  deinit { unsafe archive_read_free(archive) }

  private static var damaged: FormatError {
    FormatError(
      .malformed, "the compressed file is damaged or is not what its name says",
      fix: "decompress it by hand to see whether it is whole, then name the plain file")
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    let count = unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw Self.damaged }
    total += count
    guard total <= limit else {
      throw FormatError(
        .limit, "the compressed file grows to more than \(Self.ratioLimit) times its size",
        fix: "decompress it by hand if it is trusted, then name the plain file")
    }
    return count
  }
}

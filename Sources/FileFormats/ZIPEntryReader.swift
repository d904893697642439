internal import CLibArchive

/// The owner of one libarchive reader of a ZIP archive: its list, and the content of the entry it stands on.
@safe
final class ZIPEntryReader: ByteSource {
  /// What the archive tells of one entry.
  struct Header {
    let name: String
    let size: Int?
    let isFile: Bool
    let isEncrypted: Bool
  }

  /// What libarchive calls AE_IFREG.
  static let regularFile: UInt32 = 0o100000

  private let archive: OpaquePointer
  private let locale = UTF8Locale()
  /// How many bytes of the entry have been unpacked.
  private var unpacked = 0
  /// Where in the archive the content of the entry starts.
  private var start: Int64 = 0

  /// Opens an archive in front of its first entry.
  ///
  /// - Throws: A ``FormatError`` where the file is missing or no whole ZIP archive.
  init(path: String) throws(FormatError) {
    // Refuses folders and devices, which libarchive would try to read.
    _ = try InputFile(path: path).size
    guard let archive = unsafe archive_read_new() else {
      throw FormatError(.limit, "no memory to read the archive")
    }
    unsafe self.archive = unsafe archive
    unsafe archive_read_support_format_zip_seekable(archive)
    guard unsafe archive_read_open_filename(archive, path, 65_536) == ARCHIVE_OK else {
      throw Self.damaged
    }
  }

  deinit { unsafe archive_read_free(archive) }

  static var damaged: FormatError {
    FormatError(
      .malformed, "the archive is damaged, cut short or no ZIP archive", expected: "a whole ZIP archive",
      fix: "download or export the file again")
  }

  /// Moves to the next entry; `nil` behind the last one.
  func next() throws(FormatError) -> Header? {
    var entry: OpaquePointer?
    let status = locale.run { unsafe archive_read_next_header(archive, &entry) }
    if status == ARCHIVE_EOF { return nil }
    // A warning is about a name that is not in UTF-8; it is read all the same.
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else {
      throw Self.damaged
    }
    unpacked = 0
    start = unsafe archive_filter_bytes(archive, -1)
    let name = locale.run { unsafe archive_entry_pathname(entry).map { unsafe Self.text($0) } }
    guard let name else { throw Self.damaged }
    return unsafe Header(
      name: name,
      size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
      isFile: archive_entry_filetype(entry) == Self.regularFile && !name.hasSuffix("/"),
      isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  private static func text(_ name: UnsafePointer<CChar>) -> String {
    unsafe String(decodingCString: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), as: UTF8.self)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    let count = unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw Self.damaged }
    unpacked += count
    try ZIPArchive.check(unpacked: unpacked, packed: packed)
    return count
  }

  /// How many packed bytes of the entry have been read.
  var packed: Int { unsafe max(0, Int(archive_filter_bytes(archive, -1) - start)) }
}

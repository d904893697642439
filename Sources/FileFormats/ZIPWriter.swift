internal import CLibArchive

/// The owner of one libarchive writer: makes a ZIP archive whose bytes depend on nothing but what is added.
///
/// Files are deflated and carry no time stamp but the first that ZIP knows. Memory does not grow with the content.
@safe
package final class ZIPWriter {
  private let archive: OpaquePointer
  private let entry: OpaquePointer
  private let locale = UTF8Locale()
  private var isClosed = false

  /// Creates the archive, or replaces it.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable`.
  package init(path: String) throws(FormatError) {
    guard let entry = unsafe archive_entry_new() else { throw Self.noMemory }
    guard let archive = unsafe archive_write_new() else {
      unsafe archive_entry_free(entry)
      throw Self.noMemory
    }
    unsafe self.entry = unsafe entry
    unsafe self.archive = unsafe archive
    unsafe archive_write_set_format_zip(archive)
    guard unsafe archive_write_open_filename(archive, path) == ARCHIVE_OK else {
      throw FormatError(
        .unwritable, "cannot write '\(path)'", fix: "check the rights of the folder and the room on the disk")
    }
  }

  deinit {
    unsafe archive_write_free(archive)
    unsafe archive_entry_free(entry)
  }

  private static var noMemory: FormatError { FormatError(.limit, "no memory to write the archive") }

  /// Adds a whole file.
  package func add(_ name: String, _ bytes: [UInt8]) throws(FormatError) {
    try begin(name, size: bytes.count)
    try append(bytes)
  }

  /// Starts a file; its content follows by ``append(_:)``, and it ends where the next one starts.
  package func begin(_ name: String) throws(FormatError) { try begin(name, size: nil) }

  private func begin(_ name: String, size: Int?) throws(FormatError) {
    unsafe archive_entry_clear(entry)
    unsafe archive_entry_set_filetype(entry, ZIPEntryReader.regularFile)
    unsafe archive_entry_set_perm(entry, 0o644)
    if let size { unsafe archive_entry_set_size(entry, Int64(size)) }
    let status = locale.run {
      unsafe archive_entry_set_pathname(entry, name)
      return unsafe archive_write_header(archive, entry)
    }
    guard status == ARCHIVE_OK else { throw unwritable }
  }

  /// Adds bytes to the file that was started last.
  package func append(_ bytes: [UInt8]) throws(FormatError) {
    let count = unsafe bytes.withUnsafeBytes { unsafe archive_write_data(archive, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw unwritable }
  }

  /// Ends the archive; without it, the archive is not whole.
  package func close() throws(FormatError) {
    guard !isClosed else { return }
    isClosed = true
    guard unsafe archive_write_close(archive) == ARCHIVE_OK else { throw unwritable }
  }

  private var unwritable: FormatError {
    FormatError(
      .unwritable, "the archive cannot be written", fix: "check the room on the disk, then run again")
  }
}

internal import Glibc

/// A single new file; one that is there already is never touched.
package enum OutputFile {
  /// Writes a file that must not exist yet.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable` where the file is there already or cannot be written.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(FormatError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? FormatError(
          .unwritable, "the file is there already", expected: "a new file",
          fix: "rename or remove it, or name another by --output")
        : FormatError(
          .unwritable, "the file cannot be written", fix: "check that the folder exists and may be written to"
        )
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FormatError(.unwritable, "the file cannot be written to its end") }
      rest = rest.dropFirst(count)
    }
  }
}

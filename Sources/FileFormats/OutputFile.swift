internal import Glibc

/// A single file, new or in place of another.
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
    try write(bytes, to: descriptor)
  }

  /// Writes a file, in place of the one that is there if there is one.
  ///
  /// The new file is written beside it, made durable, and put in its place by one rename: a reader sees the old file
  /// or the new one, never half. A link stands for the file it leads to.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable`; the old file is then untouched.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FormatError) {
    var target = path
    if let real = unsafe realpath(path, nil) {
      target = unsafe String(cString: real)
      unsafe free(real)
    }
    let beside = "\(target).writing-\(getpid())"
    unsafe unlink(beside)
    try create(beside, bytes)
    guard unsafe rename(beside, target) == 0 else {
      unsafe unlink(beside)
      throw FormatError(
        .unwritable, "the file cannot be replaced",
        fix: "check that it is a file, and that the folder may be written to")
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FormatError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FormatError(.unwritable, "the file cannot be written to its end") }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      throw FormatError(.unwritable, "the file cannot be written to its end")
    }
  }
}

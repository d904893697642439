internal import CGlibc
import Glibc

/// Writes a folder of files as one whole: a reader sees the old folder or the new one, never half.
package struct OutputFolder {
  /// The file that lists what is ours in a folder.
  package static let manifestName = "manifest.csv"

  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Replaces a folder by new files.
  ///
  /// The files are written to a folder beside the target, made durable, and swapped in by one rename. A folder
  /// that holds files which its manifest does not list, or has no manifest and is not empty, is left alone.
  ///
  /// - Throws: A ``FormatError`` of kind `unwritable`; the target is then untouched.
  package static func replace(_ path: String, with files: [File]) throws(FormatError) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    // A link stands for the folder it leads to.
    if let real = unsafe realpath(path, nil) {
      path = unsafe String(cString: real)
      unsafe free(real)
    }
    try refuseForeignFiles(in: path)
    try makeParents(of: path)
    let beside = "\(path).writing-\(getpid())"
    remove(beside)
    guard unsafe mkdir(beside, 0o755) == 0 else { throw unwritable(beside) }
    do throws(FormatError) {
      for file in files + [manifest(of: files)] { try write(file, in: beside) }
      try swap(beside, into: path)
    } catch {
      remove(beside)
      throw error
    }
    // After an exchange the old files stand here.
    remove(beside)
  }

  /// The list of a folder's files, by which a later run knows them for its own.
  private static func manifest(of files: [File]) -> File {
    var text = CSVText()
    for heading in ["file", "bytes"] { text.add(text: heading) }
    text.endRecord()
    for file in files.sorted(by: { $0.name < $1.name }) {
      text.add(text: file.name)
      text.add(number: file.bytes.count)
      text.endRecord()
    }
    return File(name: manifestName, bytes: text.bytes)
  }

  // MARK: Steps

  private static func refuseForeignFiles(in path: String) throws(FormatError) {
    guard let names = names(in: path) else {
      var status = stat()
      guard unsafe lstat(path, &status) != 0 else {
        throw FormatError(
          .unwritable, "this is there already and is no folder", fix: "choose another --output")
      }
      return
    }
    let ours = Set(listedFiles(in: path) + [manifestName])
    guard let foreign = names.first(where: { !ours.contains($0) }) else { return }
    throw FormatError(
      .unwritable, "the folder holds '\(foreign)', which no earlier run wrote",
      expected: "an empty folder, or one written by an earlier run",
      fix: "move that file away, or choose another --output")
  }

  private static func listedFiles(in path: String) -> [String] {
    do throws(FormatError) {
      let bytes = try InputFile.bytes(path: path + "/" + manifestName, limit: 1_048_576)
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      return lines.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
    } catch { return [] }
  }

  private static func makeParents(of path: String) throws(FormatError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var folder = ""
    for (index, part) in parts.enumerated() {
      folder += index == 0 ? String(part) : "/" + part
      if folder.isEmpty || part.isEmpty { continue }
      guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw unwritable(folder) }
    }
  }

  private static func write(_ file: File, in folder: String) throws(FormatError) {
    let path = folder + "/" + file.name
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { close(descriptor) }
    var done = 0
    while done < file.bytes.count {
      let count = unsafe file.bytes.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw unwritable(path) }
      done += count
    }
    guard fsync(descriptor) == 0 else { throw unwritable(path) }
  }

  /// Exchanges the two folders in one step; where the file system cannot, moves the old one away first.
  private static func swap(_ beside: String, into path: String) throws(FormatError) {
    if names(in: path) == nil {
      guard unsafe rename(beside, path) == 0 else { throw unwritable(path) }
      return
    }
    if unsafe soundings_exchange(beside, path) == 0 { return }
    // Two renames are no single step, so two runs must not do them at the same time.
    let lock = unsafe open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw unwritable("\(path).lock") }
    defer {
      unsafe unlink("\(path).lock")
      close(lock)
    }
    let old = "\(path).old-\(getpid())"
    guard unsafe rename(path, old) == 0 else { throw unwritable(path) }
    guard unsafe rename(beside, path) == 0 else {
      unsafe rename(old, path)
      throw unwritable(path)
    }
    remove(old)
  }

  // MARK: Folders

  /// The names in a folder, sorted; `nil` where it is no folder.
  package static func names(in path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) ?? [] { unsafe unlink(path + "/" + name) }
    unsafe rmdir(path)
  }

  private static func unwritable(_ path: String) -> FormatError {
    let reason = unsafe String(cString: strerror(errno))
    return FormatError(
      .unwritable, "cannot write '\(path)': \(reason)",
      fix: "check the rights of the folder and the room on the disk")
  }
}

import Glibc

/// The files of a folder, for sources that have one file for each form.
package struct InputFolder: Sendable {
  /// The most files that a folder may hold, with all folders below it.
  package static let fileLimit = 200_000
  /// How many folders deep files are looked for: some tools give each form a folder of its own.
  package static let depthLimit = 8

  /// The files by their paths below the folder, in the order of their bytes; hidden files are left out.
  package let names: [String]
  /// How many links there are, and folders too deep to look into; none of them is followed.
  package let notFollowed: Int

  /// Lists a folder.
  ///
  /// - Returns: `nil` where the path is no folder.
  /// - Throws: A ``FormatError`` where the folder cannot be read, or holds too many files.
  package init?(path: String) throws(FormatError) {
    guard Self.kind(of: path) == S_IFDIR else { return nil }
    var names: [String] = []
    var notFollowed = 0
    try Self.list(path, below: "", depth: 1, into: &names, &notFollowed)
    self.notFollowed = notFollowed
    self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  /// The same for an entry of a folder: a link may lead anywhere, so it is not followed.
  private static func kind(ofEntry path: String) -> mode_t {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func list(
    _ path: String, below prefix: String, depth: Int, into names: inout [String], _ notFollowed: inout Int
  ) throws(FormatError) {
    for entry in try entries(of: path) where !entry.hasPrefix(".") {
      switch kind(ofEntry: path + "/" + entry) {
      case S_IFREG:
        guard names.count < fileLimit else {
          throw FormatError(
            .limit, "the folder holds more than \(fileLimit) files", fix: "spread them over several folders")
        }
        names.append(prefix + entry)
      case S_IFDIR where depth < depthLimit:
        try list(
          path + "/" + entry, below: prefix + entry + "/", depth: depth + 1, into: &names, &notFollowed)
      case S_IFDIR, S_IFLNK: notFollowed += 1
      default: continue
      }
    }
  }

  private static func entries(of path: String) throws(FormatError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw FormatError(
        .missing, "this folder may not be read", fix: "allow reading it, then run again")
    }
    defer { unsafe closedir(folder) }
    var entries: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      entries.append(name)
    }
    return entries
  }
}

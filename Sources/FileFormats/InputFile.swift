import Glibc

/// The owner of one open file descriptor; closes it at the end of its life.
package struct InputFile: ~Copyable {
  /// The path as it was given.
  package let path: String
  /// The size in bytes when the file was opened.
  package let size: Int
  private let descriptor: Int32

  /// Opens a regular file for reading.
  ///
  /// - Throws: A ``FormatError`` of kind `missing` where there is no such file, it may not be read, or it is
  ///   a folder or a device.
  package init(path: String) throws(FormatError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw FormatError(
        .missing, errno == EACCES ? "this file may not be read" : "there is no such file",
        fix: errno == EACCES
          ? "allow reading it, then run again" : "check the name and the folder, then run again")
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FormatError(
        .missing, "this is a folder or a device, not a file", fix: "name the file itself")
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Reads bytes from an offset until the buffer is full or the file ends.
  ///
  /// - Returns: How many bytes were read; fewer than asked for only at the end of the file.
  package borrowing func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FormatError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done,
        off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw FormatError(.missing, "reading failed after \(offset + done) bytes")
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Whether there is anything of that name, be it a file or not.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 || errno != ENOENT
  }

  /// The first bytes of a file, fewer where it is shorter.
  package static func head(path: String, count: Int) throws(FormatError) -> [UInt8] {
    let file = try InputFile(path: path)
    return try file.bytes(min(count, file.size))
  }

  /// The whole content, for files that are small by nature.
  ///
  /// - Throws: A ``FormatError`` of kind `limit` where the file is larger than `limit` bytes.
  package static func bytes(path: String, limit: Int) throws(FormatError) -> [UInt8] {
    let file = try InputFile(path: path)
    guard file.size <= limit else {
      throw FormatError(
        .limit, "the file has \(file.size) bytes", expected: "at most \(limit) bytes")
    }
    return try file.bytes(file.size)
  }

  /// A digest of all bytes, to compare files of the same size with each other.
  ///
  /// - Complexity: One pass over the file.
  package static func digest(path: String) throws(FormatError) -> UInt64 {
    let source = try FileSource(path: path, from: 0)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
    while true {
      let count = try source.read(into: &block)
      if count == 0 { return digest }
      digest = unsafe block.withUnsafeBytes { bytes in
        unsafe bytes[..<count].reduce(digest) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
      }
    }
  }

  /// Some bytes from an offset, fewer where the file ends before.
  package borrowing func bytes(at offset: Int, count: Int) throws(FormatError) -> [UInt8] {
    try bytes(max(0, min(count, size - offset)), from: offset)
  }

  private borrowing func bytes(_ size: Int, from offset: Int = 0) throws(FormatError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var failure: FormatError?
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(FormatError) { return unsafe try read(at: offset, into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

import Consultation
import Glibc

/// A file that is written through a buffer.
struct BenchmarkFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Makes the folders above a file, and the file.
  init(_ path: String) throws(Problem) {
    self.path = path
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      unsafe mkdir(folder, 0o755)
    }
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Problem(.unwritable, at: SourceLocation(file: path), "cannot write") }
  }

  mutating func write(_ text: String) throws(Problem) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1_000_000 { try flush() }
  }

  mutating func close() throws(Problem) {
    try flush()
    Glibc.close(descriptor)
  }

  private mutating func flush() throws(Problem) {
    var done = 0
    while done < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      guard count > 0 else { throw Problem(.unwritable, at: SourceLocation(file: path), "cannot write") }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

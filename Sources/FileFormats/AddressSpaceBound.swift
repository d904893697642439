import Glibc
internal import Synchronization

/// A bound on the memory that a library may take which sets none itself.
///
/// libqpdf unpacks compressed objects whatever they grow to: a file of 7 kB can ask for 4 GiB. While such a library
/// works, the process may not grow by more than the bound; the library then reports that it has no memory. Only one
/// thread works under the bound at a time. Other threads share it, which is why it is wide.
enum AddressSpaceBound {
  /// Far more than any form takes, and what a second or two can fill.
  static let growth = 1_024 * 1_024 * 1_024

  private static let turn = Mutex(())

  /// Runs some work under the bound.
  static func run<Result: Sendable>(_ work: () throws(FormatError) -> Result) throws(FormatError) -> Result {
    try turn.withLock { _ throws(FormatError) in
      var previous = rlimit()
      guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &previous) == 0, let size else {
        return try work()
      }
      var bound = previous
      bound.rlim_cur = min(previous.rlim_cur, rlim_t(size + growth))
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound)
      defer { _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &previous) }
      return try work()
    }
  }

  /// What the process takes now, in bytes; `nil` where the system does not tell.
  private static var size: Int? {
    let descriptor = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(descriptor, &text, text.count)
    let pages = text.prefix(max(0, count)).prefix { $0 != 0x20 }
    return Int(String(decoding: pages, as: UTF8.self)).map { $0 * Int(getpagesize()) }
  }
}

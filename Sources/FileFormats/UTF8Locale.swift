import Glibc

/// The owner of a locale in which libarchive takes names for UTF-8, whatever the machine is set to.
@safe
final class UTF8Locale {
  private let locale: locale_t?

  init() { unsafe locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) }

  deinit {
    if let locale = unsafe locale { unsafe freelocale(locale) }
  }

  /// Runs some work of this thread in the locale.
  func run<Result>(_ work: () -> Result) -> Result {
    guard let locale = unsafe locale else { return work() }
    let previous = unsafe uselocale(locale)
    defer { _ = unsafe uselocale(previous) }
    return work()
  }
}

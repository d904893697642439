import Consultation
import Glibc

/// Standard output, standard error, and what a terminal can show.
enum Terminal {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func exit(_ code: ExitCode) -> Never { Glibc.exit(code.rawValue) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      // A reader that has gone away, as `head` does, is no error of ours.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// A count of the rows read so far, on a terminal only and never in a log.
  static func progress(_ name: String) -> ImportProgress? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    return ImportProgress { rows in write("\r\(name): \(rows) responses read", to: STDERR_FILENO) }
  }

  /// Clears the line of the progress.
  static func endProgress() {
    if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  /// Prints problems in the form editors understand, the worst first, and says how many more there are.
  static func report(_ problems: [Problem], of survey: Survey, most: Int, withNotes: Bool) {
    let order: [Problem.Severity] = withNotes ? [.error, .warning, .note] : [.error, .warning]
    let sorted = order.flatMap { severity in problems.filter { $0.severity == severity } }
    for problem in sorted.prefix(most) { error(coloured(problem.rebased(onto: survey.folderPath).message)) }
    if sorted.count > most { error("... and \(sorted.count - most) more problems") }
  }

  /// The word error in red and warning in yellow, where a terminal shows colour and nobody asked for none.
  private static func coloured(_ message: String) -> String {
    let wantsColour = unsafe isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
    guard wantsColour, let range = message.firstRange(of: ": error:") ?? message.firstRange(of: ": warning:")
    else { return message }
    let colour = message[range].contains("error") ? "\u{1B}[31m" : "\u{1B}[33m"
    return message.replacingCharacters(in: range, colour)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, _ colour: String) -> String {
    self[..<range.lowerBound] + colour + self[range] + "\u{1B}[0m" + self[range.upperBound...]
  }
}

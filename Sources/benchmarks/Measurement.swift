import Glibc

/// What the operating system says of a finished process.
struct Measurement {
  let wall: Double
  let cpu: Double
  let mebibytes: Int

  /// The tool, beside this program.
  static var tool: String { folder + "/soundings" }
  static var executable: String { folder + "/benchmarks" }

  private static var folder: String {
    var path = CommandLine.arguments.first ?? ""
    if let real = unsafe realpath("/proc/self/exe", nil) {
      path = unsafe String(cString: real)
      unsafe free(real)
    }
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  var milliseconds: String { Self.decimal(wall * 1_000) }

  /// Runs one or two commands in turn and gives the medians; the second is the first again where there is none.
  static func pair(_ one: [String], _ other: [String]?, runs: Int) -> (
    first: Measurement, second: Measurement
  ) {
    _ = run(one)
    if let other { _ = run(other) }
    var measured: [Measurement] = []
    var others: [Measurement] = []
    for _ in 0..<runs {
      measured.append(run(one))
      if let other { others.append(run(other)) }
    }
    return (median(measured), median(others.isEmpty ? measured : others))
  }

  private static func median(_ all: [Measurement]) -> Measurement {
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    return Measurement(
      wall: middle(all.map(\.wall)), cpu: middle(all.map(\.cpu)),
      mebibytes: Int(middle(all.map { Double($0.mebibytes) })))
  }

  /// Runs a command to its end, with its output thrown away.
  @discardableResult
  static func run(_ words: [String]) -> Measurement {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process = pid_t()
    let start = now()
    guard unsafe posix_spawn(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
      print("cannot run \(words[0]); build it first: swift build -c release")
      exit(3)
    }
    var status: Int32 = 0
    var usage = rusage()
    unsafe wait4(process, &status, 0, &usage)
    let wall = now() - start
    guard status == 0 else {
      print("\(words.joined(separator: " ")) failed")
      exit(1)
    }
    let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    return Measurement(wall: wall, cpu: cpu, mebibytes: usage.ru_maxrss / 1_024)
  }

  /// Seconds on a clock that only goes forward.
  static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Two decimals.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Removes the folder with the generated files.
  static func remove(_ folder: String) {
    _ = run(["/bin/rm", "-rf", folder])
  }
}

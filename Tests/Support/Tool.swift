import Foundation

/// The command-line tool, run as a process of its own.
package enum Tool {
  package struct Outcome {
    package let code: Int32
    package let out: String
    package let error: String
  }

  /// Runs `soundings` with some words, in the repository's folder.
  package static func run(_ words: [String]) throws -> Outcome {
    try run(executable, words)
  }

  /// Runs a program and waits for it.
  package static func run(_ program: String, _ words: [String], in folder: String = Repository.root) throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let out = Pipe()
    let error = Pipe()
    process.standardOutput = out
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are read to their end, one beside the other, so that neither can fill up.
    let group = DispatchGroup()
    nonisolated(unsafe) var errorBytes = Data()
    DispatchQueue.global().async(group: group) {
      unsafe errorBytes = error.fileHandleForReading.readDataToEndOfFile()
    }
    let outBytes = out.fileHandleForReading.readDataToEndOfFile()
    group.wait()
    process.waitUntilExit()
    return unsafe Outcome(
      code: process.terminationStatus, out: String(decoding: outBytes, as: UTF8.self),
      error: String(decoding: errorBytes, as: UTF8.self))
  }

  /// The tool stands beside the test bundle.
  package static let executable: String = {
    let test = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent().path
    for folder in [test, Repository.root + "/.build/debug", Repository.root + "/.build/release"] {
      if FileManager.default.isExecutableFile(atPath: folder + "/soundings") { return folder + "/soundings" }
    }
    return Repository.root + "/.build/debug/soundings"
  }()
}

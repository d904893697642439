import Foundation

/// Places in the repository and beside it.
package enum Repository {
  /// The top of the checkout.
  package static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The folder with real samples of others, which is beside some checkouts; `nil` elsewhere.
  package static func samples(_ name: String) -> String? {
    let path = root + "/../shared/samples/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      print("skipped: no samples of others beside this checkout (\(name))")
      return nil
    }
    return path
  }

  /// A file of figures that other software worked out, which are beside some checkouts; `nil` elsewhere.
  package static func reference(_ name: String) -> String? {
    let path = root + "/../shared/reference/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      print("skipped: no reference figures beside this checkout (\(name))")
      return nil
    }
    return path
  }

  /// The folders of all waves below `surveys/`, relative to the top.
  package static func waves() -> [String] {
    let files = FileManager.default.enumerator(atPath: root + "/surveys")?.allObjects as? [String] ?? []
    return files.filter { $0.hasSuffix("/survey.xml") }.map { "surveys/" + $0.dropLast("/survey.xml".count) }
      .sorted()
  }

  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
  }
}

/// Files that a test compares byte for byte; RECORD=1 rewrites them and fails, so that a record is never a pass.
package enum Golden {
  package static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// What differs, or `nil`; the message says how to rewrite the file.
  package static func difference(_ bytes: [UInt8], from path: String) -> String? {
    let url = URL(fileURLWithPath: Repository.root + "/" + path)
    if isRecording {
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      } catch { return "cannot record \(path): \(error)" }
      return "recorded \(path); run again without RECORD=1"
    }
    guard let stored = try? Data(contentsOf: url) else {
      return "\(path) is missing; RECORD=1 Tests/run writes it"
    }
    if Array(stored) == bytes { return nil }
    let old = String(decoding: stored, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let new = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let was = line < old.count ? old[line].prefix(200) : "(the end)"
    let isNow = line < new.count ? new[line].prefix(200) : "(the end)"
    return
      "\(path):\(line + 1) differs\n  stored: \(was)\n  now:    \(isNow)\nRECORD=1 Tests/run rewrites it; read the change before you commit it"
  }
}

/// A folder that is removed at the end of its life.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("soundings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder and returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult
  package func write(_ name: String, bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Puts a link to a file elsewhere into the folder.
  package func link(_ name: String, to target: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
  }

  package func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  package var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }
}

extension Repository {
  /// The lines of a file anywhere.
  package static func lines(_ path: String) throws -> [Substring] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

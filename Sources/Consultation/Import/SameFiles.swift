internal import FileFormats

/// Finds files with the same bytes, which are the same responses twice.
enum SameFiles {
  /// The size of a file and a digest of its bytes.
  struct Mark: Hashable {
    let size: Int
    let digest: UInt64
  }

  /// Remembers a file.
  ///
  /// - Returns: The earlier file with the same bytes, or `nil`.
  /// - Throws: A ``Problem`` where the file cannot be read.
  static func remember(
    _ file: String, in folder: String, _ seen: inout [Mark: String]
  ) throws(Problem) -> String? {
    do throws(FormatError) {
      let path = "\(folder)/\(file)"
      let mark = Mark(size: try InputFile(path: path).size, digest: try InputFile.digest(path: path))
      if let twin = seen[mark] { return twin }
      seen[mark] = file
      return nil
    } catch { throw Problem(error, file: file) }
  }

  static func problem(_ file: String, twin: String) -> Problem {
    Problem(
      .duplicate, .warning, at: SourceLocation(file: file),
      "the file has the same bytes as \(twin) and is skipped", expected: "each file once",
      fix: "remove one of the two")
  }

  /// The sources that are files with the same bytes as an earlier one.
  ///
  /// Only files of the same size are read for that.
  ///
  /// - Returns: The earlier file by the place of the source.
  /// - Throws: A ``Problem`` where a file cannot be read.
  static func twins(among sources: [ResponseSource], in folder: String) throws(Problem) -> [Int: String] {
    var bySize: [Int: [Int]] = [:]
    for (place, source) in sources.enumerated() {
      guard !InputFolder.isFolder("\(folder)/\(source.file)") else { continue }
      do throws(FormatError) {
        bySize[try InputFile(path: "\(folder)/\(source.file)").size, default: []].append(place)
      } catch { throw Problem(error, file: source.file) }
    }
    var twins: [Int: String] = [:]
    for places in bySize.values where places.count > 1 {
      var seen: [Mark: String] = [:]
      for place in places {
        if let twin = try remember(sources[place].file, in: folder, &seen) { twins[place] = twin }
      }
    }
    return twins
  }
}

extension SourceImport.Outcome {
  /// Leaves every row out, because the file has the same bytes as an earlier one.
  mutating func leaveOutTwin(of twin: String, file: String) {
    part.leftOut = [UInt8](repeating: PartImport.index(.duplicate), count: part.count)
    problems = [SameFiles.problem(file, twin: twin)]
  }
}

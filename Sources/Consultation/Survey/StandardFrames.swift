internal import FileFormats
internal import ShippedFiles

/// The standard lists of answers that ship with the tool: `Frames/frames.xml`.
struct StandardFrames {
  private let frames: [String: XMLElement]

  /// Reads the shipped file.
  init() throws(FormatError) {
    let root = try XMLDocument(ShippedFile.frames.bytes).root()
    frames = Dictionary(
      root.children("frame").map { ($0["id"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The coarser ways to show a frame, as they stand in the file.
  func groupings(of id: String) -> [XMLElement] { frames[id]?.children("grouping") ?? [] }

  /// Every label and spelling of every frame, folded.
  static let knownSpellings: Set<String> = {
    do throws(FormatError) {
      let all = try StandardFrames().frames.values.flatMap { $0.children("answer") }
      return Set(all.flatMap { [$0.text] + $0.children("also").map(\.text) }.map(Folding.key))
    } catch { return [] }
  }()

  /// The answers of one frame, or `nil` where there is none of that name.
  func options(of id: String) -> [AnswerOption]? {
    frames[id]?.children("answer").map { element in
      var option = AnswerOption(
        code: element["code"] ?? "", label: element.text,
        kind: element["kind"].flatMap(AnswerOption.Kind.init(rawValue:)), line: element.line)
      option.isStandard = true
      option.spellings = element.children("also").map(\.text)
      return option
    }
  }
}

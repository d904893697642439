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

internal import FileFormats
internal import ShippedFiles

/// The ordered answers that consultations use again and again: `Frames/scales.xml`.
struct Scales: Sendable {
  /// One family of ordered answers, from the highest level to the lowest.
  struct Scale: Sendable {
    struct Level: Sendable {
      let code: String
      let score: String
      let spellings: Set<String>
    }

    let id: String
    let levels: [Level]
    let nets: [(id: String, label: String, of: [String])]
  }

  let scales: [Scale]

  /// The shipped scales; empty if the shipped file cannot be read, which a test would show.
  static let shared = Scales()

  private init() {
    do throws(FormatError) {
      let root = try XMLDocument(ShippedFile.scales.bytes).root()
      scales = root.children("scale").map { Self.scale($0) }
    } catch { scales = [] }
  }

  private static func scale(_ element: XMLElement) -> Scale {
    Scale(
      id: element["id"] ?? "",
      levels: element.children("level").map { level in
        .init(
          code: level["code"] ?? "", score: level["score"] ?? "",
          spellings: Set(([level.text] + level.children("also").map(\.text)).map(Folding.key)))
      },
      nets: element.children("net").map {
        ($0["id"] ?? "", $0.text, ($0["of"] ?? "").split(separator: " ").map(String.init))
      })
  }

  /// The scale on which all the answers of substance stand, with the level of each; `nil` where there is none.
  ///
  /// Two answers at least must stand on it, each on a level of its own.
  func scale(of labels: [String]) -> (scale: Scale, levels: [String: Int])? {
    let substance = labels.filter { AnswerWording.kind(of: $0) == nil }
    guard substance.count >= 2 else { return nil }
    for scale in scales {
      var levels: [String: Int] = [:]
      for label in substance {
        let key = Folding.key(label)
        guard let level = scale.levels.firstIndex(where: { $0.spellings.contains(key) }) else { break }
        levels[label] = level
      }
      if levels.count == substance.count && Set(levels.values).count == levels.count {
        return (scale, levels)
      }
    }
    return nil
  }
}

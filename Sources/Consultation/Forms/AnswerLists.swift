internal import FileFormats

/// Lists of boxes with a label each, in one or two columns, under headings where a standard list has them.
struct AnswerLists {
  /// From here on a list stands in two columns, if its labels are short.
  private static let columnsFrom = 7
  private static let shortLabel = 50

  /// The answers of a standard list and the headings of its printed form.
  private struct Headings: Sendable {
    let codes: [String]
    let groups: [(label: String, codes: Set<String>)]
  }

  private let headings: [Headings]

  /// Reads the headings of the census lists of ethnic groups, which mean little without them.
  init() {
    do throws(FormatError) {
      let frames = try StandardFrames()
      headings = ["census-2021-ethnic-group", "census-2011-ethnic-group"].compactMap { id in
        let five = frames.groupings(of: id).first { $0["id"] == "five" }
        let groups = five?.children("group").map { group in
          (group.text, Set((group["of"] ?? "").split(separator: " ").map(String.init)))
        }
        return Headings(codes: frames.options(of: id)?.map(\.code) ?? [], groups: groups ?? [])
      }
    } catch { headings = [] }
  }

  /// The boxes of a frame.
  ///
  /// - Parameters:
  ///   - frame: The answers.
  ///   - areNumbered: Whether numbers are written into the boxes in place of ticks.
  /// - Returns: A list, or a list for each heading.
  func boxes(_ frame: CodeFrame, areNumbered: Bool = false) -> Markup {
    guard !areNumbered, let groups = groups(of: frame) else {
      let columns = Self.hasColumns(frame) ? 2 : 1
      return Self.list(frame.options, columns: columns, areNumbered: areNumbered)
    }
    let lists = groups.map { group -> Markup in
      guard let label = group.label else { return Self.list(group.options, columns: 1) }
      return """
        <div class="group" role="group" aria-label="\(label)"><p class="heading">\(label)</p>
        \(Self.list(group.options, columns: 1))
        </div>
        """
    }
    return "<div class=\"two\">\n\(Markup.lines(lists))\n</div>"
  }

  private static func list(
    _ options: [AnswerOption], columns: Int, areNumbered: Bool = false
  ) -> Markup {
    let items = options.map { option -> Markup in
      let line: Markup =
        FormWording.takesWriting(option) ? "<span class=\"line\"></span>" : .none
      let box: Markup = areNumbered ? "box rank" : "box"
      return """
        <li><span class="\(box)"></span><span class="label">\(option.label) <span class="code">\(option.code)</span>\(line)</span></li>
        """
    }
    let layout: Markup = columns == 2 ? "options two" : "options"
    return "<ul class=\"\(layout)\">\n\(Markup.lines(items))\n</ul>"
  }

  /// The headings of a frame with the answers under each, those of no heading last; `nil` where it has none.
  private func groups(of frame: CodeFrame) -> [(label: String?, options: [AnswerOption])]? {
    let codes = frame.options.map(\.code)
    guard let list = headings.first(where: { !$0.codes.isEmpty && codes.starts(with: $0.codes) }) else {
      return nil
    }
    var groups = list.groups.map { group in
      (label: Optional(group.label), options: frame.options.filter { group.codes.contains($0.code) })
    }
    let placed = list.groups.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
    groups.append((nil, frame.options.filter { !placed.contains($0.code) }))
    return groups.filter { !$0.options.isEmpty }
  }

  private static func hasColumns(_ frame: CodeFrame) -> Bool {
    frame.options.count >= columnsFrom && frame.options.allSatisfy { $0.label.count <= shortLabel }
  }

  /// About how many rows a frame takes on the page.
  static func height(of frame: CodeFrame) -> Int {
    hasColumns(frame)
      ? (frame.options.count + 1) / 2 : frame.options.map { 1 + $0.label.count / 80 }.reduce(0, +)
  }
}

internal import FileFormats

/// What the cells of filled forms may say beside answers, for the questions of one source.
struct FormWords {
  /// What it means that a form does not hold a field; `nil` where that is no more than an empty one.
  let absent: MissingWord?

  /// - Parameters:
  ///   - source: The definition of the source.
  ///   - forms: The forms.
  ///   - variable: What a companion says of the question's column.
  init(_ source: ResponseSource, _ forms: FilledForms, _ variable: DataDictionary.Variable?) {
    var reason = source.absent ?? MissingWord(.unknownMissing)
    var isEmpty = forms.kind.container != .xmlRecords
    // A form definition tells whether everybody was asked; where all were, nothing was left unsaid.
    if source.absent == nil, case .xml(.odk) = forms.kind, let variable { isEmpty = !variable.isRouted }
    if source.absent?.reason == .blank { isEmpty = true }
    if isEmpty { reason = MissingWord(.blank) }
    absent = isEmpty ? nil : reason
  }

  /// The words for missing answers, with those of forms.
  func words(_ words: MissingWords, presets: Set<String>) -> MissingWords {
    var words = words
    words.add(FormRecords.preset, MissingWord(.unknownMissing, .presetAnswer))
    for preset in presets { words.add(preset, MissingWord(.unknownMissing, .presetAnswer)) }
    if let absent { words.add(FormRecords.absent, absent) }
    return words
  }

  /// The texts that are put in place of others.
  var replacements: [(text: String, by: String)] { absent == nil ? [(FormRecords.absent, "")] : [] }
}

extension SourcePlan {
  /// Takes up the cell that says why a file is left out.
  mutating func takeFileStates(of forms: FilledForms) {
    let words: [String: Dialect.StatusColumn.Effect] = [
      FormRecords.refused: .leavesOut(.unreadable), FormRecords.copy: .leavesOut(.duplicate),
    ]
    statuses.append((width, Dialect.StatusColumn(headers: [], words: words)))
    width += 1
    isFolder = forms.names != nil
    formFiles = forms.names ?? []
  }
}

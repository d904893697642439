internal import FileFormats

/// Drafts the questions of one file.
struct SourceDrafting {
  let source: SurveyDraft.Source
  let questions: [QuestionDraft]
  /// The first and the last day of the responses, where the file tells days.
  let days: ClosedRange<CalendarDate>?

  init(folder: String, file: String, id: String, wishes: SurveyDraft.Wishes) throws(Problem) {
    let counted = try Self.counted(folder: folder, file: file, wishes: wishes)
    let recognition = counted.recognition
    var parts = Parts(counted.profiles, dialect: recognition.dialect)
    parts.draft()
    // One file alone is called after the way its responses came.
    let mode = recognition.dialect.mode
    let id = id == CollectionMode.online.rawValue ? mode.rawValue : id
    questions = parts.questions.map { $0.from(id) }
    days = parts.days
    var attributes = parts.attributes
    var notes = parts.notes
    parts.doubts += recognition.dialect.notes.filter { $0.isNeeded(beside: [file]) }.map(\.asQuestion)
    for (line, text) in recognition.notes.prefix(20) {
      notes.append((line.map { "line \($0) of the definition: " } ?? "") + text)
    }
    if let line = counted.assumedFrom {
      attributes.insert(("encoding", "windows-1252"), at: 0)
      notes.append(
        "line \(line) is not UTF-8, so the file is read as Windows-1252: check that names and punctuation look right"
      )
    }
    if let sheet = wishes.sheet { attributes.append((file.hasSuffix(".zip") ? "member" : "sheet", sheet)) }
    if let record = wishes.record { attributes.append(("record", record.joined(separator: "/"))) }
    if counted.isBlank {
      parts.doubts.append(
        "This is the empty form. Put the filled forms into the folder responses/forms, one file each, or correct the name of the folder."
      )
    }
    if recognition.dialect.container == .formFields {
      let names = questions.filter { question in
        question.text == question.code || question.columns.contains { $0.column.code == question.text }
      }.map(\.text)
      if !names.isEmpty {
        parts.doubts.append(
          "What do the forms print for \(Quotation.list(names))? The file gives only the names of the fields. Write the wording into <text>, and how the forms came into mode."
        )
      }
    }
    source = .init(
      id: id, file: counted.isBlank ? "responses/forms" : file, isForms: recognition.dialect.isOfForms,
      mode: mode, recognisedAs: recognition.inWords, platform: wishes.platform,
      labels: counted.isBlank ? file : wishes.labels,
      attributes: attributes, responses: counted.count, leftOut: parts.leftOut, personal: parts.personal,
      respondent: parts.respondent,
      naming: ColumnNaming(recognition.header, container: recognition.dialect.container), notes: notes,
      doubts: parts.doubts,
      missingWords: parts.missingWords.subtracting(parts.notAskedWords).sorted().map { ($0, "blank") }
        + parts.notAskedWords.sorted().map { ($0, "not-asked") })
  }

  /// A file recognised, with its cells counted.
  private struct Counted {
    let recognition: Recognition
    let profiles: [ColumnProfile]
    let count: Int
    /// Whether the file is a form that nobody has filled in.
    var isBlank = false
    /// The line whose bytes prove that the file is not UTF-8.
    var assumedFrom: Int?
  }

  private static func counted(
    folder: String, file: String, wishes: SurveyDraft.Wishes
  ) throws(Problem) -> Counted {
    do throws(ImportFailure) {
      return try counted(folder, file, wishes, encoding: nil)
    } catch {
      guard case .file(let cause) = error, cause.kind == .encoding, let line = cause.line else {
        throw error.problem(in: file)
      }
      do throws(ImportFailure) {
        var counted = try counted(folder, file, wishes, encoding: .windows1252)
        counted.assumedFrom = line
        return counted
      } catch { throw error.problem(in: file) }
    }
  }

  private static func counted(
    _ folder: String, _ file: String, _ wishes: SurveyDraft.Wishes, encoding: TextEncoding?
  ) throws(ImportFailure) -> Counted {
    let opened: ResponseFile
    do throws(FormatError) {
      opened = try ResponseFile(
        path: folder + "/" + file,
        options: .init(
          encoding: encoding, sheet: wishes.sheet, member: wishes.sheet,
          forms: .init(
            record: wishes.record,
            blank: try wishes.labels.flatMap { labels throws(FormatError) in
              try FilledForms.Options.blank(path: folder + "/" + labels)
            })))
    } catch { throw .file(error) }
    if let line = opened.head.first?.line, SheetMatching.isSheet(opened.head.first?.cells ?? []) {
      throw .definition(
        Problem(
          .unusable, at: SourceLocation(file: file, line: line),
          "this is a transcription sheet of keyed forms, made for a definition that is there already",
          expected: "an export, or filled forms",
          fix: "name the sheet in survey.xml as <forms id=\"paper\" file=\"...\" mode=\"paper\"/>"))
    }
    let recognition: Recognition
    do throws(Problem) {
      let companion = opened.forms?.options.blank == nil ? wishes.labels : nil
      let labels = try companion.map { name throws(Problem) in
        try DataDictionary(companion: name, in: folder, over: opened.head.first?.cells ?? [])
      }
      recognition = try Recognition(
        of: opened, name: file, among: try Dialect.available(in: folder, wanted: wishes.platform),
        wanted: wishes.platform.map { ($0, SourceLocation(file: "--platform")) }, labels: labels)
    } catch { throw .definition(error) }
    do throws(FormatError) {
      let (profiles, count) = try profiles(opened, recognition)
      return Counted(
        recognition: recognition, profiles: profiles, count: count, isBlank: opened.forms?.isBlank ?? false)
    } catch { throw .file(error) }
  }

  /// Counts the cells of every column.
  private static func profiles(
    _ file: ResponseFile, _ recognition: Recognition
  ) throws(FormatError) -> ([ColumnProfile], count: Int) {
    let columns = recognition.header.columns
    var counting = columns.map { _ in ColumnCounting() }
    var count = 0
    try file.forEachBatch(width: columns.count, headerRows: recognition.headerRows) { batch in
      for place in columns.indices { counting[place].take(batch, column: place) }
      count += batch.count
    }
    return (
      columns.map { counting[$0.place].profile(of: $0, dialect: recognition.dialect) }, count
    )
  }

  /// The columns sorted into questions, facts about the response, and what is left out.
  private struct Parts {
    private let profiles: [ColumnProfile]
    private let dialect: Dialect
    var questions: [QuestionDraft] = []
    var leftOut: [ColumnLeftOut] = []
    var personal: [FileHeader.Column] = []
    var respondent: FileHeader.Column?
    var attributes: [(name: String, value: String)] = []
    var notes: [String] = []
    var doubts: [String] = []
    var days: ClosedRange<CalendarDate>?
    /// Words in columns of numbers that say why there is none.
    var missingWords: Set<String> = []
    var notAskedWords: Set<String> = []

    init(_ profiles: [ColumnProfile], dialect: Dialect) {
      self.profiles = profiles
      self.dialect = dialect
    }

    mutating func draft() {
      var answers: [ColumnProfile] = []
      for profile in profiles {
        let column = profile.column
        let role = column.role ?? column.variable?.role
        switch role {
        case .personal?: personal.append(column)
        case .weight?:
          doubts.append(
            "The column '\(column.name)' is declared as a weight. Figures are not weighted unless you add it as <weight>."
          )
        case .submitted?, .started?: takeDays(profile)
        case nil where column.status == nil: answers.append(profile)
        default: break
        }
      }
      takeStatuses()
      if !profiles.contains(where: { ($0.column.role ?? $0.column.variable?.role) == .respondent }) {
        findRespondent(&answers)
      }
      if dialect.draftsWholes { leaveOutBoxes(&answers) } else { leaveOutSummaries(&answers) }
      for block in ColumnBlock.blocks(of: answers, dialect: dialect) {
        let drafting = BlockDrafting(block, dialect: dialect)
        questions += drafting.questions
        leftOut += drafting.leftOut
        missingWords.formUnion(drafting.missingWords)
        notAskedWords.formUnion(drafting.notAskedWords)
      }
      if days == nil { findDays() }
    }

    /// Without a date of submission, a column of dates whose heading speaks of the response tells the fieldwork.
    private mutating func findDays() {
      let words: Set<String> = ["received", "submitted", "completed", "timestamp", "entered", "response"]
      for profile in profiles where !Set(profile.column.words).isDisjoint(with: words) {
        let isBirth = profile.column.words.contains { ["birth", "born"].contains($0) }
        guard !isBirth, let evidence = DateOrderEvidence(profile.texts), evidence.share > 0.9 else {
          continue
        }
        takeDays(profile)
        if days != nil { return }
      }
    }

    /// A column that holds in one cell what columns of their own hold as well.
    private mutating func leaveOutSummaries(_ answers: inout [ColumnProfile]) {
      let columns = answers.map(\.column)
      answers.removeAll { profile in
        let column = profile.column
        let parts = columns.count { $0.place != column.place && $0.question == column.code }
        guard parts >= 2, !column.code.isEmpty else { return false }
        leftOut.append(
          .init(column: column, reason: "its answers stand in \(parts) columns of their own as well"))
        return true
      }
    }

    /// Columns for single boxes whose question has a column with the whole answer; they tell what it may hold.
    private mutating func leaveOutBoxes(_ answers: inout [ColumnProfile]) {
      let wholes = Set(answers.map(\.column.code))
      let boxes = Dictionary(grouping: answers) { $0.column.question ?? "" }
        .filter { wholes.contains($0.key) && $0.value.count >= 2 }
      answers.removeAll { profile in
        guard let whole = profile.column.question, boxes[whole] != nil else { return false }
        leftOut.append(.init(column: profile.column, reason: "the column \(whole) holds the whole answer"))
        return true
      }
      for place in answers.indices {
        guard let own = boxes[answers[place].column.code] else { continue }
        let values = own.map { DataDictionary.Value(code: $0.column.under, label: $0.column.under) }
        answers[place] = answers[place].declared(as: values)
      }
    }

    /// A column of which every cell is different and whose heading says that it identifies somebody.
    private mutating func findRespondent(_ answers: inout [ColumnProfile]) {
      let names: Set<String> = [
        "id", "respondent", "respondentid", "recordid", "record", "uniqueid", "caseid", "serial", "ref",
        "reference", "uniqueref",
      ]
      guard
        let place = answers.firstIndex(where: { profile in
          let isDifferent = !profile.isComplete || profile.values.allSatisfy { $0.count == 1 }
          let heading = Folding.key(profile.column.text).filter { $0 != "_" && $0 != "-" }
          return names.contains(heading) && isDifferent && profile.filled > 0
        })
      else { return }
      respondent = answers.remove(at: place).column
      notes.append(
        "the column '\(respondent?.text ?? "")' has a different text in every row: it identifies the respondent"
      )
    }

    private mutating func takeDays(_ profile: ColumnProfile) {
      guard let evidence = DateOrderEvidence(profile.texts) else { return }
      var order = dialect.dateOrder
      switch evidence.finding {
      case .proved(let proved, let example):
        // A date that begins with its year is read whatever the order.
        if proved != order && proved != .yearFirst { setDates(proved, profile) }
        if proved != .yearFirst {
          notes.append("dates under '\(profile.column.heading)' are \(proved.inWords): \(example)")
        }
        order = proved
      case .ambiguous:
        // A table that names no order is a British one.
        if order == .yearFirst {
          order = .dayFirst
          setDates(order, profile)
        }
        let doubt =
          "No day in the dates of the responses is above 12; they are read \(order.inWords). Is that right?"
        if !doubts.contains(doubt) { doubts.append(doubt) }
      case .contradictory:
        doubts.append("The dates under '\(profile.column.heading)' are of two orders and cannot be read.")
        return
      }
      let read = profile.texts.compactMap { WrittenDate.day($0, order: order) }
      guard let least = read.min(), let most = read.max() else { return }
      days = days.map { min($0.lowerBound, least)...max($0.upperBound, most) } ?? least...most
    }

    private mutating func setDates(_ order: DateOrder, _ profile: ColumnProfile) {
      guard let other = attributes.first(where: { $0.name == "dates" }) else {
        return attributes.append(("dates", order.rawValue))
      }
      if other.value != order.rawValue {
        doubts.append("The dates under '\(profile.column.heading)' are in another order than those before.")
      }
    }

    /// Says what the status columns make of the rows.
    private mutating func takeStatuses() {
      var kept = 0
      var tests = 0
      for profile in profiles {
        guard let status = profile.column.status else { continue }
        var counts: [Ledger.Reason: Int] = [:]
        for value in profile.values {
          if case .leavesOut(let reason)? = status.effect(of: value.text) {
            counts[reason, default: 0] += value.count
          }
        }
        for (reason, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          notes.append("\(reason.counted(count)) by the column '\(profile.column.heading)'")
        }
        guard let marked = counts[.test] else { continue }
        tests += marked
        kept += profile.filled - marked
      }
      if tests > 0 && kept == 0 {
        attributes.append(("tests", "keep"))
        doubts.append("Every response is marked as a test or preview. They are kept: are they real?")
      }
    }
  }
}

extension QuestionDraft {
  /// The same draft with its columns marked as those of one source.
  fileprivate func from(_ source: String) -> QuestionDraft {
    var draft = self
    draft.columns = columns.map { $0.of(source) }
    for place in answers.indices {
      draft.answers[place].columns = answers[place].columns.map { $0.of(source) }
    }
    for place in items.indices { draft.items[place].columns = items[place].columns.map { $0.of(source) } }
    return draft
  }
}

extension QuestionDraft.Claim {
  fileprivate func of(_ source: String) -> QuestionDraft.Claim {
    var claim = self
    claim.source = source
    return claim
  }
}

extension ImportFailure {
  fileprivate func problem(in file: String) -> Problem {
    switch self {
    case .file(let error): Problem(error, file: file)
    case .definition(let problem): problem
    }
  }
}

extension Dialect.Note {
  /// The note for a person who writes a definition.
  fileprivate var asQuestion: String {
    text.prefix(1).uppercased() + text.dropFirst() + "." + (fix.map { " To do: \($0)." } ?? "")
  }
}

extension ColumnProfile {
  /// The same column where the file tells otherwise which answers there are; it stands for itself.
  fileprivate func declared(as values: [DataDictionary.Value]) -> ColumnProfile {
    var column = column
    column.question = nil
    column.under = ""
    column.variable = .init(code: column.code, text: column.text, kind: .single, values: values)
    return ColumnProfile(
      column: column, values: self.values, filled: filled, isComplete: isComplete, firstRows: firstRows)
  }
}

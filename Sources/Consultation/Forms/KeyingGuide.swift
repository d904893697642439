/// `keying-guide.html`: what the person at the keyboard types for each box, and what where there is no clear answer.
struct KeyingGuide {
  private let form: PaperForm
  private let sheet: TranscriptionSheet
  private var survey: Survey { form.survey }

  init(_ form: PaperForm, _ sheet: TranscriptionSheet) {
    self.form = form
    self.sheet = sheet
  }

  func text() -> String {
    let entries = KeyingGuideEntries(form, sheet)
    let body = Markup.lines([
      """
      <header>
      <p class="organisation">\(survey.organisation)</p>
      <h1>Keying guide</h1>
      <p>For typing the paper forms of \u{201C}\(survey.title)\u{201D} into <code>transcription-sheet.csv</code>, one form a row.</p>
      \(mark)
      </header>
      <main>
      """, start, formColumns, otherWords, twice,
      """
      <section class="codes" aria-labelledby="questions">
      <h2 id="questions">Question by question</h2>
      <p>The questions stand in the order of the form, and so do the columns of the sheet. Where the form sends people past a question and it is empty, leave the cell empty.</p>
      <div class="entries">
      \(Markup.lines(form.entries.map(entries.markup)))
      </div>
      </section>
      """, "</main>",
    ])
    return FormPage(title: "\(survey.title): keying guide", bodyClass: "guide", body: body).text()
  }

  private var mark: Markup {
    guard survey.isSynthetic else { return .none }
    return """
      <p class="mark"><strong>Example with synthetic figures.</strong> This document shows what Soundings writes.</p>
      """
  }

  // MARK: Sections

  private var start: Markup {
    """
    <section aria-labelledby="start">
    <h2 id="start">Before you start</h2>
    <ol>
    <li>Copy the empty sheet and give the copy a name of its own, such as <code>forms-1.csv</code>.</li>
    <li>Open the copy in a spreadsheet, mark all columns and set their format to <b>Text</b>. Otherwise the program drops the zeros in front of form numbers and rewrites dates.</li>
    <li>Write a number on each paper form, in the box \u{201C}Office use only\u{201D}, and type the same number into the sheet. No two forms of a batch have the same number.</li>
    <li>Type what the paper shows, not what the person may have meant.</li>
    <li>Type the code from this guide; the words printed beside the box will do as well. After the first letters most spreadsheets offer the rest.</li>
    <li>Do not move, rename or add columns, and add no row of totals. Colours and remarks in cells are lost.</li>
    <li>Save the copy as CSV, encoding UTF-8, in the folder <code>responses</code> of the survey. Whoever runs Soundings names it in <code>survey.xml</code>: <code>&lt;forms id="paper-1" file="responses/forms-1.csv" mode="paper"/&gt;</code></li>
    </ol>
    </section>
    """
  }

  private var formColumns: Markup {
    let rows: [(column: Markup, meaning: Markup)] = [
      (
        "form",
        "the number on the form, with its zeros: <code>0001</code>. The only one of these columns that must be filled"
      ),
      ("batch", "the pile the form came in, such as <code>library-1</code>"),
      ("received", "the day it arrived, written <code>\(survey.fieldwork.from.iso)</code>"),
      (
        "mode",
        "how it was filled in: <code>paper</code>, <code>phone</code>, <code>street</code>, <code>event</code> or <code>email</code>. Empty: as <code>survey.xml</code> says"
      ),
      ("place, event", "the library, market or meeting where it was handed in"),
      ("clerk", "your initials or number"),
      ("pass", "<code>1</code>; <code>2</code> when a form is keyed a second time (see below)"),
      (
        "status",
        "empty or <code>complete</code> for an ordinary form; <code>partial</code> where it breaks off; <code>blank</code>, <code>refused</code>, <code>void</code> (spoilt) or <code>duplicate</code> for one that is not to be counted"
      ),
      ("edition", "the version of the form, where there is more than one, such as <code>easy-read</code>"),
      ("note", "anything that somebody should look at; no names"),
    ]
    let body = rows.map {
      "<tr><th scope=\"row\"><code>\($0.column)</code></th><td>\($0.meaning)</td></tr>" as Markup
    }
    return """
      <section class="whole" aria-labelledby="columns">
      <h2 id="columns">The columns about the form</h2>
      <table><thead><tr><th scope="col">Column</th><th scope="col">Type</th></tr></thead>
      <tbody>
      \(Markup.lines(body))
      </tbody></table>
      </section>
      """
  }

  /// The words for what is no answer, each with an example from this questionnaire.
  private var otherWords: Markup {
    let rows = KeyingWord.all(for: form).map { word -> Markup in
      "<tr><td>\(word.seen)</td><td class=\"word\">\(word.type)</td><td>\(word.example)</td></tr>"
    }
    return """
      <section class="whole" aria-labelledby="words">
      <h2 id="words">When there is no clear answer</h2>
      <p>These words start with #. Anything behind the first word is for people to read. Where a question has several columns, such as <code>\(severalColumns)</code>, type the word into the first of them and leave the others empty.</p>
      <p>If a form has an edition without some questions, such as an easy-read one, type its name under <code>edition</code>, spelled the same on every form.</p>
      <table><thead><tr><th scope="col">The paper shows</th><th scope="col">Type</th><th scope="col">For example</th></tr></thead>
      <tbody>
      \(Markup.lines(rows))
      </tbody></table>
      </section>
      """
  }

  /// The first column of a question that has several.
  private var severalColumns: String {
    let several = form.questions.first { $0.kind == .multiple || $0.kind == .ranking }
    return several.map { "\($0.id).\($0.frame.options.first?.code ?? "")" } ?? "question.answer"
  }

  private var twice: Markup {
    """
    <section class="whole" aria-labelledby="twice">
    <h2 id="twice">Key some forms twice</h2>
    <ul>
    <li>At least one form in ten is keyed a second time, by another person, from the paper, without looking at the first row. Take every tenth form, not the tidy ones.</li>
    <li>The second row has the same batch and form number, <code>2</code> under <code>pass</code>, and the second clerk under <code>clerk</code>. Soundings compares the two and lists where they differ.</li>
    <li>Where they differ, look at the paper together and add a third row: the same batch and form number, <code>\(FormBatchReader.resolutionPass)</code> under <code>pass</code>, and what the paper shows under the questions that differ. Do not change the first two rows. If the paper shows nothing there, type <code>#blank</code>: an empty cell of the third row settles nothing. Of a question with several columns fill all columns as the paper shows them. Without the third row the answer counts as unclear.</li>
    <li>If more than three answers in a hundred differ, key the whole batch again.</li>
    <li>Keep working in the spreadsheet program\u{2019}s own kind of file, and save as CSV once, at the end. A CSV that is opened again by a double click loses the zeros of form numbers.</li>
    <li>Keep the paper forms until the results are published and nobody can have a question about them.</li>
    </ul>
    </section>
    """
  }
}

/// What is typed where there is no clear answer.
struct KeyingWord {
  let seen: Markup
  let type: Markup
  let example: Markup

  private init(_ seen: Markup, _ word: String, with rest: String = "") {
    self.seen = seen
    type = "<code>\(word)</code>"
    example = "<code>\(rest.isEmpty ? word : "\(word) \(rest)")</code>"
  }

  private init(_ seen: Markup, type: Markup, example: Markup) {
    self.seen = seen
    self.type = type
    self.example = example
  }

  /// The words, with codes of the first question of the form that has one answer.
  static func all(for form: PaperForm) -> [KeyingWord] {
    let question = form.questions.first { $0.isSingleChoice && $0.frame.options.count > 1 }
    let codes = question?.frame.options.prefix(2).map(\.code) ?? ["yes", "no"]
    return [
      .init("Nothing at all", type: "nothing", example: "the cell stays empty"),
      .init(
        "One box crossed out, another one ticked", type: "the code of the tick that stands",
        example: "<code>\(codes[1])</code>"),
      .init(
        "More boxes ticked than are allowed, none crossed out", "#multiple",
        with: codes.joined(separator: " ")),
      .init("Something that nobody can read", "#illegible"),
      .init(
        "A tick between two boxes, or a remark in place of a tick", "#unclear", with: "between two boxes"),
      .init("All ticks crossed out, and none made instead", "#void"),
      .init(
        "Somebody said aloud that they would rather not answer (by telephone, in the street)", "#declined"),
      .init("The question is not on this version of the form, or was not put", "#notasked"),
      .init("The question was struck through, or left empty on purpose", "#blank"),
    ]
  }
}

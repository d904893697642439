/// `questionnaire.html`: the form that people fill in with a pen, as one page to print.
struct QuestionnairePage {
  private let form: PaperForm
  private let questions: QuestionnaireQuestions
  private var survey: Survey { form.survey }

  init(_ form: PaperForm) {
    self.form = form
    questions = QuestionnaireQuestions(form)
  }

  func text() -> String {
    let body = Markup.lines([
      hintForOfficer, header, howTo, "<main>", parts, "</main>", thanks,
    ])
    return FormPage(title: "\(survey.title): questionnaire", bodyClass: "questionnaire", body: body).text()
  }

  // MARK: Before the questions

  /// What only the officer sees, on the screen.
  private var hintForOfficer: Markup {
    """
    <aside class="screen">
    <p><strong>Before you print.</strong> Click the line after \u{201C}Return this form to\u{201D} and type where the form goes; or write it on the first copy by hand. Print on A4, on both sides, at 100% or \u{201C}actual size\u{201D}, without the browser\u{2019}s own headers and footers. The small grey words are for the person who keys the answers. This box is not printed.</p>
    </aside>
    """
  }

  private var header: Markup {
    """
    <header>
    <div class="top">
    <div><p class="organisation">\(survey.organisation)</p>
    <h1>\(survey.title)</h1></div>
    \(officeUse)
    </div>
    \(mark)
    <dl class="facts">
    <div><dt>When</dt><dd>\(survey.fieldwork.inWords)</dd></div>
    \(whoCanTakePart)
    <div><dt>Return this form to</dt><dd class="write" contenteditable="true" role="textbox" aria-label="Where to return this form"></dd></div>
    </dl>
    </header>
    """
  }

  private var officeUse: Markup {
    """
    <p class="office"><b>Office use only</b> <span>form number <i class="short"></i></span><span>batch <i class="short"></i></span><span>clerk <i class="short"></i></span></p>
    """
  }

  /// The mark that every document of an invented survey has.
  private var mark: Markup {
    guard survey.isSynthetic else { return .none }
    return """
      <p class="mark"><strong>Example with synthetic figures.</strong> This document shows what Soundings writes. It is not a real form.</p>
      """
  }

  private var whoCanTakePart: Markup {
    guard let who = survey.whoCouldTakePart else { return .none }
    return "<div><dt>Who can take part</dt><dd>\(who)</dd></div>"
  }

  private var howTo: Markup {
    """
    <section class="how" aria-label="How to fill in this form">
    <ul>
    <li>Use a pen with black or blue ink. Tick a box like this: \(FormDrawing.tickedBox)</li>
    <li>If you tick the wrong box, cross it out like this: \(FormDrawing.crossedOutBox) and tick the right one.</li>
    <li>You do not have to answer every question.</li>
    </ul>
    </section>
    """
  }

  // MARK: Parts

  private var parts: Markup {
    var parts: [Markup] = []
    if !form.views.isEmpty {
      let heading: Markup = form.aboutYou.isEmpty ? .none : "<h2 id=\"views\">Your views</h2>"
      let name: Markup = form.aboutYou.isEmpty ? "aria-label=\"Questions\"" : "aria-labelledby=\"views\""
      parts.append(
        "<section \(name)>\n\(heading)\n\(Markup.lines(form.views.map(questions.markup)))\n</section>")
    }
    if !form.aboutYou.isEmpty {
      parts.append(
        """
        <section class="about-you" aria-labelledby="about-you">
        <h2 id="about-you">About you</h2>
        \(whyWeAsk)
        \(Markup.lines(form.aboutYou.map(questions.markup)))
        </section>
        """)
    }
    return .lines(parts)
  }

  /// Why these questions are asked, that nobody has to answer, and what happens with the answers.
  private var whyWeAsk: Markup {
    let offersRefusal = form.aboutYou.flatMap(form.questions).contains { question in
      question.frame.options.contains { $0.kind == .preferNotToSay }
    }
    let refusal: Markup =
      offersRefusal ? ", or tick \u{201C}Prefer not to say\u{201D} where it is offered" : .none
    return """
      <div class="why">
      <p><strong>Why we ask.</strong> We want to hear from all kinds of people and to be fair to everyone. Your answers show us who took part, and whether views differ.</p>
      <p><strong>You can choose.</strong> You can leave out any of these questions\(refusal). Your views count just the same.</p>
      <p><strong>What happens with your answers.</strong> They are added up with everybody else\u{2019}s. This form does not ask for your name.</p>
      </div>
      """
  }

  private var thanks: Markup {
    """
    <footer>
    <p><strong>Thank you for taking part.</strong> Please return this form by <strong>\(survey.fieldwork.to.inWords)</strong>. The first page says where.</p>
    </footer>
    """
  }
}

/// Small drawings, made of lines so that they need no font.
enum FormDrawing {
  /// A box with a tick in it.
  static let tickedBox: Markup = """
    <svg class="sample" viewBox="0 0 24 24" role="img" aria-label="a box with a tick in it"><rect x="2" y="4" width="18" height="18" rx="2" fill="none" stroke="#000" stroke-width="2"/><path d="M5.5 13 L10 18 L21.5 3" fill="none" stroke="#000" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>
    """
  /// A box whose tick is struck through.
  static let crossedOutBox: Markup = """
    <svg class="sample" viewBox="0 0 24 24" role="img" aria-label="a box with a tick that is crossed out"><rect x="2" y="4" width="18" height="18" rx="2" fill="none" stroke="#000" stroke-width="2"/><path d="M5.5 13 L10 18 L21.5 3" fill="none" stroke="#000" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/><path d="M0 10 H24 M0 13.5 H24 M0 17 H24" fill="none" stroke="#000" stroke-width="2"/></svg>
    """
}

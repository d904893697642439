/// How the pages look, on a screen and on A4 paper: black on white, large, with boxes for a pen.
enum FormStyle {
  /// The rules, which hold no sign that HTML and XML read differently.
  static let rules: Markup = "\(text)\n\(answers)\n\(tables)\n\(guide)\n\(print)"

  private static let text: Markup = """
    *, *::before, *::after { box-sizing: border-box; }
    html { background: #fff; color: #000; -webkit-text-size-adjust: 100%; }
    body { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; font: 1.125rem/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: break-word; }
    h1 { margin: 0 0 .6rem; font-size: 1.95em; line-height: 1.15; }
    h2 { margin: 0 0 .7rem; font-size: 1.45em; line-height: 1.2; break-after: avoid; }
    p { margin: 0 0 .5em; }
    section { margin-top: 1.5rem; }
    .screen { margin-bottom: 1.5rem; padding: .8rem 1rem; border: 1px dashed #555; border-radius: 4px; font-size: 1rem; }
    .screen p { margin: 0; }
    .organisation { margin-bottom: .1rem; font-weight: bold; }
    .top { display: flex; gap: 1.5rem; justify-content: space-between; align-items: flex-start; margin-bottom: .9rem; }
    .top h1 { margin: 0; }
    .office { flex: none; width: 12.5rem; margin: 0; padding: .4rem .6rem .6rem; border: 1px solid #000; font-size: .8rem; line-height: 1.2; }
    .office span { display: flex; gap: .4em; align-items: flex-end; height: 1.9em; }
    .office .short { flex: 1; border-bottom: 1px solid #000; }
    .mark { margin: 0 0 .6rem; font-size: .95rem; }
    .facts { margin: 0; }
    .facts div { display: flex; gap: .3rem 1rem; padding: .35rem 0; border-top: 1px solid #000; }
    .facts div:last-child { border-bottom: 1px solid #000; }
    .facts dt { flex: none; width: 11.5rem; font-weight: bold; }
    .facts dd { flex: 1; margin: 0; }
    .facts .write { min-height: 2.8em; white-space: pre-wrap; }
    .how { padding: .5rem 1rem .3rem; border: 2px solid #000; border-radius: 6px; break-inside: avoid; }
    .how ul { margin: 0; padding-left: 1.1em; }
    .how li { margin-bottom: .2em; }
    .sample { width: 1.55em; height: 1.55em; margin-right: .15em; vertical-align: -.42em; }
    .why { margin-bottom: 1.3rem; padding: .6rem 1rem .15rem; border: 2px solid #000; border-radius: 6px; break-inside: avoid; }
    .code { color: #666; font: .62rem/1.2 "Liberation Mono", "Courier New", monospace; font-weight: normal; }
    footer { margin-top: 2rem; padding-top: .8rem; border-top: 2px solid #000; break-inside: avoid; }
    """

  private static let answers: Markup = """
    .question { min-width: 0; margin: 0 0 1.45rem; padding: 0; border: 0; break-inside: avoid; }
    .question.long { break-inside: auto; }
    legend { display: block; width: 100%; padding: 0 0 0 2.4rem; font-weight: bold; line-height: 1.3; break-after: avoid; }
    legend .number { float: left; width: 2.4rem; margin-left: -2.4rem; font-size: 1.1em; line-height: 1.2; }
    .instruction .code { margin-left: .5em; white-space: nowrap; }
    .question .instruction, .question .route { margin: .1rem 0 .45rem 2.4rem; break-after: avoid; }
    .question .route { margin-bottom: 0; font-weight: bold; font-style: italic; }
    .options { margin: 0; padding: 0; list-style: none; }
    .question .options, .question .two, .question .row, .question .lines, .question .figures { margin-left: 2.4rem; }
    .question .two .options, .question .row .options { margin-left: 0; }
    .two { columns: 2; column-gap: 1.4rem; }
    .options li { display: flex; align-items: flex-start; gap: .65rem; padding: .12rem 0; break-inside: avoid; }
    .box { flex: none; display: inline-block; width: 1.7rem; height: 1.7rem; border: 2px solid #000; border-radius: 3px; background: #fff; }
    .box.rank { width: 2.5rem; height: 2.5rem; }
    .box.rank + .label { padding-top: .4rem; }
    .label { flex: 1; line-height: 1.2; overflow-wrap: anywhere; }
    .options .code { display: block; line-height: 1; }
    .label .line { height: 1.9rem; max-width: 24rem; }
    .line { display: block; height: 2.4rem; border-bottom: 1px solid #000; }
    .group, .row { margin-bottom: .7rem; break-inside: avoid; }
    .heading { margin: 0 0 .1rem; font-weight: bold; break-after: avoid; }
    .figures { display: flex; gap: 1.4rem; margin-bottom: 0; }
    .figure { display: inline-block; width: 2.3rem; height: 2.8rem; margin-right: -2px; border: 2px solid #000; }
    .wide { display: inline-block; width: 11rem; height: 2.8rem; border: 2px solid #000; border-radius: 3px; }
    .part small { display: block; margin-top: .15rem; font-size: .95rem; }
    """

  private static let tables: Markup = """
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .grid { table-layout: fixed; min-width: 34rem; }
    .grid .corner { width: 34%; }
    .grid thead th { padding: .2rem .1rem .4rem; font-size: .88em; line-height: 1.2; vertical-align: bottom; hyphens: auto; }
    .grid.tight .corner { width: 25%; }
    .grid.tight thead th { font-size: .77em; }
    .grid tbody th { padding: .5rem .5rem .5rem 2.4rem; text-align: left; font-weight: normal; line-height: 1.25; }
    .grid tbody tr { border-top: 1px solid #000; }
    .grid tbody tr:last-child { border-bottom: 1px solid #000; }
    .grid td { padding: .4rem 0; text-align: center; vertical-align: middle; }
    .grid .box { vertical-align: middle; }
    .grid .code { display: block; overflow-wrap: anywhere; }
    .letter { float: left; width: 2.4rem; margin-left: -2.4rem; font-weight: bold; }
    .heading .letter { width: 1.4rem; margin-left: 0; }
    """

  private static let guide: Markup = """
    .guide { font-size: 1.05rem; }
    .guide section { margin-top: 1.6rem; }
    .guide .whole { break-inside: avoid; }
    .guide h3 { margin: 0 0 .2rem; font-size: 1.05em; line-height: 1.3; break-after: avoid; }
    .guide ol, .guide section ul { margin: 0 0 .8rem; padding-left: 1.5em; }
    .guide li { margin-bottom: .3em; }
    .guide .entry { padding-bottom: 1.1rem; break-inside: avoid; }
    .guide .entry.long { break-inside: auto; }
    .guide table { margin: .3rem 0 .8rem; }
    .guide td, .guide th { padding: .25rem .5rem; border: 1px solid #000; text-align: left; vertical-align: top; }
    .guide thead th { background: #eee; }
    .guide th.type { width: 50%; }
    .guide .entries { columns: 2; column-gap: 1.6rem; }
    .guide .word { white-space: nowrap; }
    .guide code { font: .95em/1.3 "Liberation Mono", "Courier New", monospace; overflow-wrap: anywhere; }
    """

  private static let print: Markup = """
    @media (max-width: 40rem) {
      .two, .guide .entries { columns: 1; }
      .top, .facts div { display: block; }
      .top .office { margin-top: 1rem; }
      .figures { flex-wrap: wrap; }
    }
    @page { size: A4; margin: 13mm 15mm 15mm; @bottom-left { content: "Office use only: form number ______________"; font: 8pt Arial, "Liberation Sans", Helvetica, sans-serif; } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 10pt Arial, "Liberation Sans", Helvetica, sans-serif; } }
    @page :first { @bottom-left { content: none; } }
    @page guide { @bottom-left { content: none; } }
    @media print {
      html { font-size: 13pt; }
      body { max-width: none; padding: 0; font-size: 13pt; line-height: 1.32; orphans: 3; widows: 3; }
      body.guide { page: guide; font-size: 10.5pt; }
      .screen { display: none; }
      .guide .codes { break-before: page; margin-top: 0; }
      .two, .guide .entries { columns: 2; }
      .top, .facts div { display: flex; }
      .top .office { margin-top: 0; }
      .about-you { break-before: page; margin-top: 0; }
      main section:first-child { margin-top: .9rem; }
      h2 { margin-bottom: .45rem; }
      .scroll { overflow: visible; }
      .grid { min-width: 0; }
      .code { font-size: 6.5pt; }
      .office { width: 46mm; font-size: 9.5pt; }
      .mark { font-size: 10pt; }
      .box { width: 6.5mm; height: 6.5mm; border-width: 1.5pt; }
      .box.rank { width: 10mm; height: 10mm; }
      .line { height: 9.5mm; }
      .label .line { height: 8mm; }
      .figure { width: 9mm; height: 11mm; border-width: 1.5pt; }
      .wide { height: 11mm; border-width: 1.5pt; }
    }
    """
}

import Consultation
import Testing

@Suite struct `Text with markup` {
  @Test(arguments: [
    ("How do you feel?", "How do you feel?"), ("  two\n lines\u{A0} ", "two lines"),
    ("<strong>Please</strong> rate<br />\n&nbsp;", "Please rate"), ("one<br>two", "one two"),
    ("a < b", "a < b"), ("18 <25 and > 3", "18 <25 and > 3"),
    ("open <b never closed", "open <b never closed"),
    ("Fish &amp; chips", "Fish & chips"), ("&lt;b&gt; stays", "<b> stays"), ("&amp;lt;", "&lt;"),
    ("&#163;5 &#xA3;6 &pound;7", "\u{A3}5 \u{A3}6 \u{A3}7"), ("&quot;it&apos;s&quot;", "\"it's\""),
    ("&unknown; & &; &#0; &#xD800; &#99999999999;", "&unknown; & &; &#0; &#xD800; &#99999999999;"),
    ("a<!-- b -->c", "ac"), ("<style>p { x }</style>Text<SCRIPT>if (a < b)</SCRIPT>.", "Text ."),
    ("<style>never closed", ""), ("", ""), ("<", "<"), ("&", "&"),
  ])
  func `has no tags and no entities`(text: String, expected: String) {
    #expect(MarkupText.plain(text) == expected)
  }

  @Test func `takes time with the length, whatever is in it`() {
    for part in ["<a", "<a>", "&", "&#", "<style>", "<!"] {
      #expect(
        MarkupText.plain(String(repeating: part, count: 200_000)).utf8.count <= 200_000 * part.utf8.count)
    }
  }
}

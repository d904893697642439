import FileFormats
import TestSupport
import Testing

@Suite struct `Form data in FDF` {
  private func document(_ data: String) -> [UInt8] {
    // As Acrobat writes it: lines end with CR, and there is no table of objects.
    Array("%FDF-1.2\r%\r1 0 obj\r<</FDF<<\(data)>>>>\rendobj\rtrailer\r<</Root 1 0 R>>\r%%EOF\r".utf8)
  }

  private func refusal(_ bytes: [UInt8]) -> FormatError? {
    FileFormatsTests.refusal { () throws(FormatError) in try FilledForm(fdf: bytes) }
  }

  @Test func `tells what stands in its fields and no more`() throws {
    let form = try FilledForm(
      fdf: document(
        """
        /Fields[<</T(Q1)/V/agree>><</T(Q2)/Kids[<</T(parks)/V/Yes>><</T(library)/V/Off>><</T(group)/V(g)/Kids[<</T(x)>>]>>]>>\
        <</T(bare)>><</T(mark)/V<FEFF>>><</T(empty)/V()>><</T(several)/V[(mob)(vis)]>><</T(stra#C3#9Fe)/V(a\\rb\\r\\nc)>>]\
        /ID[<00ff><0A>]
        """))
    #expect(
      lines(form) == [
        "Q1|unknown|given|agree", "Q2.parks|unknown|given|Yes", "Q2.library|unknown|empty",
        "Q2.group.x|unknown|given|g", "bare|unknown|empty", "mark|unknown|empty", "empty|unknown|empty",
        "several|unknown|given|mob|vis", "stra#C3#9Fe|unknown|given|a\nb\nc",
      ])
    #expect(form.questionnaire == "00FF" && form.copy == "0A" && form.notes.isEmpty)
  }

  @Test func `is refused without fields, or damaged`() {
    #expect(
      refusal(document("/Annots[<</Contents(x)>>]"))
        == FormatError(
          .malformed, "the file holds comments and no form data", expected: "at least one field",
          fix: "open the filled PDF and export its form data, not its comments, or name the PDF itself"))
    #expect(refusal(document("/Fields[]"))?.found == "the file holds no form data")
    #expect(refusal(document("/Fields 5"))?.found == "the file holds no form data")
    #expect(refusal(Array("%FDF-1.2".utf8))?.found == "the file is damaged: its objects cannot be found")
    #expect(refusal([]) != nil)
  }

  @Test func `cut short anywhere is refused`() {
    let whole = document("/Fields[<</T(a)/V(x)>><</T(b)/V(y)>>]")
    #expect(refusal(whole) == nil)
    let root = whole.count - ">>\r%%EOF\r".utf8.count
    for count in 0..<root { #expect(refusal(Array(whole.prefix(count))) != nil, "\(count)") }
  }
}

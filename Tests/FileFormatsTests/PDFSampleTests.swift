import FileFormats
import Foundation
import TestSupport
import Testing

/// Forms and exported data by others: what every field of every file is.
@Suite struct `PDF forms and form data by others` {
  /// The fields of a sample, or why it is refused; `nil` where there are no samples.
  private func outcome(_ name: String) throws -> (lines: [String], form: FilledForm?)? {
    guard let folder = Repository.samples("written") else { return nil }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    do throws(FormatError) {
      let form = try FilledForm(pdfFamily: bytes)
      return (lines(form), form)
    } catch { return (["refused: \(error.found)"], nil) }
  }

  /// The fields of the laboratory's form.
  private static let untouched = [
    "Q1|choice|empty", "Q2.library|tick|empty", "Q2.leisure|tick|empty", "Q2.parks|tick|empty",
    "Q3.comment|text|empty",
    "Equality.AgeBand|choice|preset|0", "Equality.Disability|choices|preset|mob",
  ]
  private static let comment = "Llanfair “bus” & café — naïve <no>\nSecond line\ttab £5 € 😀"

  @Test(arguments: [
    ("xfdf/Info.xfdf", ["refused: the file holds comments and no form data"]),
    ("xfdf/xfdfFormsFieldParams.xfdf", ["refused: the file holds no form data"]),
    (
      "xfdf/cmp_simpleFormWithMultipleFields_data.xfdf",
      [
        "Check Box2|unknown|given|Да", "TestField|unknown|given|some value in courier font",
        "Text1|unknown|given|TestField", "radioName|unknown|given|aa",
      ]
    ),
    ("xfdf/hierarchy_fields.xfdf", ["root.child.text1|unknown|given|test"]),
    (
      "xfdf/test.xfdf",
      [
        "example_field_number_one|unknown|given|Here is some multiline text starting with some empty lines because. Many lines in fact. They can also contain umlauts and unicode stuff like ü, è, œ and such.",
        "name_field|unknown|given|Günter Herbert", "age_field|unknown|given|91",
        "free_text_field|unknown|given|Congratulations, you won a free foobar! To get it you need to pay 500 internet fame points to example.com.",
      ]
    ),
    ("xfdf/xfdfCheckBox.xfdf", ["Check Box1|unknown|empty"]),
    ("xfdf/xfdfDropDown.xfdf", ["Dropdown1|unknown|given|1"]),
    ("xfdf/xfdfList.xfdf", ["List Box2|unknown|given|8"]),
    ("xfdf/xfdfValueRichText.xfdf", ["Input field|unknown|given|ABCDEFGH"]),
    (
      "xfdf/simpleFormWithMultipleFields.pdf",
      [
        "radioName|choice|given|aa1", "Text1|text|given|TestField", "Check Box2|tick|empty",
        "Button3|display|empty",
        "TestField|text|given|some value in courier font",
      ]
    ),
    ("xfdf/xfdfDropDown.pdf", ["Dropdown1|choice|given|1"]),
    (
      "xfa/xfaFormWithDataSet.pdf",
      ["refused: the PDF holds an XFA form and no fields that other programs can read"]
    ),
    ("xfa/xfa.xml", ["refused: this XML is no exported form data"]),
  ])
  func `have these fields`(name: String, expected: [String]) throws {
    guard let outcome = try outcome(name) else { return }
    #expect(outcome.lines == expected)
    #expect(outcome.form?.notes ?? [] == [])
  }

  @Test(arguments: [
    ("lab-made/reportlab-form.pdf", untouched),
    (
      "lab-made/reportlab-form-filled.pdf",
      [
        "Q1|choice|given|agree", "Q2.library|tick|given|Yes", "Q2.leisure|tick|empty",
        "Q2.parks|tick|given|Yes",
        "Q3.comment|text|given|\(comment)", "Equality.AgeBand|choice|given|99",
        "Equality.Disability|choices|given|mob|vis",
      ]
    ),
    (
      "lab-made/libreoffice-form.pdf",
      [
        "Q1|choice|preset|agree", "Q2|tick|preset|Yes", "Q2_2|tick|empty", "age|choice|preset|25-34",
        "why|text|given|Because", "pc|text|given|CF10",
      ]
    ),
    (
      "lab-made/libreoffice-form-export.xfdf",
      [
        "Q1|unknown|given|agree", "Q2|unknown|given|Yes", "Q2_2|unknown|empty", "age|unknown|given|25-34",
        "why|unknown|given|Because", "pc|unknown|given|CF10",
      ]
    ),
    (
      "lab-made/pdfbox-export-untouched.xfdf",
      [
        "Q1|unknown|empty", "Q2.library|unknown|empty", "Q2.leisure|unknown|empty", "Q2.parks|unknown|empty",
        "Q3.comment|unknown|empty", "Equality.AgeBand|unknown|given|0",
        "Equality.Disability|unknown|given|mob",
      ]
    ),
    (
      "lab-made/pdfbox-export-emoji.xfdf",
      [
        "Q1|unknown|given|agree", "Q2.library|unknown|given|Yes", "Q2.leisure|unknown|empty",
        "Q2.parks|unknown|given|Yes",
        "Q3.comment|unknown|given|Llanfair “bus” & café — naïve <no> Second line tab £5 € 😀",
        "Equality.AgeBand|unknown|given|99", "Equality.Disability|unknown|given|mob|vis",
      ]
    ),
    (
      "lab-made/pdfbox-export.fdf",
      [
        "Q1|unknown|given|agree", "Q2.library|unknown|given|Yes", "Q2.leisure|unknown|empty",
        "Q2.parks|unknown|given|Yes", "Q3.comment|unknown|given|\(comment)",
        "Equality.AgeBand|unknown|given|99",
        "Equality.Disability|unknown|given|mob|vis",
      ]
    ),
    (
      "lab-made/pdftk-export.fdf",
      [
        "Q1|unknown|given|agree", "Q2.parks|unknown|given|Yes", "Q2.library|unknown|given|Yes",
        "Q2.leisure|unknown|empty", "Q3.comment|unknown|given|\(comment)",
        "Equality.Disability|unknown|empty",
        "Equality.AgeBand|unknown|given|99",
      ]
    ),
  ])
  func `that the laboratory made have these fields`(name: String, expected: [String]) throws {
    guard let outcome = try outcome(name) else { return }
    #expect(outcome.lines == expected)
    #expect(outcome.form?.notes.count == (name.contains("emoji") ? 1 : 0))
  }

  @Test func `name one questionnaire and each copy, whatever the format`() throws {
    guard let blank = try outcome("lab-made/reportlab-form.pdf")?.form,
      let filled = try outcome("lab-made/reportlab-form-filled.pdf")?.form,
      let xfdf = try outcome("lab-made/pdfbox-export-emoji.xfdf")?.form,
      let fdf = try outcome("lab-made/pdfbox-export.fdf")?.form
    else { return }
    #expect(Set([blank, filled, xfdf, fdf].map(\.questionnaire)) == ["83850245676C135FD1906A88994A5A4A"])
    #expect(blank.copy == blank.questionnaire)
    #expect(Set([filled, xfdf, fdf].map(\.copy)) == ["D76BA2A792164F4748C5E525992DB37D"])
    #expect(
      filled["Equality.AgeBand"]?.options.map(\.label) == ["Under 16", "16-24", "25-34", "Prefer not to say"])
    #expect(filled["Q1"]?.options.map(\.value) == ["strongly_agree", "agree", "disagree"])
  }

  @Test func `of Acrobat keep odd names and empty texts`() throws {
    guard let outcome = try outcome("fdf/Test_Data.fdf"), let form = outcome.form else { return }
    #expect(form.fields.count == 40 && form.notes.isEmpty)
    #expect(form.fields.filter { $0.state == .given }.count == 22)
    #expect(form["FMjP-Freibetrag"]?.state == .empty && form["E-Mail_Button"]?.state == .empty)
    #expect(form["OM-Frei"]?.values == ["Yes"] && form["EM-7,50"]?.values == [])
    #expect(form["stra#C3#9Fe hausnummer"]?.values == ["221B Baker Street"])
    #expect(form.questionnaire == "87FCB3F8A5AD6CC2A0462F7771ED92CE" && form.copy == form.questionnaire)
    #expect(
      outcome.lines.prefix(3) == [
        "Bankname|unknown|given|Bank of London", "E-Mail_Button|unknown|empty", "EM-7,50|unknown|empty",
      ])
  }
}

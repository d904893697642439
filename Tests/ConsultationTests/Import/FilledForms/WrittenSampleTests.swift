import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// What the product makes of every file of the written samples: how many columns and forms, or why it is refused.
@Suite struct `Every sample of a written form` {
  private static let definition = "which holds questions and no answers"

  private static let expected = [
    "ddi/dct_codebook.xml": "refused: this is a DDI description of data, \(definition)",
    "ddi/ddi-other-specify.xml": "refused: this is a DDI description of data, \(definition)",
    "ddi/ddi-simple.xml": "refused: this is a DDI description of data, \(definition)",
    "docx/ContentControls.docx": "form-fields: 4 fields, 3 given, 0 preset",
    "docx/HC006-Test-01.docx": "form-fields: 21 fields, 1 given, 0 preset",
    "docx/HW010-Symbols02.docx": "form-fields: 2 fields, 1 given, 0 preset",
    "docx/LegacyForms.docx": "form-fields: 3 fields, 0 given, 0 preset",
    "docx/sdt_elements.docx": "form-fields: 1 fields, 1 given, 0 preset",
    "fdf/Test_Data.fdf": "form-fields: 40 fields, 22 given, 0 preset",
    "formscanner/questionnaire_template.xtmpl":
      "refused: this is a template of FormScanner, which tells where the boxes are and holds no answers",
    "formscanner/risulati_scansione_20130705155138.csv": "table: 6 columns",
    "lab-made/equality-xform.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "lab-made/libreoffice-form-export.xfdf": "form-fields: 6 fields, 5 given, 0 preset",
    "lab-made/libreoffice-form.pdf": "form-fields: 6 fields, 2 given, 3 preset",
    "lab-made/odt-form-controls.odt": "form-fields: 6 fields, 0 given, 5 preset",
    "lab-made/pdfbox-export-emoji.xfdf": "form-fields: 7 fields, 6 given, 0 preset",
    "lab-made/pdfbox-export-untouched.xfdf": "form-fields: 7 fields, 2 given, 0 preset",
    "lab-made/pdfbox-export.fdf": "form-fields: 7 fields, 6 given, 0 preset",
    "lab-made/pdftk-export.fdf": "form-fields: 7 fields, 5 given, 0 preset",
    "lab-made/reportlab-form-filled.pdf": "form-fields: 7 fields, 6 given, 0 preset",
    "lab-made/reportlab-form.pdf": "form-fields: 7 fields, 0 given, 2 preset",
    "lab-made/word-controls-as.odt": "form-fields: 11 fields, 6 given, 1 preset",
    "lab-made/word-controls-resaved-by-libreoffice.docx": "form-fields: 12 fields, 7 given, 1 preset",
    "lab-made/word-controls.docx": "form-fields: 12 fields, 7 given, 0 preset",
    "odk/I8n_label_choices.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/all-data-types-submission-empty-tags.xml": "odk-submission: 16 fields, 6 given, 0 preset",
    "odk/all-data-types-submission.xml": "odk-submission: 16 fields, 16 given, 0 preset",
    "odk/all-data-types.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/choice-lists-submission.xml": "odk-submission: 9 fields, 9 given, 0 preset",
    "odk/choice-lists.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/downloadSubmission.xml": "odk-submission: 17 fields, 7 given, 0 preset",
    "odk/encrypted-submission.xml": "refused: this submission is encrypted, so its answers cannot be read",
    "odk/instance_1.xml": "odk-submission: 5 fields, 5 given, 0 preset",
    "odk/nested-repeats-submission.xml": "odk-submission: 10 fields, 10 given, 0 preset",
    "odk/nested-repeats.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/or_other.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/repeated_nodes.xml":
      "refused: the file is read as one form, in which <S2A> stands again and again",
    "odk/transportation/form.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/transportation/transport_2011-07-25_19-05-36.xml": "odk-submission: 14 fields, 6 given, 0 preset",
    "odk/transportation/transport_2011-07-25_19-05-49_1.xml": "odk-submission: 15 fields, 5 given, 0 preset",
    "odk/transportation/transport_2011-07-25_19-06-14.xml": "odk-submission: 14 fields, 6 given, 0 preset",
    "odk/transportation/transport_no_response.xml": "odk-submission: 12 fields, 2 given, 0 preset",
    "odk/tutorial_2012-06-27_11-27-53_w_uuid.xml": "odk-submission: 8 fields, 8 given, 0 preset",
    "odk/tutorial_2012-06-27_11-27-53_w_uuid_edited.xml": "odk-submission: 9 fields, 9 given, 0 preset",
    "odk/tutorial_unicode_submission.xml": "xml-records: 7 fields, 7 given, 0 preset",
    "odt/fields.odt": "form-fields: 4 fields, 0 given, 0 preset",
    "odt/testFormTextBox.odt": "form-fields: 1 fields, 0 given, 0 preset",
    "omrchecker/template.json":
      "refused: this is JSON: the definition of a survey or a code book, and no table of responses",
    "omrchecker/test_all_samples.ambr": "table: 9 columns",
    "quexml/test_original.xml": "refused: this is the layout of a queXF form, \(definition)",
    "quexml/test_questionnaire.xml": "refused: this is a queXML questionnaire, \(definition)",
    "sdaps/ids_test_export.csv": "table: 80 columns",
    "triple-s/sample-1.asc": "triple-s: 8 columns",
    "triple-s/sample-1.sss": "triple-s: 8 columns",
    "triple-s/sample-3.sss": "refused: there is no data file beside the definition",
    "triple-s/sample-4.asc": "triple-s: 3 columns",
    "triple-s/sample-4.sss": "triple-s: 3 columns",
    "xfa/xfa.xml": "xfa-data: 4 fields, 4 given, 0 preset",
    "xfa/xfaFormWithDataSet.pdf":
      "refused: the PDF holds an XFA form and no fields that other programs can read",
    "xfdf/Info.xfdf": "refused: the file holds comments and no form data",
    "xfdf/cmp_simpleFormWithMultipleFields_data.xfdf": "form-fields: 4 fields, 4 given, 0 preset",
    "xfdf/hierarchy_fields.xfdf": "form-fields: 1 fields, 1 given, 0 preset",
    "xfdf/simpleFormWithMultipleFields.pdf": "form-fields: 4 fields, 3 given, 0 preset",
    "xfdf/test.xfdf": "form-fields: 4 fields, 4 given, 0 preset",
    "xfdf/xfdfCheckBox.xfdf": "form-fields: 1 fields, 0 given, 0 preset",
    "xfdf/xfdfDropDown.pdf": "form-fields: 1 fields, 1 given, 0 preset",
    "xfdf/xfdfDropDown.xfdf": "form-fields: 1 fields, 1 given, 0 preset",
    "xfdf/xfdfFormsFieldParams.xfdf": "refused: the file holds no form data",
    "xfdf/xfdfList.xfdf": "form-fields: 1 fields, 1 given, 0 preset",
    "xfdf/xfdfValueRichText.xfdf": "form-fields: 1 fields, 1 given, 0 preset",
  ]

  /// What is opened of a file.
  private func outcome(_ path: String) -> String {
    do throws(FormatError) {
      let file = try ResponseFile(path: path, options: .init())
      guard let forms = file.forms else { return "\(file.container.rawValue): \(file.width) columns" }
      let given = forms.group.first.flatMap(\.fields).count { $0.state == .given }
      let preset = forms.group.first.flatMap(\.fields).count { $0.state == .preset }
      let what = forms.dialect ?? "none"
      return "\(what): \(forms.columns.columns.count) fields, \(given) given, \(preset) preset"
    } catch { return "refused: \(error.found)" }
  }

  @Test func `is read, or refused with a reason`() throws {
    guard let folder = Repository.samples("written") else { return }
    let names = try #require(FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
    let files = names.filter { !InputFolder.isFolder("\(folder)/\($0)") && !$0.hasSuffix("SOURCE.md") }
      .sorted()
    #expect(files == Self.expected.keys.sorted(), "a sample without an expectation, or the other way round")
    for file in files {
      let outcome = outcome("\(folder)/\(file)")
      #expect(outcome == Self.expected[file], "\(file)")
    }
  }
}

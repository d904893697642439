// ShippedFiles: the data files that ship inside the program, as files a person can read and edit.
//
// Schemas/ holds the XML Schemas of survey.xml and of form batches, Frames/ the standard lists of answers,
// Dialects/ one file for each layout of an online export. They stand in a target of their own because a file
// compiled into code is slow to compile and seldom changes.

/// A file that ships inside the program.
package enum ShippedFile: CaseIterable, Sendable {
  case surveySchema
  case formsSchema
  case dialectSchema
  case frames
  case scales
  case genericDialect
  case surveyMonkeyDialect
  case smartSurveyDialect
  case smartSurveyThreeRowsDialect

  /// The dialects in the order in which they are tried.
  package static let dialects: [ShippedFile] = [
    .surveyMonkeyDialect, .smartSurveyThreeRowsDialect, .smartSurveyDialect, .genericDialect,
  ]

  /// The file's content.
  package var bytes: [UInt8] {
    switch self {
    case .surveySchema: PackageResources.survey_xsd
    case .formsSchema: PackageResources.forms_xsd
    case .dialectSchema: PackageResources.dialect_xsd
    case .frames: PackageResources.frames_xml
    case .scales: PackageResources.scales_xml
    case .genericDialect: PackageResources.generic_xml
    case .surveyMonkeyDialect: PackageResources.surveymonkey_xml
    case .smartSurveyDialect: PackageResources.smartsurvey_xml
    case .smartSurveyThreeRowsDialect: PackageResources.smartsurvey_three_rows_xml
    }
  }
}

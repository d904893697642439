// ShippedFiles: the data files that ship inside the program, as files a person can read and edit.
//
// Schemas/ holds the XML Schemas of survey.xml and of form batches, Frames/ the standard lists of answers,
// Dialects/ one file for each layout of an online export, Populations/ one file for each set of population figures. They stand in a target of their own because a file
// compiled into code is slow to compile and seldom changes.

/// A file that ships inside the program.
package enum ShippedFile: CaseIterable, Sendable {
  case surveySchema
  case formsSchema
  case dialectSchema
  case frames
  case scales

  /// The file's content.
  package var bytes: [UInt8] {
    switch self {
    case .surveySchema: PackageResources.survey_xsd
    case .formsSchema: PackageResources.forms_xsd
    case .dialectSchema: PackageResources.dialect_xsd
    case .frames: PackageResources.frames_xml
    case .scales: PackageResources.scales_xml
    }
  }
}

/// The sets of population figures that ship inside the program.
package enum ShippedPopulations {
  /// Their ids, by which survey.xml names them, and their contents.
  package static let files: [(id: String, bytes: [UInt8])] = [
    ("medway-2021", PackageResources.medway_2021_csv),
    ("england-2021", PackageResources.england_2021_csv),
  ]
}

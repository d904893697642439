/// Where the responses of one source come from: what an analyst needs to find a form again.
///
/// Facts such as the clerk, and names of files, which may be those of people, are for officers only.
package struct Provenance: Sendable {
  /// What written forms tell about themselves.
  package internal(set) var facts: FormFacts
  /// The files of a folder, in order; empty where the source is one file.
  package internal(set) var files: [String]
  /// The place of the file of each response; empty where the source is one file.
  package internal(set) var fileOfRow: [UInt32]
  /// What keying each form gave; empty where the source is not keyed.
  package internal(set) var keying: [UInt8]
  /// How many rows it is about.
  package internal(set) var count: Int

  /// Keeps only some rows.
  mutating func keep(_ rows: [Int]) {
    facts.keep(rows)
    if !fileOfRow.isEmpty { fileOfRow = rows.map { fileOfRow[$0] } }
    if !keying.isEmpty { keying = rows.map { keying[$0] } }
    count = rows.count
  }
}

import Consultation
import Glibc

/// A file that is written through a buffer.
struct BenchmarkFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Makes the folders above a file, and the file.
  init(_ path: String) throws(Problem) {
    self.path = path
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      unsafe mkdir(folder, 0o755)
    }
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Problem(.unwritable, at: SourceLocation(file: path), "cannot write") }
  }

  mutating func write(_ text: String) throws(Problem) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1_000_000 { try flush() }
  }

  mutating func close() throws(Problem) {
    try flush()
    Glibc.close(descriptor)
  }

  private mutating func flush() throws(Problem) {
    var done = 0
    while done < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      guard count > 0 else { throw Problem(.unwritable, at: SourceLocation(file: path), "cannot write") }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A synthetic batch of written forms with a safety question, choices and who the respondent is.
enum BenchmarkForms {
  private static let choices = ["drugs", "speeding", "litter", "fly-tipping", "noise", "burglary"]

  /// Writes the survey into a folder of its own and returns its path.
  static func write(rows: Int, below parent: String) throws(Problem) -> String {
    let folder = "\(parent)/forms-\(rows)"
    var file = try BenchmarkFile(folder + "/responses/forms.xml")
    var generator = XorShift()
    try file.write(
      "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"b\" mode=\"paper\">\n<questionnaire series=\"benchmark\" wave=\"forms\"/>\n<clerk id=\"c\"/>\n"
    )
    for row in 1...rows {
      let ticks = choices.filter { _ in generator.below(3) == 0 }.map { "<tick code=\"\($0)\"/>" }.joined()
      try file.write(
        """
        <form number="\(row)" received="2025-07-01"><entry pass="1" clerk="c">
          <answer q="safe"><tick code="a\(1 + generator.below(5))"/></answer>
          <answer q="problem" status="answered">\(ticks)</answer>
          <answer q="comment"><text>Better lighting, please</text></answer>
          <answer q="age"><tick code="a\(1 + generator.below(5))"/></answer>
          <answer q="sex"><tick code="\(generator.below(2) == 0 ? "female" : "male")"/></answer>
        </entry></form>

        """)
    }
    try file.write("</form-batch>\n")
    try file.close()
    var definition = try BenchmarkFile(folder + "/survey.xml")
    let scale = (1...5).map { "<answer code=\"a\($0)\">Answer \($0)</answer>" }.joined()
    try definition.write(
      """
      <survey xmlns="urn:soundings:survey:1" series="benchmark" wave="forms" synthetic="yes" title="Benchmark" organisation="Nobody">
      <fieldwork from="2025-01-01" to="2025-12-31"/>
      <responses><forms id="paper" file="responses/forms.xml" mode="paper"/></responses>
      <questions><scale id="safe">\(scale)</scale><multiple id="problem">\(choices.map { "<answer code=\"\($0)\">\($0)</answer>" }.joined())</multiple>
      <text id="comment"/><scale id="age" characteristic="age">\(scale)</scale><single id="sex" characteristic="sex" frame="sex"/></questions>
      </survey>
      """)
    try definition.close()
    return folder
  }
}

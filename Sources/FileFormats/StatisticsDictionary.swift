/// What is read of an SPSS file before libreadstat sees it: its limits, and what libreadstat does not tell.
///
/// The walk goes over each record of the dictionary once and refuses what no SPSS writes, so that
/// libreadstat is never asked to reserve memory for counts that a damaged file declares.
struct StatisticsDictionary {
  /// The most variables that are read.
  static let variableLimit = 32_000
  /// The most variable records; a text of more than 255 bytes takes several.
  static let recordLimit = 64_000

  /// How the rows are stored.
  enum Storage: Int {
    case plain = 0
    /// One byte or more for each eight.
    case packed = 1
    case deflated = 2

    /// The most bytes of rows that one byte of the file can hold; deflate reaches 1,032 to 1.
    var growth: Int {
      switch self {
      case .plain: 1
      case .packed: 8
      case .deflated: 8 * 1_032
      }
    }
  }

  private(set) var storage = Storage.plain
  /// How many rows the file declares; `nil` where it does not say.
  private(set) var rowCount: Int?
  /// The most rows that a file of this size can hold.
  private(set) var rowLimit = 0
  /// The number of the code page; 65001 is UTF-8.
  private(set) var codePage: Int?
  /// The name of the encoding, where the file tells it.
  private(set) var encodingName = ""
  /// The records of multiple-response sets, in the file's encoding.
  private(set) var setRecords: [ArraySlice<UInt8>] = []
  /// Pairs of short and long names, in the file's encoding.
  private(set) var longNames: ArraySlice<UInt8> = []
  private var recordCount = 0
  /// How many times eight bytes a row takes.
  private var rowUnits = 0

  /// Walks the dictionary of a file.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, not one of SPSS's, cut short, broken or too big.
  init(path: String) throws(FormatError) {
    var cursor = try StatisticsDictionaryCursor(path: path)
    try readHeader(&cursor)
    while try readRecord(&cursor) {}
    guard rowUnits > 0 else { throw .brokenDictionary("it declares no variable") }
    try checkRows(remaining: cursor.remaining)
  }

  /// Whether the texts are UTF-8 by the encoding's name, while the code page, which libreadstat goes by,
  /// differs.
  var isUTF8ByNameOnly: Bool {
    codePage != 65_001 && (encodingName == "utf-8" || encodingName == "utf8")
  }

  /// Decodes a text that libreadstat does not hand out.
  func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let isWindows = [2, 3, 1_252, 28_591].contains(codePage) && !isUTF8ByNameOnly
    guard isWindows else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(TextEncoding.windows1252(byte)) }
    return text
  }

  // MARK: Header

  private mutating func readHeader(_ cursor: inout StatisticsDictionaryCursor) throws(FormatError) {
    guard cursor.remaining >= 4 else { throw .notStatistics }
    let mark = try cursor.bytes(4)
    guard mark.elementsEqual("$FL2".utf8) || mark.elementsEqual("$FL3".utf8) else {
      throw .notStatistics
    }
    try cursor.skip(60)
    let layout = try cursor.bytes(4)
    cursor.isBigEndian = layout.first == 0
    guard
      layout.elementsEqual([2, 0, 0, 0]) || layout.elementsEqual([3, 0, 0, 0])
        || layout.elementsEqual([0, 0, 0, 2]) || layout.elementsEqual([0, 0, 0, 3])
    else { throw .brokenDictionary("its layout code is unknown") }
    try cursor.skip(4)
    let code = try cursor.integer()
    guard let storage = Storage(rawValue: code) else {
      throw .brokenDictionary("its rows are compressed in a way (\(code)) that is unknown")
    }
    self.storage = storage
    try cursor.skip(4)
    let rows = try cursor.integer()
    guard rows >= -1 else { throw .brokenDictionary("it declares \(rows) rows") }
    rowCount = rows < 0 ? nil : rows
    try cursor.skip(92)
  }

  private func checkRows(remaining: Int) throws(FormatError) {
    let size = rowUnits * 8
    if let rowCount, rowCount > rowLimit {
      throw FormatError(
        .malformed, "the file declares \(rowCount) rows, but is too short for them",
        expected: "at most \(rowLimit) rows in a file of its size", fix: FormatError.copyAgain)
    }
    // Where the number of rows is unknown, libreadstat drops an incomplete end without a word.
    let isWhole = storage == .deflated || remaining % (storage == .plain ? size : 8) == 0
    if rowCount == nil && !isWhole { throw .cutShort }
  }

  // MARK: Records

  /// Reads one record; false after the last one.
  private mutating func readRecord(
    _ cursor: inout StatisticsDictionaryCursor
  ) throws(FormatError) -> Bool {
    let kind = try cursor.integer()
    switch kind {
    case 2: try readVariable(&cursor)
    case 3: try readLabels(&cursor)
    case 6: try cursor.skip(80 * cursor.count(of: "lines of documents"))
    case 7: try readExtension(&cursor)
    case 999:
      try cursor.skip(4)
      rowLimit = rowUnits == 0 ? 0 : cursor.remaining * storage.growth / (rowUnits * 8)
      return false
    default: throw .brokenDictionary("it holds a record of the unknown kind \(kind)")
    }
    return true
  }

  private mutating func readVariable(_ cursor: inout StatisticsDictionaryCursor) throws(FormatError) {
    let width = try cursor.integer()
    let hasLabel = try cursor.integer() != 0
    let missing = try cursor.integer()
    try cursor.skip(16)
    guard (-1...255).contains(width), (-3...3).contains(missing) else {
      throw .brokenDictionary("a variable has the width \(width) and \(missing) missing values")
    }
    if hasLabel {
      let length = try cursor.count(of: "bytes for a label")
      try cursor.skip((length + 3) / 4 * 4)
    }
    try cursor.skip(8 * abs(missing))
    rowUnits += 1
    guard width >= 0 else { return }
    recordCount += 1
    guard recordCount <= Self.recordLimit else { throw .tooManyVariables }
  }

  private func readLabels(_ cursor: inout StatisticsDictionaryCursor) throws(FormatError) {
    for _ in 0..<(try cursor.count(of: "value labels")) {
      try cursor.skip(8)
      let length = Int(try cursor.bytes(1).first ?? 0)
      try cursor.skip((length + 8) / 8 * 8 - 1)
    }
    guard try cursor.integer() == 4 else {
      throw .brokenDictionary("value labels belong to no variable")
    }
    try cursor.skip(4 * cursor.count(of: "variables with labels"))
  }

  private mutating func readExtension(_ cursor: inout StatisticsDictionaryCursor) throws(FormatError) {
    let kind = try cursor.integer()
    let size = try cursor.count(of: "bytes in an item")
    let count = try cursor.count(of: "items")
    let end = cursor.position + size * count
    switch kind {
    case 3 where size == 4 && count == 8:
      try cursor.skip(28)
      codePage = try cursor.integer()
    case 7, 19: setRecords.append(ArraySlice(Array(try cursor.bytes(size * count))))
    case 13: longNames = ArraySlice(Array(try cursor.bytes(size * count)))
    case 16 where size == 8 && count == 2 && rowCount == nil:
      try cursor.skip(8)
      let rows = try cursor.longInteger()
      if rows >= 0 { rowCount = rows }
    case 20: encodingName = String(decoding: try cursor.bytes(size * count), as: UTF8.self).lowercased()
    default: break
    }
    try cursor.skip(end - cursor.position)
  }
}

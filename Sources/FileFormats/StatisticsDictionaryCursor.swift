/// Steps through the first part of an SPSS file, never beyond its end and never beyond a declared limit.
struct StatisticsDictionaryCursor: ~Copyable {
  /// The declared limit of a dictionary; at 32 bytes for eight bytes of a row, it limits the row to 16 MiB.
  static let limit = 64 * 1_024 * 1_024
  private static let windowSize = 65_536

  private let file: InputFile
  private var window: [UInt8] = []
  private var windowStart = 0
  /// The offset of the next byte.
  private(set) var position = 0
  /// Whether the most significant byte of a number comes first.
  var isBigEndian = false

  /// - Throws: A ``FormatError`` of kind `missing`.
  init(path: String) throws(FormatError) { file = try InputFile(path: path) }

  /// How many bytes follow.
  var remaining: Int { file.size - position }

  /// Goes over some bytes.
  ///
  /// - Throws: A ``FormatError`` where the file is shorter, or the dictionary over its limit.
  mutating func skip(_ count: Int) throws(FormatError) {
    guard count >= 0, count <= remaining else { throw .cutShort }
    guard count <= Self.limit - position else {
      throw FormatError(
        .limit, "the description of the variables takes more than \(Self.limit / 1_048_576) MiB",
        fix: "check that this is the file you meant; save fewer variables or labels in it")
    }
    position += count
  }

  /// Takes the next bytes.
  mutating func bytes(_ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
    let start = position
    try skip(count)
    if start < windowStart || position > windowStart + window.count {
      window = try load(at: start, count: max(count, Self.windowSize))
      windowStart = start
      guard position <= windowStart + window.count else { throw .cutShort }
    }
    return window[start - windowStart..<position - windowStart]
  }

  /// Takes a whole number of four bytes.
  mutating func integer() throws(FormatError) -> Int {
    Int(Int32(truncatingIfNeeded: try unsigned(4)))
  }

  /// Takes a whole number of eight bytes.
  mutating func longInteger() throws(FormatError) -> Int { Int(bitPattern: try unsigned(8)) }

  /// Takes a count, which may not be negative.
  mutating func count(of what: String) throws(FormatError) -> Int {
    let count = try integer()
    guard count >= 0 else { throw .brokenDictionary("it declares \(count) \(what)") }
    return count
  }

  private mutating func unsigned(_ size: Int) throws(FormatError) -> UInt {
    let bytes = try bytes(size)
    var value: UInt = 0
    for byte in isBigEndian ? Array(bytes) : bytes.reversed() { value = value << 8 | UInt(byte) }
    return value
  }

  private borrowing func load(at offset: Int, count: Int) throws(FormatError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(count, file.size - offset))
    var failure: FormatError?
    let read = unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(FormatError) { return unsafe try file.read(at: offset, into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    bytes.removeLast(bytes.count - read)
    return bytes
  }
}

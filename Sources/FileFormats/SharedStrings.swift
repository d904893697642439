internal import CLibXML2

/// The texts that a workbook's cells share: one buffer and where each text ends.
struct SharedStrings: Sendable {
  /// The most bytes that all texts together may take.
  static let sizeLimit = 1_024 * 1_024 * 1_024
  /// The most texts.
  static let countLimit = 20_000_000

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  init() {}

  /// Reads the part with the shared texts.
  ///
  /// - Throws: A ``FormatError`` where it is damaged or goes beyond the limits.
  init(_ source: any ByteSource) throws(FormatError) {
    let state = UnsafeMutablePointer<SharedStringsParsing>.allocate(capacity: 1)
    unsafe state.initialize(to: SharedStringsParsing())
    defer {
      unsafe state.deinitialize(count: 1)
      unsafe state.deallocate()
    }
    var parser = unsafe try XMLPushParser(source, callbacks: SharedStringsParsing.callbacks, state: state)
    while try parser.parseBlock() {
      if let failure = unsafe state.pointee.failure { throw failure }
    }
    if let failure = unsafe state.pointee.failure { throw failure }
    self = unsafe state.pointee.strings
  }

  var count: Int { ends.count }

  /// Hands out the bytes of one text.
  @inline(__always)
  func withBytes<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return unsafe bytes.withUnsafeBufferPointer { all in
      unsafe body(UnsafeBufferPointer(rebasing: all[start..<end]))
    }
  }

  /// Adds a text; false where there is no room for it.
  fileprivate mutating func append(_ text: [UInt8]) -> Bool {
    guard ends.count < Self.countLimit, bytes.count + text.count <= Self.sizeLimit else { return false }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    return true
  }
}

/// What is known while the shared texts are read.
private struct SharedStringsParsing: ~Copyable {
  var strings = SharedStrings()
  var failure: FormatError?
  private var text: [UInt8] = []
  private var isInItem = false
  private var isInText = false
  /// Readings of Japanese texts stand beside the texts and are no part of them.
  private var phoneticDepth = 0

  mutating func start(_ tag: SheetTag) {
    switch tag {
    case .item:
      isInItem = true
      phoneticDepth = 0
      text.removeAll(keepingCapacity: true)
    case .phonetic: phoneticDepth += 1
    case .text: isInText = isInItem && phoneticDepth == 0
    default: break
    }
  }

  mutating func end(_ tag: SheetTag) {
    switch tag {
    case .item:
      isInItem = false
      SheetText.decode(&text)
      if SheetText.isBlank(text) { text.removeAll(keepingCapacity: true) }
      if failure == nil && !strings.append(text) {
        failure = FormatError(
          .limit, "the workbook holds too much text",
          expected:
            "at most \(SharedStrings.sizeLimit / 1_073_741_824) GiB in \(SharedStrings.countLimit) texts",
          fix: "export the responses as CSV")
      }
    case .phonetic: phoneticDepth -= 1
    case .text: isInText = false
    default: break
    }
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText, failure == nil else { return }
    guard text.count + bytes.count <= SheetRecords.recordLimit else {
      failure = SheetRecords.tooLong
      return
    }
    unsafe text.append(contentsOf: bytes)
  }

  static var callbacks: XMLPushParser.Callbacks {
    unsafe XMLPushParser.Callbacks(
      start: { context, name, _, _, _, _, _, _, _ in
        unsafe XMLPushParser.state(context, as: SharedStringsParsing.self)?.pointee.start(SheetTag(name))
      },
      end: { context, name, _, _ in
        unsafe XMLPushParser.state(context, as: SharedStringsParsing.self)?.pointee.end(SheetTag(name))
      },
      text: { context, bytes, count in
        let text = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
        unsafe XMLPushParser.state(context, as: SharedStringsParsing.self)?.pointee.take(text)
      })
  }
}

/// The elements of sheets and shared texts that matter, by their names without a prefix.
enum SheetTag {
  case sheetData, row, cell, value, text, phonetic, item, other

  @inline(__always)
  init(_ name: UnsafePointer<UInt8>?) {
    self = .other
    guard let name = unsafe name else { return }
    // Each byte is looked at only where the one before it is no terminator.
    switch unsafe (name[0], name[0] == 0 ? 0 : name[1]) {
    case (0x63, 0): self = .cell
    case (0x76, 0): self = .value
    case (0x74, 0): self = .text
    case (0x72, 0x6F): if unsafe name[2] == 0x77 && name[3] == 0 { self = .row }
    case (0x72, 0x50): if unsafe name[2] == 0x68 && name[3] == 0 { self = .phonetic }
    case (0x73, 0x69): if unsafe name[2] == 0 { self = .item }
    case (0x73, 0x68): if unsafe XMLDocument.string(name) == "sheetData" { self = .sheetData }
    default: break
    }
  }
}

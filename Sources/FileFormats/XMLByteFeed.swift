internal import CLibXML2

/// Feeds libxml2 from a byte source: the owner of the callback's context.
@safe
final class XMLByteFeed {
  private let source: any ByteSource
  private(set) var failure: FormatError?
  /// The reader that is fed, while there is one.
  var parser: xmlTextReaderPtr?
  /// How many bytes were handed out.
  private var handedOut = 0

  init(_ source: any ByteSource) { self.source = source }

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  private var block = [UInt8](repeating: 0, count: 65_536)
  private var filled = 0
  private var position = 0

  /// Hands out one line at the most, so that the parser's line is that of the node it stands on.
  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    if position == filled { refill() }
    checkMarkup()
    if failure != nil { return -1 }
    let most = min(filled - position, buffer.count)
    let rest = block[position..<position + most]
    let count = rest.firstIndex(of: 0x0A).map { $0 - position + 1 } ?? most
    unsafe buffer.copyBytes(from: block[position..<position + count])
    position += count
    handedOut += count
    return Int32(count)
  }

  /// The most bytes that a tag, a comment or an instruction may take.
  ///
  /// libxml2 waits for the end of these before it reads them, and compares each attribute of a tag with all others: a tag of
  /// some megabytes takes it minutes.
  private static let markupLimit = 256 * 1_024

  private func checkMarkup() {
    guard failure == nil, handedOut > Self.markupLimit, let parser = unsafe parser,
      unsafe handedOut - Int(xmlTextReaderByteConsumed(parser)) > Self.markupLimit
    else { return }
    failure = FormatError(
      .limit, line: unsafe max(1, Int(xmlTextReaderGetParserLineNumber(parser))),
      "one tag or comment takes more than \(Self.markupLimit / 1_024) KiB",
      fix: "check where the file comes from, and export it again")
  }

  private func refill() {
    position = 0
    filled = 0
    let source = source
    unsafe block.withUnsafeMutableBytes { bytes in
      do throws(FormatError) { filled = unsafe try source.read(into: bytes) } catch { failure = error }
    }
  }

  static let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32 = {
    context, buffer, count in
    guard let context = unsafe context else { return -1 }
    let feed = unsafe Unmanaged<XMLByteFeed>.fromOpaque(context).takeUnretainedValue()
    return unsafe feed.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
  }

  static let close: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { _ in 0 }
}

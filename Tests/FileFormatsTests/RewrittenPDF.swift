import CLibQPDF
import Testing

/// A PDF written anew by libqpdf, for tests of what a text cannot show: encryption and compressed objects.
enum RewrittenPDF {
  /// With a password; an empty one leaves the file encrypted and opens it for everyone.
  static func encrypted(_ bytes: [UInt8], password: String) throws -> [UInt8] {
    unsafe try rewritten(bytes) { document in
      unsafe qpdf_set_r6_encryption_parameters2(
        document, password, "owner", 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1)
    }
  }

  /// With its fields inside compressed object streams, as viewers save them.
  static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
    unsafe try rewritten(bytes) { document in unsafe qpdf_set_object_stream_mode(document, qpdf_o_generate) }
  }

  private static func rewritten(_ bytes: [UInt8], _ settings: (qpdf_data?) -> Void) throws -> [UInt8] {
    var document: qpdf_data? = unsafe qpdf_init()
    defer { unsafe qpdf_cleanup(&document) }
    var copy = bytes.map(CChar.init(bitPattern:))
    return unsafe try copy.withUnsafeMutableBufferPointer { buffer in
      unsafe try #require(
        qpdf_read_memory(document, "made", buffer.baseAddress, UInt64(buffer.count), nil) & 2 == 0)
      unsafe qpdf_init_write_memory(document)
      unsafe settings(document)
      unsafe try #require(qpdf_write(document) & 2 == 0)
      return unsafe Array(
        UnsafeBufferPointer(start: qpdf_get_buffer(document), count: qpdf_get_buffer_length(document)))
    }
  }
}

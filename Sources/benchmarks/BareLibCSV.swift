import CLibCSV
import Glibc

/// The yardstick: one thread, every byte through libcsv, callbacks that do nothing.
enum BareLibCSV {
  static func run(_ path: String) -> Never {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { exit(3) }
    var parser = unsafe csv_parser()
    unsafe csv_init(&parser, 0)
    let size = 256 * 1_024
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    let cell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { _, _, _ in
    }
    let record: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, _ in }
    while true {
      let count = unsafe read(descriptor, buffer, size)
      if count <= 0 { break }
      guard unsafe csv_parse(&parser, buffer, count, cell, record, nil) == count else { exit(1) }
    }
    unsafe csv_fini(&parser, cell, record, nil)
    exit(0)
  }
}

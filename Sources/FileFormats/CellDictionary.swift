/// Numbers the different values of a column in the order in which they appear.
///
/// The empty cell is number 0. A survey column has few different values, so the meaning of a value is looked
/// up once and each further cell costs one hash and one comparison. Memory grows with the different values.
package struct CellDictionary: Sendable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
  }

  private var entries: [Entry] = [Entry(hash: 0, start: 0, count: 0)]
  /// The texts, each from a whole word on, padded with zeros.
  private var words: [UInt64] = []
  /// Entry numbers by hash; 0 marks a free place, because the empty cell is never stored.
  private var slots: [UInt32]
  private var mask: Int

  package init() {
    slots = [UInt32](repeating: 0, count: 64)
    mask = 63
  }

  /// How many different values have been seen, the empty one included.
  package var count: Int { entries.count }

  /// The text of a value.
  package func text(_ number: Int) -> String {
    let entry = entries[number]
    let bytes = (0..<entry.count).map { index in
      UInt8(truncatingIfNeeded: words[(entry.start + index) >> 3] >> UInt64(index % 8 * 8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Numbers one column of a batch.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - batch: The records.
  ///   - numbers: One number a record; what stood there before is replaced.
  /// - Complexity: O(records), without allocation once the values are known.
  package mutating func number(
    column: Int, of batch: borrowing RecordBatch, into numbers: inout [UInt32]
  ) {
    if numbers.count != batch.count { numbers = [UInt32](repeating: 0, count: batch.count) }
    for record in 0..<batch.count {
      numbers[record] = unsafe number(of: batch.bytes(record: record, column: column))
    }
  }

  /// Numbers one text, for instance a value known before the file is read.
  package mutating func number(of text: String) -> Int {
    var padded = Array(text.utf8)
    let count = padded.count
    padded.append(contentsOf: repeatElement(0, count: 8))
    return unsafe padded.withUnsafeBufferPointer { buffer in
      unsafe Int(number(of: UnsafeBufferPointer(rebasing: buffer[..<count])))
    }
  }

  /// The number of one cell.
  ///
  /// Up to seven bytes past its end are loaded, and masked out.
  @inline(__always)
  private mutating func number(of cell: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = cell.baseAddress, cell.count > 0 else { return 0 }
    let hash = unsafe Self.hash(base, cell.count)
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let candidate = slots[place]
      if candidate == 0 { return unsafe insert(cell, hash: hash, at: place) }
      let entry = entries[Int(candidate)]
      if entry.hash == hash && entry.count == cell.count
        && (unsafe isEqual(entry, base))
      {
        return candidate
      }
      place = (place + 1) & mask
    }
  }

  /// The hash of some bytes under a key; up to seven bytes past their end are loaded, and masked out.
  @inline(__always)
  static func hash(_ base: UnsafePointer<UInt8>, _ count: Int, key: UInt64 = 0) -> UInt64 {
    let raw = unsafe UnsafeRawPointer(base)
    var hash = (UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15) ^ key
    var offset = 0
    while offset < count {
      var word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let left = count &- offset
      if left < 8 { word &= (1 &<< UInt64(truncatingIfNeeded: left &* 8)) &- 1 }
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      offset &+= 8
    }
    return hash
  }

  /// Compares eight bytes at a time; stored texts are padded with zeros to whole words.
  @inline(__always)
  private func isEqual(_ entry: Entry, _ base: UnsafePointer<UInt8>) -> Bool {
    let raw = unsafe UnsafeRawPointer(base)
    var word = entry.start &>> 3
    var offset = 0
    while offset < entry.count {
      var given = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let left = entry.count &- offset
      if left < 8 { given &= (1 &<< UInt64(truncatingIfNeeded: left &* 8)) &- 1 }
      if words[word] != given { return false }
      word &+= 1
      offset &+= 8
    }
    return true
  }

  @inline(never)
  private mutating func insert(
    _ cell: UnsafeBufferPointer<UInt8>, hash: UInt64, at place: Int
  ) -> UInt32 {
    let number = UInt32(entries.count)
    entries.append(Entry(hash: hash, start: words.count * 8, count: cell.count))
    for start in stride(from: 0, to: cell.count, by: 8) {
      var word: UInt64 = 0
      for index in start..<min(start + 8, cell.count) {
        unsafe word |= UInt64(cell[index]) << UInt64((index - start) * 8)
      }
      words.append(word)
    }
    slots[place] = number
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for number in entries.indices.dropFirst() {
      var place = Int(truncatingIfNeeded: entries[number].hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt32(number)
    }
  }
}

extension AnswerColumn {
  /// Whether two responses give the same answer, or have the same reason for giving none.
  package func isSame(_ row: Int, _ other: Int) -> Bool {
    guard self[row] == self[other], planes.allSatisfy({ $0[row] == $0[other] }) else { return false }
    return !hasNumbers || numbers[row] == numbers[other] || (numbers[row].isNaN && numbers[other].isNaN)
  }

  /// Gives one response the answer of another.
  package mutating func copy(from row: Int, to other: Int) {
    set(self[row], row: other)
    for plane in planes.indices { planes[plane][other] = planes[plane][row] }
    if hasNumbers { numbers[other] = numbers[row] }
  }

  /// Takes the answer of a response away.
  package mutating func clear(_ reason: MissingReason, row: Int) {
    set(Code(reason), row: row)
    for plane in planes.indices { planes[plane][row] = 0 }
    if hasNumbers { numbers[row] = .nan }
  }
}

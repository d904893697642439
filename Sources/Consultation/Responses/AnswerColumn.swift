/// The answers of all responses to one question, in the order of the responses.
///
/// Every question has a code a response: the place of the answer in the code frame for a question with one answer,
/// 0 for any answer of the other kinds, or one of the highest values for a missing reason. A code takes one byte, or
/// two where a frame has more answers than one byte holds. Beside the codes a multiple question has pattern bytes
/// (eight options each), a ranking a rank byte for each item, a number or date a value; text itself is not kept.
package struct AnswerColumn: Sendable {
  /// One byte a response, unless the column is wide.
  package internal(set) var narrow: [UInt8] = []
  /// Two bytes a response, for frames with more than 249 answers.
  package internal(set) var wide: [UInt16] = []
  package let isWide: Bool
  /// Pattern bytes or rank bytes, one array for each eight options or each item.
  package internal(set) var planes: [[UInt8]]
  /// Numbers, or the day numbers of dates.
  package internal(set) var numbers: [Double] = []
  package let hasNumbers: Bool

  package init(options: Int, planes: Int = 0, hasNumbers: Bool = false) {
    isWide = options > Code.narrowLimit
    self.planes = Array(repeating: [], count: planes)
    self.hasNumbers = hasNumbers
  }

  /// A column whose kind fits a question.
  package init(for question: Question) {
    let options = question.frame.options.count
    switch question.kind {
    case .multiple: self.init(options: 0, planes: (options + 7) / 8)
    case .ranking: self.init(options: 0, planes: options)
    case .number, .date: self.init(options: 0, hasNumbers: true)
    case .text: self.init(options: 0)
    case .single, .scale: self.init(options: options)
    }
  }

  /// How many responses it holds.
  package var count: Int { isWide ? wide.count : narrow.count }

  /// The code of one response.
  package subscript(row: Int) -> Code { isWide ? Code(wide: wide[row]) : Code(narrow: narrow[row]) }

  /// A byte for each response, worked out once for each code.
  package func mapped(_ byte: (Code) -> UInt8) -> [UInt8] {
    if isWide { return wide.map { byte(Code(wide: $0)) } }
    // Codes that no response can have are not asked for.
    var used = [Bool](repeating: false, count: 256)
    for raw in narrow { used[Int(raw)] = true }
    let table = (0..<256).map { used[$0] ? byte(Code(narrow: UInt8($0))) : 0 }
    return narrow.map { table[Int($0)] }
  }

  /// Whether a response ticked an option of a multiple question.
  package func hasTick(_ option: Int, row: Int) -> Bool {
    planes[option / 8][row] & (1 << UInt8(option % 8)) != 0
  }
}

/// What one response says to one question: the place of an answer, or why there is none.
package struct Code: Equatable, Sendable {
  /// The place of the answer; negative for a missing reason.
  private let value: Int32

  /// The most answers that fit into one byte beside the missing reasons.
  package static let narrowLimit = 249
  private static let undecidedValue: Int32 = -6

  package init(answer: Int) { value = Int32(answer) }
  package init(_ reason: MissingReason) { value = -1 - Int32(reason.rawValue) }
  private init(value: Int32) { self.value = value }

  @inline(__always)
  package init(narrow raw: UInt8) { value = raw >= 250 ? Int32(raw) - 256 : Int32(raw) }
  @inline(__always)
  package init(wide raw: UInt16) { value = raw >= 65_530 ? Int32(raw) - 65_536 : Int32(raw) }

  /// Empty, and not yet known whether left blank, abandoned or not asked; never in a finished table.
  package static let undecided = Code(value: undecidedValue)

  package var narrow: UInt8 { UInt8(truncatingIfNeeded: value) }
  package var wide: UInt16 { UInt16(truncatingIfNeeded: value) }

  /// The place of the answer, or `nil` where it is missing.
  package var answer: Int? { value >= 0 ? Int(value) : nil }

  /// Why there is no answer, or `nil` where there is one.
  package var reason: MissingReason? {
    value < 0 ? MissingReason(rawValue: UInt8(-1 - value)) : nil
  }
}

// MARK: Building

extension AnswerColumn {
  package mutating func append(_ code: Code) {
    if isWide { wide.append(code.wide) } else { narrow.append(code.narrow) }
  }

  /// Sets memory aside for responses that are to come.
  package mutating func reserve(rows: Int) {
    if isWide { wide.reserveCapacity(rows) } else { narrow.reserveCapacity(rows) }
    for plane in planes.indices { planes[plane].reserveCapacity(rows) }
    if hasNumbers { numbers.reserveCapacity(rows) }
  }

  /// Appends the same code for several responses, with nothing beside it.
  package mutating func append(_ code: Code, count: Int) {
    if isWide {
      wide.append(contentsOf: repeatElement(code.wide, count: count))
    } else {
      narrow.append(contentsOf: repeatElement(code.narrow, count: count))
    }
    for plane in planes.indices { planes[plane].append(contentsOf: repeatElement(0, count: count)) }
    if hasNumbers { numbers.append(contentsOf: repeatElement(.nan, count: count)) }
  }

  /// Appends the responses of another column of the same question.
  package mutating func append(contentsOf other: AnswerColumn) {
    narrow.append(contentsOf: other.narrow)
    wide.append(contentsOf: other.wide)
    for plane in planes.indices { planes[plane].append(contentsOf: other.planes[plane]) }
    numbers.append(contentsOf: other.numbers)
  }

  /// Keeps only some responses.
  package mutating func keep(_ rows: [Int]) {
    if isWide { wide = rows.map { wide[$0] } } else { narrow = rows.map { narrow[$0] } }
    for plane in planes.indices {
      let old = planes[plane]
      planes[plane] = rows.map { old[$0] }
    }
    if hasNumbers { numbers = rows.map { numbers[$0] } }
  }

  package mutating func set(_ code: Code, row: Int) {
    if isWide { wide[row] = code.wide } else { narrow[row] = code.narrow }
  }

  /// Decides every empty cell: not asked where the route does not lead to the question, blank where a later
  /// question is answered, not completed elsewhere.
  ///
  /// - Parameters:
  ///   - laterAnswered: For each response, 1 where a later question is answered; this question is added.
  ///   - isAsked: For each response, whether the route leads here, or `nil` where everybody was asked.
  package mutating func decideEmpty(laterAnswered: inout [UInt8], isAsked: [Bool]?) {
    if isWide {
      for row in wide.indices {
        let code = Code(wide: wide[row])
        if code == .undecided {
          wide[row] = Self.decided(row, laterAnswered, isAsked).wide
        } else if code.answer != nil {
          laterAnswered[row] = 1
        }
      }
      return
    }
    var codes = narrow.mutableSpan
    var later = laterAnswered.mutableSpan
    precondition(codes.count == later.count)
    let undecided = Code.undecided.narrow
    for row in 0..<codes.count {
      let code = codes[row]
      if code == undecided {
        let isBlank = later[row] != 0
        codes[row] = Code(isAsked?[row] == false ? .notAsked : isBlank ? .blank : .notCompleted).narrow
      }
      later[row] |= code < undecided ? 1 : 0
    }
  }

  @inline(__always)
  private static func decided(_ row: Int, _ laterAnswered: [UInt8], _ isAsked: [Bool]?) -> Code {
    if let isAsked, !isAsked[row] { return Code(.notAsked) }
    return Code(laterAnswered[row] != 0 ? .blank : .notCompleted)
  }
}

/// Numbers on a form.
enum FormNumber {
  /// A number without a needless decimal point: 3, 0.5.
  static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
  }

  /// A small count in words: three, 12.
  static func inWords(_ count: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(count) ? words[count] : String(count)
  }
}

/// What a form says under a question about how to answer it.
struct FormWording {
  private let form: PaperForm

  init(_ form: PaperForm) { self.form = form }

  /// The instruction of a question that stands alone.
  func instruction(_ question: Question) -> String {
    switch question.kind {
    case .single, .scale: "Tick one box."
    case .multiple: boxes(question) + "."
    case .ranking: ranks(question)
    case .number: number(question)
    case .date: "Write the day, the month and the year in numbers."
    case .text: "Write on the lines."
    }
  }

  /// The instruction of a grid, which all of its rows share.
  func instruction(ofGrid row: Question) -> String {
    (row.kind == .multiple ? boxes(row) : "Tick one box") + " in each row."
  }

  private func boxes(_ question: Question) -> String {
    guard let most = question.atMost, most < question.frame.options.count else {
      return "Tick all that apply"
    }
    return most == 1 ? "Tick one box" : "Tick up to \(FormNumber.inWords(most)) boxes"
  }

  private func ranks(_ question: Question) -> String {
    let count = question.frame.options.count
    let most = min(question.atMost ?? count, count)
    if most == 1 { return "Write 1 in the box of your choice." }
    let numbers = most > 3 ? "1, 2, 3 and so on" : Number.list((1...most).map(String.init))
    return most < count
      ? "Choose up to \(FormNumber.inWords(most)) and number them \(numbers). 1 is your first choice."
      : "Number your choices \(numbers). 1 is your first choice."
  }

  private func number(_ question: Question) -> String {
    if form.isYear(question) { return "Write the year in four numbers, like 1956." }
    let least = question.minimum.map(FormNumber.text)
    let most = question.maximum.map(FormNumber.text)
    return switch (least, most) {
    case (let least?, let most?): "Write a number from \(least) to \(most)."
    case (let least?, nil): "Write a number, \(least) or more."
    case (nil, let most?): "Write a number, \(most) or less."
    default: "Write a number."
    }
  }

  /// How many boxes for one figure each a number has room for, or `nil` where one wide box is better.
  func figures(_ question: Question) -> Int? {
    if form.isYear(question) { return 4 }
    guard let most = question.maximum, most == most.rounded(), (1..<1_000_000).contains(most),
      (question.minimum ?? 0) >= 0
    else { return nil }
    return String(Int(most)).count
  }

  /// Whether an answer leaves room to say what is meant: marked as other, or worded so.
  static func takesWriting(_ option: AnswerOption) -> Bool {
    option.kind == .other || option.takesRest
      || (option.kind == nil && AnswerWording.kind(of: option.label) == .other)
  }
}

/// Which elements of an XML document are its records: the names from the root down to them.
struct XMLRecordPath {
  private enum Step {
    case any
    case named(String)
    /// An element of this name, or several of them directly inside each other.
    case nested(String)

    func fits(_ name: String) -> Bool {
      switch self {
      case .any: true
      case .named(let own), .nested(let own): own == name
      }
    }
  }

  private let steps: [Step]
  /// As a person would write it, for messages.
  let text: String

  /// - Parameter names: Local names; `*` is any name, `x+` is `x` or several `x` inside each other. None means the root.
  init(_ names: [String]) {
    text = names.joined(separator: "/")
    steps = (names.isEmpty ? ["*"] : names).map { name in
      name == "*" ? .any : name.hasSuffix("+") ? .nested(String(name.dropLast())) : .named(name)
    }
  }

  /// How many names there are.
  var count: Int { steps.count }

  /// How much of the path an element fulfils.
  ///
  /// - Parameters:
  ///   - fulfilled: How many names the elements around it have fulfilled.
  ///   - name: Its own name.
  /// - Returns: ``count`` for a record, `nil` where neither the element nor anything in it can be one.
  func step(from fulfilled: Int, to name: String) -> Int? {
    if fulfilled > 0, case .nested(name) = steps[fulfilled - 1] { return fulfilled }
    return steps[fulfilled].fits(name) ? fulfilled + 1 : nil
  }
}

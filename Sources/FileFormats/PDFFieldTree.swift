/// The fields of a PDF or FDF document, found by walking its tree of groups.
///
/// A node is a group of fields, a field, one of the boxes that belong to a field, or a field and its only box in one.
struct PDFFieldTree {
  /// A field with what it inherits from its groups.
  struct Node {
    var name = ""
    var type: PDFObject?
    var flags: PDFObject?
    var value: PDFObject?
    /// What the field is set back to: its value in the blank form.
    var initial: PDFObject?
    var options: PDFObject?
    var tooltip: PDFObject?
    /// What people see of the field: its boxes or buttons, in order.
    var widgets: [PDFObject] = []
  }

  private static let depthLimit = 64

  /// All fields in the order of the form.
  private(set) var fields: [Node] = []
  /// How many entries are no fields, have no name, or stand in the tree a second time.
  private(set) var unreadable = 0
  private let document: PDFDocument
  private var seen: Set<PDFObject.Identity> = []
  private var visited = 0

  /// Finds all fields below an array.
  ///
  /// - Throws: A ``FormatError`` of kind `limit` where there are too many, or they nest too deep.
  init(_ roots: PDFObject?, of document: PDFDocument) throws(FormatError) {
    self.document = document
    for root in try entries(of: roots) { try visit(root, in: Node(), depth: 1) }
  }

  /// The dictionaries of an array that were not met before.
  private mutating func entries(of array: PDFObject?) throws(FormatError) -> [PDFObject] {
    guard let array else { return [] }
    visited += array.count
    guard visited <= FilledForm.fieldLimit else { throw FilledForm.tooManyFields }
    var entries: [PDFObject] = []
    for index in 0..<array.count {
      let entry = array[index]
      if entry.isDictionary && entry.identity.map({ seen.insert($0).inserted }) ?? true {
        entries.append(entry)
      } else {
        unreadable += 1
      }
      try document.check()
    }
    return entries
  }

  private mutating func visit(_ entry: PDFObject, in group: Node, depth: Int) throws(FormatError) {
    guard depth <= Self.depthLimit else {
      throw FormatError(
        .limit, "the fields of the form nest more than \(Self.depthLimit) deep",
        fix: "check where the file comes from, and ask for the form again")
    }
    var node = try Self.node(entry, in: group)
    let all = entry.member("/Kids")
    let kids = try entries(of: all)
    let inner = kids.filter { $0.member("/T") != nil || $0.member("/Kids") != nil }
    node.widgets = kids.filter { $0.member("/T") == nil && $0.member("/Kids") == nil }
    // A group all of whose fields are lost is no field itself.
    let isField = inner.isEmpty && (node.type != nil || all?.count ?? 0 == 0)
    if isField || !node.widgets.isEmpty {
      if node.widgets.isEmpty { node.widgets = [entry] }
      if node.name.isEmpty { unreadable += 1 } else { fields.append(node) }
    }
    for kid in inner { try visit(kid, in: node, depth: depth + 1) }
  }

  /// A node with its own attributes, or those of its group where it has none.
  private static func node(_ entry: PDFObject, in group: Node) throws(FormatError) -> Node {
    let own = FilledForm.folded(try entry.member("/T")?.text() ?? "")
    return Node(
      name: try FilledForm.joined(group.name, own),
      type: entry.member("/FT") ?? group.type,
      flags: entry.member("/Ff") ?? group.flags,
      value: entry.member("/V") ?? group.value,
      initial: entry.member("/DV") ?? group.initial,
      options: entry.member("/Opt") ?? group.options,
      tooltip: entry.member("/TU"))
  }
}

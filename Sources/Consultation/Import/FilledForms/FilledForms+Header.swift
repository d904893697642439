internal import FileFormats

/// What recognition and drafting look at: the columns, and some of the first forms.
extension FilledForms {
  /// The names of the columns, then a record for each of the first forms.
  var head: [CSVFile.HeadRecord] {
    let records = group.first.map { form -> [String] in
      var cells = [String](repeating: "", count: columns.columns.count)
      for field in form.fields where field.state == .given {
        if let place = columns.places[field.name] {
          cells[place] =
            field.kind == .tick ? FormRecords.ticked : field.values.joined(separator: FormColumns.separator)
        }
      }
      return cells
    }
    let names = CSVFile.HeadRecord(line: 1, cells: columns.names)
    if columns.dictionary != nil { return [names] }
    return [names] + zip(group.first, records).map { .init(line: $0.line, cells: $1) }
  }

  /// What the forms were recognised as, where that is not for the dialects to say.
  var evidence: String? {
    let what =
      switch kind {
      case .pdf: "fields of a PDF form"
      case .document: "fields of a document"
      case .xml(.odk): "an id of its own for each submission"
      case .xml(.xfa): "data of an XFA form"
      case .xml: "XML of no known sender"
      }
    return names == nil ? what : "\(what); \(formCount) \(formCount == 1 ? "form" : "forms") in a folder"
  }

  /// The dialect that the files themselves tell.
  var dialect: String? {
    if case .xml(let xml) = kind { return xml.dialect }
    return "form-fields"
  }

  /// How many files are forms.
  var formCount: Int { findings.count { if case .form = $0 { true } else { false } } }

  /// Whether the only form is one that nobody has filled in.
  ///
  /// A drop-down may show its first choice before anybody has touched it.
  var isBlank: Bool {
    guard names == nil, kind.container == .formFields, let form = group.first.first else { return false }
    return form.fields.allSatisfy { field in
      field.state != .given || (field.kind == .choice && field.values == field.options.prefix(1).map(\.value))
    }
  }
}

/// One filled form as its file holds it: named fields, and what stands in them.
///
/// A filled PDF, its exported data, a Word or OpenDocument form and a record of an XML document all become this.
package struct FilledForm: Sendable, Equatable {
  /// One field.
  package struct Field: Sendable, Equatable {
    /// What a field lets people do.
    package enum Kind: Sendable, Equatable {
      /// A box that is ticked or not.
      case tick
      /// One of several options: a radio group, a drop-down.
      case choice
      /// Any number of several options: a list.
      case choices
      case text
      case date
      /// The file does not say: exported data, an element of an XML document.
      case unknown
      /// Nothing that can be answered: a button, a signature, a picture.
      case display
    }

    /// What the file tells about the answer.
    package enum State: Sendable, Equatable {
      /// Something was ticked, chosen or written; ``Field/values`` holds it.
      case given
      /// Nothing was: a box without a tick, a placeholder, an empty text.
      case empty
      /// It holds what the blank form holds, so nobody can tell whether that was chosen.
      case preset
    }

    /// An option as the form declares it.
    package struct Option: Sendable, Equatable {
      /// What the data hold.
      package var value: String
      /// What people read.
      package var label: String

      package init(value: String, label: String) {
        self.value = value
        self.label = label
      }
    }

    /// What the file calls the field, with `.` between the names of groups and parts; a path in an XML document.
    package var name: String
    package var kind: Kind
    package var state: State
    /// What stands in the field: one text, or several where several are chosen; the on-state of a ticked box.
    package var values: [String]
    /// The options that the form declares; empty where it does not.
    package var options: [Option] = []
    /// What stands beside the field on the form, where the file tells: its title, tooltip, or the text around it.
    package var label = ""
    /// What the field is by its kind and its place in the document: `tick-3` is the third tick box.
    ///
    /// The one thing that stays where a program that saves a document drops the names. Empty where the format has
    /// no such order.
    package var place = ""

    package init(
      _ name: String, _ kind: Kind, state: State, values: [String] = [], options: [Option] = [],
      label: String = ""
    ) {
      self.name = name
      self.kind = kind
      self.state = state
      self.values = values
      self.options = options
      self.label = label
    }
  }

  /// The fields in the order of the form.
  package var fields: [Field]
  /// The line on which the form starts, in a file that holds several.
  package var line: Int
  /// What names the questionnaire, where the file tells: the same in every copy.
  package var questionnaire: String?
  /// What names this copy, where the file tells: it changes when the copy is saved.
  package var copy: String?
  /// The paths of the groups of fields that stand in it more than once, so that their fields cannot be told apart.
  package var repeats: [String]
  /// What was repaired or looks doubtful, in words; never what people wrote.
  package var notes: [String]

  package init(
    _ fields: [Field], line: Int = 1, questionnaire: String? = nil, copy: String? = nil,
    repeats: [String] = [], notes: [String] = []
  ) {
    self.fields = fields
    self.line = line
    self.questionnaire = questionnaire
    self.copy = copy
    self.repeats = repeats
    self.notes = notes
  }

  /// The field of a name, or `nil`.
  package subscript(name: String) -> Field? { fields.first { $0.name == name } }
}

/// One question's answers by the columns of a banner.
///
/// The rows are the answers in the order of the questionnaire, then the nets, the mean score if answers have scores,
/// and for base all or asked one row for each missing reason. The columns are the total and then those of the banner.
/// Counts are responses, never ticks: a response counts once in each answer of a multiple question that it ticked, so
/// its column may add up to more than the base.
public struct Crosstab: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// What a row counts.
    public enum Kind: String, Sendable {
      /// One answer.
      case answer
      /// A net of several answers.
      case net
      /// The mean of scores, numbers or ranks.
      case mean
      /// One reason for having no answer.
      case unanswered
    }

    /// What it counts.
    public let kind: Kind
    /// The code of the answer, the id of the net or of the reason.
    public let id: String
    /// The label as printed.
    public let label: String
    /// Whether its responses are part of the base, so that a percentage can be given.
    public let isInBase: Bool
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Whom a column counts.
    public enum Kind: Sendable {
      /// Everybody.
      case total
      /// One group.
      case group
      /// Those who preferred not to say which group they belong to.
      case preferNotToSay
      /// Those who left it blank or unclear.
      case notStated
      /// Those who were not asked.
      case notAsked
    }

    /// Whom it counts.
    public let kind: Kind
    /// The code of the group.
    public let id: String
    /// The label as printed.
    public let label: String
  }

  /// How many responses a column's percentages are of.
  public struct BaseSize: Sendable, Hashable {
    /// Responses.
    public let unweighted: Int
    /// The sum of their weights in small units.
    package let weight: Int
    /// The effective base after Kish; equal to the unweighted base where nothing is weighted.
    public let effective: Double
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// Responses.
    public let count: Int
    /// The sum of their weights in small units.
    package let weight: Int
    /// The sum of the squares of their weights, for a mean row of those with a value; 0 where nothing is weighted.
    package var squares = 0.0
    /// For a mean row: the mean in ten-thousandths.
    package var mean: Int?
    /// For a mean row: the weighted mean in ten-thousandths.
    package var weightedMean: Int?
  }

  /// The id of the table; `default` for the default ones.
  public let table: String
  /// The title that the definition gives, if any.
  public let title: String?
  /// The question of the rows.
  public let question: Question
  /// The characteristic of the columns, or `nil` for the total alone.
  public let characteristic: String?
  /// The characteristic in words.
  public let characteristicLabel: String
  /// The grouping of the characteristic.
  public let grouping: String?
  /// Who percentages are of.
  public let base: Base
  /// Whom a filtered table is about, as a clause; `nil` where no filter limits the table.
  public let who: String?
  /// Whether weighted figures stand beside the unweighted ones.
  public let isWeighted: Bool
  /// The rows.
  public let rows: [Row]
  /// The columns, the total first.
  public let columns: [Column]
  /// The cells, row by row.
  public let cells: [[Cell]]
  /// The base of each column.
  public let bases: [BaseSize]
  /// For each missing reason the responses in the total column.
  package let missing: [MissingReason: Int]
  /// All responses that stand in the table, answered or not.
  package let respondents: Int

  /// The place of a row by its id, of any kind but mean.
  package func row(_ id: String) -> Int? { rows.firstIndex { $0.id == id && $0.kind != .mean } }

  /// The place of a column by its id.
  package func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }

  /// The percentage of a cell, 0...100 in ten-thousandths; `nil` outside the base or where the base is empty.
  package func percentage(row: Int, column: Int) -> Int? {
    guard rows[row].isInBase, rows[row].kind != .mean else { return nil }
    return Share.percentage(of: cells[row][column].count, in: bases[column].unweighted)
  }

  /// The weighted percentage of a cell, likewise.
  package func weightedPercentage(row: Int, column: Int) -> Int? {
    guard isWeighted, rows[row].isInBase, rows[row].kind != .mean else { return nil }
    return Share.percentage(of: cells[row][column].weight, in: bases[column].weight)
  }
}

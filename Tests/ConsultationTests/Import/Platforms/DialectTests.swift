import FileFormats
import ShippedFiles
import TestSupport
import Testing

@testable import Consultation

@Suite struct `The dialects that ship with the tool` {
  /// The ids of the list in Package.swift, in its order.
  private func listed() throws -> [String] {
    let text = try Repository.text("Package.swift")
    let list = try #require(text.firstRange(of: "let dialects = ["))
    return text[list.upperBound...].prefix { $0 != "]" }.split(separator: "\"").enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  @Test func `are valid`() throws {
    let schema = try XMLSchema(ShippedFile.dialectSchema.bytes)
    for bytes in ShippedDialects.files {
      let issues = try XMLDocument(bytes).issues(against: schema)
      let id = try Dialect(bytes).id
      #expect(issues.map(\.message) == [], "\(id)")
    }
  }

  @Test func `are called after their files, in the order in which they are tried`() throws {
    let ids = try Dialect.shipped().map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == (try listed()))
    for id in ids {
      let file = try Repository.bytes("Sources/ShippedFiles/Dialects/\(id).xml")
      #expect(try Dialect(file).id == id)
    }
    #expect(ids.last == "generic")
    #expect(Set(try Dialect.shipped().map(\.name)).count == ids.count)
  }

  @Test func `have evidence, or a container of their own`() throws {
    let fallbacks = ["generic", "xml-records"]
    let byHeadings: [Dialect.Container] = [.table, .xmlRecords]
    for dialect in try Dialect.shipped() where dialect.tier == .proved && !fallbacks.contains(dialect.id) {
      #expect(byHeadings.contains(dialect.container) == !dialect.evidence.isEmpty, "\(dialect.id)")
    }
    let containers = try Dialect.shipped().map(\.container).filter { !byHeadings.contains($0) }
    #expect(Set(containers).count == containers.count)
    for id in fallbacks { #expect(try Dialect.shipped().first { $0.id == id }?.evidence == []) }
  }

  @Test func `tell what a user should know, and have header rows unless they refuse`() throws {
    let headed: [Dialect.Container] = [.table, .formFields, .xmlRecords]
    for dialect in try Dialect.shipped() {
      #expect(dialect.about.count >= 40, "\(dialect.id)")
      let isRead = dialect.refusal == nil && headed.contains(dialect.container)
      #expect(isRead == !dialect.headerRows.isEmpty, "\(dialect.id)")
      #expect(dialect.statuses.allSatisfy { !$0.words.isEmpty }, "\(dialect.id)")
    }
  }
}

@Suite struct `The scales that ship with the tool` {
  private func scales() throws -> [XMLElement] {
    try XMLDocument(ShippedFile.scales.bytes).root().children("scale")
  }

  @Test func `have each wording once`() throws {
    let ids = try scales().map { $0["id"] ?? "" }
    #expect(Set(ids).count == ids.count && ids.allSatisfy { !$0.isEmpty })
    for scale in try scales() {
      let wordings = scale.children("level").flatMap { level in
        [level.text] + level.children("also").map(\.text)
      }.map(Folding.key)
      let repeated = Dictionary(grouping: wordings, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
      #expect(repeated == [], "\(scale["id"] ?? "")")
    }
  }

  @Test func `have scores that fall, and nets of levels that there are`() throws {
    for scale in Scales.shared.scales {
      let codes = scale.levels.map(\.code)
      #expect(Set(codes).count == codes.count && codes.count >= 2, "\(scale.id)")
      let scores = scale.levels.map { Double($0.score) ?? .nan }
      #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 > $1 }, "\(scale.id)")
      for net in scale.nets {
        #expect(net.of.filter { !codes.contains($0) } == [], "\(scale.id) \(net.id)")
        #expect(Set(net.of).count == net.of.count && net.of.count > 1, "\(scale.id) \(net.id)")
      }
      #expect(Set(scale.nets.map(\.id)).count == scale.nets.count, "\(scale.id)")
    }
    #expect(Scales.shared.scales.count == (try scales().count))
  }
}

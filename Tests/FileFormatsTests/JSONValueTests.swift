import FileFormats
import Testing

@Suite struct `A JSON document` {
  private func failure(_ bytes: [UInt8]) -> FormatError? {
    do throws(FormatError) {
      _ = try JSONValue(bytes)
      return nil
    } catch { return error }
  }

  private func failure(_ text: String) -> FormatError? { failure(Array(text.utf8)) }

  private func value(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }

  @Test func `becomes a value with its members in order`() throws {
    let value = try value(#"{"z": [1, -2.5, 1e3, "a\u00e9\n", true, false, null], "a": {}, "m": []}"#)
    #expect(value.members.map(\.name) == ["z", "a", "m"])
    #expect(
      value["z"]?.elements == [
        .number("1"), .number("-2.5"), .number("1000.0"), .string("a\u{E9}\n"), .bool(true), .bool(false),
        .null,
      ])
    #expect(value["z"]?.elements.map(\.text) == ["1", "-2.5", "1000.0", "a\u{E9}\n", nil, nil, nil])
    #expect(value["a"] == .object([]))
    #expect(value["m"] == .array([]))
    #expect(value["none"] == nil)
    #expect(value.elements.isEmpty && value.text == nil)
    #expect(JSONValue.string("x").members.isEmpty)
  }

  @Test func `keeps the order of many members`() throws {
    let names = (0..<1_000).map { "name \(($0 * 7_919) % 1_000)" }
    let text = "{" + names.map { "\"\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(try value(text).members.map(\.name) == names)
  }

  @Test func `may start with a byte order mark, and may be a single value`() throws {
    #expect(try JSONValue([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == .array([.number("1")]))
    #expect(try value(" \"x\" ") == .string("x"))
    #expect(try value("9223372036854775807") == .number("9223372036854775807"))
  }

  @Test(
    arguments: [
      ("", nil), (" \n ", nil), ("{", 1), ("{\n\"a\": 1,\n}", 3), ("[1,\n2", 2), ("[1] x", 1),
      ("{'a': 1}", 1),
      ("[01]", 1), ("nul", 1), ("[\"a\n\"]", 1), ("{\"a\": 1,\n \"a\": 2}", 2), ("[\n\"a\\u0000b\"]", 2),
      ("{\"a\\u0000\": 1}", 1), ("[\"\\ud800\"]", 1), ("[1e999]", 1), ("[99999999999999999999]", 1), ("]", 1),
      ("[NaN]", 1),
    ] as [(String, Int?)])
  func `that breaks the rules is refused with its line`(text: String, line: Int?) {
    let error = failure(text)
    #expect(error?.kind == .malformed)
    #expect(error?.line == line)
  }

  @Test func `is refused with its column and without its content`() {
    let error = failure("{\"answer\":\n  \"my secret\" \"other\"}")
    #expect(error?.found == "this is not well-formed JSON at column 21: '}' expected")
    #expect(error?.line == 2)
  }

  @Test func `in another encoding or with a NUL is refused`() {
    #expect(failure([0x5B, 0x22, 0xE9, 0x22, 0x5D]) != nil)
    #expect(failure([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]) != nil)
    #expect(failure([0x5B, 0x22, 0x61, 0x00, 0x62, 0x22, 0x5D]) != nil)
    #expect(failure([0x5B, 0x0A, 0x31, 0x00, 0x5D])?.line == 2)
    #expect(failure([0x5B, 0x22, 0xC0, 0x80, 0x22, 0x5D]) != nil)
  }

  @Test func `beyond its limits is refused before it is built`() {
    let deep = failure(String(repeating: "[", count: 100_000))
    #expect(deep?.kind == .limit)
    #expect(failure(String(repeating: "{\"a\":", count: 5_000) + "\n")?.kind == .limit)
    #expect(failure("[" + String(repeating: "[],\n", count: 1_000_000) + "1]")?.kind == .limit)
    #expect(failure(Array(repeating: 0x20, count: JSONValue.sizeLimit + 1))?.kind == .limit)
    // Brackets and commas in texts are no values.
    #expect(failure("[\"" + String(repeating: "[,{\\\"", count: 300_000) + "\"]") == nil)
    #expect(failure(String(repeating: "[", count: 200) + String(repeating: "]", count: 200)) == nil)
  }

  @Test func `cut anywhere is refused and never read beyond its end`() throws {
    let whole = Array(#"{"a": [1, "\u00e9\ud83d\ude00", {"b": null}], "c": -1.5e3}"#.utf8)
    #expect(failure(whole) == nil)
    for length in 0..<whole.count { #expect(failure(Array(whole.prefix(length))) != nil, "\(length)") }
  }
}

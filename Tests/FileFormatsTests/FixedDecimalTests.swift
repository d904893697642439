import FileFormats
import Testing

@Suite struct `Decimal numbers` {
  @Test(arguments: [
    ("1", 4, 10_000), ("1.5", 4, 15_000), ("-0.00005", 4, -1), ("0.00004", 4, 0), (" 2.25 ", 1, 23),
    ("1e3", 0, 1_000),
    ("2037.23486328125", 10, 20_372_348_632_813), ("+7", 0, 7), (".5", 1, 5), ("5.", 1, 50),
  ])
  func `are read as whole numbers of a small unit`(text: String, decimals: Int, expected: Int) {
    #expect(FixedDecimal.parse(text, decimals: decimals) == expected)
  }

  @Test(arguments: ["", " ", ".", "-", "1,5", "1.2.3", "abc", "1e", "99999999999999999999", "0x10"])
  func `are refused where they are none`(text: String) {
    #expect(FixedDecimal.parse(text, decimals: 4) == nil)
  }

  @Test func `are written with fewer decimals, half away from zero`() {
    #expect(FixedDecimal.text(12_345, decimals: 4, shown: 2) == "1.23")
    #expect(FixedDecimal.text(12_350, decimals: 4, shown: 2) == "1.24")
    #expect(FixedDecimal.text(-12_350, decimals: 4, shown: 2) == "-1.24")
    #expect(FixedDecimal.text(-1, decimals: 4, shown: 2) == "0.00")
    #expect(FixedDecimal.text(5, decimals: 4, shown: 4) == "0.0005")
  }
}

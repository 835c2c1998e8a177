import Testing
import Text

@Suite struct NumberParsingTests {
  private func int(_ text: String, _ styles: NumberStyles = .integer) throws -> Int32 {
    try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try NumberParsing.integer(units, Int32.self, styles: styles) }
  }

  private func double(_ text: String) throws -> Double {
    try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try NumberParsing.double(units) }
  }

  private func decimal(_ text: String, _ styles: NumberStyles = .number) throws -> String {
    try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try NumberParsing.decimal(units, styles: styles) }.description
  }

  @Test func integers() throws {
    #expect(try int(" -12 ") == -12)
    #expect(try int("+2147483647") == 2_147_483_647)
    #expect(try int("1,234", .number) == 1234)
    #expect(try int("12.00", .number) == 12)
    #expect(try int("(5)", .currency) == -5)
    #expect(try int("$5", .currency) == 5)
    #expect(try int("5-", .number) == -5)
    #expect(try int("12e2", .float) == 1200)
    #expect(try int("ff", .hexNumber) == 255)
    #expect(try int("FFFFFFFF", .hexNumber) == -1)
    #expect(try int("101", .binaryNumber) == 5)
    #expect(try int("5\0\0") == 5)
    #expect(throws: NumberParseError.format("The input string 'abc' was not in a correct format.")) { try int("abc") }
    #expect(throws: NumberParseError.format("The input string '' was not in a correct format.")) { try int("") }
    #expect(throws: NumberParseError.format("The input string '- 5' was not in a correct format.")) { try int("- 5") }
    #expect(throws: NumberParseError.overflow("Value was either too large or too small for an Int32.")) { try int("2147483648") }
    #expect(throws: NumberParseError.overflow("Value was either too large or too small for an Int32.")) { try int("1.5", .number) }
  }

  @Test func converters() throws {
    func convert(_ text: String) throws -> UInt8 {
      try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try NumberParsing.converterInteger(units, UInt8.self) }
    }
    #expect(try convert(" 0x1F ") == 31)
    #expect(try convert("#ff") == 255)
    #expect(try convert("&h10") == 16)
    #expect(throws: NumberParseError.overflow("Value was either too large or too small for an unsigned byte.")) { try convert("256") }
  }

  @Test func doubles() throws {
    #expect(try double("1.5") == 1.5)
    #expect(try double(" 1,234.5e-1 ") == 123.45)
    #expect(try double("1e400") == .infinity)
    #expect(try double("-∞") == -.infinity)
    #expect(try double("nan").isNaN)
    #expect(try double("-0").sign == .minus)
    #expect(try double("1.7976931348623157e308") == .greatestFiniteMagnitude)
    #expect(try double("4.9406564584124654e-324") == .leastNonzeroMagnitude)
    #expect(try double("0.1234567890123456789012345678901234567890") == 0.1234567890123456789)
    #expect(throws: NumberParseError.self) { try double("1e") }
    #expect(throws: NumberParseError.self) { try double("1.2.3") }
  }

  @Test func decimals() throws {
    #expect(try decimal("1.10") == "1.10")
    #expect(try decimal("0.00") == "0.00")
    #expect(try decimal("1e-30", .float) == "0.0000000000000000000000000000")
    #expect(try decimal("79228162514264337593543950335.4") == "79228162514264337593543950335")
    #expect(try decimal("1.00000000000000000000000000005") == "1.0000000000000000000000000000")
    #expect(try decimal("1.000000000000000000000000000051") == "1.0000000000000000000000000001")
    #expect(throws: NumberParseError.overflow("Value was either too large or too small for a Decimal.")) {
      try decimal("79228162514264337593543950335.5")
    }
  }

  @Test func bigIntegers() throws {
    func big(_ text: String, _ styles: NumberStyles = .integer) throws -> String {
      try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try NumberParsing.bigInteger(units, styles: styles) }
        .description
    }
    #expect(try big("-123456789012345678901234567890") == "-123456789012345678901234567890")
    #expect(try big("1e3", .float) == "1000")
    #expect(try big("0FF", .hexNumber) == "255")
    #expect(try big("FF", .hexNumber) == "-1")
    #expect(throws: NumberParseError.format("The value could not be parsed.")) { try big("1.5", .float) }
  }
}

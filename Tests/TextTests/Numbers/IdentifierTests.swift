import Testing
import Text

@Suite struct IdentifierTests {
  private func guid(_ text: String) throws -> Guid {
    try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try Guid.parse(units) }
  }

  @Test func guids() throws {
    let plain = "11112222-3333-4444-5555-666677778888"
    let value = try guid(plain)
    #expect(value.description == plain)
    for (letter, text) in [
      ("N", "11112222333344445555666677778888"), ("B", "{\(plain)}"), ("P", "(\(plain))"), ("d", plain),
      ("X", "{0x11112222,0x3333,0x4444,{0x55,0x55,0x66,0x66,0x77,0x77,0x88,0x88}}"),
    ] {
      #expect(try value.text(format: PSString.of(letter)).string == text)
      #expect(try guid(" \(text.uppercased().replacing("0X", with: "0x")) ") == value)
    }
    #expect(value.bytes == [0x22, 0x22, 0x11, 0x11, 0x33, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66, 0x66, 0x77, 0x77, 0x88, 0x88])
    #expect(Guid(bytes: value.bytes) == value)
    #expect(throws: NumberParseError.format("Unrecognized Guid format.")) { try guid("abc") }
    #expect(throws: NumberParseError.format("Guid should contain only hexadecimal characters.")) {
      try guid("1111222x333344445555666677778888")
    }
    #expect(throws: FormatError.self) { try value.text(format: PSString.of("Q")) }
    let random = Guid.random()
    #expect(random.description.utf8.dropFirst(14).first == UInt8(ascii: "4"))
    #expect(random != Guid.random())
    #expect(Guid.version7(unixMilliseconds: 0x0123_4567_89AB).description.hasPrefix("01234567-89ab-7"))
  }

  @Test func versions() throws {
    func version(_ text: String) throws -> Version {
      try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try Version.parse(units) }
    }
    #expect(try version("1.2").description == "1.2")
    #expect(try version(" 1 .2.3.4").description == "1.2.3.4")
    #expect(try version("1.10") > version("1.9.9"))
    #expect(try version("1.2") < version("1.2.0"))
    #expect(try version("1.2.3").text(fieldCount: 2).string == "1.2")
    #expect(throws: NumberParseError.argument(parameter: "input", "Version string portion was too short or too long.")) {
      try version("12")
    }
    #expect(throws: NumberParseError.format("The input string 'x' was not in a correct format.")) { try version("1.x") }
    #expect(throws: NumberParseError.self) { try version("1.-2") }
    #expect(throws: ArithmeticError.self) { try Version(1, 2, -1) }
  }

  @Test func semanticVersions() {
    func semantic(_ text: String) -> SemanticVersion? { PSString.of(text).withUTF16 { SemanticVersion.parse($0) } }
    for (text, expected) in [
      ("12", "12.0.0"), ("2.5", "2.5.0"), ("10.50", "10.50.0"), ("2020-02-03", "2020.0.0-02-03"),
      ("1.2.3-beta.1+build5", "1.2.3-beta.1+build5"),
      ("1.2.3+b-1", "1.2.3+b-1"),
    ] {
      #expect(semantic(text)?.description == expected)
    }
    for text in ["", "abc", " 7 ", "0x1F", "1e3", "True", "-7", "3000000000", "1.2.3.4", "1.", "1-", "1.2.3-", "1.2.3+"] {
      #expect(semantic(text) == nil, "\(text)")
    }
    let rising = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1"]
      .compactMap(semantic)
    for (a, b) in zip(rising, rising.dropFirst()) { #expect(a < b) }
    #expect(semantic("1.0.0+a") == semantic("1.0.0+b"))
  }

  @Test func words() throws {
    func boolean(_ text: String) throws -> Bool {
      try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try WordParsing.boolean(units) }
    }
    #expect(try boolean(" TRUE ") == true)
    #expect(try boolean("false") == false)
    #expect(throws: NumberParseError.format("String 'yes' was not recognized as a valid Boolean.")) { try boolean("yes") }
    #expect(throws: NumberParseError.format("String must be exactly one character long.")) {
      try PSString.of("ab").withUTF16 { (units) throws(NumberParseError) in try WordParsing.character(units) }
    }
  }
}

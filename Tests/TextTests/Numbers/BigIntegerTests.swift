import Testing

import Text

@Suite struct BigIntegerTests {
  private func big(_ text: String) -> BigInteger {
    let digits = Array(text.utf8.drop { $0 == UInt8(ascii: "-") })
    guard let value = BigInteger(digits: digits, radix: 10) else { return .zero }
    return text.hasPrefix("-") ? -value : value
  }

  @Test func arithmetic() throws {
    #expect(try BigInteger(2).pow(100).description == "1267650600228229401496703205376")
    #expect(try (big("12345678901234567890") * big("-98765432109876543210")).description == "-1219326311370217952237463801111263526900")
    #expect(try (big("-7") / big("2")).description == "-3")
    #expect(try (big("-7") % big("2")).description == "-1")
    #expect(throws: ArithmeticError.divideByZero) { try BigInteger.one / .zero }
    #expect(try BigInteger.modPow(big("3"), big("200"), big("13")).description == "9")
    #expect(BigInteger.gcd(big("12"), big("-18")).description == "6")
    #expect(throws: BigInteger.tooLarge) { try big("10").pow(.max) }
    #expect(throws: BigInteger.tooLarge) { try BigInteger.one.shiftedLeft(.max) }
  }

  @Test func bits() throws {
    #expect((big("-1") & big("255")).description == "255")
    #expect((~big("0")).description == "-1")
    #expect(try big("-5").shiftedRight(1).description == "-3")
    #expect(try big("1").shiftedLeft(70).description == "1180591620717411303424")
    #expect(big("255").bytes == [255, 0])
    #expect(big("-1").bytes == [255])
    #expect(big("-256").bytes == [0, 255])
    #expect(big("0").bytes == [0])
    for t in ["0", "127", "128", "-128", "-129", "65535", "-65536", "123456789012345678901234567890", "-123456789012345678901234567890"] {
      #expect(BigInteger(bytes: big(t).bytes).description == t)
    }
  }

  @Test func signedDigits() {
    #expect(BigInteger(signedDigits: Array("FF".utf8), radix: 16)?.description == "-1")
    #expect(BigInteger(signedDigits: Array("0FF".utf8), radix: 16)?.description == "255")
    #expect(BigInteger(signedDigits: Array("10".utf8), radix: 2)?.description == "-2")
    #expect(BigInteger(digits: Array("G".utf8), radix: 16) == nil)
  }

  @Test func conversions() throws {
    #expect(big("18446744073709551615").exactly(UInt64.self) == .max)
    #expect(big("-9223372036854775808").exactly(Int64.self) == .min)
    #expect(big("9223372036854775808").exactly(Int64.self) == nil)
    #expect(big("12345678901234567890").double == 0x1.56a95319d63e1p+63)
    #expect(try big("10").pow(400).double == .infinity)
    #expect(try BigInteger(-1e20).description == "-100000000000000000000")
    #expect(BigInteger(UInt64.max).description == "18446744073709551615")
    #expect(BigInteger(Int64.min).description == "-9223372036854775808")
    #expect(BigInteger(try PSDecimal(-12.5)).description == "-12")
    #expect(try big("79228162514264337593543950335").decimal().description == "79228162514264337593543950335")
    #expect(throws: PSDecimal.overflow) { try big("79228162514264337593543950336").decimal() }
  }
}

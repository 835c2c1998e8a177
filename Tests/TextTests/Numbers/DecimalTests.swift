import Testing

import Text

/// A decimal from its text, for short expectations.
private func d(_ text: String) -> PSDecimal {
  var mantissa: UInt128 = 0
  var scale = 0
  var behind = false
  for c in text.utf8 {
    if c == UInt8(ascii: ".") {
      behind = true
    } else if c != UInt8(ascii: "-") {
      mantissa = mantissa * 10 + UInt128(c - 48)
      if behind { scale += 1 }
    }
  }
  return PSDecimal(mantissa: mantissa, scale: scale, isNegative: text.hasPrefix("-"))
}

@Suite struct DecimalTests {
  @Test func size() { #expect(MemoryLayout<PSDecimal>.size == 16) }

  @Test func text() {
    for t in ["0", "0.00", "1.10", "-1.10", "79228162514264337593543950335", "-0.0000000000000000000000000001", "12345678901234567890.123"]
    {
      #expect(d(t).description == t)
      #expect(d(t).text.string == t)
    }
    #expect(PSDecimal(mantissa: 0, scale: 1, isNegative: true).description == "0.0")
  }

  @Test func sums() throws {
    #expect(try (d("1.10") + d("2.205")).description == "3.305")
    #expect(try (d("1.10") - d("1.1")).description == "0.00")
    #expect(try (d("1") - d("2.50")).description == "-1.50")
    #expect(try (d("79228162514264337593543950335") + d("0.4")).description == "79228162514264337593543950335")
    #expect(try (d("7922816251426433759354395033.5") + d("0.05")).description == "7922816251426433759354395034")
    #expect(try (d("1000000000000") + d("0.0000000000000000000000000001")).description == "1000000000000.0000000000000000")
    #expect(throws: PSDecimal.overflow) { try PSDecimal.maxValue + d("0.5") }
  }

  @Test func products() throws {
    #expect(try (d("1.10") * d("2.00")).description == "2.2000")
    #expect(try (d("0.00000000000001") * d("0.000000000000015")).description == "0.0000000000000000000000000002")
    #expect(try (d("12345678901234567890.5") * d("1.5")).description == "18518518351851851835.75")
    #expect(throws: PSDecimal.overflow) { try PSDecimal.maxValue * d("1.1") }
  }

  @Test func quotients() throws {
    #expect(try (d("1") / d("3")).description == "0.3333333333333333333333333333")
    #expect(try (d("2") / d("3")).description == "0.6666666666666666666666666667")
    #expect(try (d("10.0") / d("4")).description == "2.5")
    #expect(try (d("2.50") / d("4")).description == "0.625")
    #expect(try (d("1.00") / d("1")).description == "1.00")
    #expect(try (d("100") / d("0.1")).description == "1000")
    #expect(try (d("7") / d("12345678901234567890")).description == "0.0000000000000000005670000051")
    #expect(throws: ArithmeticError.divideByZero) { try d("1") / d("0.0") }
    #expect(throws: PSDecimal.overflow) { try PSDecimal.maxValue / d("0.1") }
  }

  @Test func remainders() throws {
    #expect(try (d("7.5") % d("2")).description == "1.5")
    #expect(try (d("-7") % d("2.00")).description == "-1.00")
    #expect(try (d("1.5") % d("2.00")).description == "1.5")
    #expect(try (PSDecimal.maxValue % d("0.0000000000000000000000000007")).description == "0.0000000000000000000000000000")
  }

  @Test func rounding() throws {
    #expect(d("2.5").rounded().description == "2")
    #expect(d("3.5").rounded().description == "4")
    #expect(d("2.5").rounded(.awayFromZero).description == "3")
    #expect(try d("2.345").rounded(2).description == "2.34")
    #expect(try d("2.3").rounded(5).description == "2.3")
    #expect(d("-2.5").floor.description == "-3")
    #expect(d("-2.5").ceiling.description == "-2")
    #expect(d("-2.5").truncated.description == "-2")
  }

  @Test func conversions() throws {
    #expect(try PSDecimal(0.1).description == "0.1")
    #expect(try PSDecimal(1e20).description == "100000000000000000000")
    #expect(try PSDecimal(123456789.123456789).description == "123456789.123457")
    #expect(try PSDecimal(Float(1.1)).description == "1.1")
    #expect(try PSDecimal(1e-28).description == "0.0000000000000000000000000001")
    #expect(try PSDecimal(1e-30).description == "0")
    #expect(throws: PSDecimal.overflow) { try PSDecimal(Double.nan) }
    #expect(throws: PSDecimal.overflow) { try PSDecimal(8e28) }
    #expect(d("2.5").rounded(to: Int32.self) == 2)
    #expect(d("2.9").truncated(to: Int32.self) == 2)
    #expect(d("-128.4").truncated(to: Int8.self) == -128)
    #expect(d("128").truncated(to: Int8.self) == nil)
    #expect(d("1.10").double == 1.1)
    #expect(PSDecimal(Int64.min).description == "-9223372036854775808")
  }

  @Test func identity() {
    #expect(d("1.10") == d("1.1"))
    #expect(d("1.10").hashValue == d("1.1").hashValue)
    #expect(d("0.0") == -d("0"))
    #expect(d("-1") < d("0.5"))
    #expect(PSDecimal.maxValue > d("0.0000000000000000000000000001"))
  }
}

import Foundation
import Testing
import Text

/// A recorded table beside the tests, as rows of tab-separated cells.
func recorded(_ name: String, _ file: String = #filePath) throws -> [[String]] {
  var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  while folder.lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
  let text = try String(contentsOf: folder.appendingPathComponent("Recorded/\(name)"), encoding: .utf8)
  return text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

@Suite struct NumberFormattingTests {
  private func format(_ value: String, _ picture: String) throws -> String {
    let f = PSString.of(picture)
    switch value {
    case "[double]::NaN": return try NumberFormatting.format(Double.nan, f).string
    case "[double]::PositiveInfinity": return try NumberFormatting.format(Double.infinity, f).string
    case "[byte]200": return try NumberFormatting.format(UInt8(200), f).string
    case "[single]3.14159": return try NumberFormatting.format(Float(3.14159), f).string
    case "[decimal]::MaxValue": return try NumberFormatting.format(PSDecimal.maxValue, f).string
    case "[long]::MinValue": return try NumberFormatting.format(Int64.min, f).string
    case "[bigint]'123456789012345678901'":
      return try NumberFormatting.format(BigInteger(digits: Array("123456789012345678901".utf8), radix: 10) ?? .zero, f).string
    default: break
    }
    switch NumericLiteral.parse(PSString.of(value)) {
    case .int32(let v): return try NumberFormatting.format(v, f).string
    case .int64(let v): return try NumberFormatting.format(v, f).string
    case .double(let v): return try NumberFormatting.format(v, f).string
    case .decimal(let v): return try NumberFormatting.format(v, f).string
    default: return "no value \(value)"
    }
  }

  /// 22 formats for 21 values, as PowerShell 7.6 printed them.
  @Test func asRecorded() throws {
    for row in try recorded("number-formats.tsv") {
      let result: String
      do { result = try format(row[1], row[0]) } catch is FormatError { result = "! FormatError" }
      #expect(result == row[2], "\(row[1]) by \(row[0])")
    }
  }

  private func double(_ value: Double, _ picture: String, _ info: NumberFormatInfo = .enUS) throws -> String {
    try NumberFormatting.format(value, PSString.of(picture), info).string
  }

  @Test func defaults() {
    let texts: [(Double, String)] = [
      (0, "0"), (-0.0, "-0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e16, "10000000000000000"), (1e17, "1E+17"), (1e20, "1E+20"),
      (0.0001, "0.0001"),
      (92_233_720_368_547_760, "92233720368547760"), (1.8823208238479133E+17, "1.8823208238479133E+17"), (1.2345E-05, "1.2345E-05"),
      (Double.leastNonzeroMagnitude, "5E-324"), (1.7976931348623157e308, "1.7976931348623157E+308"), (-123.456, "-123.456"),
      (123_456_789_012, "123456789012"),
    ]
    for (value, text) in texts { #expect(NumberFormatting.text(value).string == text) }
    #expect(NumberFormatting.text(Float(0.1)).string == "0.1")
    #expect(NumberFormatting.text(Float(16_777_216)).string == "16777216")
    #expect(NumberFormatting.text(Float.greatestFiniteMagnitude).string == "3.4028235E+38")
    #expect(NumberFormatting.text(Int64.min).string == "-9223372036854775808")
    #expect(NumberFormatting.text(UInt64.max).string == "18446744073709551615")
    #expect(NumberFormatting.text(-Double.infinity).string == "-∞")
    #expect(NumberFormatting.text(-Double.infinity, .invariant).string == "-Infinity")
  }

  @Test func fifteenDigits() {
    #expect(NumberFormatting.general(0.1 + 0.2, digits: 15).string == "0.3")
    #expect(NumberFormatting.general(1.0 / 3, digits: 15).string == "0.333333333333333")
    #expect(NumberFormatting.general(123_456_789_012_345_680, digits: 15).string == "1.23456789012346E+17")
    #expect(NumberFormatting.general(2.5e-10, digits: 15).string == "2.5E-10")
    #expect(NumberFormatting.general(1e15, digits: 15).string == "1E+15")
    #expect(NumberFormatting.general(999_999_999_999_999, digits: 15).string == "999999999999999")
    #expect(NumberFormatting.general(Double(Float(0.1)), digits: 7).string == "0.1")
  }

  @Test func standard() throws {
    #expect(try double(1234.5, "C") == "$1,234.50")
    #expect(try double(-1234.5, "C") == "-$1,234.50")
    #expect(try double(-1234.5, "C0", .invariant) == "(¤1,234)")
    #expect(try double(0.256, "P", .invariant) == "25.60 %")
    #expect(try double(0.125, "F2") == "0.12")
    #expect(try double(0.375, "N2") == "0.38")
    #expect(try double(-0.4, "F0") == "-0")
    #expect(try double(1e22, "N0") == "10,000,000,000,000,000,000,000")
    #expect(try double(1.2345678e-10, "e3") == "1.235e-010")
    #expect(try double(12345.678, "E0") == "1E+004")
    #expect(try double(0.1, "G20") == "0.10000000000000000555")
    #expect(try double(1e300, "G5") == "1E+300")
    #expect(try double(.leastNonzeroMagnitude, "E16") == "4.9406564584124654E-324")
    #expect(try double(1e-5, "g") == "1e-05")
    #expect(try NumberFormatting.format(Int32(-5), PSString.of("D4")).string == "-0005")
    #expect(try NumberFormatting.format(Int32(1_234_567), PSString.of("N0")).string == "1,234,567")
    #expect(try NumberFormatting.format(Int8(-1), PSString.of("X")).string == "FF")
    #expect(try NumberFormatting.format(Int32(125), PSString.of("G2")).string == "1.3E+02")
    #expect(try NumberFormatting.format(Int32(5), PSString.of("C")).string == "$5.00")
    #expect(throws: FormatError.invalidSpecifier) { try NumberFormatting.format(Int32(5), PSString.of("Q")) }
    #expect(try NumberFormatting.format(BigInteger(255), PSString.of("X")).string == "0FF")
    #expect(try NumberFormatting.format(BigInteger(-1), PSString.of("x4")).string == "ffff")
    #expect(try NumberFormatting.format(BigInteger(-2), PSString.of("B")).string == "10")
    #expect(try NumberFormatting.format(PSDecimal(mantissa: 1, scale: 3, isNegative: true), PSString.of("N2")).string == "0.00")
  }

  @Test func pictures() throws {
    #expect(try double(1234567.891, "#,##0.00") == "1,234,567.89")
    #expect(try double(0, "#,##0.00;;zero") == "zero")
    #expect(try double(1234567, "0,.0K") == "1234.6K")
    #expect(try double(1_234_567_890, "0,,") == "1235")
    #expect(try double(0.256, "0.0%") == "25.6%")
    #expect(try double(-0.3, "0") == "-0")
    #expect(try double(-0.3, "#") == "")
    #expect(try double(-5.5, "0.0;(0.0)") == "(5.5)")
    #expect(try double(12345, "0.###E+0") == "1.235E+4")
    #expect(try double(12, "0000") == "0012")
    #expect(try double(12, "0,000") == "0,012")
    #expect(try double(5, "'#'0") == "#5")
    #expect(try double(1.5, "0.0.0") == "1.50")
    #expect(try double(5_551_234_567, "(###) ###-####") == "(555) 123-4567")
  }
}

import Testing
import Text

@testable import Engine

/// Conversions that need no type's members.
@Suite struct ConversionTests {
  private func text(_ s: String) -> Value { .string(PSString.of(s)) }
  private func cast(_ v: Value, _ type: DotNetType) -> String {
    do {
      let made = try Conversion.convert(v, to: type)
      return "\(made.dotNetType.fullName) \(try Conversion.text(made))"
    } catch {
      return error.record?.errorId.string ?? "?"
    }
  }

  @Test func numbersFromTexts() {
    #expect(cast(text("12"), .int32) == "System.Int32 12")
    #expect(cast(text(" 7 "), .int32) == "System.Int32 7")
    #expect(cast(text("0x1F"), .uint8) == "System.Byte 31")
    #expect(cast(text("2.5"), .int32) == "System.Int32 2")
    #expect(cast(text("1e3"), .uint8) == "InvalidCastFromStringToInteger")
    #expect(cast(text(""), .decimal) == "System.Decimal 0")
    #expect(cast(text("abc"), .decimal) == "InvalidCastFromStringToDecimal")
    #expect(cast(text("abc"), .double) == "InvalidCastFromStringToDoubleOrSingle")
    #expect(cast(text("12345678901234567890"), .bigInteger) == "System.Numerics.BigInteger 12345678901234567890")
  }

  @Test func numbersFromNumbers() {
    #expect(cast(.double(2.5), .int32) == "System.Int32 2")
    #expect(cast(.double(3.5), .int32) == "System.Int32 4")
    #expect(cast(.int32(-7), .uint8) == "InvalidCastIConvertible")
    #expect(cast(.double(.nan), .int32) == "InvalidCastIConvertible")
    #expect(cast(.bool(true), .char) == "InvalidCastIConvertible")
    #expect(cast(.int32(65), .char) == "System.Char A")
  }

  @Test func arrays() {
    #expect(cast(text("abc"), DotNetType.char.arrayType(rank: 1)) == "System.Char[] a b c")
    #expect(cast(.int32(5), DotNetType.string.arrayType(rank: 1)) == "System.String[] 5")
    #expect(cast(.int64(3_000_000_000), DotNetType.int32.arrayType(rank: 1)) == "InvalidCastExceptionScalarToArray")
    #expect(cast(.array(PSArray([text("a")])), DotNetType.int32.arrayType(rank: 1)) == "InvalidCastFromStringToInteger")
  }

  @Test func enumNames() {
    let day = DotNetType(
      "System.DayOfWeek", .enumeration(EnumDeclaration("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")), base: .enumBase)
    func name(_ v: Value) -> String {
      do { return "\(try Conversion.convert(v, to: day).enumValue?.raw ?? -1)" } catch { return error.record?.errorId.string ?? "?" }
    }
    #expect(name(text("friday")) == "5")
    #expect(name(text("Fr")) == "5")
    #expect(name(text("T")) == "SubstringDisambiguationEnumParseThrewAnException")
    #expect(name(text("12")) == "EnumParseUndefined")
    #expect(name(.int32(99)) == "UndefinedIntegerToEnum")
    #expect(name(.null) == "nullToEnumInvalidCast")
    #expect(name(.array(PSArray([.int32(1), .int32(2)]))) == "3")
  }

  @Test func truths() throws {
    #expect(try !Conversion.truth(.array(PSArray([]))))
    #expect(try !Conversion.truth(.array(PSArray([.int32(0)]))))
    #expect(try Conversion.truth(.array(PSArray([.int32(0), .int32(0)]))))
    #expect(try Conversion.truth(text("False")))
    #expect(try !Conversion.truth(.double(0)))
  }

  @Test func texts() throws {
    #expect(try Conversion.text(.double(0.1 + 0.2)).string == "0.3")
    #expect(try Conversion.textForToString(.double(0.1 + 0.2)).string == "0.30000000000000004")
    #expect(try Conversion.text(.array(PSArray([.int32(1), .array(PSArray([.int32(2), .int32(3)]))]))).string == "1 System.Object[]")
    #expect(try Conversion.text(.bool(true)).string == "True")
  }
}

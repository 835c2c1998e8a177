import Testing
import Text

@testable import Engine

/// The operators on plain values, as PowerShell answers; the recordings cover the rest.
@Suite struct OperatorTests {
  private func text(_ s: String) -> Value { .string(PSString.of(s)) }
  private func shown(_ v: Value) -> String { "\(v.dotNetType.fullName) \((try? Conversion.text(v).string) ?? "?")" }
  private func failure(_ body: () throws -> Value) -> String {
    do { return try shown(body()) } catch { return (error as? Unwind)?.record?.errorId.string ?? "\(error)" }
  }

  @Test func integersMeetInTheSmallestCommonTypeAndOverflowToDouble() throws {
    #expect(shown(try Operators.add(.int32(1), .int32(2))) == "System.Int32 3")
    #expect(shown(try Operators.add(.int32(.max), .int32(1))) == "System.Double 2147483648")
    #expect(shown(try Operators.add(.uint8(200), .uint8(100))) == "System.Int32 300")
    #expect(shown(try Operators.add(.uint32(1), .int32(-7))) == "System.Int64 -6")
    #expect(shown(try Operators.divide(.int32(7), .int32(2))) == "System.Double 3.5")
    #expect(shown(try Operators.divide(.int32(8), .int32(2))) == "System.Int32 4")
    #expect(shown(try Operators.modulo(.int32(-7), .int32(4))) == "System.Int32 -3")
    #expect(failure { try Operators.divide(.int32(1), .int32(0)) } == "RuntimeException")
  }

  @Test func nullIsZeroOrNothing() throws {
    #expect(shown(try Operators.add(.null, .int32(5))) == "System.Int32 5")
    #expect(shown(try Operators.add(.int32(5), .null)) == "System.Int32 5")
    #expect(shown(try Operators.subtract(.null, .int32(5))) == "System.Int32 -5")
    #expect(try Operators.multiply(.null, .int32(5)).isNull)
  }

  @Test func textsAreNumbersWhereANumberStandsLeft() throws {
    #expect(shown(try Operators.add(.int32(1), text("0x10"))) == "System.Int32 17")
    #expect(shown(try Operators.add(.int32(1), text("2.5"))) == "System.Double 3.5")
    #expect(shown(try Operators.add(text("1"), .int32(2))) == "System.String 12")
    #expect(shown(try Operators.subtract(text("10"), .int32(2))) == "System.Int32 8")
    #expect(shown(try Operators.multiply(text("ab"), .int32(3))) == "System.String ababab")
    #expect(failure { try Operators.add(.int32(1), self.text("abc")) } == "InvalidCastFromStringToInteger")
  }

  @Test func arraysJoinAndRepeat() throws {
    let a = Value.array(PSArray([.int32(1), .int32(2)]))
    #expect(shown(try Operators.add(a, .int32(3))) == "System.Object[] 1 2 3")
    #expect(shown(try Operators.add(a, a)) == "System.Object[] 1 2 1 2")
    #expect(shown(try Operators.multiply(a, .int32(2))) == "System.Object[] 1 2 1 2")
  }

  @Test func comparisonsConvertToTheLeftType() throws {
    #expect(try Operators.equals(.int32(1), text("1.0"), ignoreCase: true))
    #expect(try Operators.equals(text("1"), .int32(1), ignoreCase: true))
    #expect(try !Operators.equals(.int32(1), text("abc"), ignoreCase: true))
    #expect(try Operators.equals(text("ABC"), text("abc"), ignoreCase: true))
    #expect(try !Operators.equals(text("ABC"), text("abc"), ignoreCase: false))
    #expect(try Conversion.truth(Operators.less(.int32(9), text("10"), ignoreCase: true)))
    #expect(try Conversion.truth(Operators.less(text("10"), .int32(9), ignoreCase: true)))
    #expect(try Conversion.truth(Operators.less(.null, .int32(0), ignoreCase: true)))
    #expect(try !Conversion.truth(Operators.less(.null, .int32(-1), ignoreCase: true)))
  }

  @Test func bitsOfReals() throws {
    #expect(shown(try Operators.bitwiseAnd(.double(2.5), .int32(-7))) == "System.Int64 0")
    #expect(shown(try Operators.bitwiseOr(.null, .bool(true))) == "System.Int32 1")
    #expect(shown(try Operators.shiftLeft(.int32(1), .uint8(200))) == "System.Int32 256")
    #expect(shown(try Operators.shiftRight(.uint8(200), .int32(1))) == "System.Byte 100")
  }

  @Test func ranges() throws {
    #expect(shown(try Operators.range(.int32(3), .int32(1))) == "System.Object[] 3 2 1")
    #expect(shown(try Operators.range(text("a"), text("c"))) == "System.Object[] a b c")
    #expect(failure { try Operators.range(self.text("True"), .int32(1)) } == "System.FormatException")
  }
}

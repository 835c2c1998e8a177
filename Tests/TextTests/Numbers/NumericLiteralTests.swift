import Testing
import Text

/// Types and values as PowerShell 7.6 showed them.
@Suite struct NumericLiteralTests {
  private func show(_ text: String) -> String {
    guard let value = NumericLiteral.parse(PSString.of(text)) else { return "none" }
    return switch value {
    case .int8(let v): "sbyte \(v)"
    case .uint8(let v): "byte \(v)"
    case .int16(let v): "short \(v)"
    case .uint16(let v): "ushort \(v)"
    case .int32(let v): "int \(v)"
    case .uint32(let v): "uint \(v)"
    case .int64(let v): "long \(v)"
    case .uint64(let v): "ulong \(v)"
    case .double(let v): "double \(v)"
    case .decimal(let v): "decimal \(v)"
    case .bigInteger(let v): "bigint \(v)"
    }
  }

  private static let recorded = """
    0 => int 0
    007 => int 7
    -1 => int -1
    +1 => int 1
    2147483647 => int 2147483647
    2147483648 => long 2147483648
    9223372036854775808 => decimal 9223372036854775808
     => int 0
     7  => int 7
    79228162514264337593543950336 => double 7.922816251426434e+28
    1.10 => double 1.1
    .5 => double 0.5
    5. => double 5.0
    1.e3 => double 1000.0
    1e-3 => double 0.001
    1e400 => double inf
    1e-400 => double 0.0
    1d => decimal 1
    1.50d => decimal 1.50
    1e3d => decimal 1000
    79228162514264337593543950336d => none
    1.5l => long 2
    1.6l => long 2
    9223372036854775808l => none
    1u => uint 1
    1ul => ulong 1
    1lu => none
    -1u => none
    4294967296u => ulong 4294967296
    1s => short 1
    40000s => none
    1us => ushort 1
    1y => sbyte 1
    128y => none
    200uy => byte 200
    300uy => none
    1n => bigint 1
    1.5n => bigint 2
    12.5n => bigint 12
    1e3n => bigint 1000
    0x1f => int 31
    0X1F => int 31
    0x80000000 => int -2147483648
    0xffffffff => int -1
    0x100000000 => long 4294967296
    0xffffffffffffffff => long -1
    0x10000000000000000 => none
    0xffu => uint 255
    0xffl => long 255
    0xffs => short 255
    0xffffs => short -1
    0xffy => sbyte -1
    0xffuy => byte 255
    0xfn => bigint 15
    0xffffffffffffffffffn => bigint 4722366482869645213695
    0x1kb => int 1024
    0x1d => int 29
    0x => int 0
    0b => none
    0b101 => int 5
    0b2 => none
    0b11111111111111111111111111111111 => int -1
    0b11111111y => sbyte -1
    1kb => int 1024
    1gb => int 1073741824
    1tb => long 1099511627776
    1.5kb => double 1536.0
    1kbl => none
    1lkb => long 1024
    1.5dkb => decimal 1536.0
    100000skb => none
    1ukb => uint 1024
    9999999pb => decimal 11258997942526333157376
    1nkb => bigint 1024
    1_000 => none
    1e => none
    1f => none
    1.2.3 => none
    0xg => none
    -5kb => int -5120
    \u{2013}5 => int -5
    """

  @Test func values() {
    for line in Self.recorded.split(separator: "\n") {
      guard let arrow = line.firstRange(of: " => ") else { continue }
      let text = String(line[..<arrow.lowerBound])
      #expect(show(text) == line[arrow.upperBound...], "\(text)")
    }
  }

  @Test func stopsBeforeRange() {
    let units = Array("1..3".utf16)
    units.withUnsafeBufferPointer { #expect(NumericLiteral.scan($0, from: 0)?.end == 1) }
  }
}

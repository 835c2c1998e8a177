/// Powers of ten by multiplication, so that no table has to be built at start-up.
enum PowerOfTen {
  /// 10^n for n in 0…19, the powers that fit 64 bits; larger exponents saturate at 10^19.
  @inline(__always)
  static func uint64(_ n: Int) -> UInt64 {
    switch n {
    case ..<1: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 10_000_000_000_000_000_000
    }
  }

  /// 10^n for n in 0…38.
  static func uint128(_ n: Int) -> UInt128 {
    n <= 19 ? UInt128(uint64(n)) : UInt128(uint64(19)) &* UInt128(uint64(n &- 19))
  }
}

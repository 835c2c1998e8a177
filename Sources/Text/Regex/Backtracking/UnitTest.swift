/// A set of units in the form that the backtracking matcher asks: a bitmap for Latin-1, the set itself for the rest.
struct UnitTest: Equatable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var above: Above

  private enum Above: Equatable {
    case none
    case all
    case some(RegexSet)
  }

  init(_ set: RegexSet) {
    if let ranges = set.plainRanges, ranges.last?.upperBound ?? 0 <= 0xFF {
      above = .none
    } else if let last = set.plainRanges?.last, last.lowerBound <= 0x100, last.upperBound == 0xFFFF {
      above = .all
    } else {
      above = .some(set)
    }
    for unit in UInt16(0)...0xFF where set.contains(unit) { insert(latin1: unit) }
  }

  /// Matches what either of two does; units above Latin-1 are let through unless both refuse them.
  init(union a: UnitTest, _ b: UnitTest) {
    bits = (a.bits.0 | b.bits.0, a.bits.1 | b.bits.1, a.bits.2 | b.bits.2, a.bits.3 | b.bits.3)
    above = a.above == .none ? b.above : b.above == .none ? a.above : .all
  }

  static func == (a: UnitTest, b: UnitTest) -> Bool { a.bits == b.bits && a.above == b.above }

  private mutating func insert(latin1 unit: UInt16) {
    let bit: UInt64 = 1 << UInt64(unit & 63)
    switch unit >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  @inline(__always)
  func contains(_ unit: UInt16) -> Bool {
    let bit: UInt64 = 1 << UInt64(unit & 63)
    switch unit >> 6 {
    case 0: return bits.0 & bit != 0
    case 1: return bits.1 & bit != 0
    case 2: return bits.2 & bit != 0
    case 3: return bits.3 & bit != 0
    default:
      return switch above {
      case .none: false
      case .all: true
      case .some(let set): set.contains(unit)
      }
    }
  }
}

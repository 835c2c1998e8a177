// A pattern's syntax is ASCII in UTF-16 code units: these compare a unit with a literal, `unit == "("`, without a conformance that would
// make every literal of the module ambiguous.

extension UInt16 {
  init(ascii scalar: Unicode.Scalar) { self = UInt16(truncatingIfNeeded: scalar.value) }

  @inline(__always) static func == (unit: UInt16, scalar: Unicode.Scalar) -> Bool { UInt32(unit) == scalar.value }
  @inline(__always) static func != (unit: UInt16, scalar: Unicode.Scalar) -> Bool { UInt32(unit) != scalar.value }
  @inline(__always) static func >= (unit: UInt16, scalar: Unicode.Scalar) -> Bool { UInt32(unit) >= scalar.value }
  @inline(__always) static func <= (unit: UInt16, scalar: Unicode.Scalar) -> Bool { UInt32(unit) <= scalar.value }
}

@inline(__always) func ~= (scalar: Unicode.Scalar, unit: UInt16) -> Bool { UInt32(unit) == scalar.value }

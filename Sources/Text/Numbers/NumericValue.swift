/// A number of one of the types that PowerShell's literals have.
package enum NumericValue: Sendable, Equatable {
  case int8(Int8)
  case uint8(UInt8)
  case int16(Int16)
  case uint16(UInt16)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case double(Double)
  case decimal(PSDecimal)
  case bigInteger(BigInteger)
}

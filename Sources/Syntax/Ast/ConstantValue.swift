import Text

/// A value that a script spells out.
package enum ConstantValue {
  case null
  case bool(Bool)
  case sbyte(Int8)
  case byte(UInt8)
  case int16(Int16)
  case uint16(UInt16)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case double(Double)
  case decimal(PSDecimal)
  case bigInteger(BigInteger)
  case string(PSString)
}

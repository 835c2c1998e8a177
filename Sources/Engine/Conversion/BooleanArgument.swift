import Text

/// Arguments for Boolean and switch parameters, which are stricter than casts: a string is refused, since `-Flag:false` would be true.
enum BooleanArgument {
  static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    if value.isNull {
      if type.nullableArgument != nil { return .null }
      throw ConversionError.notBoolean(.string(.empty), type)
    }
    let base = value.unwrapped
    switch base {
    case .bool: return base
    case .object(let o) where o is SwitchParameterObject: return .bool(try Conversion.truth(base))
    default: break
    }
    let code = base.typeCode
    guard code.isNumeric else { throw ConversionError.notBoolean(value, type) }
    return .bool(try Conversion.truth(base))
  }

  static func convertToSwitch(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    if value.isNull { return .object(SwitchParameterObject(false)) }
    let base = value.unwrapped
    switch base {
    case .object(let o) where o is SwitchParameterObject: return base
    case .bool(let b): return .object(SwitchParameterObject(b))
    default: break
    }
    guard base.typeCode.isNumeric else { throw ConversionError.notBoolean(value, type) }
    return .object(SwitchParameterObject(try Conversion.truth(base)))
  }
}

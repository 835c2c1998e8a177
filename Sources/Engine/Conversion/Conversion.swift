import Text

/// PowerShell's conversions between values (`LanguagePrimitives`).
///
/// A conversion tries, in this order: the value as it is; what the language knows of the target (numbers, strings, Booleans, enums, arrays, types …); the
/// target's `Parse`; a constructor with one parameter; conversion operators of either type; .NET's `IConvertible`; the target's properties, from a dictionary
/// or a custom object.
public enum Conversion {
  /// Converts to a type as a cast does, or throws PowerShell's conversion error.
  public static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    switch value {
    case .int32: if type === DotNetType.int32 || type === DotNetType.object { return value }
    case .string: if type === DotNetType.string || type === DotNetType.object { return value }
    default: break
    }
    return try convertSlow(value, to: type)
  }

  /// `-as`: nil where the cast would fail.
  public static func tryConvert(_ value: Value, to type: DotNetType) -> Value? {
    if type === DotNetType.string, case .object(let o) = value.unwrapped, let formattable = o as? any Formattable {
      return (try? formattable.text(format: nil, culture: .current)).map { .string($0) }
    }
    return try? convert(value, to: type)
  }

  /// A cast whose target may be an accelerator with a meaning of its own: `[pscustomobject]@{}`, `[ordered]@{}` are literals and never come here.
  ///
  /// - Parameter frame: the scope and streams of script code that the conversion runs.
  public static func cast(_ value: Value, to type: DotNetType, _ frame: Frame) throws(Unwind) -> Value {
    if type === DotNetType.void { return .void }
    if type === DotNetType.customObject || type === DotNetType.psObject, case .object(let o) = value.unwrapped, let dictionary = o as? DictionaryObject {
      return CustomObjectConversion.object(from: dictionary)
    }
    if type === DotNetType.customObject || type === DotNetType.psObject, case .hash(let table) = value.unwrapped {
      return CustomObjectConversion.object(from: table)
    }
    return try convert(value, to: type)
  }

  /// The conversion of a value stored into a variable that has a type.
  public static func convertForVariable(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    if type.nullableArgument != nil {
      // The compiler converts to Nullable[T] through another door, which knows no error ids.
      do { return try convert(value, to: type) } catch {
        guard ConversionError.isCast(error), let record = error.record else { throw error }
        let outer = ExceptionObject("System.Management.Automation.RuntimeException", record.exception.message.string, inner: record.exception.inner)
        throw Unwind(.error(ErrorRecord(outer, id: "RuntimeException", category: .notSpecified)))
      }
    }
    return try convert(value, to: type)
  }

  /// The conversion of an argument bound to a parameter: Booleans and switches take no strings, and a single value makes a list.
  ///
  /// The error's exception is the `PSInvalidCastException` itself, which the binder wraps in its own.
  public static func convertForParameter(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    let target = type.nullableArgument ?? type
    if target === DotNetType.boolean { return try BooleanArgument.convert(value, to: type) }
    if type === DotNetType.switchParameter { return try BooleanArgument.convertToSwitch(value, to: type) }
    if !value.isNull, let made = try CollectionConversion.argumentList(value, type) { return made }
    return try convert(value, to: type)
  }

  /// What a typed parameter or variable holds before anything is bound to it.
  public static func initialValue(of type: DotNetType) throws(Unwind) -> Value {
    if type === DotNetType.string { return .string(.empty) }
    if type === DotNetType.switchParameter { return .object(SwitchParameterObject(false)) }
    if type.nullableArgument != nil || !type.isValueType { return .null }
    if type.enumDeclaration != nil { return .object(EnumValue(type, 0)) }
    let code = type.typeCode
    if code.isNumericOrPrimitive { return StringToNumber.zero(code) }
    if type === DotNetType.bigInteger { return .bigInteger(.zero) }
    return .null
  }

  /// `-is`: whether a value is of a type, or of one derived from it.
  public static func isInstance(_ value: Value, of type: DotNetType) -> Bool {
    if value.isNull { return false }
    if type === DotNetType.object { return true }
    if type === DotNetType.customObject || type === DotNetType.psObject {
      if case .object(let o) = value { return o is PSCustomObject || o is WrappedValue || (o.extra != nil) }
      return value.asObject?.extra != nil
    }
    if let argument = type.nullableArgument { return isInstance(value, of: argument) }
    return value.unwrapped.dotNetType.isAssignable(to: type)
  }

  // MARK: - The general way

  @inline(never)
  static func convertSlow(_ wrapped: Value, to type: DotNetType) throws(Unwind) -> Value {
    if wrapped.isNull { return try convertNull(to: type) }
    if type === DotNetType.object || type === DotNetType.psObject || type === DotNetType.customObject { return wrapped }
    if type === DotNetType.string { return .string(try text(wrapped)) }
    let value = wrapped.unwrapped
    if let argument = type.nullableArgument { return try convert(value, to: argument) }
    if value.dotNetType === type { return wrapped }
    if let known = try languageConversion(value, type) { return known }
    if value.dotNetType.isAssignable(to: type) { return wrapped }
    return try MemberConversion.convert(value, to: type)
  }

  private static func convertNull(to type: DotNetType) throws(Unwind) -> Value {
    if type === DotNetType.string { return .string(.empty) }
    if type === DotNetType.void { return .void }
    if !type.isValueType || type.nullableArgument != nil { return .null }
    if type.enumDeclaration != nil { throw ConversionError.null(type) }
    let code = type.typeCode
    if code.isNumericOrPrimitive { return StringToNumber.zero(code) }
    if type === DotNetType.bigInteger { return .bigInteger(.zero) }
    if type === DotNetType.switchParameter { return .object(SwitchParameterObject(false)) }
    throw ConversionError.null(type)
  }

  /// What the language itself knows of the target; nil to go on with the types' members.
  private static func languageConversion(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    switch type.shape {
    case .enumeration: return try EnumConversion.convert(value, to: type)
    case .array(let element, let rank):
      return rank == 1 ? try CollectionConversion.array(from: value, element, type) : nil
    case .delegate:
      if case .object(let o) = value, let block = o as? ScriptBlock { return try MemberConversion.delegate(block, type) }
      return nil
    case .constructed(let definition, let arguments):
      if definition.isDelegate, case .object(let o) = value, let block = o as? ScriptBlock { return try MemberConversion.delegate(block, type) }
      return try CollectionConversion.generic(value, definition, arguments, type)
    default: break
    }
    let code = type.typeCode
    if code == .boolean { return .bool(try truth(value)) }
    if code.isNumericOrPrimitive { return try toNumber(value, code, type) }
    if type === DotNetType.bigInteger { return try toBigInteger(value, type) }
    if type === DotNetType.switchParameter { return toSwitch(value) }
    if type === DotNetType.type { return try toType(value, type) }
    if type === DotNetType.hashtable { return try toHashtable(value) }
    if type === DotNetType.array { return CollectionConversion.anyArray(from: value) }
    return nil
  }

  // MARK: - Numbers

  private static func toNumber(_ value: Value, _ code: TypeCode, _ type: DotNetType) throws(Unwind) -> Value? {
    switch value {
    case .string(let s):
      if code == .char {
        guard s.count == 1 else {
          throw ConversionError.because(
            "InvalidCastParseTargetInvocation", value, type, "System.FormatException", "String must be exactly one character long.")
        }
        return .char(s[0])
      }
      return try StringToNumber.convert(s, to: code, type)
    case .array, .hash: return nil
    case .object(let o):
      if let b = o as? BigIntegerObject { return try fromBigInteger(b.value, value, code, type) }
      guard o is DecimalObject || o is EnumValue else { return nil }
    default: break
    }
    do {
      if let number = try NumericConversion.convert(value, to: code) { return number }
    } catch {
      throw ConversionError.because("InvalidCastIConvertible", value, type, "System.OverflowException", error.message)
    }
    throw ConversionError.notConvertible(value, type)
  }

  private static func fromBigInteger(_ big: BigInteger, _ value: Value, _ code: TypeCode, _ type: DotNetType) throws(Unwind) -> Value {
    switch code {
    case .double: return .double(big.double)
    case .single: return .single(big.float)
    case .decimal:
      if let d = try? big.decimal() { return .decimal(d) }
      throw castOverflow(value, type, PSDecimal.overflow.message)
    case .char: throw ConversionError.notConvertible(value, type)
    case .uint64: if let n = big.exactly(UInt64.self) { return .uint64(n) }
    default:
      if let n = big.exactly(Int64.self), let small = try? NumericConversion.convert(.int64(n), to: code) { return small }
    }
    throw castOverflow(value, type, NumericConversion.overflowWords(code))
  }

  private static func castOverflow(_ value: Value, _ type: DotNetType, _ words: String) -> Unwind {
    ConversionError.because("InvalidCastTargetInvocationExceptionop_Explicit", value, type, "System.OverflowException", words)
  }

  private static func toBigInteger(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    if case .string(let s) = value { return try StringToNumber.bigInteger(s, type) }
    if let big = BigIntegerConversion.exact(value) { return .bigInteger(big) }
    switch value {
    case .double, .single:
      let isNaN = if case .double(let d) = value { d.isNaN } else if case .single(let d) = value { d.isNaN } else { false }
      throw ConversionError.because(
        "InvalidCastConstructorException", value, type, "System.OverflowException",
        isNaN ? "The value is not a number." : "BigInteger cannot represent infinity.")
    case .array(let a):
      guard a.elementType === DotNetType.uint8 else { return nil }
      return .bigInteger(BigInteger(bytes: a.elements.map { if case .uint8(let b) = $0 { b } else { 0 } }))
    default: return nil
    }
  }

  // MARK: - Other targets

  private static func toSwitch(_ value: Value) -> Value? {
    if case .bool(let b) = value { return .object(SwitchParameterObject(b)) }
    return nil
  }

  private static func toType(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    guard case .string(let name) = value else { return nil }
    if let found = TypeResolver.resolve(text: name) { return .object(found) }
    throw ConversionError.make(
      "InvalidCastFromStringToType", "Cannot convert the \"\(name)\" value of type \"System.String\" to type \"System.Type\".")
  }

  private static func toHashtable(_ value: Value) throws(Unwind) -> Value? {
    guard case .object(let o) = value, let dictionary = o as? DictionaryObject else { return nil }
    let made = PSHashtable(comparer: .ordinal, capacity: dictionary.table.count)
    for entry in dictionary.orderedEntries() { try made.table.set(entry.key, entry.value) }
    return .hash(made)
  }
}

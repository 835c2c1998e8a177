import Text

/// Lists and single values into arrays and generic collections.
enum CollectionConversion {
  /// A value as an array of `element`; nil where the types' members may know a way.
  static func array(from value: Value, _ element: DotNetType, _ type: DotNetType) throws(Unwind) -> Value? {
    if element === DotNetType.char, case .string(let s) = value {
      return .array(PSArray(s.units.map { Value.char($0) }, elementType: element))
    }
    if let elements = try Conversion.elements(value) { return .array(try array(elements, element)) }
    if element === DotNetType.object { return .array(PSArray([value])) }
    return try scalar(value, element, type)
  }

  static func array(_ elements: ContiguousArray<Value>, _ element: DotNetType) throws(Unwind) -> PSArray {
    if element === DotNetType.object { return PSArray(ContiguousArray(elements.map(\.nullIfVoid))) }
    var converted = ContiguousArray<Value>()
    converted.reserveCapacity(elements.count)
    for e in elements { converted.append(try Conversion.convert(e, to: element).unwrappedScalar) }
    return PSArray(converted, elementType: element)
  }

  /// One value as an array of one.
  private static func scalar(_ value: Value, _ element: DotNetType, _ type: DotNetType) throws(Unwind) -> Value? {
    if case .bool = value, element === DotNetType.char { return nil }
    do {
      return .array(PSArray([try Conversion.convert(value, to: element)], elementType: element))
    } catch {
      guard ConversionError.isCast(error), let cause = ConversionError.castException(error) else { throw error }
      // Only where such values convert at all does the array's error tell why this one did not.
      let code = value.typeCode
      guard code == .string || code.isNumericOrPrimitive && code != .boolean || value.isBigInteger else { return nil }
      throw ConversionError.because("InvalidCastExceptionScalarToArray", value, type, cause)
    }
  }

  /// `[array]`: a list as an array of objects, anything else as an array of one.
  static func anyArray(from value: Value) -> Value? {
    if case .array = value { return value }
    if case .object(let o) = value, o is MultiArray { return value }
    return .array(PSArray((try? Conversion.elements(value)) ?? [value]))
  }

  /// A value as a generic collection with one type argument that has a constructor from a sequence; nil where the types' members may know a way.
  static func generic(_ value: Value, _ definition: DotNetType, _ arguments: [DotNetType], _ type: DotNetType) throws(Unwind) -> Value? {
    guard arguments.count == 1, value.unwrapped.dotNetType !== type, !type.isInterface, let constructor = sequenceConstructor(type) else { return nil }
    let elements: ContiguousArray<Value>
    if case .array(let a) = value {
      elements = a.elements
    } else {
      switch value {
      case .bool, .char, .hash: return nil
      case .object(let o):
        if o is DictionaryObject || o is EnumValue || value.typeCode == .dateTime || o.dotNetType.isAssignable(to: type) { return nil }
        if o is DecimalObject { return nil }
      default: if value.typeCode.isNumeric { return nil }
      }
      elements = [value]
    }
    let sequence: PSArray
    do {
      sequence = try array(elements, arguments[0])
    } catch {
      guard ConversionError.isCast(error) else { throw error }
      if case .string = value { throw error }
      return nil
    }
    return try constructor.body(.null, Arguments([.array(sequence)], frame: Runtime.current.global.top))
  }

  private static func sequenceConstructor(_ type: DotNetType) -> DeclaredMethod? {
    type.members.constructors.first {
      let parameters = $0.signature.parameters
      guard parameters.count == 1, parameters[0].type.isInterface, case .constructed(let definition, _) = parameters[0].type.shape else { return false }
      let name = definition.name.string
      return name.hasPrefix("IEnumerable") || name.hasPrefix("IList") || name.hasPrefix("ICollection")
    }
  }

  /// An argument for a parameter whose type is a list: a list of one for a single value. nil when the type is no list, or the value one already.
  static func argumentList(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    guard type === DotNetType.arrayList else { return nil }
    let base = value.unwrapped
    if base.dotNetType.isAssignable(to: type) { return value }
    return try Members.construct(type, [.array(PSArray(try Conversion.elements(base) ?? [value]))], Runtime.current.global.top)
  }
}

extension Value {
  /// A scalar or string without its wrapper, as a typed array stores it.
  var unwrappedScalar: Value { if case .object(let o) = self, let w = o as? WrappedValue { w.base } else { self } }
}

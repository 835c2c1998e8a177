import Syntax
import Text

/// Turns an argument into a parameter's value: transformation, conversion, validation.
enum ArgumentConversion {
  /// Whether a value has the parameter's type already.
  static func fits(_ value: Value, _ parameter: ParameterDescription) -> Bool {
    let type = parameter.type
    if type === DotNetType.object || type === DotNetType.psObject { return true }
    if value.isNull { return !type.isValueType }
    if parameter.isSwitch, case .bool = value { return true }
    return Conversion.isInstance(value, of: type)
  }

  /// Whether a value converts at all.
  static func converts(_ value: Value, _ parameter: ParameterDescription) -> Bool {
    if value.isNull { return true }
    return Conversion.tryConvert(value, to: parameter.type) != nil
  }

  static func convert(_ value: Value, for parameter: ParameterDescription, binding: ParameterBinding, at extent: ScriptExtent?) throws(Unwind) -> Value {
    var value = value.nullIfVoid
    for attribute in parameter.attributes {
      switch attribute {
      case .credential: value = try CredentialTransformation.transform(value, binding.frame)
      case .transformation(let transform): value = try transform(value)
      case .custom(let object): value = try Validation.transform(value, object, parameter, binding, at: extent)
      default: break
      }
    }
    try refuseEmpty(value, parameter, binding, extent)
    let converted = try conversion(value, parameter, binding, extent)
    do {
      try Validation.check(converted, parameter.attributes, frame: binding.frame)
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      throw binding.error(
        "ParameterArgumentValidationError", "Cannot validate argument on parameter '\(parameter.name)'. \(record.message)", at: extent,
        category: .invalidData, inner: .object(record.exception),
        exception: "System.Management.Automation.ParameterBindingValidationException")
    }
    return converted
  }

  private static func conversion(
    _ value: Value, _ parameter: ParameterDescription, _ binding: ParameterBinding, _ extent: ScriptExtent?
  ) throws(Unwind) -> Value {
    let type = parameter.type
    if type === DotNetType.object || type === DotNetType.psObject { return value }
    if parameter.isSwitch {
      switch value {
      case .bool(let b): return .object(SwitchParameterObject(b))
      case .object(let o) where o is SwitchParameterObject: return value
      default: break
      }
    }
    if value.isNull, !type.isValueType { return type === DotNetType.string ? .string(PSString.empty) : .null }
    // A parameter of a function is a variable with a type, to which an argument is converted as a cast does; a property of a cmdlet is stricter.
    let isVariable = !parameter.isCommon && (binding.commandInfo == nil || binding.commandInfo is FunctionInfo || binding.commandInfo is ExternalScriptInfo)
    if !isVariable { try refuseKind(of: value, parameter, binding, extent) }
    do {
      return try Conversion.convertForParameter(value, to: type)
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      if isVariable {
        throw binding.error(
          "ParameterArgumentTransformationError", "Cannot process argument transformation on parameter '\(parameter.name)'. \(record.message)",
          at: extent, category: .invalidData, inner: .object(record.exception),
          exception: "System.Management.Automation.ParameterBindingArgumentTransformationException")
      }
      throw binding.error(
        "CannotConvertArgumentNoMessage", "Cannot bind parameter '\(parameter.name)'. \(record.message)", at: extent, inner: .object(record.exception))
    }
  }

  /// What a cmdlet's parameter refuses before any conversion: null for a value type, a list for a single value, a text for a Boolean.
  private static func refuseKind(
    of value: Value, _ parameter: ParameterDescription, _ binding: ParameterBinding, _ extent: ScriptExtent?
  ) throws(Unwind) {
    let type = parameter.type
    let target = type.nullableArgument ?? type
    let isTruth = parameter.isSwitch || target === DotNetType.boolean
    if value.isNull {
      guard type.nullableArgument == nil, !isTruth else { return }
      throw binding.error(
        "ParameterBindingFailed",
        "Cannot bind parameter '\(parameter.name)' to the target. Exception setting \"\(parameter.name)\": \"\(ConversionError.null(type).record?.message.string ?? "")\"",
        at: extent, category: .writeError)
    }
    let base = value.unwrapped
    func refuse(_ reason: String) -> Unwind {
      binding.error(
        "CannotConvertArgument",
        "Cannot convert '\(base.dotNetType.netName)' to the type '\(type.netName)' required by parameter '\(parameter.name)'. \(reason)", at: extent)
    }
    if isTruth {
      switch base {
      case .bool: return
      case .object(let o) where o is SwitchParameterObject: return
      default: if !base.typeCode.isNumeric { throw refuse("") }
      }
      return
    }
    let takesList = type.isArray || type.isAssignable(to: DotNetType.listInterface) || !type.genericArguments.isEmpty
    let isList = base.dotNetType.isArray || base.dotNetType.isAssignable(to: DotNetType.listInterface)
    if isList, !takesList, type.enumDeclaration == nil { throw refuse("Specified method is not supported.") }
  }

  /// Null, empty strings and empty collections where the parameter does not take them.
  private static func refuseEmpty(_ value: Value, _ parameter: ParameterDescription, _ binding: ParameterBinding, _ extent: ScriptExtent?) throws(Unwind) {
    let mandatory = parameter.sets.contains { $0.membership.isMandatory }
    guard mandatory else { return }
    let allows = parameter.attributes
    func refuse(_ id: String, _ what: String) -> Unwind {
      binding.error(
        id, "Cannot bind argument to parameter '\(parameter.name)' because it is \(what).", at: extent, category: .invalidData,
        exception: "System.Management.Automation.ParameterBindingValidationException")
    }
    if value.isNull {
      if allows.contains(where: \.allowsNull) || parameter.type.isNullable { return }
      throw refuse("ParameterArgumentValidationErrorNullNotAllowed", "null")
    }
    switch value {
    case .string(let s):
      let takesText = parameter.type === DotNetType.string || parameter.type.arrayElement === DotNetType.string
      if s.isEmpty, takesText, !allows.contains(where: \.allowsEmptyString) {
        throw refuse("ParameterArgumentValidationErrorEmptyStringNotAllowed", "an empty string")
      }
    case .array(let a):
      if a.elements.isEmpty {
        if parameter.type.arrayElement != nil, !allows.contains(where: \.allowsEmptyCollection) {
          throw refuse("ParameterArgumentValidationErrorEmptyArrayNotAllowed", "an empty array")
        }
        return
      }
      guard let element = parameter.type.arrayElement else { return }
      for e in a.elements {
        if e.isNull, !allows.contains(where: \.allowsNull), !element.isValueType {
          throw refuse("ParameterArgumentValidationErrorNullNotAllowed", "null")
        }
        if case .string(let s) = e, s.isEmpty, element === DotNetType.string, !allows.contains(where: \.allowsEmptyString) {
          throw refuse("ParameterArgumentValidationErrorEmptyStringNotAllowed", "an empty string")
        }
      }
    default: break
    }
  }
}

extension ParameterAttribute {
  var allowsNull: Bool { if case .allowNull = self { true } else { false } }
  var allowsEmptyString: Bool { if case .allowEmptyString = self { true } else { false } }
  var allowsEmptyCollection: Bool { if case .allowEmptyCollection = self { true } else { false } }
}

extension DotNetType {
  /// The element type of an array; nil for others.
  var arrayElement: DotNetType? { if case .array(let element, _) = shape { element } else { nil } }
  /// `Nullable[T]`.
  var isNullable: Bool {
    if case .constructed(let definition, _) = shape { return definition.fullName.equalsIgnoringCase(ascii: "System.Nullable`1") }
    return false
  }
}

import Text

/// Calls a method once its overload is chosen: converts the arguments, runs the body, wraps what it throws.
enum MethodCall {
  /// Calls the best of `overloads`.
  /// - Parameters:
  ///   - name: the name that error messages show; `.ctor` and `new` differ for constructors.
  ///   - wrapName: the name in "Exception calling "…"".
  static func invoke(
    _ overloads: [DeclaredMethod], on this: Value, _ arguments: [Value], named name: PSString, wrapName: PSString, _ frame: Frame
  ) throws(Unwind) -> Value {
    let (found, failure) = OverloadResolution.choose(overloads, arguments)
    guard let found else { throw MemberErrors.noOverload(name, arguments.count, failure) }
    let converted = try convert(arguments, for: found, named: name)
    return try run(found.method, on: this, Arguments(converted, frame: frame), wrapName: wrapName, count: arguments.count)
  }

  /// Runs a body; an exception that comes out is wrapped in a `MethodInvocationException`, but for those of script classes' methods.
  static func run(_ method: DeclaredMethod, on this: Value, _ arguments: Arguments, wrapName: PSString, count: Int) throws(Unwind) -> Value {
    do {
      let result = try method.body(this, arguments)
      return method.signature.returnType === DotNetType.void ? .void : result
    } catch {
      if method.declaringType.scriptClass != nil { throw error }
      throw MemberErrors.wrapped(error, calling: wrapName, count)
    }
  }

  /// The arguments as the parameters want them: converted, missing ones filled with their defaults, `params` gathered into an array.
  static func convert(_ arguments: [Value], for chosen: ChosenOverload, named name: PSString) throws(Unwind) -> [Value] {
    let parameters = chosen.method.signature.parameters
    var converted: [Value] = []
    converted.reserveCapacity(parameters.count)
    for (i, parameter) in parameters.enumerated() {
      if parameter.isParams, let element = parameter.type.elementType, chosen.expandsParams || i >= arguments.count {
        var gathered = ContiguousArray<Value>()
        for k in stride(from: i, to: arguments.count, by: 1) {
          gathered.append(try convert(arguments[k], to: element, parameter.name, name))
        }
        converted.append(.array(PSArray(gathered, elementType: element)))
        break
      }
      if i >= arguments.count {
        converted.append(try defaultValue(of: parameter))
      } else if parameter.isReference {
        converted.append(try reference(arguments[i], parameter, name))
      } else {
        converted.append(try convert(arguments[i], to: parameter.type, parameter.name, name))
      }
    }
    return converted
  }

  /// A `[ref]` argument as it is. A `ref` parameter without one works on a copy; an `out` parameter insists.
  private static func reference(_ argument: Value, _ parameter: MemberSignature.Parameter, _ name: PSString) throws(Unwind) -> Value {
    if case .object(let o) = argument, o is PSReference { return argument }
    throw Unwind.error(
      "System.Management.Automation.MethodException",
      "Argument: '\(parameter.name)' should be a System.Management.Automation.PSReference. Use [ref].",
      id: "NonRefArgumentToRefParameterMsg", category: .notSpecified)
  }

  @inline(__always)
  static func convert(_ argument: Value, to type: DotNetType, _ parameter: PSString, _ method: PSString) throws(Unwind) -> Value {
    switch argument {
    case .int32 where type === DotNetType.int32: return argument
    case .string where type === DotNetType.string: return argument
    default: return try convertSlow(argument, to: type, parameter, method)
    }
  }

  @inline(never)
  private static func convertSlow(_ argument: Value, to type: DotNetType, _ parameter: PSString, _ method: PSString) throws(Unwind) -> Value {
    if case .parameter = type.shape { return argument.unwrapped.nullIfVoid }
    if type === DotNetType.object { return argument.nullIfVoid }
    let base = argument.unwrapped
    if !base.isNull, base.dotNetType === type { return base }
    if base.isNull, !type.isValueType, type !== DotNetType.string { return .null }
    do {
      return try Conversion.convert(argument, to: type)
    } catch {
      guard let record = error.record else { throw error }
      throw MemberErrors.argumentConversion(argument, parameter, method, type, record)
    }
  }

  private static func defaultValue(of parameter: MemberSignature.Parameter) throws(Unwind) -> Value {
    guard let text = parameter.defaultText, text != "null" else { return .null }
    return try Conversion.convert(.text(text), to: parameter.type)
  }
}

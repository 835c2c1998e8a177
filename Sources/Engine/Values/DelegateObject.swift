import Text

/// A delegate: a script block, or a method, that .NET members call (`Func`, `Action`, `Predicate`, `Comparison`, `EventHandler` …).
public final class DelegateObject: Object {
  enum Target {
    case block(ScriptBlock)
    case method(MethodObject)
  }
  public let type: DotNetType
  let target: Target

  public init(_ block: ScriptBlock, type: DotNetType) {
    self.type = type
    target = .block(block)
  }

  public init(_ method: MethodObject, type: DotNetType) {
    self.type = type
    target = .method(method)
  }

  public override var dotNetType: DotNetType { type }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    guard let d = other.asObject as? DelegateObject else { return false }
    switch (target, d.target) {
    case (.block(let a), .block(let b)): return a === b && type === d.type
    case (.method(let a), .method(let b)): return a === b && type === d.type
    default: return false
    }
  }

  /// Calls it; the arguments become those of the delegate's signature, the result its return type.
  public func call(_ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    let signature = Delegates.signature(of: type)
    var converted = arguments
    if let parameters = signature.parameters {
      if parameters.count != arguments.count { throw MemberErrors.noOverload(PSString.of("Invoke"), arguments.count, .none) }
      for (i, p) in parameters.enumerated() { converted[i] = try MethodCall.convert(arguments[i], to: p, PSString.of("arg\(i + 1)"), PSString.of("Invoke")) }
    }
    let result: Value
    switch target {
    case .block(let block): result = try block.invoke(frame, mode: .strict, arguments: converted)
    case .method(let method): result = try method.invoke(converted, frame)
    }
    guard let wanted = signature.result else { return .void }
    return wanted === DotNetType.object ? result.nullIfVoid : try Conversion.convert(result.nullIfVoid, to: wanted)
  }
}

/// The signatures of the delegate types, by their generic arguments.
public enum Delegates {
  /// The parameter types (nil: whatever is given) and the type of the result (nil: none) of a delegate type.
  static func signature(of type: DotNetType) -> (parameters: [DotNetType]?, result: DotNetType?) {
    let arguments = type.genericArguments
    let name = (type.genericDefinition ?? type).name.string.prefix { $0 != "`" }
    switch name {
    case "Func": return (Array(arguments.dropLast()), arguments.last ?? .object)
    case "Action": return (arguments, nil)
    case "Predicate": return (arguments, .boolean)
    case "Comparison": return (arguments + arguments, .int32)
    case "Converter": return (Array(arguments.prefix(1)), arguments.last ?? .object)
    case "EventHandler": return ([.object, arguments.first ?? .object], nil)
    case "ThreadStart": return ([], nil)
    case "ParameterizedThreadStart", "WaitCallback", "TimerCallback", "SendOrPostCallback": return ([.object], nil)
    case "MatchEvaluator": return (nil, .string)
    default: return (nil, .object)
    }
  }
}

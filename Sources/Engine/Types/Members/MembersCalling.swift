import Text

extension Members {
  /// Calls a method: one of the object's own, of the type table, of its type, the collection methods `Where` and `ForEach`, or of each element.
  public static func invoke(_ target: Value, _ name: PSString, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    if target.isNull { throw MemberErrors.methodOnNull }
    if let result = try call(target, name, arguments, frame) { return result }
    if let mode = CollectionMethods.named(name) { return try CollectionMethods.invoke(mode, target, arguments, frame) }
    if let elements = try enumerable(target) { return try invokeOnElements(elements, target, name, arguments, frame) }
    throw MemberErrors.methodNotFound(name, on: target.dotNetType)
  }

  /// The call when the value itself has such a method; nil when it has none.
  static func call(_ target: Value, _ name: PSString, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value? {
    if let extra = target.asObject?.extra, let i = extra.members.position(of: name) {
      return try call(extra.members[i], target, arguments, frame)
    }
    if case .object(let o) = target, let view = o as? BaseView {
      guard case .methods(let group) = view.member(name) else { return nil }
      return try MethodCall.invoke(group.overloads, on: view.target, arguments, named: group.name, wrapName: group.name, frame)
    }
    switch access(target, name) {
    case .methods(let group):
      return try MethodCall.invoke(group.overloads, on: target.unwrapped, arguments, named: group.name, wrapName: group.name, frame)
    case .extended(let member): return try call(member, target, arguments, frame)
    case .indexers(let indexers): return try getItem(target, indexers, arguments, frame)
    case .property, .none: return nil
    }
  }

  /// Calls a member of an object or of the type table; nil when it is no method.
  static func call(_ member: InstanceMember, _ target: Value, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value? {
    switch member.kind {
    case .scriptMethod(let block):
      do {
        return try block.invoke(frame, mode: .strict, this: target, arguments: arguments)
      } catch {
        throw MemberErrors.wrapped(error, calling: member.name, arguments.count)
      }
    case .codeMethod(let body, _):
      do {
        return try body(target, arguments, frame)
      } catch {
        throw MemberErrors.wrapped(error, calling: member.name, arguments.count)
      }
    case .note(let value):
      // A note that holds a method object, such as a class's, is called through it.
      if case .object(let o) = value, let method = o as? MethodObject { return try method.invoke(arguments, frame) }
      return nil
    default: return nil
    }
  }

  private static func invokeOnElements(
    _ elements: ValueEnumerator, _ target: Value, _ name: PSString, _ arguments: [Value], _ frame: Frame
  ) throws(Unwind) -> Value {
    var results = ContiguousArray<Value>()
    var any = false
    while let element = try elements.next() {
      any = true
      if element.isNull { throw MemberErrors.methodOnNull }
      let result: Value
      if let own = try call(element, name, arguments, frame) {
        result = own
      } else if let inner = try enumerable(element) {
        result = try invokeOnElements(inner, element, name, arguments, frame)
      } else {
        throw MemberErrors.methodNotFound(name, on: element.dotNetType)
      }
      switch result {
      case .void, .unset: break
      case .array(let a): results.append(contentsOf: a.elements)
      default: results.append(result)
      }
    }
    if !any { throw MemberErrors.methodNotFound(name, on: target.dotNetType) }
    return results.isEmpty ? .void : results.count == 1 ? results[0] : .array(PSArray(results))
  }

  /// `[T]::Name(…)`; `new` constructs.
  public static func invokeStatic(_ type: DotNetType, _ name: PSString, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    if name.equalsIgnoringCase(ascii: "new") { return try construct(type, arguments, frame, named: "new") }
    if case .methods(let group) = type.staticMember(name) {
      return try MethodCall.invoke(group.overloads, on: .null, arguments, named: group.name, wrapName: group.name, frame)
    }
    throw MemberErrors.methodNotFound(name, on: type)
  }

  /// A new object: `[T]::new(…)` (named `new` in errors) and `New-Object` (`.ctor`).
  /// - Parameter instance: the type of the object, when it is a script class whose native base is `type`.
  public static func construct(
    _ type: DotNetType, _ arguments: [Value], _ frame: Frame, named name: StaticString = ".ctor", as instance: DotNetType? = nil
  ) throws(Unwind) -> Value {
    let shown = PSString.of(name.description)
    if case .array(let element, let rank) = type.shape { return try ArrayMembers.make(element, rank, arguments, shown) }
    if instance == nil, type.isAbstract || type.isInterface {
      if type.members.constructors.isEmpty { throw MemberErrors.methodNotFound(shown, on: type) }
      throw Unwind.runtime("CannotCreateAbstract", "Cannot create an instance of \(type.netName) because it is an abstract class.")
    }
    let constructors = type.members.constructors
    if arguments.isEmpty && type.isValueType && !constructors.contains(where: { $0.signature.requiredCount == 0 }) {
      return try Conversion.initialValue(of: type)
    }
    if constructors.isEmpty {
      if type.isDelegate, arguments.count == 1 { return try Conversion.convert(arguments[0], to: type) }
      throw MemberErrors.noOverload(shown, arguments.count, .none)
    }
    return try MethodCall.invoke(constructors, on: .object(instance ?? type), arguments, named: shown, wrapName: PSString.of(".ctor"), frame)
  }
}

import Syntax
import Text

/// `$o.Name`, `[T]::Name`, `$o?.Name`
final class MemberAccessNode: Node {
  let target: Node
  let constantName: PSString?
  let nameNode: Node
  let isStatic: Bool
  let nullConditional: Bool
  init(_ target: Node, _ name: Node, isStatic: Bool, nullConditional: Bool, _ extent: ScriptExtent) {
    self.target = target
    nameNode = name
    if case .string(let s)? = name.constant { constantName = s } else { constantName = nil }
    self.isStatic = isStatic
    self.nullConditional = nullConditional
    super.init(extent)
  }

  func name(_ f: Frame) throws(Unwind) -> Value { if let constantName { .string(constantName) } else { try nameNode.eval(f) } }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let object = try target.eval(f)
    if nullConditional, object.isNull { return .null }
    if let constantName, !isStatic {
      switch object {
      case .object(let o):
        if let custom = o as? PSCustomObject, let v = custom.extra?.members.note(constantName) { return v }
      case .hash(let h): if h.extra == nil, let v = h.table.value(for: constantName) { return v }
      default: break
      }
      return try Members.get(object, constantName, f, strict: f.environment.strictMode)
    }
    return try get(f, object, try name(f))
  }

  func get(_ f: Frame, _ object: Value, _ name: Value) throws(Unwind) -> Value {
    if isStatic { return try Members.getStatic(try StaticTarget.type(object), try Conversion.text(name), strict: f.environment.strictMode) }
    if name.isNull { return try Members.get(object, PSString.empty, f, strict: f.environment.strictMode) }
    if case .string(let s) = name { return try Members.get(object, s, f, strict: f.environment.strictMode) }
    if case .hash(let h) = object, let v = try h.table.value(for: name) { return v }
    return try Members.get(object, try Conversion.text(name), f, strict: f.environment.strictMode)
  }

  func set(_ f: Frame, _ object: Value, _ name: Value, _ value: Value) throws(Unwind) {
    if isStatic { return try Members.setStatic(try StaticTarget.type(object), try Conversion.text(name), value) }
    if case .string(let s) = name {
      if case .hash(let h) = object, h.extra == nil {
        h.table.set(s, value)
        return
      }
      return try Members.set(object, s, value, f)
    }
    try Members.set(object, try Conversion.text(name), value, f)
  }
}

/// What stands before `::`.
enum StaticTarget {
  static func type(_ value: Value) throws(Unwind) -> DotNetType {
    switch value.unwrapped {
    case .object(let t as DotNetType): return t
    case .null, .void, .unset:
      throw Unwind.runtime("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.")
    case let other: return other.dotNetType
    }
  }
}

/// `$o.Method(…)`, `[T]::Method(…)`, `[T]::new(…)`
final class MethodCallNode: Node {
  let target: Node
  let constantName: PSString?
  let nameNode: Node
  let arguments: [Node]
  let isStatic: Bool
  let nullConditional: Bool
  /// `[type]` casts on the arguments steer the choice of the overload.
  let argumentTypes: [TypeLiteral?]
  let genericArguments: [TypeLiteral]

  init(
    _ target: Node, _ name: Node, _ arguments: [Node], argumentTypes: [TypeLiteral?], genericArguments: [TypeLiteral], isStatic: Bool,
    nullConditional: Bool, _ extent: ScriptExtent
  ) {
    self.target = target
    nameNode = name
    if case .string(let s)? = name.constant { constantName = s } else { constantName = nil }
    self.arguments = arguments
    self.argumentTypes = argumentTypes
    self.genericArguments = genericArguments
    self.isStatic = isStatic
    self.nullConditional = nullConditional
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let object = try target.eval(f)
    if nullConditional, object.isNull { return .null }
    var name = constantName
    if name == nil {
      let v = try nameNode.eval(f)
      // `$o.$scriptMethod(…)` with a method object invokes that.
      name = try Conversion.text(v)
    }
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for node in arguments { values.append(try node.eval(f).nullIfVoid) }
    let method = name ?? PSString.empty
    if isStatic {
      let type = try StaticTarget.type(object)
      if method.equalsIgnoringCase(ascii: "new") { return try Members.construct(type, values, f) }
      return try Members.invokeStatic(type, method, values, f)
    }
    return try Members.invoke(object, method, values, f)
  }
}

/// `$a[i]`
final class IndexNode: Node {
  let target: Node
  let index: Node
  let nullConditional: Bool
  init(_ target: Node, _ index: Node, nullConditional: Bool, _ extent: ScriptExtent) {
    self.target = target
    self.index = index
    self.nullConditional = nullConditional
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let object = try target.eval(f)
    if nullConditional, object.isNull { return .null }
    let i = try index.eval(f)
    switch object {
    case .array(let a):
      if case .int32(let n) = i {
        if n >= 0, Int(n) < a.elements.count { return a.elements[Int(n)] }
        if n < 0, Int(n) + a.elements.count >= 0 { return a.elements[Int(n) + a.elements.count] }
      }
    case .hash(let h): if case .string(let s) = i { return h.table.value(for: s) ?? .null }
    default: break
    }
    if index is ArrayLiteral, case .array(let list) = i { return try Indexing.get(object, indexes: Array(list.elements), f) }
    return try Indexing.get(object, i, f)
  }
}

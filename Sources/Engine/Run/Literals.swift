import Syntax
import Text

/// `"a $b $(c)"`
final class ExpandableString: Node {
  enum Part {
    case literal(PSString)
    case expression(Node)
  }
  let parts: [Part]
  init(_ parts: [Part], _ extent: ScriptExtent) {
    self.parts = parts
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let builder = PSStringBuilder()
    for part in parts {
      switch part {
      case .literal(let text): builder.append(text)
      case .expression(let node):
        switch try node.eval(f) {
        case .string(let s): builder.append(s)
        case .int32(let n): builder.append(Int(n))
        case let v: builder.append(try Conversion.text(v, f))
        }
      }
    }
    return .string(builder.build())
  }
}

/// `a, b, c`
final class ArrayLiteral: Node {
  let elements: [Node]
  init(_ elements: [Node], _ extent: ScriptExtent) {
    self.elements = elements
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var values = ContiguousArray<Value>()
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try element.eval(f).nullIfVoid) }
    return .array(PSArray(values))
  }
}

/// `@( … )`: always an array.
final class ArrayExpression: Node {
  let body: Node
  init(_ body: Node, _ extent: ScriptExtent) {
    self.body = body
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    .array(PSArray(try f.collectAll(body)))
  }
}

/// `@(expression)` whose value is an array already, or becomes one.
final class ArrayOfExpression: Node {
  let value: Node
  init(_ value: Node, _ extent: ScriptExtent) {
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var out = Out()
    try out.write(try value.eval(f))
    return .array(PSArray(out.takeAll()))
  }
}

/// `$( … )`, and a statement whose output is a value (`$x = if …`).
final class SubExpression: Node {
  let body: Node
  init(_ body: Node, _ extent: ScriptExtent) {
    self.body = body
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try f.collect(body) }
}

extension Frame {
  /// Runs statements with their output collected as an expression's value. `break` and the like leave as a throw: no completion code crosses an expression.
  func collect(_ body: Node) throws(Unwind) -> Value {
    var cell = Out()
    try run(body, into: &cell)
    return cell.take()
  }

  func collectAll(_ body: Node) throws(Unwind) -> ContiguousArray<Value> {
    var cell = Out()
    try run(body, into: &cell)
    return cell.takeAll()
  }

  private func run(_ body: Node, into cell: inout Out) throws(Unwind) {
    let old = out
    let completion: Completion
    do {
      completion = try withUnsafeMutablePointer(to: &cell) { (p) throws(Unwind) in
        out = p
        return try body.exec(self)
      }
    } catch {
      out = old
      if case .return = error.reason { try flow(&cell) }
      throw error
    }
    out = old
    // `break` and `continue` in an expression are compiled as throws, so only `return` ends here with a code.
    if completion == .return {
      try flow(&cell)
      throw Unwind(.return)
    }
  }

  /// What was collected when control flow leaves an expression goes out to the activation's output.
  private func flow(_ cell: inout Out) throws(Unwind) {
    for value in cell.takeAll() { try out.pointee.writeWhole(value) }
  }
}

/// `@{ a = 1 }` and `[ordered]@{ … }`.
final class HashtableLiteral: Node {
  let entries: [(key: Node, value: Node)]
  let isOrdered: Bool
  init(_ entries: [(key: Node, value: Node)], isOrdered: Bool, _ extent: ScriptExtent) {
    self.entries = entries
    self.isOrdered = isOrdered
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let made: DictionaryObject = isOrdered ? OrderedDictionary() : PSHashtable(capacity: entries.count)
    for (key, value) in entries {
      let k = try key.eval(f).unwrapped
      if k.isNull {
        throw Unwind.runtime("InvalidNullKey", "A null key is not allowed in a hash literal.")
      }
      let v = try value.eval(f).nullIfVoid
      if try made.table.position(of: k) != nil {
        throw Unwind.runtime(
          "DuplicateKeyInHashLiteral",
          "Duplicate keys '\(try Conversion.text(k))' are not allowed in hash literals.")
      }
      made.table.append(k, v)
    }
    if let h = made as? PSHashtable { return .hash(h) }
    return .object(made)
  }
}

/// `[pscustomobject]@{ … }`: the properties straight from the literal, in its order.
final class CustomObjectLiteral: Node {
  let entries: [(key: Node, value: Node)]
  init(_ entries: [(key: Node, value: Node)], _ extent: ScriptExtent) {
    self.entries = entries
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let made = PSCustomObject()
    for (key, value) in entries {
      let name = try Conversion.text(try key.eval(f))
      let v = try value.eval(f).nullIfVoid
      if made.members.position(of: name) != nil {
        throw Unwind.runtime("DuplicateKeyInHashLiteral", "Duplicate keys '\(name)' are not allowed in hash literals.")
      }
      made.members.set(name, v)
    }
    return .object(made)
  }
}

/// `{ … }`: a new script block object each time, sharing its compiled form.
final class ScriptBlockLiteral: Node {
  let prototype: ScriptBlock
  init(_ prototype: ScriptBlock, _ extent: ScriptExtent) {
    self.prototype = prototype
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    .object(ScriptBlock(sharing: prototype, environment: f.environment))
  }
}

/// `[type]`
final class TypeLiteral: Node {
  let name: ITypeName
  private var resolved: DotNetType?
  init(_ name: ITypeName, _ extent: ScriptExtent) {
    self.name = name
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { .object(try type(f)) }

  /// The type, looked up when first needed: a class of a script is defined before.
  func type(_ f: Frame) throws(Unwind) -> DotNetType {
    if let resolved { return resolved }
    guard let found = f.session.resolveType(name) else {
      throw Unwind.runtime("TypeNotFound", "Unable to find type [\(name.fullName)].", target: .string(name.fullName))
    }
    resolved = found
    return found
  }
}

/// `[type]value`
final class Convert: Node {
  let type: TypeLiteral
  let value: Node
  init(_ type: TypeLiteral, _ value: Node, _ extent: ScriptExtent) {
    self.type = type
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let t = try type.type(f)
    let v = try value.eval(f)
    switch v {
    case .int32: if t === DotNetType.int32 { return v }
    case .string: if t === DotNetType.string { return v }
    case .double: if t === DotNetType.double { return v }
    default: break
    }
    return try Conversion.cast(v, to: t, f)
  }
}

/// `[void]value`
final class ConvertToVoid: Node {
  let value: Node
  init(_ value: Node, _ extent: ScriptExtent) {
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    _ = try value.eval(f)
    return .void
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try value.eval(f)
    return .normal
  }
}

/// `a..b`
final class RangeNode: Node {
  let from: Node
  let to: Node
  init(_ from: Node, _ to: Node, _ extent: ScriptExtent) {
    self.from = from
    self.to = to
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try Operators.range(try from.eval(f), try to.eval(f)) }

  /// The bounds when both are integers and the range is streamed rather than made.
  func bounds(_ f: Frame) throws(Unwind) -> (a: Value, b: Value, ints: (Int32, Int32)?) {
    let a = try from.eval(f)
    let b = try to.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b { return (a, b, (x, y)) }
    return (a, b, nil)
  }
}

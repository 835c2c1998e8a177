import CSystem
import Syntax
import Text

/// Expressions.
extension Compiler {
  func expression(_ ast: ExpressionAst) throws(Unwind) -> Node {
    // Running a node needs less stack than compiling it: half of what is left must stay.
    if spsh_stack_address() < compileLimit { throw Compiler.tooComplicated(ast.extent) }
    switch ast {
    case let e as StringConstantExpressionAst: return Constant(.string(e.text), e.extent)
    case let e as ConstantExpressionAst: return Constant(Compiler.value(e.value), e.extent)
    case let e as VariableExpressionAst: return variable(e)
    case let e as ExpandableStringExpressionAst: return try expandable(e)
    case let e as BinaryExpressionAst: return try binary(e)
    case let e as UnaryExpressionAst: return try unary(e)
    case let e as TernaryExpressionAst:
      return Ternary(try expression(e.condition), try expression(e.ifTrue), try expression(e.ifFalse), e.extent)
    case let e as ConvertExpressionAst: return try convert(e)
    case let e as AttributedExpressionAst: return try expression(e.child)
    case let e as InvokeMemberExpressionAst: return try methodCall(e)
    case let e as MemberExpressionAst: return try memberAccess(e)
    case let e as IndexExpressionAst:
      return IndexNode(try expression(e.target), try expression(e.index), nullConditional: e.nullConditional, e.extent)
    case let e as TypeExpressionAst: return TypeLiteral(e.typeName, e.extent)
    case let e as ArrayLiteralAst: return ArrayLiteral(try e.elements.map { (x) throws(Unwind) in try expression(x) }, e.extent)
    case let e as HashtableAst: return try hashtable(e, isOrdered: false)
    case let e as ArrayExpressionAst: return try arrayExpression(e)
    case let e as ParenExpressionAst: return Paren(try outsideLoops { () throws(Unwind) in try pipeline(e.pipeline) }, e.extent)
    case let e as SubExpressionAst: return try subExpression(e.subExpression, e.extent)
    case let e as ScriptBlockExpressionAst: return ScriptBlockLiteral(ScriptBlock(e.scriptBlock, environment: environment), e.extent)
    case let e as UsingExpressionAst: return try expression(e.subExpression)
    default:
      return RuntimeFailure(
        Unwind.runtime("NotSupported", "The expression \"\(ast.extent.text)\" is not supported in this shell."), ast.extent)
    }
  }

  static func value(_ constant: ConstantValue) -> Value {
    switch constant {
    case .null: .null
    case .bool(let b): .bool(b)
    case .sbyte(let n): .int8(n)
    case .byte(let n): .uint8(n)
    case .int16(let n): .int16(n)
    case .uint16(let n): .uint16(n)
    case .int32(let n): .int32(n)
    case .uint32(let n): .uint32(n)
    case .int64(let n): .int64(n)
    case .uint64(let n): .uint64(n)
    case .double(let d): .double(d)
    case .decimal(let d): .object(DecimalObject(d))
    case .bigInteger(let n): .object(BigIntegerObject(n))
    case .string(let s): .string(s)
    }
  }

  // MARK: - Variables

  func variable(_ e: VariableExpressionAst) -> Node {
    let path = e.variablePath
    if let drive = path.driveName { return DriveVariable(drive, path.unqualifiedPath, e.extent) }
    let name = Names.canonical(path.unqualifiedPath)
    switch path.scope {
    case .global: return ScopedVariable(name, .global, e.extent)
    case .script: return ScopedVariable(name, .script, e.extent)
    case .local, .private: return ScopedVariable(name, .local, e.extent)
    case .none: break
    }
    if let slot = slotIfAny(name) { return SlotVariable(slot, e.extent) }
    if let constant = Compiler.constants[name] { return Constant(constant, e.extent) }
    if name.text.count == 1, name.text[0] == 0x3F { return SuccessVariable(e.extent) }
    if let which = Compiler.automatic[name] { return AutomaticVariable(which, name, e.extent) }
    return NamedVariable(name, e.extent)
  }

  private static let nullName = VariableName.of("null")
  private nonisolated(unsafe) static let constants: [VariableName: Value] = [
    VariableName.of("true"): .bool(true), VariableName.of("false"): .bool(false), VariableName.of("null"): .null,
  ]

  private func expandable(_ e: ExpandableStringExpressionAst) throws(Unwind) -> Node {
    let parts = try e.parts.map { (part) throws(Unwind) -> ExpandableString.Part in
      switch part {
      case .literal(let text): .literal(text)
      case .expression(let ast): .expression(try expression(ast))
      }
    }
    return ExpandableString(parts, e.extent)
  }

  // MARK: - Targets of assignment

  func target(_ ast: ExpressionAst) throws(Unwind) -> any AssignmentTarget {
    switch ast {
    case let e as VariableExpressionAst:
      let path = e.variablePath
      if let drive = path.driveName { return DriveTarget(drive, path.unqualifiedPath, e.extent) }
      let name = Names.canonical(path.unqualifiedPath)
      switch path.scope {
      case .global: return ScopedTarget(name, .global, isPrivate: false, e.extent)
      case .script: return ScopedTarget(name, .script, isPrivate: false, e.extent)
      case .local: return ScopedTarget(name, .local, isPrivate: false, e.extent)
      case .private: return ScopedTarget(name, .local, isPrivate: true, e.extent)
      case .none: break
      }
      if name === Compiler.nullName { return DiscardTarget(e.extent) }
      if name.isAllScope { return ScopedTarget(name, .global, isPrivate: false, e.extent) }
      let slot = slot(for: name)
      return SlotTarget(slot, traits: parameterTraits[slot], e.extent)
    case let e as ArrayLiteralAst:
      return ListTarget(try e.elements.map { (x) throws(Unwind) in try target(x) }, e.extent)
    case let e as ParenExpressionAst:
      if let inner = (e.pipeline as? PipelineAst)?.pureExpression { return try target(inner) }
    case let e as IndexExpressionAst: return IndexTarget(try expression(e.target), try expression(e.index), e.extent)
    case is InvokeMemberExpressionAst: break
    case let e as MemberExpressionAst: return MemberTarget(try memberAccess(e))
    case let e as AttributedExpressionAst: return try constrained(e)
    default: break
    }
    return InvalidTarget(ast.extent)
  }

  /// `[int]$x`, `[ValidateSet('a')][string]$x`.
  private func constrained(_ e: AttributedExpressionAst) throws(Unwind) -> any AssignmentTarget {
    var type: TypeLiteral?
    var attributes: [AttributeAst] = []
    var inner: ExpressionAst = e
    while let a = inner as? AttributedExpressionAst {
      if let convert = a as? ConvertExpressionAst {
        if type == nil { type = TypeLiteral(convert.type.typeName, convert.type.extent) }
      } else if let attribute = a.attribute as? AttributeAst {
        attributes.append(attribute)
      }
      inner = a.child
    }
    guard let v = inner as? VariableExpressionAst, v.variablePath.driveName == nil else {
      // `[int]$a[0] = …` converts what is stored.
      let target = try target(inner)
      return type.map { ConvertedTarget(target, $0, e.extent) } ?? target
    }
    let name = Names.canonical(v.variablePath.unqualifiedPath)
    let environment = self.environment
    let scope: VariablePathScope = v.variablePath.scope == .global ? .global : v.variablePath.scope == .script ? .script : .local
    return ConstrainedTarget(
      name, scope, slot: v.variablePath.scope == .none && !name.isAllScope ? slot(for: name) : nil, type: type,
      attributes: { (f: Frame) throws(Unwind) in
        var all: [ParameterAttribute] = []
        for a in attributes.reversed() { all.append(contentsOf: try AttributeCompiler.validation(a, f, environment)) }
        return all
      }, e.extent)
  }

  // MARK: - Members and types

  func memberAccess(_ e: MemberExpressionAst) throws(Unwind) -> MemberAccessNode {
    MemberAccessNode(
      try expression(e.expression), try memberName(e.member), isStatic: e.isStatic, nullConditional: e.nullConditional, e.extent)
  }

  private func memberName(_ member: CommandElementAst) throws(Unwind) -> Node {
    guard let e = member as? ExpressionAst else { return Constant(.string(member.extent.text), member.extent) }
    return try expression(e)
  }

  private func methodCall(_ e: InvokeMemberExpressionAst) throws(Unwind) -> Node {
    var types: [TypeLiteral?] = []
    for argument in e.arguments {
      if let convert = argument as? ConvertExpressionAst, !(convert.type.typeName.name.equalsIgnoringCase(ascii: "ref")) {
        types.append(TypeLiteral(convert.type.typeName, convert.type.extent))
      } else {
        types.append(nil)
      }
    }
    return MethodCallNode(
      try expression(e.expression), try memberName(e.member), try e.arguments.map { (a) throws(Unwind) in try expression(a) }, argumentTypes: types,
      genericArguments: e.genericTypeArguments.map { TypeLiteral($0, $0.extent) }, isStatic: e.isStatic, nullConditional: e.nullConditional, e.extent)
  }

  private func convert(_ e: ConvertExpressionAst) throws(Unwind) -> Node {
    let name = e.type.typeName.name
    if name.equalsIgnoringCase(ascii: "void") { return ConvertToVoid(try expression(e.child), e.extent) }
    if let table = e.child as? HashtableAst {
      if name.equalsIgnoringCase(ascii: "ordered") { return try hashtable(table, isOrdered: true) }
      if name.equalsIgnoringCase(ascii: "pscustomobject") || name.equalsIgnoringCase(ascii: "System.Management.Automation.PSCustomObject") {
        return CustomObjectLiteral(try entries(table), e.extent)
      }
    }
    if name.equalsIgnoringCase(ascii: "ref"), let v = e.child as? VariableExpressionAst, v.variablePath.isVariable {
      let name = Names.canonical(v.variablePath.unqualifiedPath)
      return Reference(name, slot: v.variablePath.scope == .none && !name.isAllScope ? slot(for: name) : nil, scope: v.variablePath.scope, e.extent)
    }
    return Convert(TypeLiteral(e.type.typeName, e.type.extent), try expression(e.child), e.extent)
  }

  // MARK: - Collections

  private func entries(_ e: HashtableAst) throws(Unwind) -> [(key: Node, value: Node)] {
    try e.keyValuePairs.map { (pair) throws(Unwind) in (key: try expression(pair.key), value: try value(of: pair.value)) }
  }

  private func hashtable(_ e: HashtableAst, isOrdered: Bool) throws(Unwind) -> Node {
    HashtableLiteral(try entries(e), isOrdered: isOrdered, e.extent)
  }

  /// A statement whose output is a value.
  func value(of statement: StatementAst) throws(Unwind) -> Node {
    switch statement {
    case let s as PipelineBaseAst: return try outsideLoops { () throws(Unwind) in try pipeline(s) }
    case let s as CommandExpressionAst: return try commandExpression(s)
    default: return SubExpression(try outsideLoops { () throws(Unwind) in GuardedStatement(try self.statement(statement)) }, statement.extent)
    }
  }

  private func arrayExpression(_ e: ArrayExpressionAst) throws(Unwind) -> Node {
    if e.subExpression.statements.count == 1, e.subExpression.traps.isEmpty, let p = e.subExpression.statements[0] as? PipelineAst,
      let inner = p.pureExpression
    {
      return ArrayOfExpression(try expression(inner), e.extent)
    }
    return ArrayExpression(try outsideLoops { () throws(Unwind) in try block(e.subExpression) }, e.extent)
  }

  private func subExpression(_ b: StatementBlockAst, _ extent: ScriptExtent) throws(Unwind) -> Node {
    SubExpression(try outsideLoops { () throws(Unwind) in try block(b) }, extent)
  }
}

/// `( … )`: a value even where its inside would be silent, such as an assignment.
final class Paren: Node {
  let inner: Node
  init(_ inner: Node, _ extent: ScriptExtent) {
    self.inner = inner
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try inner.eval(f) }
  override func evalBool(_ f: Frame) throws(Unwind) -> Bool { try inner.evalBool(f) }
  override var constant: Value? { inner.constant }
}

/// `[ref]$x`: the variable itself.
final class Reference: Node {
  let name: VariableName
  let slot: Int?
  let scope: VariablePath.Scope
  init(_ name: VariableName, slot: Int?, scope: VariablePath.Scope, _ extent: ScriptExtent) {
    self.name = name
    self.slot = slot
    self.scope = scope
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    if let place = f.place(of: name) {
      switch place {
      case .box(let box): return .object(PSReference(box))
      case .slot(let p, _, _): return .object(PSReference(Slot.box(p)))
      }
    }
    throw Unwind.runtime(
      "NonExistingVariableReference", "[ref] cannot be applied to a variable that does not exist.", target: .string(name.text))
  }
}

/// `[int]$a[0] = …`
final class ConvertedTarget: Node, AssignmentTarget {
  let target: any AssignmentTarget
  let type: TypeLiteral
  init(_ target: any AssignmentTarget, _ type: TypeLiteral, _ extent: ScriptExtent) {
    self.target = target
    self.type = type
    super.init(extent)
  }
  func assign(_ f: Frame, _ value: Value) throws(Unwind) { try target.assign(f, try Conversion.convert(value, to: try type.type(f))) }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    try target.modify(f) { (old: Value) throws(Unwind) in try Conversion.convert(try change(old), to: try type.type(f)) }
  }
}

/// What the parser would have refused.
final class InvalidTarget: Node, AssignmentTarget {
  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    throw Unwind.runtime(
      "InvalidLeftHandSide", "The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.")
  }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    try assign(f, .null)
    return .null
  }
}

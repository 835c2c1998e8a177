import Syntax
import Text

/// A node of a script's tree as scripts see it: `System.Management.Automation.Language.PipelineAst` and its like.
///
/// The parser's nodes keep no reference to their parents, so the object keeps the tree's root.
public final class AstObject: Object {
  package let ast: Ast
  private let root: Ast

  package init(_ ast: Ast) {
    self.ast = ast
    var top = ast
    while let parent = top.parent { top = parent }
    root = top
  }

  fileprivate init(_ ast: Ast, root: Ast) {
    self.ast = ast
    self.root = root
  }

  /// A node of the same tree.
  package func node(_ other: Ast?) -> Value { other.map { .object(AstObject($0, root: root)) } ?? .null }

  /// A list of nodes, as `ReadOnlyCollection` of their type.
  package func nodes(_ others: [Ast], _ type: DotNetType) -> Value {
    .object(ListObject(ContiguousArray(others.map { node($0) }), type: DotNetType.readOnlyCollection.constructed([type])))
  }

  /// A pair of nodes, as `Tuple`.
  package func pair(_ a: Ast?, _ b: Ast?, _ types: [DotNetType]) -> Value { .object(TupleObject([node(a), node(b)], isValue: false, types: types)) }

  public override var dotNetType: DotNetType { AstTypes.type(of: ast.kind) }
  public override func text() throws(Unwind) -> PSString? { ast.extent.text }
  public override func isEqual(to other: Value) throws(Unwind) -> Bool { (other.asObject as? AstObject)?.ast === ast }
  public override func hashCode() -> Int { ObjectIdentifier(ast).hashValue }
}

/// A place in a script: `IScriptExtent`.
public final class ScriptExtentObject: Object {
  package let extent: ScriptExtent
  package init(_ extent: ScriptExtent) { self.extent = extent }

  public override var dotNetType: DotNetType { DotNetType.scriptExtent }
  public override func text() throws(Unwind) -> PSString? { extent.text }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ScriptExtentObject.self) { t in
      t.get("string File {get;}") { .optional($0.extent.file) }
      t.get("System.Management.Automation.Language.IScriptPosition StartScriptPosition {get;}") { .object(ScriptPositionObject($0.extent, atEnd: false)) }
      t.get("System.Management.Automation.Language.IScriptPosition EndScriptPosition {get;}") { .object(ScriptPositionObject($0.extent, atEnd: true)) }
      t.get("int StartLineNumber {get;}") { .int($0.extent.startLineNumber) }
      t.get("int StartColumnNumber {get;}") { .int($0.extent.startColumnNumber) }
      t.get("int EndLineNumber {get;}") { .int($0.extent.endLineNumber) }
      t.get("int EndColumnNumber {get;}") { .int($0.extent.endColumnNumber) }
      t.get("string Text {get;}") { .string($0.extent.text) }
      t.get("int StartOffset {get;}") { .int($0.extent.startOffset) }
      t.get("int EndOffset {get;}") { .int($0.extent.endOffset) }
      t.method("string ToString()") { this, _ in .string(this.extent.text) }
    }
  }
}

/// One end of a place: `IScriptPosition`.
public final class ScriptPositionObject: Object {
  private let extent: ScriptExtent
  private let atEnd: Bool
  init(_ extent: ScriptExtent, atEnd: Bool) {
    self.extent = extent
    self.atEnd = atEnd
  }

  public override var dotNetType: DotNetType { DotNetType.scriptPosition }

  private var lineNumber: Int { atEnd ? extent.endLineNumber : extent.startLineNumber }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ScriptPositionObject.self) { t in
      t.get("string File {get;}") { .optional($0.extent.file) }
      t.get("int LineNumber {get;}") { .int($0.lineNumber) }
      t.get("int ColumnNumber {get;}") { .int($0.atEnd ? $0.extent.endColumnNumber : $0.extent.startColumnNumber) }
      t.get("string Line {get;}") { .string($0.extent.source.text(ofLine: $0.lineNumber)) }
      t.get("int Offset {get;}") { .int($0.atEnd ? $0.extent.endOffset : $0.extent.startOffset) }
      t.method("string GetFullScript()") { this, _ in .string(this.extent.source.extent.text) }
    }
  }
}

/// A token as scripts see it.
public final class TokenObject: Object {
  package let token: Token
  package init(_ token: Token) { self.token = token }

  public override var dotNetType: DotNetType { TokenTypes.type(of: token) }
  public override func text() throws(Unwind) -> PSString? { token.text }
  public override func isEqual(to other: Value) throws(Unwind) -> Bool { (other.asObject as? TokenObject)?.token === token }
  public override func hashCode() -> Int { ObjectIdentifier(token).hashValue }
}

/// `VariablePath`.
public final class VariablePathObject: Object {
  package let path: VariablePath
  package init(_ path: VariablePath) { self.path = path }
  public override var dotNetType: DotNetType { DotNetType.variablePath }
  public override func text() throws(Unwind) -> PSString? { path.userPath }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(VariablePathObject.self) { t in
      t.get("string UserPath {get;}") { .string($0.path.userPath) }
      t.get("bool IsGlobal {get;}") { .bool($0.path.isGlobal) }
      t.get("bool IsLocal {get;}") { .bool($0.path.isLocal) }
      t.get("bool IsPrivate {get;}") { .bool($0.path.isPrivate) }
      t.get("bool IsScript {get;}") { .bool($0.path.isScript) }
      t.get("bool IsUnqualified {get;}") { .bool($0.path.isUnqualified) }
      t.get("bool IsUnscopedVariable {get;}") { .bool($0.path.isUnscopedVariable) }
      t.get("bool IsVariable {get;}") { .bool($0.path.isVariable) }
      t.get("bool IsDriveQualified {get;}") { .bool($0.path.isDriveQualified) }
      t.get("string DriveName {get;}") { .optional($0.path.driveName) }
      t.method("string ToString()") { this, _ in .string(this.path.userPath) }
    }
  }
}

extension DotNetType {
  package nonisolated(unsafe) static let scriptExtent = DotNetType(
    "System.Management.Automation.Language.InternalScriptExtent", base: object, interfaces: ["System.Management.Automation.Language.IScriptExtent"],
    declare: ScriptExtentObject.declare)
  package nonisolated(unsafe) static let scriptPosition = DotNetType(
    "System.Management.Automation.Language.InternalScriptPosition", base: object, interfaces: ["System.Management.Automation.Language.IScriptPosition"],
    declare: ScriptPositionObject.declare)
  package nonisolated(unsafe) static let variablePath = DotNetType(
    "System.Management.Automation.VariablePath", base: object, declare: VariablePathObject.declare)
}

extension ConstantValue {
  /// The value that the program computes with.
  package var asValue: Value {
    switch self {
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
    case .decimal(let d): .decimal(d)
    case .bigInteger(let n): .bigInteger(n)
    case .string(let s): .string(s)
    }
  }
}

import Syntax
import Text

/// The members of `[scriptblock]`.
enum ScriptBlockMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticMethod("scriptblock Create(string script)") { (a) throws(Unwind) in
      .object(try ScriptBlock.create(try a.string(0, "script"), a.frame))
    }
    t.receiver(ScriptBlock.self) { t in
      t.get("System.Management.Automation.Language.Ast Ast {get;}") { this in
        // A function's body belongs to its definition.
        .object(AstObject(this.ast.parent as? FunctionDefinitionAst ?? this.ast))
      }
      t.get("System.Management.Automation.PSToken StartPosition {get;}") { this in .object(PSTokenObject(this.ast.extent)) }
      t.get("bool IsFilter {get;}") { this in .bool(this.isFilter) }
      t.get("System.Management.Automation.Language.Ast Ast {get;}") { this in .object(AstObject(this.ast)) }
      t.get("guid Id {get;}") { this in
        let identity = UInt64(UInt(bitPattern: ObjectIdentifier(this.ast).hashValue))
        return .object(GuidObject(Guid(high: identity << 16 | 0x4000, low: 0x8000_0000_0000_0000 | identity)))
      }
      t.get("System.Collections.Generic.List[System.Attribute] Attributes {get;}") { _ in
        .object(ListObject(type: DotNetType.list.constructed([TypeRegistry.find("System.Attribute") ?? .object])))
      }
      t.get("bool IsConfiguration {get;}") { _ in .bool(false) }
      t.get("string File {get;}") { this in this.file.map { .string($0) } ?? .null }
      t.get("psmoduleinfo Module {get;}") { this in this.environment.session.module.map { .object($0) } ?? .null }
      t.method("System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)") { (this, a) throws(Unwind) in
        let value = try this.invoke(a.frame, mode: .strict, arguments: ScriptBlockMembers.list(a[0]))
        return .object(ListObject(try Conversion.enumerate(value), type: DotNetType.collection.constructed([.psObject])))
      }
      t.method("System.Object InvokeReturnAsIs(Params System.Object[] args)") { (this, a) throws(Unwind) in
        try this.invoke(a.frame, mode: .strict, arguments: ScriptBlockMembers.list(a[0]))
      }
      t.method("scriptblock GetNewClosure()") { (this, a) in .object(this.closure(a.frame)) }
      t.method("System.Management.Automation.SteppablePipeline GetSteppablePipeline()") { (this, a) throws(Unwind) in
        .object(try SteppablePipeline(this, a.frame))
      }
      t.method("System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)") {
        (this, a) throws(Unwind) in .object(try SteppablePipeline(this, a.frame))
      }
    }
  }

  private static func list(_ value: Value) -> [Value] {
    if case .array(let a) = value { return Array(a.elements) }
    return value.isNull ? [] : [value]
  }
}

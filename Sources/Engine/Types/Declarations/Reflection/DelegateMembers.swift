import Text

/// `System.Delegate` and the delegate types.
enum DelegateMembers {
  @Sendable static func declareBase(_ t: TypeDeclaration) {
    t.receiver(DelegateObject.self) { t in
      t.get("System.Object Target {get;}") { this in
        switch this.target {
        case .block(let block): .object(block)
        case .method(let method): method.target
        }
      }
      t.get("System.Reflection.MethodInfo Method {get;}") { _ in .null }
      t.method("System.Object DynamicInvoke(params System.Object[] args)") { (this, a) throws(Unwind) in try this.call(Array(a.elements(0)), a.frame) }
      t.method("System.Delegate[] GetInvocationList()") { this, _ in .array(PSArray([.object(this)], elementType: .delegate.base)) }
      t.method("System.Object Clone()") { this, _ in .object(this) }
    }
    t.objectMembers()
  }

  /// Each delegate type has an `Invoke` of its own signature.
  @Sendable static func declare(_ t: TypeDeclaration) {
    let signature = Delegates.signature(of: t.type)
    guard let parameters = signature.parameters else {
      t.receiver(DelegateObject.self) { t in
        t.method("System.Object Invoke(params System.Object[] args)") { (this, a) throws(Unwind) in try this.call(Array(a.elements(0)), a.frame) }
      }
      return
    }
    let names = parameters.indices.map { MemberSignature.Parameter(PSString.of(parameters.count == 1 ? "arg" : "arg\($0 + 1)"), parameters[$0]) }
    let invoke = MemberSignature(PSString.of("Invoke"), returns: signature.result ?? .void, names)
    t.method(invoke, isStatic: false, isHidden: false) { (this: Value, a: Arguments) throws(Unwind) in
      guard let delegate = this.asObject as? DelegateObject else { return .void }
      return try delegate.call(a.values, a.frame)
    }
  }

  private static let functionParameters: [StaticString] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]

  static func function(_ name: StaticString, _ count: Int) -> DotNetType {
    let names: [StaticString] = (count == 1 ? ["T"] : Array(functionParameters[..<count])) + ["TResult"]
    return DotNetType(name, .generic(parameters: count == 0 ? ["TResult"] : names, of: .delegate), base: DotNetType.delegate, declare: declare)
  }

  static func action(_ name: StaticString, _ count: Int) -> DotNetType {
    DotNetType(name, .generic(parameters: count == 1 ? ["T"] : Array(functionParameters[..<count]), of: .delegate), base: DotNetType.delegate, declare: declare)
  }
}

import Syntax
import Text

/// Session states beside the global one: of modules, and of closures.
extension SessionState {
  /// A session state whose outermost scope is empty and lies over the global one; it lives as long as the runtime.
  package static func make(for module: ModuleInfo, _ runtime: Runtime) -> SessionState {
    let block = runtime.globalBlock ?? CompiledBlock.empty
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Frame.size(slots: block.slotCount), alignment: 16)
    let top = Frame(base: memory)
    let session = SessionState(top: top)
    session.module = module
    module.session = session
    let environment = ScopeEnvironment(runtime: runtime, session: session, scriptScope: top)
    runtime.keep(environment)
    let global = runtime.global.top
    _ = Frame.make(
      at: memory, environment: environment, out: global.out, streams: global.streams, caller: nil, scopeParent: global, site: nil, block: block,
      flags: [.byName, .onHeap, .scriptScope])
    return session
  }
}

extension ScriptBlock {
  /// `GetNewClosure()`: the block in a session state of its own that holds copies of the variables of the caller's current scope.
  package func closure(_ f: Frame) -> ScriptBlock {
    let module = ModuleInfo(name: PSString.of("__DynamicModule_\(f.runtime.nextCommandNumber())"))
    let session = SessionState.make(for: module, f.runtime)
    session.namespaces = environment.session.namespaces
    var next: Frame? = f
    while let g = next {
      for (name, value) in g.ownVariables() where session.top.existingExtras?.variables[name] == nil {
        session.top.extras.variables[name] = VariableBox(value)
      }
      // A dotted frame's scope is its parent's.
      next = g.isDotted ? g.scopeParent : nil
    }
    return ScriptBlock(sharing: self, environment: session.top.environment)
  }

  /// `[scriptblock]::Create(text)`.
  package static func create(_ text: PSString, _ f: Frame) throws(Unwind) -> ScriptBlock {
    let result = Parser.parse(ScriptSource(text))
    if let unwind = ScriptFile.parseError(result.errors) { throw unwind }
    return ScriptBlock(result.scriptBlock, environment: f.session.top.environment)
  }
}

extension Frame {
  /// The variables of this frame itself that have values: slots first, then those by name. Options and constraints stay behind.
  func ownVariables() -> [(VariableName, Value)] {
    var all: [(VariableName, Value)] = []
    for (i, name) in block.slotNames.enumerated() {
      let value = Slot.readSlow(slots + i)
      if !value.isUnsetSlot { all.append((name, value)) }
    }
    for (name, box) in existingExtras?.variables ?? [:] {
      if case .unset = box.value { continue }
      if box.traits?.compute != nil || box.traits?.options.contains(.constant) == true { continue }
      all.append((name, box.value))
    }
    return all
  }
}

extension CompiledBlock {
  /// No code and no slots.
  static var empty: CompiledBlock {
    CompiledBlock(
      slotNames: [], parameters: [], begin: nil, process: nil, end: nil, clean: nil, dynamicParam: nil, ast: nil, needsBoundParameters: false,
      needsArguments: false, needsInput: false, isAdvanced: false, isFilter: false
    ) { (_: CompiledBlock, name: PSString) throws(Unwind) in CommandDescription(name: name, errorIdSuffix: name) }
  }
}

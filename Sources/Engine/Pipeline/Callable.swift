import Syntax
import Text

/// Something with a script block that a command can run: a function, a script file, `& { … }`, `. { … }`.
struct Callable {
  let block: ScriptBlock
  let info: CommandInfo?
  let name: PSString
  /// `.`: runs in the caller's scope.
  let isDotted: Bool
  /// Run by the executable itself: `exit` ends the shell.
  var isTopLevel = false

  var isScriptFile: Bool { info is ExternalScriptInfo }
  private var isByName: Bool { isDotted || isScriptFile }

  func compiled() throws(Unwind) -> CompiledBlock { isByName ? try block.compiledByName() : try block.compiled() }

  /// Lays out the frame of a call.
  func makeFrame(
    _ runtime: Runtime, _ compiled: CompiledBlock, caller: Frame, streams: Streams, out: UnsafeMutablePointer<Out>, site: Node,
    onHeap: Bool = false, keeping environment: inout ScopeEnvironment?
  ) throws(Unwind) -> Frame {
    let session = block.environment.session
    let parent = session === caller.session || isDotted ? caller : session.current
    if isScriptFile, !isDotted {
      let own = ScopeEnvironment(copying: parent.environment)
      environment = own
      return makeScriptScope(own, compiled, parent: parent, caller: caller, streams: streams, out: out, site: site)
    }
    var flags: Frame.Flags = []
    if isByName { flags.insert(.byName) }
    if isDotted { flags.insert(.dotted) }
    let f: Frame
    if onHeap {
      f = Frame.onHeap(
        environment: parent.environment, out: out, streams: streams, caller: caller, scopeParent: parent, site: site, block: compiled, flags: flags)
    } else {
      f = Frame.make(
        at: try runtime.push(Frame.size(slots: compiled.slotCount)), environment: parent.environment, out: out, streams: streams, caller: caller,
        scopeParent: parent, site: site, block: compiled, flags: flags)
    }
    // A function keeps the script scope of the file that defined it; strict mode follows the caller within a session state.
    let home = block.environment
    if !isDotted, home.scriptScope != f.environment.scriptScope { f.ownEnvironment().scriptScope = home.scriptScope }
    if session !== caller.session, home.strictMode != f.environment.strictMode { f.ownEnvironment().strictMode = home.strictMode }
    return f
  }

  /// The scope of a script file lives on the heap, owned by its environment: what the file leaves behind may still name `$script:`.
  private func makeScriptScope(
    _ environment: ScopeEnvironment, _ compiled: CompiledBlock, parent: Frame, caller: Frame, streams: Streams, out: UnsafeMutablePointer<Out>, site: Node
  ) -> Frame {
    let f = Frame.onHeap(
      environment: environment, out: out, streams: streams, caller: caller, scopeParent: parent, site: site, block: compiled,
      flags: [.byName, .scriptScope])
    environment.adopt(f)
    return f
  }

  /// Makes `f` the current frame of a session state that the call enters from another.
  func enter(_ f: Frame) -> Frame? {
    guard block.environment.session !== (f.caller?.session ?? block.environment.session) else { return nil }
    return block.environment.session.enter(f)
  }

  func leave(_ f: Frame, _ entered: Frame?) {
    if let entered { block.environment.session.current = entered }
    if f.header.pointee.flags.contains(.scriptScope) {
      f.endScript()
    } else if f.header.pointee.flags.contains(.onHeap) {
      f.freeHeap()
    } else {
      f.leave()
    }
  }

  /// Binds arguments into the frame's parameters; nil when the block has none and takes everything as `$args`.
  func bind(
    _ arguments: [CommandArgument], _ f: Frame, _ compiled: CompiledBlock, call: CommandCall, expectingInput: Bool, pipeline: FunctionStage
  ) throws(Unwind) -> ParameterBinding? {
    if let info {
      let invocation = InvocationInfo(command: info, extent: isTopLevel ? nil : call.extent, name: call.invocationName ?? name)
      invocation.expectingInput = expectingInput
      invocation.pipelinePosition = pipeline.position + 1
      invocation.pipelineLength = pipeline.pipeline.length
      f.extras.invocation = invocation
    }
    if compiled.parameterCount == 0, !compiled.isAdvanced {
      if !arguments.isEmpty { f.extras.arguments = PSArray(CommandArgument.flattened(arguments)) }
      return nil
    }
    let command = try compiled.description(for: name)
    let binding = ParameterBinding(command, info: info, frame: f.caller ?? f, callExtent: call.extent, expectingInput: expectingInput) {
      (parameter: ParameterDescription, value: Value?) throws(Unwind) in
      if let value {
        try f.storeParameter(parameter.index, value)
      } else {
        try f.storeParameter(parameter.index, try compiled.initialValue(of: parameter.index, f))
      }
    }
    binding.pipelinePosition = pipeline.position + 1
    try binding.bindCommandLine(arguments)
    var bound: UInt64 = 0
    for i in 0..<min(64, compiled.parameterCount) where binding.isBound[i] { bound |= 1 << UInt64(i) }
    if compiled.needsBoundParameters || compiled.isAdvanced { f.extras.boundParameters = binding.boundParameters }
    if !binding.left.isEmpty { f.extras.arguments = PSArray(CommandArgument.flattened(binding.left)) }
    if compiled.isAdvanced { f.extras.cmdletObject = ScriptCmdlet(f, binding, info: info, pipeline: pipeline) }
    try CommonParameterScope.apply(binding.common, f, pipeline)
    try f.fillDefaults(compiled, bound: bound)
    return binding
  }
}

extension CommandArgument {
  /// Arguments as `$args` shows them: names with their dash, then values.
  static func flattened(_ arguments: [CommandArgument]) -> ContiguousArray<Value> {
    var all = ContiguousArray<Value>()
    for a in arguments {
      if let name = a.name { all.append(.string(a.text ?? PSString.of("-\(name)"))) }
      if !a.value.isUnsetSlot { all.append(a.value.nullIfVoid) }
    }
    return all
  }
}

extension CompiledBlock {
  /// What a parameter holds while nothing is bound to it.
  func initialValue(of index: Int, _ f: Frame) throws(Unwind) -> Value {
    let parameter = parameters[index]
    if let value = parameter.defaultValue { return try value.eval(f).nullIfVoid }
    return try parameter.type.map { (t) throws(Unwind) in try Conversion.initialValue(of: t) } ?? .null
  }

  /// Constraint and validation of a parameter's slot.
  func traits(ofSlot slot: Int) -> VariableTraits? { slot < parameters.count ? parameters[slot].traits : nil }
}

extension Frame {
  /// A script file ended: its functions go, its variables stay for whoever still names them.
  func endScript() {
    existingExtras?.functions = [:]
    existingExtras?.aliases = [:]
    existingExtras?.leave()
  }
}

import CSystem
import Syntax
import Text

/// How a script block runs when Swift code calls it (engine.md, 4).
package enum InvocationMode {
  /// In the caller's current scope, streams and output: `ForEach-Object`, `Where-Object`, dot-sourcing.
  case dotted
  /// In a scope of its own.
  case child
  /// In a scope of its own without an error stream: an error ends it (`Invoke`, calculated properties, ScriptMethods).
  case strict
  /// In a scope of its own, errors swallowed: ScriptProperty getters.
  case swallowing
}

extension Runtime {
  /// Memory for a frame on the value stack; throws when the stack, or the native one, is used up.
  @inline(__always)
  func push(_ size: Int) throws(Unwind) -> UnsafeMutableRawPointer {
    let base = stackTop
    if base + size > stackEnd || spsh_stack_address() < nativeLimit { throw Runtime.tooDeep() }
    stackTop = base + size
    return base
  }

  @inline(never)
  static func tooDeep() -> Unwind {
    Unwind(
      .error(
        ErrorRecord(
          ExceptionObject(
            "System.Management.Automation.ScriptCallDepthException",
            "The script failed due to call depth overflow."), id: "CallDepthOverflow", category: .invalidOperation, target: .null)))
  }
}

extension ScriptBlock {
  /// Runs the block and gives its output as a value.
  /// - Parameters:
  ///   - under: `$_`, when set.
  ///   - input: `$input`.
  package func invoke(
    _ f: Frame, mode: InvocationMode, under: Value = .unset, input: Value = .unset, this: Value = .unset, arguments: [Value] = []
  ) throws(Unwind) -> Value {
    var cell = Out()
    try withUnsafeMutablePointer(to: &cell) { (p) throws(Unwind) in
      try run(f, mode: mode, under: under, input: input, this: this, arguments: arguments, out: p)
    }
    return cell.take()
  }

  /// Runs the block with output into `out`.
  package func run(
    _ f: Frame, mode: InvocationMode, under: Value = .unset, input: Value = .unset, this: Value = .unset, arguments: [Value] = [],
    out: UnsafeMutablePointer<Out>
  ) throws(Unwind) {
    let block = mode == .dotted ? try compiledByName() : try compiled()
    let runtime = f.runtime
    let top = runtime.stackTop
    let base = try runtime.push(Frame.size(slots: block.slotCount))
    let parent = mode == .dotted ? f : environment.session === f.session ? f : environment.session.current
    let streams = mode == .strict || mode == .swallowing ? f.streams.withoutErrors : f.streams
    let g = Frame.make(
      at: base, environment: parent.environment, out: out, streams: streams, caller: f, scopeParent: parent, site: f.site, block: block,
      flags: mode == .dotted ? [.dotted, .byName] : [])
    let propagate = runtime.propagate
    let current = environment.session === f.session ? nil : environment.session.enter(g)
    defer {
      runtime.propagate = propagate
      if let current { environment.session.current = current }
      g.leave()
      runtime.stackTop = top
    }
    if !this.isUnsetSlot { g.extras.this = this }
    if !input.isUnsetSlot { g.extras.input = input }
    if !under.isUnsetSlot { g.setUnderscore(under) }
    try g.bindPositionally(block, arguments)
    if mode == .strict { runtime.propagate = runtime.propagate == 0 ? 0 : 1 }
    do {
      try g.runBody(block, under: under)
    } catch {
      if mode == .swallowing, case .error = error.reason { return }
      throw error
    }
  }
}

extension Frame {
  /// Binds arguments to parameters by position; what is left over becomes `$args`.
  func bindPositionally(_ block: CompiledBlock, _ arguments: [Value]) throws(Unwind) {
    let count = min(block.parameterCount, arguments.count)
    for i in 0..<count {
      let value = arguments[i].nullIfVoid
      try storeParameter(i, try block.parameters[i].traits?.checked(value, name: block.slotNames[i]) ?? value)
    }
    if arguments.count > count { extras.arguments = PSArray(arguments[count...]) }
    try fillDefaults(block, bound: count >= 64 ? .max : (1 << UInt64(count)) &- 1)
  }

  /// Stores a parameter's value: in its slot, or by name in a dotted frame.
  func storeParameter(_ i: Int, _ value: Value) throws(Unwind) {
    if isByName { try assign(block.slotNames[i], value) } else { (slots + i).pointee = value }
    if i < 64 { header.pointee.bound |= 1 << UInt64(i) }
  }

  /// Runs the default of every parameter that was not bound; the others become null, or their type's default.
  func fillDefaults(_ block: CompiledBlock, bound: UInt64) throws(Unwind) {
    var i = 0
    while i < block.parameterCount {
      let isBound = i < 64 ? bound & (1 << UInt64(i)) != 0 : !(slots + i).pointee.isUnsetSlot
      if !isBound {
        let parameter = block.parameters[i]
        if let value = parameter.defaultValue {
          let v = try value.eval(self).nullIfVoid
          let checked = try parameter.type.map { (t) throws(Unwind) in try Conversion.convertForVariable(v, to: t) } ?? v
          if isByName { try assign(block.slotNames[i], checked) } else { (slots + i).pointee = checked }
        } else {
          let v = try parameter.type.map { (t) throws(Unwind) in try Conversion.initialValue(of: t) } ?? .null
          if isByName { try assign(block.slotNames[i], v) } else { (slots + i).pointee = v }
        }
      }
      i &+= 1
    }
  }

  /// `$_` of this activation.
  func setUnderscore(_ value: Value) {
    if let slot = block.slot(of: VariableName.underscore) {
      (slots + slot).pointee = value
    } else {
      extras.variables[VariableName.underscore] = VariableBox(value)
    }
  }

  /// Runs all blocks of an activation that has no pipeline around it.
  func runBody(_ block: CompiledBlock, under: Value = .unset) throws(Unwind) {
    if let clean = block.clean {
      do {
        try runBlocks(block)
      } catch {
        try runClean(clean)
        throw error
      }
      return try runClean(clean)
    }
    try runBlocks(block)
  }

  private func runBlocks(_ block: CompiledBlock) throws(Unwind) {
    if let begin = block.begin { try runNamed(begin) }
    if let process = block.process { try runNamed(process) }
    if let end = block.end { try runNamed(end) }
  }

  /// Runs one named block; `return` ends just it.
  func runNamed(_ body: Node) throws(Unwind) {
    let completion: Completion
    do {
      completion = try body.exec(self)
    } catch {
      if case .return = error.reason { return }
      throw error
    }
    if completion == .normal || completion == .return { return }
    throw Unwind(completion == .break ? .break(nil) : .continue(nil))
  }

  /// The `clean` block: its errors are reported, never thrown.
  func runClean(_ body: Node) throws(Unwind) {
    let old = out
    let propagate = runtime.propagate
    runtime.propagate = 0
    defer {
      out = old
      runtime.propagate = propagate
    }
    var discarded = Out(sink: NullSink.shared)
    try withUnsafeMutablePointer(to: &discarded) { (p) throws(Unwind) in
      out = p
      do throws(Unwind) {
        try runNamed(body)
      } catch {
        guard case .error(let record) = error.reason else { throw error }
        runtime.record(record)
        try writeErrorRecord(record)
      }
    }
  }

  /// Runs a trap's body in a scope of its own, `$_` being the error.
  func runTrap(_ body: CompiledBlock, _ record: ErrorRecord) throws(Unwind) {
    let runtime = self.runtime
    let base = try runtime.push(Frame.size(slots: body.slotCount))
    let g = Frame.make(
      at: base, environment: environment, out: out, streams: streams, caller: self, scopeParent: self, site: nil, block: body, flags: [])
    defer {
      g.leave()
      runtime.stackTop = base
    }
    g.setUnderscore(.object(record))
    guard let statements = body.end else { return }
    let completion = try statements.exec(g)
    if completion == .return { throw Unwind(.return) }
  }

  /// A pending interrupt, event or lock request: looked at by loops and calls.
  @inline(never)
  package func attend() throws(Unwind) {
    if runtime.attention.pointee & Runtime.flushBit != 0 {
      runtime.attention.pointee &= ~Runtime.flushBit
      runtime.host.flush()
    }
    if runtime.attention.pointee & Runtime.interruptBit != 0 {
      throw runtime.takeInterrupt()
    }
  }

  /// `$Matches`, set by `-match` in this scope.
  func setMatches(_ value: Value) throws(Unwind) { try assign(VariableName.matches, value) }

  /// A script block as the replacement of `-replace`: `$_` is the match.
  func evaluateMatch(_ block: ScriptBlock, _ match: Value) throws(Unwind) -> Value { try block.invoke(self, mode: .dotted, under: match) }

  /// A script block as the separator of `-split`.
  func runPredicate(_ block: ScriptBlock, _ under: Value, _ arguments: [Value]) throws(Unwind) -> Value {
    try block.invoke(self, mode: .child, under: under, arguments: arguments)
  }

  /// How a stack trace names this activation.
  var displayName: String {
    if let command = existingExtras?.invocation?.command { return command.name.string }
    if let parent = block.ast?.parent as? FunctionDefinitionAst { return parent.name.string }
    return "<ScriptBlock>"
  }
  /// Not shown in stack traces: the prompt's own frame.
  var isInternal: Bool { site == nil && caller == nil && block.ast == nil }
}

extension Runtime {
  public static var interruptBit: Int32 { 1 }
  /// Output has waited long enough to be seen.
  public static var flushBit: Int32 { 2 }

  /// Ctrl-C was pressed and nobody has attended to it yet: what a blocking wait asks.
  public var isInterrupted: Bool { attention.pointee & Runtime.interruptBit != 0 }

  /// Takes a pending Ctrl-C as attended to, and gives the stop that it means.
  public func takeInterrupt() -> Unwind {
    attention.pointee &= ~Runtime.interruptBit
    isStopping = true
    return Unwind(.stopped(nil))
  }
}

extension Streams {
  /// The same streams where an error cannot be reported and so ends what runs.
  var withoutErrors: Streams {
    if !hasErrorStream { return self }
    if let strict { return strict }
    let made = Streams(copying: self)
    made.hasErrorStream = false
    strict = made
    return made
  }
}

extension SessionState {
  /// A call into this state from another one: what runs under it sees `frame` as current. Gives the frame to put back.
  func enter(_ frame: Frame) -> Frame {
    let old = current
    current = frame
    return old
  }
}

import Syntax
import Text

/// A planned call of a simple function: each argument goes straight into its slot.
///
/// Made for functions that are not advanced, have no named blocks, and calls without splatting; everything else takes the binder.
final class QuickCall {
  private struct Step {
    let node: Node
    let slot: Int
    let type: DotNetType?
  }

  private let function: FunctionInfo
  private let block: CompiledBlock
  private let body: Node
  private let steps: [Step]
  private let extra: [Node]
  private let bound: UInt64
  private let needsDefaults: Bool
  private let needsConversion: Bool
  private let size: Int

  /// nil when the call does not fit.
  init?(_ function: FunctionInfo, _ call: CommandCall, _ f: Frame) throws(Unwind) {
    let block = try function.block.compiled()
    guard block.isSimple, !block.isAdvanced, !block.isFilter, let end = block.end, block.parameterCount <= 60 else { return nil }
    guard function.block.environment.session === f.session, function.block.environment.scriptScope == f.environment.scriptScope else { return nil }
    guard !block.parameters.contains(where: \.needsBinder), !block.needsInput, !block.needsBoundParameters else { return nil }
    var steps: [Step] = []
    var extra: [Node] = []
    var bound: UInt64 = 0
    var positional: [Node] = []
    var pendingName: Int?
    func bind(_ i: Int, _ node: Node) -> Bool {
      guard bound & (1 << UInt64(i)) == 0 else { return false }
      bound |= 1 << UInt64(i)
      steps.append(Step(node: node, slot: i, type: block.parameters[i].type))
      return true
    }
    for (element, _) in call.elements {
      switch element {
      case .argument(let node, _):
        if let i = pendingName {
          guard bind(i, node) else { return nil }
          pendingName = nil
        } else {
          positional.append(node)
        }
      case .parameter(let name, _, let value):
        guard pendingName == nil else { return nil }
        let matches = block.parameters.indices.filter { block.parameters[$0].name.text.hasPrefixIgnoringCase(name) }
        let exact = matches.first { block.parameters[$0].name.text.equalsIgnoringCase(name) }
        guard let i = exact ?? (matches.count == 1 ? matches[0] : nil), block.parameters[i].type !== DotNetType.switchParameter else { return nil }
        if let value { guard bind(i, value) else { return nil } } else { pendingName = i }
      case .splat, .verbatim: return nil
      }
    }
    guard pendingName == nil else { return nil }
    var next = 0
    for node in positional {
      while next < block.parameterCount, bound & (1 << UInt64(next)) != 0 || block.parameters[next].type === DotNetType.switchParameter { next += 1 }
      if next < block.parameterCount { guard bind(next, node) else { return nil } } else { extra.append(node) }
    }
    self.function = function
    self.block = block
    body = end
    self.steps = steps
    self.extra = extra
    self.bound = bound
    needsConversion = steps.contains { $0.type != nil }
    needsDefaults = bound.nonzeroBitCount < block.parameterCount
    size = Frame.size(slots: block.slotCount)
  }

  func run(_ f: Frame, _ out: UnsafeMutablePointer<Out>, _ site: CommandCall) throws(Unwind) {
    let runtime = f.runtime
    if runtime.attention.pointee != 0 { try f.attend() }
    let base = try runtime.push(size)
    let g = Frame.make(
      at: base, environment: f.environment, out: out, streams: f.streams, caller: f, scopeParent: f, site: site, block: block, flags: [])
    defer {
      g.leave()
      runtime.stackTop = base
    }
    let slots = g.slots
    for step in steps { (slots + step.slot).initialize(to: try step.node.eval(f).nullIfVoid) }
    if !extra.isEmpty || block.needsArguments { try passArguments(f, g) }
    if needsConversion { try convert(g, site) }
    g.header.pointee.bound = bound
    if needsDefaults { try g.fillDefaults(block, bound: bound) }
    let completion: Completion
    do {
      completion = try body.exec(g)
    } catch {
      if case .return = error.reason { return }
      throw error
    }
    if completion == .normal || completion == .return { return }
    throw Unwind(completion == .break ? .break(nil) : .continue(nil))
  }

  @inline(never)
  private func passArguments(_ f: Frame, _ g: Frame) throws(Unwind) {
    var values = ContiguousArray<Value>()
    for node in extra { values.append(try node.eval(f).nullIfVoid) }
    g.extras.arguments = PSArray(values)
  }

  private func convert(_ g: Frame, _ site: CommandCall) throws(Unwind) {
    for step in steps {
      guard let type = step.type else { continue }
      let p = g.slots + step.slot
      if case .int32 = p.pointee, type === DotNetType.int32 { continue }
      if case .string = p.pointee, type === DotNetType.string { continue }
      p.pointee = try convertSlowly(p.pointee, step, g, site)
    }
  }

  @inline(never)
  private func convertSlowly(_ value: Value, _ step: Step, _ g: Frame, _ site: CommandCall) throws(Unwind) -> Value {
    let command = try block.description(for: function.name)
    let binding = ParameterBinding(command, info: function, frame: g.caller ?? g, callExtent: site.extent, expectingInput: false) {
      (_: ParameterDescription, _: Value?) throws(Unwind) in
    }
    return try ArgumentConversion.convert(value, for: command.parameters[step.slot], binding: binding, at: step.node.extent)
  }
}

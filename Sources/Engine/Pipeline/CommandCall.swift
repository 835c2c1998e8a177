import Syntax
import Text

/// A command as written: its name, its arguments, its redirections.
final class CommandCall: Node {
  enum Element {
    case argument(Node, isBareword: Bool)
    /// `-Name`, `-Name:value`; the text is kept for commands that take it as an argument.
    case parameter(name: PSString, text: PSString, value: Node?)
    /// `@values`
    case splat(Node)
    /// `--%` and what follows, unexpanded.
    case verbatim(PSString)
  }

  enum Invocation { case plain, ampersand, dot }

  let name: Node
  /// The name when it is constant.
  let constantName: PSString?
  let elements: [(Element, ScriptExtent)]
  let invocation: Invocation
  let redirections: [Redirection]
  /// The body when this is `ForEach-Object` or `Where-Object` with a literal block that may run inline.
  let inline: InlineCommand?

  private var cachedNumber: UInt64 = 0
  private var cached: CommandInfo?
  private var quick: QuickCall?
  private var quickBlock: CompiledBlock?

  init(
    name: Node, elements: [(Element, ScriptExtent)], invocation: Invocation, redirections: [Redirection], inline: InlineCommand?, _ extent: ScriptExtent
  ) {
    self.name = name
    if case .string(let s)? = name.constant { constantName = s } else { constantName = nil }
    self.elements = elements
    self.invocation = invocation
    self.redirections = redirections
    self.inline = inline
    super.init(extent)
  }

  /// The name as typed, for `$MyInvocation.InvocationName`.
  var invocationName: PSString? {
    switch invocation {
    case .plain: constantName
    case .ampersand: PSString.of("&")
    case .dot: PSString.of(".")
    }
  }

  // MARK: - What the name means

  /// The command of a constant name, from the cache while the set of commands is the same.
  func resolve(_ f: Frame) throws(Unwind) -> CommandInfo? {
    guard let constantName else { return nil }
    let number = f.environment.commandNumber
    if number == cachedNumber, number != 0 { return cached }
    let found = try CommandLookup.find(constantName, f)
    guard let found else { throw CommandLookup.notFound(constantName, self) }
    cached = found
    cachedNumber = number
    return found
  }

  /// What the call runs: the command of a name, or a script block, or a command object.
  private func target(_ f: Frame) throws(Unwind) -> Target {
    if constantName != nil {
      guard let info = try resolve(f) else { throw CommandLookup.notFound(PSString.empty, self) }
      return .command(info)
    }
    let value = try name.eval(f).unwrapped
    switch value {
    case .object(let block as ScriptBlock): return .block(block)
    case .object(let info as CommandInfo): return .command(info is AliasInfo ? try CommandLookup.resolve(alias: info, f) : info)
    case .object(let module as ModuleInfo): return .module(module)
    case .string(let s):
      guard let info = try CommandLookup.find(s, f) else { throw CommandLookup.notFound(s, self) }
      return .command(info)
    case .null, .void, .unset:
      throw Unwind.runtime(
        "BadExpression", "The expression after '\(invocation == .dot ? "." : "&")' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.")
    default:
      let text = try Conversion.text(value)
      if invocation == .plain, let info = try CommandLookup.find(text, f) { return .command(info) }
      throw Unwind.runtime(
        "BadExpression", "The expression after '\(invocation == .dot ? "." : "&")' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.")
    }
  }

  private enum Target {
    case command(CommandInfo)
    case block(ScriptBlock)
    case module(ModuleInfo)
  }

  // MARK: - Arguments

  func arguments(_ f: Frame) throws(Unwind) -> [CommandArgument] {
    var all: [CommandArgument] = []
    all.reserveCapacity(elements.count)
    for (element, extent) in elements {
      switch element {
      case .argument(let node, _): all.append(.positional(try node.eval(f).nullIfVoid, extent))
      case .parameter(let name, let text, let node):
        var argument = CommandArgument(name: name, value: .unset, extent: extent, text: text)
        if let node {
          argument.value = try node.eval(f).nullIfVoid
          argument.valueExtent = node.extent
          argument.isJoined = true
        }
        all.append(argument)
      case .splat(let node): try splat(try node.eval(f), extent, into: &all)
      case .verbatim(let text): all.append(.positional(.string(text), extent))
      }
    }
    return all
  }

  /// `@hash` gives names, `@array` positions.
  private func splat(_ value: Value, _ extent: ScriptExtent, into all: inout [CommandArgument]) throws(Unwind) {
    switch value.unwrapped {
    case .null, .void, .unset: return
    case .array(let a):
      for v in a.elements { all.append(splattedElement(v, extent)) }
    case let other:
      if let table = other.asObject as? DictionaryObject {
        for entry in table.orderedEntries() {
          all.append(CommandArgument(name: try Conversion.text(entry.key), value: entry.value, extent: extent, valueExtent: extent, isJoined: true, isSplatted: true))
        }
      } else if let enumerator = try other.asObject?.enumerator() {
        while let v = try enumerator.next() { all.append(splattedElement(v, extent)) }
      } else if case .string(let text) = other {
        // A string is splatted character by character.
        for i in 0..<text.count { all.append(.positional(.char(text[i]), extent)) }
      } else {
        all.append(.positional(other, extent))
      }
    }
  }

  /// `@args` passes parameter names on: strings that came from a parameter are marked by their wrapper.
  private func splattedElement(_ v: Value, _ extent: ScriptExtent) -> CommandArgument {
    if case .object(let o) = v, let p = o as? ParameterNameText { return CommandArgument(name: p.name, value: .unset, extent: extent, text: p.written) }
    return .positional(v, extent)
  }

  // MARK: - Stages

  /// A stage for this call; arguments are evaluated now.
  func makeStage(
    _ f: Frame, _ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, expectingInput: Bool
  ) throws(Unwind) -> Stage {
    switch try target(f) {
    case .command(let info):
      switch info {
      case let function as FunctionInfo:
        return try FunctionStage(
          pipeline, position: position, output: output, next: next, caller: f,
          callable: Callable(block: function.block, info: function, name: function.name, isDotted: invocation == .dot), call: self,
          arguments: try arguments(f), expectingInput: expectingInput)
      case let script as ExternalScriptInfo:
        return try FunctionStage(
          pipeline, position: position, output: output, next: next, caller: f,
          callable: Callable(block: script.block, info: script, name: script.name, isDotted: invocation == .dot), call: self,
          arguments: try arguments(f), expectingInput: expectingInput)
      case let cmdlet as CmdletInfo:
        if let inline, expectingInput || position > 0, inline.fits(cmdlet), redirections.isEmpty {
          return inline.makeStage(f, pipeline, position: position, output: output, next: next)
        }
        return CmdletStage(
          cmdlet, pipeline, position: position, output: output, next: next, frame: f, call: self, arguments: try arguments(f),
          expectingInput: expectingInput)
      case let application as ApplicationInfo:
        return ApplicationStage(
          application, pipeline, position: position, output: output, next: next, frame: f, call: self, arguments: try arguments(f),
          expectingInput: expectingInput)
      default: throw CommandLookup.notFound(info.name, self)
      }
    case .block(let block):
      return try FunctionStage(
        pipeline, position: position, output: output, next: next, caller: f,
        callable: Callable(block: block, info: nil, name: PSString.empty, isDotted: invocation == .dot), call: self, arguments: try arguments(f),
        expectingInput: expectingInput)
    case .module(let module):
      var rest = try arguments(f)
      guard !rest.isEmpty, let session = module.session else { throw CommandLookup.notFound(module.name, self) }
      let first = rest.removeFirst()
      if case .object(let o) = first.value, let block = o as? ScriptBlock {
        let own = ScriptBlock(sharing: block, environment: session.top.environment)
        return try FunctionStage(
          pipeline, position: position, output: output, next: next, caller: f,
          callable: Callable(block: own, info: nil, name: PSString.empty, isDotted: false), call: self, arguments: rest, expectingInput: expectingInput)
      }
      let name = try Conversion.text(first.value)
      guard let function = session.top.ownFunction(name) else { throw CommandLookup.notFound(name, self) }
      return try FunctionStage(
        pipeline, position: position, output: output, next: next, caller: f,
        callable: Callable(block: function.block, info: function, name: function.name, isDotted: false), call: self, arguments: rest,
        expectingInput: expectingInput)
    }
  }

  // MARK: - The quick call

  /// Calls a simple function without a pipeline around it; false when the call needs one.
  @inline(__always)
  func callQuickly(_ f: Frame, _ out: UnsafeMutablePointer<Out>) throws(Unwind) -> Bool {
    let number = f.environment.commandNumber
    if number == cachedNumber, number != 0, let quick {
      try quick.run(f, out, self)
      return true
    }
    return try planQuickCall(f, out)
  }

  @inline(never)
  private func planQuickCall(_ f: Frame, _ out: UnsafeMutablePointer<Out>) throws(Unwind) -> Bool {
    quick = nil
    guard constantName != nil, invocation != .dot, redirections.isEmpty, let function = try resolve(f) as? FunctionInfo else { return false }
    quick = try QuickCall(function, self, f)
    guard let quick, cachedNumber != 0 else { return false }
    try quick.run(f, out, self)
    return true
  }
}

/// A parameter name among `$args`: text that splatting turns into a parameter again.
public final class ParameterNameText: Object {
  let name: PSString
  let written: PSString
  init(name: PSString, written: PSString) {
    self.name = name
    self.written = written
  }
  public override var dotNetType: DotNetType { DotNetType.string }
  public override func text() throws(Unwind) -> PSString? { written }
}

/// `ForEach-Object { … }` or `Where-Object { … }` whose block runs in the caller's frame.
struct InlineCommand {
  enum Kind { case forEach, `where` }
  let kind: Kind
  let body: InlineBlock

  /// The name still means the cmdlet.
  func fits(_ info: CmdletInfo) -> Bool {
    info.name.equalsIgnoringCase(ascii: kind == .forEach ? "ForEach-Object" : "Where-Object")
  }

  func makeStage(_ f: Frame, _ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?) -> Stage {
    switch kind {
    case .forEach: InlineForEachStage(pipeline, position: position, output: output, next: next, frame: f, body: body)
    case .where: InlineWhereStage(pipeline, position: position, output: output, next: next, frame: f, body: body)
    }
  }
}

import Syntax
import Text

/// An interpreter ready to run scripts: what an executable or a test makes.
public final class Shell {
  public let runtime: Runtime
  private let environment: ScopeEnvironment
  private let streams = Streams()

  /// - Parameters:
  ///   - host: where text goes and who answers questions.
  ///   - nativeStack: bytes of native stack that the calling thread has left for scripts.
  ///   - attention: the word that signals raise bits in.
  public init(host: Host, attention: UnsafeMutablePointer<Int32>, nativeStack: Int) {
    runtime = Runtime(host: host, attention: attention, nativeStack: nativeStack)
    Runtime.current = runtime
    let block = CompiledBlock.empty
    runtime.globalBlock = block
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Frame.size(slots: 0), alignment: 16)
    let top = Frame(base: memory)
    let session = SessionState(top: top)
    environment = ScopeEnvironment(runtime: runtime, session: session, scriptScope: top)
    _ = Frame.make(
      at: memory, environment: environment, out: runtime.globalOut, streams: streams, caller: nil, scopeParent: nil, site: nil, block: block,
      flags: [.byName, .onHeap])
    runtime.install(global: session)
  }

  /// The global scope.
  public var top: Frame { runtime.global.top }

  /// How a run ended.
  public enum Outcome {
    /// Ran to its end; the value of `$?`.
    case finished(succeeded: Bool)
    case exit(Int32)
    /// An error ended it; it has been shown.
    case failed
    /// Ctrl-C.
    case stopped
  }

  /// Runs text in the global scope, its output shown by default formatting.
  public func run(_ text: PSString, file: PSString? = nil, arguments: [String] = []) -> Outcome {
    perform { (f: Frame) throws(Unwind) in
      let block = try ScriptFile.parse(ScriptSource(text, file: file), f)
      try self.run(block, f, arguments: arguments.map { CommandArgument.positional(.text($0), nil) }, name: file)
    }
  }

  /// Runs a script file in the global scope with arguments as a command line gives them: `-Name value` binds by name.
  public func run(file path: String, arguments: [String]) -> Outcome {
    perform { (f: Frame) throws(Unwind) in
      let block = try ScriptFile.load(path, f)
      try self.run(block, f, arguments: Shell.commandLine(arguments), name: PSString.of(path))
    }
  }

  /// What the `prompt` function gives: PowerShell's own where it fails or gives nothing.
  public func prompt() -> PSString {
    let fallback = PSString.of("PS>")
    let succeeded = runtime.succeeded
    let exitCode = runtime.lastExitCode
    defer {
      runtime.succeeded = succeeded
      runtime.lastExitCode = exitCode
    }
    guard let function = CommandLookup.function(PSString.of("prompt"), top) else { return fallback }
    do throws(Unwind) {
      let value = try function.block.invoke(top, mode: .child)
      let text = try Conversion.text(value)
      return text.isEmpty ? fallback : text
    } catch {
      return fallback
    }
  }

  /// The newest of `$Error`.
  public var newestError: ErrorRecord? { runtime.errors.elements.first?.asObject as? ErrorRecord }

  /// `$NestedPromptLevel`
  public var nestedPromptLevel: Int {
    get { if case .int32(let n)? = top.value(of: VariableName.of("NestedPromptLevel")) { Int(n) } else { 0 } }
    set { runtime.automaticVariable(VariableName.of("NestedPromptLevel"))?.value = .int32(Int32(clamping: newValue)) }
  }

  private func run(_ block: ScriptBlock, _ f: Frame, arguments: [CommandArgument], name: PSString?) throws(Unwind) {
    let sink = runtime.defaultOutput?.makeSink(for: f) ?? PlainSink(runtime.host)
    let source = block.ast.extent
    let call = CommandCall(
      name: Constant(.string(name ?? PSString.empty), source), elements: [], invocation: .dot, redirections: [], inline: nil, source)
    let pipeline = PipelineRun(length: 1)
    let info: CommandInfo? = name.map { ExternalScriptInfo(path: $0, block: block) }
    var out = Out(sink: sink)
    var failure: Unwind?
    do throws(Unwind) {
      try withUnsafeMutablePointer(to: &out) { (p) throws(Unwind) in
        let stage = try FunctionStage(
          pipeline, position: 0, output: p, next: nil, caller: f,
          callable: Callable(block: block, info: info, name: info?.name ?? PSString.empty, isDotted: true, isTopLevel: true), call: call,
          arguments: arguments, expectingInput: false)
        pipeline.stages = [stage]
        let succeeded = runtime.succeeded
        try pipeline.run(f) { () throws(Unwind) in try stage.start() }
        // The script's own last statement decides `$?`, not the pipeline that ran it.
        runtime.succeeded = stage.lastSucceeded ?? succeeded
      }
    } catch {
      failure = error
    }
    try sink.finish()
    if let failure { throw failure }
  }

  private func perform(_ body: (Frame) throws(Unwind) -> Void) -> Outcome {
    Runtime.current = runtime
    let propagate = runtime.propagate
    runtime.propagate = 0
    runtime.isStopping = false
    defer {
      runtime.propagate = propagate
      runtime.isStopping = false
    }
    let f = top
    do throws(Unwind) {
      try body(f)
    } catch {
      return outcome(of: error, f)
    }
    runtime.host.flush()
    return .finished(succeeded: runtime.succeeded)
  }

  private func outcome(of unwind: Unwind, _ f: Frame) -> Outcome {
    defer { runtime.host.flush() }
    switch unwind.reason {
    case .exit(let code): return .exit(code)
    case .stopped: return .stopped
    case .break, .continue, .return: return .finished(succeeded: runtime.succeeded)
    case .error(let record):
      runtime.succeeded = false
      runtime.record(record)
      runtime.show(record, f)
      return .failed
    }
  }

  /// Arguments of a command line: what begins with a dash names a parameter, `-Name:value` gives its value at once, and a value of `$true` or `false`
  /// is a Boolean. Behind `--` everything is a value.
  static func commandLine(_ arguments: [String]) -> [CommandArgument] {
    var made: [CommandArgument] = []
    var onlyValues = false
    /// `-Name:` waits for its value.
    var pending: String?
    for text in arguments {
      if let name = pending {
        made.append(named(name, .text(text), written: "-\(name):"))
        pending = nil
        continue
      }
      guard !onlyValues, let first = text.unicodeScalars.first, dashes.contains(first), text.unicodeScalars.count > 1 else {
        made.append(.positional(.text(text), nil))
        continue
      }
      if text == "--" {
        onlyValues = true
        continue
      }
      let body = text.dropFirst()
      guard let colon = body.firstIndex(of: ":") else {
        made.append(CommandArgument(name: PSString.of(String(body)), value: .unset, extent: nil, text: PSString.of(text)))
        continue
      }
      let name = String(body[..<colon])
      let value = String(body[body.index(after: colon)...])
      if value.isEmpty { pending = name } else { made.append(named(name, boolean(value) ?? .text(value), written: "-\(name):")) }
    }
    if let name = pending { made.append(CommandArgument(name: PSString.of(name), value: .unset, extent: nil, text: PSString.of("-\(name):"))) }
    return made
  }

  /// The hyphen and the longer dashes that PowerShell takes for it.
  private static let dashes: [Unicode.Scalar] = ["-", "\u{2013}", "\u{2014}", "\u{2015}"]

  private static func named(_ name: String, _ value: Value, written: String) -> CommandArgument {
    CommandArgument(name: PSString.of(name), value: value, extent: nil, isJoined: true, text: PSString.of(written))
  }

  private static func boolean(_ text: String) -> Value? {
    switch text.lowercased() {
    case "$true", "true": .bool(true)
    case "$false", "false": .bool(false)
    default: nil
    }
  }
}

/// Shows values as their text, where no formatting is registered.
final class PlainSink: DefaultOutputSink {
  private let host: Host
  init(_ host: Host) { self.host = host }
  override func write(_ value: Value) throws(Unwind) {
    host.write(try Conversion.text(value), to: .output)
    host.write(PSString.of("\n"), to: .output)
  }
}

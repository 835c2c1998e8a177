import CSystem
import Glibc
import Syntax
import Text

/// A program in a pipeline.
///
/// Its output goes straight to ours when nobody takes it, else it is read line by line. What comes through the pipeline becomes its standard input.
final class ApplicationStage: Stage {
  private let info: ApplicationInfo
  private let f: Frame
  private let call: CommandCall
  private let arguments: [CommandArgument]
  private let expectingInput: Bool
  private var process: NativeProcess?
  private var input: [UInt8] = []
  private var streams: Streams

  init(
    _ info: ApplicationInfo, _ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, frame: Frame, call: CommandCall,
    arguments: [CommandArgument], expectingInput: Bool
  ) {
    self.info = info
    f = frame
    self.call = call
    self.arguments = arguments
    self.expectingInput = expectingInput
    streams = frame.streams
    super.init(pipeline, position: position, output: output, next: next)
  }

  override func prepare() throws(Unwind) {
    streams = try call.redirectedStreams(f, output: &output)
    ownStreams = streams
  }

  override func process(_ value: Value) throws(Unwind) {
    let text = try NativeText.line(value, f)
    input.append(contentsOf: Array(text.string.utf8))
    input.append(0x0A)
  }

  override func start() throws(Unwind) { try run() }

  override func end() throws(Unwind) {
    if expectingInput { try run() }
    if !call.redirections.isEmpty { try ownStreams?.finish() }
  }

  private func run() throws(Unwind) {
    let runtime = f.runtime
    runtime.host.flush()
    let direct = output.pointee.sink.map { $0.takeUnretainedValue() is DefaultOutputSink } ?? false
    let child = NativeProcess(
      path: info.path.string, arguments: try NativeArguments.list(arguments), input: expectingInput ? input : nil,
      capturesOutput: !direct, capturesError: streams.error != nil)
    let host = runtime.host
    host.lendTerminal()
    do {
      try child.start()
    } catch {
      host.reclaimTerminal(killed: false)
      throw Unwind.error(
        "System.Management.Automation.ApplicationFailedException",
        "Program '\(info.name)' failed to run: An error occurred trying to start process '\(info.path)' with working directory '\(FilePath.currentFolder())'. \(error.message)",
        id: "NativeCommandFailed", category: .resourceUnavailable)
    }
    process = child
    do throws(Unwind) {
      try follow(child)
    } catch {
      _ = child.wait()
      host.reclaimTerminal(killed: true)
      throw error
    }
    let code = child.wait()
    host.reclaimTerminal(killed: child.wasKilled)
    runtime.setExitCode(code)
    if code != 0 { pipeline.failed = true }
    if code != 0, try Conversion.truth(f.value(of: VariableName.of("PSNativeCommandUseErrorActionPreference")) ?? .bool(false)) {
      let record = ErrorRecord(
        ExceptionObject(
          "System.Management.Automation.NativeCommandExitException", "Program \"\(info.name)\" ended with non-zero exit code: \(code) (0x\(hex(code)))."),
        id: "ProgramExitedWithNonZeroCode", category: .notSpecified, target: .string(info.path))
      record.invocation = InvocationInfo(command: info, extent: call.extent, name: info.name)
      var preferences = CommandPreferences(f, streams: streams)
      try preferences.apply(CommonParameters(), f)
      try preferences.writeError(record, f)
    }
  }

  /// Hands over what the program writes, until it has closed both ends.
  private func follow(_ child: NativeProcess) throws(Unwind) {
    let sink = streams.error
    try child.drain(attention: f.runtime.attention, f) { (line, isError) throws(Unwind) in
      if isError {
        let record = ErrorRecord(
          ExceptionObject(type: ExceptionTypes.type("System.Management.Automation.RemoteException"), message: line), id: "NativeCommandError",
          category: .notSpecified, target: .string(line))
        try sink?.write(.object(record))
      } else {
        try self.output.pointee.writeWhole(.string(line))
      }
    }
  }

  private func hex(_ code: Int32) -> String {
    let digits = String(UInt32(bitPattern: code), radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  override func stop() { process?.terminate() }
}

/// Objects as lines for a program's standard input.
enum NativeText {
  /// Formatting registers how objects other than strings become lines.
  nonisolated(unsafe) static var format: ((_ value: Value, _ f: Frame) throws(Unwind) -> PSString)?

  static func line(_ value: Value, _ f: Frame) throws(Unwind) -> PSString {
    if case .string(let s) = value { return s }
    if let format { return try format(value, f) }
    return try Conversion.text(value)
  }
}

/// Arguments as a program gets them.
enum NativeArguments {
  static func list(_ arguments: [CommandArgument]) throws(Unwind) -> [String] {
    var all: [String] = []
    for a in arguments {
      if a.name != nil, let text = a.text {
        if a.isJoined, !a.value.isUnsetSlot {
          all.append(text.string + (try Conversion.text(a.value)).string)
          continue
        }
        all.append(text.string)
      }
      switch a.value {
      case .unset: continue
      case .array(let array): for v in array.elements { all.append(try Conversion.text(v).string) }
      case let v: all.append(try Conversion.text(v).string)
      }
    }
    return all
  }
}

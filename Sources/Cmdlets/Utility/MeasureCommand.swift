import Engine
import Glibc
import Text

/// `Measure-Command`: how long a script block takes.
final class MeasureCommand: Cmdlet {
  private var expression: ScriptBlock?
  private var input: Value = .unset
  private var nanoseconds: Int64 = 0

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Measure-Command", "Microsoft.PowerShell.Commands.MeasureCommandCommand", module: "Microsoft.PowerShell.Utility", output: ["System.TimeSpan"]
    ) { MeasureCommand() }
    d.parameter("Expression", "scriptblock", "mandatory, position 0") { $0.expression = $1.scriptBlock }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    return d.description
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  override func processRecord() throws(Unwind) {
    guard let expression else { return }
    let start = MeasureCommand.now()
    defer { nanoseconds += MeasureCommand.now() - start }
    let given: Value = if case .unset = input { .null } else { input }
    _ = try evaluate(expression, under: given, input: .array(PSArray([given])))
  }

  override func endProcessing() throws(Unwind) { try write(.timeSpan(TimeSpan(ticks: nanoseconds / 100))) }
}

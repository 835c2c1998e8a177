import Engine
import Glibc
import Text

/// `Start-Sleep`: waits; Ctrl-C ends it.
final class StartSleep: Cmdlet {
  private var seconds: Double?
  private var milliseconds: Int?
  private var duration: TimeSpanObject?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Start-Sleep", "Microsoft.PowerShell.Commands.StartSleepCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Seconds"
    ) { StartSleep() }
    d.parameter("Duration", "timespan", "FromTimeSpan: mandatory, position 0, pipeline, property", aliases: "ts") { $0.duration = $1.object() }
    d.parameter("Milliseconds", "int", "Milliseconds: mandatory, property", aliases: "ms", rules: "range 0..2147483647") { $0.milliseconds = $1.int }
    d.parameter("Seconds", "double", "Seconds: mandatory, position 0, pipeline, property", rules: "range 0..2147483") { $0.seconds = $1.double }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let wait: Double = duration.map { Double($0.value.ticks) / 1e7 } ?? milliseconds.map { Double($0) / 1000 } ?? seconds ?? 0
    host.flush()
    var left = wait
    // Short waits, so that an interrupt is noticed soon.
    while left > 0 {
      let part = min(left, 0.05)
      var time = timespec(tv_sec: Int(part), tv_nsec: Int((part - part.rounded(.down)) * 1e9))
      nanosleep(&time, nil)
      left -= part
      try frame.attend()
    }
  }
}

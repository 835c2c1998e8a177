import Engine
import Text

/// `New-TimeSpan`: a duration from its parts, or between two dates.
final class NewTimeSpan: Cmdlet {
  private var start: DateTimeObject?
  private var end: DateTimeObject?
  private var days = 0
  private var hours = 0
  private var minutes = 0
  private var seconds = 0
  private var milliseconds = 0

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-TimeSpan", "Microsoft.PowerShell.Commands.NewTimeSpanCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Date",
      output: ["System.TimeSpan"]
    ) { NewTimeSpan() }
    d.parameter("Days", "int", "Time: ") { $0.days = $1.int ?? 0 }
    d.parameter("End", "datetime", "Date: position 1, property") { $0.end = $1.object() }
    d.parameter("Hours", "int", "Time: ") { $0.hours = $1.int ?? 0 }
    d.parameter("Milliseconds", "int", "Time: ") { $0.milliseconds = $1.int ?? 0 }
    d.parameter("Minutes", "int", "Time: ") { $0.minutes = $1.int ?? 0 }
    d.parameter("Seconds", "int", "Time: ") { $0.seconds = $1.int ?? 0 }
    d.parameter("Start", "datetime", "Date: position 0, pipeline, property", aliases: "LastWriteTime") { $0.start = $1.object() }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if parameterSetName.equalsIgnoringCase(ascii: "Time") {
      var ticks: Int64 = 0
      let parts: [(Int, Int64)] = [
        (days, TimeSpan.ticksPerDay), (hours, TimeSpan.ticksPerHour), (minutes, TimeSpan.ticksPerMinute), (seconds, TimeSpan.ticksPerSecond),
        (milliseconds, TimeSpan.ticksPerMillisecond),
      ]
      for (count, unit) in parts {
        let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unit)
        let (total, overflow2) = ticks.addingReportingOverflow(product)
        if overflow || overflow2 {
          throw terminating(
            "System.ArgumentOutOfRangeException", "TimeSpan overflowed because the duration is too long.", id: "System.ArgumentOutOfRangeException",
            category: .notSpecified)
        }
        ticks = total
      }
      return try write(.timeSpan(TimeSpan(ticks: ticks)))
    }
    let now = DateTime.now
    try write(.timeSpan((end?.value ?? now) - (start?.value ?? now)))
  }
}

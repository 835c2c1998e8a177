import Glibc

/// Holds the records of a group back until its widths are known: to the group's end, or for 300 milliseconds.
///
/// Once switched on it stays on for later sequences of the same output, as in PowerShell.
struct RecordQueue {
  private var isOn = false
  private var waitsForEnd = false
  private var isHolding = false
  private var held: [FormatRecord] = []
  private var began: Int64 = 0
  private var start: FormatStart?

  private static let patience: Int64 = 300_000_000

  /// Holds groups back: whole ones, or for a moment.
  mutating func switchOn(untilEnd: Bool) {
    isOn = true
    waitsForEnd = untilEnd
  }

  /// Takes a record, and gives those that may be written now; `measure` sees a group's rows first.
  mutating func add(_ record: FormatRecord, measure: (FormatStart, [FormatRecord]) -> Void) -> [FormatRecord] {
    guard isOn else { return [record] }
    if let start = record as? FormatStart { self.start = start }
    if !isHolding {
      guard record is GroupStart else { return [record] }
      isHolding = true
      began = RecordQueue.now
      held = [record]
      return []
    }
    held.append(record)
    guard record is GroupEnd || !waitsForEnd && RecordQueue.now - began > RecordQueue.patience else { return [] }
    if let start { measure(start, held.filter { ($0 as? FormatEntry)?.isOutOfBand != true }) }
    isHolding = false
    return drain()
  }

  /// What is still held back when the output ends.
  mutating func drain() -> [FormatRecord] {
    defer { held = [] }
    return held
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

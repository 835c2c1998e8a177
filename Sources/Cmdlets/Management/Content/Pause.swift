import Engine
import Glibc

/// A wait that Ctrl-C ends.
enum Pause {
  static func sleep(seconds: Double, _ frame: Frame) throws(Unwind) {
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
    nanosleep(&time, nil)
    try frame.attend()
  }
}

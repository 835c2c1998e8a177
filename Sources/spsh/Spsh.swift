import CSystem
import Engine
import Glibc
import Text

final class PlainHost: Host {
  var buffer: [UInt8] = []
  override func write(_ text: PSString, to channel: Channel) {
    if channel == .error {
      flush()
      var b: [UInt8] = []
      text.appendUTF8(to: &b)
      _ = b.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      return
    }
    text.appendUTF8(to: &buffer)
    if buffer.count > 60000 { flush() }
  }
  override func flush() {
    _ = buffer.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
    buffer.removeAll(keepingCapacity: true)
  }
}

func body() -> Int32 {
  let host = PlainHost()
  let shell = Shell(host: host, nativeStack: 500 << 20)
  var arguments = Array(CommandLine.arguments.dropFirst())
  var outcome = Shell.Outcome.finished(succeeded: true)
  while let a = arguments.first {
    arguments.removeFirst()
    if a == "-NoProfile" || a == "-NonInteractive" || a == "-NoLogo" { continue }
    if a == "-c" || a == "-Command" {
      outcome = shell.run(PSString.of(arguments.joined(separator: " ")))
      break
    }
    if a == "-File" { continue }
    outcome = shell.run(file: a, arguments: arguments)
    break
  }
  host.flush()
  switch outcome {
  case .finished(let ok): return ok ? 0 : 1
  case .exit(let code): return code
  case .failed: return 1
  case .stopped: return 130
  }
}

@main
enum Spsh {
  static func main() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread = pthread_t()
    pthread_create(&thread, &attributes, interpreterThread, nil)
    pthread_join(thread, nil)
  }
}

private func interpreterThread(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { exit(body()) }

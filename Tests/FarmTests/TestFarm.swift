import Farm
import Foundation
import Testing

/// A directory that is gone when the test is.
final class TemporaryDirectory {
  let path: String

  init() throws {
    // Not $TMPDIR, which may be this user's alone: some tests read the farm as another user.
    path = "/tmp/farm-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var farm: String { path + "/farm.db" }
  var keys: String { path + "/keys" }
}

func write(_ contents: some Sequence<UInt8>, to path: String) throws { try Data(contents).write(to: URL(fileURLWithPath: path)) }

/// A farm as another server, another process or another user would open it; scrypt is cheap in it.
func open(
  _ location: FarmLocation, server: String = "APP1", account: String = "CONTOSO\\admin", keys: KeyStore? = nil, wait: LockWait = LockWait()
) -> LocalFarm {
  var new = NewFarm()
  new.keyCost = 1 << 10
  return LocalFarm(location, caller: Caller(account: account, server: server, process: "tests"), keys: keys, newFarm: new, wait: wait)
}

func secret(_ text: String) -> SecretBytes { Array(text.utf8).withUnsafeBytes { SecretBytes(copying: $0) } }

extension SecretBytes {
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension OutboundMailPassword {
  /// The password's text, or what is in the way of it.
  var text: String {
    switch self {
    case .password(let bytes): "password \(bytes.text)"
    case .anonymous: "anonymous"
    case .keyMissing: "key missing"
    case .keyDiffers: "key differs"
    case .damaged: "damaged"
    }
  }
}

/// A run of FarmHammer, which lies beside the tests; `scripts/prove-durability` names another build of it.
final class Hammer {
  private let process = Process()
  private let output = Pipe()
  private let input = Pipe()
  private var place: TemporaryDirectory?

  init(_ arguments: String..., asUnprivilegedUser: Bool = false) throws {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("FarmHammer")
    let program = ProcessInfo.processInfo.environment["FARM_HAMMER"].map { URL(fileURLWithPath: $0) } ?? beside
    if asUnprivilegedUser && getuid() == 0 {
      // A copy, since the build may lie where that user can't go.
      let place = try TemporaryDirectory()
      let copy = place.path + "/FarmHammer"
      try FileManager.default.copyItem(atPath: program.path, toPath: copy)
      self.place = place
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", copy] + arguments
    } else {
      process.executableURL = program
      process.arguments = arguments
    }
    process.standardOutput = output
    process.standardInput = input
    try process.run()
  }

  /// The next bytes that the process has printed; nil at the end.
  func read() -> String? {
    let data = output.fileHandleForReading.availableData
    return data.isEmpty ? nil : String(decoding: data, as: UTF8.self)
  }

  /// Sends a line to the process.
  func send(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }

  /// Waits for the end, and gives the lines that haven't been read and the exit code.
  func finish() -> (lines: [String], code: Int32) {
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init), process.terminationStatus)
  }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

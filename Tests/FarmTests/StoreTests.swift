import Farm
import Foundation
import Testing

@Suite("The farm's file")
struct StoreTests {
  @Test("Nothing is opened before it is needed; a second process sees the same farm")
  func lazy() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm))
    #expect(!farm.isOpen && !FileManager.default.fileExists(atPath: place.farm))
    let id = try farm.farm().id
    #expect(farm.isOpen)
    #expect(try open(.file(place.farm)).farm().id == id)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.contains(".new-") }.isEmpty)
  }

  @Test("The standard file is under $XDG_DATA_HOME, or in the home directory")
  func standard() {
    #expect(FarmLocation.standard.path.hasSuffix("/spsh/farm.db"))
    #expect(FarmLocation(":memory:") == .memory)
    #expect(FarmLocation("a.db") == .file(FileManager.default.currentDirectoryPath + "/a.db"))
  }

  @Test("An empty file becomes a farm, and keeps its mode")
  func emptyFile() throws {
    let place = try TemporaryDirectory()
    try write([], to: place.farm)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.farm)
    let id = try open(.file(place.farm)).farm().id
    #expect(try open(.file(place.farm)).farm().id == id)
    #expect(try FileManager.default.attributesOfItem(atPath: place.farm)[.posixPermissions] as? Int == 0o640)
  }

  @Test("A file that is no farm is refused and left as it is")
  func notAFarm() throws {
    let place = try TemporaryDirectory()
    for contents in ["hello", String(repeating: "no database ", count: 1000)] {
      try write(contents.utf8, to: place.farm)
      #expect(throws: FarmError.notAFarm(path: place.farm)) { try open(.file(place.farm)).farm() }
      #expect(FileManager.default.contents(atPath: place.farm) == Data(contents.utf8))
    }
    let other = place.path + "/other.db"
    try RawDatabase(other).execute("CREATE TABLE t (x)")
    #expect(throws: FarmError.notAFarm(path: other)) { try open(.file(other)).farm() }
    #expect(throws: FarmError.self) { try open(.file(place.path)).farm() }
    #expect(throws: FarmError.cannotOpen(path: place.path + "/none/farm.db", reason: "No such file or directory")) {
      try open(.file(place.path + "/none/farm.db")).farm()
    }
  }

  @Test("A farm of a newer version is refused")
  func newerVersion() throws {
    let place = try TemporaryDirectory()
    _ = try open(.file(place.farm)).farm()
    try RawDatabase(place.farm).execute("PRAGMA user_version = 4711")
    let error = #expect(throws: FarmError.self) { try open(.file(place.farm)).farm() }
    guard case .newerVersion(_, 4711, let known) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(known < 4711)
  }

  @Test("A lock that is held too long is an error, and can be interrupted")
  func locked() throws {
    let place = try TemporaryDirectory()
    let id = try open(.file(place.farm)).administrationWebApplication().id
    let holder = try RawDatabase(place.farm)
    try holder.execute("BEGIN IMMEDIATE")
    let patient = open(.file(place.farm), wait: LockWait(seconds: 0))
    #expect(throws: FarmError.locked(path: place.farm, seconds: 0)) { try patient.changeMailSettings(of: id, .settings(server: "m")) }
    let interrupted = open(.file(place.farm), wait: LockWait(seconds: 60, isInterrupted: { true }))
    #expect(throws: FarmError.interrupted) { try interrupted.changeMailSettings(of: id, .settings(server: "m")) }
    #expect(try patient.administrationWebApplication().outboundMailSettings().serverAddress == nil)
    try holder.execute("COMMIT")
    try patient.changeMailSettings(of: id, .settings(server: "m"))
  }

  @Test("A full disk is an error, and nothing is changed")
  func fullDisk() throws {
    let place = try TemporaryDirectory()
    #expect(try Hammer("write", place.farm).finish().code == 0)
    let result = try Hammer("full", place.farm).finish()
    #expect(result.lines == ["error: " + FarmError.diskFull(path: place.farm).message])
    #expect(try open(.file(place.farm)).administrationWebApplication().outboundMailSettings().serverAddress == "mail1.example.com")
  }

  /// How a farm can be left behind in a directory that its reader can't write.
  enum Condition: CaseIterable { case closed, killed, killedWithoutSharedMemory, inUse }

  @Test("An unprivileged user reads a read-only farm in a read-only directory, and can't change it", arguments: Condition.allCases)
  func readOnly(condition: Condition) throws {
    let place = try TemporaryDirectory()
    #expect(try Hammer("create", place.farm).finish().code == 0)
    let writer = open(.file(place.farm))
    if condition == .closed {
      try writer.changeMailSettings(of: writer.administrationWebApplication().id, .settings(server: "mail1", port: 2))
      writer.close()
    } else if condition == .inUse {
      try writer.changeMailSettings(of: writer.administrationWebApplication().id, .settings(server: "mail1", port: 2))
    } else {
      let hammer = try Hammer("change", place.farm, "1", "1000000")
      _ = hammer.read()
      hammer.kill()
      _ = hammer.finish()
    }
    if condition == .killedWithoutSharedMemory { try FileManager.default.removeItem(atPath: place.farm + "-shm") }
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: place.farm + suffix) {
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: place.farm + suffix)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path) }

    let read = try Hammer("read", place.farm, asUnprivilegedUser: true).finish()
    #expect(read.code == 0 && read.lines.count == 2)
    #expect(read.lines.allSatisfy { $0.contains(" mail") }, "\(read.lines)")
    let write = try Hammer("write", place.farm, asUnprivilegedUser: true).finish()
    #expect(write.code == 1)
    #expect(write.lines == ["error: " + FarmError.readOnly(path: place.farm).message])
  }

  @Test("A reader that can't share the log still sees what is written while it runs")
  func watch() throws {
    let place = try TemporaryDirectory()
    #expect(try Hammer("create", place.farm).finish().code == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path) }
    let reader = try Hammer("watch", place.farm, asUnprivilegedUser: true)
    #expect(reader.read()?.contains(" - 25 ") == true)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
    #expect(try Hammer("write", place.farm).finish().code == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.path)
    reader.send("")
    #expect(reader.read()?.contains(" mail1.example.com ") == true)
    reader.send("")
    #expect(reader.finish().code == 0)
  }

  @Test("An unprivileged user in a writable directory reads a farm that can't be written")
  func readOnlyFile() throws {
    let place = try TemporaryDirectory()
    #expect(try Hammer("write", place.farm).finish().code == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: place.farm)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: place.path)
    for _ in 1...2 { #expect(try Hammer("read", place.farm, asUnprivilegedUser: true).finish().lines.count == 2) }
    let write = try Hammer("write", place.farm, asUnprivilegedUser: true).finish()
    #expect(write.lines == ["error: " + FarmError.readOnly(path: place.farm).message])
  }

  @Test("One change synchronizes the disk once; the first of a log synchronizes the log's header and directory besides")
  func synchronizations() throws {
    let place = try TemporaryDirectory()
    #expect(try Hammer("create", place.farm).finish().code == 0)
    #expect(try Hammer("syncs", place.farm).finish().lines == ["3", "1", "1"])
  }
}

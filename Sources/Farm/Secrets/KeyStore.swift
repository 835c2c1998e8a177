import COpenSSL
import Glibc

/// Where the application credential keys of this machine are: a file of mode 0600 for each server of each farm in a directory of mode 0700, never in the farm's database.
///
/// The farm's database says which key counts, by its check value. A new key is written beside the old one (`prepare`), then its check value is committed in the
/// farm, then it takes the old one's place (`commit`); a process that dies between the steps leaves a pair of files from which `load` picks the one that the farm knows.
/// The steps of one change are taken `exclusively`.
package final class KeyStore {
  private enum Place {
    case memory
    case directory(String)
  }

  private let place: Place
  private var keys: [String: SecretBytes] = [:]

  /// Keys that end with the process: a throw-away farm's.
  package static func inMemory() -> KeyStore { KeyStore(.memory) }

  /// Keys in files.
  package static func inDirectory(_ path: String) -> KeyStore { KeyStore(.directory(path)) }

  /// `keys` under the program's data directory.
  package static func standard() -> KeyStore { .inDirectory(FarmLocation.dataDirectory + "/keys") }

  private init(_ place: Place) { self.place = place }

  /// The key of a server: the one with the published check value if there are two; nil if there is none, or the farm says that the server has none.
  func load(farm: GUID, server: String, published: [UInt8]?) throws(FarmError) -> ApplicationCredentialKey? {
    guard let published else { return nil }
    guard case .directory(let directory) = place else {
      return try keys[fileName(farm, server)].map { master throws(FarmError) in try ApplicationCredentialKey(master: master) }
    }
    let path = directory + "/" + fileName(farm, server)
    if let pending = try read(path + ".new"), pending.check == published {
      rename(path + ".new", path)
      return pending
    }
    return try read(path)
  }

  /// Runs a change of keys while no other process of this machine makes one.
  func exclusively<Result>(_ body: () throws(FarmError) -> Result) throws(FarmError) -> Result {
    guard case .directory(let directory) = place else { return try body() }
    try FarmFile.makeDirectory(directory)
    let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .keyStore(path: directory, reason: FarmFile.systemReason()) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o700) == 0, flock(descriptor, LOCK_EX) == 0 else {
      throw .keyStore(path: directory, reason: FarmFile.systemReason())
    }
    return try body()
  }

  /// Writes the key durably, without its taking effect.
  func prepare(_ key: ApplicationCredentialKey, farm: GUID, server: String) throws(FarmError) {
    guard case .directory(let directory) = place else { return }
    let path = directory + "/" + fileName(farm, server) + ".new"
    unlink(path)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .keyStore(path: directory, reason: FarmFile.systemReason()) }
    defer { close(descriptor) }
    let written = key.master.withBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == key.master.count, fsync(descriptor) == 0 else {
      let reason = FarmFile.systemReason()
      unlink(path)
      throw .keyStore(path: directory, reason: reason)
    }
    FarmFile.synchronizeDirectory(of: path)
  }

  /// The prepared key takes effect.
  func commit(_ key: ApplicationCredentialKey, farm: GUID, server: String) {
    guard case .directory(let directory) = place else { return keys[fileName(farm, server)] = key.master }
    let path = directory + "/" + fileName(farm, server)
    // A failure leaves the pair of files, from which `load` takes the new one.
    if rename(path + ".new", path) == 0 { FarmFile.synchronizeDirectory(of: path) }
  }

  /// Removes the server's key, and a prepared one.
  func remove(farm: GUID, server: String) {
    guard case .directory(let directory) = place else { return keys[fileName(farm, server)] = nil }
    let path = directory + "/" + fileName(farm, server)
    unlink(path + ".new")
    if unlink(path) == 0 { FarmFile.synchronizeDirectory(of: path) }
  }

  private func read(_ path: String) throws(FarmError) -> ApplicationCredentialKey? {
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .keyStore(path: path, reason: FarmFile.systemReason())
    }
    defer { close(descriptor) }
    let master = SecretBytes(capacity: 64) { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard master.count == 32 else { throw .keyStore(path: path, reason: "the file is damaged") }
    return try ApplicationCredentialKey(master: master)
  }

  /// The farm's id and the server's name, in characters that are safe in a file's name: what isn't a letter, a digit or a dash is written as `_` and two digits, and a very long name as its hash.
  private func fileName(_ farm: GUID, _ server: String) -> String {
    var name = ""
    for unit in server.lowercased().utf8 {
      switch unit {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        name.unicodeScalars.append(Unicode.Scalar(unit))
      default: name += "_" + Self.hexadecimal([unit])
      }
    }
    if name.utf8.count > 120 {
      var digest = [UInt8](repeating: 0, count: 32)
      let text = Array(server.lowercased().utf8)
      EVP_Digest(text, text.count, &digest, nil, EVP_sha256(), nil)
      name = "_" + Self.hexadecimal(digest)
    }
    return "\(farm)-\(name).key"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

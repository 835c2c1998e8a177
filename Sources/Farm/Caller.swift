import Glibc

/// Who acts on the farm: written beside every change, and quoted in an update conflict.
package struct Caller: Sendable, Equatable {
  /// `DOMAIN\user`, a UPN, or a plain login name.
  package let account: String
  /// The name of the server of the farm that this process runs on.
  package let server: String
  package let process: String
  package let processId: Int

  package init(account: String, server: String, process: String = "spsh") {
    self.account = account
    self.server = server
    self.process = process
    processId = Int(getpid())
  }

  /// The login name of the process's user.
  package static var loginName: String {
    if let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name { return String(cString: name) }
    return String(geteuid())
  }

  /// The host's name up to its first dot, as Windows would know the machine.
  package static var hostName: String {
    var name = [UInt8](repeating: 0, count: 256)
    let failed =
      name.withUnsafeMutableBytes { room in room.bindMemory(to: CChar.self).baseAddress.map { gethostname($0, room.count - 1) } } != 0
    let label = name.prefix { $0 != 0 && $0 != UInt8(ascii: ".") }
    return failed || label.isEmpty ? "localhost" : String(decoding: label, as: UTF8.self)
  }
}

/// The application credential key of this server, and the passwords that are sealed with it.
extension LocalFarm {
  /// `Set-SPApplicationCredentialKey`: sets this server's key, in the place of the one that it may have. Takes about 0.2 s on purpose.
  ///
  /// - Parameter password: UTF-8; the same on every server of the farm.
  package func setApplicationCredentialKey(_ password: SecretBytes) throws(FarmError) {
    let database = try database
    guard database.isWritable else { throw .readOnly(path: location.path) }
    let farm = try FarmRecord.load(from: database)
    let key = try ApplicationCredentialKey(password: password, salt: farm.keySalt, cost: farm.keyCost)
    try keys.exclusively { () throws(FarmError) in
      // A change that died after its commit is completed first: its key is the one in force. A file that can't be read is no hindrance to a new key.
      _ = try? localKey(farm: farm.object.id)
      try database.change { () throws(FarmError) in
        try keys.prepare(key, farm: farm.object.id, server: caller.server)
        try publish(key.check, in: database)
      }
      keys.commit(key, farm: farm.object.id, server: caller.server)
    }
  }

  /// `Remove-SPApplicationCredentialKey`: removes this server's key.
  package func removeApplicationCredentialKey() throws(FarmError) {
    let database = try database
    let farm = try FarmRecord.load(from: database).object.id
    try keys.exclusively { () throws(FarmError) in
      try database.change { () throws(FarmError) in try publish(nil, in: database) }
      keys.remove(farm: farm, server: caller.server)
    }
  }

  private func publish(_ check: [UInt8]?, in database: Database) throws(FarmError) {
    guard var server = try ServerRecord.named(caller.server, in: database) else {
      throw .notFound(type: "SPServer", identity: caller.server)
    }
    server.credentialCheck = check
    try server.update(in: database, by: caller)
  }

  private func localKey(farm: GUID) throws(FarmError) -> ApplicationCredentialKey? {
    let published = try ServerRecord.named(caller.server, in: database)?.credentialCheck
    return try keys.load(farm: farm, server: caller.server, published: published)
  }

  /// Credentials as they are stored for a web application.
  ///
  /// - Throws: `FarmError.credentialKeyMissing` if this server has no key.
  func seal(_ password: SecretBytes, for userName: String, of webApplication: GUID) throws(FarmError) -> MailLogin {
    let farm = try FarmRecord.load(from: database).object.id
    guard let key = try localKey(farm: farm) else { throw .credentialKeyMissing(server: caller.server) }
    let sealed = try PasswordSeal(farm: farm, webApplication: webApplication, userName: userName).seal(password, with: key)
    return MailLogin(userName: userName, sealedPassword: sealed, keyCheck: key.check)
  }

  func openPassword(_ login: MailLogin, of webApplication: GUID) throws(FarmError) -> OutboundMailPassword {
    let farm = try FarmRecord.load(from: database).object.id
    guard let key = try localKey(farm: farm) else { return .keyMissing }
    guard key.check == login.keyCheck else { return .keyDiffers }
    let seal = PasswordSeal(farm: farm, webApplication: webApplication, userName: login.userName)
    return seal.open(login.sealedPassword, with: key).map { .password($0) } ?? .damaged
  }

  /// The servers that can't read the password of a web application that authenticates: what the health rule "One or more servers can't retrieve the outgoing email credentials" finds. No key is needed to tell.
  package func credentialKeyFindings() throws(FarmError) -> [CredentialKeyFinding] {
    let database = try database
    return try database.read { () throws(FarmError) in
      let servers = try ServerRecord.all(in: database)
      var findings: [CredentialKeyFinding] = []
      for webApplication in try WebApplicationRecord.all(in: database) {
        guard let login = webApplication.mail.server?.login else { continue }
        for server in servers where server.credentialCheck != login.keyCheck {
          findings.append(
            CredentialKeyFinding(
              webApplication: webApplication.object.name, server: server.object.name,
              problem: server.credentialCheck == nil ? .keyMissing : .keyDiffers))
        }
      }
      return findings
    }
  }
}

/// A server that can't read the stored password of a web application.
package struct CredentialKeyFinding: Equatable, Sendable {
  package enum Problem: Sendable { case keyMissing, keyDiffers }
  package let webApplication: String
  package let server: String
  package let problem: Problem
}

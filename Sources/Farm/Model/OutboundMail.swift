/// The outgoing mail settings that are in force for a web application.
package struct OutboundMailSettings: Equatable, Sendable {
  /// nil: no server is set, here or for the farm.
  package var serverAddress: String?
  package var port: Int
  /// Whether TLS is required; nil while no server is set.
  package var enableSsl: Bool?
  /// nil: anonymous.
  package var userName: String?
  package var senderAddress: String?
  package var replyToAddress: String?
  package var codePage: Int

  /// Whether server, port, encryption and authentication are the web application's own.
  package var hasOwnServer: Bool

  /// The port of SMTP, where none is given.
  package static let standardPort = 25
  /// UTF-8, where no code page is given.
  package static let standardCodePage = 65001
}

/// What reading a stored SMTP password gives on this server.
package enum OutboundMailPassword {
  case password(SecretBytes)
  /// Nothing to read: the mail server takes mail without authentication.
  case anonymous
  /// This server has no application credential key.
  case keyMissing
  /// This server's application credential key is another than the one that the password was saved with.
  case keyDiffers
  /// The key is the right one, and the stored password doesn't open: the database was changed from outside.
  case damaged
}

/// `SPOutboundMailServiceInstance`: the service of a mail server that web applications send through.
package struct SPOutboundMailServiceInstance: Equatable, Sendable {
  /// `.Server.Address`, which is also `.Server.Name`.
  package let serverAddress: String
}

extension SPWebApplication {
  /// The web application's own settings, and the farm's where it has none. The farm's are read now, its own are those that this object has.
  package final func outboundMailSettings() throws(FarmError) -> OutboundMailSettings {
    let farm = try inherited()
    let (server, owner) = mailServer(inheriting: farm)
    let mail = farm?.mail
    return OutboundMailSettings(
      serverAddress: server?.address, port: server?.port ?? OutboundMailSettings.standardPort, enableSsl: server?.enableSsl,
      userName: server?.login?.userName, senderAddress: record.mail.senderAddress ?? mail?.senderAddress,
      replyToAddress: record.mail.replyToAddress ?? mail?.replyToAddress,
      codePage: record.mail.codePage ?? mail?.codePage ?? OutboundMailSettings.standardCodePage, hasOwnServer: server != nil && owner == id)
  }

  /// nil while no server is set, here or for the farm.
  package final func outboundMailServiceInstance() throws(FarmError) -> SPOutboundMailServiceInstance? {
    try mailServer(inheriting: inherited()).server.map { SPOutboundMailServiceInstance(serverAddress: $0.address) }
  }

  /// Reads the SMTP password with this server's application credential key.
  package final func outboundMailPassword() throws(FarmError) -> OutboundMailPassword {
    let (server, owner) = try mailServer(inheriting: inherited())
    guard let login = server?.login else { return .anonymous }
    return try local.openPassword(login, of: owner)
  }

  /// Changes the port of the web application's own mail server; stored by `update()`.
  package final func setOutboundMailPort(_ port: Int) throws(FarmError) {
    guard record.mail.server != nil else { throw .noOutboundMailServer(webApplication: displayName) }
    record.mail.server?.port = try MailSettingsChange.checkedPort(port)
  }

  /// Changes whether the web application's own mail server must encrypt; stored by `update()`.
  package final func setOutboundMailEnableSsl(_ enableSsl: Bool) throws(FarmError) {
    guard record.mail.server != nil else { throw .noOutboundMailServer(webApplication: displayName) }
    record.mail.server?.enableSsl = enableSsl
  }

  /// `UpdateMailSettings` in all its forms: stores the change together with this object's edits, under the rule of `update()`.
  package final func updateMailSettings(_ change: MailSettingsChange) throws(FarmError) {
    var changed = record
    try local.apply(change, to: &changed)
    try store(changed)
  }

  /// Central Administration, whose settings stand behind this web application's own; nil for itself. Read once for each answer, so that the answer is of one moment.
  private func inherited() throws(FarmError) -> WebApplicationRecord? {
    record.isAdministration ? nil : try WebApplicationRecord.administration(in: local.database)
  }

  /// The block in force, and the web application that it belongs to.
  private func mailServer(inheriting farm: WebApplicationRecord?) -> (server: MailServerRecord?, owner: GUID) {
    guard record.mail.server == nil, let farm else { return (record.mail.server, id) }
    return (farm.mail.server, farm.object.id)
  }
}

import Engine
import Farm
import Text

/// The outgoing mail settings of a web application, as members.
enum WebApplicationMail {
  static func declare(_ t: TypeMembers<WebApplicationObject>) {
    t.get("int OutboundMailCodePage {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: try settings(this).codePage)) }
    t.property("System.Nullable[bool] OutboundMailEnableSsl {get;set;}") { (this) throws(Unwind) in
      try settings(this).enableSsl.map { .bool($0) } ?? .null
    } set: { (this, value) throws(Unwind) in
      let enable = try Conversion.truth(value)
      try inFarm { () throws(FarmError) in try this.webApplication.setOutboundMailEnableSsl(enable) }
    }
    t.get("securestring OutboundMailPassword {get;}") { (this) throws(Unwind) in try password(this) }
    t.property("int OutboundMailPort {get;set;}") { (this) throws(Unwind) in
      .int32(Int32(clamping: try settings(this).port))
    } set: { (this, value) throws(Unwind) in
      let port = ParameterValue(value).int ?? 0
      try inFarm { () throws(FarmError) in try this.webApplication.setOutboundMailPort(port) }
    }
    t.get("string OutboundMailReplyToAddress {get;}") { (this) throws(Unwind) in .optionalText(try settings(this).replyToAddress) }
    t.get("string OutboundMailSenderAddress {get;}") { (this) throws(Unwind) in .optionalText(try settings(this).senderAddress) }
    t.get("Microsoft.SharePoint.Administration.SPOutboundMailServiceInstance OutboundMailServiceInstance {get;}") { (this) throws(Unwind) in
      try inFarm { () throws(FarmError) in try this.webApplication.outboundMailServiceInstance() }
        .map { .object(OutboundMailServiceInstanceObject($0)) } ?? .null
    }
    t.get("string OutboundMailUserName {get;}") { (this) throws(Unwind) in .optionalText(try settings(this).userName) }

    t.method("void UpdateMailSettings(string strOutboundSMTPServer, string strFromAddress, string strReplyToAddress, int nCodePage)") {
      (this, a) throws(Unwind) in
      try update(this, a, enableSsl: nil, port: nil, authentication: .keep)
    }
    t.method(
      "void UpdateMailSettings(string strOutboundSMTPServer, string strFromAddress, string strReplyToAddress, int nCodePage, System.Nullable[bool] bEnableSsl, int nPort)"
    ) { (this, a) throws(Unwind) in
      try update(this, a, enableSsl: flag(a[4]), port: a.int(5), authentication: .keep)
    }
    t.method(
      "void UpdateMailSettings(string strOutboundSMTPServer, string strFromAddress, string strReplyToAddress, int nCodePage, System.Nullable[bool] bEnableSsl, int nPort, string strUserName, securestring ssPassword, bool bOverwriteAuthenticationSettings)"
    ) { (this, a) throws(Unwind) in
      try update(this, a, enableSsl: flag(a[4]), port: a.int(5), authentication: a.bool(8) ? authentication(a) : .keep)
    }
  }

  private static func settings(_ this: WebApplicationObject) throws(Unwind) -> OutboundMailSettings {
    try inFarm { () throws(FarmError) in try this.webApplication.outboundMailSettings() }
  }

  private static func flag(_ value: Value) -> Bool? { if case .bool(let flag) = value.unwrapped { flag } else { nil } }

  /// Empty texts unset, as null does: PowerShell passes `$null` to a string parameter as an empty one.
  private static func update(
    _ this: WebApplicationObject, _ a: Arguments, enableSsl: Bool?, port: Int?, authentication: MailSettingsChange.Authentication
  ) throws(Unwind) -> Value {
    try this.collectEdits()
    let change = MailSettingsChange.update(
      server: a.optionalString(0)?.string, senderAddress: a.optionalString(1)?.string, replyToAddress: a.optionalString(2)?.string,
      codePage: a.int(3), enableSsl: enableSsl, port: port, authentication: authentication)
    try inFarm { () throws(FarmError) in try this.webApplication.updateMailSettings(change) }
    return .void
  }

  private static func authentication(_ a: Arguments) -> MailSettingsChange.Authentication {
    guard let name = a.optionalString(6), !name.isEmpty, let password = a.object(7, as: SecureStringObject.self) else { return .anonymous }
    return .user(name.string, password: SecretBytes(password))
  }

  /// The stored password, read with this server's application credential key. Where that can't be, a warning says what to do, and the password is null.
  private static func password(_ this: WebApplicationObject) throws(Unwind) -> Value {
    let server = FarmSession.local.caller.server
    switch try inFarm({ () throws(FarmError) in try this.webApplication.outboundMailPassword() }) {
    case .password(let bytes): return .object(SecureStringObject(bytes))
    case .anonymous: return .null
    case .keyMissing:
      warn(
        "The password of the outgoing email credentials can't be retrieved: the server \(server) has no application credential key. Use Set-SPApplicationCredentialKey on this server to set the key that the other servers of the farm have."
      )
    case .keyDiffers:
      warn(
        "The password of the outgoing email credentials can't be retrieved: the application credential key of the server \(server) is not the one that they were saved with. Use Set-SPApplicationCredentialKey on this server to set the same key, or set a new key on every server and save the SMTP credentials again with Set-SPWebApplication -SMTPCredentials."
      )
    case .damaged:
      warn(
        "The password of the outgoing email credentials can't be retrieved: what is stored is damaged. Save the SMTP credentials again with Set-SPWebApplication -SMTPCredentials."
      )
    }
    return .null
  }

  /// A property has no stream of its own: the host shows the warning to whoever is looking.
  private static func warn(_ text: String) { Runtime.current?.host.writeMessage(.warning, PSString.of("WARNING: \(text)")) }
}

extension SecretBytes {
  /// The text of a `SecureString` as UTF-8.
  convenience init(_ text: SecureStringObject) {
    self.init(capacity: text.count * 3) { room in
      text.withUTF8 { bytes in
        room.copyMemory(from: bytes)
        return bytes.count
      }
    }
  }
}

extension SecureStringObject {
  /// A read-only `SecureString` of UTF-8 bytes.
  convenience init(_ secret: SecretBytes) {
    self.init()
    secret.withBytes { bytes in
      _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) { self.append($0) }
    }
    makeReadOnly()
  }
}

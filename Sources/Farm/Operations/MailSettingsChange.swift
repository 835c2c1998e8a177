/// What becomes of one setting.
package enum Edit<Value> {
  case keep
  /// Unset: what it falls back to is the setting's own rule.
  case clear
  case set(Value)

  /// A value sets, nil keeps.
  package init(_ value: Value?) { self = value.map { .set($0) } ?? .keep }
}

extension Edit: Sendable where Value: Sendable {}

/// A change of a web application's outgoing mail settings: on Central Administration, the farm's.
///
/// `MailSettingsChange.settings(server: "mail.example.com", port: 587, …)` is `Set-SPWebApplication`'s mail set, `.update(…)` the overloads of `UpdateMailSettings`.
package struct MailSettingsChange: Sendable {
  package enum Authentication: Sendable {
    case keep
    /// User name and password are forgotten.
    case anonymous
    /// - Parameter password: UTF-8.
    case user(String, password: SecretBytes)
  }

  /// Set for the first time, it starts a block of its own: port 25, no encryption, anonymous. Cleared, the block is gone, and with it port, encryption and authentication.
  package var server: Edit<String> = .keep
  package var port: Edit<Int> = .keep
  package var enableSsl: Edit<Bool> = .keep
  package var authentication = Authentication.keep
  package var senderAddress: Edit<String> = .keep
  package var replyToAddress: Edit<String> = .keep
  package var codePage: Edit<Int> = .keep

  package init() {}

  /// `Set-SPWebApplication`'s mail set: a port that isn't given is 25, encryption is required unless it is disabled, the rest is kept unless it is given.
  package static func settings(
    server: String, port: Int? = nil, disableEncryption: Bool = false, senderAddress: String? = nil, replyToAddress: String? = nil,
    authentication: Authentication = .keep
  ) -> MailSettingsChange {
    var change = MailSettingsChange()
    change.server = .set(server)
    change.port = .set(port ?? OutboundMailSettings.standardPort)
    change.enableSsl = .set(!disableEncryption)
    change.senderAddress = Edit(senderAddress)
    change.replyToAddress = Edit(replyToAddress)
    change.authentication = authentication
    return change
  }

  /// `UpdateMailSettings`: server, addresses and code page are set as given, empty or nil unsets; what an overload doesn't have is kept.
  ///
  /// All three unset takes the web application's own settings away.
  package static func update(
    server: String?, senderAddress: String?, replyToAddress: String?, codePage: Int, enableSsl: Bool? = nil, port: Int? = nil,
    authentication: Authentication = .keep
  ) -> MailSettingsChange {
    func edit(_ text: String?) -> Edit<String> { text.flatMap { $0.isEmpty ? nil : .set($0) } ?? .clear }
    var change = MailSettingsChange()
    change.server = edit(server)
    change.senderAddress = edit(senderAddress)
    change.replyToAddress = edit(replyToAddress)
    change.codePage = .set(codePage)
    switch (change.server, change.senderAddress, change.replyToAddress) {
    case (.clear, .clear, .clear): change.codePage = .clear
    case (.clear, _, _): break
    default:
      change.enableSsl = Edit(enableSsl)
      change.port = Edit(port)
      change.authentication = authentication
    }
    return change
  }

  // MARK: Validation, before anything is written

  /// Refuses what the settings must not hold. `codePage` is checked even where it is then forgotten.
  func validate() throws(FarmError) {
    if case .set(let name) = server { try Self.checkServer(name) }
    if case .set(let number) = port { _ = try Self.checkedPort(number) }
    if case .set(let address) = senderAddress { try Self.checkAddress(address) }
    if case .set(let address) = replyToAddress { try Self.checkAddress(address) }
    if case .set(let page) = codePage, !(1...65535).contains(page) { throw .invalidCodePage(page) }
    if case .user(let name, _) = authentication, name.isEmpty || name.unicodeScalars.contains(where: { $0.isControl }) {
      throw .invalidUserName
    }
  }

  static func checkedPort(_ port: Int) throws(FarmError) -> Int {
    guard (1...65535).contains(port) else { throw .invalidPort(port) }
    return port
  }

  /// A host name or an address: letters, digits, `.`, `-`, `_`, and `:` and brackets for IPv6.
  private static func checkServer(_ name: String) throws(FarmError) {
    guard !name.trimmedASCII.isEmpty else { throw .emptyServerName }
    let isHost = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", ":", "[", "]", "%": true
      default: scalar.value > 0x9F && !scalar.isControl && !scalar.properties.isWhitespace
      }
    }
    guard isHost else { throw .invalidServerName(name) }
  }

  /// Something before the last `@` and something behind it, and nothing that could end a header or begin another address.
  private static func checkAddress(_ address: String) throws(FarmError) {
    guard let at = address.lastIndex(of: "@"), at > address.startIndex, address.index(after: at) < address.endIndex,
      !address.unicodeScalars.contains(where: { $0.isControl || $0.properties.isWhitespace || "<>,;".unicodeScalars.contains($0) })
    else { throw .invalidAddress(address) }
  }

  // MARK: Application

  /// Applies the change to the settings of a web application; `seal` makes stored credentials of a user name and a password.
  func apply(to record: inout WebApplicationRecord, seal: (String, SecretBytes) throws(FarmError) -> MailLogin) throws(FarmError) {
    try validate()
    var mail = record.mail
    switch server {
    case .keep: break
    case .clear: mail.server = nil
    case .set(let address):
      if mail.server == nil {
        mail.server = MailServerRecord(address: address, port: OutboundMailSettings.standardPort, enableSsl: false, login: nil)
      }
      mail.server?.address = address
    }
    guard mail.server != nil || !changesServerBlock else { throw .noOutboundMailServer(webApplication: record.object.name) }
    switch port {
    case .keep: break
    case .clear: mail.server?.port = OutboundMailSettings.standardPort
    case .set(let number): mail.server?.port = number
    }
    switch enableSsl {
    case .keep: break
    case .clear: mail.server?.enableSsl = false
    case .set(let flag): mail.server?.enableSsl = flag
    }
    switch authentication {
    case .keep: break
    case .anonymous: mail.server?.login = nil
    case .user(let name, let password): mail.server?.login = try seal(name, password)
    }
    senderAddress.apply(to: &mail.senderAddress)
    replyToAddress.apply(to: &mail.replyToAddress)
    codePage.apply(to: &mail.codePage)
    record.mail = mail
  }

  /// Whether the change sets something that only a web application with a mail server of its own has.
  private var changesServerBlock: Bool {
    switch (port, enableSsl, authentication) {
    case (.set, _, _), (_, .set, _), (_, _, .user): true
    default: false
    }
  }
}

extension Edit {
  func apply(to value: inout Value?) {
    switch self {
    case .keep: break
    case .clear: value = nil
    case .set(let new): value = new
    }
  }
}

extension LocalFarm {
  /// Changes a web application's mail settings in one transaction, whatever others have changed meanwhile: what `Set-SPWebApplication` does.
  ///
  /// - Returns: the web application as it is stored now.
  @discardableResult
  package func changeMailSettings(of webApplication: GUID, _ change: MailSettingsChange) throws(FarmError) -> SPWebApplication {
    try self.change(webApplication) { record throws(FarmError) in try self.apply(change, to: &record) }
  }

  /// The same for an object: it sees the change, unless it has edits of its own.
  package func changeMailSettings(of webApplication: SPWebApplication, _ change: MailSettingsChange) throws(FarmError) {
    webApplication.adopt(try changeMailSettings(of: webApplication.id, change).record)
  }

  func apply(_ change: MailSettingsChange, to record: inout WebApplicationRecord) throws(FarmError) {
    let owner = record.object.id
    try change.apply(to: &record) { (userName, password) throws(FarmError) in try self.seal(password, for: userName, of: owner) }
  }

  /// Reads a web application, changes it and stores it, in one transaction.
  func change(_ webApplication: GUID, _ body: (inout WebApplicationRecord) throws(FarmError) -> Void) throws(FarmError) -> SPWebApplication
  {
    let database = try database
    let changed = try database.change { () throws(FarmError) in
      guard var record = try WebApplicationRecord.find(webApplication, in: database) else {
        throw .notFound(type: "SPWebApplication", identity: webApplication.description)
      }
      try body(&record)
      try record.update(in: database, by: caller)
      return record
    }
    return .make(self, changed)
  }
}

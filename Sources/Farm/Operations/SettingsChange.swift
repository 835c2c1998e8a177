/// `Set-SPWebApplication`'s general set.
package struct GeneralSettingsChange: Sendable {
  /// The identifier of a SharePoint time zone.
  package var defaultTimeZone: Edit<Int> = .keep
  package var defaultQuotaTemplate: Edit<String> = .keep
  package var serviceApplicationProxyGroup: Edit<String> = .keep

  package init() {}

  /// The identifiers in SharePoint's TIMEZONE.XML.
  private static let timeZones = 0...109

  func apply(to record: inout WebApplicationRecord) throws(FarmError) {
    if case .set(let zone) = defaultTimeZone, !Self.timeZones.contains(zone) { throw .timeZoneUnknown(zone) }
    for name in [defaultQuotaTemplate, serviceApplicationProxyGroup] {
      if case .set(let name) = name, !LocalFarm.isValidName(name) { throw .invalidName(name) }
    }
    defaultTimeZone.apply(to: &record.defaultTimeZone)
    defaultQuotaTemplate.apply(to: &record.defaultQuotaTemplate, unset: "")
    serviceApplicationProxyGroup.apply(to: &record.proxyGroup, unset: "")
  }
}

/// `Set-SPWebApplication`'s claims set: how one zone signs people in.
package struct ClaimSettingsChange: Sendable {
  package var authenticationMethod: Edit<AuthenticationMethod> = .keep
  package var authenticationProviders: Edit<[String]> = .keep
  package var claimProviders: Edit<[String]> = .keep
  package var signInRedirectUrl: Edit<String> = .keep
  package var signInRedirectProvider: Edit<String> = .keep

  package init() {}

  func apply(to claims: inout ClaimSettings) throws(FarmError) {
    if case .set(let names) = authenticationProviders { try Self.check(names) }
    if case .set(let names) = claimProviders { try Self.check(names) }
    if case .set(let name) = signInRedirectProvider { try Self.check([name]) }
    if case .set(let url) = signInRedirectUrl, url.isEmpty || url.unicodeScalars.contains(where: { $0.isControl }) {
      throw .invalidUrl(url)
    }
    authenticationMethod.apply(to: &claims.authenticationMethod, unset: .ntlm)
    authenticationProviders.apply(to: &claims.authenticationProviders, unset: [])
    claimProviders.apply(to: &claims.claimProviders, unset: [])
    signInRedirectUrl.apply(to: &claims.signInRedirectUrl, unset: "")
    signInRedirectProvider.apply(to: &claims.signInRedirectProvider, unset: "")
  }

  private static func check(_ names: [String]) throws(FarmError) {
    for name in names where !LocalFarm.isValidName(name) { throw .invalidName(name) }
  }
}

extension Edit {
  func apply(to value: inout Value, unset: Value) {
    switch self {
    case .keep: break
    case .clear: value = unset
    case .set(let new): value = new
    }
  }
}

extension LocalFarm {
  @discardableResult
  package func changeGeneralSettings(of webApplication: GUID, _ change: GeneralSettingsChange) throws(FarmError) -> SPWebApplication {
    try self.change(webApplication) { record throws(FarmError) in try change.apply(to: &record) }
  }

  /// The same for an object: it sees the change, unless it has edits of its own.
  package func changeGeneralSettings(of webApplication: SPWebApplication, _ change: GeneralSettingsChange) throws(FarmError) {
    webApplication.adopt(try changeGeneralSettings(of: webApplication.id, change).record)
  }

  @discardableResult
  package func changeClaimSettings(of webApplication: GUID, zone: SPUrlZone, _ change: ClaimSettingsChange) throws(FarmError)
    -> SPWebApplication
  {
    let database = try database
    return try self.change(webApplication) { record throws(FarmError) in
      guard var site = try IisSiteRecord.all(of: webApplication, in: database).first(where: { $0.zone == zone }) else {
        throw .zoneNotExtended(zone: zone.name, webApplication: record.object.name)
      }
      try change.apply(to: &site.claims)
      try site.save(in: database)
    }
  }
  /// The same for an object: its version is the new one, unless it has edits of its own.
  package func changeClaimSettings(of webApplication: SPWebApplication, zone: SPUrlZone, _ change: ClaimSettingsChange) throws(FarmError) {
    webApplication.adopt(try changeClaimSettings(of: webApplication.id, zone: zone, change).record)
  }
}
